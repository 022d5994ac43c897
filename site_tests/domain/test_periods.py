"""Months, half-years and years."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.periods import (
    Period,
    Span,
    day_begun,
    half_year_of,
    month_of,
    months_between,
    periods_between,
    year_of,
)

SEOUL = ZoneInfo("Asia/Seoul")

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))


@pytest.mark.parametrize(
    ("name", "span", "starts", "ends"),
    [
        ("2022-05", Span.MONTH, date(2022, 5, 1), date(2022, 5, 31)),
        ("2024-02", Span.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", Span.MONTH, date(2023, 2, 1), date(2023, 2, 28)),
        ("2022-12", Span.MONTH, date(2022, 12, 1), date(2022, 12, 31)),
        ("2022-H1", Span.HALF_YEAR, date(2022, 1, 1), date(2022, 6, 30)),
        ("2022-H2", Span.HALF_YEAR, date(2022, 7, 1), date(2022, 12, 31)),
        ("2022", Span.YEAR, date(2022, 1, 1), date(2022, 12, 31)),
    ],
)
def test_a_period_lasts_from_its_first_day_to_its_last(
    name: str, span: Span, starts: date, ends: date
) -> None:
    period = Period(id=name)

    assert (period.span, period.starts, period.ends) == (span, starts, ends)


@given(days)
def test_a_day_lies_in_its_month_its_half_year_and_its_year(day: date) -> None:
    month = month_of(day)

    for name in (month, half_year_of(month), year_of(month)):
        period = Period(id=name)
        assert period.starts <= day <= period.ends
        assert month in period.months


@given(st.datetimes(timezones=st.just(SEOUL)))
def test_the_beginning_of_a_day_is_its_first_moment(moment: datetime) -> None:
    begun = day_begun(moment)

    assert (begun.date(), begun.time(), begun.tzinfo) == (moment.date(), time.min, moment.tzinfo)
    assert begun <= moment


@given(days, st.integers(0, 900))
def test_months_follow_one_another_without_a_gap(day: date, later: int) -> None:
    found = [
        Period(id=month) for month in months_between(month_of(day), month_of(day + timedelta(days=later)))
    ]

    assert all(after.starts - before.ends == timedelta(days=1) for before, after in pairwise(found))
    assert found[0].starts <= day
    assert day + timedelta(days=later) <= found[-1].ends


def test_half_years_and_years_are_made_of_their_months() -> None:
    first, second, year = Period(id="2022-H1"), Period(id="2022-H2"), Period(id="2022")

    assert first.months + second.months == year.months
    assert (first.half, second.half, year.half) == ("H1", "H2", "")
    assert first.around == second.around == Period(id="2022-03").around == year
    assert year.around is None


def test_every_period_that_has_a_part_between_two_months_is_named_once() -> None:
    found = [period.id for period in periods_between("2021-12", "2022-02")]

    assert found == ["2021", "2022", "2021-H2", "2022-H1", "2021-12", "2022-01", "2022-02"]
