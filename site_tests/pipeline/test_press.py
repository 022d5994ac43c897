"""The seal of a publication: whole while the same may be read, whatever the clock says, and broken by anything else."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dongne.domain.album import Album
from dongne.domain.items import Item
from dongne.pipeline import press
from dongne.pipeline.newsroom import open_newsroom
from dongne.pipeline.photos import develop_photos
from dongne.pipeline.press import Layout, lay_out
from dongne.pipeline.reading import Means
from dongne.render.outputs import OutputPage, OutputSheaf
from site_tests.paper import NOW, Paper

MORNING, EVENING = datetime.fromisoformat(NOW), datetime.fromisoformat(NOW).replace(hour=21)
STORY, SHOP = "articles/2022/dawn-market", "shops/nangok-dubu"
COUNTED = "article,source,comments,replies,taken_at\narticles/2022/dawn-market,isso,{},0,2022-06-01T00:10:00+09:00\n"


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    """Give a paper with a story about a shop."""
    paper = Paper(tmp_path)
    paper.approve(paper.shop(), paper.article(shops=["nangok-dubu"]))
    paper.write("content/metrics/comments/2022-05.csv", COUNTED.format(3))
    return paper


def layout(paper: Paper, at: datetime = MORNING) -> Layout:
    return lay_out(open_newsroom(paper.root, at=at))


def edit(paper: Paper) -> None:
    paper.approve(paper.article(shops=["nangok-dubu"], body="시장 문은 다섯 시에 열린다.\n"))


def add(paper: Paper) -> None:
    paper.approve(paper.article("second"))


def retract(paper: Paper) -> None:
    paper.decide(
        STORY, {"decision": "retract", "by": "soyoung", "at": "2022-06-01T09:00:00+09:00", "note": "잘못"}
    )


def take_the_shop_out(paper: Paper) -> None:
    (paper.root / f"review/decisions/{SHOP}.yml").unlink()


def approve_later(paper: Paper) -> None:
    (paper.root / f"review/decisions/{STORY}.yml").unlink()
    paper.approve(STORY, at="2022-06-02T09:00:00+09:00")


def rename_a_reporter(paper: Paper) -> None:
    path = paper.root / "review/roster.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("박민서", "박민서아"), encoding="utf-8")


def count_more_comments(paper: Paper) -> None:
    paper.write("content/metrics/comments/2022-05.csv", COUNTED.format(4))


def rename_the_paper(paper: Paper) -> None:
    paper.settings(site_name="새 이름")


def say_that_two_words_are_one(paper: Paper) -> None:
    paper.write("content/synonyms.yml", [["두부", "손두부"]])


CHANGES: list[Callable[[Paper], None]] = [
    edit, add, retract, take_the_shop_out, approve_later,
    rename_a_reporter, count_more_comments, rename_the_paper, say_that_two_words_are_one,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_whatever_reaches_a_reader_breaks_the_seal(paper: Paper, change: Callable[[Paper], None]) -> None:
    before = layout(paper).seal

    change(paper)

    assert layout(paper).seal != before


def test_what_nobody_may_read_leaves_it_whole(paper: Paper) -> None:
    before = layout(paper).seal

    paper.article("waiting", body="아직 아무도 읽지 않은 글입니다.\n")

    assert layout(paper).seal == before


def test_a_later_hour_leaves_it_whole_and_so_what_lasts(paper: Paper) -> None:
    morning, evening = layout(paper), layout(paper, EVENING)

    assert morning.seal == evening.seal
    assert lasting(morning) == lasting(evening)
    assert morning.timely != layout(paper, EVENING + timedelta(days=1)).timely


def test_the_pages_of_shops_stand_for_a_day(paper: Paper) -> None:
    today, tomorrow = layout(paper), layout(paper, MORNING + timedelta(days=1))

    assert shops(today).made_of == shops(layout(paper, EVENING)).made_of
    assert shops(today).made_of != shops(tomorrow).made_of
    assert [page.path for page in shops(today).make()] == [f"{SHOP}/"]


def shops(laid: Layout) -> OutputSheaf[OutputPage]:
    return next(sheaf for sheaf in laid.sheaves if sheaf.name == "shops")


def lasting(laid: Layout) -> list[str]:
    return [repr(page) for sheaf in laid.sheaves for page in sheaf.make()]


def test_what_lasts_cannot_ask_for_the_moment(paper: Paper) -> None:
    site = layout(paper).site

    with pytest.raises(AttributeError, match="at"):
        _ = site.lasting.publication.at
    assert site.lasting.lasting.publication.articles == site.publication.articles
    assert site.publication.at == MORNING


def test_what_was_taken_back_is_no_longer_shown_to_anybody_as_waiting(paper: Paper) -> None:
    paper.article("waiting")
    retract(paper)

    laid = lay_out(open_newsroom(paper.root, at=MORNING), with_galleys=True)

    assert [page.path for page in laid.galleys] == ["articles/2022/waiting/"]


def test_what_waits_is_developed_by_as_many_as_the_rest(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands: list[int | None] = []

    def develop(
        items: Iterable[Item], root: Path, *, jobs: int | None = None
    ) -> tuple[Album, Mapping[str, Path]]:
        hands.append(jobs)
        return develop_photos(items, root, jobs=jobs)

    monkeypatch.setattr(press, "develop_photos", develop)
    paper.article("waiting")

    lay_out(open_newsroom(paper.root, at=MORNING), with_galleys=True, means=Means(jobs=2))

    assert hands == [2, 2]
