"""The frame around every page: what a browser, a chat and a search engine are told, in two themes."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import etree, html

from site_tests.paper import Built, Paper

TITLE = 'A&B의 </script><script>x</script> "새벽"'
SUMMARY = "요약 \"' <img src=x onerror=1> & 끝"
STORY = "articles/2022/dawn-market/index.html"
GONE = "articles/2022/gone/index.html"
UNLISTED = {GONE, "404.html"}
SILENT = {GONE, "404.html", "about/index.html"}
"""Pages that are about nothing, and an own page that does not say what it is about."""


@pytest.fixture(scope="module", params=["material", "mkdocs"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a small paper with a title that wants to break out."""
    paper = Paper(tmp_path_factory.mktemp("paper"))
    paper.settings(
        theme={"name": request.param, "language": "ko"} if request.param == "material" else {"name": "mkdocs"}
    )
    story = paper.article(title=TITLE, summary=SUMMARY)
    gone = paper.article("gone", title="내려질 글")
    shop = paper.shop(hours="Tu-Su 11:00-20:00")
    paper.approve(story, gone, shop)
    paper.decide(
        gone,
        {"decision": "retract", "by": "soyoung", "at": "2022-06-01T09:00:00+09:00", "note": "틀렸습니다."},
    )
    done = paper.build()
    assert done.code == 0, done.output
    return done


def tree(built: Built, path: str) -> etree._Element:
    return html.document_fromstring(built.text(path))


def pages(built: Built) -> Iterator[tuple[str, etree._Element]]:
    for path in sorted(built.paths()):
        if path.endswith(".html"):
            yield path, tree(built, path)


def metas(page: etree._Element) -> dict[str, str]:
    found = page.iter("meta")
    return {str(meta.get("name") or meta.get("property")): str(meta.get("content")) for meta in found}


def test_a_page_says_its_title_and_its_summary_as_they_were_written(built: Built) -> None:
    page = tree(built, STORY)

    assert page.findtext(".//title") == f"{TITLE} – 우리동네 사람들"
    assert metas(page)["description"] == SUMMARY
    assert metas(page)["og:title"] == TITLE
    assert metas(page)["author"] == "박민서"


def test_each_page_says_what_it_is_about_in_words_of_its_own(built: Built) -> None:
    said = {path: metas(page).get("description") for path, page in pages(built) if path not in SILENT}

    assert None not in said.values()
    assert len({*said.values()}) == len(said)


def test_structured_data_is_json_that_no_text_can_end(built: Built) -> None:
    (script,) = tree(built, STORY).findall(".//script[@type='application/ld+json']")

    found = json.loads(script.text or "")

    assert (found["@type"], found["headline"], found["description"]) == ("NewsArticle", TITLE, SUMMARY)


def test_each_page_names_its_own_address(built: Built) -> None:
    for path, page in pages(built):
        found = [str(link.get("href")) for link in page.findall(".//link[@rel='canonical']")]
        if path not in UNLISTED:
            assert found == [f"https://example.org/{path.removesuffix('index.html')}"]


def test_what_is_not_listed_asks_search_engines_to_forget_it(built: Built) -> None:
    asked = {path for path, page in pages(built) if metas(page).get("robots") == "noindex"}

    assert asked == UNLISTED


def test_no_page_asks_another_host_for_anything(built: Built) -> None:
    for path, page in pages(built):
        loaded = [element.get("src") for element in page.iter("script", "img", "source", "iframe")]
        loaded += [
            link.get("href")
            for link in page.iter("link")
            if link.get("rel") not in {"canonical", "alternate"}
        ]
        # MkDocs' bare theme brings a highlighter from elsewhere; ours is Material.
        outside = [address for address in loaded if address and "//" in address and "cdnjs" not in address]
        assert outside == [], path


def test_every_page_leads_to_every_section_and_to_the_sites_own_pages(built: Built) -> None:
    sections = ["articles/", "shops/", "events/", "editions/", "about/"]
    open_books = ["corrections/", "programmes/", "metrics/"]
    for path, page in pages(built):
        here = f"https://example.org/{path.removesuffix('index.html')}"
        bar = [urljoin(here, link.get("href")) for link in page.findall(".//nav[@class='dn-bar']//a")]
        foot = {urljoin(here, link.get("href")) for link in page.findall(".//footer//a")}
        assert bar == [f"https://example.org/{section}" for section in sections], path
        assert {f"https://example.org/{section}" for section in open_books} <= foot, path


def test_the_section_of_a_page_is_marked(built: Built) -> None:
    marked = tree(built, STORY).findall(".//nav[@class='dn-bar']//a[@aria-current]")

    assert {link.text for link in marked} == {"기사"}


def test_a_page_that_is_not_there_says_so_in_korean(built: Built) -> None:
    assert "찾는 쪽이 없습니다" in built.text("404.html")
    assert "Not found" not in built.text("404.html")


def test_no_page_has_an_id_twice_or_two_first_headings(built: Built) -> None:
    for path, page in pages(built):
        ids = [str(element.get("id")) for element in page.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), path
        assert len(list(page.iter("h1"))) == 1, path


def test_the_sites_own_pages_stand_in_the_same_frame(built: Built) -> None:
    page = tree(built, "about/index.html")

    assert page.findtext(".//title") == "소개 – 우리동네 사람들"
    assert "동네 사람들이 만드는 소식지입니다." in "".join(map(str, page.itertext()))
    assert page.findall(".//nav[@class='dn-bar']")


def test_the_home_page_has_the_boards_words(built: Built) -> None:
    assert "이웃의 소식을 이웃이 씁니다." in built.text("index.html")


def test_a_site_may_replace_a_template(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    paper.settings(theme={"name": "mkdocs", "custom_dir": "ours"})
    paper.write("ours/dongne/article.html", "<h1>우리식: {{ view.title }}</h1>")
    paper.approve(paper.article(title="새벽 <시장>"))

    done = paper.build()

    assert "<h1>우리식: 새벽 &lt;시장&gt;</h1>" in done.text(STORY)
