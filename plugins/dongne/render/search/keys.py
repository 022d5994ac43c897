"""From a page's words to the keys under which it is found: a pure function of its record."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from dongne.render.search.letters import UNIT, is_syllable, normalise
from dongne.render.search.particles import is_firm, strip_particles
from dongne.render.search.records import Record
from dongne.render.search.verbs import is_verb, stems_of

TITLE, START, OFTEN = 4, 2, 1
"""Flags of a key: it stands in the title; at the beginning of a word; more than once, or among the labels."""
ONE, STEM = "1:", "v:"
"""Before the keys of one-letter words and of verb stems; every other key is a pair of units."""

_JOINED = re.compile(r"(?=([^ |][^ |]))")
_APART = re.compile(r"(?=([^ |] [^ |]))")
_BEGINNING = re.compile(r"(?<!\S)\S\S")
_HANGUL = re.compile(r"[가-힣]{2,}")
_MULTIPLE = re.compile(r"[0-9]+|[a-z]+")
_STAND_IN = 0xF0000
"""A number or a Latin word is one unit: in its place stands a letter from a plane that nobody writes with."""


@dataclass(frozen=True, kw_only=True)
class Keys:
    """All that the index needs to know of one page; plain values, so that it can be kept and sent about."""

    flags: tuple[tuple[str, int], ...]
    """Each key with its flags."""
    words: tuple[str, ...]
    """The different words of the page, particles and all."""
    title_words: tuple[str, ...]
    """Those of the title and of the labels."""


def keys_of(record: Record) -> Keys:
    """Give the keys of a page."""
    units: dict[str, str] = {}
    title = _flatten(record.title, units)
    labels = _flatten(". ".join(record.labels), units)
    text = _flatten(record.text(), units)
    whole = f"{title} | {labels} | {text}"
    counts = Counter(_keys(whole))
    in_title, in_labels = frozenset(_keys(title)), frozenset(_keys(labels))
    starts = frozenset(_BEGINNING.findall(whole))
    words = frozenset(whole.split())
    names = {stand_in: unit for unit, stand_in in units.items()}
    flags = {
        _spell(key, names): (OFTEN if count > 1 or key in in_labels else 0)
        | (START if key in starts else 0)
        | (TITLE if key in in_title else 0)
        for key, count in counts.items()
    }
    title_words = frozenset(title.split())
    for word in words:
        _add_readings(flags, _spell(word, names), in_title=word in title_words)
    return Keys(
        flags=tuple(flags.items()),
        words=tuple(sorted(filter(_is_hangul, words))),
        title_words=tuple(sorted(filter(_is_hangul, title_words.union(labels.split())))),
    )


def _keys(text: str) -> list[str]:
    """Give every pair of neighbours; with a space between them where the text has one."""
    return [*_JOINED.findall(text), *_APART.findall(text)]


def _flatten(text: str, units: dict[str, str]) -> str:
    """Normalise, and put one letter in the place of each number and each Latin word."""

    def stand_in(match: re.Match[str]) -> str:
        return units.setdefault(match[0], chr(_STAND_IN + len(units)))

    return _MULTIPLE.sub(stand_in, normalise(text))


def _spell(key: str, names: dict[str, str]) -> str:
    """Put the numbers and Latin words back; most keys have none."""
    if key.isalpha() or (" " in key and key[0].isalpha() and key[-1].isalpha()):
        return key
    return "".join(names.get(letter, letter) for letter in key)


def _add_readings(flags: dict[str, int], word: str, *, in_title: bool) -> None:
    added = START | (TITLE if in_title else 0)
    for key in _readings(word):
        flags[key] = flags.get(key, 0) | added


@lru_cache(maxsize=1 << 17)
def _readings(word: str) -> tuple[str, ...]:
    """Give the keys of a word as a form of a verb, and of its last syllable as a noun of one."""
    if not is_syllable(word[0]):
        return tuple(ONE + unit for unit in UNIT.findall(word))
    stems = stems_of(word)
    nouns = [noun for noun, particle in strip_particles(word) if is_firm(particle) or not is_verb(word)]
    if not is_verb(word):
        nouns.append(word)
    return tuple(sorted({*(STEM + stem for stem in stems), *(ONE + noun[-1] for noun in nouns)}))


def _is_hangul(word: str) -> bool:
    return _HANGUL.fullmatch(word) is not None
