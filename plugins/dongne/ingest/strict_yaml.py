"""The strict YAML of this newsroom: one value for one text, and the line of every key.

Built from the events of the C parser, so that what is refused (duplicate keys, anchors, aliases, merge keys,
tags, several documents, deep nesting) is refused before any value exists. Scalars follow the core schema of
YAML 1.2 as far as people use it: ``2022-05-04``, ``12:30``, ``no``, ``012``, ``+82`` and ``1e5`` are texts.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import yaml

from dongne.errors import Origin, Problem
from dongne.ingest.text import first_forbidden, name_character

DEPTH_LIMIT = 8
"""Deepest nesting; the deepest key that anybody may write lies at four."""

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}")
_WORDS: Mapping[str, object] = MappingProxyType(
    {"": None, "~": None, "null": None, "Null": None, "NULL": None}
    | dict.fromkeys(("true", "True", "TRUE"), True)
    | dict.fromkeys(("false", "False", "FALSE"), False)
)


@dataclass(frozen=True, kw_only=True)
class Source:
    """The values of a YAML text, the line of each key and what is wrong with the text."""

    values: object = None
    lines: Mapping[str, int] = field(default_factory=dict)
    """By path: ``cover.alt``, ``shops.0``."""
    problems: tuple[Problem, ...] = ()

    def line_of(self, path: str) -> int | None:
        """Give the line of a path, or of the nearest key around it."""
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return self.lines.get(path)

    def under(self, key: str) -> "Source":
        """Give the same values as the value of one key."""
        return Source(
            values={key: self.values}, lines={f"{key}.{path}": line for path, line in self.lines.items()}
        )


class _RefusedError(Exception):
    """Stops the reading of a text whose meaning is in doubt."""

    def __init__(self, line: int, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.line, self.code, self.message, self.hint = line, code, message, hint


def parse_yaml(text: str, *, file: str, first_line: int = 1) -> Source:
    """Give the values of a YAML text whose first line is line ``first_line`` of ``file``; never raises."""
    reader = _Reader(first_line)
    try:
        values = reader.read(text)
    except _RefusedError as refusal:
        problem = Problem(
            origin=Origin(file=file, line=refusal.line),
            code=refusal.code,
            message=refusal.message,
            hint=refusal.hint,
        )
        return Source(problems=(problem,))
    except (yaml.YAMLError, UnicodeError) as error:
        return Source(problems=(_syntax_problem(error, file, first_line),))
    return Source(values=values, lines=reader.lines)


class _Reader:
    """Builds values from the parser's events."""

    def __init__(self, first_line: int) -> None:
        self.lines: dict[str, int] = {}
        self._first_line = first_line

    def read(self, text: str) -> object:
        """Give the one document's value."""
        parser = yaml.CSafeLoader(text)
        try:
            self._next: Callable[[], Any] = parser.get_event
            self._next()  # the stream begins
            start = self._next()
            if isinstance(start, yaml.StreamEndEvent):
                return None
            value = self._value(self._next(), "", 0)
            self._next()  # the document ends
            after = self._next()
            if not isinstance(after, yaml.StreamEndEvent):
                raise _RefusedError(self._line(after), "yaml-documents", *_SECOND_DOCUMENT)
            return value
        finally:
            parser.dispose()

    def _line(self, event: Any) -> int:  # noqa: ANN401 - the parser's events have no types of their own
        line: int = event.start_mark.line
        return line + self._first_line

    def _value(self, event: Any, path: str, depth: int) -> object:  # noqa: ANN401 - as above
        self._refuse_tricks(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth >= DEPTH_LIMIT:
            raise _RefusedError(self._line(event), "yaml-deep", *_DEEP)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        return self._mapping(path, depth)

    def _refuse_tricks(self, event: Any) -> None:  # noqa: ANN401 - as above
        # Of an alias, this is its name.
        if event.anchor is not None:
            raise _RefusedError(self._line(event), "yaml-anchor", *_ANCHOR)
        if event.tag is not None:
            raise _RefusedError(self._line(event), "yaml-tag", *_TAG)

    def _sequence(self, path: str, depth: int) -> list[object]:
        values: list[object] = []
        prefix = f"{path}." if path else ""
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            inner = f"{prefix}{len(values)}"
            self.lines[inner] = self._line(event)
            values.append(self._value(event, inner, depth + 1))
        return values

    def _mapping(self, path: str, depth: int) -> dict[str, object]:
        values: dict[str, object] = {}
        prefix = f"{path}." if path else ""
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event)
            inner = prefix + key
            if key in values:
                raise _RefusedError(
                    self._line(event),
                    "yaml-duplicate-key",
                    f"`{key[:80]}` 항목이 두 번 있습니다. 먼저 것은 {self.lines[inner]}번째 줄에 있습니다.",
                    "둘 가운데 하나를 지워 주세요.",
                )
            self.lines[inner] = self._line(event)
            values[key] = self._value(self._next(), inner, depth + 1)
        return values

    def _key(self, event: Any) -> str:  # noqa: ANN401 - as above
        self._refuse_tricks(event)
        key = self._scalar(event) if isinstance(event, yaml.ScalarEvent) else None
        if not isinstance(key, str):
            raise _RefusedError(self._line(event), "yaml-key", *_KEY)
        if key == "<<":
            raise _RefusedError(self._line(event), "yaml-anchor", *_ANCHOR)
        return key

    def _scalar(self, event: Any) -> object:  # noqa: ANN401 - as above
        value: str = event.value
        # Written with escapes, what no file may hold could still come in.
        if (found := first_forbidden(value)) is not None:
            raise _RefusedError(
                self._line(event),
                "character-forbidden",
                f"쓸 수 없는 글자({name_character(found)})가 들어 있습니다.",
                "그 글자를 지워 주세요.",
            )
        return resolve(value) if event.implicit[0] else value


def resolve(text: str) -> object:
    """Give the value of a plain (unquoted) scalar."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "-0123456789":
        if _INTEGER.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
    return text


_ANCHOR = (
    "YAML의 별명(`&`, `*`, `<<`)은 쓸 수 없습니다.",
    "`&`나 `*`로 시작하는 값은 따옴표로 감싸고, 되풀이되는 값은 그대로 한 번 더 적어 주세요.",
)
_TAG = ("YAML의 꼬리표(`!`)는 쓸 수 없습니다.", "`!`로 시작하는 글이라면 따옴표로 감싸 주세요.")
_DEEP = ("항목 안에 항목이 너무 깊이 들어 있습니다.", "들여쓰기와 괄호를 살펴 주세요.")
_KEY = ("항목 이름이 글자가 아닙니다.", "`이름: 값` 꼴로 적어 주세요. 숫자라면 따옴표로 감싸 주세요.")
_SECOND_DOCUMENT = ("`---`로 나뉜 두 번째 묶음이 있습니다.", "`---` 줄을 지우고 한 묶음으로 적어 주세요.")


def _syntax_problem(error: Exception, file: str, first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return Problem(
        origin=Origin(file=file, line=first_line if mark is None else mark.line + first_line),
        code="yaml-syntax",
        message="YAML 문법에 맞지 않아 읽을 수 없습니다.",
        hint=(
            "이 줄과 바로 윗줄에서 `이름: 값`의 쌍점 뒤 빈칸, 들여쓰기(탭이 아니라 빈칸), 따옴표와 괄호의 짝을 살펴 주세요. "
            "값에 `: `나 ` #`이 들어가면 전체를 따옴표로 감싸 주세요."
        ),
    )
