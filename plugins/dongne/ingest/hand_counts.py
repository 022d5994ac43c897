"""Comments that came by letter, telephone or a blog, as somebody writes them down: a CSV kept by hand."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dongne.domain.address import Kind, is_item_id
from dongne.domain.snapshots import ThreadCount, is_month
from dongne.errors import Origin, Problem
from dongne.ingest.complaints import show
from dongne.ingest.fields import tidy
from dongne.ingest.text import read_text

COLUMNS = ("month", "article", "source", "comments")
"""What each row must have; `replies` may be there too, and anything else is a note."""

_COUNT = re.compile(r"[0-9]{1,6}")
# Begins with a letter: a spreadsheet takes nothing for a formula.
_WORD = re.compile(r"[^\W\d_][\w .·-]{0,29}")


def read_hand_counts(path: Path, *, file: str) -> tuple[Mapping[str, tuple[ThreadCount, ...]], list[Problem]]:
    """Give what was written down, by month."""
    text, problems = read_text(path, file=file)
    return ({}, problems) if text is None else parse_hand_counts(text, file=file)


def parse_hand_counts(text: str, *, file: str) -> tuple[Mapping[str, tuple[ThreadCount, ...]], list[Problem]]:
    """Give what the table says, by month; rows for one article and source are added up."""
    reader = csv.DictReader(text.split("\n"), strict=True)
    table = _Table(file=file)
    months: dict[str, list[ThreadCount]] = {}
    problems: list[Problem] = []
    try:
        missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
        if missing:
            hint = f"첫 줄을 `{','.join(COLUMNS)}`로 적어 주세요."
            return {}, [table.problem(1, f"열이 빠졌습니다: {', '.join(missing)}.", hint)]
        for values in reader:
            row = table.row(values, reader.line_num)
            if isinstance(row, Problem):
                problems.append(row)
            else:
                months.setdefault(row[0], []).append(row[1])
    except csv.Error:
        problems.append(
            table.problem(reader.line_num + 1, "CSV로 읽을 수 없습니다.", "이 줄의 따옴표 짝을 살펴 주세요.")
        )
    return {month: tuple(_add_up(rows)) for month, rows in sorted(months.items())}, problems


def _add_up(rows: list[ThreadCount]) -> Iterator[ThreadCount]:
    groups: dict[tuple[str, str], list[ThreadCount]] = {}
    for row in rows:
        groups.setdefault((row.article, row.source), []).append(row)
    for (article, source), same in sorted(groups.items()):
        yield ThreadCount(
            article=article,
            source=source,
            comments=sum(row.comments for row in same),
            replies=sum(row.replies for row in same),
        )


@dataclass(frozen=True, kw_only=True)
class _Table:
    """The file, as its problems name it."""

    file: str

    def problem(self, line: int, message: str, hint: str) -> Problem:
        """Say what is wrong with a line."""
        return Problem(
            origin=Origin(file=self.file, line=line), code="hand-count", message=message, hint=hint
        )

    def row(self, values: Mapping[str | None, object], line: int) -> tuple[str, ThreadCount] | Problem:
        """Give month and count of a line."""
        if None in values or any(values[column] is None for column in COLUMNS):
            return self.problem(line, "칸의 수가 첫 줄과 다릅니다.", "쉼표를 세어 보고 칸을 맞춰 주세요.")
        cells = {column: tidy(values.get(column) or "") for column in (*COLUMNS, "replies")}
        fault = _find_fault(cells)
        if fault is not None:
            return self.problem(line, *fault)
        count = ThreadCount(
            article=cells["article"],
            source=cells["source"],
            comments=int(cells["comments"]),
            replies=int(cells["replies"] or 0),
        )
        if count.replies > count.comments:
            return self.problem(line, "답글이 댓글보다 많습니다.", "`comments`는 답글까지 더한 수입니다.")
        return cells["month"], count


def _find_fault(cells: Mapping[str, str]) -> tuple[str, str] | None:
    """Say what is wrong with a row, and how to mend it."""
    if not is_month(cells["month"]):
        return f"`month`의 `{show(cells['month'])}`은 달이 아닙니다.", "`2022-05`처럼 적어 주세요."
    if not (is_item_id(cells["article"]) and Kind.of(cells["article"]) is Kind.ARTICLE):
        hint = "`articles/2022/dawn-market`처럼 기사의 폴더를 그대로 적어 주세요."
        return f"`article`의 `{show(cells['article'])}`은 기사의 id가 아닙니다.", hint
    if _WORD.fullmatch(cells["source"]) is None:
        hint = "`전화`, `편지`, `블로그`처럼 서른 자 안의 말로 적어 주세요."
        return f"`source`의 `{show(cells['source'])}`은 출처로 쓸 수 없습니다.", hint
    if _COUNT.fullmatch(cells["comments"]) is None or _COUNT.fullmatch(cells["replies"] or "0") is None:
        return "댓글 수가 숫자가 아닙니다.", "0 이상의 정수를 적어 주세요."
    return None
