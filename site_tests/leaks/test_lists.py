"""Rows 21 to 24: no list, menu, neighbour, sitemap or feed knows of anything that waits."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from lxml import html as lxml_html

from site_tests.leaks.site_search import assert_absent
from site_tests.paper import NEWSROOM, Built, Paper
from site_tests.photos import jpeg, scene

MATERIAL = {"name": "material", "language": "ko"}
NOINDEX = '<meta name="robots" content="noindex'
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
TITLE = "아직 아무도 모르는 제목"
SUMMARY = "아무도 모르는 한 줄 요약"
TEXT = "골목 어귀의 비밀스러운 사연"
EDITION = "숨은 유월호입니다"
GROUP = "조용한 공부 모임"
EVENT = "숨은 동네 잔치"
PLAN = "숨은 단위사업입니다"
WORD = "비밀낱말"
REPORTER = "윤재훈"
"""Somebody of whom nothing is published yet."""


def write_published(paper: Paper) -> None:
    """Write what anybody may read; some of it names what waits."""
    shop = paper.shop("open-shop", name="열린 가게")
    grouped = [
        paper.shop(slug, name=f"모임 가게 {slug}", study_group={"id": "open", "title": "열린 공부방"})
        for slug in ("one", "two", "three")
    ]
    early = paper.article(
        "early", date="2022-05-01", title="이른 오월 이야기", shops=["open-shop", "hidden-shop"]
    )
    late = paper.article(
        "late", date="2022-05-20", title="늦은 오월 이야기", programme="hidden", edition="2022-06"
    )
    body = "[그 글](../between/)과 [그 가게](hidden-shop)\n"
    linking = paper.article("linking", date="2022-04-20", title="이어 주는 이야기", body=body)
    event = {"title": "열린 잔치", "summary": "모임", "starts": "2023-05-20", "place": "마당"}
    edition = {"title": "오월의 소식", "number": 5, "date": "2022-05-25", "summary": "오월"}
    target = {"name": "기사", "unit": "편", "target": 10, "measure": "articles"}
    plan = {"title": "소식지 사업", "summary": "사업", "targets": [target]}
    paper.approve(
        *(shop, *grouped, early, late, linking),
        paper.item("events/open", {**event, "shops": ["hidden-shop"]}, "글\n"),
        paper.item("editions/2022-05", {**edition, "stories": ["between", "early"]}, "글\n"),
        paper.item("programmes/newsletter", plan, "글\n"),
    )
    paper.write("content/metrics/comments/2022-05.csv", COMMENTS)


COMMENTS = """article,source,comments,replies,taken_at
articles/2022/early,isso,3,1,2022-06-01
articles/2022/between,isso,9,1,2022-06-01
articles/2022/waiting-in-november,giscus,4,0,2022-06-01
"""
HELD: dict[str, Any] = {
    "title": TITLE,
    "summary": SUMMARY,
    "body": f"{TEXT}\n\n![안](a.jpg)\n",
    "photos": {"a.jpg": jpeg(scene(64, 48))},
    "reporters": ["jaehun"],
    "tags": [WORD],
    "programme": "newsletter",
}


def write_held(paper: Paper) -> None:
    """Write what must not be known, one for each verdict that keeps an item back, and one of each kind."""
    paper.article("between", **HELD, date="2022-05-10", shops=["open-shop"])
    paper.article("the-only-food", **HELD, date="2022-05-12", category="food")
    for day in range(10, 20):
        paper.article(f"many-{day}", **HELD, date=f"2022-05-{day}")
    paper.article("waiting-in-november", **HELD, date="2022-11-20")
    later = [
        paper.article("embargoed", **HELD, date="2023-01-01"),
        paper.article("expired", **HELD, date="2022-07-01", expires="2022-07-31"),
        paper.article("stale", **HELD, date="2022-07-02"),
        paper.article("objected", **HELD, date="2022-07-03"),
        paper.article("retracted", **HELD, date="2022-07-04"),
    ]
    paper.decide(
        "articles/2022/retracted",
        {"decision": "retract", "by": "soyoung", "at": "2022-01-02", "note": TEXT},
    )
    paper.decide(
        "articles/2022/objected",
        {"decision": "request-changes", "by": "soyoung", "at": "2022-01-02", "note": TEXT},
    )
    paper.approve(*later)
    paper.article("stale", **{**HELD, "summary": f"{SUMMARY} 고침"}, date="2022-07-02")
    paper.shop(
        "hidden-shop",
        name=TITLE,
        summary=SUMMARY,
        category="living",
        study_group={"id": "quiet", "title": GROUP},
    )
    paper.shop(
        "hidden-too",
        name=TITLE,
        reporters=["jaehun"],
        community_store={"services": [{"name": TEXT}]},
    )
    paper.item(
        "editions/2022-06",
        {"title": EDITION, "number": 6, "date": "2022-06-25", "summary": SUMMARY},
        TEXT,
    )
    paper.item(
        "events/hidden",
        {"title": EVENT, "summary": SUMMARY, "starts": "2023-01-01", "place": TEXT},
        "글\n",
    )
    paper.item("programmes/hidden", {"title": PLAN, "summary": SUMMARY}, TEXT)


def build(root: Path, *writers: Callable[[Paper], None], theme: Mapping[str, object] = MATERIAL) -> Built:
    """Build a paper of what these write, with a search."""
    paper = Paper(root)
    paper.settings(theme=theme, plugins=[{"search": {"lang": "ko"}}, {"dongne/newsroom": NEWSROOM}])
    for write in writers:
        write(paper)
    done = paper.mkdocs()
    assert done.code == 0, done.output
    return done


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site beside which much waits."""
    return build(tmp_path_factory.mktemp("waiting"), write_published, write_held)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the same site where nothing waits."""
    return build(tmp_path_factory.mktemp("alone"), write_published)


def test_what_waits_is_named_nowhere(built: Built) -> None:
    assert_absent(built.site, TITLE, SUMMARY, TEXT, EDITION, GROUP, EVENT, PLAN, WORD)
    assert_absent(built.site, "hidden-shop", "waiting-in-november", photos=[HELD["photos"]["a.jpg"]])


def test_not_a_byte_of_the_site_depends_on_what_waits(built: Built, alone: Built) -> None:
    before, after = alone.bytes(), built.bytes()

    assert sorted(after) == sorted(before)
    assert [path for path in after if after[path] != before[path]] == []


def test_nor_with_the_bare_theme(tmp_path: Path) -> None:
    theme = {"name": "mkdocs"}
    waiting = build(tmp_path / "waiting", write_published, write_held, theme=theme)
    alone = build(tmp_path / "alone", write_published, theme=theme)

    assert waiting.bytes() == alone.bytes()


@pytest.mark.parametrize(
    "path",
    [
        "reporters/jaehun",
        "editions/2022-06",
        "archive/2022/06",
        "archive/2022/11",
        "archive/2023",
        "shops/category/living",
        "shops/groups/quiet",
        "programmes/hidden",
        "events/hidden",
        "tags",
    ],
)
def test_no_page_stands_for_what_only_waiting_items_have(built: Built, path: str) -> None:
    assert not [name for name in built.paths() if name.startswith(path)]


def test_a_declared_category_with_nothing_published_has_an_empty_page_and_feed(built: Built) -> None:
    assert "아직 실린 기사가 없습니다" in built.text("categories/food/index.html")
    feed = etree.fromstring((built.site / "categories/food/feed.xml").read_bytes())
    assert feed.findall("channel/item") == []
    assert feed.findall("channel/lastBuildDate") == []


def links(built: Built, path: str, where: str) -> list[str]:
    tree = lxml_html.document_fromstring((built.site / path).read_bytes())
    return [str(link.get("href")) for link in tree.xpath(where)]


def test_the_neighbours_of_a_story_are_published_ones(built: Built) -> None:
    early = links(built, "articles/2022/early/index.html", "//nav[@class='dn-next']//a")
    late = links(built, "articles/2022/late/index.html", "//nav[@class='dn-next']//a")

    assert early == ["../../../articles/2022/late/", "../../../articles/2022/linking/"]
    assert late == ["../../../articles/2022/early/"]


def test_links_to_what_waits_leave_their_words_behind(built: Built) -> None:
    page = built.text("articles/2022/linking/index.html")

    assert "그 글과 그 가게" in page
    assert links(built, "articles/2022/linking/index.html", "//div[contains(@class, 'dn-prose')]//a") == []


def test_every_link_of_the_site_leads_somewhere(built: Built) -> None:
    lost = [
        f"{path}: {target}"
        for path in sorted(built.paths())
        if path.endswith(".html") and path != "404.html"
        for target in links(built, path, "//a[@href]")
        if not re.match(r"[a-z]+:|#", target) and not _stands(built.site, path, target)
    ]

    assert lost == []


def _stands(site: Path, path: str, target: str) -> bool:
    place = ((site / path).parent / target.partition("#")[0]).resolve()
    return (place / "index.html").is_file() or place.is_file()


def test_the_sitemap_lists_exactly_the_pages(built: Built) -> None:
    listed = [
        str(place.text) for place in etree.fromstring((built.site / "sitemap.xml").read_bytes()).iter(SITEMAP)
    ]
    pages = [
        path.removesuffix("index.html")
        for path in built.paths()
        if path.endswith("/index.html") or path == "index.html"
    ]
    own = {"https://example.org/" + path for path in pages}

    assert len(listed) == len(set(listed))
    unlisted = {path for path in pages if "https://example.org/" + path not in listed}
    assert unlisted == {"editions/2022-05/leaflet/"}
    hidden = {path for path in pages if NOINDEX in built.text(f"{path}index.html")}
    assert hidden == unlisted, "a page in the sitemap wants to be found, any other does not"
    assert set(listed) <= own
    assert built.text("sitemap.xml.gz") == built.text("sitemap.xml")


def test_robots_and_the_page_for_stray_addresses_name_no_item(built: Built) -> None:
    assert built.text("robots.txt") == "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n"
    assert "articles/2022" not in built.text("404.html")


def test_no_page_redirects(built: Built) -> None:
    redirect = re.compile(r"http-equiv=.?refresh|location\.(?:href|replace)")
    moved = [path for path in built.paths() if path.endswith(".html") and redirect.search(built.text(path))]

    assert moved == []


def test_a_feed_was_last_changed_when_something_published_was(built: Built) -> None:
    rss = etree.fromstring((built.site / "feed.xml").read_bytes())
    atom = etree.fromstring((built.site / "atom.xml").read_bytes())

    assert [item.findtext("title") for item in rss.findall("channel/item")] == [
        "늦은 오월 이야기",
        "이른 오월 이야기",
        "이어 주는 이야기",
    ]
    assert rss.findtext("channel/lastBuildDate") == "Fri, 20 May 2022 00:00:00 +0900"
    assert atom.findtext("{*}updated") == "2022-05-20T00:00:00+09:00"
