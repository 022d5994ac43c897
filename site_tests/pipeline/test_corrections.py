"""A correction is dated when it can have been made."""

from pathlib import Path

import pytest

from dongne.errors import Problem
from dongne.pipeline.newsroom import survey
from site_tests.paper import NOW, Paper


def problems(root: Path, *days: str, now: str = NOW) -> list[Problem]:
    """Survey a story of 4 May 2022 that was corrected on these days."""
    paper = Paper(root)
    paper.article(corrections=[{"date": day, "text": "값을 고쳤습니다."} for day in days])
    found = survey(paper.root, now=now).problems
    return [problem for problem in found if problem.code.startswith("correction-")]


@pytest.mark.parametrize("day", ["2022-05-04", "2022-05-05", "2022-12-31"])
def test_a_correction_from_the_articles_day_until_today_is_sound(tmp_path: Path, day: str) -> None:
    assert problems(tmp_path, day) == []


def test_a_correction_from_before_its_article_stops_the_build(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "2022-05-09", "2022-05-03")

    assert problem.code == "correction-early"
    assert problem.is_error
    assert problem.origin.line == 11


def test_a_correction_of_tomorrow_is_a_warning(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "2023-01-01")

    assert problem.code == "correction-late"
    assert not problem.is_error


def test_days_are_those_of_the_neighbourhood(tmp_path: Path) -> None:
    assert problems(tmp_path, "2023-01-01", now="2022-12-31T15:00:00+00:00") == []
