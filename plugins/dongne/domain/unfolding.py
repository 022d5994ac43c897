"""Texts as an eye reads them: digits in any disguise become plain ones, and what cannot be seen goes."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_ODD = re.compile(r"[^\x20-\x7e가-힣]")
_VISIBLE = re.compile(r"[0-9A-Za-z가-힣]")
_SPELT = re.compile(r"(?<![0-9])[0-9]([ .\-])[0-9](?:\1[0-9])+(?![0-9])")
"""Digits that stand singly, all with the same between them: ``0 1 0``."""

_DASHES = frozenset("−─━ーㅡ⁃˗")
_DOTS = frozenset("·•‧∙⋅・ㆍ")
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""Letters and symbols that show nothing."""

Shifts = tuple[tuple[int, int], ...]
"""Places in a new text, and how far behind them the same stood in the old one."""


@dataclass(frozen=True, kw_only=True)
class Unfolded:
    """A text in plain letters, and where each of them stood."""

    text: str
    passes: tuple[Shifts, ...]

    def place(self, index: int) -> int:
        """Give the place in the text as it was written."""
        for shifts in reversed(self.passes):
            behind = bisect_right(shifts, index, key=lambda shift: shift[0])
            index += shifts[behind - 1][1] if behind else 0
        return index


def unfold(text: str) -> Unfolded:
    """Give a text (NFC) in plain digits, letters, blanks, hyphens and dots; digits that stand singly together."""
    plain, first = _edit(text, ((*match.span(), _plain(match[0])) for match in _ODD.finditer(text)))
    joined, second = _edit(plain, _gaps(plain))
    return Unfolded(text=joined, passes=(first, second))


def is_blank(text: str) -> bool:
    """Whether there is nothing to be seen in a text."""
    return _VISIBLE.search(text) is None and not unfold(text).text.strip()


def _gaps(text: str) -> Iterator[tuple[int, int, str]]:
    """Take out what stands between single digits."""
    for run in _SPELT.finditer(text):
        yield from ((place, place + 1, "") for place in range(run.start() + 1, run.end(), 2))


def _edit(text: str, edits: Iterable[tuple[int, int, str]]) -> tuple[str, Shifts]:
    """Replace spans, first to last, and remember where everything came from."""
    pieces: list[str] = []
    shifts: list[tuple[int, int]] = []
    last = length = 0
    for start, end, new in edits:
        pieces += (text[last:start], new)
        length += start - last + len(new)
        last = end
        shifts.append((length, end - length))
    pieces.append(text[last:])
    return "".join(pieces), tuple(shifts)


# Remembered because it is slow; no test can tell.
@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """Give what a character stands for."""
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(character)
    if category in {"Cf", "Mn", "Me"} or character in _BLANKS:
        return ""
    if category == "Pd" or character in _DASHES:
        return "-"
    if character in _DOTS:
        return "."
    return " " if character.isspace() else unicodedata.normalize("NFKC", character)
