"""What is counted, under which category, in which month."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.items import Article, Item, Target
from dongne.domain.metrics import CommentRow, Figure, Tally, count
from dongne.domain.snapshots import Amendment
from dongne.errors import Origin
from site_tests import newsroom
from site_tests.newsroom import AT, moment, publish

SETTINGS = newsroom.settings()
TAKEN = moment("2022-06-01T00:10")


def row(article: str, month: str = "2022-05", comments: int = 1, **fields: object) -> CommentRow:
    plain = CommentRow(
        month=month,
        article=article,
        source="isso",
        comments=comments,
        replies=0,
        taken_at=TAKEN,
        origin=Origin(file=f"content/metrics/comments/{month}.csv", line=2),
    )
    return replace(plain, **fields)  # type: ignore[arg-type]  # a test names fields of CommentRow


def tally(*items: Item, rows: Sequence[CommentRow] = ()) -> Tally:
    return count(publish(*items), rows, SETTINGS)


def story(slug: str, day: str = "2022-05-04T09:00", **fields: object) -> Article:
    return newsroom.article(f"articles/{day[:4]}/{slug}", date=moment(day), **fields)


def figures(found: Sequence[Figure]) -> list[tuple[str, str, int, int]]:
    return [(figure.period, figure.category.id, figure.articles, figure.comments) for figure in found]


# --- laws

stories = st.lists(
    st.builds(
        lambda days, category: (moment("2021-11-28") + timedelta(days=days), category),
        st.integers(0, 400),
        st.sampled_from(["people", "food"]),
    ),
    max_size=12,
)
months = st.sampled_from(["2021-12", "2022-01", "2022-02", "2022-06", "2022-07", "2022-12"])
comments = st.lists(st.tuples(st.integers(0, 14), months, st.integers(0, 9)), max_size=12)


def newspaper(dated: list[tuple[datetime, str]]) -> list[Item]:
    return [
        newsroom.article(f"articles/{day.year}/story-{number}", date=day, category=category)
        for number, (day, category) in enumerate(dated)
    ]


def rows_for(items: Sequence[Item], said: list[tuple[int, str, int]]) -> list[CommentRow]:
    """Give rows; a number beyond the last article makes one for an article that nobody knows."""
    ids = [item.id for item in items] + [
        f"articles/2022/unknown-{number}" for number in range(15 - len(items))
    ]
    return [row(ids[number], month, amount) for number, month, amount in said]


@given(stories, comments)
def test_months_half_years_years_and_categories_all_add_up_to_the_totals(
    dated: list[tuple[datetime, str]], said: list[tuple[int, str, int]]
) -> None:
    items = newspaper(dated)

    found = tally(*items, rows=rows_for(items, said))

    published = [item for item in items if item.release is not None and item.release <= AT]
    assert found.articles == len(published)
    assert found.comments + found.unmatched == sum(amount for _, _, amount in said)
    by_category = defaultdict(int, {figure.category.id: figure.articles for figure in found.by_category})
    for periods in (found.by_month, found.by_half_year, found.by_year):
        assert sum(figure.articles for figure in periods) == found.articles
        assert sum(figure.comments for figure in periods) == found.comments
        for category, articles in by_category.items():
            assert sum(figure.articles for figure in periods if figure.category.id == category) == articles


@given(stories, comments)
def test_every_month_from_first_to_last_holds_every_category_once(
    dated: list[tuple[datetime, str]], said: list[tuple[int, str, int]]
) -> None:
    items = newspaper(dated)

    found = [
        (figure.period, figure.category.id) for figure in tally(*items, rows=rows_for(items, said)).by_month
    ]

    periods = sorted({period for period, _ in found})
    assert found == [(period, category) for period in periods for category in ("people", "food")]
    numbers = [int(period[:4]) * 12 + int(period[5:]) for period in periods]
    assert all(after - before == 1 for before, after in pairwise(numbers))


@given(stories, comments, stories, comments)
def test_what_is_not_published_moves_nothing_but_the_unmatched(
    dated: list[tuple[datetime, str]],
    said: list[tuple[int, str, int]],
    hidden: list[tuple[datetime, str]],
    whispered: list[tuple[int, str, int]],
) -> None:
    items = newspaper(dated)
    programme = newsroom.programme(targets=(Target(name="기사", unit="편", target=4, measure="articles"),))
    secret = [replace(item, id=f"{item.id}-draft") for item in newspaper(hidden)]
    rows = rows_for(items, said)
    leaks = [row(f"articles/2022/draft-{number}", month, amount) for number, month, amount in whispered]
    leaks += [row(item.id, "2019-01", 5, source="giscus") for item in secret]
    unapproved = {item.id: () for item in secret}

    without = count(publish(*items, programme), rows, SETTINGS)
    with_secret = count(publish(*items, programme, *secret, decisions=unapproved), [*rows, *leaks], SETTINGS)

    assert replace(with_secret, unmatched=without.unmatched) == without
    assert with_secret.unmatched == without.unmatched + sum(leak.comments for leak in leaks)


# --- when


@pytest.mark.parametrize(
    ("day", "month", "half_year", "year"),
    [
        ("2021-12-31T23:59", "2021-12", "2021-H2", "2021"),
        ("2022-01-01T00:00", "2022-01", "2022-H1", "2022"),
        ("2020-02-29T12:00", "2020-02", "2020-H1", "2020"),
        ("2022-06-30T23:59", "2022-06", "2022-H1", "2022"),
        ("2022-07-01T00:00", "2022-07", "2022-H2", "2022"),
    ],
)
def test_an_article_counts_in_the_month_of_its_date_in_seoul(
    day: str, month: str, half_year: str, year: str
) -> None:
    found = tally(story("edge", day))

    assert {figure.period for figure in found.by_month} == {month}
    assert {figure.period for figure in found.by_half_year} == {half_year}
    assert {figure.period for figure in found.by_year} == {year}


def test_the_gap_between_two_months_is_filled_over_the_year_end() -> None:
    found = tally(story("first", "2021-11-30T10:00"), rows=[row("articles/2021/first", "2022-02", 3)])

    assert figures(found.by_month)[::2] == [
        ("2021-11", "people", 1, 0),
        ("2021-12", "people", 0, 0),
        ("2022-01", "people", 0, 0),
        ("2022-02", "people", 0, 3),
    ]
    assert figures(found.by_half_year) == [
        ("2021-H2", "people", 1, 0),
        ("2021-H2", "food", 0, 0),
        ("2022-H1", "people", 0, 3),
        ("2022-H1", "food", 0, 0),
    ]


def test_a_month_with_nothing_said_is_no_figure() -> None:
    found = tally(story("one"), rows=[row("articles/2022/one", "2022-09", 0)])

    assert {figure.period for figure in found.by_month} == {"2022-05"}


def test_an_empty_site_counts_its_categories_at_zero() -> None:
    found = tally()

    assert figures(found.by_category) == [("", "people", 0, 0), ("", "food", 0, 0)]
    assert (found.by_month, found.by_half_year, found.by_year, found.sources) == ((), (), (), ())


# --- whose comments


def test_comments_count_under_their_article_in_the_month_in_which_they_were_written() -> None:
    found = tally(
        story("one"),
        story("two", category="food"),
        rows=[row("articles/2022/one", "2022-05", 3), row("articles/2022/two", "2022-06", 2)],
    )

    assert figures(found.by_month) == [
        ("2022-05", "people", 1, 3),
        ("2022-05", "food", 1, 0),
        ("2022-06", "people", 0, 0),
        ("2022-06", "food", 0, 2),
    ]
    assert found.comments_of == {"articles/2022/one": 3, "articles/2022/two": 2}


def test_comments_of_an_article_that_was_taken_back_stand_apart() -> None:
    gone = story("gone")
    publication = publish(gone, decisions={gone.id: newsroom.retracted(gone, "사실이 아니었습니다")})

    found = count(publication, [row(gone.id, comments=7)], SETTINGS)

    assert (found.articles, found.comments, found.withdrawn, found.unmatched) == (0, 0, 7, 0)
    assert found.by_month == ()


def test_comments_of_an_article_that_nobody_has_read_yet_are_unmatched() -> None:
    draft, shop = story("draft"), newsroom.shop()

    found = count(
        publish(draft, shop, decisions={draft.id: ()}),
        [row(draft.id, comments=4), row(shop.id, comments=2)],
        SETTINGS,
    )

    assert (found.comments, found.withdrawn, found.unmatched) == (0, 0, 6)


def test_a_source_is_named_with_its_months_and_its_newest_snapshot() -> None:
    later = TAKEN + timedelta(days=30)

    found = tally(
        story("one"),
        rows=[
            row("articles/2022/one", "2022-06", taken_at=later),
            row("articles/2022/one", "2022-05"),
            row("articles/2022/one", "2022-05", source="blog"),
        ],
    )

    assert [(source.name, source.months, source.taken_at) for source in found.sources] == [
        ("blog", ("2022-05",), TAKEN),
        ("isso", ("2022-05", "2022-06"), later),
    ]


def test_a_month_that_was_counted_again_says_when_and_why() -> None:
    amendment = Amendment(at=TAKEN + timedelta(days=9), reason="서버를 옮기며 빠진 댓글을 더했습니다")

    found = tally(
        story("one"),
        rows=[
            row("articles/2022/one", "2022-06"),
            row("articles/2022/one", "2022-05", amendment=amendment),
            row("articles/2022/draft", "2022-04", amendment=amendment),
        ],
    )

    assert found.amended == {"2022-05": amendment}
