"""Frozen monthly counts of comments: ``content/metrics/comments/<yyyy-mm>.csv``."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from dongne.domain.metrics import CommentRow
from dongne.domain.snapshots import Amendment
from dongne.errors import Origin, Problem
from dongne.ingest.fields import tidy
from dongne.ingest.folders import Entry, find_links, list_folder, stray_file
from dongne.ingest.moments import parse_moment, start_of
from dongne.ingest.text import read_text

FOLDER = ("content", "metrics", "comments")
COLUMNS = ("article", "source", "comments", "replies", "taken_at")
AMENDMENT = ("amended_at", "reason")
"""Two more columns, the same in each row, of a month that was counted again after it had been frozen."""

_FILE = re.compile(r"(?P<month>(?:19|2[01])[0-9]{2}-(?:0[1-9]|1[0-2]))\.csv")
_COUNT = re.compile(r"[0-9]{1,9}")


Month = tuple[list[CommentRow], list[Problem]]
"""The rows of one month's file, and every row that is wrong."""


@dataclass(frozen=True, kw_only=True)
class SnapshotReader:
    """Reads one month after the other."""

    zone: ZoneInfo

    def read(self, entry: Entry) -> Month:
        """Read one month's file."""
        text, problems = read_text(entry.path, file=entry.file)
        if text is None:
            return [], problems
        return parse_snapshot(text, file=entry.file, month=month_of(entry), zone=self.zone)


Way = Callable[[SnapshotReader, Sequence[Entry]], Iterable[Month]]


def month_of(entry: Entry) -> str:
    """Give the month of a file."""
    return entry.name.removesuffix(".csv")


def read_snapshots(
    root: Path, *, zone: ZoneInfo, at: datetime, read: Way | None = None
) -> tuple[tuple[CommentRow, ...], list[Problem]]:
    """Give every row by month, article and source; what was taken after ``at`` has not been counted yet.

    ``read`` is another way to get through the files, for whoever has a cache: it gives the months in their order.
    """
    files, problems = _list_months(root)
    rows: list[CommentRow] = []
    for found, wrong in (read or _in_turn)(SnapshotReader(zone=zone), tuple(files.values())):
        rows += found
        problems += wrong
    counted = [row for row in rows if row.taken_at <= at]
    return tuple(sorted(counted, key=lambda row: (row.month, row.article, row.source))), problems


def snapshot_months(root: Path) -> tuple[frozenset[str], list[Problem]]:
    """Give the months that are frozen."""
    files, problems = _list_months(root)
    return frozenset(files), problems


def _list_months(root: Path) -> tuple[dict[str, Entry], list[Problem]]:
    """Give the file of each month, in order; whatever else lies there is a problem."""
    problems = list(find_links(root, FOLDER))
    folder = root.joinpath(*FOLDER)
    if problems or not folder.is_dir():
        return {}, problems
    entries, problems = list_folder(folder, file="/".join(FOLDER))
    files: dict[str, Entry] = {}
    for entry in entries:
        match = _FILE.fullmatch(entry.name)
        if match is not None and not entry.is_folder:
            files[match["month"]] = entry
            continue
        hint = "`2022-05.csv`처럼 연-월로 이름을 적거나 지워 주세요."
        problems.append(stray_file(entry.file, "댓글 집계 파일의 이름이 아닙니다.", hint))
    return files, problems


def _in_turn(reader: SnapshotReader, entries: Sequence[Entry]) -> Iterator[Month]:
    return map(reader.read, entries)


def parse_snapshot(text: str, *, file: str, month: str, zone: ZoneInfo) -> Month:
    """Give the rows of one month's file, and every row that is wrong."""
    reader = csv.DictReader(text.split("\n"), strict=True)
    table = _Table(file=file, month=month, zone=zone)
    rows: list[CommentRow] = []
    problems: list[Problem] = []
    try:
        columns = reader.fieldnames or ()
        if len(set(columns)) != len(columns):
            return [], [table.problem(1, "같은 이름의 열이 두 번 있습니다.", "하나를 지워 주세요.")]
        missing = [column for column in COLUMNS if column not in columns]
        if missing:
            return [], [
                table.problem(
                    1,
                    f"열이 빠졌습니다: {', '.join(missing)}.",
                    f"첫 줄을 `{','.join(COLUMNS)}`로 적어 주세요.",
                )
            ]
        for values in reader:
            row = table.row(values, reader.line_num)
            if isinstance(row, Problem):
                problems.append(row)
            else:
                rows.append(row)
    except csv.Error:
        # The reader counts a row when it has read it; this one it has not.
        problems.append(
            table.problem(reader.line_num + 1, "CSV로 읽을 수 없습니다.", "이 줄의 따옴표 짝을 살펴 주세요.")
        )
    return rows, problems + list(table.find_doubles(rows))


