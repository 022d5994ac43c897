"""Tables for a terminal, where a letter of Hangul is two columns wide."""

import unicodedata
from collections.abc import Sequence

_WIDE = {"W", "F"}
_GAP = "  "


def width_of(text: str) -> int:
    """Give how many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in _WIDE else 1
        for letter in text
    )


def clip(text: str, columns: int) -> str:
    """Shorten a text to so many columns, with an ellipsis where something was left out."""
    if width_of(text) <= columns:
        return text
    while width_of(text) >= columns:
        text = text[:-1]
    return f"{text.rstrip()}…"


def render_table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Align columns by what the eye sees; the last one may be as long as it likes."""
    lines = [headers, *rows]
    widths = [max(width_of(line[place]) for line in lines) for place in range(len(headers))]
    return "\n".join(
        _GAP.join(
            cell + " " * (width - width_of(cell)) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )
