"""Hangul and other letters, as the search sees them: what `letters.js` of the engine does, in Python."""

import re
import unicodedata
from functools import lru_cache

ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")

_FIRST, _LAST = 0xAC00, 0xD7A3
_PER_VOWEL = len(FINALS)
_PER_ONSET = len(VOWELS) * _PER_VOWEL

FAMILIES = ("ㄱㄲㅋ", "ㄴㄹ", "ㄷㄸㅌ", "ㅁ", "ㅂㅃㅍ", "ㅅㅆ", "ㅇㅎ", "ㅈㅉㅊ")
"""Consonants that are typed for one another; words lie together by the families of their first two onsets."""
OTHER = len(FAMILIES)
"""The family of what is no Hangul, or not there."""
_FAMILY = {letter: number for number, family in enumerate(FAMILIES) for letter in family}

_SENTENCE = re.compile(r"[.!?…\n]+")
STOP = "|"
"""Stands among the words where a sentence ends."""
_BETWEEN = re.compile(r"[^\w\s|]|_")
UNIT = re.compile(r"[0-9]+|[a-z]+|[^\W_]")
"""What two of make a pair: one letter, but a whole number or a whole Latin word."""


def normalise(text: str) -> str:
    """Give words in small letters, one space between them and ` | ` where a sentence ends."""
    return " ".join(split(text))


def split(text: str) -> list[str]:
    """Give the words of a text in small letters, and a stop where a sentence ends."""
    plain = unicodedata.normalize("NFC", text).lower().replace("|", " ")
    return _BETWEEN.sub(" ", _SENTENCE.sub(" | ", plain)).split()


def is_syllable(letter: str) -> bool:
    """Whether a letter is a whole Hangul syllable."""
    return _FIRST <= ord(letter) <= _LAST


@lru_cache(maxsize=1 << 14)
def take_apart(syllable: str) -> tuple[int, int, int]:
    """Give the places of onset, vowel and final."""
    onset, rest = divmod(ord(syllable) - _FIRST, _PER_ONSET)
    return onset, *divmod(rest, _PER_VOWEL)


def put_together(onset: int, vowel: int, final: int) -> str:
    """Give the syllable with these places."""
    return chr(_FIRST + onset * _PER_ONSET + vowel * _PER_VOWEL + final)


@lru_cache(maxsize=1 << 14)
def with_final(syllable: str, final: str) -> str:
    """Give the syllable with another final; an empty one takes it away."""
    onset, vowel, _ = take_apart(syllable)
    return put_together(onset, vowel, FINALS.index(final))


@lru_cache(maxsize=1 << 14)
def family(letter: str) -> int:
    """Give the family of a letter's onset."""
    if is_syllable(letter):
        letter = ONSETS[take_apart(letter)[0]]
    return _FAMILY.get(letter, OTHER)
