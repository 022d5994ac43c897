"""Which decision may be written down at all: only one that will count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dongne.domain.decisions import Decision, Verb
from dongne.domain.hearing import Hearing
from dongne.domain.items import Item
from dongne.domain.people import Roster
from dongne.domain.policy import Policy
from dongne.domain.verdict import Judgement, judge


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Why a decision would not count, and what to do instead (Korean)."""

    reason: str
    hint: str


def find_refusal(
    decision: Decision, *, item: Item, made: Sequence[Decision], roster: Roster, policy: Policy, now: datetime
) -> Refusal | None:
    """Say why a new decision on the item as it is would not count; None: it will.

    ``made`` are the item's decisions so far; ``now`` is when the decision is being written down.
    """
    newest = max((earlier.at for earlier in made), default=None)
    if decision.at > now:
        return Refusal(
            reason=f"{_clock(decision.at)}은 아직 오지 않았습니다.",
            hint="`--at`에 결정을 내린 때를 적거나 빼 주세요. 빼면 지금이 됩니다.",
        )
    if newest is not None and decision.at < newest:
        return Refusal(
            reason=f"이 글에는 그보다 나중인 {_clock(newest)}의 결정이 이미 있습니다.",
            hint="결정은 내린 차례대로만 덧붙입니다. `--at`에 그 뒤의 때를 적거나 빼 주세요.",
        )
    judgement = judge(item, decisions=made, roster=roster, policy=policy, at=decision.at)
    if judgement.retraction is not None:
        return Refusal(
            reason="이미 내린 글입니다.",
            hint="내린 글은 되돌릴 수 없습니다. 다시 내려면 새 주소로 새 글을 만들어 주세요.",
        )
    return _Newcomer(decision, item, judgement, roster, policy).refusal()


def _clock(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


@dataclass(frozen=True)
class _Newcomer:
    """A decision in time, on an item that still stands."""

    decision: Decision
    item: Item
    judgement: Judgement
    roster: Roster
    policy: Policy

    def refusal(self) -> Refusal | None:
        """Ask what this verb asks."""
        if self.decision.verb is Verb.APPROVE:
            return self._refuse_approval()
        if self.decision.verb is Verb.LIFT:
            return self._refuse_lift()
        return self._refuse_stranger()

    @property
    def _name(self) -> str:
        return self.roster.name_of(self.decision.by)

    def _objects(self) -> bool:
        return any(objection.by == self.decision.by for objection in self.judgement.objections)

    def _refuse_approval(self) -> Refusal | None:
        rules = self.policy.rules_for(self.item)
        if not rules:
            return Refusal(
                reason=f"`review/policy.yml`에 {self.item.kind.label}의 승인 규칙이 없어 승인을 셀 수 없습니다.",
                hint="위원회가 먼저 규칙을 정해야 합니다.",
            )
        if self._objects():
            return Refusal(
                reason=f"{self._name} 님이 고쳐 달라고 한 것이 그대로 있습니다. 승인만으로는 거두어지지 않습니다.",
                hint=f"다 고쳐졌다면 먼저 `dongne lift {self.item.id} --as {self.decision.by}`로 거두어 주세요.",
            )
        member = self.roster.members.get(self.decision.by)
        # Of two rules, only those of the person's own groups can tell why.
        own = [rule for rule in rules if member is not None and rule.group in member.groups] or rules
        hearing = Hearing(
            item=self.item, made=(), roster=self.roster, policy=self.policy, rules=rules, at=self.decision.at
        )
        reasons = [hearing.discount(self.decision, rule) for rule in own]
        if None not in reasons:
            return Refusal(
                reason=f"{self._name} 님의 승인은 셀 수 없습니다: {reasons[0]}.", hint=self._candidates()
            )
        if any(approval.by == self.decision.by for approval in self.judgement.approvals):
            return Refusal(
                reason=f"{self._name} 님은 지금 판을 이미 승인했습니다. 한 사람은 한 번만 셉니다.",
                hint=self._candidates(),
            )
        return None

    def _candidates(self) -> str:
        """Name who could approve instead."""
        names = list(dict.fromkeys(name for missing in self.judgement.missing for name in missing.candidates))
        others = [name for name in names if name != self._name]
        return (
            f"승인할 수 있는 사람: {', '.join(others)}."
            if others
            else "남은 일은 `dongne status`에서 볼 수 있습니다."
        )

    def _refuse_lift(self) -> Refusal | None:
        if self._objects():
            return None
        objectors = ", ".join(self.roster.name_of(objection.by) for objection in self.judgement.objections)
        return Refusal(
            reason=f"{self._name} 님이 고쳐 달라고 한 것이 없어 거둘 것도 없습니다.",
            hint=f"고쳐 달라고 한 사람만 거둘 수 있습니다: {objectors}."
            if objectors
            else "승인하려면 `dongne approve`를 쓰세요.",
        )

    def _refuse_stranger(self) -> Refusal | None:
        """Objections and retractions need a seat, nothing else: also a rival may say that something is wrong."""
        groups = [rule.group for rule in self.policy.rules_for(self.item)] or list(self.roster.groups)
        member = self.roster.members.get(self.decision.by)
        day = self.decision.at.date()
        if member is not None and any(member.sits_in(group, day) for group in groups):
            return None
        titles = [self.roster.groups[group].title for group in groups if group in self.roster.groups]
        return Refusal(
            reason=f"{self._name} 님은 {day}에 이 글을 맡은 모임({', '.join(titles)})의 위원이 아닙니다.",
            hint="그 모임의 임기 중인 위원이 결정해야 합니다. 명단은 `review/roster.yml`에 있습니다.",
        )
