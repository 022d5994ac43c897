"""One item's verdict, with reasons that a reporter can act on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dongne.domain.decisions import Decision, Verb
from dongne.domain.hearing import Hearing, refusal
from dongne.domain.items import Item, Shop
from dongne.domain.people import Roster
from dongne.domain.policy import Policy, Rule
from dongne.domain.publication import Approval
from dongne.errors import Problem, Severity


class Verdict(StrEnum):
    """What the gate says of an item; the first that holds."""

    RETRACTED = "retracted"
    CHANGES_REQUESTED = "changes-requested"
    STALE = "stale"
    PENDING = "pending"
    EXPIRED = "expired"
    EMBARGOED = "embargoed"
    APPROVED = "approved"

    @property
    def label(self) -> str:
        """The Korean word for it."""
        return _LABELS[self]

    @property
    def is_waiting(self) -> bool:
        """Whether somebody still has to act; the other states are good ones."""
        return self in _WAITING


_WAITING = frozenset({Verdict.CHANGES_REQUESTED, Verdict.STALE, Verdict.PENDING})
_LABELS = {
    Verdict.RETRACTED: "내려짐",
    Verdict.CHANGES_REQUESTED: "고칠 것 있음",
    Verdict.STALE: "승인 뒤 바뀜",
    Verdict.PENDING: "승인 기다림",
    Verdict.EXPIRED: "기간 지남",
    Verdict.EMBARGOED: "예약됨",
    Verdict.APPROVED: "실림",
}


@dataclass(frozen=True, kw_only=True)
class Missing:
    """What one rule still asks for, and who could give it."""

    group: str
    """The group's Korean title."""
    count: int
    """Approvals still needed, at least."""
    expert: bool
    """Whether an expert must be among them."""
    candidates: tuple[str, ...]
    """Names of those who could approve today."""


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What the gate found out about one item."""

    item: Item
    verdict: Verdict
    reasons: tuple[str, ...]
    approvals: tuple[Approval, ...] = ()
    """Those that count for the present version, oldest first."""
    completed: datetime | None = None
    """When the last approval that the present version needed was given."""
    missing: tuple[Missing, ...] = ()
    was_public: bool
    """Whether some version could be read at some moment up to now."""
    retraction: Decision | None = None
    objections: tuple[Decision, ...] = ()
    """Those that stand, one for each person."""
    complete: tuple[str, ...] = ()
    """Digests of the versions whose quorum was complete at some time, oldest first."""
    remarks: tuple[Problem, ...] = ()
    """Decisions that do not count, and why."""


def judge(
    item: Item, *, decisions: Sequence[Decision], roster: Roster, policy: Policy, at: datetime
) -> Judgement:
    """Judge one item at the instant ``at`` (in the site's time zone)."""
    # A decision from the future has not been made yet, whatever its file says.
    made = sorted((decision for decision in decisions if decision.at <= at), key=lambda decision: decision.at)
    hearing = Hearing(
        item=item, made=tuple(made), roster=roster, policy=policy, rules=policy.rules_for(item), at=at
    )
    completed, objections = hearing.completed(item.digest), hearing.objections(at)
    verdict, reasons = _find_verdict(hearing, completed, objections)
    if verdict.is_waiting:
        reasons = (*reasons, *_find_early(decisions, at))
    return Judgement(
        item=item,
        verdict=verdict,
        reasons=reasons,
        approvals=_approvals(hearing),
        completed=completed,
        missing=tuple(_find_missing(hearing)) if completed is None else (),
        # What is approved now is public now.
        was_public=verdict is Verdict.APPROVED or hearing.was_public(),
        retraction=hearing.retraction,
        objections=tuple(objections),
        complete=tuple(digest for _, digest in hearing.completions()),
        remarks=(*_find_remarks(hearing, verdict), *_find_unheard(decisions, hearing, verdict)),
    )


def _find_verdict(
    hearing: Hearing, completed: datetime | None, objections: Sequence[Decision]
) -> tuple[Verdict, tuple[str, ...]]:
    """Give the first verdict that holds, in the order of the contract, section 4."""
    if (retraction := hearing.retraction) is not None:
        return Verdict.RETRACTED, (_retraction_reason(hearing, retraction),)
    if objections:
        return Verdict.CHANGES_REQUESTED, tuple(
            _objection_reason(hearing, objection) for objection in objections
        )
    if completed is None:
        return _find_need(hearing)
    return _find_date(hearing)


def _find_need(hearing: Hearing) -> tuple[Verdict, tuple[str, ...]]:
    """Say what the present version still needs."""
    if not hearing.rules:
        kind = hearing.item.kind.label
        return Verdict.PENDING, (
            f"`review/policy.yml`에 {kind}의 승인 규칙이 없습니다. 위원회가 규칙을 정해야 실을 수 있습니다.",
        )
    needs = tuple(_need_reasons(hearing))
    if hearing.completions():
        return Verdict.STALE, (
            "승인을 받은 뒤에 내용이 바뀌었습니다. 지금 내용을 다시 승인받아야 합니다.",
            *needs,
        )
    return Verdict.PENDING, needs


def _find_date(hearing: Hearing) -> tuple[Verdict, tuple[str, ...]]:
    """Say whether a complete version may be read on this day."""
    item, at = hearing.item, hearing.at
    if (age := facts_age(item, at)) is not None and hearing.policy.freshness.holds(age):
        return Verdict.PENDING, (
            f"가게 정보를 확인한 지 {age}일이 지났습니다. 기자가 가게에 다시 여쭙고 `checked`를 고쳐 승인을 받아 주세요.",
        )
    if item.expiry is not None and item.expiry <= at:
        return Verdict.EXPIRED, (f"{item.expiry:%Y-%m-%d %H:%M}에 기간이 끝났습니다.",)
    if item.release is not None and item.release > at:
        return Verdict.EMBARGOED, (f"{item.release:%Y-%m-%d %H:%M}에 실립니다.",)
    if (blackout := hearing.policy.blackout_of(item, at.date())) is not None:
        return Verdict.EMBARGOED, (
            f"{blackout.until}까지 이 분류의 새 글을 싣지 않습니다: {blackout.reason}.",
        )
    return Verdict.APPROVED, ()


def facts_age(item: Item, at: datetime) -> int | None:
    """Give the days since a shop's facts were confirmed; None for anything else."""
    return (at.date() - item.checked).days if isinstance(item, Shop) else None


def _approvals(hearing: Hearing) -> tuple[Approval, ...]:
    """Give everybody's first approval of the present version that counts for some rule, oldest first."""
    counted: dict[str, Decision] = {}
    for tally in hearing.tallies:
        for person, decision in tally.counted.get(hearing.item.digest, {}).items():
            counted.setdefault(person, decision)
    return tuple(
        Approval(by=decision.by, name=hearing.roster.name_of(decision.by), at=decision.at)
        for decision in sorted(counted.values(), key=lambda decision: (decision.at, decision.by))
    )


# --- what is missing, and from whom


def _find_missing(hearing: Hearing) -> Iterator[Missing]:
    for tally in hearing.tallies:
        rule, counted = tally.rule, tally.counted.get(hearing.item.digest, {})
        has_expert = not rule.needs_expert or any(map(hearing.is_expert, counted))
        count = max(rule.quorum - len(counted), 0 if has_expert else 1)
        if count:
            group = hearing.roster.groups.get(rule.group)
            yield Missing(
                group=rule.group if group is None else group.title,
                count=count,
                expert=not has_expert,
                candidates=tuple(
                    _candidates(hearing, rule, without=set(counted), expert=not has_expert and count == 1)
                ),
            )


def _candidates(hearing: Hearing, rule: Rule, *, without: set[str], expert: bool) -> Iterator[str]:
    """Name those who could approve today; only experts where one approval is missing and must be an expert's."""
    for member in hearing.roster.seated(rule.group, hearing.at.date()):
        may = refusal(member, group=rule.group, item=hearing.item, at=hearing.at) is None
        if may and member.id not in without and (member.expert or not expert):
            yield member.name


# --- words


def _retraction_reason(hearing: Hearing, retraction: Decision) -> str:
    name = hearing.roster.name_of(retraction.by)
    note = _sentence(retraction.note or "이유를 적지 않았습니다")
    return f"{name} 님이 {retraction.at.date()}에 내렸습니다: {note} 내린 글은 되돌릴 수 없습니다."


def _objection_reason(hearing: Hearing, objection: Decision) -> str:
    name = hearing.roster.name_of(objection.by)
    note = _sentence(f": {objection.note}" if objection.note else "")
    return (
        f"{name} 님이 {objection.at.date()}에 고쳐 달라고 했습니다{note} "
        f"고친 뒤 {name} 님이 `dongne lift {hearing.item.id} --as {objection.by}`로 거두어야 합니다."
    )


def _find_early(decisions: Sequence[Decision], at: datetime) -> Iterator[str]:
    """Say that something was said to be decided later than now: a clock may be wrong, its or ours."""
    early = min((decision.at for decision in decisions if decision.at > at), default=None)
    if early is not None:
        yield (
            f"{early:%Y-%m-%d %H:%M}로 적힌 결정은 그때가 되어야 셉니다. 이미 내린 결정이라면 적힌 때와 컴퓨터의 시계를 살펴 주세요."
        )


def _find_unheard(decisions: Sequence[Decision], hearing: Hearing, verdict: Verdict) -> Iterator[Problem]:
    """Report who meant to stop what is published or booked all the same: their decision is dated later than now."""
    if verdict not in {Verdict.APPROVED, Verdict.EMBARGOED}:
        return
    for decision in decisions:
        if decision.at > hearing.at and decision.verb in {Verb.RETRACT, Verb.REQUEST_CHANGES}:
            yield Problem(
                origin=decision.origin,
                code="decision-early",
                message=f"{hearing.roster.name_of(decision.by)} 님의 `{decision.verb}`는 {decision.at:%Y-%m-%d %H:%M}로 "
                f"적혀 있어 아직 세지 않습니다. 「{hearing.item.title}」은 그때까지 그대로입니다.",
                hint="이미 내린 결정이라면 적힌 때와 컴퓨터의 시계를 살피고, `dongne` 명령으로 다시 남겨 주세요.",
                severity=Severity.WARNING,
            )


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def _need_reasons(hearing: Hearing) -> Iterator[str]:
    for missing in _find_missing(hearing):
        expert = "(전문가 포함)" if missing.expert else ""
        who = f" 승인할 수 있는 사람: {', '.join(missing.candidates)}." if missing.candidates else ""
        yield f"{missing.group} {missing.count}명의 승인{expert}이 더 필요합니다.{who}"
        if len(missing.candidates) < missing.count:
            yield (
                f"{missing.group}에 승인할 수 있는 사람이 {len(missing.candidates)}명뿐이라 이대로는 정족수를 채울 수 없습니다. "
                "위원회가 위원이나 규칙을 바꾸어야 합니다."
            )


def _find_remarks(hearing: Hearing, verdict: Verdict) -> Iterator[Problem]:
    for decision in hearing.made:
        reason = _find_flaw(hearing, decision, verdict)
        if reason is not None:
            yield Problem(
                origin=decision.origin,
                code="decision-not-counted",
                message=f"{hearing.roster.name_of(decision.by)} 님의 `{decision.verb}`는 세지 않았습니다: {reason}.",
                hint="자격이 있는 위원이 지금 판을 읽고 `dongne approve`로 다시 남기면 됩니다.",
                severity=Severity.WARNING,
            )


def _find_flaw(hearing: Hearing, decision: Decision, verdict: Verdict) -> str | None:
    """Say why a decision does not count, where somebody should know."""
    if decision.verb is Verb.LIFT:
        return None
    if hearing.counts(decision):
        return None
    if decision.verb is not Verb.APPROVE:
        seated = hearing.is_seated(decision.by, decision.at)
        return None if seated else "그날 이 글을 맡은 모임의 위원이 아니었습니다"
    if not verdict.is_waiting and not hearing.policy.honours(decision):
        return None  # Made under rules of their time, and made anew since.
    discounts = [hearing.discount(decision, rule) for rule in hearing.rules]
    if discounts and None not in discounts:
        return discounts[0]
    # Approvals of versions that were replaced in good order are history, not a mistake.
    if decision.digest != hearing.item.digest and verdict is Verdict.PENDING:
        return "다른 판을 읽고 한 승인입니다"
    return None
