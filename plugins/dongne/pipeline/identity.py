"""By what a file that nobody has touched is known again without being read."""

import os
import time
from collections.abc import Iterable

Identity = tuple[tuple[str, int, int, int, int], ...]
"""Of each file its name, its size, the times of its last changes (ns) and its inode."""

_TICK = 100_000_000
"""Nanoseconds within which two changes of a file may bear the same time, with room to spare."""
_COARSE_TICK = 3_000_000_000
"""The same on file systems that count whole seconds."""


def identify(places: Iterable[str]) -> Identity | None:
    """Give the identity of files; None when one of them cannot be found."""
    found = []
    try:
        for place in places:
            stat = os.stat(place, follow_symlinks=False)  # noqa: PTH116 - a Path takes longer than the question, ten thousand times
            found.append(
                (place.rpartition(os.sep)[2], stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
            )
    except OSError:
        return None
    return tuple(found)


def is_settled(identity: Identity, since: int) -> bool:
    """Whether a change after the instant ``since`` (ns) would show: the files were left alone for a while before it."""
    for _, _, _, changed, _ in identity:
        tick = _TICK if changed % 1_000_000_000 else _COARSE_TICK
        if changed > since - tick:
            return False
    return True


def now_ns() -> int:
    """Give the present instant as file systems count it."""
    return time.time_ns()
