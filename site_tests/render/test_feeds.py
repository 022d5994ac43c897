"""Feeds: what a resident's feed reader is told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from dongne.domain.items import Correction, Item
from dongne.render.outputs import Site
from dongne.render.sheaves import gather_feeds
from site_tests import newsroom
from site_tests.newsroom import AT, article, edition, moment, photo, shop, site_of

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def words(item: Item) -> str:
    """Give an item's text as the site's own pages would."""
    return f'<p>{item.body.strip()}</p><p><a href="https://example.org/{item.permalink}">읽기</a></p>'


def feeds(site: Site, full_text: Callable[[Item], str] = words) -> dict[str, bytes]:
    return {file.path: file.content for file in gather_feeds(site, full_text=full_text).make()}


def rss(site: Site, path: str = "feed.xml", full_text: Callable[[Item], str] = words) -> etree._Element:
    channel = etree.fromstring(feeds(site, full_text)[path]).find("channel")
    assert channel is not None
    return channel


def atom(site: Site, full_text: Callable[[Item], str] = words) -> etree._Element:
    return etree.fromstring(feeds(site, full_text)["atom.xml"])


def texts(channel: etree._Element, path: str) -> list[str]:
    return [element.text or "" for element in channel.findall(path)]


# --- which feeds there are


def test_an_empty_newsroom_has_every_feed_of_its_declared_categories() -> None:
    assert list(feeds(site_of())) == [
        "atom.xml",
        "feed.xml",
        "categories/people/feed.xml",
        "categories/food/feed.xml",
        "shops/feed.xml",
        "editions/feed.xml",
    ]


def test_each_feed_says_what_it_is_and_where_it_stands() -> None:
    for path, content in feeds(site_of(article(), shop(), edition())).items():
        if path == "atom.xml":
            continue
        channel = etree.fromstring(content).find("channel")
        assert channel is not None
        (me,) = channel.findall(f"{ATOM}link")
        assert (me.get("rel"), me.get("href")) == ("self", f"https://example.org/{path}")
        assert texts(channel, "link") == [f"https://example.org/{path.removesuffix('feed.xml')}"]
        assert all(texts(channel, tag)[0] for tag in ("title", "description"))
        assert texts(channel, "language") == ["ko"]
        assert texts(channel, "generator") == ["Dongne"]


def test_an_article_is_in_the_feed_of_its_category_only() -> None:
    site = site_of(article(category="food"))

    assert texts(rss(site, "categories/food/feed.xml"), "item/title") == ["새벽 시장의 첫 손님"]
    assert texts(rss(site, "categories/people/feed.xml"), "item/title") == []


def test_shops_and_editions_have_feeds_of_their_own() -> None:
    site = site_of(article(), shop(), edition())

    assert texts(rss(site), "item/title") == ["새벽 시장의 첫 손님"]
    assert texts(rss(site, "shops/feed.xml"), "item/title") == ["난곡손두부"]
    assert texts(rss(site, "shops/feed.xml"), "item/category") == ["음식점"]
    assert texts(rss(site, "editions/feed.xml"), "item/title") == ["오월의 골목"]


def test_a_feed_holds_the_newest_fifty() -> None:
    days = [moment("2022-02-01") + timedelta(days=place) for place in range(60)]
    site = site_of(*(article(f"articles/2022/day-{place}", date=day) for place, day in enumerate(days)))

    wanted = [f"https://example.org/articles/2022/day-{place}/" for place in range(59, 9, -1)]

    assert texts(rss(site), "item/guid") == wanted
    assert texts(atom(site), f"{ATOM}entry/{ATOM}id") == wanted


def test_the_newest_shop_is_the_one_that_was_approved_last() -> None:
    shops = [shop(f"shops/{name}", title=name) for name in ("aa", "bb", "cc")]
    moments = {"shops/aa": "2022-03-01", "shops/bb": "2022-05-01", "shops/cc": "2022-04-01"}
    site = site_of(
        *shops, decisions={item.id: newsroom.approvals(item, at=moment(moments[item.id])) for item in shops}
    )

    assert texts(rss(site, "shops/feed.xml"), "item/title") == ["bb", "cc", "aa"]


def test_what_the_board_has_not_approved_is_in_no_feed() -> None:
    held = [
        article(title="아무도 모르는 기사"),
        shop(title="아무도 모르는 가게"),
        edition(title="아무도 모르는 호"),
    ]
    site = site_of(*held, decisions={item.id: [] for item in held})

    assert all("아무도" not in content.decode() for content in feeds(site).values())


# --- entries


def test_an_rss_entry_has_all_that_a_reader_needs() -> None:
    (entry,) = rss(site_of(article(cover=photo()))).findall("item")

    address = "https://example.org/articles/2022/dawn-market/"
    assert entry.findtext("title") == "새벽 시장의 첫 손님"
    assert entry.findtext("link") == address
    assert entry.findtext("guid") == address
    assert [guid.get("isPermaLink") for guid in entry.findall("guid")] == ["true"]
    assert entry.findtext("description") == "네 시 반, 시장 문이 열린다."
    assert entry.findtext(CONTENT) == words(article())
    assert entry.findtext("category") == "사람들"
    assert entry.findtext(CREATOR) == "박민서"
    assert entry.findtext("pubDate") == "Wed, 04 May 2022 09:00:00 +0900"
    assert entry.find("author") is None


def test_the_enclosure_is_the_jpeg_of_the_cover_with_its_true_size() -> None:
    item = article(cover=photo())
    site = site_of(item)
    file = site.album[item.originals[0].sha256].fallback
    wanted = {"length": str(file.size), "type": "image/jpeg"}

    (enclosure,) = rss(site).findall("item/enclosure")
    links = atom(site).findall(f"{ATOM}entry/{ATOM}link")

    assert dict(enclosure.attrib) == {"url": f"https://example.org/{file.path}", **wanted}
    assert [dict(link.attrib) for link in links if link.get("rel") == "enclosure"] == [
        {"href": f"https://example.org/{file.path}", "rel": "enclosure", **wanted}
    ]


def test_without_a_cover_the_first_picture_of_the_text_is_the_enclosure() -> None:
    item = article(body="![문](b.jpg)\n\n![안쪽](a.jpg)\n")
    site = site_of(item)
    [first] = [original for original in item.originals if original.name == "b.jpg"]

    (enclosure,) = rss(site).findall("item/enclosure")

    assert enclosure.get("url") == f"https://example.org/{site.album[first.sha256].fallback.path}"


def test_without_a_cover_or_without_its_rendition_there_is_no_enclosure() -> None:
    covered = site_of(article(cover=photo()))

    assert rss(site_of(article())).findall("item/enclosure") == []
    assert rss(replace(covered, album={})).findall("item/enclosure") == []


def test_an_atom_entry_has_all_that_the_format_demands() -> None:
    feed = atom(site_of(article(reporters=("minseo", "jaehun"))))
    (entry,) = feed.findall(f"{ATOM}entry")

    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "ko"
    assert feed.findtext(f"{ATOM}id") == "https://example.org/atom.xml"
    assert texts(feed, f"{ATOM}author/{ATOM}name") == ["우리동네 사람들"]
    assert {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")} == {
        "self": "https://example.org/atom.xml",
        "alternate": "https://example.org/",
    }
    assert entry.findtext(f"{ATOM}id") == "https://example.org/articles/2022/dawn-market/"
    assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
    assert texts(entry, f"{ATOM}author/{ATOM}name") == ["박민서", "윤재훈"]
    assert entry.findtext(f"{ATOM}summary") == "네 시 반, 시장 문이 열린다."
    assert [content.get("type") for content in entry.findall(f"{ATOM}content")] == ["html"]
    assert [category.get("term") for category in entry.findall(f"{ATOM}category")] == ["people"]


def test_a_sponsored_article_says_so_in_the_feed_too() -> None:
    channel = rss(site_of(article(sponsored=True)))

    assert texts(channel, "item/category") == ["사람들", "협찬"]
    assert texts(channel, f"item/{CONTENT}")[0].startswith("<p><b>협찬을 받아 쓴 글입니다.</b></p>")
    assert "협찬" not in texts(rss(site_of(article())), f"item/{CONTENT}")[0]


def test_a_correction_is_told_before_the_text() -> None:
    fixed = article(corrections=(Correction(date=date(2022, 5, 9), text="<b>값</b>을 고쳤습니다."),))

    (content,) = texts(rss(site_of(fixed)), f"item/{CONTENT}")

    assert content.startswith(
        "<p><b>바로잡습니다 1</b> (2022년 5월 9일) &lt;b&gt;값&lt;/b&gt;을 고쳤습니다.</p>\n<p>시장 문은"
    )


def test_a_footnote_leads_to_its_place_on_the_page() -> None:
    footnote = '<p>문장<sup id="fnref-1"><a href="#fn-1">1</a></sup></p>'

    (content,) = texts(rss(site_of(article()), full_text=lambda _: footnote), f"item/{CONTENT}")

    assert '<a href="https://example.org/articles/2022/dawn-market/#fn-1">' in content


# --- dates


def test_a_correction_changes_updated_but_not_published() -> None:
    fixed = article(corrections=(Correction(date=date(2022, 5, 9), text="값을 고쳤습니다."),))
    feed = atom(site_of(fixed))

    assert texts(feed, f"{ATOM}entry/{ATOM}published") == ["2022-05-04T09:00:00+09:00"]
    assert texts(feed, f"{ATOM}entry/{ATOM}updated") == ["2022-05-09T00:00:00+09:00"]
    assert texts(feed, f"{ATOM}updated") == ["2022-05-09T00:00:00+09:00"]


def test_a_correction_on_the_day_itself_does_not_turn_the_clock_back() -> None:
    fixed = article(corrections=(Correction(date=date(2022, 5, 4), text="값을 고쳤습니다."),))

    assert texts(atom(site_of(fixed)), f"{ATOM}entry/{ATOM}updated") == ["2022-05-04T09:00:00+09:00"]


def test_a_later_build_gives_the_same_bytes() -> None:
    items = [article(), shop(), edition()]

    assert feeds(site_of(*items)) == feeds(site_of(*items, at=AT + timedelta(days=400)))


def test_an_empty_rss_feed_has_no_date_at_all() -> None:
    channel = rss(site_of(), "categories/food/feed.xml")

    assert channel.find("lastBuildDate") is None
    assert channel.find("pubDate") is None


@pytest.mark.parametrize("day", ["1900-01-01", "1908-03-01", "2022-05-04", "9998-12-31"])
def test_every_date_is_written_as_the_formats_want_it(day: str) -> None:
    when = moment(day)
    site = site_of(article(date=when), at=moment("9999-06-01"))

    (published,) = texts(atom(site), f"{ATOM}entry/{ATOM}published")
    (pub_date,) = texts(rss(site), "item/pubDate")

    assert datetime.fromisoformat(published) == when
    assert len(published) == len("2022-05-04T00:00:00+09:00")
    assert parsedate_to_datetime(pub_date) == when


# --- whatever an item holds (leak rows 18 and 36)


HOSTILE = "<script>alert(1)</script> & ]]> \" ' <!-- <![CDATA[ &lt;b&gt; =1+1"


def test_markup_in_a_title_stays_text() -> None:
    site = site_of(article(title=HOSTILE, summary=HOSTILE))

    assert texts(rss(site), "item/title") == [HOSTILE]
    assert texts(atom(site), f"{ATOM}entry/{ATOM}title") == [HOSTILE]
    assert texts(atom(site), f"{ATOM}entry/{ATOM}summary") == [HOSTILE]


def test_an_rss_description_which_readers_take_for_html_is_escaped_once_more() -> None:
    (description,) = texts(rss(site_of(article(summary=HOSTILE))), "item/description")

    assert "<script" not in description
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; ]]&gt;" in description


anything = st.text(st.characters(codec=None, exclude_categories=()), min_size=1, max_size=40)


@settings(max_examples=60)
@given(anything, anything, anything, anything)
@example("\x01", "\ud800", "\ufffe\x0b", "\x1f")
def test_every_feed_is_well_formed_whatever_characters_an_item_holds(
    title: str, summary: str, text: str, name: str
) -> None:
    items = [kind(title=title, summary=summary) for kind in (article, shop, edition)]
    site = site_of(*items)
    site = replace(site, settings=replace(site.settings, site_name=name, area=name))

    for content in feeds(site, lambda _: text).values():
        etree.fromstring(content)


def test_without_an_address_of_the_site_feeds_are_still_valid() -> None:
    site = site_of(article())
    site = replace(site, settings=replace(site.settings, site_url=""))

    assert texts(rss(site), "item/guid") == ["http://localhost/articles/2022/dawn-market/"]