@dataclass(frozen=True, kw_only=True)
class _Table:
    """One month's file."""

    file: str
    month: str
    zone: ZoneInfo

    def problem(self, line: int, message: str, hint: str) -> Problem:
        """Say what is wrong with a line."""
        return Problem(
            origin=Origin(file=self.file, line=line), code="snapshot-row", message=message, hint=hint
        )

    def row(self, values: Mapping[str | None, object], line: int) -> CommentRow | Problem:
        """Give the row that a line holds."""
        known = [column for column in (*COLUMNS, *AMENDMENT) if column in values]
        if None in values or any(values[column] is None for column in known):
            return self.problem(line, "칸의 수가 첫 줄과 다릅니다.", "쉼표를 세어 보고 칸을 맞춰 주세요.")
        cells = {column: tidy(values[column]) for column in known}
        if not (cells["article"] and cells["source"]):
            return self.problem(line, "기사나 출처가 비어 있습니다.", "`article`과 `source`를 적어 주세요.")
        for column in ("comments", "replies"):
            if _COUNT.fullmatch(cells[column]) is None:
                return self.problem(
                    line,
                    f"`{column}`의 `{cells[column][:20]}`은 댓글 수가 아닙니다.",
                    "0 이상의 정수를 적어 주세요.",
                )
        comments, replies = int(cells["comments"]), int(cells["replies"])
        if replies > comments:
            return self.problem(
                line,
                f"답글({replies})이 댓글({comments})보다 많습니다.",
                "`comments`는 답글까지 더한 수입니다.",
            )
        taken_at = self._taken_at(cells["taken_at"])
        if taken_at is None:
            return self.problem(
                line,
                f"`taken_at`의 `{cells['taken_at'][:40]}`은 그 달을 센 때일 수 없습니다.",
                "`2022-06-01T00:10:00+09:00`처럼 적어 주세요.",
            )
        amendment = self._amendment(cells, line)
        if isinstance(amendment, Problem):
            return amendment
        return CommentRow(
            month=self.month,
            article=cells["article"],
            source=cells["source"],
            comments=comments,
            replies=replies,
            taken_at=taken_at,
            origin=Origin(file=self.file, line=line),
            amendment=amendment,
        )

    def _amendment(self, cells: Mapping[str, str], line: int) -> Amendment | Problem | None:
        written, reason = cells.get("amended_at", ""), cells.get("reason", "")
        if not written:
            return None
        at = self._taken_at(written)
        if at is None or not reason:
            return self.problem(
                line,
                "다시 센 달에는 그때(`amended_at`)와 까닭(`reason`)이 모두 있어야 합니다.",
                "`dongne comments pull --month 달 --amend 까닭`으로 다시 세어 주세요.",
            )
        return Amendment(at=at, reason=reason)

    def _taken_at(self, text: str) -> datetime | None:
        """Give the instant of counting; a month cannot have been counted before it began."""
        try:
            taken_at = parse_moment(text, self.zone)
        except ValueError:
            return None
        return taken_at if taken_at >= start_of(date.fromisoformat(f"{self.month}-01"), self.zone) else None

    def find_doubles(self, rows: list[CommentRow]) -> Iterator[Problem]:
        """Report rows for an article and source that already have one."""
        seen: set[tuple[str, str]] = set()
        for row in rows:
            if (row.article, row.source) in seen:
                yield self.problem(
                    row.origin.line or 1,
                    f"`{row.article}`({row.source})의 줄이 두 번 있습니다.",
                    "한 줄만 남겨 주세요.",
                )
            seen.add((row.article, row.source))
