"""Pages bound into volumes: what the index has to know of a run of pages, so that a change costs a small volume.

A volume is a function of its records alone and is made of plain values: it may be kept, and made by any process.
Small volumes make up larger ones, and those larger ones still, so that few need to be joined after a change.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from dongne.render.search.fragments import name_files
from dongne.render.search.keys import keys_of
from dongne.render.search.lexicon import read
from dongne.render.search.postings import Lists
from dongne.render.search.records import Record

_NUMBERS = 64
"""Numbers of the smallest volume: the pages of a month."""
_FAN = 8
"""Volumes in a larger one."""
_LEVELS = 2
"""How often volumes are bound into larger ones: these hold the pages of some years."""


@dataclass(frozen=True, kw_only=True)
class Batch:
    """The records of one volume by number, or the batches of which it is made up."""

    records: Mapping[int, Record] = field(default_factory=dict)
    parts: Sequence["Batch"] = ()

    @cached_property
    def digest(self) -> str:
        """Tell this batch from every other."""
        plain = [f"{number} {record.digest}" for number, record in self.records.items()]
        plain += [part.digest for part in self.parts]
        return hashlib.sha256("\n".join(plain).encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Volume:
    """Rows of words are one text each, with line feeds between them: nothing is read faster."""

    numbers: list[int]
    """Of its pages."""
    names: str
    """For each page, the names that its fragment and the further parts of its text would like to have."""
    keys: str
    first: list[int]
    """For each key, number and flags of its first page, as in a list of the index."""
    last: list[int]
    """For each key, the number of its last page."""
    further: str
    """For each key, the rest of its list, packed."""
    words: str
    counts: list[int]
    """For each word, on how many pages it stands."""
    readings: str
    """For each word, in which ways it may be read."""
    title_words: str


def cut(numbered: Mapping[int, Record]) -> list[Batch]:
    """Give the batches of all records, which stand in rising order of their numbers."""
    shelves: dict[int, dict[int, Record]] = {}
    for number, record in numbered.items():
        shelves.setdefault(number // _NUMBERS, {})[number] = record
    batches = {place: Batch(records=records) for place, records in shelves.items()}
    for _ in range(_LEVELS):
        batches = _put_together(batches)
    return [*batches.values()]


def _put_together(batches: Mapping[int, Batch]) -> dict[int, Batch]:
    cases: dict[int, list[Batch]] = {}
    for place, batch in batches.items():
        cases.setdefault(place // _FAN, []).append(batch)
    return {place: Batch(parts=case) if len(case) > 1 else case[0] for place, case in cases.items()}


def bind(batch: Batch) -> Volume:
    """Read the pages of a batch."""
    return join(map(bind, batch.parts)) if batch.parts else _bind_pages(batch.records)


def _bind_pages(records: Mapping[int, Record]) -> Volume:
    found = Findings()
    for number, record in records.items():
        page = replace(record, text=cache(record.text))  # read once for both
        keys = keys_of(page)
        found.names[number] = name_files(page)
        found.lists.add_page(number, keys.flags)
        found.words.update(keys.words)
        found.title_words.update(keys.title_words)
    found.readings = {word: read(word) for word in found.words}
    return found.bound()


def join(volumes: Iterable[Volume]) -> Volume:
    """Make one volume of several, which stand in rising order."""
    return gather(volumes).bound()


def gather(volumes: Iterable[Volume]) -> "Findings":
    """Put together what several volumes hold, which stand in rising order."""
    found = Findings()
    for volume in volumes:
        found.names.update(zip(volume.numbers, _rows(volume.names), strict=True))
        found.lists.add(_rows(volume.keys), volume.first, volume.last, volume.further.split("\n"))
        words = _rows(volume.words)
        found.words.update(dict(zip(words, volume.counts, strict=True)))
        found.readings.update(zip(words, _rows(volume.readings), strict=True))
        found.title_words.update(_rows(volume.title_words))
    return found


@dataclass(kw_only=True)
class Findings:
    """What was found on some pages, open for more."""

    names: dict[int, str] = field(default_factory=dict)
    lists: Lists = field(default_factory=Lists)
    words: Counter[str] = field(default_factory=Counter)
    readings: dict[str, str] = field(default_factory=dict)
    """For each word, what ``lexicon.read`` says of it."""
    title_words: set[str] = field(default_factory=set)

    def bound(self) -> Volume:
        """Give it as it may be kept."""
        return Volume(
            numbers=[*self.names],
            names="\n".join(self.names.values()),
            keys="\n".join(self.lists.first),
            first=[*self.lists.first.values()],
            last=[*self.lists.last.values()],
            further="\n".join(map("".join, self.lists.further.values())),
            words="\n".join(self.words),
            counts=[*self.words.values()],
            readings="\n".join(map(self.readings.__getitem__, self.words)),
            title_words="\n".join(sorted(self.title_words)),
        )


def _rows(text: str) -> list[str]:
    return text.split("\n") if text else []
