"""Rows 16 and 20, by the build that finds its site taken away: of what is put back, nothing is no longer published."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dongne.pipeline.filing import name_of, read_record, write_record
from dongne.pipeline.reserve import FOLDER, Reserve
from site_tests.leaks.held import BODY, ID, PHOTOS, TEXTS, assert_held, assert_published
from site_tests.leaks.site_search import assert_absent, find
from site_tests.leaks.test_again import (
    ABOUT,
    EVERYDAY,
    NEXT_YEAR,
    OTHER,
    done,
    find_pictures_of_nothing,
    replace_unseen,
)
from site_tests.leaks.test_moments import ENDINGS, LATER, delete_everything
from site_tests.paper import Built, Paper


@pytest.fixture
def paper(published: Paper, tmp_path: Path) -> Paper:
    """Give a copy of the paper as if it had been built here, with all that was kept of its site."""
    made = Paper.at(shutil.copytree(published.root, tmp_path / "paper"))
    site = made.root / "site"
    record = read_record(published.root, published.root / "site")
    assert record is not None
    write_record(made.root, site, record)
    (made.root / FOLDER / name_of(published.root / "site")).rename(reserve_of(made).folder)
    return made


def reserve_of(paper: Paper) -> Reserve:
    """Give what is kept of the paper's site."""
    return Reserve(root=paper.root, site=paper.root / "site")


def find_kept(paper: Paper) -> list[str]:
    """List where something of the article is kept."""
    return find(reserve_of(paper).folder, *TEXTS, photos=PHOTOS)


def take_away(paper: Paper) -> None:
    """Delete the site."""
    shutil.rmtree(paper.root / "site")


def assert_put_back(built: Built) -> None:
    """Fail if the site was made anew: then nothing of all this has been tried."""
    assert (built.site / ABOUT).stat().st_nlink == 2
    assert OTHER in built.paths()
    assert [path.name for path in built.site.parent.iterdir() if path.name.startswith(".site")] == []


# --- row 16: published once, and then no longer


@pytest.mark.parametrize(
    "end",
    [pytest.param(end, marks=[] if end in EVERYDAY else pytest.mark.long) for end in ENDINGS],
    ids=lambda end: end.__name__.replace("_", " "),
)
def test_nothing_of_an_article_comes_back_once_it_is_no_longer_published(
    end: Callable[[Paper], None], paper: Paper
) -> None:
    kept = (reserve_of(paper).folder / "site").stat()
    take_away(paper)
    end(paper)

    built = done(paper)

    assert_put_back(built)
    assert_held(built.site)
    assert find_pictures_of_nothing(built) == []
    # Neither is it kept any longer for the next who takes the site away.
    assert find_kept(paper) == []
    assert (reserve_of(paper).folder / "site").stat().st_ino == kept.st_ino


@pytest.mark.long
def test_an_article_does_not_come_back_when_its_time_is_over(paper: Paper) -> None:
    take_away(paper)

    built = done(paper, NEXT_YEAR)

    assert_put_back(built)
    assert_held(built.site)


@pytest.mark.long
def test_of_a_retracted_article_only_a_tombstone_comes_back(paper: Paper) -> None:
    take_away(paper)
    paper.decide(
        ID, {"decision": "retract", "by": "soyoung", "at": LATER, "note": "가게의 부탁으로 내립니다."}
    )

    built = done(paper)

    assert_put_back(built)
    assert "가게의 부탁으로 내립니다." in built.text(f"{ID}/index.html")
    assert_absent(built.site, *(text for text in TEXTS if text not in ID), photos=PHOTOS)


def test_what_leaves_a_site_that_stands_is_not_kept_either(paper: Paper) -> None:
    assert find_kept(paper)
    delete_everything(paper)

    done(paper)

    assert find_kept(paper) == []
    assert len([*reserve_of(paper).folder.iterdir()]) > 1, "the rest is kept"


# --- row 20: what lies in the cache


def test_what_a_stranger_has_written_into_a_page_does_not_come_back_with_it(paper: Paper) -> None:
    kept = reserve_of(paper)
    for place in kept.folder.glob("*/*"):
        if place.is_file() and b"<html" in place.read_bytes():
            replace_unseen(place, "<p>누가 두고 간 글입니다.")
    take_away(paper)

    built = done(paper)

    assert_absent(built.site, "누가 두고 간 글")
    assert_published(built.site)


def test_what_a_file_that_comes_back_says_of_an_article_is_found_once_nobody_may_read_it(
    paper: Paper,
) -> None:
    page, reserve = paper.root / "site" / ABOUT, reserve_of(paper)
    record = read_record(paper.root, paper.root / "site")
    assert record is not None
    # As if a build had made it so.
    replace_unseen(page, f"<p>{BODY}")
    reserve.forget([ABOUT])
    with reserve:
        reserve.keep(str(page), ABOUT, record.all_files[ABOUT].made_of, page.read_bytes())
        reserve.bring_in()
    take_away(paper)
    (paper.root / f"review/decisions/{ID}.yml").unlink()

    refused = paper.build()

    assert refused.code == 1, refused.output
    assert f"{ABOUT}: 실리지 않은 `{ID}`의 글귀" in refused.output
    # And nothing of the old site, in which the article stood, has come back meanwhile.
    assert not refused.site.exists()
    assert [path.name for path in paper.root.iterdir() if path.name.startswith(".site")] == []
