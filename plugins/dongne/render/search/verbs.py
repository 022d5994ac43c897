"""Finds verbs in a text without an analyser: by a list of common stems and the rules of their forms."""

import re
from functools import cache, lru_cache
from importlib.resources import files

from dongne.render.search.conjugation import TAILS, beginnings

_LONGEST = 6
"""Letters of the longest beginning that is looked up."""


def common_stems() -> frozenset[str]:
    """Give the stems of the list."""
    text = files("dongne.render.search").joinpath("verbs.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(stem for line in lines for stem in line.split())


@lru_cache(maxsize=1 << 17)
def stems_of(word: str) -> tuple[str, ...]:
    """Give the stems of the list whose form the word looks like: 여는 is one of 열, 파는 of 파 and of 팔.

    Of one letter, most words are nouns: 열, 산, 판.
    """
    if len(word) < 2:  # noqa: PLR2004 - one letter
        return ()
    table = _beginnings()
    found = {
        stem
        for length in range(1, min(len(word), _LONGEST) + 1)
        for stem, tail in table.get(word[:length], ())
        if tail.match(word, length)
    }
    return tuple(sorted(found))


@cache
def _beginnings() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    table: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for stem in sorted(common_stems()):
        for beginning, tail in sorted(set(beginnings(stem))):
            table.setdefault(beginning, []).append((stem, TAILS[tail]))
    return table
