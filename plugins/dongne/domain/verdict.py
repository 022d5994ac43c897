"""One item's verdict, with reasons that a reporter can act on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from dongne.domain.decisions import Decision, Verb
from dongne.domain.items import Item
from dongne.domain.people import Member, Roster
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
        return self in {Verdict.CHANGES_REQUESTED, Verdict.STALE, Verdict.PENDING}


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
    was_public: bool = False
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
    return _Case(item, tuple(made), roster, policy.rules_for(item), at).judgement()


def refusal(member: Member | None, *, group: str, item: Item, at: datetime) -> str | None:
    """Say (in Korean) why this person's approval would not count for the group's rule; None: it counts."""
    if member is None:
        return "위원 명단에 없습니다"
    if group not in member.groups:
        return "이 글을 맡은 모임의 위원이 아닙니다"
    if not member.term.covers(at.date()):
        return f"{at.date()}은 임기가 아닙니다"
    if member.id in item.reporters:
        return "자기가 쓴 글입니다"
    if member.interests & {item.id, *item.named_shops}:
        return "이해관계가 있는 가게의 글입니다"
    return None


@dataclass(frozen=True)
class _Case:
    """Everything that one judgement is made from."""

    item: Item
    made: tuple[Decision, ...]
    """Decisions up to ``at``, oldest first."""
    roster: Roster
    rules: tuple[Rule, ...]
    at: datetime

    def judgement(self) -> Judgement:
        """Find the first verdict that holds."""
        verdict, reasons = self._verdict()
        completed = self._completed(self.item.digest)
        return Judgement(
            item=self.item,
            verdict=verdict,
            reasons=reasons,
            approvals=self._approvals(),
            completed=completed,
            missing=tuple(self._missing()) if completed is None else (),
            was_public=self._was_public(),
            retraction=self._retraction(),
            objections=tuple(self._objections(self.at)),
            complete=tuple(digest for digest in self._digests() if self._completed(digest) is not None),
            remarks=tuple(self._remarks(verdict)),
        )

    def _verdict(self) -> tuple[Verdict, tuple[str, ...]]:
        item, at = self.item, self.at
        if (retraction := self._retraction()) is not None:
            note = retraction.note or "이유를 적지 않았습니다"
            return Verdict.RETRACTED, (
                f"{self._name(retraction)} 님이 {retraction.at.date()}에 내렸습니다: {note}. 내린 글은 되돌릴 수 없습니다.",
            )
        if objections := self._objections(at):
            return Verdict.CHANGES_REQUESTED, tuple(map(self._objection_reason, objections))
        if not self.rules:
            return Verdict.PENDING, (
                f"`review/policy.yml`에 {item.kind.label}의 승인 규칙이 없습니다. 위원회가 규칙을 정해야 실을 수 있습니다.",
            )
        if self._completed(item.digest) is None:
            needs = tuple(self._missing_reasons())
            if any(self._completed(digest) is not None for digest in self._digests()):
                return Verdict.STALE, (
                    "승인을 받은 뒤에 내용이 바뀌었습니다. 지금 내용을 다시 승인받아야 합니다.",
                    *needs,
                )
            return Verdict.PENDING, needs
        if item.expiry is not None and item.expiry <= at:
            return Verdict.EXPIRED, (f"{item.expiry:%Y-%m-%d %H:%M}에 기간이 끝났습니다.",)
        if item.release is not None and item.release > at:
            return Verdict.EMBARGOED, (f"{item.release:%Y-%m-%d %H:%M}에 실립니다.",)
        return Verdict.APPROVED, ()

    # --- who may say what

    def _name(self, decision: Decision) -> str:
        return self.roster.name_of(decision.by)

    def _groups(self) -> frozenset[str]:
        """The groups that answer for the item; without a rule every group may still object and retract."""
        return frozenset(rule.group for rule in self.rules) or frozenset(self.roster.groups)

    def _is_seated(self, person: str, at: datetime) -> bool:
        member = self.roster.members.get(person)
        return member is not None and any(member.sits_in(group, at.date()) for group in self._groups())

    def _retraction(self) -> Decision | None:
        retractions = (decision for decision in self.made if decision.verb is Verb.RETRACT)
        return next((decision for decision in retractions if self._is_seated(decision.by, decision.at)), None)

    def _objections(self, at: datetime) -> list[Decision]:
        """Objections that stand at an instant: made, not lifted by their maker, the maker still in office."""
        standing: dict[str, Decision] = {}
        for decision in self.made:
            if decision.at > at:
                break
            if decision.verb is Verb.LIFT:
                standing.pop(decision.by, None)
            elif decision.verb is Verb.REQUEST_CHANGES and self._is_seated(decision.by, decision.at):
                standing[decision.by] = decision
        return [decision for person, decision in standing.items() if self._is_seated(person, at)]

    # --- quorum

    def _digests(self) -> Iterable[str]:
        return dict.fromkeys(decision.digest for decision in self.made if decision.verb is Verb.APPROVE)

    def _counted(self, rule: Rule, digest: str) -> dict[str, Decision]:
        """Give each person's first approval of a version that counts for a rule."""
        counted: dict[str, Decision] = {}
        for decision in self.made:
            if decision.verb is not Verb.APPROVE or decision.digest != digest:
                continue
            member = self.roster.members.get(decision.by)
            if refusal(member, group=rule.group, item=self.item, at=decision.at) is None:
                counted.setdefault(decision.by, decision)
        return counted

    def _is_expert(self, person: str) -> bool:
        member = self.roster.members.get(person)
        return member is not None and member.expert

    def _completed_for(self, rule: Rule, digest: str) -> datetime | None:
        expert = not rule.needs_expert
        for count, (person, decision) in enumerate(self._counted(rule, digest).items(), start=1):
            expert = expert or self._is_expert(person)
            if expert and count >= rule.quorum:
                return decision.at
        return None

    def _completed(self, digest: str) -> datetime | None:
        """When the last rule was met for a version; None: not yet, or there is no rule to meet."""
        times = [self._completed_for(rule, digest) for rule in self.rules]
        known = [moment for moment in times if moment is not None]
        return max(known) if known and len(known) == len(times) else None

    def _approvals(self) -> tuple[Approval, ...]:
        counted: dict[str, Decision] = {}
        for rule in self.rules:
            for person, decision in self._counted(rule, self.item.digest).items():
                counted.setdefault(person, decision)
        return tuple(
            Approval(by=decision.by, name=self._name(decision), at=decision.at)
            for decision in sorted(counted.values(), key=lambda decision: (decision.at, decision.by))
        )

    # --- the past

    def _was_public(self) -> bool:
        """Whether some version was complete, without objection and inside its dates, at some moment so far."""
        completions = [moment for moment in map(self._completed, self._digests()) if moment is not None]
        if not completions:
            return False
        start = max(min(completions), self.item.release or min(completions))
        # The state can only turn public at one of these moments; between them it cannot.
        turns = [start, *(decision.at for decision in self.made), *self._departures()]
        return any(self._is_clear(moment) for moment in turns if start <= moment <= self.at)

    def _is_clear(self, moment: datetime) -> bool:
        retraction = self._retraction()
        retracted = retraction is not None and retraction.at <= moment
        expired = self.item.expiry is not None and self.item.expiry <= moment
        return not retracted and not expired and not self._objections(moment)

    def _departures(self) -> Iterator[datetime]:
        """First instants after the terms of those who objected."""
        for decision in self.made:
            member = self.roster.members.get(decision.by)
            if decision.verb is Verb.REQUEST_CHANGES and member is not None and member.term.until is not None:
                yield datetime.combine(member.term.until + timedelta(days=1), time(), tzinfo=self.at.tzinfo)

    # --- words

    def _objection_reason(self, decision: Decision) -> str:
        name = self._name(decision)
        note = f": {decision.note}" if decision.note else ""
        return (
            f"{name} 님이 {decision.at.date()}에 고쳐 달라고 했습니다{note}. "
            f"고친 뒤 {name} 님이 `dongne lift {self.item.id} --as {decision.by}`로 거두어야 합니다."
        )

    def _missing(self) -> Iterator[Missing]:
        for rule in self.rules:
            counted = self._counted(rule, self.item.digest)
            has_expert = not rule.needs_expert or any(map(self._is_expert, counted))
            count = max(rule.quorum - len(counted), 0 if has_expert else 1)
            if count == 0:
                continue
            group = self.roster.groups.get(rule.group)
            candidates = [
                member
                for member in self.roster.seated(rule.group, self.at.date())
                if member.id not in counted
                and refusal(member, group=rule.group, item=self.item, at=self.at) is None
            ]
            yield Missing(
                group=rule.group if group is None else group.title,
                count=count,
                expert=not has_expert,
                candidates=tuple(
                    member.name for member in candidates if has_expert or count > 1 or member.expert
                ),
            )

    def _missing_reasons(self) -> Iterator[str]:
        for missing in self._missing():
            expert = "(전문가 포함)" if missing.expert else ""
            who = f" 승인할 수 있는 사람: {', '.join(missing.candidates)}." if missing.candidates else ""
            yield f"{missing.group} {missing.count}명의 승인{expert}이 더 필요합니다.{who}"
            if len(missing.candidates) < missing.count:
                yield (
                    f"{missing.group}에 승인할 수 있는 사람이 {len(missing.candidates)}명뿐이라 이대로는 정족수를 채울 수 없습니다. "
                    "위원회가 위원이나 규칙을 바꾸어야 합니다."
                )

    def _remarks(self, verdict: Verdict) -> Iterator[Problem]:
        for decision in self.made:
            reason = self._uncounted(decision, verdict)
            if reason is not None:
                yield Problem(
                    origin=decision.origin,
                    code="decision-not-counted",
                    message=f"{self._name(decision)} 님의 `{decision.verb}`는 세지 않았습니다: {reason}.",
                    hint="자격이 있는 위원이 지금 판을 읽고 `dongne approve`로 다시 남기면 됩니다.",
                    severity=Severity.WARNING,
                )

    def _uncounted(self, decision: Decision, verdict: Verdict) -> str | None:
        if decision.verb is Verb.LIFT:
            return None
        if decision.verb is not Verb.APPROVE:
            seated = self._is_seated(decision.by, decision.at)
            return None if seated else "그날 이 글을 맡은 모임의 위원이 아니었습니다"
        member = self.roster.members.get(decision.by)
        refusals = [refusal(member, group=rule.group, item=self.item, at=decision.at) for rule in self.rules]
        if refusals and None not in refusals:
            return refusals[0]
        # Approvals of versions that were replaced in good order are history, not a mistake.
        if decision.digest != self.item.digest and verdict is Verdict.PENDING:
            return "다른 판을 읽고 한 승인입니다"
        return None
