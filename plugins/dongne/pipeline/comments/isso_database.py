"""Comments in the database of an isso server on the same machine, which may be running."""

import sqlite3
from contextlib import closing
from pathlib import Path

from dongne.domain.snapshots import Count, Month, Naming, ThreadCount
from dongne.errors import SourceError

KNOWN_VERSIONS = frozenset({3, 4, 5})
"""Versions of isso's tables in which what is read here means the same: 4 and 5 changed other columns."""

_PATIENCE = 30.0
"""Seconds to wait while the server writes."""

_PUBLIC, _WAITING = 1, 2
"""Of isso's modes these two; 4 is a comment that was deleted and still has replies."""

_THREADS = """
SELECT threads.uri, COUNT(*), SUM(comments.parent IS NOT NULL)
FROM comments JOIN threads ON threads.id = comments.tid
WHERE comments.mode = ? AND comments.created >= ? AND comments.created < ?
GROUP BY threads.uri
"""
_MODE = "SELECT COUNT(*) FROM comments WHERE mode = ? AND created >= ? AND created < ?"


class IssoDatabase:
    """isso's SQLite file, opened for reading only."""

    def __init__(self, path: Path, *, name: str, naming: Naming) -> None:
        """Know where the file lies."""
        self._path = path
        self._name = name
        self._naming = naming

    def count(self, month: Month) -> Count:
        """Count the public comments that were written in a month.

        Raises:
            SourceError: the file is missing, is none of isso's, or has tables of an unknown version.
        """
        try:
            with closing(self._open()) as database:
                self._check(database)
                bounds = (month.start.timestamp(), month.end.timestamp())
                threads = database.execute(_THREADS, (_PUBLIC, *bounds)).fetchall()
                (waiting,) = database.execute(_MODE, (_WAITING, *bounds)).fetchone()
        except (sqlite3.Error, OSError) as error:
            raise SourceError(
                f"의견 서버의 데이터베이스 `{self._path}`를 읽을 수 없습니다({error})."
            ) from error
        return Count(threads=self._by_article(threads), sources=frozenset({self._name}), waiting=waiting)

    def _open(self) -> sqlite3.Connection:
        # Without `mode=ro` a mistyped name would make an empty database, and a count of nothing.
        address = f"{self._path.resolve().as_uri()}?mode=ro"
        database = sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)
        database.execute("BEGIN")  # one state for every question
        return database

    def _check(self, database: sqlite3.Connection) -> None:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not {"comments", "threads"} <= tables:
            raise SourceError(f"`{self._path}`는 isso의 데이터베이스가 아닙니다.")
        if version not in KNOWN_VERSIONS:
            known = ", ".join(map(str, sorted(KNOWN_VERSIONS)))
            raise SourceError(
                f"`{self._path}`의 판({version})은 모르는 판이어서 세지 않았습니다. 아는 판: {known}. "
                "isso를 바꾸었다면 이 프로그램도 새 판으로 바꿔 주세요."
            )

    def _by_article(self, threads: list[tuple[str, int, int]]) -> tuple[ThreadCount, ...]:
        """Add up the threads of an article: it may have been named in more than one way."""
        totals: dict[str, tuple[int, int]] = {}
        for thread, comments, replies in threads:
            article = self._naming.article_of(str(thread))
            before = totals.get(article, (0, 0))
            totals[article] = (before[0] + comments, before[1] + replies)
        return tuple(
            ThreadCount(article=article, source=self._name, comments=comments, replies=replies)
            for article, (comments, replies) in sorted(totals.items())
        )
