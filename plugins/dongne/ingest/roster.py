"""The roster: who decides and who writes, from ``review/roster.yml``."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from dongne.domain.people import Group, Key, Member, Reporter, Roster, Term
from dongne.errors import Origin, Problem
from dongne.ingest.complaints import fill
from dongne.ingest.fields import (
    Day,
    Different,
    Fields,
    Filled,
    GroupId,
    ItemId,
    Many,
    Slug,
    Text80,
    complain,
    tidy,
)
from dongne.ingest.strict_yaml import Source, parse_yaml

_KEY = re.compile(
    r"(?:ssh-(?:ed25519|rsa)|ecdsa-sha2-nistp(?:256|384|521)|sk-(?:ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com)"
    r" [A-Za-z0-9+/]+={0,3}(?: [^\n]*)?"
)
_FORGE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?")


def _public_key(value: object) -> str:
    text = tidy(value)
    if _KEY.fullmatch(text) is None:
        raise complain("key_shape")
    return text


PublicKey = Annotated[str, BeforeValidator(_public_key)]


def _forge(value: object) -> str:
    text = tidy(value).removeprefix("@")
    if _FORGE.fullmatch(text) is None:
        raise complain("forge_shape", text=text)
    return text


class GroupFields(Fields):
    """A body that decides."""

    title: Text80
    limit: Annotated[int, Field(ge=1, le=1000)] = 10
    needs_expert: bool = False


def _not_before_since(until: date | None, info: ValidationInfo) -> date | None:
    since = info.data.get("since")
    if until is not None and since is not None and until < since:
        raise complain("not_after", key="since")
    return until


class TermFields(Fields):
    """Somebody with a name and an office."""

    id: Slug
    name: Text80
    since: Day
    until: Day | None = None
    forge: Annotated[str, BeforeValidator(_forge)] | None = None

    _until_later = field_validator("until")(_not_before_since)


class KeyFields(Fields):
    """A public key, with the days on which it may sign or by itself: as long as the office lasts."""

    key: PublicKey
    since: Day | None = None
    until: Day | None = None

    _until_later = field_validator("until")(_not_before_since)

    @model_validator(mode="before")
    @classmethod
    def _alone(cls, value: object) -> object:
        return value if isinstance(value, dict) else {"key": value}


class MemberFields(TermFields):
    """Somebody who decides."""

    groups: Annotated[Many[GroupId], Filled, Different]
    expert: bool = False
    keys: Annotated[Many[KeyFields], Different] = ()
    interests: Annotated[Many[ItemId], Different] = ()


class RosterFields(Fields):
    """The whole file."""

    groups: Annotated[dict[GroupId, GroupFields], Field(min_length=1)]
    people: Annotated[Many[MemberFields], Filled]
    reporters: Many[TermFields] = ()


def parse_roster(text: str, *, file: str) -> tuple[Roster | None, list[Problem]]:
    """Give the roster; what makes it unfit to decide by, ``Roster.problems`` tells."""
    source = parse_yaml(text, file=file)
    if source.problems:
        return None, list(source.problems)
    if not source.values:
        return None, [_empty(file)]
    fields, problems = fill(RosterFields, source, file=file)
    if fields is None:
        return None, problems
    problems = [
        *_find_doubles("people", (person.id for person in fields.people), source, file),
        *_find_doubles("reporters", (person.id for person in fields.reporters), source, file),
    ]
    return (None if problems else _roster(fields, source.lines, file)), problems


def _roster(fields: RosterFields, lines: Mapping[str, int], file: str) -> Roster:
    groups = {
        group_id: Group(id=group_id, title=group.title, limit=group.limit, needs_expert=group.needs_expert)
        for group_id, group in fields.groups.items()
    }
    members = {
        person.id: Member(
            id=person.id,
            name=person.name,
            groups=frozenset(person.groups),
            term=Term(since=person.since, until=person.until),
            expert=person.expert,
            forge=person.forge,
            keys=tuple(map(_key, person.keys)),
            interests=frozenset(person.interests),
            line=lines.get(f"people.{place}"),
        )
        for place, person in enumerate(fields.people)
    }
    reporters = {
        person.id: Reporter(
            id=person.id,
            name=person.name,
            term=Term(since=person.since, until=person.until),
            forge=person.forge,
            line=lines.get(f"reporters.{place}"),
        )
        for place, person in enumerate(fields.reporters)
    }
    return Roster(groups=groups, members=members, reporters=reporters, file=file)


def _key(fields: KeyFields) -> Key:
    if fields.since is None and fields.until is None:
        return Key(text=fields.key)
    return Key(text=fields.key, term=Term(since=fields.since or date.min, until=fields.until))


def _find_doubles(key: str, ids: Iterable[str], source: Source, file: str) -> list[Problem]:
    """Report ids that stand twice in one list; the later entry would hide the earlier."""
    first: dict[str, int] = {}
    problems = []
    for place, person in enumerate(ids):
        if first.setdefault(person, place) != place:
            problems.append(
                Problem(
                    origin=Origin(file=file, line=source.line_of(f"{key}.{place}.id")),
                    code="roster-id-twice",
                    message=f"`{key}`에 id `{person}`이 두 번 있습니다.",
                    hint="같은 사람이면 한 줄로 합치고, 다른 사람이면 id를 다르게 적어 주세요.",
                )
            )
    return problems


def _empty(file: str) -> Problem:
    return Problem(
        origin=Origin(file=file, line=1),
        code="roster-empty",
        message="명단이 비어 있습니다. 위원이 없으면 아무것도 실을 수 없습니다.",
        hint="`groups`, `people`, `reporters`에 모임과 위원과 기자를 적어 주세요.",
    )
