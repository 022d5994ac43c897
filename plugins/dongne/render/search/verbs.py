"""Finds verbs in a text without an analyser: by a list of common stems and the rules of their forms."""

import re
from functools import cache, lru_cache
from importlib.resources import files

from dongne.render.search.conjugation import TAILS, beginnings

_GENERAL = frozenset("하 되 있 없 않 같 아니 드리 싶 못하 계시".split())  # noqa: SIM905 - one row is easier to read
"""Stems that every text has: no keys, but forms of verbs all the same."""
_ACTING = re.compile(
    r"(.{2,}?)(?:하|해|했|합|한|할|함|되|돼|됐|됩|된|될|됨)"
    r"(?:$|다|는|고|며|면|지|기|게|서|니|나|려|던|도록|거나|어|어요|였|요|을|은|습니다|세요|시|십|여|ㄴ)[가-힣]{0,3}"
)


def common_stems() -> frozenset[str]:
    """Give the stems of the list."""
    text = files("dongne.render.search").joinpath("verbs.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(stem for line in lines for stem in line.split())


def stems_of(word: str) -> tuple[str, ...]:
    """Give the stems of the list whose form the word looks like: 여는 is one of 열, 파는 of 파 and of 팔."""
    return tuple(stem for stem in _all_stems_of(word) if stem not in _GENERAL)


def is_verb(word: str) -> bool:
    """Whether a word looks like a form of any verb, of one that every text has, too."""
    return bool(_all_stems_of(word))


def acting_noun(word: str) -> str | None:
    """Give the noun of a verb that is made of one: 신청 of 신청합니다, 주차 of 주차되는."""
    match = _ACTING.fullmatch(word)
    return None if match is None else match[1]


@lru_cache(maxsize=1 << 14)
def _all_stems_of(word: str) -> tuple[str, ...]:
    if len(word) == 1:  # Of one letter, most words are nouns: 열, 산, 판.
        return ()
    table, longest = _beginnings()
    found = {
        stem
        for length in range(1, min(len(word), longest.get(word[0], 0)) + 1)
        for stem, tail in table.get(word[:length], ())
        if tail.match(word, length)
    }
    return tuple(sorted(found))


@cache
def _beginnings() -> tuple[dict[str, list[tuple[str, re.Pattern[str]]]], dict[str, int]]:
    """Give what each beginning may be of, and how long those with the same first letter are at most."""
    table: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for stem in common_stems() | _GENERAL:
        for beginning, tail in {*beginnings(stem)}:
            table.setdefault(beginning, []).append((stem, TAILS[tail]))
    return table, {beginning[0]: len(beginning) for beginning in sorted(table, key=len)}
