"""How an edition finds its stories, and what tells editions apart."""

from pathlib import Path

import pytest

from dongne.domain.items import Edition
from site_tests.ingest.desk import (
    ARTICLE,
    ARTICLE_TEXT,
    INDEX,
    article_text,
    places,
    read,
)

FOLDER = f"content/{ARTICLE}"

EDITION_TEXT = """\
---
title: 오월의 골목
number: 3
date: 2022-05-01
summary: 시장과 두부.
stories: [dawn-market]
---
오월 호를 냅니다.
"""


def edition_text(month: str, number: int) -> str:
    return EDITION_TEXT.replace("2022-05-01", f"{month}-01").replace("number: 3", f"number: {number}")


@pytest.mark.parametrize("month", ["2022-13", "2022-00", "2022-5", "may-2022"])
def test_an_edition_is_named_by_its_month(tmp_path: Path, month: str) -> None:
    found = read(tmp_path, {f"content/editions/{month}/index.md": EDITION_TEXT})

    assert places(found.problems) == [f"content/editions/{month} id-shape"]


def test_a_story_is_found_in_whatever_year_it_lies(tmp_path: Path) -> None:
    files = {
        "content/editions/2022-05/index.md": EDITION_TEXT,
        "content/articles/2021/dawn-market/index.md": article_text(date="2021-12-01"),
    }

    edition = next(item for item in read(tmp_path, files).items if isinstance(item, Edition))

    assert edition.stories == ("articles/2021/dawn-market",)


def test_a_story_of_two_years_must_say_which(tmp_path: Path) -> None:
    files = {
        INDEX: ARTICLE_TEXT,
        "content/articles/2021/dawn-market/index.md": article_text(date="2021-12-01"),
        "content/editions/2022-05/index.md": EDITION_TEXT,
    }

    (problem,) = read(tmp_path, files).problems

    assert str(problem.origin) == "content/editions/2022-05/index.md:6"
    assert "articles/2021/dawn-market, articles/2022/dawn-market" in problem.message


def test_where_a_story_lies_does_not_change_the_version_of_its_edition(tmp_path: Path) -> None:
    here = read(tmp_path / "here", {"content/editions/2022-05/index.md": EDITION_TEXT})
    there = read(
        tmp_path / "there",
        {
            "content/editions/2022-05/index.md": EDITION_TEXT,
            "content/articles/2021/dawn-market/index.md": article_text(date="2021-12-01"),
        },
    )

    assert here.items[0].digest == next(item.digest for item in there.items if item.id == "editions/2022-05")


def test_two_editions_may_not_bear_one_number(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "content/editions/2022-05/index.md": edition_text("2022-05", 3),
            "content/editions/2022-06/index.md": edition_text("2022-06", 3),
            "content/editions/2022-07/index.md": edition_text("2022-07", 4),
        },
    )

    assert places(found.problems) == ["content/editions/2022-06/index.md:3 edition-number"]
