"""Any page can be read, touched and moved through on a phone, and is sound HTML."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from site_tests.browser.quality import (
    check_html,
    find_sideways_scroll,
    find_small_targets,
    find_small_texts,
    find_squeezed_texts,
)
from site_tests.browser.sample import kinds_of_pages
from site_tests.browser.server import serve_folder
from site_tests.browser.window import OpenWindow

A_MINUTE = 60_000
"""Milliseconds: with so many pages in turn, a machine that has much else to do is no fault of theirs."""

HTML = (
    '<!doctype html><html lang="ko"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>난곡</title>{}</html>'
)


@pytest.fixture(scope="module")
def address(sample_site: Path) -> Iterator[str]:
    """Serve the sample newspaper."""
    with serve_folder(sample_site) as served:
        yield served


def test_every_page_is_sound_html(sample_site: Path) -> None:
    assert check_html(sample_site) == []


def test_every_picture_that_a_page_names_is_there(sample_site: Path) -> None:
    pages = [page.read_text(encoding="utf-8") for page in sample_site.rglob("*.html")]
    named = {match for page in pages for match in re.findall(r"media/[0-9a-f]+-[0-9]+\.[a-z]+", page)}
    cards = {name for name in named if "-1200." in name}

    assert len(cards) > 10
    assert [name for name in sorted(named) if not (sample_site / name).is_file()] == []


def test_old_eyes_and_fingers_have_no_trouble_on_a_phone(
    sample_site: Path, address: str, open_window: OpenWindow
) -> None:
    phone = open_window(size=(390, 844))
    phone.set_default_timeout(A_MINUTE)
    found = []

    # No request leaves this machine either: the window would say so.
    for kind, path in kinds_of_pages(sample_site).items():
        phone.goto(f"{address}{path}")
        for question in (find_small_targets, find_small_texts):
            found += [f"{kind or 'home'}: {answer}" for answer in question(phone)]

    assert found == []


@pytest.mark.parametrize("javascript", [True, pytest.param(False, marks=pytest.mark.long)])
def test_the_narrowest_phone_has_room_for_letters_of_double_size(
    sample_site: Path, address: str, open_window: OpenWindow, *, javascript: bool
) -> None:
    phone = open_window(size=(320, 640), javascript=javascript)
    phone.set_default_timeout(A_MINUTE)
    found = []

    # Without scripts of its own a page still answers the questions of a test.
    for kind, path in kinds_of_pages(sample_site).items():
        phone.goto(f"{address}{path}")
        found += [f"{kind or 'home'}: {answer}" for answer in find_sideways_scroll(phone)]
        phone.evaluate("() => { document.documentElement.style.fontSize = '40px'; }")  # twice the usual
        for question in (find_sideways_scroll, find_squeezed_texts):
            found += [f"{kind or 'home'}, letters of double size: {answer}" for answer in question(phone)]

    assert found == []


# --- the questions themselves can be answered with a no


@pytest.fixture
def ask(tmp_path: Path, open_window: OpenWindow) -> Iterator[Callable[[str], Page]]:
    """Open a page with a body of one's own on a phone."""
    phone = open_window(size=(390, 844))
    with serve_folder(tmp_path) as served:

        def opened(body: str) -> Page:
            (tmp_path / "index.html").write_text(HTML.format(body), encoding="utf-8")
            phone.goto(served)
            return phone

        yield opened


def test_a_faulty_page_is_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(HTML.format("<p><div></p>"), encoding="utf-8")

    assert {found.partition(":")[0] for found in check_html(tmp_path)} == {"index.html"}


def test_small_targets_are_found_but_for_links_in_a_sentence(ask: Callable[[str], Page]) -> None:
    found = find_small_targets(
        ask(
            "<p>글 속의 <a href='#'>고리</a>는 그대로 둔다</p><p><a href='#'>홀로</a></p>"
            "<button style='width: 60px; height: 50px'>큰 것</button><input type=checkbox aria-label='작은 것'>"
            "<article style='position: relative; width: 9em; height: 9em'><style>.x::after"
            "{content: ''; position: absolute; inset: 0}</style><a class=x href='#'>카드</a></article>"
        )
    )

    assert [answer.partition(" is ")[0] for answer in found] == ["a 「홀로」", "input 「작은 것」"]


def test_small_letters_are_found(ask: Callable[[str], Page]) -> None:
    found = find_small_texts(ask("<p>큰 글</p><p style='font-size: 15px'>작은 글</p><p hidden>숨은 글</p>"))

    assert found == ["p 「작은 글」 has 15.0 px"]


def test_a_page_wider_than_its_window_is_found(ask: Callable[[str], Page]) -> None:
    wide = "<div style='width: 900px' id=wide>넓다</div>"

    assert find_sideways_scroll(ask(f"<div style='overflow: auto'>{wide}</div>")) == []
    assert find_sideways_scroll(ask(wide))[1:] == ["div#wide 「넓다」"]


def test_a_column_of_single_letters_is_found(ask: Callable[[str], Page]) -> None:
    found = find_squeezed_texts(
        ask(
            "<p style='width: 1.5em'>난향떡방앗간 셋째</p><p>난향떡방앗간, 셋째 대</p><p style='width: 1.5em'>하나</p>"
        )
    )

    assert found == ["p 「난향떡방앗간 셋째」"]
