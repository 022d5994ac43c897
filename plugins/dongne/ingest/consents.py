"""The consents of people who are shown, from ``review/consents.yml``; the file need not exist."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, ValidationInfo, field_validator

from dongne.domain.consents import Consent, Consents, Scope, consenting
from dongne.domain.items import Item
from dongne.domain.people import Term
from dongne.errors import Origin, Problem, Severity
from dongne.ingest.complaints import fill, show
from dongne.ingest.fields import (
    Day,
    Different,
    Fields,
    Filled,
    GroupId,
    Many,
    complain,
    did_you_mean,
    nearest,
    tidy,
)
from dongne.ingest.strict_yaml import Source, parse_yaml
from dongne.ingest.text import read_text

CONSENTS = "review/consents.yml"

_ON_PAPER = "동의서와 그 사람의 이름·연락처는 여기에 적지 않습니다. 잠긴 서랍에 두고 `id`로만 찾을 수 있게 하고, 그 줄을 지워 주세요."


def _scope(value: object) -> Scope:
    text = tidy(value)
    known = [scope.value for scope in Scope]
    if text not in known:
        raise complain("choice", text=text, nearest=nearest(text, known), known=", ".join(known))
    return Scope(text)


Scopes = Annotated[Many[Annotated[Scope, BeforeValidator(_scope)]], Filled, Different]


class ConsentFields(Fields):
    """One record; neither the document nor anything that tells whose it is."""

    refused: ClassVar[Mapping[str, str]] = MappingProxyType(
        dict.fromkeys(
            (
                "address", "age", "birth", "birthday", "document", "email", "file", "name", "note", "path", "person",
                "phone", "photo", "scan", "signature", "url", "who",
            ),
            _ON_PAPER,
        )
    )  # fmt: skip

    id: GroupId
    scope: Scopes
    since: Day
    until: Day | None = None
    withdrawn: Day | None = None
    withdrawn_scope: Scopes | None = None
    under_14: bool = False
    guardian: bool = False

    @field_validator("until", "withdrawn")
    @classmethod
    def _ends_later(cls, end: date | None, info: ValidationInfo) -> date | None:
        since = info.data.get("since")
        if end is not None and since is not None and end < since:
            raise complain("not_after", key="since")
        return end


class ConsentsFields(Fields):
    """The whole file, under a name that fields need to have."""

    consents: Many[ConsentFields]


def read_consents(root: Path) -> tuple[Consents | None, list[Problem]]:
    """Give the consents by id; None without the file, or when anything in it is in doubt."""
    if has_no_record(root):
        return None, []
    text, problems = read_text(root / CONSENTS, file=CONSENTS)
    return (None, problems) if text is None else parse_consents(text, file=CONSENTS)


def has_no_record(root: Path) -> bool:
    """Whether nobody keeps consents here."""
    path = root / CONSENTS
    return not path.is_symlink() and not path.exists()


def parse_consents(text: str, *, file: str) -> tuple[Consents | None, list[Problem]]:
    """Give the consents of the file's text."""
    source = parse_yaml(text, file=file)
    if source.problems:
        return None, list(source.problems)
    if not isinstance(source.values, list):
        return None, [_no_list(file)]
    fields, problems = fill(ConsentsFields, source.under("consents"), file=file)
    if fields is None:
        return None, problems
    problems = list(_find_faults(fields.consents, source, file))
    return (None if problems else {each.id: _consent(each) for each in fields.consents}), problems


def find_unknown_consents(items: Iterable[Item], consents: Consents) -> Iterator[Problem]:
    """Report people, shown or quoted, whose consent is in no record."""
    for item in items:
        for key, person in consenting(item):
            if person.consent == "true":
                yield _unrecorded(item.origin_of(key), person.name)
            elif person.consent is not None and person.consent not in consents:
                yield _unknown(item.origin_of(key), person.consent, consents)


def _consent(fields: ConsentFields) -> Consent:
    scope = frozenset(fields.scope)
    withdrawn = (
        {} if fields.withdrawn is None else dict.fromkeys(fields.withdrawn_scope or scope, fields.withdrawn)
    )
    return Consent(
        id=fields.id, scope=scope, term=Term(since=fields.since, until=fields.until), withdrawn=withdrawn
    )


def _find_faults(fields: Iterable[ConsentFields], source: Source, file: str) -> Iterator[Problem]:
    """Report what is wrong between the keys of a record, and between records."""
    seen: set[str] = set()
    for place, each in enumerate(fields):

        def origin(key: str, place: int = place) -> Origin:
            return Origin(file=file, line=source.line_of(f"{place}.{key}"))

        if each.id in seen:
            yield Problem(
                origin=origin("id"),
                code="consent-twice",
                message=f"동의 `{each.id}`가 두 번 있습니다.",
                hint="같은 동의면 한 줄로 합치고, 다른 동의면 id를 다르게 적어 주세요.",
            )
        seen.add(each.id)
        if each.under_14 and not each.guardian:
            yield Problem(
                origin=origin("under_14"),
                code="consent-guardian",
                message=f"동의 `{each.id}`는 열네 살이 안 된 어린이의 것인데 보호자의 동의가 없습니다.",
                hint="보호자의 동의를 받은 뒤 `guardian: true`를 적어 주세요.",
            )
        if each.withdrawn_scope is not None and (
            each.withdrawn is None or not set(each.withdrawn_scope) <= set(each.scope)
        ):
            yield Problem(
                origin=origin("withdrawn_scope"),
                code="consent-withdrawal",
                message=f"동의 `{each.id}`에서 무엇을 언제 거두었는지 맞지 않습니다.",
                hint="`withdrawn`에 거둔 날을, `withdrawn_scope`에는 `scope` 가운데 거둔 것만 적어 주세요.",
            )


def _no_list(file: str) -> Problem:
    return Problem(
        origin=Origin(file=file, line=1),
        code="consents-shape",
        message="동의 기록이 목록이 아닙니다.",
        hint="`- {id: c-2022-001, scope: [name, photo], since: 2022-05-04}`처럼 한 줄에 하나씩 적어 주세요. 없으면 파일을 지워 주세요.",
    )


def _unknown(origin: Origin, consent: str, consents: Consents) -> Problem:
    return Problem(
        origin=origin,
        code="consent-unknown",
        message=f"동의 `{show(consent)}`가 `{CONSENTS}`에 없습니다.",
        hint=f"{did_you_mean(consent, consents)}동의를 받았다면 그 기록을 더하고, 아니면 이름을 빼 주세요.",
    )


def _unrecorded(origin: Origin, name: str) -> Problem:
    return Problem(
        origin=origin,
        code="consent-unrecorded",
        message=f"{name} 님의 동의가 어느 기록인지 적혀 있지 않습니다.",
        hint=f"`consent: true` 대신 `{CONSENTS}`에 있는 id를 적어 주세요. 그래야 나중에 거둘 수 있습니다.",
        severity=Severity.WARNING,
    )
