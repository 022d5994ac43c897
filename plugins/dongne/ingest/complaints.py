"""What pydantic finds, told to a neighbour: where, what and how to mend it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from dongne.errors import Origin, Problem
from dongne.ingest.fields import Fields, Surroundings, nearest
from dongne.ingest.phrases import ALIASES, OTHERWISE, PHRASES
from dongne.ingest.strict_yaml import Source
from dongne.ingest.text import FORBIDDEN

FieldsT = TypeVar("FieldsT", bound=Fields)

_APPROVALS = frozenset(
    {
        "approve", "approved", "approval", "approved_by", "approver", "decision", "draft", "embargo", "hidden",
        "live", "private", "public", "publish", "published", "release", "released", "review", "reviewed", "state",
        "status", "unlisted", "verdict", "visible",
    }
)  # fmt: skip
_THEME = frozenset(
    {
        "aliases", "authors", "hero", "hide", "icon", "layout", "permalink", "redirect", "search", "slug", "social",
        "template", "url",
    }
)  # fmt: skip

_SHOWN = 300
"""Longest piece of somebody's text in a message."""


def fill(
    model: type[FieldsT], source: Source, *, file: str, context: Surroundings | None = None
) -> tuple[FieldsT | None, list[Problem]]:
    """Give the model's value, or everything that is wrong with what was written."""
    blanks = set(_find_blanks(source.values, ""))
    value, faults = None, []
    try:
        value = model.model_validate(source.values, context=context)
    except ValidationError as error:
        faults = error.errors(include_url=False)
    if not (faults or blanks):
        return value, []
    desk, problems = _Desk(model=model, source=source, file=file), []
    for details in faults:
        path = ".".join(str(part) for part in details["loc"] if part != "[key]")
        if details["type"] == "extra_forbidden":
            blanks.discard(path)
        if path not in blanks:
            problems.append(desk.complaint(details, path))
    return None, problems + [desk.problem("blank", path, {}) for path in sorted(blanks)]


def show(value: object) -> str:
    """Give what somebody wrote as one short line, fit for a terminal."""
    line = " ".join(FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", str(value)).split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _find_blanks(value: object, path: str) -> Iterator[str]:
    """Give the path of each key or list entry without a value."""
    prefix = f"{path}." if path else ""
    if isinstance(value, dict):
        pairs: Any = value.items()
    elif isinstance(value, list):
        pairs = enumerate(value)
    else:
        return
    for key, inner in pairs:
        if inner is None:
            yield f"{prefix}{key}"
        elif not isinstance(inner, str):
            yield from _find_blanks(inner, f"{prefix}{key}")


@dataclass(frozen=True, kw_only=True)
class _Desk:
    """Words complaints about one text."""

    model: type[Fields]
    source: Source
    file: str

    def complaint(self, details: ErrorDetails, path: str) -> Problem:
        """Tell one of pydantic's findings."""
        if details["type"] == "extra_forbidden":
            return self._unknown_key(path)
        words = dict(details.get("ctx", {}))
        if "key" in words:
            words["other"] = words.pop("key")
        return self.problem(details["type"], path, words)

    def problem(self, kind: str, path: str, words: Mapping[str, object]) -> Problem:
        """Fill in the table's words for a finding."""
        code, message, hint = PHRASES.get(ALIASES.get(kind, kind), OTHERWISE)
        leaf = next((part for part in reversed(path.split(".")) if not part.isdigit()), path)
        values = {"key": path or "전체", "leaf": leaf, **words}
        values = {name: show(value) for name, value in values.items()}
        meant = values.get("nearest")
        hint = (f"혹시 `{meant}`을(를) 쓰려고 하셨나요? " if meant else "") + hint.format(**values)
        return Problem(origin=self._origin(path), code=code, message=message.format(**values), hint=hint)

    def _origin(self, path: str) -> Origin:
        return Origin(file=self.file, line=self.source.line_of(path) or 1)

    def _unknown_key(self, path: str) -> Problem:
        parent, _, key = path.rpartition(".")
        inner = _model_at(self.model, parent)
        known = [field.alias or name for name, field in inner.model_fields.items()]
        folded = key.casefold().replace("-", "_")
        meant = nearest(folded, known)
        if folded in inner.refused:
            hint = inner.refused[folded]
        elif folded in _APPROVALS:
            hint = "글을 싣는 것은 위원회의 결정(`review/decisions/`)뿐입니다. 그 줄을 지워 주세요."
        elif folded in _THEME:
            hint = "쪽의 모양과 주소는 사이트가 정합니다. 그 줄을 지워 주세요."
        elif meant:
            hint = f"혹시 `{meant}`을(를) 쓰려고 하셨나요? 아니면 그 줄을 지워 주세요."
        else:
            hint = f"그 줄을 지워 주세요. 여기에 쓸 수 있는 항목: {', '.join(known)}."
        message = f"`{show(path)}`은(는) 없는 항목입니다."
        return Problem(origin=self._origin(path), code="key-unknown", message=message, hint=hint)


def _model_at(model: type[Fields], path: str) -> type[Fields]:
    """Give the model at a path such as ``menu.0``."""
    for part in path.split(".") if path else ():
        if part in model.model_fields:
            model = _inner_model(model.model_fields[part].annotation) or model
    return model


def _inner_model(annotation: object) -> type[Fields] | None:
    if isinstance(annotation, type) and issubclass(annotation, Fields):
        return annotation
    return next((model for inner in get_args(annotation) if (model := _inner_model(inner)) is not None), None)
