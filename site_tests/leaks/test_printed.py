"""Row 36: a field is a text wherever it is printed, whatever it looks like; no file breaks on it."""

import copy
import csv
import html
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import icalendar
import pytest
from lxml import etree
from lxml import html as lxml_html
from playwright.sync_api import Page

from dongne.render.frames import BODY, HEAD, TITLE, Frame, Place
from dongne.render.outputs import OutputPage
from site_tests.leaks.code_search import find_code, find_data
from site_tests.leaks.payloads import TEXTS
from site_tests.paper import NEWSROOM, ROSTER, Built, Paper
from site_tests.photos import jpeg

SHORT = "<img src=x onerror=__pwned=1>"
"""Runs all the same, and fits where thirty letters are allowed."""
PLACES = tuple(range(len(TEXTS)))
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
MATERIAL = {"name": "material", "language": "ko"}


def write_paper(paper: Paper, texts: list[str], short: str) -> Built:
    """Build a paper of the same shape for any texts: each of them in every field of every kind."""
    _write_board(paper, texts, short)
    items = [item for place, text in enumerate(texts) for item in _write_items(paper, place, text, short)]
    withdrawn = paper.article("withdrawn", title=texts[0], body="본문입니다.\n")
    paper.approve(*items, withdrawn, by=("soyoung", "daeho", "kisu"))
    retraction = {
        "decision": "retract",
        "by": "soyoung",
        "at": "2022-06-01",
        "title": texts[1],
        "note": texts[0],
    }
    paper.decide(withdrawn, retraction)
    rows = [f'articles/2022/story-{place},"{_cell(short)}",3,1,2022-06-01' for place in PLACES]
    paper.write(
        "content/metrics/comments/2022-05.csv", "\n".join(["article,source,comments,replies,taken_at", *rows])
    )
    built = paper.mkdocs()
    assert built.code == 0, built.output
    return built


def _write_board(paper: Paper, texts: list[str], short: str) -> None:
    roster: Any = copy.deepcopy(ROSTER)
    roster["people"][0]["name"] = f"한소영 {texts[0]}"
    roster["reporters"][0]["name"] = texts[1]
    paper.write("review/roster.yml", roster)
    newsroom = {**NEWSROOM, "area": short, "categories": [{"id": "people", "title": texts[1]}]}
    newsroom["shop_categories"] = [{"id": "restaurant", "title": texts[0]}]
    paper.settings(
        site_name=texts[4],
        site_description=texts[0],
        theme=MATERIAL,
        plugins=[{"search": {"lang": "ko"}}, {"dongne/newsroom": newsroom}],
    )


def _write_items(paper: Paper, place: int, text: str, short: str) -> Iterator[str]:
    photo = {"file": "photo.jpg", "alt": text, "caption": text, "credit": text, "licence": text}
    photos = {"photo.jpg": jpeg()}
    yield paper.article(
        f"story-{place}",
        title=text,
        summary=text,
        cover=photo,
        tags=[short],
        shops=[f"shop-{place}"],
        programme=f"plan-{place}",
        people=[{"name": text, "consent": text}],
        corrections=[{"date": "2022-05-05", "text": f"{text}\n{text}"}],
        photos=photos,
    )
    yield paper.item(f"shops/shop-{place}", _shop(place, text, short, photo), "가게입니다.\n", photos)
    yield paper.item(
        f"editions/2022-{place + 1:02}",
        {
            "title": text,
            "number": place + 1,
            "date": f"2022-{place + 1:02}-20",
            "summary": text,
            "cover": photo,
        },
        "호입니다.\n",
        photos,
    )
    event = {"title": text, "summary": text, "starts": "2023-05-20T14:00", "place": text, "contact": text}
    more = {"coupon": {"text": text, "until": "2023-05-31"}, "cover": photo, "programme": f"plan-{place}"}
    yield paper.item(f"events/market-{place}", {**event, **more}, "행사입니다.\n", photos)
    target = {"name": text, "unit": short, "target": 4}
    record = {"date": "2022-05-20", "name": text, "amount": 2, "note": text}
    plan = {"title": text, "summary": text, "targets": [target], "records": [record]}
    yield paper.item(f"programmes/plan-{place}", plan, "사업입니다.\n")


