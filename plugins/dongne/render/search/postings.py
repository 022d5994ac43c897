"""Which pages stand under which key, packed into small files of about the same size."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
SHARD_LETTERS = 4000
"""Letters of keys and lists in a file, about; a query reads one file for each pair of its letters."""
LONG = 1000
"""Letters from which on a list has a file to itself, so that its neighbours can be read without it."""
FLAG_BITS = 3
_DIGIT_BITS, _DIGITS = 5, 32
_TWO = _DIGITS**2
_MORE = tuple(
    ALPHABET[low | _DIGITS] + ALPHABET[high | _DIGITS] for high in range(_DIGITS) for low in range(_DIGITS)
)
"""Two digits by their value, when others follow."""
_LAST = (
    *ALPHABET[:_DIGITS],
    *(ALPHABET[low | _DIGITS] + ALPHABET[high] for high in range(1, _DIGITS) for low in range(_DIGITS)),
)
"""The last one or two digits by their value."""


@dataclass(kw_only=True)
class Lists:
    """The list of each key, put together in rising order of the pages."""

    first: dict[str, int] = field(default_factory=dict)
    """The first page of a list, as a number with flags."""
    last: dict[str, int] = field(default_factory=dict)
    further: dict[str, list[str]] = field(default_factory=dict)
    """Packed, in pieces, what follows the first: the gap to the page before and the flags, as one number each."""

    def add_page(self, number: int, flags: Mapping[str, int]) -> None:
        """Add a page to the lists of its keys."""
        first, last, further = self.first, self.last, self.further
        start = number << FLAG_BITS
        for key, flag in flags.items():
            if key in last:
                gap = start - ((last[key] + 1) << FLAG_BITS) | flag
                # Five hundred times a page: to call `pack` for what it looks up takes longer than to look it up.
                further[key].append(_LAST[gap] if gap < _TWO else pack(gap))
            else:
                first[key] = start | flag
                further[key] = []
            last[key] = number

    def add(
        self, keys: Iterable[str], first: Iterable[int], last: Iterable[int], further: Iterable[str]
    ) -> None:
        """Add what other lists hold of each of these keys, of later pages."""
        for key, start, end, more in zip(keys, first, last, further, strict=False):
            before = self.last.get(key)
            if before is None:
                self.first[key] = start
                self.further[key] = [more]
            else:
                # In pieces: to put long texts together again and again would take most of the time.
                self.further[key] += (pack(start - ((before + 1) << FLAG_BITS)), more)
            self.last[key] = end

    def packed(self) -> dict[str, str]:
        """Give each list as it is read."""
        return {key: pack(first) + "".join(self.further[key]) for key, first in self.first.items()}


def pack(value: int) -> str:
    """Write a number in digits of five bits, the lowest first; every digit but the last has its sixth bit set."""
    return _LAST[value] if value < _TWO else _MORE[value % _TWO] + pack(value // _TWO)


def shard_of(key: str, shards: int) -> int:
    """Give the file of a key; a pair lies beside the same pair with a space in it."""
    return zlib.crc32(key.replace(" ", "").encode()) % shards


def count_shards(postings: Mapping[str, str]) -> int:
    """Give the number of files, a power of two."""
    letters = sum(
        len(key) + 6 + min(len(packed), 12) if len(packed) > LONG else len(key) + 6 + len(packed)
        for key, packed in postings.items()
    )
    shards = 1
    while letters / shards > SHARD_LETTERS:
        shards *= 2
    return shards


def shelve_postings(postings: Mapping[str, str], shards: int) -> list[dict[str, str]]:
    """Give the files: key and list, sorted by key."""
    shelves: list[dict[str, str]] = [{} for _ in range(shards)]
    for key in sorted(postings):
        shelves[shard_of(key, shards)][key] = postings[key]
    return shelves


def unpack(packed: str) -> Iterator[tuple[int, int]]:
    """Give the pages of a list with their flags."""
    page, value, shift = -1, 0, 0
    for letter in packed:
        digit = ALPHABET.index(letter)
        value |= (digit % _DIGITS) << shift
        shift += _DIGIT_BITS
        if digit < _DIGITS:
            page += (value >> FLAG_BITS) + 1
            yield page, value % (1 << FLAG_BITS)
            value = shift = 0
