"""Days and hours as residents say them."""

from datetime import date, datetime, time, timedelta

WEEKDAYS = "월화수목금토일"


def day(when: date) -> str:
    """Give ``2022년 5월 4일``."""
    return f"{when.year}년 {when.month}월 {when.day}일"


def weekday(when: date) -> str:
    """Give ``2022년 5월 21일 토요일``."""
    return f"{day(when)} {WEEKDAYS[when.weekday()]}요일"


def month(text: str) -> str:
    """Give ``2022년 5월`` for ``2022-05``."""
    year, _, number = text.partition("-")
    return f"{int(year)}년 {int(number)}월"


def clock(when: datetime) -> str:
    """Give ``오전 10시``, ``오후 6시 30분``, ``낮 12시``."""
    if (when.hour, when.minute) == (12, 0):
        return "낮 12시"
    half = "오전" if when.hour < 12 else "오후"  # noqa: PLR2004
    minutes = f" {when.minute}분" if when.minute else ""
    return f"{half} {when.hour % 12 or 12}시{minutes}"


def moment(when: datetime) -> str:
    """Give day and hour; midnight stands for a day without an hour."""
    return weekday(when) if is_bare(when) else f"{weekday(when)} {clock(when)}"


def span(starts: datetime, ends: datetime | None) -> str:
    """Give from when to when something lasts, saying nothing twice."""
    if ends is None or ends == starts:
        return moment(starts)
    if ends.date() == starts.date():
        return f"{moment(starts)}부터 {clock(ends)}까지"
    if ends.year == starts.year:
        return f"{moment(starts)}부터 {moment(ends).partition('년 ')[2]}까지"
    return f"{moment(starts)}부터 {moment(ends)}까지"


def deadline(until: datetime) -> str:
    """Give the last day or moment; the end of a day, which is the next day's first instant, has the day's name."""
    return weekday(until - timedelta(days=1)) if is_bare(until) else moment(until)


def soon(when: datetime, at: datetime) -> str:
    """Give ``오늘 오후 6시``, ``내일 오전 10시``, or the day of something that is near."""
    day_of = _near_day(when.date(), at.date())
    return day_of if is_bare(when) else f"{day_of} {clock(when)}"


def last_day(end: datetime, at: datetime) -> str:
    """Give ``오늘까지``, ``내일 오후 8시까지``, ``9월 2일까지``: the end of a day has that day's name."""
    if is_bare(end):
        return f"{_near_day(end.date() - timedelta(days=1), at.date())}까지"
    hour = f" {clock(end)}" if end.date() - at.date() <= timedelta(days=1) else ""
    return f"{_near_day(end.date(), at.date())}{hour}까지"


def _near_day(when: date, today: date) -> str:
    """Give ``오늘``, ``내일``, or the day without its year."""
    return {0: "오늘", 1: "내일"}.get((when - today).days, f"{when.month}월 {when.day}일")


def machine(when: date) -> str:
    """Give the value of ``<time datetime>``: a day, or a moment with its offset."""
    return when.isoformat(timespec="minutes") if isinstance(when, datetime) else when.isoformat()


def is_bare(when: datetime) -> bool:
    """Whether this was written as a day without an hour."""
    return when.time() == time()