def _shop(place: int, text: str, short: str, photo: dict[str, str]) -> dict[str, object]:
    known: dict[str, object] = {
        "name": text,
        "category": "restaurant",
        "summary": text,
        "address": text,
        "checked": "2022-04-01",
        "location": {"lat": 37.47, "lon": 126.91},
        "hours": f'Mo-Fr 09:00-18:00 "{short}"',
        "menu": [{"name": text, "price": short}],
        "payment": [short],
        "access": [text],
        "links": [{"title": text, "url": "https://example.com/'onmouseover=window.__pwned=1"}],
        "photos": [photo, {**photo}],
        "owner": {"name": text, "consent": True},
        "community_store": {"services": [{"name": text, "where": text}]},
        "study_group": {"id": "sharers", "title": text if place == 0 else short},
    }
    if place < 5:
        ingredient = {"name": text, "origin": text, "producer": text}
        truths = {"no_chemical_seasoning": True, "process_visible": True}
        known["handmade"] = {"ingredients": [ingredient], **truths, "story": text}
    return known


def _cell(text: str) -> str:
    return text.replace('"', '""')


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a paper in which every field is a payload."""
    return write_paper(Paper(tmp_path_factory.mktemp("hostile")), TEXTS, SHORT)


@pytest.fixture(scope="module")
def tame(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the same paper with harmless words."""
    return write_paper(
        Paper(tmp_path_factory.mktemp("tame")), [f"고운 말 {place}" for place in PLACES], "고운 말"
    )


def pages_of(built: Built) -> list[str]:
    return sorted(path for path in built.paths() if path.endswith(".html"))


def shape_of(page: bytes) -> Counter[tuple[str, ...]]:
    """Count a page's elements by name and names of attributes."""
    tree = lxml_html.document_fromstring(page)
    return Counter((str(element.tag), *map(str, element.attrib)) for element in tree.iter(etree.Element))


def test_a_page_has_the_same_elements_whatever_its_texts_look_like(hostile: Built, tame: Built) -> None:
    assert pages_of(hostile) == pages_of(tame)

    changed = {}
    for path in pages_of(hostile):
        seen, wanted = shape_of((hostile.site / path).read_bytes()), shape_of((tame.site / path).read_bytes())
        if seen != wanted:
            changed[path] = (seen - wanted, wanted - seen)

    assert changed == {}


def test_no_page_holds_code_of_a_field(hostile: Built, tame: Built) -> None:
    found = {
        path: code
        for path in pages_of(hostile)
        if (code := find_code((hostile.site / path).read_bytes(), beside=(tame.site / path).read_bytes()))
    }

    assert found == {}


def test_a_page_prints_its_title_as_it_is_written(hostile: Built) -> None:
    for place, text in enumerate(TEXTS):
        for path in (f"articles/2022/story-{place}", f"shops/shop-{place}", f"events/market-{place}"):
            tree = lxml_html.document_fromstring((hostile.site / path / "index.html").read_bytes())
            assert text in [heading.text_content() for heading in tree.iter("h1")]
            assert f"{text} – {TEXTS[4]}" in [title.text for title in tree.iter("title")]
            assert tree.xpath('string(//meta[@property="og:title"]/@content)') == text
            assert tree.xpath('string(//meta[@name="description"]/@content)') == text


def test_structured_data_says_what_was_written(hostile: Built) -> None:
    for place, text in enumerate(TEXTS):
        (article,) = find_data((hostile.site / f"articles/2022/story-{place}/index.html").read_bytes())
        (shop,) = find_data((hostile.site / f"shops/shop-{place}/index.html").read_bytes())
        (event,) = find_data((hostile.site / f"events/market-{place}/index.html").read_bytes())
        assert isinstance(article, dict)
        assert isinstance(shop, dict)
        assert isinstance(event, dict)
        assert (article["headline"], shop["name"], event["name"]) == (text, text, text)


def test_feeds_stay_feeds_and_say_what_was_written(hostile: Built) -> None:
    for path in ("feed.xml", "categories/people/feed.xml", "shops/feed.xml", "editions/feed.xml"):
        items = etree.fromstring((hostile.site / path).read_bytes()).findall("channel/item")
        assert sorted(item.findtext("title") or "" for item in items) == sorted(TEXTS)
        # Feed readers take a description for HTML.
        assert sorted(html.unescape(item.findtext("description") or "") for item in items) == sorted(TEXTS)
        assert not [text for item in items if "<" in (text := item.findtext("description") or "")]
        assert [code for item in items for code in find_code((item.findtext(ENCODED) or "").encode())] == []
    atom = etree.fromstring((hostile.site / "atom.xml").read_bytes())
    assert sorted(atom.xpath("//*[local-name()='entry']/*[local-name()='title']/text()")) == sorted(TEXTS)


