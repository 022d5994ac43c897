"""How the paper looks: letters and lines for old eyes, a dark scheme, and A4 paper."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # brings no types
import pytest
from playwright.sync_api import Page

from site_tests.browser.quality import find_sideways_scroll
from site_tests.browser.server import serve_folder
from site_tests.browser.window import DESKTOP, PHONE, OpenWindow

STORY = "articles/2022/dawn-tofu/"
LEAFLET = "editions/2022-12/leaflet/"
LONGEST_LINE = 34
"""Hangul letters."""
A4 = (595, 842)
"""Points."""

LINES = """
() => {
    const lines = [];
    for (const paragraph of document.querySelectorAll("[data-dn-text] p")) {
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT), range = document.createRange();
        let line = "", bottom = null;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            for (let place = 0; place < node.length; place++) {
                range.setStart(node, place);
                range.setEnd(node, place + 1);
                const box = range.getBoundingClientRect();
                if (bottom !== null && box.top > bottom - 4) { lines.push(line); line = ""; }
                line += node.data[place];
                bottom = box.bottom;
            }
        }
        lines.push(line);
    }
    return lines;
}"""


@pytest.fixture(scope="module")
def address(sample_site: Path) -> Iterator[str]:
    """Serve the sample newspaper."""
    with serve_folder(sample_site) as served:
        yield served


def hangul(line: str) -> int:
    return sum("가" <= letter <= "힣" for letter in line)


def brightness(colour: str) -> float:
    """Give how bright ``rgb(…)`` is, from 0 to 255."""
    red, green, blue = (float(part) for part in colour.partition("(")[2].rstrip(")").split(",")[:3])
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_a_line_holds_at_most_34_hangul_letters_and_breaks_between_words(
    address: str, open_window: OpenWindow, size: tuple[int, int]
) -> None:
    window = open_window(size=size)

    window.goto(f"{address}{STORY}")
    lines = window.evaluate(LINES)
    words = set(" ".join(window.locator("[data-dn-text] p").all_inner_texts()).split())

    assert len(lines) > 10
    assert max(map(hangul, lines)) <= LONGEST_LINE
    # `word-break: keep-all`: no word is cut in two.
    assert {word for line in lines for word in line.split()} <= words


def test_the_text_has_letters_and_lines_for_old_eyes(address: str, open_window: OpenWindow) -> None:
    phone = open_window(size=PHONE)

    phone.goto(f"{address}{STORY}")
    size, height = phone.evaluate(
        """() => {
            const style = getComputedStyle(document.querySelector("[data-dn-text] p"));
            return [parseFloat(style.fontSize), parseFloat(style.lineHeight)];
        }"""
    )

    assert 18 <= size <= 19
    assert 1.7 <= height / size <= 1.8


def test_the_largest_letters_fit_a_narrow_phone(address: str, open_window: OpenWindow) -> None:
    narrow = open_window(size=(320, 640))
    narrow.add_init_script("localStorage.setItem('dn-text', 'larger')")
    found = []

    for path in ("", STORY, "articles/", "editions/2022-12/", "archive/", "about/"):
        narrow.goto(f"{address}{path}")
        assert narrow.evaluate("() => document.documentElement.dataset.dnText") == "larger"
        found += [(path, fault) for fault in find_sideways_scroll(narrow)]

    assert found == []


@pytest.mark.parametrize(("scheme", "chosen"), [("dark", ""), ("dark", "light"), ("light", "dark")])
def test_paper_and_ink_follow_the_device_unless_chosen(
    address: str, open_window: OpenWindow, scheme: str, chosen: str
) -> None:
    window = open_window(colour_scheme=scheme)
    window.add_init_script(f"localStorage.setItem('dn-scheme', '{chosen}')")

    window.goto(f"{address}{STORY}")
    paper, ink = window.evaluate(
        "() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('h1')).color]"
    )

    assert (brightness(paper) < brightness(ink)) == ((chosen or scheme) == "dark")


def letters(text: str) -> str:
    """Give what is to be read, whatever the lines and the hyphens of a page are."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def print_page(page: Page, folder: Path) -> pypdfium2.PdfDocument:
    page.pdf(path=folder / "paper.pdf", prefer_css_page_size=True)
    return pypdfium2.PdfDocument(folder / "paper.pdf")


def test_an_edition_is_printed_as_a_leaflet_of_a4_pages(address: str, page: Page, tmp_path: Path) -> None:
    page.goto(f"{address}{LEAFLET}")
    stories = page.locator(".dn-leaflet__story").count()

    paper = print_page(page, tmp_path)

    assert {tuple(round(side) for side in sheet.get_size()) for sheet in paper} == {A4}
    assert stories == 7
    assert stories <= len(paper) <= 2 * stories


def test_nothing_of_a_leaflet_is_cut(address: str, page: Page, tmp_path: Path) -> None:
    page.goto(f"{address}{LEAFLET}")
    pieces = page.locator(".dn-leaflet :is(h1, h2, h3, p, li, td, th, figcaption):visible").all_inner_texts()

    paper = print_page(page, tmp_path)

    sheets = [sheet.get_textpage() for sheet in paper]
    printed = letters("".join(sheet.get_text_range() for sheet in sheets))
    shown = [piece for piece in map(letters, pieces) if piece != "A4로인쇄화면으로읽는판"]
    # A paragraph may go over a page's end, where its number stands: so each is looked for by its beginning and its end.
    assert [piece for piece in shown if piece[:12] not in printed or piece[-12:] not in printed] == []
    for sheet in sheets:
        boxes = [sheet.get_charbox(place) for place in range(sheet.count_chars())]
        assert all(
            left >= 0 and right <= A4[0] + 1 and low >= 0 and high <= A4[1] + 1
            for left, low, right, high in boxes
        )
