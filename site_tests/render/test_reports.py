"""A page for every month, half-year and year, and the way from one to the other."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest
from lxml import html

from dongne.domain.items import Item, Record, Target
from dongne.domain.metrics import CommentRow, count
from dongne.domain.snapshots import Amendment
from dongne.errors import Origin
from dongne.render.metrics import make_metrics_pages
from dongne.render.outputs import OutputPage, Site
from dongne.render.templates import Templates
from site_tests import newsroom
from site_tests.newsroom import AT, moment

SETTINGS = newsroom.settings()
TEMPLATES = Templates()


def pages(*items: Item, at: datetime = AT, rows: Sequence[CommentRow] = ()) -> dict[str, OutputPage]:
    publication = newsroom.publish(*items, at=at)
    tally = count(publication, rows, SETTINGS)
    site = Site(settings=SETTINGS, publication=publication, album={}, tally=tally)
    return {page.path.removeprefix("metrics/"): page for page in make_metrics_pages(site)}


def story(day: str, slug: str = "one", **fields: object) -> Item:
    return newsroom.article(f"articles/{day[:4]}/{slug}", date=moment(day), **fields)


def said(article: Item, month: str, comments: int) -> CommentRow:
    return CommentRow(
        month=month,
        article=article.id,
        source="isso",
        comments=comments,
        replies=0,
        taken_at=moment("2022-12-30"),
        origin=Origin(file="content/metrics/comments/x.csv", line=2),
    )


def document(page: OutputPage) -> html.HtmlElement:
    return html.fromstring(TEMPLATES.render(page))


def text_of(page: OutputPage) -> str:
    return " ".join(document(page).text_content().split())


def ways(page: OutputPage) -> list[tuple[str, str]]:
    links = document(page).xpath("//nav[@class='dm-ways']//a")
    return [(link.find("b").text, link.get("href").removeprefix(page.root)) for link in links]


# --- which pages there are


def test_there_is_a_page_for_every_period_from_the_first_figure_to_the_present_month() -> None:
    found = pages(story("2022-10-31T23:59"))

    assert list(found) == ["", "2022/", "2022-h2/", "2022-10/", "2022-11/", "2022-12/"]


def test_a_record_before_the_first_article_has_its_month_too() -> None:
    programme = newsroom.programme(records=(Record(date=date(2022, 9, 30), name="설문", amount=1),))

    assert "2022-09/" in pages(story("2022-11-01"), programme)


def test_a_record_in_the_future_makes_no_page_and_an_empty_site_has_the_present_ones() -> None:
    programme = newsroom.programme(records=(Record(date=date(2023, 3, 1), name="설문", amount=1),))

    assert list(pages(programme)) == ["", "2022/", "2022-h2/", "2022-12/"]


def test_the_five_links_lead_to_pages_that_are_there() -> None:
    found = pages(story("2022-02-01"))

    for page in found.values():
        assert [label for label, _ in ways(page)] == ["이번 달", "상반기", "하반기", "올해", "전체"]
        assert {path.removeprefix("metrics/") for _, path in ways(page)} <= set(found)
    assert [path for _, path in ways(found[""])] == [
        "metrics/2022-12/", "metrics/2022-h1/", "metrics/2022-h2/", "metrics/2022/", "metrics/"
    ]  # fmt: skip


def test_before_july_the_second_half_is_that_of_last_year() -> None:
    at = moment("2022-05-10")

    found = pages(newsroom.article("articles/2021/old", date=moment("2021-11-01")), at=at)

    assert ("하반기", "metrics/2021-h2/") in ways(found[""])
    assert ("하반기", "metrics/2021-h2/") not in ways(pages(story("2022-05-01"), at=at)[""])


def test_every_page_says_which_period_it_is_and_the_neighbours_are_near() -> None:
    found = pages(story("2022-02-01"))

    current = document(found["2022-h1/"]).xpath("//a[@aria-current='page']//b/text()")
    assert current == ["상반기"]
    near = document(found["2022-05/"]).xpath("//nav[@class='dm-around']//a/@href")
    assert near[:2] == ["../../metrics/2022-04/", "../../metrics/2022-06/"]


def test_all_sheets_are_listed_on_the_page_of_all_time() -> None:
    found = pages(story("2021-11-01"))

    links = {link.removeprefix("../metrics/") for link in document(found[""]).xpath("//a/@href")}
    assert set(found) - {""} <= links


# --- what stands on them


@pytest.mark.parametrize(
    ("day", "there", "elsewhere"),
    [
        ("2021-12-31T23:59", "2021-12/", "2022-01/"),
        ("2022-01-01T00:00", "2022-01/", "2021-12/"),
        ("2022-06-30T23:59", "2022-h1/", "2022-h2/"),
        ("2022-07-01T00:00", "2022-h2/", "2022-h1/"),
        ("2021-12-31T23:59", "2021/", "2022/"),
    ],
)
def test_an_article_at_the_edge_counts_on_its_own_side_of_midnight_in_seoul(
    day: str, there: str, elsewhere: str
) -> None:
    found = pages(story(day, "edge"), story("2021-11-01", "first"))

    first, second = (found[path].view["headlines"] for path in (there, elsewhere))
    assert isinstance(first, tuple)
    assert isinstance(second, tuple)
    assert first[0].value - second[0].value == (2 if there == "2021/" else 1)


def test_a_leap_day_is_a_day_of_february() -> None:
    at = moment("2024-03-05")
    leap = newsroom.article("articles/2024/leap", date=moment("2024-02-29T23:59"))

    found = newsroom.publish(leap, at=at)
    site = Site(settings=SETTINGS, publication=found, album={}, tally=count(found, (), SETTINGS))
    (page,) = (page for page in make_metrics_pages(site) if page.path == "metrics/2024-02/")

    assert "2024년 2월 1일부터 2024년 2월 29일까지" in text_of(page)
    assert "2월 기사 1편" in text_of(page)


def test_an_article_that_changes_its_category_takes_its_comments_along() -> None:
    one = story("2022-05-04")
    moved = story("2022-05-04", category="food")

    before, after = (
        text_of(pages(item, rows=[said(one, "2022-05", 3)])["2022-05/"]) for item in (one, moved)
    )

    assert "사람들 기사 1 / 댓글 3" in before
    assert "밥 한 끼 기사 0 / 댓글 0" in before
    assert "사람들 기사 0 / 댓글 0" in after
    assert "밥 한 끼 기사 1 / 댓글 3" in after


def test_comments_of_a_retracted_article_and_of_a_foreign_id_are_said_but_not_counted() -> None:
    gone, stays = story("2022-05-04", "gone"), story("2022-05-04", "stays")
    rows = [
        said(gone, "2022-05", 7),
        said(stays, "2022-05", 2),
        said(story("2022-05-04", "foreign"), "2022-05", 5),
    ]
    publication = newsroom.publish(
        gone, stays, decisions={gone.id: newsroom.retracted(gone, "사실이 아니었습니다")}
    )
    site = Site(
        settings=SETTINGS, publication=publication, album={}, tally=count(publication, rows, SETTINGS)
    )

    text = text_of({page.path: page for page in make_metrics_pages(site)}["metrics/2022-05/"])

    assert "5월 기사 1편 5월 댓글 2개" in text
    assert "내려진 기사의 댓글 7개와 어느 기사에도 이어지지 않는 댓글 5개" in text
    assert "gone" not in text


def test_a_month_that_was_counted_again_says_when_and_why_on_its_sheets_alone() -> None:
    one = story("2022-02-04")
    again = Amendment(at=moment("2022-08-03"), reason="두 번 적힌 편지를 뺐습니다")
    rows = [replace(said(one, "2022-02", 3), amendment=again), said(one, "2022-07", 1)]

    found = pages(one, rows=rows)

    for path in ("", "2022/", "2022-h1/", "2022-02/"):
        assert "다시 센 달: 2022년 2월(2022년 8월 3일, 두 번 적힌 편지를 뺐습니다)" in text_of(found[path])
    for path in ("2022-h2/", "2022-07/"):
        assert "다시 센 달" not in text_of(found[path])


def test_nobody_learns_that_a_month_of_nothing_published_was_counted_again() -> None:
    again = Amendment(at=moment("2022-08-03"), reason="몰래 쓰는 글")
    rows = [replace(said(story("2022-05-04", "draft"), "2022-05", 3), amendment=again)]

    assert "다시 센" not in text_of(pages(story("2022-02-04"), rows=rows)[""])


def test_a_half_year_says_which_evaluation_it_is_for_and_a_month_that_it_is_the_districts() -> None:
    found = pages(story("2022-02-01"))

    assert "6월 평가" in text_of(found["2022-h1/"])
    assert "12월 평가" in text_of(found["2022-h2/"])
    assert "자치구 월간 보고" in text_of(found["2022-05/"])


def test_a_period_that_is_not_over_says_until_when_it_was_counted() -> None:
    found = pages(story("2022-02-01"), at=moment("2022-05-10T09:00"))

    assert "2022년 6월 30일까지 가운데 2022년 5월 10일까지 · 2022년 5월 10일 기준" in text_of(
        found["2022-h1/"]
    )
    assert "가운데" not in text_of(found["2022-04/"])


def test_the_rate_of_a_half_year_is_what_was_reached_of_the_years_target_until_then() -> None:
    records = [
        Record(date=date(2022, 6, 30), name="설문", amount=150),
        Record(date=date(2022, 7, 1), name="설문", amount=300),
    ]
    programme = newsroom.programme(
        targets=(Target(name="설문", unit="명", target=300), Target(name="모임", unit="회")),
        records=tuple(records),
    )

    found = pages(story("2022-02-01"), programme)

    assert "설문 300명 150명 150명 50.0%" in text_of(found["2022-h1/"])
    assert "설문 300명 300명 450명 150.0%" in text_of(found["2022-h2/"])
    assert "설문 300명 450명 150.0%" in text_of(found["2022/"])
    assert "모임 목표 없음 0회 0회 –" in text_of(found["2022-h1/"])
    assert "설문 300명 150명 150명 50.0%" in text_of(found["2022-06/"])


def test_a_month_names_its_articles_and_what_the_programmes_did_and_no_more_than_fits() -> None:
    stories = [story(f"2022-05-{day:02}", f"story-{day}", title=f"{day}일의 글") for day in range(1, 31)]
    deed = Record(date=date(2022, 5, 30), name="설문", amount=40, note="시장 들머리")
    programme = newsroom.programme(targets=(Target(name="설문", unit="명"),), records=(deed,))

    text = text_of(pages(*stories, programme)["2022-05/"])

    assert "2022년 5월 1일 1일의 글" in text
    assert "12일의 글" in text
    assert "13일의 글" not in text
    assert "그 밖에 18편이 더 있습니다" in text
    assert "2022년 5월 30일 우리동네 사람들: 설문 40명 시장 들머리" in text


def test_no_figure_is_about_one_person() -> None:
    for page in pages(story("2022-05-04"), newsroom.programme()).values():
        assert "박민서" not in text_of(page)


def test_every_picture_has_words_and_every_table_heads() -> None:
    for path, page in pages(story("2022-05-04"), newsroom.programme()).items():
        found = document(page)
        for picture in found.xpath("//svg[@role='img']"):
            assert picture.xpath("./title/text()"), path
            assert picture.xpath("./desc/text()"), path
        assert found.xpath("//svg[not(@role='img') and not(@aria-hidden='true')]") == []
        assert all(table.xpath(".//th[@scope]") for table in found.xpath("//table")), path
        identifiers = found.xpath("//@id")
        assert len(identifiers) == len(set(identifiers)), path
