"""What the board said: every file below ``review/decisions/``."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field

from dongne.domain.decisions import Decision, Verb
from dongne.domain.digest import is_digest
from dongne.domain.people import Roster
from dongne.domain.statement import find_broken_links
from dongne.errors import Origin, Problem, Severity
from dongne.ingest.complaints import fill
from dongne.ingest.decision_files import Found, find_decision_files, item_of
from dongne.ingest.fields import (
    Fields,
    LocalInstant,
    Many,
    Proof,
    Prose,
    Surroundings,
    Text80,
    complain,
    did_you_mean,
    nearest,
    tidy,
)
from dongne.ingest.folders import Entry
from dongne.ingest.personal_data import find_private_words
from dongne.ingest.proofs import prove
from dongne.ingest.strict_yaml import parse_yaml
from dongne.ingest.text import read_text

_VERBS = {verb.value: verb for verb in Verb}


def _verb(value: object) -> Verb:
    text = tidy(value)
    if text not in _VERBS:
        raise complain("choice", text=text, nearest=nearest(text, _VERBS), known=", ".join(_VERBS))
    return _VERBS[text]


def _digest(value: object) -> str:
    text = tidy(value)
    if not is_digest(text):
        raise complain("digest_shape")
    return text


Digest = Annotated[str, BeforeValidator(_digest)]


class DecisionFields(Fields):
    """One entry of a decision file."""

    decision: Annotated[Verb, BeforeValidator(_verb)]
    by: Text80
    at: LocalInstant
    digest: Digest
    note: Prose | None = None
    proof: Proof | None = None
    title: Text80 | None = None
    read: bool | None = None
    policy: Annotated[int, Field(ge=1, le=10_000)] = 1
    previous: Digest | None = None


class DecisionsFields(Fields):
    """A whole decision file, under a name that fields need to have."""

    decisions: Many[DecisionFields]


Heard = tuple[tuple[Decision, ...], tuple[Problem, ...]]
"""What one file says, and what is wrong with it; no decision at all if anything in it is in doubt."""


@dataclass(frozen=True, kw_only=True)
class DecisionReader:
    """Reads one decision file after the other."""

    roster: Roster
    zone: ZoneInfo

    def read(self, entry: Entry) -> Heard:
        """Read one file."""
        text, problems = read_text(entry.place, file=entry.file)
        if text is None:
            return (), tuple(problems)
        made, found = parse_decisions(text, file=entry.file, roster=self.roster, zone=self.zone)
        return made, (*problems, *found)


Way = Callable[[DecisionReader, Sequence[Entry]], Iterable[Heard]]


def read_decisions(
    root: Path,
    *,
    item_ids: Collection[str],
    roster: Roster,
    zone: ZoneInfo,
    read: Way | None = None,
    found: Found | None = None,
) -> tuple[dict[str, tuple[Decision, ...]], list[Problem]]:
    """Give the decisions by item, in the order of their files; ``item_ids`` are all bundles that exist.

    ``read`` is another way to get through the files, for whoever has a cache: it gives each, in their order.
    ``found`` is what ``find_decision_files`` gave to somebody who has looked already.
    """
    files, strays = found or find_decision_files(root)
    problems = [*strays]
    entries = []
    for entry in files:
        item_id = item_of(entry.file)
        if item_id in item_ids:
            entries.append(entry)
        else:
            problems.append(_orphan(entry, item_id, item_ids))
    decisions: dict[str, tuple[Decision, ...]] = {}
    heard = (read or _in_turn)(DecisionReader(roster=roster, zone=zone), entries)
    for entry, (made, wrong) in zip(entries, heard, strict=True):
        problems += wrong
        decisions[item_of(entry.file)] = made
    return decisions, problems


def _in_turn(reader: DecisionReader, entries: Sequence[Entry]) -> Iterator[Heard]:
    return map(reader.read, entries)


def parse_decisions(
    text: str, *, file: str, roster: Roster, zone: ZoneInfo
) -> tuple[tuple[Decision, ...], list[Problem]]:
    """Give the decisions of one file; none at all if anything in it is in doubt."""
    source = parse_yaml(text, file=file)
    if source.problems:
        return (), list(source.problems)
    if not isinstance(source.values, list) or not source.values:
        return (), [_no_list(file)]
    wrapped = source.under("decisions")
    fields, problems = fill(DecisionsFields, wrapped, file=file, context=Surroundings(zone=zone))
    if fields is None:
        return (), problems
    made = tuple(
        Decision(
            verb=each.decision,
            by=each.by,
            at=each.at,
            digest=each.digest,
            origin=Origin(file=file, line=source.lines.get(str(place))),
            note=each.note,
            proof=each.proof,
            title=each.title,
            read=each.read,
            policy=each.policy,
            previous=each.previous,
        )
        for place, each in enumerate(fields.decisions)
    )
    item_id = item_of(file)
    problems = [*_find_strangers(made, roster), *find_broken_links(item_id, made), *_find_private(made)]
    if problems:
        return (), problems
    proven, problems = prove(item_id, made, roster)
    return (() if problems else proven), [*problems, *_find_disorder(made)]


def _find_strangers(made: Iterable[Decision], roster: Roster) -> Iterator[Problem]:
    for decision in made:
        if not roster.knows(decision.by):
            yield Problem(
                origin=decision.origin,
                code="person-unknown",
                message=f"`{decision.by}`는 명단에 없는 사람입니다.",
                hint=did_you_mean(decision.by, {*roster.members, *roster.reporters})
                + "`review/roster.yml`에 있는 id로 고쳐 주세요.",
            )


def _find_private(made: Iterable[Decision]) -> Iterator[Problem]:
    """Report personal data in the one note that is public: why something was taken back."""
    for decision in made:
        if decision.verb is Verb.RETRACT:
            yield from find_private_words(decision.note, origin=decision.origin, where="내린 까닭(`note`)")


def _find_disorder(made: tuple[Decision, ...]) -> Iterator[Problem]:
    for earlier, later in pairwise(made):
        if later.at < earlier.at:
            yield Problem(
                origin=later.origin,
                code="decision-order",
                message="앞의 결정보다 이른 때의 결정이 뒤에 적혀 있습니다.",
                hint="오래된 결정부터 차례로 적어 주세요. 합치다가 섞였다면 순서만 바로잡으면 됩니다.",
                severity=Severity.WARNING,
            )


def _orphan(entry: Entry, item_id: str, item_ids: Collection[str]) -> Problem:
    meant = nearest(item_id, item_ids)
    return Problem(
        origin=Origin(file=entry.file),
        code="decision-orphan",
        message=f"`{item_id}`라는 글이 없는데 결정 파일이 있습니다.",
        hint=(f"혹시 `{meant}`의 결정인가요? " if meant else "")
        + "실린 적이 없는 글이면 이 파일을 지우고, 실린 적이 있으면 글 폴더를 되살린 뒤 `dongne retract`로 내려 주세요.",
    )


def _no_list(file: str) -> Problem:
    return Problem(
        origin=Origin(file=file, line=1),
        code="decision-list",
        message="결정 파일이 목록이 아니거나 비어 있습니다.",
        hint="결정마다 `- decision: …`으로 시작해 주세요. 결정이 없으면 파일을 지워 주세요.",
    )
