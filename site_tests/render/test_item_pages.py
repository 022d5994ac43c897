"""What the page of an article, a shop, an event, an edition and a programme tells."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from lxml import html

from dongne.domain.items import (
    Correction,
    Coupon,
    Item,
    Link,
    Location,
    MenuEntry,
    Portrayed,
    Record,
    Service,
    Target,
)
from dongne.render.outputs import OutputPage, Site
from dongne.render.pages import full_text
from dongne.render.pages.articles import article_page
from dongne.render.templates import Templates
from site_tests.newsroom import (
    article,
    edition,
    event,
    handmade,
    make_pages,
    moment,
    photo,
    programme,
    settings,
    shop,
    site_of,
)

TEMPLATES = Templates()


def page_of(item: Item, site: Site) -> OutputPage:
    return next(page for page in make_pages(site) if page.path == item.permalink)


def markup(item: Item, site: Site) -> str:
    return TEMPLATES.render(page_of(item, site))


def words(item: Item, site: Site) -> str:
    tree = html.fragment_fromstring(markup(item, site), create_parent="main")
    return " ".join(tree.text_content().split())


def data(page: OutputPage) -> Mapping[str, object]:
    found = page.head["ld"]
    assert isinstance(found, Mapping)
    return found


# --- articles


def test_date_and_reporters_stand_above_the_text() -> None:
    story = article(reporters=("minseo", "jaehun"))

    told = words(story, site_of(story))

    assert told.startswith(
        "사람들 새벽 시장의 첫 손님 네 시 반, 시장 문이 열린다. 2022년 5월 4일 · 박민서, 윤재훈 기자"
    )
    assert told.index("윤재훈 기자") < told.index("시장 문은 네 시 반에 열린다.")


def test_corrections_stand_on_top_oldest_first() -> None:
    story = article(
        corrections=(
            Correction(date=date(2022, 5, 9), text="둘째로 고친 것."),
            Correction(date=date(2022, 5, 6), text="처음 고친 것."),
        )
    )

    told = words(story, site_of(story))

    first, second = (
        "바로잡습니다 1 2022년 5월 6일 처음 고친 것.",
        "바로잡습니다 2 2022년 5월 9일 둘째로 고친 것.",
    )
    assert told.index(first) < told.index(second) < told.index("시장 문은")


def test_an_article_names_who_of_the_board_read_it() -> None:
    story = article()

    assert "확인한 사람: 한소영, 조대호, 문유나 (2022년 1월 3일)" in words(story, site_of(story))


def test_a_paid_article_says_so_twice() -> None:
    story = article(sponsored=True)

    assert "사람들 협찬" in words(story, site_of(story))
    assert "협찬을 받아 쓴 글입니다." in words(story, site_of(story))
    assert "협찬" not in words(article(), site_of(article()))


def test_the_photo_has_its_words_its_size_and_its_widths() -> None:
    story = article(
        cover=photo(alt="김이 나는 솥", caption="새벽의 솥", credit="사진 박민서", licence="CC0-1.0")
    )

    shown = markup(story, site_of(story))

    assert 'alt="김이 나는 솥" width="1600" height="1200" fetchpriority="high"' in shown
    assert " 480w, ../../../media/" in shown
    assert "새벽의 솥 <small>사진 박민서 · CC0-1.0</small>" in shown


def test_a_photo_that_was_not_developed_leaves_no_gap() -> None:
    story = article(cover=photo(), body="![시장](안.jpg)\n\n글\n")
    site = replace(site_of(story), album={})

    assert "<img" not in markup(story, site)
    assert "<figure" not in markup(story, site)


def test_an_article_leads_to_its_shops_its_edition_its_programme_and_its_neighbours() -> None:
    story = article(
        shops=("shops/nangok-dubu",), programme="programmes/newsletter", body="[두부](nangok-dubu)\n"
    )
    older = article("articles/2022/older", title="앞선 글", date=moment("2022-05-01"))
    newer = article("articles/2022/newer", title="나중 글", date=moment("2022-05-09"))
    elsewhere = article("articles/2022/other", title="다른 갈래", date=moment("2022-05-05"), category="food")

    shown = markup(story, site_of(story, older, newer, elsewhere, shop(), programme(), edition()))

    assert shown.count('href="../../../shops/nangok-dubu/"') == 2
    assert 'href="../../../editions/2022-05/">제3호 오월의 골목' in shown
    assert 'href="../../../programmes/newsletter/"' in shown
    assert "<small>앞 글</small> 앞선 글" in shown
    assert "<small>다음 글</small> 나중 글" in shown
    assert "다른 갈래" not in shown


def test_what_is_not_published_cannot_be_asked_for() -> None:
    held = article("articles/2022/held")
    site = site_of(article(), shop(), held, decisions={held.id: []})

    for wrong in (held.id, "shops/nangok-dubu", "articles/2022/none"):
        with pytest.raises(KeyError):
            article_page(site, wrong)


def test_an_articles_page_does_not_depend_on_articles_elsewhere() -> None:
    story = article(shops=("shops/nangok-dubu",))
    others = [article(f"articles/2022/o{n}", category="food", title=f"다른 글 {n}") for n in range(30)]

    alone, among = site_of(story, shop()), site_of(story, shop(), *others)

    assert page_of(story, alone) == page_of(story, among)


def test_machines_and_chats_are_told_the_same() -> None:
    story = article(cover=photo(), corrections=(Correction(date=date(2022, 5, 6), text="고침"),))

    page = page_of(story, site_of(story))

    assert page.description == story.summary
    assert page.head["og:title"] == story.title
    assert page.head["og:url"] == "https://example.org/articles/2022/dawn-market/"
    assert str(page.head["og:image"]).startswith("https://example.org/media/")
    assert page.head["article:published_time"] == "2022-05-04T09:00:00+09:00"
    assert data(page)["@type"] == "NewsArticle"
    assert data(page)["author"] == [{"@type": "Person", "name": "박민서"}]
    assert str(data(page)["dateModified"]).startswith("2022-05-06")
    assert data(page)["correction"] == [
        {"@type": "CorrectionComment", "position": 1, "text": "고침", "datePublished": "2022-05-06"}
    ]


def test_an_article_that_was_right_tells_machines_of_no_correction() -> None:
    story = article()

    assert "correction" not in data(page_of(story, site_of(story)))


def test_a_site_without_an_address_claims_none() -> None:
    story = article(cover=photo())
    site = site_of(story, choices=settings(site_url=""))

    page = page_of(story, site)

    assert "og:url" not in page.head
    assert "og:image" not in page.head
    assert "localhost" not in repr(page)


def test_the_full_text_for_feeds_has_absolute_addresses() -> None:
    story = article(body="[두부](shops/nangok-dubu)\n\n![시장](안.jpg)\n")

    text = full_text(site_of(story, shop()), story).html

    assert 'href="https://example.org/shops/nangok-dubu/"' in text
    assert '<img src="https://example.org/media/' in text
    assert "<picture" not in text


# --- shops


def test_a_shop_tells_what_a_resident_needs() -> None:
    place = shop(
        phone="02-555-0178",
        hours="Tu-Su 11:00-20:00; Mo off",
        location=Location(lat=37.47, lon=126.91),
        menu=(MenuEntry(name="두부 한 모", price="3,500원"),),
        payment=("현금", "카드"),
        access=("문턱 없음",),
        links=(Link(title="누리집", url="https://example.com/"),),
        opened=date(2001, 2, 12),
    )

    shown, told = markup(place, site_of(place)), words(place, site_of(place))

    assert '<a href="tel:025550178">02-555-0178</a>' in shown
    assert '<data value="Tu-Su 11:00-20:00; Mo off">' in shown
    for fact in (
        "화–일 11:00–20:00",
        "월 쉽니다",
        "두부 한 모 3,500원",
        "현금, 카드",
        "문턱 없음",
        "2001년 2월 12일",
        "확인한 날",
    ):
        assert fact in told
    assert "Tu-Su" not in told


def test_hours_that_words_cannot_tell_stand_as_they_are_written() -> None:
    place = shop(hours="week 1-26 Mo-Fr 10:00-18:00")

    assert "week 1-26 Mo-Fr 10:00-18:00" in words(place, site_of(place))


def test_an_owner_is_named_only_with_a_consent_on_record() -> None:
    willing = shop(owner=Portrayed(name="우종례", consent="c-2022-001"))
    unasked = shop(owner=Portrayed(name="우종례"))

    assert "우종례" in words(willing, site_of(willing))
    assert "우종례" not in markup(unasked, site_of(unasked))


def test_a_closed_shop_says_so() -> None:
    closed = shop(closed=date(2022, 11, 30))
    closing = shop(closed=date(2023, 2, 1))

    assert "2022년 11월 30일에 문을 닫았습니다." in words(closed, site_of(closed))
    assert "2023년 2월 1일에 문을 닫습니다." in words(closing, site_of(closing))


def test_a_handmade_shop_tells_where_its_ingredients_come_from() -> None:
    place = shop(handmade=handmade())

    told = words(place, site_of(place))

    for fact in (
        "손수가게",
        "화학조미료를 쓰지 않습니다",
        "콩 경기 파주 장단콩 작목반",
        "삼십 년째 같은 솥을 씁니다.",
    ):
        assert fact in told


def test_a_community_store_tells_what_it_does() -> None:
    place = shop(services=(Service(name="택배 보관", since=date(2022, 10, 24), where="왼쪽 선반"),))

    assert "택배 보관 · 왼쪽 선반 2022년 10월 24일부터" in words(place, site_of(place))


def test_a_shop_leads_to_the_articles_about_it() -> None:
    place, story = shop(), article(shops=("shops/nangok-dubu",))

    assert 'href="../../articles/2022/dawn-market/"' in markup(place, site_of(place, story))


def test_a_shop_is_a_local_business_to_machines() -> None:
    place = shop(phone="02-555-0178", location=Location(lat=37.47, lon=126.91))

    found = data(page_of(place, site_of(place)))

    assert found["@type"] == "LocalBusiness"
    assert found["telephone"] == "02-555-0178"
    assert found["geo"] == {"@type": "GeoCoordinates", "latitude": 37.47, "longitude": 126.91}
    assert "openingHours" not in found


# --- events, editions, programmes


def test_an_event_tells_when_where_and_whom_to_ask() -> None:
    market = event(
        ends=moment("2022-05-21T16:00"),
        contact="이층 모임방, 02-555-0178",
        coupon=Coupon(text="천 원 할인", until=moment("2022-06-01")),
    )
    site = site_of(market, at=moment("2022-05-10"))

    told = words(market, site)

    assert "2022년 5월 21일 토요일 오전 10시부터 오후 4시까지" in told
    assert "난곡 어린이공원" in told
    assert "천 원 할인 2022년 5월 21일 토요일 오전 10시부터 5월 31일 화요일까지 쓸 수 있습니다." in told
    assert 'href="tel:025550178"' in markup(market, site)
    assert data(page_of(market, site))["startDate"] == "2022-05-21T10:00:00+09:00"


@pytest.mark.parametrize(
    ("at", "over"), [("2022-05-21T09:00", False), ("2022-05-21T23:59", False), ("2022-05-22T00:00", True)]
)
def test_an_event_of_a_day_without_an_hour_lasts_until_midnight(at: str, over: bool) -> None:  # noqa: FBT001 - a case
    market = event(starts=moment("2022-05-21"))

    assert ("끝난 행사" in words(market, site_of(market, at=moment(at)))) is over


def test_an_edition_lists_its_stories_in_the_boards_order() -> None:
    first = article("articles/2022/first", title="맨 앞 글", date=moment("2022-05-02"))
    rest = article("articles/2022/rest", title="나머지 글", date=moment("2022-05-20"))
    number = edition(stories=(first.id,))

    told = words(number, site_of(first, rest, number))

    assert told.startswith("제3호 2022년 5월 1일 오월의 골목")
    assert told.index("맨 앞 글") < told.index("나머지 글")


def test_a_programme_shows_targets_records_and_what_was_reached() -> None:
    project = programme(
        targets=(Target(name="워크숍", unit="회", target=4),),
        records=(
            Record(date=date(2022, 3, 25), name="워크숍", amount=1, note="골목 지도"),
            Record(date=date(2022, 6, 10), name="워크숍", amount=1),
        ),
    )

    told = words(project, site_of(project))

    assert "2022 워크숍 4회 2회 50.0%" in told
    assert told.index("2022년 6월 10일") < told.index("2022년 3월 25일 워크숍 1 골목 지도")
