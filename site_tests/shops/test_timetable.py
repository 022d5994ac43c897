"""Opening hours, day by day: as the law of holidays and the library's own clock have them."""

from datetime import date, datetime, timedelta

import opening_hours
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dongne.render.shops.holidays import public_holidays
from dongne.render.shops.timetable import HORIZON, Timetable, beginning, read_timetable
from site_tests.newsroom import moment

FIRST = date(2022, 9, 1)
HALF_HOURS = st.integers(min_value=0, max_value=47).map(lambda half: half * 30)
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


@st.composite
def spans(draw: st.DrawFn) -> str:
    opens = draw(HALF_HOURS)
    closes = opens + draw(st.integers(min_value=1, max_value=48)) * 30
    return f"{opens // 60:02}:{opens % 60:02}-{closes // 60:02}:{closes % 60:02}"


@st.composite
def weeks(draw: st.DrawFn) -> str:
    rules = draw(
        st.lists(st.tuples(st.sets(st.sampled_from(DAYS), min_size=1), spans()), min_size=1, max_size=4)
    )
    return "; ".join(f"{','.join(sorted(days, key=DAYS.index))} {span}" for days, span in rules)


moments = st.datetimes(
    min_value=datetime.combine(FIRST + timedelta(days=1), datetime.min.time()),
    max_value=datetime.combine(FIRST + HORIZON - timedelta(days=8), datetime.min.time()),
)


def timetable(hours: str, first: date = FIRST) -> Timetable:
    found = read_timetable(hours, first)
    assert found is not None
    return found


@given(weeks(), moments)
def test_the_timetable_and_the_rules_agree_at_every_moment(hours: str, at: datetime) -> None:
    rules = opening_hours.OpeningHours(hours, auto_country=False, auto_timezone=False)

    assert timetable(hours).is_open(at) == rules.is_open(at)


@given(weeks(), moments)
def test_a_week_later_the_door_is_in_the_same_state(hours: str, at: datetime) -> None:
    found = timetable(hours)

    assert found.is_open(at) == found.is_open(at + timedelta(days=7))


@given(weeks(), moments)
def test_who_rests_on_holidays_opens_on_none_and_keeps_every_other_day(hours: str, at: datetime) -> None:
    resting, always = timetable(f"{hours}; PH off"), timetable(hours)
    off = public_holidays(FIRST, FIRST + HORIZON)
    assume(at.date() - timedelta(days=1) not in off)

    if at.date() in off:
        assert resting.on(at.date()) == ()
    else:
        assert resting.is_open(at) == always.is_open(at)


def test_a_bar_that_closes_at_two_is_open_at_one() -> None:
    bar = timetable("Fr,Sa 18:00-02:00")

    friday = datetime(2022, 9, 2, 18, 0)  # noqa: DTZ001 - told in local time
    assert [bar.is_open(friday + timedelta(hours=hours)) for hours in (-1, 0, 7, 7.99, 8)] == [
        False, True, True, True, False,
    ]  # fmt: skip


def test_a_door_that_never_closes_is_open_at_midnight() -> None:
    always = timetable("24/7")

    assert always.special == ()
    assert set(always.week) == {((0, 1440),)}


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2022, "01-31 02-01 02-02 09-09 09-10 09-11 09-12 10-03 10-09 10-10"),
        (2023, "01-21 01-22 01-23 01-24 05-29 09-28 09-29 09-30 10-02 10-03"),
        (2024, "02-09 02-10 02-11 02-12 04-10 05-06 09-16 09-17 09-18 10-01"),
        (2025, "01-27 01-28 01-29 01-30 03-03 05-06 06-03 10-05 10-06 10-07 10-08"),
        (2026, "02-16 02-17 02-18 03-02 05-25 08-15 08-17 09-24 09-25 09-26 10-05"),
        (2027, "02-06 02-07 02-08 02-09 08-16 09-14 09-15 09-16 10-04 10-11"),
    ],
)
def test_shops_that_rest_on_holidays_rest_on_seollal_chuseok_and_their_substitutes(
    year: int, days: str
) -> None:
    shop = timetable("Mo-Su 09:00-18:00; PH off", date(year, 1, 1))

    for day in days.split():
        assert shop.on(date.fromisoformat(f"{year}-{day}")) == (), day


def test_holidays_have_the_names_that_residents_use() -> None:
    found = public_holidays(date(2022, 9, 1), date(2022, 9, 30))

    assert list(found.values()) == ["추석 전날", "추석", "추석 다음날", "추석 대체 휴일"]


def test_a_rule_for_holidays_holds_on_a_holiday_that_is_a_sunday() -> None:
    shop = timetable("Mo-Sa 09:00-18:00; Su off; PH 10:00-12:00")

    assert shop.on(date(2022, 9, 11)) == ((600, 720),)
    assert shop.on(date(2022, 9, 18)) == ()


def test_second_and_fourth_sundays_are_days_of_their_own() -> None:
    mart = timetable("Mo-Su 08:00-22:00; Su[2,4] off")

    sundays = [date(2022, 10, 2) + timedelta(days=7 * week) for week in range(5)]
    assert [bool(mart.on(sunday)) for sunday in sundays] == [True, False, True, False, True]
    assert mart.week[6] == ((480, 1320),)


@pytest.mark.parametrize(
    "hours",
    [
        'Mo-Fr 10:00-18:00 "예약"', '"전화로"', "Mo-Fr 10:00-18:00 unknown", "sunrise-sunset", "Mo 10:00+", "SH 10:00-12:00",
        "Mo-Fr 09:00-18:00; PH -1 day off", "week 99",
    ],
)  # fmt: skip
def test_what_no_clock_can_know_has_no_timetable(hours: str) -> None:
    assert read_timetable(hours, FIRST) is None


PIECES = (
    "Mo", "Fr", "PH", "Jan", "week", "off", "unknown", "24/7", "09:00", "18:00", "26:00", "2022", "31", "1", "-1", "-", "/", ",",
    ";", "||", "[", "]", "(", ")", '"', " ",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=40))
def test_no_text_makes_it_raise(hours: str) -> None:
    found = read_timetable(hours, FIRST)

    assert found is None or all(0 <= opens < 1440 for day in found.week for opens, _ in day)


def test_pages_change_once_a_month_only() -> None:
    assert beginning(moment("2022-12-01")) == beginning(moment("2022-12-31T23:59")) == date(2022, 12, 1)


def test_what_a_browser_reads_has_nothing_to_escape() -> None:
    data = timetable("Mo-Sa 09:00-18:00; 2022 Sep 08 off").data(opened=date(2020, 5, 1))

    assert data == (
        "[20220901,20231006,[[[540,1080]],[[540,1080]],[[540,1080]],[[540,1080]],[[540,1080]],[[540,1080]],[]],"
        "[[20220908,[]]],20200501,0]"
    )
