"""axe has nothing to say against any kind of page, at three widths and in both colour schemes."""

from pathlib import Path

import pytest

from site_tests.browser.axe import find_barriers
from site_tests.browser.sample import kinds_of_pages
from site_tests.browser.server import serve_folder
from site_tests.browser.window import OpenWindow

A_MINUTE = 60_000
"""Milliseconds: with so many pages in turn, a machine that has much else to do is no fault of theirs."""

PHONE, NARROW, DESKTOP = (390, 844), (320, 640), (1280, 800)

EVERY_DAY = [(PHONE, "light"), (DESKTOP, "dark")]
NOW_AND_THEN = [(NARROW, "light"), (DESKTOP, "light"), (PHONE, "dark"), (NARROW, "dark")]


@pytest.mark.parametrize(
    ("size", "scheme"),
    [*EVERY_DAY, *(pytest.param(*choice, marks=pytest.mark.long) for choice in NOW_AND_THEN)],
)
def test_every_kind_of_page_is_open_to_everybody(
    sample_site: Path, open_window: OpenWindow, size: tuple[int, int], scheme: str
) -> None:
    window = open_window(size=size, colour_scheme=scheme)
    window.set_default_timeout(A_MINUTE)
    found = []

    with serve_folder(sample_site) as address:
        for kind, path in kinds_of_pages(sample_site).items():
            window.goto(f"{address}{path}")
            found += [f"{kind or 'home'}: {barrier}" for barrier in find_barriers(window)]

    assert found == []


def test_a_barrier_is_found(tmp_path: Path, open_window: OpenWindow) -> None:
    page = "<!doctype html><html lang=ko><meta charset=utf-8><title>난곡</title><main><h1>난곡</h1><img src=x.png></main>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    window = open_window()

    with serve_folder(tmp_path) as address:
        window.goto(address)
        found = find_barriers(window)

    assert [barrier.partition(":")[0] for barrier in found] == ["image-alt"]
