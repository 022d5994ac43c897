"""An item's file, split into front matter and body by the one parser that there is."""

import re
from dataclasses import dataclass
from typing import Any

from frontmatter.default_handlers import BaseHandler

from dongne.domain.digest import canonical_text
from dongne.errors import Origin, Problem
from dongne.ingest.strict_yaml import Source, parse_yaml


class StrictHandler(BaseHandler):
    """Front matter between two lines of exactly ``---``, the first of them the file's first line."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"

    def load(self, fm: str, **options: Any) -> Any:  # noqa: ANN401 - as the library declares it
        """Parse the part between the lines; ``options`` has its ``file``."""
        # The text begins with the end of the first line, which therefore is line 1.
        return parse_yaml(fm, file=str(options.get("file", "")))


@dataclass(frozen=True, kw_only=True)
class Document:
    """A file with front matter: its source and its body (NFC, LF, without blank lines around it)."""

    source: Source
    body: str
    body_line: int


_HANDLER = StrictHandler()


def parse_document(text: str, *, file: str) -> tuple[Document | None, list[Problem]]:
    """Split a text with LF line ends; a second ``---`` block belongs to the body."""
    if not _HANDLER.detect(text):
        return None, [_missing(file)]
    try:
        front, rest = _HANDLER.split(text)
    except ValueError:
        return None, [_unclosed(file)]
    source: Source = _HANDLER.load(front, file=file)
    if source.problems:
        return None, list(source.problems)
    if not isinstance(source.values, dict):
        if source.values is not None:
            return None, [_not_a_mapping(file)]
        source = Source(values={}, lines=source.lines)
    body = canonical_text(rest)
    lead = len(body) - len(body.lstrip("\n"))
    line = 1 + front.count("\n") + lead
    return Document(source=source, body=body[lead:].rstrip(), body_line=line), []


def _missing(file: str) -> Problem:
    return Problem(
        origin=Origin(file=file, line=1),
        code="front-matter-missing",
        message="맨 윗줄에 `---`로 시작하는 머리말이 없습니다.",
        hint="첫 줄에 `---`, 그 아래 `title: …` 같은 항목들, 그 아래 다시 `---`를 적고 글을 시작해 주세요.",
    )


def _unclosed(file: str) -> Problem:
    return Problem(
        origin=Origin(file=file, line=1),
        code="front-matter-unclosed",
        message="머리말을 닫는 `---` 줄이 없습니다.",
        hint="머리말 항목들 바로 아래에 `---`만 있는 줄을 넣어 주세요.",
    )


def _not_a_mapping(file: str) -> Problem:
    return Problem(
        origin=Origin(file=file, line=2),
        code="front-matter-shape",
        message="머리말이 `이름: 값` 꼴이 아닙니다.",
        hint="한 줄에 하나씩 `title: 제목`처럼 적어 주세요. 쌍점 뒤에는 빈칸이 있어야 합니다.",
    )