def test_the_sitemap_holds_the_same_pages(hostile: Built, tame: Built) -> None:
    assert etree.fromstring((hostile.site / "sitemap.xml").read_bytes()) is not None
    assert hostile.text("sitemap.xml") == tame.text("sitemap.xml") == hostile.text("sitemap.xml.gz")
    assert hostile.text("robots.txt") == tame.text("robots.txt")


def test_data_files_stay_json_and_nothing_in_them_opens_an_element(hostile: Built) -> None:
    shops, layer = hostile.text("shops.json"), hostile.text("shops.geojson")

    assert sorted(shop["name"] for shop in json.loads(shops)["shops"]) == sorted(TEXTS)
    assert sorted(feature["properties"]["name"] for feature in json.loads(layer)["features"]) == sorted(TEXTS)
    assert not {"<", ">", "&"} & {*shops, *layer}
    figures = json.loads(hostile.text("metrics/metrics.json"))
    assert sorted(plan["title"] for plan in figures["programmes"]) == sorted(TEXTS)
    assert figures["sources"][0]["source"] == SHORT


def test_the_calendar_stays_one_and_holds_no_event_of_a_payloads_making(hostile: Built) -> None:
    calendar = icalendar.Calendar.from_ical((hostile.site / "events.ics").read_bytes())
    events = calendar.walk("VEVENT")

    coupons = [f"쿠폰: {text}" for text in TEXTS]
    assert sorted(str(event["summary"]) for event in events) == sorted([*TEXTS, *coupons])
    assert sorted(str(event["location"]) for event in events) == sorted([*TEXTS, *TEXTS])
    assert all(str(event["url"]).startswith("https://example.org/events/") for event in events)


def test_no_cell_is_a_formula_and_every_row_has_its_cells(hostile: Built) -> None:
    tables = sorted(path for path in hostile.paths() if path.endswith(".csv"))
    assert len(tables) == 6

    for path in tables:
        header, *rows = csv.reader(io.StringIO(hostile.text(path).removeprefix("\ufeff")))
        assert rows
        assert {len(row) for row in rows} == {len(header)}
        assert [
            cell for row in rows for cell in row if cell.startswith(FORMULA) and not _is_number(cell)
        ] == []
    titles = {row[2] for row in csv.reader(io.StringIO(hostile.text("metrics/articles.csv")))}
    assert {f"'{text}" if text.startswith(FORMULA) else text for text in TEXTS} <= titles


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_a_tombstone_prints_title_and_reason_as_they_are_written(hostile: Built) -> None:
    tree = lxml_html.document_fromstring((hostile.site / "articles/2022/withdrawn/index.html").read_bytes())

    text = tree.text_content()
    assert TEXTS[1] in text
    assert TEXTS[0] in text


def test_a_template_of_the_site_prints_a_title_as_text() -> None:
    frame = Frame.cut(Place.of("articles/"), f"<head>{HEAD}</head><p>{TITLE}</p>{BODY}")

    printed = frame.around(
        OutputPage(path="articles/", title=SHORT, template="list.html"), head="", body=f"<p>{TITLE}</p>"
    )

    # What a text says of our slots is not taken for one either.
    assert printed == f"<head></head><p>{html.escape(SHORT)}</p><p>{TITLE}</p>"


def test_nothing_runs_in_a_browser_not_even_in_the_search(
    hostile: Built, serve: Callable[[Path], str], page: Page
) -> None:
    address = serve(hostile.site)
    visited = [
        "",
        "articles/",
        "shops/",
        "events/",
        "editions/",
        "programmes/",
        "metrics/",
        "archive/",
        "reporters/",
    ]
    visited += ["categories/people/", "reporters/minseo/", "shops/community/", "shops/groups/sharers/"]
    visited += ["articles/2022/withdrawn/", "nowhere/"]
    kinds = (
        "articles/2022/story-{}/",
        "shops/shop-{}/",
        "events/market-{}/",
        "editions/2022-0{}/",
        "programmes/plan-{}/",
    )
    visited += [kind.format(place) for kind in kinds for place in (1, 3)]

    for path in visited:
        page.goto(address + path)
        assert page.evaluate("() => window.__pwned") is None, path
    page.goto(address)
    query = page.locator(".md-search__input")
    query.click()
    for words in ("window.", "시장"):
        query.fill(words)
        query.press("End")  # the theme listens to keys
        page.wait_for_selector(".md-search-result__item")
        assert page.evaluate("() => window.__pwned") is None, words
