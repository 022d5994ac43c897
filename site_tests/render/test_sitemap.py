"""The sitemap and robots.txt."""

import gzip
from dataclasses import replace
from datetime import date, timedelta

from lxml import etree

from dongne.domain.items import Correction
from dongne.render.outputs import OutputPage, Site
from dongne.render.sheaves import gather_sitemap
from site_tests.newsroom import AT, article, shop, site_of

SCHEMA = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def page(path: str, *, listed: bool = True) -> OutputPage:
    return OutputPage(path=path, title="제목", template="page.html", listed=listed)


def files(site: Site, *pages: OutputPage) -> dict[str, bytes]:
    return {file.path: file.content for file in gather_sitemap(site, pages).make()}


def entries(site: Site, *pages: OutputPage) -> list[tuple[str | None, str | None]]:
    root = etree.fromstring(files(site, *pages)["sitemap.xml"])
    assert root.tag == f"{SCHEMA}urlset"
    return [(url.findtext(f"{SCHEMA}loc"), url.findtext(f"{SCHEMA}lastmod")) for url in root]


def test_exactly_the_listed_pages_are_in_the_sitemap_each_once() -> None:
    pages = [page("shops/"), page(""), page("articles/2022/gone/", listed=False), page("shops/")]

    assert entries(site_of(), *pages) == [
        ("https://example.org/", None),
        ("https://example.org/shops/", None),
    ]


def test_the_pages_that_the_site_brings_itself_are_in_it_too() -> None:
    made = {
        file.path: file.content
        for file in gather_sitemap(site_of(), [page("")], own_pages=["about/", ""]).make()
    }

    assert made["sitemap.xml"].count(b"<loc>") == 2
    assert b"<loc>https://example.org/about/</loc>" in made["sitemap.xml"]


def test_an_item_says_when_it_last_changed() -> None:
    fixed = article(corrections=(Correction(date=date(2022, 5, 9), text="값을 고쳤습니다."),))
    site = site_of(fixed, shop())

    assert entries(site, page("articles/2022/dawn-market/"), page("shops/nangok-dubu/"), page("shops/")) == [
        ("https://example.org/articles/2022/dawn-market/", "2022-05-09"),
        ("https://example.org/shops/", None),
        ("https://example.org/shops/nangok-dubu/", "2022-01-03"),
    ]


def test_an_address_with_hangul_is_written_as_the_format_wants_it() -> None:
    assert entries(site_of(), page("소개&안내/")) == [
        ("https://example.org/%EC%86%8C%EA%B0%9C%26%EC%95%88%EB%82%B4/", None)
    ]


def test_the_compressed_sitemap_is_the_same_and_bears_no_time() -> None:
    made = files(site_of(), page(""))

    assert gzip.decompress(made["sitemap.xml.gz"]) == made["sitemap.xml"]
    assert made["sitemap.xml.gz"][4:8] == bytes(4)


def test_a_later_build_gives_the_same_bytes_whatever_the_order_of_pages() -> None:
    pages = [page(""), page("shops/"), page("articles/")]

    assert files(site_of(), *pages) == files(site_of(at=AT + timedelta(days=9)), *reversed(pages))


def test_robots_are_shown_the_sitemap() -> None:
    assert files(site_of())["robots.txt"].decode() == (
        "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n"
    )


def test_without_an_address_of_the_site_robots_are_shown_nothing() -> None:
    site = site_of()
    site = replace(site, settings=replace(site.settings, site_url=""))

    assert b"Sitemap" not in files(site)["robots.txt"]
    assert entries(site, page("")) == [("http://localhost/", None)]
