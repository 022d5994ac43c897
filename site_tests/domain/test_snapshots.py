"""How a month's comments are counted: which month, which article, how many."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.snapshots import OTHER, Month, Naming, Spoken, ThreadCount, count_spoken, is_month
from site_tests.newsroom import SEOUL, moment

DAWN = "articles/2022/dawn-market"
BUS = "articles/2022/night-bus"


def month(name: str) -> Month:
    return Month(name=name, zone=SEOUL)


def count(spoken: list[Spoken], name: str) -> tuple[ThreadCount, ...]:
    return count_spoken(spoken, month=month(name), source="isso", naming=Naming())


# --- which month


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("2022-05", True),
        ("1999-12", True),
        ("2022-00", False),
        ("2022-13", False),
        ("2022-5", False),
        ("22-05", False),
        ("2022-05-01", False),
        ("2022-05\n", False),
        ("２０２２-05", False),
        ("", False),
    ],
)
def test_a_month_is_written_with_four_digits_and_two(text: str, answer: bool) -> None:  # noqa: FBT001 - a case of a table
    assert is_month(text) is answer


@given(st.dates(date(1950, 1, 1), date(2190, 1, 1)))
def test_months_follow_one_another_without_a_gap(day: date) -> None:
    here = Month.of(day, SEOUL)

    assert here.next.previous == here
    assert here.end == here.next.start
    assert here.start in here
    assert here.end not in here


def test_a_month_begins_and_ends_at_midnight_in_the_neighbourhood() -> None:
    may = month("2022-05")

    assert (may.start, may.end) == (
        datetime(2022, 4, 30, 15, tzinfo=UTC),
        datetime(2022, 5, 31, 15, tzinfo=UTC),
    )
    assert moment("2022-05-31T23:59") in may
    assert moment("2022-06-01") not in may


def test_only_a_moment_can_lie_in_a_month() -> None:
    assert "2022-05" not in month("2022-05")


# --- which article


@pytest.mark.parametrize(
    ("base", "thread", "article"),
    [
        ("", DAWN, DAWN),
        ("", f"/{DAWN}/", DAWN),
        ("paper", f"/paper/{DAWN}/", DAWN),
        ("paper", f"/{DAWN}/", DAWN),
        ("", f"/paper/{DAWN}/", OTHER),
        ("", "shops/nangok-dubu", OTHER),
        ("", "articles/2022/../secret", OTHER),
        ("", "=1+1", OTHER),
        ("", "", OTHER),
    ],
)
def test_a_thread_belongs_to_the_article_whose_id_or_address_it_bears(
    base: str, thread: str, article: str
) -> None:
    assert Naming(base=base).article_of(thread) == article


@pytest.mark.parametrize("base", ["", "paper"])
def test_every_name_that_an_article_is_asked_by_leads_back_to_it(base: str) -> None:
    naming = Naming(base=base)

    names = naming.threads_of(DAWN)

    assert names[0] == DAWN
    assert {naming.article_of(name) for name in names} == {DAWN}


# --- how many


def said(thread: str, at: str, *, is_reply: bool = False) -> Spoken:
    return Spoken(thread=thread, at=moment(at), is_reply=is_reply)


def test_comments_and_replies_count_under_their_article_and_strangers_in_one_line() -> None:
    spoken = [
        said(BUS, "2022-05-01"),
        said(f"/{DAWN}/", "2022-05-02"),
        said(DAWN, "2022-05-31T23:59", is_reply=True),
        said(DAWN, "2022-06-01"),
        said("한 사람의 이름", "2022-05-03"),
        said("다른 사람의 이름", "2022-05-03", is_reply=True),
    ]

    assert count(spoken, "2022-05") == (
        ThreadCount(article=DAWN, source="isso", comments=2, replies=1),
        ThreadCount(article=BUS, source="isso", comments=1, replies=0),
        ThreadCount(article=OTHER, source="isso", comments=2, replies=1),
    )


def test_a_month_in_which_nobody_spoke_has_no_line() -> None:
    assert count([said(DAWN, "2022-05-02")], "2022-04") == ()


NOVEMBER = moment("2021-11-01")
SPOKEN = st.builds(
    Spoken,
    thread=st.sampled_from([DAWN, f"/{DAWN}/", BUS, "somewhere", "", "articles/2022/../a"]),
    at=st.integers(0, 119 * 86400).map(lambda seconds: NOVEMBER + timedelta(seconds=seconds)),
    is_reply=st.booleans(),
)


@given(st.lists(SPOKEN))
def test_every_comment_counts_in_exactly_one_month(spoken: list[Spoken]) -> None:
    rows = [row for name in ("2021-11", "2021-12", "2022-01", "2022-02") for row in count(spoken, name)]

    assert sum(row.comments for row in rows) == len(spoken)
    assert sum(row.replies for row in rows) == sum(each.is_reply for each in spoken)
    assert {row.article for row in rows} <= {DAWN, BUS, OTHER}
