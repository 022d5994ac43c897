"""A shop's opening hours worked out day by day, so that a browser needs no grammar to say "open now".

The hours of the coming year are a week that repeats and the days that differ from it: holidays, second and fourth
Sundays, summer leave. What cannot be known for sure (``unknown``, ``sunrise``, an open end, a remark such as
"by appointment") gives no timetable at all: the page then says the hours in words and claims nothing more.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from dongne.render.shops.holidays import public_holidays

Span = tuple[int, int]
"""From and to, in minutes after the midnight that begins the day; past 1440 is the next morning."""
Spans = tuple[Span, ...]

HORIZON = timedelta(days=400)
"""How far a timetable reaches: a site that nobody builds for a year still tells the truth."""

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_WEEK = range(7)
_HOLIDAY = re.compile(r"\bPH\b")
# What the library answers by guessing: the sun without a place, school holidays without a calendar, "and later".
_GUESSED = re.compile(r"sunrise|sunset|dawn|dusk|\bSH\b|easter|\d\s*\+|\bPH\s*[-+]|\bdays?\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Timetable:
    """When a shop is open, from ``first`` to ``last``; outside nothing is known."""

    first: date
    last: date
    week: tuple[Spans, ...]
    """Of an ordinary Monday, Tuesday, …"""
    special: tuple[tuple[date, Spans], ...]
    """The days that differ from the ordinary ones."""

    def on(self, day: date) -> Spans:
        """Give the spans that begin on a day."""
        return dict(self.special).get(day, self.week[day.weekday()])

    def is_open(self, at: datetime) -> bool:
        """Whether the door is open at a local moment within the timetable."""
        minute = at.hour * 60 + at.minute
        today, yesterday = self.on(at.date()), self.on(at.date() - _DAY)
        return any(opens <= minute < closes for opens, closes in today) or any(
            minute + 24 * 60 < closes for _, closes in yesterday
        )

    def data(self, *, opened: date | None = None, closed: date | None = None) -> str:
        """Write it for a browser: nested arrays, days as numbers such as 20220904, nothing to be escaped."""
        special = [[_number(day), spans] for day, spans in self.special]
        row = [_number(self.first), _number(self.last), self.week, special, _number(opened), _number(closed)]
        return json.dumps(row, separators=(",", ":"))


def holidays_data(first: date) -> str:
    """Write the holidays of a timetable's time for a browser: days and names."""
    found = public_holidays(first, first + HORIZON)
    return json.dumps(
        {str(_number(day)): name for day, name in found.items()}, ensure_ascii=False, separators=(",", ":")
    )


def beginning(at: datetime) -> date:
    """Give the day on which timetables begin: the month's first, so that pages change once a month only."""
    return at.date().replace(day=1)


@lru_cache(maxsize=4096)
def read_timetable(hours: str, first: date) -> Timetable | None:
    """Work out ``opening_hours``; None where they say less than a clock needs."""
    if _GUESSED.search(hours) is not None:
        return None
    last = first + HORIZON
    usual = _read_days(hours, first, last)
    # On a holiday the rules for holidays hold, as if each day were one.
    festive = _read_days(_HOLIDAY.sub("Mo-Su", hours), first, last) if _HOLIDAY.search(hours) else usual
    if usual is None or festive is None:
        return None
    off = public_holidays(first, last)
    days = {day: festive[day] if day in off else spans for day, spans in usual.items()}
    week = tuple(_most_common(days, off, weekday) for weekday in _WEEK)
    special = tuple((day, spans) for day, spans in days.items() if spans != week[day.weekday()])
    return Timetable(first=first, last=last, week=week, special=special)


def _most_common(days: Mapping[date, Spans], off: Mapping[date, str], weekday: int) -> Spans:
    counted = Counter(spans for day, spans in days.items() if day.weekday() == weekday and day not in off)
    return counted.most_common(1)[0][0]


def _read_days(hours: str, first: date, last: date) -> dict[date, Spans] | None:
    """Give the spans of each day; None where a state or a remark leaves doubt."""
    import opening_hours  # noqa: PLC0415 - most builds print no page of a shop

    days: dict[date, list[Span]] = {
        first + timedelta(days=number): [] for number in range((last - first).days + 1)
    }
    # A day more on both sides: what begins before midnight ends after it.
    began, ended = datetime.combine(first - _DAY, time()), datetime.combine(last + 2 * _DAY, time())
    try:
        rules = opening_hours.OpeningHours(hours, auto_country=False, auto_timezone=False)
        for opens, closes, state, remark in rules.intervals(began, ended):
            if state == opening_hours.State.UNKNOWN or (remark and state == opening_hours.State.OPEN):
                return None
            if state == opening_hours.State.OPEN:
                for day, span in _cut(opens, min(closes, ended)):
                    if day in days:
                        days[day].append(span)
    except BaseException as error:
        # A panic of the library is no Exception; neither is somebody's Ctrl+C, which is not its business.
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        return None
    return {day: tuple(spans) for day, spans in days.items()}


def _cut(opens: datetime, closes: datetime) -> Iterator[tuple[date, Span]]:
    """Give what is open to the day on which it begins; what lasts longer than a day is cut at midnight."""
    while closes - opens > _DAY:
        midnight = datetime.combine(opens.date() + _DAY, time())
        yield opens.date(), (_minutes(opens), 24 * 60)
        opens = midnight
    if opens < closes:
        yield opens.date(), (_minutes(opens), _minutes(opens) + (closes - opens) // _MINUTE)


def _minutes(at: datetime) -> int:
    return at.hour * 60 + at.minute


def _number(day: date | None) -> int:
    return 0 if day is None else day.year * 10_000 + day.month * 100 + day.day
