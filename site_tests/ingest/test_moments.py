"""Days and instants, told in the site's time zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.ingest.moments import MomentImpossibleError, MomentShapeError, parse_day, parse_moment, start_of

SEOUL = ZoneInfo("Asia/Seoul")
BERLIN = ZoneInfo("Europe/Berlin")
SANTIAGO = ZoneInfo("America/Santiago")

days = st.dates(date(1800, 1, 1), date(2199, 12, 30))
zones = st.sampled_from([SEOUL, BERLIN, SANTIAGO, ZoneInfo("UTC"), ZoneInfo("Pacific/Apia")])


def seoul(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=SEOUL)  # type: ignore[arg-type,misc]  # year, month, day, …


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2022-05-04", seoul(2022, 5, 4)),
        ("2022-05-04T18:30", seoul(2022, 5, 4, 18, 30)),
        ("2022-05-04 18:30", seoul(2022, 5, 4, 18, 30)),
        ("2022-05-04T18:30:05", seoul(2022, 5, 4, 18, 30, 5)),
        ("2022-05-04T18:30:05.250000+09:00", seoul(2022, 5, 4, 18, 30, 5, 250_000)),
        ("2022-05-04T09:30Z", seoul(2022, 5, 4, 18, 30)),
        ("2022-05-04 18:30 +0900", seoul(2022, 5, 4, 18, 30)),
        ("2022-05-04T23:30-01:00", seoul(2022, 5, 5, 9, 30)),
    ],
)
def test_a_moment_is_told_in_local_time(text: str, meant: datetime) -> None:
    found = parse_moment(text, SEOUL)

    assert found == meant
    assert found.tzinfo is SEOUL


def test_a_bare_day_is_its_first_instant_or_its_end() -> None:
    assert parse_moment("2022-12-31", SEOUL) == seoul(2022, 12, 31)
    assert parse_moment("2022-12-31", SEOUL, end_of_day=True) == seoul(2023, 1, 1)
    assert parse_moment("2022-12-31T10:00", SEOUL, end_of_day=True) == seoul(2022, 12, 31, 10)


@pytest.mark.parametrize(
    "text",
    ["", "어제", "20220504", "2022-5-4", "22-05-04", "2022-W18-3", "2022/05/04", "2022-05-04T", "2022-05-04T18", "2022-05-04T9:30",
     "2022-05-04T18:30:05,5", "2022-05-04  18:30", "２０２２-05-04", "2022-05-04T18:30+9", " 2022-05-04", "2022-05-04\n"],
)  # fmt: skip
def test_another_way_of_writing_is_told_apart(text: str) -> None:
    with pytest.raises(MomentShapeError):
        parse_moment(text, SEOUL)


@pytest.mark.parametrize(
    "text",
    ["2022-02-30", "2022-13-01", "0000-01-01", "0022-05-04", "9999-12-31", "2022-05-04T24:00", "2022-05-04T18:60",
     "2022-05-04T18:30:60", "2022-05-04T18:30+25:00", "0001-01-01T00:00+14:00"],
)  # fmt: skip
def test_a_time_that_no_clock_shows_is_impossible(text: str) -> None:
    with pytest.raises(MomentImpossibleError):
        parse_moment(text, SEOUL)


def test_the_hour_that_is_skipped_in_spring_is_impossible() -> None:
    with pytest.raises(MomentImpossibleError):
        parse_moment("2022-03-27T02:30", BERLIN)

    assert parse_moment("2022-03-27T03:30", BERLIN) == datetime(2022, 3, 27, 1, 30, tzinfo=UTC)


def test_a_day_without_midnight_begins_later() -> None:
    # In Santiago clocks went from 23:59 to 01:00.
    assert start_of(date(2022, 9, 11), SANTIAGO).hour == 1


@given(days, zones)
def test_a_day_comes_back_as_written(day: date, zone: ZoneInfo) -> None:
    assert parse_day(day.isoformat()) == day
    if day not in (date(1892, 7, 4), date(2011, 12, 30)):  # Apia once had a day twice and once had none
        assert parse_moment(day.isoformat(), zone).date() == day


@given(days, zones)
def test_the_end_of_a_day_is_the_beginning_of_the_next(day: date, zone: ZoneInfo) -> None:
    end = parse_moment(day.isoformat(), zone, end_of_day=True)

    assert end == parse_moment((day + timedelta(days=1)).isoformat(), zone)


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)), zones)  # noqa: DTZ001 - given a zone
def test_an_instant_stays_the_same_instant(instant: datetime, zone: ZoneInfo) -> None:
    found = parse_moment(instant.isoformat(), zone)

    assert found == instant
    assert found.tzinfo is zone


@given(
    st.text()
    | st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}([+-][0-9]{2}:[0-9]{2})?", fullmatch=True),
    zones,
)
def test_nothing_else_is_ever_raised(text: str, zone: ZoneInfo) -> None:
    for end_of_day in (False, True):
        try:
            found = parse_moment(text, zone, end_of_day=end_of_day)
        except (MomentShapeError, MomentImpossibleError):
            continue
        assert found.tzinfo is zone
