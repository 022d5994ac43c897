"""What was taken out of the newsroom for good: for the law's sake, or for somebody's privacy."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dongne.domain.address import is_item_id
from dongne.domain.charter import charter_of
from dongne.domain.decisions import Decision
from dongne.domain.people import Roster
from dongne.domain.policy import Policy
from dongne.domain.publication import Tombstone
from dongne.errors import Origin, Problem

PEOPLE = 2
"""Members of the board who have to agree."""


@dataclass(frozen=True, kw_only=True)
class Expunged:
    """An item of which only this is left; its id is taken for ever."""

    id: str
    at: datetime
    by: tuple[str, ...]
    reason: str
    """Public: it stands on the tombstone, where the retraction's own words may be what had to go."""
    digest: str
    """Of the version that lay there last."""
    last: str
    """``sha256:…`` of the last decision: who kept a copy of the decisions can show that it is the right one."""
    retracted: date
    was_public: bool
    origin: Origin
    policy: int = 1
    """Version of the policy under which it was done."""
    proofs: tuple[str, ...] = ()
    """An SSH signature of each of them, in the order of ``by``; or none at all."""
    is_proven: bool = False
    """Whether everybody's signature was checked and holds."""

    @property
    def tombstone(self) -> Tombstone | None:
        """What stands at its address: no title, nothing of the text; None if nobody ever read it there."""
        if not self.was_public:
            return None
        return Tombstone(id=self.id, title=None, day=self.retracted, reason=self.reason)


def find_unfit(by: Sequence[str], *, day: date, roster: Roster, policy: Policy) -> str | None:
    """Say (in Korean) why these people may not have something expunged on ``day``; None: they may."""
    names = {roster.name_of(person) for person in by}
    if len(set(by)) < PEOPLE or len(names) < PEOPLE:
        return f"서로 다른 위원 {PEOPLE}명이 있어야 합니다"
    rule = charter_of(policy)
    for person in by:
        member = roster.members.get(person)
        if rule is None or member is None or not member.sits_in(rule.group, day):
            return f"{roster.name_of(person)} 님은 {day}에 편집위원이 아닙니다"
    return None


def needs_signatures(policy: Policy) -> bool:
    """Whether those who have something expunged must sign: where the board signs what it approves."""
    rule = charter_of(policy)
    return rule is not None and rule.signed


def _find_doubt(expunged: Expunged, policy: Policy) -> str | None:
    """Say (in Korean) why nobody knows that these people said so."""
    if expunged.is_proven or not needs_signatures(policy):
        return None
    if policy.grandfathers(expunged.policy, expunged.at.date()):
        return None  # It was done before the board signed, and nobody can do it again.
    return "두 사람의 서명이 없어 본인들이 한 것인지 알 수 없습니다"


def find_unfounded(expunged: Iterable[Expunged], *, roster: Roster, policy: Policy) -> Iterator[Problem]:
    """Report entries that name no item, come twice, or were not made (and signed) by two members of the board."""
    seen: set[str] = set()
    for each in expunged:
        reason = find_unfit(each.by, day=each.at.date(), roster=roster, policy=policy) or _find_doubt(
            each, policy
        )
        if not is_item_id(each.id):
            reason = f"`{each.id}`는 글의 주소가 아닙니다"
        elif each.id in seen:
            reason = "같은 글이 두 번 적혀 있습니다"
        seen.add(each.id)
        if reason is not None:
            yield Problem(
                origin=each.origin,
                code="expunged-unfounded",
                message=f"글을 지운 기록이 옳지 않습니다: {reason}.",
                hint="이 파일은 손으로 고치지 않습니다. 되돌리고 `dongne expunge`로 기록해 주세요.",
            )


def find_returned(
    expunged: Iterable[Expunged], *, ids: Collection[str], decisions: Mapping[str, Sequence[Decision]]
) -> Iterator[Problem]:
    """Report whatever bears the id of something expunged: the text that had to go, or a stranger in its place."""
    for each in expunged:
        if each.id in ids:
            yield _returned(each, f"content/{each.id}")
        if each.id in decisions:
            yield _returned(each, f"review/decisions/{each.id}.yml")


def find_forgotten(
    expunged: Iterable[Expunged], before: Iterable[Expunged], *, file: str
) -> Iterator[Problem]:
    """Report entries that stood in the file before and do so no longer, or say something else."""
    now = {each.id: _said(each) for each in expunged}
    for each in before:
        if now.get(each.id) != _said(each):
            yield Problem(
                origin=Origin(file=file),
                code="expunged-forgotten",
                message=f"`{each.id}`를 지운 기록이 빠졌거나 바뀌었습니다.",
                hint="지운 글의 주소는 다시 쓸 수 없습니다. 파일을 기준 가지의 것으로 되돌려 주세요.",
            )


def _said(expunged: Expunged) -> tuple[object, ...]:
    return tuple(value for key, value in vars(expunged).items() if key not in {"origin", "is_proven"})


def _returned(expunged: Expunged, file: str) -> Problem:
    return Problem(
        origin=Origin(file=file),
        code="expunged-returned",
        message=f"`{expunged.id}`는 {expunged.at.date()}에 지운 글의 주소입니다.",
        hint="지운 주소는 다시 쓸 수 없습니다. 새 글이면 폴더 이름을 바꾸고, 옛 글이면 지워 주세요.",
    )
