"""Questions to the index from a terminal: the engine's surer half, in Python.

What stands there, without its particle, in any form of a verb, by initials, with spaces in it, and the board's
synonyms. What the engine guesses on a phone is left out: half syllables, slips of the finger, most of the letters.
A keyboard makes fewer of them, and two engines that guess would have to guess alike for ever.
"""

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dongne.render.search.conjugation import is_form
from dongne.render.search.keys import OFTEN, ONE, START, STEM, TITLE
from dongne.render.search.letters import ONSETS, UNIT, is_syllable, normalise, take_apart
from dongne.render.search.library import Library
from dongne.render.search.particles import strip_particles

Worth = dict[int, float]
"""What each page is worth as an answer, by number."""

_PARTICLE, _VERB, _APART, _SYNONYM = 0.9, 0.9, 0.85, 0.8
_MOST_WORDS = 8
_LONGEST = 3
"""Words of a synonym."""
_SHARE = 0.5
"""Of the best page's share of the words: what answers less is left out."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """One page that answers."""

    number: int
    score: float


def search(library: Library, query: str) -> list[Found]:
    """Give the pages that answer a question, best first; among equals articles first and the newer first."""
    words = _words(query)[:_MOST_WORDS]
    answers = _with_synonyms(library, words, [_find_word(library, word) for word in words])
    weights = [math.log(1 + library.size / max(1, len(answer))) if answer else 0.0 for answer in answers]
    score: Worth = {}
    share: Worth = {}
    for answer, weight in zip(answers, weights, strict=True):
        for page, worth in answer.items():
            score[page] = score.get(page, 0) + worth * weight
            share[page] = share.get(page, 0) + weight / (sum(weights) or 1)
    best = max(share.values(), default=0)
    found = [
        Found(number=page, score=score[page] * share[page] ** 2)
        for page in score
        if share[page] >= best * _SHARE
    ]
    return sorted(found, key=lambda each: (-each.score, library.rank_of(each.number)))


def _words(text: str) -> list[str]:
    return normalise(text).replace("|", " ").split()


def _find_word(library: Library, word: str) -> Worth:
    if all(letter in ONSETS for letter in word):
        return _best(_literal(library, term) for term in _meant_by(library, word))
    found = _literal(library, word)
    terms = library.terms(word)
    if word not in terms:
        found = _best([found, *_readings(library, word, terms)])
    if not found:
        found = _scaled(_literal(library, word, apart=True), _APART)
    return found


def _meant_by(library: Library, initials: str) -> list[str]:
    """Give the terms with these initials: ㄷㅅㄱ is 도서관."""
    terms = library.terms(initials) if len(initials) > 1 else {}
    return [term for term in terms if "".join(map(_onset, term)) == initials]


def _onset(letter: str) -> str:
    return ONSETS[take_apart(letter)[0]] if is_syllable(letter) else letter


def _readings(library: Library, word: str, terms: Mapping[str, int]) -> Iterable[Worth]:
    """Find the word without its particle, and in every form of its verb."""
    noun, stems = _read(library, word, terms)
    for stem in stems:
        yield _scaled(_weigh(library.pages(STEM + stem)), _VERB)
    if noun is not None:
        yield _scaled(_literal(library, noun), _PARTICLE)


def _read(library: Library, word: str, terms: Mapping[str, int]) -> tuple[str | None, list[str]]:
    """Give the noun before a word's particle, if it has one, and the stems of which it is a form."""
    nouns = [noun for noun, _ in strip_particles(word)]
    noun = next(
        (each for each in nouns if each in terms), next((each for each in nouns if len(each) > 1), None)
    )
    stems = [stem for stem in library.stems(word) if is_syllable(word[-1]) and is_form(word, stem)]
    return (noun if not stems or noun in terms else None), stems


def _with_synonyms(library: Library, words: Sequence[str], answers: Iterable[Worth]) -> list[Worth]:
    """Add to the answers of the words what else the board would say for them, word by word or for some together."""
    found = list(answers)
    groups = [[" ".join(_words(entry)) for entry in group] for group in library.synonyms]
    for start, end in itertools.combinations(range(len(words) + 1), 2):
        if end - start <= _LONGEST:
            said = {" ".join(words[start:end]), *(_lemmas(library, words[start]) if end - start == 1 else ())}
            others = {entry for group in groups if not said.isdisjoint(group) for entry in group} - said
            for other in sorted(others):
                also = _scaled(_entry(library, other), _SYNONYM)
                found[start:end] = [_best([each, also]) for each in found[start:end]]
    return found


def _lemmas(library: Library, word: str) -> Iterable[str]:
    """Give the words that a dictionary, or the board's synonyms, would have: 고쳐요 is 고치다, 시장에 is 시장."""
    terms = library.terms(word)
    if word not in terms:
        noun, stems = _read(library, word, terms)
        yield from (f"{stem}다" for stem in stems)
        if noun is not None:
            yield noun


def _entry(library: Library, entry: str) -> Worth:
    """Find all words of an entry on one page."""
    answers = [_find_word(library, word) for word in entry.split(" ")]
    first, *others = answers or [{}]
    return {page: worth for page, worth in first.items() if all(page in other for other in others)}


def _literal(library: Library, text: str, *, apart: bool = False) -> Worth:
    """Find a text letter for letter; ``apart``: with spaces in it."""
    units = UNIT.findall(text)
    if len(units) <= 1:
        return _weigh(library.pages(ONE + units[0])) if units else {}
    lists = [
        {**(library.pages(f"{left} {right}") if apart else {}), **library.pages(left + right)}
        for left, right in itertools.pairwise(units)
    ]
    first, *others = lists
    return _weigh({page: flags for page, flags in first.items() if all(page in other for other in others)})


def _weigh(pages: Mapping[int, int]) -> Worth:
    return {
        page: 1 + 3 * bool(flags & TITLE) + 0.8 * bool(flags & START) + 0.4 * bool(flags & OFTEN)
        for page, flags in pages.items()
    }


def _scaled(found: Worth, weight: float) -> Worth:
    return {page: worth * weight for page, worth in found.items()}


def _best(answers: Iterable[Worth]) -> Worth:
    best: Worth = {}
    for answer in answers:
        for page, worth in answer.items():
            best[page] = max(best.get(page, 0), worth)
    return best
