"""Opening hours and telephone numbers in the words of residents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DAYS = {
    "Mo": "월", "Tu": "화", "We": "수", "Th": "목", "Fr": "금", "Sa": "토", "Su": "일", "PH": "공휴일", "SH": "방학",
}  # fmt: skip
_WEEK = tuple(_DAYS)[:7]
HOLIDAY = "H"
"""Stands for holidays among the numbers of the weekdays."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NTH = {"1": "첫째", "2": "둘째", "3": "셋째", "4": "넷째", "5": "다섯째", "-1": "마지막"}
_DAY = rf"(?:{'|'.join(_DAYS)})"
_COUNT = r"\[\s*(?:[1-5]|-1)(?:\s*,\s*(?:[1-5]|-1))*\s*\]"
_PICKED = rf"{_DAY}(?:{_COUNT})?"
_MONTH = rf"(?:{'|'.join(_MONTHS)})"
_NUMBER = r"\d{1,2}(?![\d:])"
_DATE = rf"(?:\d{{4}}\s+)?{_MONTH}(?:\s+{_NUMBER})?"
_UNTIL = rf"(?:{_DATE}|{_NUMBER})"
_TIME = r"\d{1,2}:\d\d"
_RULE = re.compile(
    rf"(?P<season>{_DATE}(?:\s*-\s*{_UNTIL})?(?:\s*,\s*{_DATE}(?:\s*-\s*{_UNTIL})?)*)?\s*:?\s*"
    rf"(?P<days>{_PICKED}(?:\s*[-,]\s*{_PICKED})*)?\s*"
    rf"(?P<times>24/7|off|closed|open|{_TIME}\s*-\s*{_TIME}(?:\s*,\s*{_TIME}\s*-\s*{_TIME})*)?\s*"
    r'(?:"(?P<comment>[^"]*)")?'
)
_COUNT_IN_RANGE = re.compile(r"\]\s*-|-\s*[A-Z][a-z]\[")
"""``Mo[1]-Fr`` means nothing."""
_JOINT = r" ?[-.‑–]? ?"
_PHONE = re.compile(
    r"(?<![0-9])(?<![0-9][-.])"  # not the end of an account or a day
    rf"(?:(?:\+82{_JOINT}\(?0?\)? ?|\(?0)[1-9][0-9]{{0,2}}\)?{_JOINT}[0-9]{{3,4}}{_JOINT}[0-9]{{4}}"
    r"|1[5-8][0-9]{2}[ .-]?[0-9]{4})"  # 1588-1234; what begins with 19 is a year
    r"(?!-?[0-9]| ?[원년])"
)
_MIDNIGHT = 24 * 60


@dataclass(frozen=True, kw_only=True)
class Hours:
    """One line of opening hours."""

    days: str
    times: str
    weekdays: str = ""
    """The days of which it tells the ordinary hours, Monday 0 to Sunday 6, and ``H`` for holidays."""


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """A piece of text; with ``tel`` it is a number that a telephone can dial."""

    text: str
    tel: str | None = None


def hours_in_words(hours: str) -> tuple[Hours, ...]:
    """Tell ``opening_hours`` in Korean, line by line; empty where the rule is too rich for a line of words."""
    lines = [_line(rule.strip()) for rule in hours.split(";") if rule.strip()]
    return tuple(line for line in lines if line is not None) if None not in lines else ()


def phrases(text: str) -> tuple[Phrase, ...]:
    """Cut a text into words and telephone numbers."""
    return tuple(_phrases(text))


def _phrases(text: str) -> Iterator[Phrase]:
    place = 0
    for match in _PHONE.finditer(text):
        if match.start() > place:
            yield Phrase(text=text[place : match.start()])
        # The zero before an area is for those who call from within the country.
        tel = re.sub(r"[^\d+]", "", match[0]).replace("+820", "+82")
        yield Phrase(text=match[0], tel=tel)
        place = match.end()
    if place < len(text):
        yield Phrase(text=text[place:])


def _line(rule: str) -> Hours | None:
    match = _RULE.fullmatch(rule)
    if match is None or not (match["times"] or match["comment"]):
        return None
    season, days = _season(match["season"] or ""), match["days"] or ""
    if _COUNT_IN_RANGE.search(days) is not None:
        return None
    words = " ".join(filter(None, [season, _day_words(days)])) or "날마다"
    times = _times(match["times"] or "")
    return Hours(
        days=words,
        times=" ".join(filter(None, [times, match["comment"]])),
        weekdays="" if season else _weekdays(days),
    )


def _day_words(days: str) -> str:
    """Tell weekdays: ``화–일``, ``둘째·넷째 일요일``."""
    if days == "Mo-Su":
        return "날마다"
    days = re.sub(rf"({_DAY})({_COUNT})", lambda found: _nth(found[1], found[2]), days)
    days = re.sub(rf"\b{_DAY}\b", lambda day: _DAYS[day[0]], days)
    return re.sub(r"\s*-\s*", "–", re.sub(r"\s*,\s*", "·", days))


def _nth(day: str, count: str) -> str:
    words = "·".join(_NTH[number.strip()] for number in count.strip("[]").split(","))
    return f"{words} {_DAYS[day]}요일"


def _weekdays(days: str) -> str:
    """Give the numbers of the weekdays that a rule names, those but once a month left out."""
    if not days:
        return "0123456"
    found = ""
    for part in re.split(r"\s*,\s*", days):
        first, _, last = (name.strip() for name in part.partition("-"))
        if first == "PH":
            found += HOLIDAY
        elif first in _WEEK and (not last or last in _WEEK):
            begin, end = _WEEK.index(first), _WEEK.index(last or first)
            found += "".join(str(day % 7) for day in range(begin, end + 1 + 7 * (end < begin)))
    return found


def _season(season: str) -> str:
    """Tell months and dates: ``4월–10월``, ``2022년 9월 8일–12일``."""
    spans = [re.split(r"\s*-\s*", span.strip()) for span in season.split(",") if season]
    return "·".join("–".join(_date(date) for date in span) for span in spans)


def _date(date: str) -> str:
    if date.isdecimal():
        return f"{int(date)}일"
    pieces = date.split()
    year = f"{pieces.pop(0)}년 " if pieces[0].isdecimal() else ""
    month = f"{year}{_MONTHS.index(pieces[0]) + 1}월"
    return f"{month} {int(pieces[1])}일" if len(pieces) > 1 else month


def _times(times: str) -> str:
    if times in {"off", "closed"}:
        return "쉽니다"
    if times in {"open", "24/7"}:
        return "하루 내내"
    return ", ".join(_span(*re.split(r"\s*-\s*", span.strip())) for span in times.split(",") if span)


def _span(opens: str, closes: str) -> str:
    start, end = _minutes(opens), _minutes(closes)
    if end > _MIDNIGHT:
        return f"{opens}–다음 날 {(end - _MIDNIGHT) // 60:02}:{end % 60:02}"
    return f"{opens}–{'다음 날 ' if end <= start else ''}{closes}"


def _minutes(time: str) -> int:
    hours, _, minutes = time.partition(":")
    return int(hours) * 60 + int(minutes)
