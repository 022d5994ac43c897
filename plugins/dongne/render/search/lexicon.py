"""The words of the site: what half a word, initials or a slip of the finger may have meant."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

from dongne.render.search.keys import STEM
from dongne.render.search.letters import FAMILIES, OTHER, family
from dongne.render.search.particles import is_firm, strip_particles
from dongne.render.search.verbs import acting_noun, is_verb

LARGE = 3000
"""Pages from which on a word must stand in two of them, or in a title."""
_LONGEST = 12
_CLASSES = 5
_COMPOUND = 4
"""Letters from which on a term may be made of two."""
_BARE = ""
_ACTING = "하다"

PAIRS = (len(FAMILIES) + 1) ** 2
STEM_SHELVES = len(FAMILIES) + 1


def choose_terms(counts: Mapping[str, int], titles: AbstractSet[str], *, pages: int) -> dict[str, int]:
    """Give the terms of a site with their class: 0 part of another, 1 rare … 5 common.

    ``counts`` tells on how many pages each word stands, ``titles`` which words stand in titles and labels.
    What stands before different particles, or alone, is taken for a noun. (A morphological analyser was tried: it
    takes forty milliseconds an article, and answers no better.)
    """
    terms = _nouns(counts)
    in_titles = {noun for word in titles for noun, _ in _ways(word)} | titles
    if pages > LARGE:
        terms = {term: count for term, count in terms.items() if count > 1 or term in in_titles}
    classes = {term: min(_CLASSES, count.bit_length()) for term, count in terms.items()}
    for part in _parts(terms, in_titles):
        classes.setdefault(part, 0)
    return classes


def _nouns(counts: Mapping[str, int]) -> dict[str, int]:
    """Weigh every reading of every word, and keep those that the other words of the site speak for."""
    ways: dict[str, dict[str, int]] = {}
    for word, count in counts.items():
        for noun, particle in _ways(word):
            ways.setdefault(noun, {})[particle] = count
    chosen = {}
    for noun, seen in ways.items():
        if 1 < len(noun) <= _LONGEST and _is_likely(noun, seen, ways):
            chosen[noun] = max(sum(seen.values()), 1)
    return chosen


@lru_cache(maxsize=1 << 17)
def _ways(word: str) -> tuple[tuple[str, str], ...]:
    """Give a word's readings as a noun and what stands behind it; the word alone is one of them."""
    acting = acting_noun(word)
    return ((word, _BARE), *strip_particles(word), *([] if acting is None else [(acting, _ACTING)]))


def _is_likely(noun: str, seen: Mapping[str, int], ways: Mapping[str, Mapping[str, int]]) -> bool:
    if len(seen) > 1:
        return True
    (particle,) = seen
    if particle == _ACTING:
        return True
    if particle != _BARE:
        # 떡볶 + 이 is 떡볶이 when that has particles of its own.
        return len(ways.get(noun + particle, ())) <= 1 and not is_verb(noun + particle)
    if is_verb(noun) or acting_noun(noun) is not None:
        return False
    shorter = [(each, particle) for each, particle in strip_particles(noun) if len(each) > 1]
    return not any(is_firm(particle) or len(ways[each]) > 1 for each, particle in shorter)


def _parts(terms: Mapping[str, int], in_titles: AbstractSet[str]) -> Iterator[str]:
    """Give the latter parts of compounds: somebody who looks for 미용실 means 행복미용실, too."""
    for term, count in terms.items():
        if len(term) >= _COMPOUND and (count > 1 or term in in_titles):
            yield from (term[cut:] for cut in range(1, len(term) - 2))
            yield from (term[cut:] for cut in range(2, len(term) - 1) if term[:cut] in terms)


def shelve_terms(classes: Mapping[str, int]) -> list[dict[str, str]]:
    """Give the shelves: for each pair of families of the first two onsets the terms of each class."""
    shelves: list[dict[str, list[str]]] = [{} for _ in range(PAIRS)]
    for term, number in sorted(classes.items()):
        pair = family(term[0]) * (OTHER + 1) + family(term[1])
        shelves[pair].setdefault(str(number), []).append(term)
    return [{number: " ".join(terms) for number, terms in sorted(shelf.items())} for shelf in shelves]


def shelve_stems(keys: Iterable[str]) -> list[dict[str, str]]:
    """Give the verb stems by the family of their first onset."""
    shelves: list[list[str]] = [[] for _ in range(STEM_SHELVES)]
    for stem in sorted(key.removeprefix(STEM) for key in keys if key.startswith(STEM)):
        shelves[family(stem[0])].append(stem)
    return [{"stems": " ".join(stems)} if stems else {} for stems in shelves]
