"""Freeze a month: count it at every source, and write its snapshot whole or not at all."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from dongne.domain.metrics import CommentRow
from dongne.domain.snapshots import OTHER, Amendment, Month, ThreadCount
from dongne.errors import ContentError, Origin, Problem, UsageError
from dongne.ingest.folders import find_links
from dongne.ingest.snapshots import FOLDER, parse_snapshot, snapshot_months
from dongne.ingest.text import read_text
from dongne.pipeline.comments.snapshot_file import create_snapshot, exchange_snapshot, render_snapshot
from dongne.pipeline.comments.sources import CommentSource


@dataclass(frozen=True, kw_only=True)
class Pulled:
    """What was written."""

    month: str
    file: str
    """Below the site's folder."""
    comments: int
    """Of threads that are named after an article."""
    articles: int
    other: int
    """Of any other thread."""
    waiting: int
    """On which the board has not decided; not counted."""


def missing_months(root: Path, *, at: datetime, zone: ZoneInfo) -> tuple[Month, ...]:
    """Give the months that have ended and have no snapshot: from the first that has one, else only the last.

    Raises:
        ContentError: the folder of the snapshots cannot be read.
    """
    found, problems = snapshot_months(root)
    if problems:
        raise ContentError(problems)
    last = Month.of(at.astimezone(zone).date(), zone).previous
    month = Month(name=min(found), zone=zone) if found else last
    missing: list[Month] = []
    while month.name <= last.name:
        if month.name not in found:
            missing.append(month)
        month = month.next
    return tuple(missing)


def pull_month(
    root: Path,
    *,
    month: Month,
    at: datetime,
    sources: Mapping[str, CommentSource],
    amend: str | None = None,
) -> Pulled:
    """Count a month at every source and write its snapshot.

    Raises:
        UsageError: the month has not ended, or there is nothing to amend.
        ContentError: the month is frozen, or its file is broken.
        SourceError: a source cannot be counted; nothing was written.
        OutputError: the file cannot be written.
    """
    if at < month.end:
        raise UsageError(f"{month.name}은 아직 끝나지 않은 달입니다. 달이 바뀐 뒤에 세어 주세요.")
    press = _Press(root=root, month=month, at=at)
    before = press.frozen(amend)
    counts = [source.count(month) for source in sources.values()]
    threads = [thread for count in counts for thread in count.threads]
    press.refuse_doubles(threads)
    fresh = [press.row(thread) for thread in threads]
    amendment = None if amend is None else Amendment(at=at, reason=amend)
    # What was counted at a place that is asked no longer stays as it was.
    asked = frozenset[str]().union(*(count.sources for count in counts))
    kept = [row for row in before if row.comments and row.source not in asked]
    press.write([*kept, *fresh], amendment)
    return Pulled(
        month=month.name,
        file=press.file,
        comments=sum(each.comments for each in threads if each.article != OTHER),
        articles=len({each.article for each in threads} - {OTHER}),
        other=sum(each.comments for each in threads if each.article == OTHER),
        waiting=sum(count.waiting for count in counts),
    )


@dataclass(frozen=True, kw_only=True)
class _Press:
    """One month's file."""

    root: Path
    month: Month
    at: datetime

    @property
    def file(self) -> str:
        """Its path below the site's folder."""
        return "/".join([*FOLDER, f"{self.month.name}.csv"])

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self.root / self.file

    def frozen(self, amend: str | None) -> Sequence[CommentRow]:
        """Give the rows that stand there already; only an amendment may touch them."""
        problems = list(find_links(self.root, FOLDER))
        if problems:
            raise ContentError(problems)
        if not (self.path.is_symlink() or self.path.exists()):
            if amend is not None:
                raise UsageError(
                    f"{self.month.name}은 아직 얼린 적이 없어 고칠 것이 없습니다. `--amend` 없이 해 주세요."
                )
            return ()
        if amend is None:
            raise ContentError([self._frozen()])
        text, problems = read_text(self.path, file=self.file)
        if text is None:
            raise ContentError(problems)
        rows, problems = parse_snapshot(text, file=self.file, month=self.month.name, zone=self.month.zone)
        if problems:
            raise ContentError(problems)
        return rows

    def refuse_doubles(self, threads: Sequence[ThreadCount]) -> None:
        """Stop where two sources speak under one name: their counts could not be told apart."""
        names = Counter((thread.article, thread.source) for thread in threads)
        doubles = [self._double(article, source) for (article, source), times in names.items() if times > 1]
        if doubles:
            raise ContentError(doubles)

    def row(self, thread: ThreadCount) -> CommentRow:
        """Give a count as a row of the snapshot."""
        return CommentRow(
            month=self.month.name,
            article=thread.article,
            source=thread.source,
            comments=thread.comments,
            replies=thread.replies,
            taken_at=self.at,
            origin=Origin(file=self.file),
        )

    def write(self, rows: Sequence[CommentRow], amendment: Amendment | None) -> None:
        """Write the file; an amended month without a comment keeps a row of nothing that says why."""
        if amendment is None:
            create_snapshot(self.root, self.path, render_snapshot(rows), self._frozen())
            return
        nothing = ThreadCount(article=OTHER, source="none", comments=0, replies=0)
        content = render_snapshot(rows or [self.row(nothing)], amendment)
        exchange_snapshot(self.root, self.path, content)

    def _frozen(self) -> Problem:
        return Problem(
            origin=Origin(file=self.file),
            code="snapshot-frozen",
            message=f"{self.month.name}의 댓글 집계는 이미 얼렸습니다. 바꾸지 않았습니다.",
            hint=f'꼭 다시 세어야 하면 `dongne comments pull --month {self.month.name} --amend "까닭"`으로 까닭을 남겨 주세요.',
        )

    def _double(self, article: str, source: str) -> Problem:
        return Problem(
            origin=Origin(file=self.file),
            code="snapshot-source-twice",
            message=f"`{article}`을 `{source}`라는 이름으로 세는 곳이 둘입니다.",
            hint="`content/metrics/sources.yml`의 `name`이나 손으로 적은 표의 `source`를 서로 다르게 적어 주세요.",
        )
