"""The forms of verbs and adjectives: which words may begin with what, and how they may go on.

The same rules as the engine's `conjugation.js`; a test holds the two together.
"""

import re
from collections.abc import Iterator

from dongne.render.search.letters import FINALS, ONSETS, VOWELS, put_together, take_apart, with_final

TAILS = {
    name: re.compile(pattern)
    for name, pattern in {
        # after the stem as it stands: 열고, 먹는, 고치기
        "stem": r"고$|고는|고도|고요|고서|고자|지$|지만|지도|지는|지를|지요|게$|게도|게요|게끔|기$|기가|기는|기도|기를|기에|기로|기만|"
        r"기까지|길$|자$|자고|자는|자마자|자면|던|더라|더니|더군|거나|거든|겠|도록|다$|다가|다고|다는|다면|다니|다며|네$|네요|는|니$|"
        r"니까|냐|나$|나요|소$|습니|듯|죠|든$|든지|구나|군요",
        # after a stem in ㄹ that has lost it: 여는, 여세요
        "lost": r"는|니|네|냐|나|시|세|십|신|셔|셨|오$",
        # after the form in 아 or 어: 고쳐, 고쳐요, 고쳐서, 고쳐줍니다
        "open": r"$|요|서|도|야|라$|주|줘|줍|준|줄|드|본|볼|봅|보|봐|놓|두|둔|가|갑|간|갈|와|왔|오|온|버|내|냅|낸|낼|있|"
        r"지|진|질|집|졌",
        "past": r"",
        "nieun": r"$|다$|다고|다는|다면|데|지|가$|가요",  # 고친, 고친다
        "rieul": r"$|게$|게요|까|지|래|수록|때|만한|걸|뿐|텐",  # 고칠, 고칠까
        "bieup": r"니|시",  # 고칩니다
        "noun": r"$|은$|이$|을$|에$|도$|과$|으로$",  # 고침
        # after a vowel, ㄹ or 으: 고치면, 열면, 먹으면
        "eu": r"면|니|며|려고|려면|려는|려$|러$|시|세|십|므로|나$|신|실|셔|셨|라$|냐",
    }.items()
}
"""How a word may go on after the beginning that `beginnings` gives."""

_BRIGHT = frozenset("ㅏㅑㅗ")
_CONTRACTED = {"ㅣ": "ㅕ", "ㅜ": "ㅝ", "ㅗ": "ㅘ", "ㅚ": "ㅙ"}
_LIKE_OPEN = frozenset("ㅏㅓㅐㅔㅕㅖ")
_RIEUL, _BIEUP, _DIGEUT, _SIOT = (FINALS.index(letter) for letter in "ㄹㅂㄷㅅ")


def beginnings(stem: str) -> Iterator[tuple[str, str]]:
    """Give the beginnings of a stem's forms, each with the name of what may follow."""
    before, last = stem[:-1], stem[-1]
    final = take_apart(last)[2]
    yield stem, "stem"
    for open_form in _open_forms(stem):
        yield open_form, "open"
        if not take_apart(open_form[-1])[2]:
            yield open_form[:-1] + with_final(open_form[-1], "ㅆ"), "past"
    if not final:
        yield from _vowel_forms(stem)
    elif final == _RIEUL:
        yield from _rieul_forms(stem)
    else:
        yield from _consonant_forms(stem)
        if final == _BIEUP:
            yield from _vowel_forms(f"{before}{with_final(last, '')}우")
        elif final == _DIGEUT:
            yield from _consonant_forms(before + with_final(last, "ㄹ"))
        elif final == _SIOT:
            yield from _consonant_forms(before + with_final(last, ""))


def is_form(word: str, stem: str) -> bool:
    """Whether a word looks like a form of the stem."""
    return len(word) > 1 and any(
        word.startswith(beginning) and TAILS[tail].match(word, len(beginning)) is not None
        for beginning, tail in beginnings(stem)
    )


def _vowel_forms(stem: str) -> Iterator[tuple[str, str]]:
    before, last = stem[:-1], stem[-1]
    yield before + with_final(last, "ㄴ"), "nieun"
    yield before + with_final(last, "ㄹ"), "rieul"
    yield before + with_final(last, "ㅂ"), "bieup"
    yield before + with_final(last, "ㅁ"), "noun"
    yield stem, "eu"


def _rieul_forms(stem: str) -> Iterator[tuple[str, str]]:
    before, last = stem[:-1], stem[-1]
    yield before + with_final(last, ""), "lost"
    yield before + with_final(last, "ㄴ"), "nieun"
    yield before + with_final(last, "ㅂ"), "bieup"
    yield before + with_final(last, "ㄻ"), "noun"
    yield stem, "rieul"
    yield stem, "eu"


def _consonant_forms(stem: str) -> Iterator[tuple[str, str]]:
    yield f"{stem}은", "nieun"
    yield f"{stem}을", "rieul"
    yield f"{stem}음", "noun"
    yield f"{stem}으", "eu"


def _open_forms(stem: str) -> Iterator[str]:
    """Give the forms in 아 or 어: 고쳐, 열어, 도와, 걸어, 나아, 불러, 해."""
    before, last = stem[:-1], stem[-1]
    onset, vowel, final = take_apart(last)
    sound = VOWELS[vowel]
    ending = "아" if sound in _BRIGHT else "어"
    if final:
        yield stem + ending
        if final == _BIEUP:
            yield from (f"{before}{put_together(onset, vowel, 0)}{each}" for each in ("와", "워"))
        elif final in {_DIGEUT, _SIOT}:
            yield before + with_final(last, "ㄹ" if final == _DIGEUT else "") + ending
    elif last == "하":
        yield from (f"{before}해", f"{before}하여")
    elif sound == "ㅡ":
        yield from _dropped(before, onset, last)
    else:
        yield stem + ending
        if sound in _LIKE_OPEN:
            yield stem
        if sound in _CONTRACTED:
            yield before + put_together(onset, VOWELS.index(_CONTRACTED[sound]), 0)


def _dropped(before: str, onset: int, last: str) -> Iterator[str]:
    """Give the forms of a stem in ㅡ: 써, 바빠, 불러, 따라."""
    yield from (before + put_together(onset, VOWELS.index(vowel), 0) for vowel in "ㅏㅓ")
    if last == "르" and before and not take_apart(before[-1])[2]:
        doubled = before[:-1] + with_final(before[-1], "ㄹ")
        yield from (doubled + put_together(ONSETS.index("ㄹ"), VOWELS.index(vowel), 0) for vowel in "ㅏㅓ")
