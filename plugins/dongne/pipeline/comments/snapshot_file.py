"""The file of a frozen month: written beside its place, then put there in one step."""

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dongne.domain.metrics import CommentRow
from dongne.domain.snapshots import Amendment
from dongne.errors import ContentError, OutputError, Problem
from dongne.ingest.snapshots import AMENDMENT, COLUMNS
from dongne.pipeline.whole import write_whole


def render_snapshot(rows: Iterable[CommentRow], amendment: Amendment | None = None) -> bytes:
    """Give the file's bytes: rows by article and source, the same for the same counts."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    why = () if amendment is None else (amendment.at.isoformat(), amendment.reason)
    writer.writerow(COLUMNS if amendment is None else (*COLUMNS, *AMENDMENT))
    for row in sorted(rows, key=lambda each: (each.article, each.source)):
        writer.writerow((row.article, row.source, row.comments, row.replies, row.taken_at.isoformat(), *why))
    return text.getvalue().encode()


def create_snapshot(root: Path, path: Path, content: bytes, frozen: Problem) -> None:
    """Write a month's first file; whoever was first with it stays first.

    Raises:
        ContentError: the month was frozen meanwhile; says ``frozen``.
        OutputError: the file cannot be written.
    """

    def link(written: Path, path: Path) -> None:
        try:
            # A link, not a rename: it fails where the name is taken.
            path.hardlink_to(written)
        except FileExistsError as error:
            raise ContentError([frozen]) from error

    with _told(path):
        write_whole(root, path, content, place=link)


def exchange_snapshot(root: Path, path: Path, content: bytes) -> None:
    """Put other content into a month's file.

    Raises:
        OutputError: the file cannot be written; the old one stays.
    """
    with _told(path):
        write_whole(root, path, content)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell in words why a month's file cannot be written."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"`{path}`에 쓸 수 없습니다: {error.strerror or error}. 디스크의 남은 자리와 폴더의 권한을 확인해 주세요. "
            "그 달의 집계는 그대로입니다."
        ) from error
