"""Months, half-years and years: what the city counts by."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

FIRST_HALF, SECOND_HALF = "H1", "H2"
"""January to June, which the city evaluates in June, and July to December, evaluated in December."""

_REACH = {"": ("01", "12"), FIRST_HALF: ("01", "06"), SECOND_HALF: ("07", "12")}
"""First and last month of a year and of its halves."""


class Span(StrEnum):
    """How long a period is."""

    MONTH = "month"
    HALF_YEAR = "half_year"
    YEAR = "year"


@dataclass(frozen=True, kw_only=True)
class Period:
    """A month, a half-year or a year of the calendar."""

    id: str
    """``2022-05``, ``2022-H1`` or ``2022``: as every file of the metrics calls it."""

    @property
    def span(self) -> Span:
        """Whether this is a month, a half-year or a year."""
        if "-" not in self.id:
            return Span.YEAR
        return Span.HALF_YEAR if "H" in self.id else Span.MONTH

    @property
    def year(self) -> str:
        """The year that it belongs to."""
        return self.id[:4]

    @property
    def half(self) -> str:
        """``H1`` or ``H2`` of a half-year; empty for anything else."""
        return self.id[5:] if self.span is Span.HALF_YEAR else ""

    @property
    def first(self) -> str:
        """Its first month."""
        return self.id if self.span is Span.MONTH else f"{self.year}-{_REACH[self.half][0]}"

    @property
    def last(self) -> str:
        """Its last month."""
        return self.id if self.span is Span.MONTH else f"{self.year}-{_REACH[self.half][1]}"

    @property
    def months(self) -> tuple[str, ...]:
        """Every month of it, oldest first."""
        return tuple(months_between(self.first, self.last))

    @property
    def starts(self) -> date:
        """Its first day."""
        return date.fromisoformat(f"{self.first}-01")

    @property
    def ends(self) -> date:
        """Its last day: a February of a leap year has 29."""
        after = place_of(self.last) + 1
        return date.fromordinal(date(after // 12, after % 12 + 1, 1).toordinal() - 1)

    @property
    def around(self) -> "Period | None":
        """The next larger period that the city asks for: a month's and a half-year's is the year."""
        return None if self.span is Span.YEAR else Period(id=self.year)


def half_year_of(month: str) -> str:
    """Give the half-year of a month: ``2022-H1`` is January to June."""
    return f"{month[:4]}-{FIRST_HALF if month[5:] <= _REACH[FIRST_HALF][1] else SECOND_HALF}"


def year_of(month: str) -> str:
    """Give the year of a month."""
    return month[:4]


def month_of(day: date) -> str:
    """Give the month of a day, ``2022-05``."""
    return f"{day.year:04}-{day.month:02}"


def day_begun(moment: datetime) -> datetime:
    """Give the beginning of a moment's day, in its zone."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def place_of(month: str) -> int:
    """Number the months one after another."""
    return int(month[:4]) * 12 + int(month[5:]) - 1


def months_between(first: str, last: str) -> Iterator[str]:
    """Give every month from the first to the last, both included."""
    for place in range(place_of(first), place_of(last) + 1):
        yield f"{place // 12:04}-{place % 12 + 1:02}"


def periods_between(first: str, last: str) -> tuple[Period, ...]:
    """Give every year, half-year and month that has a part between two months; years first, oldest first."""
    months = tuple(months_between(first, last))
    ids = [*map(year_of, months), *map(half_year_of, months), *months]
    return tuple(Period(id=found) for found in dict.fromkeys(ids))
