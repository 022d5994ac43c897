"""What was expunged, from ``review/expunged.yml``; the file need not exist."""

from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field

from dongne.domain.expunction import Expunged
from dongne.errors import Origin, Problem
from dongne.ingest.complaints import fill
from dongne.ingest.decisions import Digest
from dongne.ingest.fields import (
    Day,
    Fields,
    Filled,
    LocalInstant,
    Many,
    Proof,
    Surroundings,
    Text80,
    Text160,
    Text300,
)
from dongne.ingest.personal_data import find_private_words
from dongne.ingest.strict_yaml import parse_yaml
from dongne.ingest.text import read_text

EXPUNGED = "review/expunged.yml"


class ExpungedFields(Fields):
    """One entry; nothing of the content."""

    id: Text160
    at: LocalInstant
    by: Annotated[Many[Text80], Filled]
    reason: Text300
    digest: Digest
    last: Digest
    retracted: Day
    read: bool
    policy: Annotated[int, Field(ge=1, le=10_000)] = 1
    proofs: Many[Proof] = ()


class ExpungedListFields(Fields):
    """The whole file, under a name that fields need to have."""

    expunged: Many[ExpungedFields]


def read_expunged(root: Path, *, zone: ZoneInfo) -> tuple[tuple[Expunged, ...], list[Problem]]:
    """Give the entries of the file, none without it."""
    path = root / EXPUNGED
    if not path.is_symlink() and not path.exists():
        return (), []
    text, problems = read_text(path, file=EXPUNGED)
    return ((), problems) if text is None else parse_expunged(text, file=EXPUNGED, zone=zone)


def parse_expunged(text: str, *, file: str, zone: ZoneInfo) -> tuple[tuple[Expunged, ...], list[Problem]]:
    """Give the entries of the file's text; none at all if anything in it is in doubt."""
    source = parse_yaml(text, file=file)
    if source.problems:
        return (), list(source.problems)
    if not isinstance(source.values, list):
        return (), [_no_list(file)]
    wrapped = source.under("expunged")
    fields, problems = fill(ExpungedListFields, wrapped, file=file, context=Surroundings(zone=zone))
    if fields is None:
        return (), problems
    expunged = tuple(
        Expunged(
            id=each.id,
            at=each.at,
            by=tuple(each.by),
            reason=each.reason,
            digest=each.digest,
            last=each.last,
            retracted=each.retracted,
            was_public=each.read,
            policy=each.policy,
            proofs=tuple(each.proofs),
            origin=Origin(file=file, line=source.lines.get(str(place))),
        )
        for place, each in enumerate(fields.expunged)
    )
    return expunged, [
        problem
        for each in expunged
        for problem in find_private_words(each.reason, origin=each.origin, where="지운 까닭(`reason`)")
    ]


def _no_list(file: str) -> Problem:
    return Problem(
        origin=Origin(file=file, line=1),
        code="expunged-list",
        message="지운 글의 기록이 목록이 아닙니다.",
        hint="이 파일은 손으로 고치지 않습니다. git에 있는 것으로 되돌려 주세요.",
    )
