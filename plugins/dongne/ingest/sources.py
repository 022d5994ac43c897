"""Where comments are counted: ``content/metrics/sources.yml``; without the file, nowhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Annotated

from pydantic import BeforeValidator

from dongne.errors import Origin, Problem
from dongne.ingest.comments import Server
from dongne.ingest.complaints import fill
from dongne.ingest.fields import Fields, GroupId, Many, Text80, Text300, complain, nearest, tidy
from dongne.ingest.strict_yaml import Source, parse_yaml
from dongne.ingest.text import read_text

SOURCES = "content/metrics/sources.yml"

_NEEDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "isso-database": frozenset({"file"}),
        "isso-server": frozenset(),
        "giscus": frozenset({"repository", "category"}),
        "by-hand": frozenset({"file"}),
        "none": frozenset(),
    }
)
"""Every kind of source, and the keys without which it is none."""

_MAY: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "isso-database": frozenset({"name"}),
        "isso-server": frozenset({"name", "server"}),
        "giscus": frozenset({"name"}),
    }
)
_NAMES: Mapping[str, str] = MappingProxyType(
    {"isso-database": "isso", "isso-server": "isso", "giscus": "giscus"}
)


def _kind(value: object) -> str:
    text = tidy(value)
    if text not in _NEEDS:
        raise complain("choice", text=text, nearest=nearest(text, _NEEDS), known=", ".join(_NEEDS))
    return text


class SourceFields(Fields):
    """One place where comments are counted."""

    kind: Annotated[str, BeforeValidator(_kind)]
    name: GroupId | None = None
    file: Text300 | None = None
    server: Server = None
    repository: Text80 | None = None
    category: Text80 | None = None


class SourcesFields(Fields):
    """The whole file, under a name that fields need to have."""

    sources: Many[SourceFields]


@dataclass(frozen=True, kw_only=True)
class SourceChoice:
    """A place where comments are counted, as the board chose it."""

    kind: str
    name: str
    """How the snapshots call it; empty where its rows bring names of their own."""
    file: str = ""
    """Below the site's folder, or absolute."""
    server: str = ""
    """Absolute, with a trailing slash; empty: the one of mkdocs.yml."""
    repository: str = ""
    category: str = ""
    origin: Origin


def read_sources(root: Path) -> tuple[tuple[SourceChoice, ...] | None, list[Problem]]:
    """Give the places where comments are counted; None without the file, or when anything in it is wrong."""
    path = root / SOURCES
    if not path.is_symlink() and not path.exists():
        return None, []
    text, problems = read_text(path, file=SOURCES)
    return (None, problems) if text is None else parse_sources(text, file=SOURCES)


def parse_sources(text: str, *, file: str) -> tuple[tuple[SourceChoice, ...] | None, list[Problem]]:
    """Give the places that the file's text names."""
    source = parse_yaml(text, file=file)
    if source.problems:
        return None, list(source.problems)
    if not isinstance(source.values, list):
        return None, [_no_list(file)]
    fields, problems = fill(SourcesFields, source.under("sources"), file=file)
    if fields is None:
        return None, problems
    choices = tuple(_choice(each, source, place, file) for place, each in enumerate(fields.sources))
    problems = [
        problem
        for each, choice in zip(fields.sources, choices, strict=True)
        for problem in _find_faults(each, choice)
    ]
    problems += _find_doubles(choices)
    return (None if problems else choices), problems


def _choice(fields: SourceFields, source: Source, place: int, file: str) -> SourceChoice:
    return SourceChoice(
        kind=fields.kind,
        name=fields.name or _NAMES.get(fields.kind, ""),
        file=fields.file or "",
        server=fields.server or "",
        repository=fields.repository or "",
        category=fields.category or "",
        origin=Origin(file=file, line=source.line_of(str(place))),
    )


def _find_faults(fields: SourceFields, choice: SourceChoice) -> Iterator[Problem]:
    """Report keys that the kind lacks or has no use for, and a hand-kept table that lies elsewhere."""
    needs, may = _NEEDS[fields.kind], _MAY.get(fields.kind, frozenset())
    for key in ("name", "file", "server", "repository", "category"):
        value = getattr(fields, key)
        if key in needs and value is None:
            yield _fault(
                choice, f"`{fields.kind}`에는 `{key}`가 있어야 합니다.", f"`{key}: …`를 적어 주세요."
            )
        if key not in needs | may and value is not None:
            yield _fault(choice, f"`{fields.kind}`에는 `{key}`가 쓰이지 않습니다.", "그 항목을 지워 주세요.")
    if fields.kind == "by-hand" and fields.file is not None:
        path = PurePosixPath(fields.file)
        if path.is_absolute() or ".." in path.parts or path.suffix != ".csv":
            hint = "`content/metrics/by-hand.csv`처럼 소식지 폴더 안의 CSV 파일을 적어 주세요."
            yield _fault(choice, f"`{fields.file}`은 손으로 적는 표의 자리가 아닙니다.", hint)


def _find_doubles(choices: tuple[SourceChoice, ...]) -> Iterator[Problem]:
    """Report names that stand twice: their rows in a snapshot could not be told apart."""
    seen: set[str] = set()
    for choice in choices:
        if choice.name and choice.name in seen:
            hint = "`name: isso-2`처럼 서로 다른 이름을 적어 주세요."
            yield _fault(choice, f"`{choice.name}`이라는 출처가 두 번 있습니다.", hint)
        seen.add(choice.name)


def _fault(choice: SourceChoice, message: str, hint: str) -> Problem:
    return Problem(origin=choice.origin, code="comment-source", message=message, hint=hint)


def _no_list(file: str) -> Problem:
    return Problem(
        origin=Origin(file=file, line=1),
        code="comment-source",
        message="댓글을 세는 곳이 목록이 아닙니다.",
        hint="`- kind: isso-server`처럼 한 줄에 하나씩 적어 주세요. 없으면 `- kind: none`이라고 적습니다.",
    )
