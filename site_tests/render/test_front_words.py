"""The front page, the corrections and the leaflet: what they say, and when."""

from datetime import datetime

import pytest
from lxml import html

from dongne.domain.items import Correction
from dongne.render import dates
from dongne.render.outputs import OutputPage, Site
from dongne.render.templates import Templates
from site_tests.newsroom import article, edition, event, make_pages, moment, retracted, shop, site_of

TEMPLATES = Templates()
AT = moment("2022-12-30T09:00")


def page_of(site: Site, path: str) -> OutputPage:
    return next(page for page in make_pages(site) if page.path == path)


def text(page: OutputPage) -> str:
    """Give the words of a page as a reader sees them."""
    tree = html.fragment_fromstring(TEMPLATES.render(page), create_parent="main")
    return " ".join(tree.text_content().split())


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (moment("2022-12-31"), "오늘까지"),
        (moment("2022-12-30T20:00"), "오늘 오후 8시까지"),
        (moment("2022-12-31T20:00"), "내일 오후 8시까지"),
        (moment("2023-01-03T20:00"), "1월 3일까지"),
        (moment("2023-01-03"), "1월 2일까지"),
    ],
)
def test_the_last_day_is_told_as_across_a_counter(end: datetime, words: str) -> None:
    assert dates.last_day(end, AT) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (moment("2022-12-30T18:30"), "오늘 오후 6시 30분"),
        (moment("2022-12-31"), "내일"),
        (moment("2023-01-02T10:00"), "1월 2일 오전 10시"),
    ],
)
def test_what_is_near_is_told_by_its_day(when: datetime, words: str) -> None:
    assert dates.soon(when, AT) == words


def test_the_front_page_tells_what_must_be_known_today_before_everything_else() -> None:
    fair = event(title="연말 장터", starts=moment("2022-12-31T10:00"), ends=None, coupon=None)
    dry = article(title="밤사이 물이 끊깁니다", expires=moment("2023-01-03"))

    words = text(page_of(site_of(article("articles/2022/b"), fair, dry, at=AT), ""))

    assert "오늘 꼭 내일 오전 10시 연말 장터 1월 2일까지 밤사이 물이 끊깁니다" in words


def test_the_front_page_says_where_it_is_which_number_it_is_and_which_day_it_is() -> None:
    words = text(page_of(site_of(edition(), article(), at=AT), ""))

    assert words.startswith("난곡 생활상권 우리동네 사람들 제3호 2022년 12월 30일 금요일")
    assert "오늘 꼭" not in words


def test_where_no_event_is_to_come_the_last_ones_stand() -> None:
    words = text(page_of(site_of(event(), at=AT), ""))

    assert "지난 행사" in words
    assert "이번 주 행사" not in words


def test_the_shop_of_the_week_can_be_called() -> None:
    page = page_of(site_of(shop(phone="02-555-0101"), at=AT), "")

    tree = html.fragment_fromstring(TEMPLATES.render(page), create_parent="main")

    assert tree.xpath("//section[contains(@class, 'dn-shopweek')]//a/@href")[-3] == "tel:025550101"


def test_what_was_wrong_stands_in_one_place_newest_first() -> None:
    early = article(
        title="여름밤 야시장",
        corrections=(Correction(date=moment("2022-08-18").date(), text="쿠폰은 347장입니다."),),
    )
    late = article(
        "articles/2022/late",
        title="가을 시장",
        corrections=(Correction(date=moment("2022-10-02").date(), text="상인은 아홉 명입니다."),),
    )

    words = text(page_of(site_of(early, late), "corrections/"))

    assert "바로잡음 1 · 2022년 8월 18일 여름밤 야시장 쿠폰은 347장입니다." in words
    assert "바로잡음 1 · 2022년 10월 2일 가을 시장 상인은 아홉 명입니다." in words
    assert words.index("가을 시장") < words.index("여름밤 야시장")


def test_the_corrections_name_nothing_that_was_taken_back_not_even_that_it_was_once_corrected() -> None:
    fixed = Correction(date=moment("2022-08-18").date(), text="틀린 정정")
    gone = article("articles/2022/gone", title="틀린 글", body="틀린 본문", corrections=(fixed,))
    site = site_of(gone, article(), decisions={gone.id: retracted(gone, "틀린 까닭")})

    page = page_of(site, "corrections/")

    assert "틀린" not in text(page)
    assert "articles/2022/gone" not in TEMPLATES.render(page)
    assert page == page_of(site_of(article()), "corrections/")


def test_a_leaflet_holds_every_story_in_full_in_the_boards_order() -> None:
    first = article("articles/2022/first", title="맨 앞 글", body="첫 글의 마지막 말.")
    rest = article("articles/2022/rest", title="나머지 글", body="둘째 글의 마지막 말.", sponsored=True)
    site = site_of(first, rest, edition(stories=(first.id,)))

    leaflet = page_of(site, "editions/2022-05/leaflet/")
    words = text(leaflet)

    assert not leaflet.listed
    assert words.index("첫 글의 마지막 말.") < words.index("협찬") < words.index("둘째 글의 마지막 말.")


def test_names_within_texts_stay_apart_on_one_leaflet() -> None:
    body = "## 소제목\n\n말[^1]과 말.\n\n[^1]: 각주.\n"
    stories = [article(f"articles/2022/s{number}", body=body) for number in range(2)]

    leaflet = page_of(site_of(*stories, edition()), "editions/2022-05/leaflet/")
    tree = html.fragment_fromstring(TEMPLATES.render(leaflet), create_parent="main")

    names = tree.xpath("//@id")
    assert len(names) == len(set(names))
    assert {
        str(link).removeprefix("#") for link in tree.xpath("//@href") if str(link).startswith("#")
    } <= set(names)


def test_an_edition_without_stories_has_no_leaflet() -> None:
    assert "editions/2022-05/leaflet/" not in {page.path for page in make_pages(site_of(edition()))}
