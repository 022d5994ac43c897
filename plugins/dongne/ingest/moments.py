"""Days and instants as people write them, told in the site's time zone."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
    r"(?P<offset> ?(?:Z|[+-][0-9]{2}:?[0-9]{2}))?"
)
_FIRST_YEAR, _LAST_YEAR = 1800, 2199
"""A year outside is a slip of the finger; inside, no time zone can push an instant off the calendar."""


class MomentShapeError(ValueError):
    """The text is not written like a day or an instant."""


class MomentImpossibleError(ValueError):
    """The text is written well, but there is no such day or instant."""


def parse_day(text: str) -> date:
    """Give the day that ``2022-05-04`` says.

    Raises:
        MomentShapeError: the text is written in another way.
        MomentImpossibleError: no calendar has that day.
    """
    if _DAY.fullmatch(text) is None:
        raise MomentShapeError(text)
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise MomentImpossibleError(text) from error
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise MomentImpossibleError(text)
    return day


def parse_moment(text: str, zone: ZoneInfo, *, end_of_day: bool = False) -> datetime:
    """Give the instant that a text says, in ``zone``.

    A bare day is its first instant, or with ``end_of_day`` the first of the next day. Without offset it is local.

    Raises:
        MomentShapeError: the text is written in another way.
        MomentImpossibleError: no clock of that place ever shows it.
    """
    if _DAY.fullmatch(text) is not None:
        day = parse_day(text)
        return start_of(day + timedelta(days=1) if end_of_day else day, zone)
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise MomentShapeError(text)
    parse_day(text[:10])
    try:
        written = datetime.fromisoformat(text.replace(" ", "T", 1).replace(" ", ""))
    except ValueError as error:
        raise MomentImpossibleError(text) from error
    if match["offset"] is not None:
        return written.astimezone(zone)
    local = written.replace(tzinfo=zone)
    if _exists(local):
        return local
    raise MomentImpossibleError(text)


def start_of(day: date, zone: ZoneInfo) -> datetime:
    """Give the first instant of a day, also where clocks were put forward at midnight."""
    midnight = datetime.combine(day, time(), tzinfo=zone)
    # Where midnight was skipped, the same instant has another name: the first that the day really had.
    return midnight if _exists(midnight) else midnight.astimezone(UTC).astimezone(zone)


def _exists(local: datetime) -> bool:
    """Whether the place's clocks ever show this (they skip an hour when they are put forward)."""
    there_and_back = local.astimezone(UTC).astimezone(local.tzinfo)
    return there_and_back.replace(tzinfo=None) == local.replace(tzinfo=None)
