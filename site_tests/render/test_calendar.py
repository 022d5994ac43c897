"""The calendar that residents' telephones follow."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dongne.domain.items import Coupon, Event
from dongne.render.calendar import make_calendar
from dongne.render.outputs import Site
from site_tests.newsroom import APPROVED_AT, AT, SEOUL, event, moment, programme, site_of


def text_of(site: Site) -> bytes:
    (file,) = make_calendar(site)
    assert file.path == "events.ics"
    return file.content


def calendar_of(site: Site) -> icalendar.Calendar:
    read = icalendar.Calendar.from_ical(text_of(site))
    assert isinstance(read, icalendar.Calendar)
    return read


def entry_of(*items: Event) -> icalendar.Event:
    """Give the entry of the one event; its coupon has another."""
    (entry,) = [entry for entry in calendar_of(site_of(*items)).events if "coupon" not in str(entry["uid"])]
    return entry


def coupon_of(*items: Event) -> icalendar.Event:
    (entry,) = [entry for entry in calendar_of(site_of(*items)).events if "coupon" in str(entry["uid"])]
    return entry


def test_an_event_has_all_that_a_telephone_shows() -> None:
    entry = entry_of(event(ends=moment("2022-05-21T16:00"), contact="02-000-0000"))

    assert entry["uid"] == "events/flea-market@example.org"
    assert entry["summary"] == "봄맞이 벼룩시장"
    assert entry["location"] == "난곡 어린이공원"
    assert entry["url"] == "https://example.org/events/flea-market/"
    assert entry["description"] == "안 쓰는 물건을 나눕니다.\n\n문의: 02-000-0000"
    assert entry["contact"] == "02-000-0000"
    assert entry.decoded("dtstart") == datetime(2022, 5, 21, 10, tzinfo=SEOUL)
    assert entry.decoded("dtend") == datetime(2022, 5, 21, 16, tzinfo=SEOUL)
    assert b"DTSTART;TZID=Asia/Seoul:20220521T100000\r\n" in text_of(site_of(event()))


def test_an_event_without_an_end_has_none() -> None:
    assert "dtend" not in entry_of(event())


@pytest.mark.parametrize(
    ("ends", "last"),
    [(None, date(2022, 5, 22)), ("2022-05-21", date(2022, 5, 22)), ("2022-05-23", date(2022, 5, 24))],
)
def test_days_without_hours_are_whole_days_the_last_one_included(ends: str | None, last: date) -> None:
    entry = entry_of(event(starts=moment("2022-05-21"), ends=moment(ends) if ends else None))

    assert entry.decoded("dtstart") == date(2022, 5, 21)
    assert entry.decoded("dtend") == last


@pytest.mark.parametrize(
    ("starts", "ends"), [("2022-05-21T10:00", "2022-05-20T10:00"), ("2022-05-21", "2022-05-20")]
)
def test_an_end_before_the_start_is_left_out(starts: str, ends: str) -> None:
    assert "dtend" not in entry_of(event(starts=moment(starts), ends=moment(ends)))


def test_a_coupon_is_told_with_its_last_day() -> None:
    # The end of 30 May is the first instant of the 31st.
    coupon = Coupon(text="두부 반값", until=moment("2022-05-31"))

    assert "쿠폰: 두부 반값 (2022년 5월 30일 월요일까지)" in str(
        entry_of(event(coupon=coupon))["description"]
    )


def test_a_coupon_stands_from_the_event_on_to_its_last_day() -> None:
    coupon = Coupon(text="두부 반값", until=moment("2022-05-31"))

    entry = coupon_of(event(coupon=coupon))

    assert entry["uid"] == "events/flea-market/coupon@example.org"
    assert entry["summary"] == "쿠폰: 두부 반값"
    assert entry["url"] == "https://example.org/events/flea-market/"
    assert entry.decoded("dtstart") == date(2022, 5, 21)
    assert entry.decoded("dtend") == date(2022, 5, 31), "RFC 5545 names the day after the last one"
    assert entry["transp"] == "TRANSPARENT"


def test_a_coupon_until_an_hour_has_hours() -> None:
    entry = coupon_of(event(coupon=Coupon(text="두부 반값", until=moment("2022-05-21T18:30"))))

    assert entry.decoded("dtstart") == datetime(2022, 5, 21, 10, tzinfo=SEOUL)
    assert entry.decoded("dtend") == datetime(2022, 5, 21, 18, 30, tzinfo=SEOUL)


@pytest.mark.parametrize(
    ("announced", "begins"), [("2022-05-02T09:00", date(2022, 5, 2)), (None, date(2022, 1, 3))]
)
def test_a_coupon_that_ends_before_the_event_stands_from_its_announcement(
    announced: str | None, begins: date
) -> None:
    coupon = Coupon(text="일찍 오는 표", until=moment("2022-05-15"))

    entry = coupon_of(event(coupon=coupon, date=moment(announced) if announced else None))

    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (begins, date(2022, 5, 15))


def test_past_events_and_coupons_stay_as_history_and_nothing_expired_does() -> None:
    old = event(
        "events/old", starts=moment("2022-02-01"), coupon=Coupon(text="옛", until=moment("2022-02-03"))
    )
    gone = event("events/gone", starts=moment("2022-02-01"), expires=moment("2022-03-01"))

    entries = calendar_of(site_of(old, gone)).events

    assert [str(entry["uid"]).partition("@")[0] for entry in entries] == ["events/old", "events/old/coupon"]


def test_a_coupon_of_what_the_board_has_not_approved_is_not_in_the_calendar() -> None:
    held = event(coupon=Coupon(text="아무도 모르는 쿠폰", until=moment("2022-06-01")))

    assert calendar_of(site_of(held, decisions={held.id: []})).events == []


def test_categories_name_the_programme() -> None:
    site = site_of(event(programme="programmes/newsletter"), programme())
    (entry,) = calendar_of(site).events

    assert list(entry.categories) == ["행사", "우리동네 사람들"]


def test_the_calendar_brings_its_time_zone_even_without_events() -> None:
    for site in (site_of(), site_of(event())):
        assert [zone.tz_name for zone in calendar_of(site).timezones] == ["Asia/Seoul"]


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Kathmandu"])
def test_any_zone_will_do(zone: str) -> None:
    site = site_of(event())
    site = replace(site, settings=replace(site.settings, zone=ZoneInfo(zone)))

    assert len(calendar_of(site).timezones) == 1


def test_the_stamp_is_that_of_the_approval_and_not_of_the_build() -> None:
    plain, announced = entry_of(event()), entry_of(event(date=moment("2022-04-20T12:00")))

    assert plain.decoded("dtstamp") == (APPROVED_AT + timedelta(minutes=2)).astimezone(UTC)
    assert announced.decoded("dtstamp") == datetime(2022, 4, 20, 3, tzinfo=UTC)


def test_a_later_build_gives_the_same_bytes() -> None:
    assert text_of(site_of(event())) == text_of(site_of(event(), at=AT + timedelta(days=400)))


def test_what_the_board_has_not_approved_is_not_in_the_calendar() -> None:
    held = event(title="아무도 모르는 행사")

    assert "아무도" not in text_of(site_of(held, decisions={held.id: []})).decode()


def test_no_text_can_add_a_line_of_its_own() -> None:
    hostile = "하나\r\nATTENDEE:mailto:x@example.org\rBEGIN:VALARM\nEND:VEVENT; , \\ \\n"
    site = site_of(event(title=hostile, place=hostile, summary=hostile, contact=hostile))

    lines = text_of(site).decode().replace("\r\n ", "").split("\r\n")

    assert not [line for line in lines if "\r" in line or "\n" in line]
    assert not [line for line in lines if line.startswith(("ATTENDEE", "BEGIN:VALARM"))]
    assert lines.count("END:VEVENT") == 1


anything = st.text(st.characters(codec=None, exclude_categories=()), min_size=1, max_size=120)


@settings(max_examples=60)
@example("\ud800\x01\ufffe\r")
@given(anything)
def test_whatever_characters_an_event_holds_the_calendar_is_a_calendar(text: str) -> None:
    content = text_of(site_of(event(title=text, summary=text, place=text)))

    assert content.decode("utf-8")
    assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    (entry,) = icalendar.Calendar.from_ical(content).events
    assert entry["uid"] == "events/flea-market@example.org"
