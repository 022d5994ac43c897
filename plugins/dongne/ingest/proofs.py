"""Whether a decision was really made by the person whose name it bears."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from dongne.domain.decisions import Decision
from dongne.domain.expunction import Expunged
from dongne.domain.people import Roster
from dongne.domain.statement import statement_of, statement_of_expunction
from dongne.errors import Problem

ARMOR = "-----BEGIN SSH SIGNATURE-----"


def prove(
    item_id: str, made: Sequence[Decision], roster: Roster
) -> tuple[tuple[Decision, ...], list[Problem]]:
    """Mark the decisions whose signature holds; one that does not hold is a problem, none at all is no proof.

    A review on the forge is named as a proof for people to look up; it proves nothing by itself.
    """
    proven: list[Decision] = []
    problems: list[Problem] = []
    for decision in made:
        if decision.proof is None or not decision.proof.lstrip().startswith(ARMOR):
            proven.append(decision)
        elif (reason := _flaw_of(item_id, decision, roster)) is None:
            proven.append(replace(decision, is_proven=True))
        else:
            problems.append(_bad_signature(decision, roster, reason))
    return tuple(proven), problems


def prove_expunged(
    expunged: Iterable[Expunged], roster: Roster
) -> tuple[tuple[Expunged, ...], list[Problem]]:
    """Mark the entries that everybody has signed; a signature that does not hold is a problem."""
    proven: list[Expunged] = []
    problems: list[Problem] = []
    for each in expunged:
        found = [_bad_expunction(each, roster, person, reason) for person, reason in _flaws_of(each, roster)]
        problems += found
        proven.append(replace(each, is_proven=bool(each.proofs) and not found))
    return tuple(proven), problems


def _flaws_of(expunged: Expunged, roster: Roster) -> Iterable[tuple[str, str]]:
    """Give everybody whose signature does not hold, and why; nothing for an entry without any."""
    if not expunged.proofs:
        return
    if len(expunged.proofs) != len(expunged.by):
        yield expunged.by[0], "서명의 수가 사람의 수와 다릅니다"
        return
    signed, day = statement_of_expunction(expunged), expunged.at.date()
    for person, proof in zip(expunged.by, expunged.proofs, strict=True):
        reason = find_flaw(signed, proof, by=person, day=day, roster=roster)
        if reason is not None:
            yield person, reason


def _flaw_of(item_id: str, decision: Decision, roster: Roster) -> str | None:
    return find_flaw(
        statement_of(item_id, decision),
        decision.proof or "",
        by=decision.by,
        day=decision.at.date(),
        roster=roster,
    )


def find_flaw(signed: bytes, proof: str, *, by: str, day: date, roster: Roster) -> str | None:
    """Say (in Korean) why a person's signature does not hold for what was signed; None: it does."""
    member = roster.members.get(by)
    keys = () if member is None else member.keys_on(day)
    if not keys:
        return "명단에 그날 쓸 수 있는 열쇠가 없습니다"
    from dongne.ingest.signatures import find_weakness  # noqa: PLC0415 - see there

    return find_weakness(signed, proof.strip(), keys=[key.core for key in keys])


def _bad_expunction(expunged: Expunged, roster: Roster, person: str, reason: str) -> Problem:
    return Problem(
        origin=expunged.origin,
        code="signature-bad",
        message=f"`{expunged.id}`를 지운 기록에 붙은 {roster.name_of(person)} 님의 서명이 맞지 않습니다: {reason}.",
        hint="기록을 손으로 고쳤다면 되돌리고, 열쇠가 바뀌었다면 위원회가 `review/roster.yml`의 `keys`를 고쳐 주세요.",
    )


def _bad_signature(decision: Decision, roster: Roster, reason: str) -> Problem:
    return Problem(
        origin=decision.origin,
        code="signature-bad",
        message=f"{roster.name_of(decision.by)} 님의 `{decision.verb}`에 붙은 서명이 맞지 않습니다: {reason}.",
        hint="결정을 손으로 고쳤다면 되돌리고, 열쇠가 바뀌었다면 위원회가 `review/roster.yml`의 `keys`를 고쳐 주세요.",
    )
