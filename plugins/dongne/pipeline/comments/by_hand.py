"""What came by letter, telephone or a blog, from the table that somebody keeps."""

from pathlib import Path

from dongne.domain.snapshots import Count, Month
from dongne.errors import ContentError
from dongne.ingest.folders import find_links
from dongne.ingest.hand_counts import read_hand_counts


class HandCounts:
    """A CSV below the site's folder."""

    def __init__(self, root: Path, file: str) -> None:
        """Know where the table lies."""
        self._root = root
        self._file = file

    def count(self, month: Month) -> Count:
        """Give what was written down for a month.

        Raises:
            ContentError: the table cannot be read, or a row is wrong.
        """
        folders = tuple(self._file.split("/")[:-1])
        problems = list(find_links(self._root, folders))
        months, found = ({}, []) if problems else read_hand_counts(self._root / self._file, file=self._file)
        if problems or found:
            raise ContentError([*problems, *found])
        names = frozenset(row.source for rows in months.values() for row in rows)
        return Count(threads=months.get(month.name, ()), sources=names)
