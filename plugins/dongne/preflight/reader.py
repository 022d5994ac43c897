"""Reads many files of which most share most of their lines: what stands on every page is read once."""

import re
from collections.abc import Iterable, Iterator

from dongne.preflight.squash import ALL, PLAIN, readings

_END = b">\n\n"
"""Where a file may be cut without changing a reading: no tag, no escape and no letter with its marks lies across."""
_NEXT = re.compile(rb"><[^<>&%\\]*>(?=[0-9A-Za-z\xeb\xec])")
"""Where a long stretch of a file may be cut too: between two tags, if a letter follows that is none without the other
half (ASCII, or most of Hangul's syllables)."""
_LONG = 16_384
"""Bytes of a piece that will hardly come again, and from which on a stretch is cut: few of its parts hold an escape."""
_MOST = 10_000
"""Pieces that are kept in mind."""
_MOST_KNOWN = 500


class Reader:
    """Gives every squashed reading of files, and remembers those of the pieces that came twice."""

    def __init__(self, *, long: int = _LONG) -> None:
        """Begin with nothing in mind; a stretch of more than ``long`` bytes is cut."""
        self._long = long
        self._seen: set[int] = set()
        self._known: dict[bytes, tuple[bytes, ...]] = {}

    def read(self, data: bytes) -> Iterable[bytes]:
        """Give the readings of a file, none of them twice."""
        self._forget()
        pieces = list(self._pieces(data)) if _END in data else [*self._read_all(data)]
        if any(len(piece) > PLAIN for piece in pieces):
            pieces = [piece if len(piece) > PLAIN else (piece * ALL)[:ALL] for piece in pieces]
        return dict.fromkeys(map(b"".join, zip(*pieces, strict=True)))

    def _pieces(self, data: bytes) -> Iterator[tuple[bytes, ...]]:
        """Give the readings of a file's pieces; what is new between two that are known is one piece."""
        new: list[bytes] = []
        for piece in _cut(data):
            known = self._known.get(piece) or self._recognised(piece)
            if known is None:
                new.append(piece)
                continue
            if new:
                yield from self._read_all(b"".join(new))
                new.clear()
            yield known
        if new:
            yield from self._read_all(b"".join(new))

    def _recognised(self, piece: bytes) -> tuple[bytes, ...] | None:
        """Give the readings of a piece that came before; None: it did not."""
        if len(piece) > self._long:
            return None
        if hash(piece) not in self._seen:
            self._seen.add(hash(piece))
            return None
        self._known[piece] = readings(piece)
        return self._known[piece]

    def _read_all(self, data: bytes) -> Iterator[tuple[bytes, ...]]:
        """Give the readings of a stretch, part by part."""
        start = 0
        while (found := _NEXT.search(data, start + self._long)) is not None:
            end = found.start() + 1
            yield readings(data[start:end])
            start = end
        yield readings(data[start:])

    def _forget(self) -> None:
        """Keep what is in mind within bounds."""
        if len(self._seen) > _MOST:
            self._seen.clear()
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()


def _cut(data: bytes) -> list[bytes]:
    *pieces, last = data.split(_END)
    return [*[piece + _END for piece in pieces], last]
