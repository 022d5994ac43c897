"""A thousand strings that have broken something somewhere break nothing here, in no field and in no output."""

import csv
import io
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import icalendar
import pytest
import yaml
from lxml import etree
from lxml import html as lxml_html
from playwright.sync_api import Dialog, Page

from dongne.domain.address import Kind
from dongne.domain.items import Item
from dongne.errors import Problem
from dongne.ingest.fields import Surroundings
from dongne.ingest.front_matter import parse_document
from dongne.ingest.items import make_item
from dongne.ingest.personal_data import find_private
from dongne.preflight.secrets import texts_of
from dongne.render.prose import compose
from site_tests.ingest.test_items import IDS
from site_tests.leaks.code_search import find_code, find_data
from site_tests.leaks.naughty import (
    BLNS,
    FRONTS,
    STRINGS,
    TAME,
    Take,
    Written,
    fill,
    rotate,
    stuff,
    tidy,
    write_bundles,
)
from site_tests.leaks.test_code import PROVOKE
from site_tests.newsroom import SEOUL
from site_tests.paper import NEWSROOM, Built, Paper

EVERY_DAY = 80
"""Items of each kind in the everyday paper: every string stands in some field of an article and of a shop."""
IN_A_BROWSER = 15
"""Items that are opened every day; by night it is all of them."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
SURROUNDINGS = Surroundings(
    zone=SEOUL,
    categories={"people": "사람들"},
    shop_categories={"restaurant": "음식점"},
    photos=frozenset({"photo.jpg"}),
)


def read(kind: Kind, front: object) -> tuple[Item | None, list[Problem]]:
    """Read an item as it would be read from its folder."""
    try:
        matter = yaml.dump(front, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    except UnicodeEncodeError:  # half of a letter: only the other writer has a way to write it
        matter = yaml.safe_dump(front)
    document, problems = parse_document(f"---\n{matter}---\n글\n", file="index.md")
    if document is None:
        return None, problems
    item, problems = make_item(
        document, item_id=IDS[kind], file="index.md", originals=(), surroundings=SURROUNDINGS
    )
    return item, [*problems, *find_private(document, file="index.md")]


def is_taken(text: str) -> bool:
    """Whether the newsroom takes a text where three hundred letters are allowed."""
    plain = {"title": TAME, "number": 1, "date": "2022-05-01", "summary": text}
    return not read(Kind.EDITION, plain)[1]


@cache
def taken() -> frozenset[str]:
    return frozenset(text for text in STRINGS if is_taken(text))


def test_there_are_a_thousand_and_most_of_them_are_taken() -> None:
    assert len(STRINGS) >= 1_000
    assert set(BLNS) < set(STRINGS)
    assert len(taken()) > len(STRINGS) * 0.8


@pytest.mark.parametrize("kind", Kind)
def test_every_string_in_every_field_is_taken_as_it_is_or_refused_with_words(kind: Kind) -> None:
    for text in STRINGS:
        item, problems = read(kind, fill(FRONTS[kind], stuff(text)))

        if text in taken():
            assert problems == [], text
            assert tidy(text) in repr_of(item), text
        elif len(tidy(text)) <= 300:
            assert any(problem.is_error for problem in problems), text
        assert all(str(problem).isprintable() or "\n" in str(problem) for problem in problems)


def repr_of(item: Item | None) -> list[str]:
    """Give every text of an item."""
    return [] if item is None else [*texts_of(item), item.title, item.summary]


def test_every_string_in_a_text_is_harmless_or_refused() -> None:
    for text in STRINGS:
        prose = compose(text, file="index.md", first_line=1)
        if not any(problem.is_error for problem in prose.problems):
            assert find_code(f"<main>{prose.html}</main>".encode()) == [], text


@dataclass(frozen=True)
class Naughty:
    """A finished site whose every text is naughty, what was written for it, and the same with tame words."""

    built: Built
    titles: dict[str, str]
    coupons: dict[str, str]
    tame: Built

    def pages(self) -> list[str]:
        return sorted(path for path in self.built.paths() if path.endswith(".html"))

    def page(self, path: str) -> bytes:
        return level((self.built.site / path).read_bytes())

    def twin(self, path: str) -> bytes:
        """Give a tame page of the same making."""
        known = self.tame.paths()
        top = path.partition("/")[0]
        likely = (
            path,
            re.sub(r"naughty-[0-9]+", "naughty-0", path),
            re.sub(r"/page/[0-9]+/", "/", path),
            {"editions": "editions/1900-01/index.html", "archive": "archive/2022/05/index.html"}.get(top, ""),
        )
        found = next(each for each in likely if each in known)
        return level((self.tame.site / found).read_bytes())


def level(page: bytes) -> bytes:
    """Give a page with all addresses as if it lay at the top."""
    return re.sub(rb"\.\.(?:/\.\.)*/?", b"", page)


def print_paper(root: Path, takes: Sequence[Take]) -> tuple[Built, Written]:
    paper = Paper(root)
    paper.settings(
        theme={"name": "material", "language": "ko"},
        plugins=[{"search": {"lang": "ko"}}, {"dongne/newsroom": NEWSROOM}, "dongne/preflight"],
    )
    written = write_bundles(paper, takes)
    built = paper.mkdocs()
    assert built.code == 0, built.output[-4000:]
    return built, written


def print_naughty(root: Path, takes: Sequence[Take]) -> Naughty:
    built, written = print_paper(root / "naughty", takes)
    tame, _ = print_paper(root / "tame", [stuff(TAME)])
    return Naughty(built, written.titles, written.coupons, tame)


@pytest.fixture(scope="module")
def naughty(tmp_path_factory: pytest.TempPathFactory) -> Naughty:
    """Print a paper through whose fields all the strings go, one after the other."""
    return print_naughty(tmp_path_factory.mktemp("naughty"), [rotate(sorted(taken()))] * EVERY_DAY)


# --- what every finished paper of this sort must keep, by day and by night


def check_pages(paper: Naughty) -> None:
    """Fail if a page holds code, or does not say the title as it was written."""
    found = {
        path: code for path in paper.pages() if (code := find_code(paper.page(path), beside=paper.twin(path)))
    }
    assert found == {}
    for item_id, title in paper.titles.items():
        tree = lxml_html.document_fromstring((paper.built.site / item_id / "index.html").read_bytes())
        assert squeezed(title) in [squeezed(heading.text_content()) for heading in tree.iter("h1")], item_id
        assert squeezed(tree.xpath('string(//meta[@property="og:title"]/@content)')) == squeezed(title)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def check_data(paper: Naughty) -> None:
    """Fail if something for machines is malformed, or says something else than what was written."""
    site = paper.built.site
    for path in sorted(paper.built.paths()):
        if path.endswith((".xml", ".svg")):
            etree.fromstring((site / path).read_bytes())
        elif path.endswith((".json", ".geojson")):
            json.loads(paper.built.text(path))
        elif path.endswith(".html"):
            find_data((site / path).read_bytes())
    entries = etree.fromstring((site / "feed.xml").read_bytes()).findall("channel/item")
    assert {item.findtext("title") for item in entries} <= set(paper.titles.values())
    shops = {title for item_id, title in paper.titles.items() if item_id.startswith("shops/")}
    assert {shop["name"] for shop in json.loads(paper.built.text("shops.json"))["shops"]} == shops
    layer = json.loads(paper.built.text("shops.geojson"))
    assert {feature["properties"]["name"] for feature in layer["features"]} == shops


def check_calendar(paper: Naughty) -> None:
    """Fail if the calendar holds anything but the events and their coupons, each as it was written."""
    calendar = icalendar.Calendar.from_ical((paper.built.site / "events.ics").read_bytes())
    names = {component.name for component in calendar.walk()}
    assert names <= {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"}
    entries = calendar.walk("VEVENT")
    said = {str(entry["uid"]).removesuffix("@example.org"): str(entry["summary"]) for entry in entries}
    events = {event: title for event, title in paper.titles.items() if event.startswith("events/")}
    assert len(entries) == len(said)
    assert said == events | {f"{event}/coupon": f"쿠폰: {text}" for event, text in paper.coupons.items()}


def check_tables(paper: Naughty) -> None:
    """Fail if a cell is a formula, or a row has other cells than its heading."""
    for path in sorted(path for path in paper.built.paths() if path.endswith(".csv")):
        header, *rows = csv.reader(io.StringIO(paper.built.text(path).removeprefix("\ufeff"), newline=""))
        assert {len(row) for row in rows} <= {len(header)}
        assert [cell for row in rows for cell in row if cell.startswith(FORMULA)] == []


def check_sitemap(paper: Naughty) -> None:
    """Fail if the sitemap has other pages than the site."""
    tree = etree.fromstring((paper.built.site / "sitemap.xml").read_bytes())
    listed = {
        location.removeprefix("https://example.org/")
        for location in tree.xpath("//*[local-name()='loc']/text()")
    }
    assert {f"{item_id}/" for item_id in paper.titles} <= listed
    assert {f"{path}index.html" for path in listed} <= paper.built.paths()


def check_in_browser(paths: list[str], address: str, page: Page) -> None:
    """Fail if anything runs that the theme did not bring: a dialog, or code that leaves its mark."""
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    for path in paths:
        page.goto(address + path.removesuffix("index.html"), wait_until="domcontentloaded")
        assert page.evaluate(PROVOKE) is None, path
        assert dialogs == [], path


def check_search(address: str, page: Page) -> None:
    """Fail if a text runs where the search shows it."""
    page.goto(address)
    query = page.locator(".md-search__input")
    query.click()
    for words in ("onerror", "window.", "시장"):
        query.fill(words)
        query.press("End")  # the theme listens to keys
        page.wait_for_selector(".md-search-result__item")
        assert page.evaluate("() => window.__pwned") is None, words


CHECKS = (check_pages, check_data, check_calendar, check_tables, check_sitemap)


@pytest.mark.parametrize("check", CHECKS)
def test_every_output_stays_what_it_is(check: Callable[[Naughty], None], naughty: Naughty) -> None:
    check(naughty)


def test_nothing_runs_in_a_browser(naughty: Naughty, serve: Callable[[Path], str], page: Page) -> None:
    pages = naughty.pages()
    lists = [path for path in pages if path in naughty.tame.paths() and "naughty-" not in path]
    items = [path for path in pages if "naughty-" in path]

    address = serve(naughty.built.site)
    check_in_browser(lists + items[:: len(items) // IN_A_BROWSER], address, page)
    check_search(address, page)


# --- every string in every field


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Naughty:
    """Print a paper in which every string stands in every field of every kind."""
    return print_naughty(tmp_path_factory.mktemp("every"), [stuff(text) for text in sorted(taken())])


@pytest.mark.long
@pytest.mark.parametrize("check", CHECKS)
def test_every_string_may_stand_in_every_field(check: Callable[[Naughty], None], every: Naughty) -> None:
    check(every)


@pytest.mark.long
def test_no_string_runs_in_a_browser_from_any_field(
    every: Naughty, serve: Callable[[Path], str], page: Page
) -> None:
    # What the theme's own program does with a text, the everyday test sees; here it would take hours.
    page.route("**/assets/**", lambda route: route.abort())

    check_in_browser(every.pages(), serve(every.built.site), page)
