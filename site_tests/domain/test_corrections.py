"""A correction is dated when it can have been made."""

from datetime import date

import pytest

from dongne.domain.corrections import find_untimely_corrections
from dongne.domain.items import Correction, Item
from dongne.errors import Problem, Severity
from site_tests.newsroom import AT, article, moment, shop


def corrected(*days: date, slug: str = "dawn-market") -> Item:
    """Give a story of 4 May 2022 that was corrected on these days."""
    return article(
        f"articles/2022/{slug}",
        corrections=tuple(Correction(date=day, text="값을 고쳤습니다.") for day in days),
        lines={f"corrections.{place}": 11 + place for place in range(len(days))},
    )


def found(*items: Item) -> list[Problem]:
    return list(find_untimely_corrections(items, AT))


@pytest.mark.parametrize("day", [date(2022, 5, 4), date(2022, 5, 5), date(2022, 12, 31)])
def test_from_the_articles_day_until_today_a_correction_is_sound(day: date) -> None:
    assert found(corrected(day)) == []


def test_what_stands_before_its_article_stops_the_build() -> None:
    (problem,) = found(corrected(date(2022, 5, 9), date(2022, 5, 3)))

    assert (problem.code, problem.severity, problem.origin.line) == ("correction-early", Severity.ERROR, 12)
    assert "2022-05-03" in problem.message
    assert "2022-05-04" in problem.message


def test_what_is_yet_to_come_is_a_warning() -> None:
    (problem,) = found(corrected(date(2023, 1, 1)))

    assert (problem.code, problem.severity, problem.origin.line) == ("correction-late", Severity.WARNING, 11)


def test_every_correction_of_every_article_is_looked_at() -> None:
    early, late = date(2022, 5, 3), date(2023, 1, 1)

    problems = found(shop(), corrected(early, late, early), corrected(late, slug="other"))

    assert [problem.code for problem in problems] == [
        "correction-early",
        "correction-late",
        "correction-early",
        "correction-late",
    ]


def test_an_article_that_is_yet_to_come_cannot_have_been_corrected() -> None:
    story = article(
        date=moment("2023-05-04"), corrections=(Correction(date=date(2023, 1, 1), text="값을 고쳤습니다."),)
    )

    assert [problem.code for problem in found(story)] == ["correction-early"]
