"""Opening hours and telephone numbers in the words of residents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DAYS = {
    "Mo": "월", "Tu": "화", "We": "수", "Th": "목", "Fr": "금", "Sa": "토", "Su": "일", "PH": "공휴일", "SH": "방학",
}  # fmt: skip
_DAY = rf"(?:{'|'.join(_DAYS)})"
_TIME = r"\d{1,2}:\d\d"
_RULE = re.compile(
    rf"(?P<days>{_DAY}(?:\s*[-,]\s*{_DAY})*)?\s*"
    rf"(?P<times>24/7|off|closed|open|{_TIME}\s*-\s*{_TIME}(?:\s*,\s*{_TIME}\s*-\s*{_TIME})*)?\s*"
    r'(?:"(?P<comment>[^"]*)")?'
)
_PHONE = re.compile(r"\+?\d[\d ().-]{5,}\d")
_MIDNIGHT = 24 * 60


@dataclass(frozen=True, kw_only=True)
class Hours:
    """One line of opening hours."""

    days: str
    times: str


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
        yield Phrase(text=match[0], tel=re.sub(r"[^\d+]", "", match[0]))
        place = match.end()
    if place < len(text):
        yield Phrase(text=text[place:])


def _line(rule: str) -> Hours | None:
    match = _RULE.fullmatch(rule)
    if match is None or not (match["times"] or match["comment"]):
        return None
    days = re.sub(_DAY, lambda day: _DAYS[day[0]], match["days"] or "")
    days = re.sub(r"\s*-\s*", "–", re.sub(r"\s*,\s*", "·", days))
    times = _times(match["times"] or "")
    return Hours(days=days or "날마다", times=" ".join(filter(None, [times, match["comment"]])))


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
