"""Hangul set into a picture: lines that break between words, in the largest size that fits."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import inf
from pathlib import Path

from PIL import ImageFont

FONT = Path(__file__).parent / "fonts/Pretendard-Bold.otf"

LEADING = 1.3
"""Height of a line, in sizes of the letters."""

_NOBODY_HAS = "\uffff"
_EMPTIED = re.compile(r"[(\[{「『<《〈（]\s*[)\]}」』>》〉）]")


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Give the letters in a size; always laid out in the same way, whatever libraries there are."""
    return ImageFont.truetype(FONT, size, layout_engine=ImageFont.Layout.BASIC)


def writable(text: str) -> str:
    """Give a text without what the font cannot show (emoji, rare Hanja), and without brackets thus emptied."""
    return " ".join(_EMPTIED.sub("", "".join(letter for letter in text if _is_known(letter))).split())


@cache
def _is_known(letter: str) -> bool:
    return letter.isspace() or bytes(font(16).getmask(letter)) != bytes(font(16).getmask(_NOBODY_HAS))


def fit_lines(text: str, *, sizes: Sequence[int], width: int, height: int) -> tuple[int, list[str]]:
    """Give the first of these sizes in which a text fits, and its lines, each about as long as the others."""
    for size in sizes:
        lines = break_lines(text, size, width)
        if len(lines) * size * LEADING <= height:
            return size, _balanced(lines, size, width)
    size = sizes[-1]
    lines, rows = break_lines(text, size, width), int(height / (size * LEADING))
    return size, [*lines[: rows - 1], _shortened(" ".join(lines[rows - 1 :]), size, width)]


def break_lines(text: str, size: int, width: int) -> list[str]:
    """Break a text between words; a word that is wider than a line, between its letters."""
    lines: list[str] = []
    for word in _pieces(text.split(), size, width):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font(size).getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pieces(words: Sequence[str], size: int, width: int) -> Iterator[str]:
    for word in words:
        piece = ""
        for letter in word if font(size).getlength(word) > width else (word,):
            if piece and font(size).getlength(piece + letter) > width:
                yield piece
                piece = ""
            piece += letter
        yield piece


def _balanced(lines: list[str], size: int, width: int) -> list[str]:
    """Break anew into as many lines, so that their ends lie as near to each other as they can."""
    words = " ".join(lines).split()
    lengths = [font(size).getlength(word) for word in words]
    space = font(size).getlength(" ")

    @cache
    def best(start: int, rows: int) -> tuple[float, tuple[str, ...]]:
        """Give the least raggedness of the words from ``start`` on, and their lines."""
        found: tuple[float, tuple[str, ...]] = (inf, ())
        for end in range(start + 1, len(words) - rows + 2):
            room = width - sum(lengths[start:end]) - space * (end - start - 1)
            if room < 0:
                break
            if rows > 1:
                cost, others = best(end, rows - 1)
            else:
                cost, others = (0, ()) if end == len(words) else (inf, ())
            found = min(found, (cost + room**2, (" ".join(words[start:end]), *others)))
        return found

    cost, evened = best(0, len(lines))
    return lines if cost == inf else list(evened)


def _shortened(text: str, size: int, width: int) -> str:
    while text and font(size).getlength(f"{text}…") > width:
        text = text[:-1]
    return f"{text}…"
