"""Personal data in a bundle: every string of its front matter, its text, and the names of its photos."""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from dongne.domain.personal_data import Finding, Personal, canonical, find_personal_data, is_harmless
from dongne.errors import Origin, Problem, Severity
from dongne.ingest.front_matter import Document
from dongne.ingest.photos import PhotoFile

ALLOW = "allow"
"""The key under which a reporter says what may be printed all the same, and why."""
OPEN_KEYS = frozenset({"phone", "contact"})
"""Keys made for a number or an address at which somebody wants to be reached."""

_REACHABLE = frozenset({Personal.MOBILE, Personal.EMAIL})
_TAG = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class _Place:
    """A finding, where it is and what to call that place."""

    finding: Finding
    origin: Origin
    where: str


def find_private(document: Document, *, file: str, photos: Iterable[PhotoFile] = ()) -> list[Problem]:
    """Report personal data that must not be printed, and reasons that were given for nothing."""
    values = document.source.values if isinstance(document.source.values, dict) else {}
    found = [
        *_in_front_matter(document, file),
        *_in_body(document, file),
        *_in_names(photos),
    ]
    if not found and ALLOW not in values:
        return []
    allowed = dict(_find_allowed(values))
    wanted = set(_find_wanted(values))
    problems = [
        _problem(place)
        for place in found
        if place.finding.value not in allowed
        and not (place.finding.kind in _REACHABLE and place.finding.value in wanted)
    ]
    present = {place.finding.value for place in found}
    idle = set(allowed.values()) - {allowed[value] for value in allowed.keys() & present}
    return problems + [_idle(_origin(document, file, path)) for path in sorted(idle)]


def find_private_words(words: str | None, *, origin: Origin, where: str) -> list[Problem]:
    """Report personal data in words of the board that stand on a tombstone; nothing allows it there."""
    return [
        Problem(
            origin=origin,
            code=f"personal-{finding.kind.value}",
            message=f"{where}에 {finding.kind.label}로 보이는 것이 있습니다({finding.masked}).",
            hint="이 까닭은 글이 있던 자리에 그대로 실립니다. 그것을 빼고 다시 적어 주세요.",
        )
        for finding in find_personal_data(words or "")
    ]


def _in_front_matter(document: Document, file: str) -> Iterator[_Place]:
    words = [(path, text) for path, text in _strings(document.source.values, "") if not _is_reason(path)]
    if is_harmless("\n".join(text for _, text in words)):
        return
    for path, text in words:
        for finding in find_personal_data(text):
            yield _Place(finding=finding, origin=_origin(document, file, path), where=f"`{path}`")


def _is_reason(path: str) -> bool:
    return path.partition(".")[0] == ALLOW


def _origin(document: Document, file: str, path: str) -> Origin:
    return Origin(file=file, line=document.source.line_of(path) or 1)


def _in_body(document: Document, file: str) -> Iterator[_Place]:
    """Look at the text as it is written and, where it has markup, as it will be read."""
    seen: set[str] = set()
    bare = _bare(document.body)
    for text in (bare,) if bare == document.body else (document.body, bare):
        found = find_personal_data(text)
        line, last = document.body_line, 0
        for finding in found:
            line, last = line + text.count("\n", last, finding.start), finding.start
            if finding.value not in seen:
                yield _Place(finding=finding, origin=Origin(file=file, line=line), where="본문")
        seen |= {finding.value for finding in found}


def _in_names(photos: Iterable[PhotoFile]) -> Iterator[_Place]:
    for photo in photos:
        for finding in find_personal_data(PurePosixPath(photo.name).stem):
            yield _Place(finding=finding, origin=Origin(file=photo.place), where="사진 이름")


def _bare(text: str) -> str:
    """Give a text without tags and with its entities as letters."""
    return html.unescape(_TAG.sub("", text) if "<" in text else text) if "&" in text or "<" in text else text


def _strings(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Give the path and the text of every string in a mapping or a list, NFC."""
    pairs: Iterable[tuple[object, object]] = ()
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, list):
        pairs = enumerate(value)
    for key, inner in pairs:
        place = f"{path}.{key}" if path else str(key)
        if isinstance(inner, str):
            yield place, unicodedata.normalize("NFC", inner)
        else:
            yield from _strings(inner, place)


def _find_allowed(values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Give every value that may be printed, and the path of the reason."""
    entries = values.get(ALLOW)
    for place, entry in enumerate(entries if isinstance(entries, list) else ()):
        # Whether the reason is well-formed, the model says; without one it allows nothing.
        if isinstance(entry, dict) and isinstance(what := entry.get("what"), str) and entry.get("why"):
            what = unicodedata.normalize("NFC", what)
            for value in {canonical(what), *(finding.value for finding in find_personal_data(what))}:
                yield value, f"{ALLOW}.{place}"


def _find_wanted(values: Mapping[str, object]) -> Iterator[str]:
    """Give the numbers and addresses under which a shop or an event wants to be reached."""
    for key in OPEN_KEYS & values.keys():
        yield canonical(str(values[key]))
        yield from (finding.value for finding in find_personal_data(str(values[key])))


def _problem(place: _Place) -> Problem:
    kind = place.finding.kind
    hint = "지워 주세요."
    if kind is Personal.RESIDENT:
        hint += " 본인이 동의해도 실을 수 없는 번호입니다."
    return Problem(
        origin=place.origin,
        code=f"personal-{kind.value}",
        message=f"{place.where}에 {kind.label}로 보이는 것이 있습니다({place.finding.masked}).",
        hint=f'{hint} 실어도 되는 것이면 머리말에 `allow: [{{what: "그대로 적은 것", why: 까닭}}]`을 적어 주세요.',
    )


def _idle(origin: Origin) -> Problem:
    return Problem(
        origin=origin,
        code="allow-idle",
        message="`allow`에 적은 것이 이 글에 없습니다.",
        hint="`what`을 본문에 있는 그대로 적었는지 살피고, 글에서 이미 뺐다면 그 줄을 지워 주세요.",
        severity=Severity.WARNING,
    )
