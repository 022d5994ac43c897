"""The words of the site: what half a word, initials or a slip of the finger may have meant."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from string import ascii_lowercase

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
_VERB, _NOTHING = "V", "."
_DIGITS = {str(number): number for number in range(1, 10)}
_LETTERS = ascii_lowercase

PAIRS = (len(FAMILIES) + 1) ** 2
STEM_SHELVES = len(FAMILIES) + 1


@lru_cache(maxsize=1 << 14)
def read(word: str) -> str:
    """Say how a word may be read: the same on every page, and slow to find out.

    Each sign is one reading: a digit, so many letters of particle behind a noun; a small letter, a noun and so many
    letters of a verb that is made of it; ``V``, a form of a verb.
    """
    acting = acting_noun(word)
    signs = [str(len(particle)) for _, particle in strip_particles(word)]
    signs += [] if acting is None else [_LETTERS[len(word) - len(acting)]]
    return "".join(signs) + (_VERB if is_verb(word) else "") or _NOTHING


def choose_terms(
    counts: Mapping[str, int], readings: Mapping[str, str], titles: AbstractSet[str], *, pages: int
) -> dict[str, int]:
    """Give the terms of a site with their class: 0 part of another, 1 rare … 5 common.

    ``counts`` tells on how many pages each word stands, ``readings`` what ``read`` says of it, and ``titles`` which
    of them stand in titles and labels.
    What stands before different particles, or alone, is taken for a noun. (A morphological analyser was tried: it
    takes forty milliseconds an article, and answers no better.)
    """
    in_titles = {noun for word in titles for noun, _ in _ways(word, readings[word])} | titles
    terms = _nouns(counts, readings, rare=in_titles if pages > LARGE else None)
    classes = {term: min(_CLASSES, count.bit_length()) for term, count in terms.items()}
    for part in _parts(terms, in_titles):
        classes.setdefault(part, 0)
    return classes


def _nouns(
    counts: Mapping[str, int], readings: Mapping[str, str], *, rare: AbstractSet[str] | None
) -> dict[str, int]:
    """Weigh every reading of every word, and keep those that the other words of the site speak for.

    Of those that stand on one page alone, only the ``rare`` ones are wanted, if these are given.
    """
    ways: dict[str, dict[str, int]] = {}
    for word, count in counts.items():
        for noun, particle in _ways(word, readings[word]):
            seen = ways.setdefault(noun, {})
            # Several forms of one verb stand behind its noun: 시작하는, 시작했다.
            seen[particle] = seen.get(particle, 0) + count
    chosen = {}
    for noun, seen in ways.items():
        count = sum(seen.values())
        if count <= 1 and rare is not None and noun not in rare:
            continue
        if 1 < len(noun) <= _LONGEST and _is_likely(noun, seen, ways, readings):
            chosen[noun] = count
    return chosen


def _ways(word: str, signs: str) -> list[tuple[str, str]]:
    """Give a word's readings as a noun and what stands behind it; the word alone is one of them."""
    found = [(word, _BARE)]
    if signs == _NOTHING:
        return found
    for sign in signs:
        if sign in _DIGITS:
            cut = len(word) - _DIGITS[sign]
            found.append((word[:cut], word[cut:]))
        elif sign != _VERB:
            found.append((word[: len(word) - _LETTERS.index(sign)], _ACTING))
    return found


def _is_likely(
    noun: str, seen: Mapping[str, int], ways: Mapping[str, Mapping[str, int]], readings: Mapping[str, str]
) -> bool:
    if len(seen) > 1:
        return True
    (particle,) = seen
    if particle == _ACTING:
        return True
    if particle != _BARE:
        # 떡볶 + 이 is 떡볶이 when that has particles of its own.
        return len(ways[noun + particle]) <= 1 and _VERB not in readings[noun + particle]
    _, *others = _ways(noun, readings[noun])
    if _VERB in readings[noun] or any(behind == _ACTING for _, behind in others):
        return False
    return not any(len(each) > 1 and (is_firm(behind) or len(ways[each]) > 1) for each, behind in others)


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
