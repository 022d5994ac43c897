"""What must never be printed: numbers and addresses by which somebody's life could be opened.

Only shapes are known here. Whether a shop's own telephone is meant, or a reason was given, its caller knows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dongne.domain.unfolding import unfold


class Personal(StrEnum):
    """A kind of personal data; the value is the end of its problem's code."""

    RESIDENT = "resident-number"
    MOBILE = "mobile"
    CARD = "card"
    ACCOUNT = "account"
    EMAIL = "email"
    PLATE = "plate"

    @property
    def label(self) -> str:
        """The Korean words for it."""
        return _LABELS[self]


_LABELS = {
    Personal.RESIDENT: "주민등록번호나 외국인등록번호",
    Personal.MOBILE: "휴대전화 번호",
    Personal.CARD: "카드 번호",
    Personal.ACCOUNT: "계좌 번호",
    Personal.EMAIL: "이메일 주소",
    Personal.PLATE: "자동차 번호",
}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something in a text that looks like personal data."""

    kind: Personal
    start: int
    end: int
    """Where it stands in the text."""
    text: str
    """What stands there, unfolded; never to be repeated in a message."""

    @property
    def value(self) -> str:
        """The same for every way of writing the same number or address."""
        return canonical(self.text)

    @property
    def masked(self) -> str:
        """Enough to find it by, and no more: a message may end up in a public log."""
        return self.text[:3] + re.sub(r"\w", "*", self.text[3:])


def find_personal_data(text: str) -> tuple[Finding, ...]:
    """Find all that looks like personal data in a text (NFC), in the order in which it stands there."""
    if is_harmless(text):
        return ()
    unfolded = unfold(text)
    plain = unfolded.text
    if not _is_suspect(plain):
        return ()
    taken = bytearray(len(plain))
    for digest in _HASH.finditer(plain):  # no number of anybody
        _take(taken, *digest.span())
    found: list[Finding] = []
    for kind, spans in _SPANS:
        for start, end in spans(plain):
            # The first kind that fits: a mobile number beside the name of a bank is no account.
            if _take(taken, start, end):
                place, last = unfolded.place(start), unfolded.place(end - 1)
                found.append(Finding(kind=kind, start=place, end=last + 1, text=plain[start:end]))
    return tuple(sorted(found, key=lambda each: each.start))


def is_harmless(text: str) -> bool:
    """Whether neither a text (NFC) nor any piece of it needs a closer look; nearly every text is."""
    return not _is_suspect(text) and _DISGUISE.search(text) is None


def _is_suspect(text: str) -> bool:
    return "@" in text or "골뱅이" in text or _SUSPECT.search(text) is not None


def _take(taken: bytearray, start: int, end: int) -> bool:
    """Take a span, unless some of it is taken."""
    if any(taken[start:end]):
        return False
    taken[start:end] = b"\1" * (end - start)
    return True


def canonical(text: str) -> str:
    """Give letters and digits alone, a mobile number without its country: what two ways of writing share."""
    letters = "".join(filter(str.isalnum, unfold(text).text)).lower()
    digits = letters.translate(_SPOKEN)
    return _COUNTRY.sub("0", digits) if digits.isdigit() else letters


_SPOKEN = str.maketrans("o공영일이삼사오육륙칠팔구", "0001234566789")
_COUNTRY = re.compile(r"\A(?:00)?820?(?=1[016789])")

_JOINT = r"[ .\-()/_~:*\\]{0,4}"
"""What may stand between two groups of digits; star and backslash are Markdown's."""
_ODD_DIGIT = "[0-9oO공영일이삼사오육륙칠팔구]"
_MONTH, _DAY = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])"

_GAP = "[^0-9A-Za-z가-힣]"
_SUSPECT = re.compile(
    r"[0-9oO공영(\[](?:"
    rf"(?<=[0-9])(?:{_GAP}{{0,4}}[0-9]){{9}}"
    rf"|(?<=[0-9]){_GAP}{{0,2}}[가-힣]{_GAP}{{0,2}}[0-9]{{4}}"
    r"|(?<=[0oO공영])[1일][0oO공영]"
    r"|(?<=[(\[]) ?(?i:at))"
)
"""What every finding has in some way; all begin with one set of letters, so that a text is gone through once."""
_DISGUISE = re.compile(r"[^\x00-\x7e가-힣\u00a0‘’“”…·ㆍ–—「」『』〈〉《》、。×℃→]")
"""Letters that a newsroom does not need: digits may hide behind them."""
_HASH = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{32,}(?![0-9A-Za-z])")

