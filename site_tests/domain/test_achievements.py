"""What the unit projects have reached: of each target, year by year."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime

import pytest

from dongne.domain.achievements import NEWSLETTER, Report
from dongne.domain.items import Event, Item, Record, Service, StudyGroup, Target
from dongne.domain.metrics import CommentRow, count
from dongne.errors import Origin
from site_tests import newsroom
from site_tests.newsroom import AT, SEOUL, moment, publish


def report_on(*items: Item, programme: str, comments: Mapping[str, int] | None = None) -> Report:
    """Give what the metrics say of a programme; ``comments`` by the article's id, all of May."""
    rows = [
        CommentRow(
            month="2022-05",
            article=article,
            source="isso",
            comments=number,
            replies=0,
            taken_at=AT,
            origin=Origin(file="content/metrics/comments/2022-05.csv", line=2),
        )
        for article, number in (comments or {}).items()
    ]
    tally = count(publish(*items), rows, newsroom.settings())
    (report,) = [report for report in tally.programmes if report.programme.id == programme]
    return report


def achieved(
    *items: Item,
    target: Target,
    programme: str = "programmes/study",
    comments: Mapping[str, int] | None = None,
    **fields: object,
) -> list[tuple[str, int]]:
    """Give what one target of a programme has reached, year by year."""
    own = newsroom.programme(programme, targets=(target,), **fields)
    report = report_on(own, *items, programme=programme, comments=comments)
    return [(achievement.year, achievement.achieved) for achievement in report.achievements]


def measured(measure: str) -> Target:
    return Target(name="수", unit="개", target=3, measure=measure)


def own(make: Callable[..., Item], item_id: str, **fields: object) -> Item:
    return make(item_id, programme="programmes/study", **fields)


def test_a_programme_counts_articles_comments_and_events_that_name_it() -> None:
    items = [
        own(newsroom.article, "articles/2022/own"),
        newsroom.article("articles/2022/other"),
        own(newsroom.event, "events/own"),
        newsroom.event("events/other"),
    ]
    comments = {"articles/2022/own": 3, "articles/2022/other": 5}

    assert achieved(*items, target=measured("articles")) == [("2022", 1)]
    assert achieved(*items, target=measured("comments"), comments=comments) == [("2022", 3)]
    assert achieved(*items, target=measured("events")) == [("2022", 1)]


def test_the_newsletters_own_programme_counts_everything() -> None:
    items = [newsroom.article(), newsroom.event(), newsroom.edition()]
    comments = {"articles/2022/dawn-market": 5}

    for measure, expected in {"articles": 1, "comments": 5, "events": 1, "editions": 1}.items():
        assert achieved(*items, target=measured(measure), programme=NEWSLETTER, comments=comments) == [
            ("2022", expected)
        ]


def test_a_handmade_shop_counts_in_the_year_of_its_choice_or_else_of_its_check() -> None:
    chosen = newsroom.shop("shops/one", handmade=newsroom.handmade(), checked=date(2021, 4, 1))
    unnamed = newsroom.shop(
        "shops/two", handmade=replace(newsroom.handmade(), selected=None), checked=date(2021, 4, 1)
    )

    assert achieved(chosen, unnamed, newsroom.shop(), target=measured("handmade_shops")) == [
        ("2021", 1),
        ("2022", 1),
    ]


def test_a_community_store_counts_from_its_first_service_and_a_service_from_its_first_store() -> None:
    early, late = date(2021, 3, 1), date(2022, 3, 1)
    one = newsroom.shop(
        "shops/one", services=(Service(name="택배", since=late), Service(name="우산", since=early))
    )
    two = newsroom.shop("shops/two", services=(Service(name="택배", since=late), Service(name="쉼터")))

    assert achieved(one, two, target=measured("community_stores")) == [("2021", 1), ("2022", 1)]
    assert achieved(one, two, target=measured("community_services")) == [("2021", 1), ("2022", 2)]


def test_study_groups_of_today_stand_against_every_year() -> None:
    group, small = StudyGroup(id="bread", title="빵모임"), StudyGroup(id="tea", title="차모임")
    shops = [newsroom.shop(f"shops/bread-{number}", study_group=group) for number in range(3)]
    shops.append(newsroom.shop("shops/tea", study_group=small))

    stories = [
        newsroom.article(f"articles/{year}/story", date=moment(f"{year}-05-01")) for year in (2021, 2022)
    ]

    found = achieved(*shops, *stories, target=measured("study_groups"))

    assert found == [("2021", 1), ("2022", 1)]


def test_without_a_measure_the_records_of_that_name_are_added_up() -> None:
    records = (
        Record(date=date(2021, 12, 31), name="설문", amount=100),
        Record(date=date(2022, 1, 1), name="설문", amount=200),
        Record(date=date(2022, 8, 1), name="설문", amount=150),
        Record(date=date(2023, 8, 1), name="모임", amount=9),
    )

    found = achieved(target=Target(name="설문", unit="명", target=300), records=records)

    assert found == [("2021", 100), ("2022", 350), ("2023", 0)]


def test_a_target_stands_in_the_present_year_while_nothing_is_reached_yet() -> None:
    assert achieved(target=measured("articles")) == [(f"{AT:%Y}", 0)]


@pytest.mark.parametrize(
    ("target", "amount", "rate"),
    [
        (48, 24, "50.0"),
        (3, 1, "33.3"),
        (3, 2, "66.7"),
        (16, 1, "6.3"),
        (2, 5, "250.0"),
        (None, 5, None),
        (0, 5, None),
    ],
)
def test_the_rate_has_one_decimal_rounded_half_up_and_no_cap(
    target: int | None, amount: int, rate: str | None
) -> None:
    programme = newsroom.programme(
        targets=(Target(name="설문", unit="명", target=target),),
        records=(Record(date=date(2022, 8, 1), name="설문", amount=amount),),
    )

    report = report_on(programme, programme=programme.id)

    assert [None if found.rate is None else str(found.rate) for found in report.achievements] == [rate]


def test_an_event_in_another_year_makes_that_year_stand() -> None:
    event: Event = newsroom.event(starts=datetime(2023, 1, 1, tzinfo=SEOUL), programme="programmes/study")

    assert achieved(event, newsroom.article(), target=measured("events")) == [("2022", 0), ("2023", 1)]
