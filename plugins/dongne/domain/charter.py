"""Changes of the rules themselves: the board that leaves the room decides who may come in.

Row 33 of the known leaks: a change that lets an item through must not bring its own judges along.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime

from dongne.domain.address import Kind
from dongne.domain.decisions import Decision, Verb
from dongne.domain.digest import PREFIX
from dongne.domain.people import Roster
from dongne.domain.policy import Policy, Rule

ROSTER_ID = "review/roster"
POLICY_ID = "review/policy"
RULE_IDS = frozenset({ROSTER_ID, POLICY_ID})
"""What may be decided on besides items."""

_FORM = "dongne-rules@v1"


def digest_rules(rules_id: str, values: object) -> str:
    """Give the digest of a roster or a policy: SHA-256 over its values as sorted JSON.

    Reformatting the file changes nothing, any other word does.
    """
    version = {"form": _FORM, "id": rules_id, "values": values}
    text = json.dumps(version, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return PREFIX + hashlib.sha256(text.encode()).hexdigest()


def charter_of(policy: Policy) -> Rule | None:
    """Give the rule for changing rules: the group that decides on articles, by the highest quorum it ever needs."""
    kinds = list(policy.kinds.values())
    if not kinds:
        return None
    group = policy.kinds.get(Kind.ARTICLE, kinds[0]).group
    changed = [change.applied_to(rule) for change in policy.categories.values() for rule in kinds]
    own = [rule for rule in (*kinds, *changed) if rule.group == group]
    return Rule(
        group=group,
        quorum=max(rule.quorum for rule in own),
        needs_expert=any(rule.needs_expert for rule in own),
        signed=any(rule.signed for rule in own),
    )


def find_lack(
    digest: str, decisions: Sequence[Decision], *, roster: Roster, policy: Policy, at: datetime
) -> str | None:
    """Say (in Korean) what a change of rules still lacks, judged by the rules before it; None: it is approved."""
    rule = charter_of(policy)
    if rule is None:
        return "이전 규칙에 승인 규칙이 하나도 없어 아무도 바꿀 수 없습니다. 저장소 관리자가 도와야 합니다"
    made = sorted((decision for decision in decisions if decision.at <= at), key=lambda decision: decision.at)
    if objectors := _objectors(made, rule, roster, at):
        return f"{', '.join(objectors)} 님이 고쳐 달라고 했습니다"
    counted = {decision.by for decision in made if _counts(decision, digest, rule, roster)}
    title = roster.groups[rule.group].title if rule.group in roster.groups else rule.group
    missing = rule.quorum - len(counted)
    if missing > 0:
        left = sum(member.id not in counted for member in roster.seated(rule.group, at.date()))
        helpless = "" if left >= missing else _TOO_FEW.format(left=left)
        return f"바꾸기 전의 {title} 위원 {missing}명의 승인이 더 필요합니다{helpless}"
    if rule.needs_expert and not any(roster.members[person].expert for person in counted):
        return f"바꾸기 전의 {title} 전문가의 승인이 필요합니다"
    return None


_TOO_FEW = ". 그런데 남은 위원이 {left}명뿐이라 스스로는 바꿀 수 없습니다. 저장소 관리자가 도와야 합니다"


def _counts(decision: Decision, digest: str, rule: Rule, roster: Roster) -> bool:
    member = roster.members.get(decision.by)
    return (
        decision.verb is Verb.APPROVE
        and decision.digest == digest
        and member is not None
        and member.sits_in(rule.group, decision.at.date())
        and (decision.is_proven or not rule.signed)
    )


def _objectors(made: Sequence[Decision], rule: Rule, roster: Roster, at: datetime) -> list[str]:
    """Name those whose objection stands: made in office, not lifted, its maker still in office."""
    standing: set[str] = set()
    for decision in made:
        member = roster.members.get(decision.by)
        if decision.verb is Verb.LIFT:
            standing.discard(decision.by)
        elif decision.verb is Verb.REQUEST_CHANGES and member is not None:
            days = (decision.at.date(), at.date())
            if all(member.sits_in(rule.group, day) for day in days):
                standing.add(decision.by)
    return [roster.name_of(person) for person in sorted(standing)]
