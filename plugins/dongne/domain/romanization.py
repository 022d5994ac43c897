"""Hangul in Latin letters, for addresses (국어의 로마자 표기법, letter by letter)."""

import re
import unicodedata

from dongne.domain.address import is_slug

_FIRST, _LAST = 0xAC00, 0xD7A3
_INITIALS = (
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h",
)  # fmt: skip
_VOWELS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu",
    "eu", "ui", "i",
)  # fmt: skip
_FINALS = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng",
    "t", "t", "k", "t", "p", "t",
)  # fmt: skip
_LONGEST = 48
"""Letters of a proposed slug: whole words up to here."""


def romanize(text: str) -> str:
    """Give a text with every syllable of Hangul in Latin letters."""
    return "".join(map(_letter, unicodedata.normalize("NFC", text)))


def propose_slug(title: str) -> str:
    """Propose the last part of an address for a title; empty when nothing can be made of it."""
    words = re.findall(r"[a-z0-9]+", romanize(title).lower())
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        slug = longer
    return slug if is_slug(slug) else ""


def _letter(letter: str) -> str:
    place = ord(letter)
    if not _FIRST <= place <= _LAST:
        return letter
    rest, final = divmod(place - _FIRST, len(_FINALS))
    initial, vowel = divmod(rest, len(_VOWELS))
    return _INITIALS[initial] + _VOWELS[vowel] + _FINALS[final]
