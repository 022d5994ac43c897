"""A number for every page: the same from build to build as far as can be, and higher for what is newer."""

import zlib
from collections.abc import Iterable, Mapping
from datetime import date

from dongne.render.search.records import Record

SPAN = 1 << 20
"""Numbers of each kind; the kind of a page is its number divided by this."""
KINDS = ("article", "shop", "event", "edition", "programme", "page")
_A_DAY = 2
"""Places for each day: more articles than that push the next days' on until there is a gap."""
_PLACES = 512
"""Places among which pages without a calendar are spread by their addresses."""
_DATED = frozenset({"article", "event", "edition"})


def number_records(records: Iterable[Record]) -> dict[int, Record]:
    """Give each record its number, in rising order.

    A page that comes or goes moves few others: otherwise every file of the index would change with it.
    """
    numbered: dict[int, Record] = {}
    shelves: dict[str, list[Record]] = {kind: [] for kind in KINDS}
    for record in records:
        shelves[record.kind].append(record)
    for place, (kind, shelf) in enumerate(shelves.items()):
        wishes = _wishes(kind, shelf)
        number = place * SPAN - 1
        for record in sorted(shelf, key=lambda each: (wishes[each.path], each.path)):
            number = max(number + 1, place * SPAN + wishes[record.path])
            numbered[number] = record
    return numbered


def _wishes(kind: str, shelf: Iterable[Record]) -> Mapping[str, int]:
    """Give the place that each record would have if it were alone."""
    if kind not in _DATED:
        return {record.path: zlib.crc32(record.path.encode()) % _PLACES for record in shelf}
    days = {record.path: record.day or date.min for record in shelf}
    # From the first of January of the oldest year: a new article in the same years moves nothing.
    start = date(min((day.year for day in days.values()), default=1), 1, 1)
    return {path: (day - start).days * _A_DAY for path, day in days.items()}
