"""What the front page chooses, and that it stops choosing it by itself."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.front_page import (
    Occasion,
    events_this_week,
    find_notices,
    lead_stories,
    shop_of_the_week,
)
from dongne.domain.items import Coupon, Item
from dongne.domain.publication import Publication
from site_tests.newsroom import SEOUL, article, edition, event, moment, publish, shop

HOURS = st.integers(-24 * 30, 24 * 30).map(lambda hours: timedelta(hours=hours))


def notices(*items: Item, at: str) -> list[tuple[str, Occasion]]:
    return [(notice.item.title, notice.occasion) for notice in find_notices(publish(*items, at=moment(at)))]


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2022-12-14T23:59", []),
        ("2022-12-15T00:00", [("장터", Occasion.BEGINS)]),
        ("2022-12-16T15:00", [("장터", Occasion.BEGINS)]),
        ("2022-12-17T00:00", []),
        ("2022-12-19T23:59", []),
        ("2022-12-20T00:00", [("장터", Occasion.ENDS)]),
        ("2022-12-21T19:59", [("장터", Occasion.ENDS)]),
        ("2022-12-21T20:00", []),
    ],
)
def test_an_event_is_told_when_it_begins_and_before_it_ends(
    at: str, said: list[tuple[str, Occasion]]
) -> None:
    fair = event(
        title="장터", starts=moment("2022-12-16T10:00"), ends=moment("2022-12-21T20:00"), coupon=None
    )

    assert notices(fair, at=at) == said


def test_an_event_until_a_day_is_over_at_that_days_midnight() -> None:
    fair = event(title="장터", starts=moment("2022-12-10"), ends=moment("2022-12-21"), coupon=None)

    assert notices(fair, at="2022-12-19T23:59") == []
    assert notices(fair, at="2022-12-20T00:00") == [("장터", Occasion.ENDS)]
    assert notices(fair, at="2022-12-21T23:59") == [("장터", Occasion.ENDS)]
    assert notices(fair, at="2022-12-22T00:00") == []


def test_a_coupon_is_told_in_its_last_three_days() -> None:
    coupon = Coupon(text="천 원", until=moment("2022-12-29"))
    fair = event(
        title="장터", starts=moment("2022-12-01T10:00"), ends=moment("2022-12-02T10:00"), coupon=coupon
    )

    assert notices(fair, at="2022-12-25T23:59") == []
    assert notices(fair, at="2022-12-26T00:00") == [("장터", Occasion.COUPON)]
    assert notices(fair, at="2022-12-29T00:00") == []


def test_an_article_that_will_go_is_told_in_its_last_two_weeks() -> None:
    dry = article(title="밤사이 물이 끊깁니다", expires=moment("2022-12-29"))

    assert notices(dry, at="2022-12-14T23:59") == []
    assert notices(dry, at="2022-12-15T00:00") == [("밤사이 물이 끊깁니다", Occasion.EXPIRES)]


def test_the_most_pressing_stands_first_and_four_are_enough() -> None:
    dry = [
        article(f"articles/2022/dry-{day}", title=f"물 {day}", expires=moment(f"2022-12-{day}"))
        for day in (29, 25, 27, 26, 28)
    ]

    found = notices(*dry, at="2022-12-24T09:00")

    assert [title for title, _ in found] == ["물 25", "물 26", "물 27", "물 28"]


@given(begins=HOURS, lasts=HOURS.map(abs), coupon=HOURS, goes=HOURS)
def test_no_notice_is_shown_when_it_is_too_late(
    begins: timedelta, lasts: timedelta, coupon: timedelta, goes: timedelta
) -> None:
    at = datetime(2022, 12, 31, 9, tzinfo=SEOUL)
    fair = event(starts=at + begins, ends=at + begins + lasts, coupon=Coupon(text="천 원", until=at + coupon))
    dry = article(expires=at + goes)

    found = find_notices(publish(fair, dry, at=at))

    assert all(at < notice.until and notice.when <= notice.until for notice in found)


def test_the_week_holds_what_goes_on_and_what_begins_within_seven_days() -> None:
    at = moment("2022-12-20T09:00")
    over, on, soon, later = (
        event(f"events/e{place}", starts=moment(starts), ends=moment(ends))
        for place, (starts, ends) in enumerate(
            [
                ("2022-12-01T10:00", "2022-12-20T09:00"),
                ("2022-12-01T10:00", "2022-12-20T09:01"),
                ("2022-12-27T08:59", "2022-12-28T10:00"),
                ("2022-12-27T09:00", "2022-12-28T10:00"),
            ]
        )
    )

    found = events_this_week(publish(over, on, soon, later, at=at))

    assert [item.id for item in found] == [on.id, soon.id]


def test_every_open_shop_has_its_week_in_turn_from_monday_to_sunday() -> None:
    shops = [shop(f"shops/s{number}", title=f"가게 {number}") for number in range(3)]
    shops.append(shop("shops/gone", title="닫은 가게", closed=moment("2022-11-01").date()))
    monday = moment("2022-12-05T00:00")

    def of(day: int) -> str:
        chosen = shop_of_the_week(publish(*shops, at=monday + timedelta(days=day)))
        assert chosen is not None
        return chosen.id

    assert len({of(day) for day in range(7)}) == 1
    assert {of(0), of(7), of(14)} == {"shops/s0", "shops/s1", "shops/s2"}
    assert of(21) == of(0)


def test_without_shops_there_is_none_of_the_week() -> None:
    assert shop_of_the_week(publish()) is None


def test_the_paper_opens_with_the_boards_stories_and_else_with_the_newest() -> None:
    old = article("articles/2022/old", date=moment("2022-05-02"))
    new = article("articles/2022/new", date=moment("2022-05-20"))
    chosen: Publication = publish(old, new, edition(stories=(old.id,)))

    assert [story.id for story in lead_stories(chosen, count=1)] == [old.id]
    assert [story.id for story in lead_stories(publish(old, new), count=3)] == [new.id]
    assert lead_stories(publish(), count=3) == ()