_RESIDENT = re.compile(
    rf"(?<![0-9])(?:19|20)?(?:[0-9]{{2}}{_MONTH}{_DAY}{_JOINT}|[0-9]{{2}}([./ ]){_MONTH}\1{_DAY} ?- ?)[0-9]{{7}}"
    r"(?![0-9]| ?원)"
)
_MOBILE = re.compile(
    rf"(?<![0-9])(?:(?:\+|00)?82{_JOINT}0?{_JOINT}|0)1[016789]{_JOINT}"
    rf"(?:[0-9]{{3,4}}{_JOINT}[0-9]{{4}}|[0-9]{{2}}(?:{_JOINT}[0-9]{{2}}){{3}})(?![0-9])"
    rf"|(?<![0-9A-Za-z])[0oO공영][1일][0oO공영]{_JOINT}{_ODD_DIGIT}{{4}}{_JOINT}{_ODD_DIGIT}{{4}}(?![0-9A-Za-z])"
)
_CARD = re.compile(
    rf"(?<![0-9])(?:(?:[3-69][0-9]|2[2-7])[0-9]{{2}}(?:{_JOINT}[0-9]{{4}}){{3}}"
    rf"|3[47][0-9]{{2}}{_JOINT}[0-9]{{6}}{_JOINT}[0-9]{{5}})(?![0-9])"
)
_ACCOUNT = re.compile(
    r"(?<![0-9])(?<![0-9][\-.:])[0-9]{2,14}(?:( ?- ?| )[0-9]{1,7}(?:\1[0-9]{1,7}){0,4})?(?![0-9]|[:.][0-9])"
)
_ACCOUNT_DIGITS = range(10, 17)
# Telephones, a registered business (3-2-5) and books: near a bank they are what they are elsewhere.
_NO_ACCOUNT = re.compile(
    r"0[2-7][0-9]?[ \-][0-9]{3,4}[ \-][0-9]{4}|0?[578]0[0-9]?[ \-][0-9]{3,4}[ \-][0-9]{4}"
    r"|[0-9]{3}-[0-9]{2}-[0-9]{5}|97[89].*|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}.*"
)
_BANK = re.compile("계좌|입금|송금|예금주|은행|농협|수협|신협|새마을금고|우체국|뱅크|후원금|회비|무통장")
_BEFORE, _AFTER = 40, 25
"""Letters around a number in which a bank's name makes an account of it."""
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]+ ?(?:@|[(\[] ?(?i:at) ?[)\]]|골뱅이) ?"
    r"[A-Za-z0-9가-힣\-]+(?: ?(?:\.|점) ?[A-Za-z0-9가-힣\-]+)*?(?:\.| ?점 ?)(?:[A-Za-z]{2,24}|한국|닷컴|닷넷)(?![A-Za-z0-9])"
)
_FAR = 300
"""Letters of an address of the web that are looked at."""
_ADDRESS = re.compile(r"https?://[^ ]*\Z")
_LOGIN = re.compile(r"https?://[^/ ]*\Z")
_REGIONS = "서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주"
_PLATE = re.compile(
    rf"(?:(?P<region>{_REGIONS}) ?[0-9]{{1,2}}|(?<![0-9])(?<![0-9][.,:\-])[0-9]{{2,3}})(?P<gap>[ .\-]{{0,2}})"
    "(?P<letter>[가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주바사아자배하허호국합육해공])"
    r"(?P<rest>[ .\-]{0,2})[0-9]{4}(?![0-9]|[.,:/\-][0-9]| ?[원년월일명개회층평억만천호번권장부km%])"
)
_COUNTERS = frozenset("고구국도로모무배보부서소수자조주호")
"""Letters of plates that also count things: ``제12호 2022``, ``30구 7500``."""
_CAR = re.compile("차량|자동차|승용차|화물차|주차|차 ?번호|번호판|택시|트럭|버스|오토바이")


def _resident_numbers(text: str) -> Iterator[tuple[int, int]]:
    for match in _RESIDENT.finditer(text):
        # Thirteen digits in a row within an address of the web are some page's number.
        if not (match[0].isdigit() and _follows(text, match.start(), _ADDRESS)):
            yield match.span()


def _mobiles(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _MOBILE.finditer(text))


def _cards(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _CARD.finditer(text) if _is_luhn(match[0]))


def _accounts(text: str) -> Iterator[tuple[int, int]]:
    for match in _ACCOUNT.finditer(text):
        digits = sum(map(str.isdigit, match[0]))
        if (
            digits in _ACCOUNT_DIGITS
            and _BANK.search(_around(text, match)) is not None
            and _NO_ACCOUNT.fullmatch(match[0]) is None
            and not _follows(text, match.start(), _ADDRESS)
        ):
            yield match.span()


def _emails(text: str) -> Iterator[tuple[int, int]]:
    for match in _EMAIL.finditer(text):
        # What stands before the host of an address of the web is a name to log in with.
        if not _follows(text, match.start(), _LOGIN):
            yield match.span()


def _plates(text: str) -> Iterator[tuple[int, int]]:
    for match in _PLATE.finditer(text):
        counts = match["letter"] in _COUNTERS and match["rest"] and not match["region"]
        if not counts or _CAR.search(_around(text, match)) is not None:
            yield match.span()


def _is_luhn(text: str) -> bool:
    digits = [int(letter) for letter in reversed(text) if letter.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return not (sum(digits[::2]) + sum(doubled)) % 10


def _around(text: str, match: re.Match[str]) -> str:
    """Give the words beside a match, and the match."""
    return text[max(0, match.start() - _BEFORE) : match.end() + _AFTER]


def _follows(text: str, place: int, what: re.Pattern[str]) -> bool:
    """Whether the letters before a place end with something."""
    return what.search(text, max(0, place - _FAR), place) is not None


_SPANS = (
    (Personal.RESIDENT, _resident_numbers),
    (Personal.MOBILE, _mobiles),
    (Personal.CARD, _cards),
    (Personal.ACCOUNT, _accounts),
    (Personal.EMAIL, _emails),
    (Personal.PLATE, _plates),
)
