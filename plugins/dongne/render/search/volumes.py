"""Pages bound into volumes: what the index has to know of a run of pages, so that a change costs one volume.

A volume is a function of its records alone and is made of plain values: it may be kept, and made by any process.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dongne.render.search.fragments import Fragment, make_fragment
from dongne.render.search.keys import keys_of
from dongne.render.search.postings import pack_segments
from dongne.render.search.records import Record

_NUMBERS = 512
"""Numbers of a volume: the pages of most of a year."""


@dataclass(frozen=True, kw_only=True)
class Batch:
    """The records of one volume, by number."""

    records: Mapping[int, Record]

    @cached_property
    def digest(self) -> str:
        """Tell this batch from every other."""
        plain = (f"{number} {record.digest}" for number, record in self.records.items())
        return hashlib.sha256("\n".join(plain).encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Volume:
    """Rows of words are one text each, with line feeds between them: nothing is read faster."""

    fragments: list[tuple[int, Fragment, list[str]]]
    """Number, fragment and further parts of the text of each page."""
    keys: str
    first: list[int]
    """For each key, number and flags of its first page, as in a list of the index."""
    last: list[int]
    """For each key, the number of its last page."""
    between: str
    """For each key, the rest of its list, packed."""
    words: str
    counts: list[int]
    """For each word, on how many pages it stands."""
    title_words: str


def cut(numbered: Mapping[int, Record]) -> list[Batch]:
    """Give the batches of all records, which stand in rising order of their numbers."""
    shelves: dict[int, dict[int, Record]] = {}
    for number, record in numbered.items():
        shelves.setdefault(number // _NUMBERS, {})[number] = record
    return [Batch(records=records) for records in shelves.values()]


def bind(batch: Batch) -> Volume:
    """Read the pages of a batch."""
    pages = {number: keys_of(record) for number, record in batch.records.items()}
    segments = pack_segments((number, keys.flags) for number, keys in pages.items())
    words = Counter(word for keys in pages.values() for word in keys.words)
    return Volume(
        fragments=[(number, *make_fragment(record)) for number, record in batch.records.items()],
        keys="\n".join(segments),
        first=[segment.first for segment in segments.values()],
        last=[segment.last for segment in segments.values()],
        between="\n".join("".join(segment.between) for segment in segments.values()),
        words="\n".join(words),
        counts=list(words.values()),
        title_words="\n".join(sorted({word for keys in pages.values() for word in keys.title_words})),
    )


def bind_all(batches: Iterable[Batch]) -> Iterator[Volume]:
    """Read the pages of all batches, one after the other."""
    return map(bind, batches)
