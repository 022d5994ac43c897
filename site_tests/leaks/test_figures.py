"""Row 30: no figure counts what waits, or tells that something is coming."""

import csv
import io
import json
from typing import Any

import pytest

from site_tests.leaks.test_lists import write_held, write_published
from site_tests.paper import Built, Paper


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site of three articles beside which eighteen wait."""
    paper = Paper(tmp_path_factory.mktemp("figures"))
    paper.without_preflight()
    write_published(paper)
    write_held(paper)
    done = paper.mkdocs()
    assert done.code == 0, done.output
    return done


@pytest.fixture
def figures(built: Built) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(built.text("metrics/metrics.json"))
    return loaded


def test_totals_count_the_published_and_comments_on_nothing_else(figures: dict[str, Any]) -> None:
    assert figures["totals"] == {"articles": 3, "comments": 3, "withdrawn": 0, "unmatched": 13}
    assert [(each["category"], each["articles"], each["comments"]) for each in figures["by_category"]] == [
        ("people", 3, 3),
        ("food", 0, 0),
    ]


def test_the_months_end_with_the_last_published_figure(figures: dict[str, Any]) -> None:
    assert sorted({each["month"] for each in figures["by_month"]}) == ["2022-04", "2022-05"]
    assert {each["half_year"] for each in figures["by_half_year"]} == {"2022-H1"}
    assert {each["year"] for each in figures["by_year"]} == {"2022"}


def test_a_source_that_only_counted_what_waits_is_not_named(figures: dict[str, Any], built: Built) -> None:
    assert [each["source"] for each in figures["sources"]] == ["isso"]
    assert "giscus" not in built.text("metrics/index.html")


def test_programmes_reach_their_targets_by_what_is_published(figures: dict[str, Any]) -> None:
    assert [each["id"] for each in figures["programmes"]] == ["programmes/newsletter"]
    assert [each["achieved"] for each in figures["programmes"][0]["targets"]] == [3]


def test_tables_have_a_row_for_what_is_published_only(built: Built) -> None:
    _, *rows = csv.reader(io.StringIO(built.text("metrics/articles.csv")))

    assert [row[0] for row in rows] == ["articles/2022/late", "articles/2022/early", "articles/2022/linking"]
    for name in ("by-month", "by-year", "by-half-year", "by-category"):
        assert (
            sum(int(row[-2]) for row in list(csv.reader(io.StringIO(built.text(f"metrics/{name}.csv"))))[1:])
            == 3
        )


def test_what_was_public_once_is_withdrawn_and_not_counted(tmp_path_factory: pytest.TempPathFactory) -> None:
    paper = Paper(tmp_path_factory.mktemp("withdrawn"))
    write_published(paper)
    paper.decide("articles/2022/early", {"decision": "request-changes", "by": "soyoung", "at": "2022-06-01"})

    figures = json.loads(paper.mkdocs().text("metrics/metrics.json"))

    assert figures["totals"] == {"articles": 2, "comments": 0, "withdrawn": 3, "unmatched": 13}
