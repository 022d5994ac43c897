"""From a page's words to the keys under which it is found: a pure function of its record."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from dongne.render.search.letters import STOP, UNIT, is_syllable, split
from dongne.render.search.particles import is_firm, strip_particles
from dongne.render.search.records import Record
from dongne.render.search.verbs import is_verb, stems_of

TITLE, START, OFTEN = 4, 2, 1
"""Flags of a key: it stands in the title; at the beginning of a word; more than once, or among the labels."""
ONE, STEM = "1:", "v:"
"""Before the keys of one-letter words and of verb stems; every other key is a pair of units."""

_HANGUL = re.compile(r"[가-힣]{2,}")


@dataclass(frozen=True, kw_only=True)
class Keys:
    """All that the index needs to know of one page; plain values, so that it can be kept and sent about."""

    flags: Mapping[str, int]
    """Each key with its flags."""
    words: tuple[str, ...]
    """The different words of the page, particles and all."""
    title_words: tuple[str, ...]
    """Those of the title and of the labels."""


def keys_of(record: Record) -> Keys:
    """Give the keys of a page."""
    title, labels, text = split(record.title), split(". ".join(record.labels)), split(record.text())
    whole = [*title, STOP, *labels, STOP, *text]
    flags = _find_pairs(whole)
    for key in _find_pairs(labels):
        flags[key] |= OFTEN
    for key in _find_pairs(title):
        flags[key] |= TITLE
    words, title_words = [], frozenset(title)
    for word in dict.fromkeys(whole):
        _, _, pairs, readings, is_hangul = _inside(word)
        if is_hangul:
            words.append(word)
        if pairs:
            flags[pairs[0]] |= START
        added = START | TITLE if word in title_words else START
        for key in readings:
            flags[key] = flags.get(key, 0) | added
    return Keys(
        flags=flags,
        words=tuple(words),
        title_words=tuple(word for word in dict.fromkeys((*title, *labels)) if _inside(word).is_hangul),
    )


def _find_pairs(words: Sequence[str]) -> dict[str, int]:
    """Give every pair of neighbours, of two words with a space, and whether it is there more than once."""
    found: dict[str, int] = {}
    first, last = {}, {}
    for word, times in Counter(words).items():
        first[word], last[word], pairs, _, _ = _inside(word)
        for pair in pairs:
            found[pair] = OFTEN if times > 1 or pair in found else 0
    # A stop has neither a first nor a last letter.
    sides = zip(map(last.__getitem__, words), map(first.__getitem__, words[1:]), strict=False)
    for pair in [f"{left} {right}" for left, right in sides if left and right]:
        found[pair] = OFTEN if pair in found else 0
    return found


class _Inside(NamedTuple):
    """What keys a word brings along, wherever it stands."""

    first: str
    last: str
    pairs: tuple[str, ...]
    readings: tuple[str, ...]
    is_hangul: bool


@lru_cache(maxsize=1 << 15)
def _inside(word: str) -> _Inside:
    units = UNIT.findall(word) or [""]
    pairs = tuple(left + right for left, right in pairwise(units))
    return _Inside(units[0], units[-1], pairs, _readings(word), _HANGUL.fullmatch(word) is not None)


def _readings(word: str) -> tuple[str, ...]:
    """Give the keys of a word as a form of a verb, and of its last syllable as a noun of one."""
    if not is_syllable(word[0]):
        return tuple(ONE + unit for unit in UNIT.findall(word))
    stems = stems_of(word)
    nouns = [noun for noun, particle in strip_particles(word) if is_firm(particle) or not is_verb(word)]
    if not is_verb(word):
        nouns.append(word)
    return tuple(sorted({*(STEM + stem for stem in stems), *(ONE + noun[-1] for noun in nouns)}))
