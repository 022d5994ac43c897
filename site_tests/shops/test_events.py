"""The calendar: what goes on now, what comes week by week, and what was."""

import itertools
from dataclasses import replace
from typing import Any, cast

import icalendar
import pytest

from dongne.domain.items import Coupon, Event
from dongne.render.calendar import make_event_files
from dongne.render.outputs import OutputPage, Site
from dongne.render.pages.events import event_page, make_event_lists, offer_of
from site_tests.newsroom import event, moment, site_of

AT = moment("2022-12-30T15:00")
"""A Friday."""


def at(starts: str, **fields: object) -> Event:
    slug = starts.replace(":", "").replace("T", "-").lower()
    return event(f"events/e{slug}", title=starts, starts=moment(starts), **fields)


def calendar(site: Site) -> dict[str, Any]:
    page = next(page for page in make_event_lists(site) if page.path == "events/")
    return cast("dict[str, Any]", page.view)


def weeks(*events: Event) -> list[tuple[str, list[str]]]:
    found = calendar(site_of(*events, at=AT))["weeks"]
    return [(week.title, [entry.card.title for entry in week.entries]) for week in found]


def test_events_stand_under_their_weeks() -> None:
    made = weeks(
        at("2022-12-16T10:00", ends=moment("2022-12-31T20:00")),
        at("2022-12-30T18:00"),
        at("2023-01-01"),
        at("2023-01-02T10:00"),
        at("2023-01-08T23:59"),
        at("2023-01-09"),
        at("2023-02-01"),
    )

    assert made == [
        ("지금 하고 있습니다", ["2022-12-16T10:00"]),
        ("이번 주", ["2022-12-30T18:00", "2023-01-01"]),
        ("다음 주", ["2023-01-02T10:00", "2023-01-08T23:59"]),
        ("2023년 1월 둘째 주", ["2023-01-09"]),
        ("2023년 2월 첫째 주", ["2023-02-01"]),
    ]


def test_what_began_this_morning_belongs_to_this_week() -> None:
    assert weeks(at("2022-12-30T10:00", ends=moment("2022-12-30T18:00"))) == [
        ("이번 주", ["2022-12-30T10:00"])
    ]


def test_every_event_stands_exactly_once() -> None:
    events = [at(f"2022-12-{day:02}T{hour}:00") for day in range(1, 32) for hour in (10, 16)]
    site = site_of(*events, at=AT)

    coming = [entry.card.path for week in calendar(site)["weeks"] for entry in week.entries]
    past = [card.path for page in _archive(site) for _, cards in page.view["years"] for card in cards]

    assert sorted(coming + past) == sorted(each.permalink for each in events)


def _archive(site: Site) -> list[Any]:
    return [page for page in make_event_lists(site) if page.path.startswith("events/archive/")]


def test_past_events_move_to_the_archive_newest_first() -> None:
    site = site_of(at("2021-05-01"), at("2022-05-01"), at("2022-08-01"), at("2022-12-30T18:00"), at=AT)

    (page,) = _archive(site)

    assert [(year, [card.title for card in cards]) for year, cards in page.view["years"]] == [
        ("2022년", ["2022-08-01", "2022-05-01"]),
        ("2021년", ["2021-05-01"]),
    ]
    assert calendar(site)["archive"] == "events/archive/"


def test_without_past_events_there_is_no_archive() -> None:
    site = site_of(at("2023-01-07"), at=AT)

    assert _archive(site) == []
    assert calendar(site)["archive"] is None


def test_a_long_archive_goes_on_on_older_pages() -> None:
    events = [at(f"2022-0{month}-{day:02}") for month in range(1, 4) for day in range(1, 11)]

    paths = [page.path for page in _archive(site_of(*events, at=AT))]

    assert paths == ["events/archive/", "events/archive/page/1/"]


# --- coupons


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2022-12-15T23:59", "coming"),
        ("2022-12-16T10:00", "valid"),
        ("2023-01-15T23:59", "valid"),
        ("2023-01-16T00:00", "over"),
    ],
)
def test_a_coupon_is_good_from_the_first_day_to_the_last(now: str, state: str) -> None:
    sale = at("2022-12-16T10:00", coupon=Coupon(text="천 원 할인", until=moment("2023-01-16")))

    offer = offer_of(sale, moment(now))

    assert offer is not None
    assert offer.state == state
    assert offer.span == "2022년 12월 16일 금요일 오전 10시부터 2023년 1월 15일 일요일까지"


def test_a_coupon_outlives_its_event_in_the_calendar() -> None:
    sale = at("2022-12-16T10:00", coupon=Coupon(text="천 원 할인", until=moment("2023-01-16")))

    assert [offer.text for offer in calendar(site_of(sale, at=AT))["offers"]] == ["천 원 할인"]
    assert calendar(site_of(sale, at=moment("2023-01-16")))["offers"] == ()


# --- one event


def page_of(found: Event, now: str) -> OutputPage:
    return event_page(site_of(found, at=moment(now)), found.id)


def test_an_event_that_is_over_takes_no_calls_and_goes_into_no_calendar() -> None:
    fair = at("2022-12-30T18:00", contact="02-555-0178")

    before, after = page_of(fair, "2022-12-30T12:00"), page_of(fair, "2022-12-30T18:00")

    assert cast("Any", before.view["call"]).tel == "025550178"
    assert before.view["file"] == f"{fair.permalink}event.ics"
    assert (after.view["over"], after.view["call"], after.view["file"]) == (True, None, None)


def test_a_page_changes_only_when_something_begins_or_ends() -> None:
    fair = at("2022-12-30T18:00", coupon=Coupon(text="천 원 할인", until=moment("2023-01-16")))
    moments = ("2022-12-01", "2022-12-29", "2022-12-31", "2023-01-15", "2023-01-16", "2023-05-01")

    pages = [page_of(fair, now) for now in moments]

    assert [one == other for one, other in itertools.pairwise(pages)] == [
        True, False, True, False, True,
    ]  # fmt: skip


def test_one_tap_puts_a_coming_event_into_a_calendar() -> None:
    fair, past = at("2022-12-30T18:00"), at("2022-12-01")

    (file,) = make_event_files(site_of(fair, past, at=AT))
    (entry,) = icalendar.Calendar.from_ical(file.content).events

    assert file.path == f"{fair.permalink}event.ics"
    assert entry["summary"] == fair.title
    assert entry.decoded("dtstart") == fair.starts


def test_what_nobody_has_approved_is_in_no_week_no_offer_and_no_file() -> None:
    held = at("2023-01-07", coupon=Coupon(text="비밀 할인", until=moment("2023-02-01")))
    site = site_of(replace(held, title="아직 비밀인 행사"), at=AT, decisions={held.id: []})

    assert calendar(site)["weeks"] == calendar(site)["offers"] == ()
    assert list(make_event_files(site)) == []
