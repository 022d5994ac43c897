"""The windows themselves: what the tests in a browser rely on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page

from site_tests.browser.search import NoBrowserError, find_browser
from site_tests.browser.server import serve_folder
from site_tests.browser.window import PHONE, OpenWindow, Windows

HTML = "<!doctype html><html lang=ko><meta charset=utf-8><title>난곡</title>{}</html>"
Serve = Callable[[Path], str]


def write_page(folder: Path, body: str = "", name: str = "index.html") -> None:
    (folder / name).write_text(HTML.format(body), encoding="utf-8")


def test_a_window_shows_what_a_folder_holds(tmp_path: Path, serve: Serve, page: Page) -> None:
    write_page(tmp_path, "<h1>우리동네 사람들</h1>")

    page.goto(serve(tmp_path))

    assert page.get_by_role("heading").inner_text() == "우리동네 사람들"


def test_a_stray_address_shows_the_sites_own_page(tmp_path: Path, serve: Serve, page: Page) -> None:
    write_page(tmp_path, "<h1>없는 쪽입니다</h1>", name="404.html")

    response = page.goto(f"{serve(tmp_path)}nowhere/")

    assert response is not None
    assert response.status == 404
    assert page.get_by_role("heading").inner_text() == "없는 쪽입니다"


def test_hangul_is_drawn_with_a_font_that_has_it(tmp_path: Path, serve: Serve, page: Page) -> None:
    write_page(tmp_path, "<canvas></canvas>")

    page.goto(serve(tmp_path))
    pictures = page.evaluate(
        """() => Array.from("가힣", letter => {
            const canvas = document.querySelector("canvas"), brush = canvas.getContext("2d");
            brush.clearRect(0, 0, canvas.width, canvas.height);
            brush.font = "40px sans-serif";
            brush.fillText(letter, 10, 50);
            return canvas.toDataURL();
        })"""
    )

    assert pictures[0] != pictures[1], "both letters are the same empty box"


def test_a_phone_is_narrow_and_needs_no_script(tmp_path: Path, serve: Serve, open_window: OpenWindow) -> None:
    write_page(tmp_path, "<p>그대로</p><script>document.querySelector('p').remove()</script>")

    phone = open_window(size=PHONE, javascript=False)
    phone.goto(serve(tmp_path))

    assert phone.viewport_size == {"width": 360, "height": 740}
    assert phone.locator("p").inner_text() == "그대로"


def test_a_request_that_leaves_this_machine_is_a_fault(
    tmp_path: Path, serve: Serve, browser: Browser
) -> None:
    write_page(tmp_path, "<img src='https://tracker.example/a.png' alt=''>")
    windows = Windows(browser)

    windows.open().goto(serve(tmp_path))
    windows.close()

    assert windows.faults == ["the page wanted https://tracker.example/a.png"]


def test_an_error_in_a_script_is_a_fault(tmp_path: Path, serve: Serve, browser: Browser) -> None:
    write_page(tmp_path, "<script>throw new Error('젓가락')</script>")
    windows = Windows(browser)

    windows.open().goto(serve(tmp_path))
    windows.close()

    assert windows.faults == ["script error: 젓가락"]


def test_a_server_ends_with_its_test(tmp_path: Path, page: Page) -> None:
    write_page(tmp_path)
    with serve_folder(tmp_path) as address:
        page.goto(address)

    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
        page.goto(address)


def test_a_browser_named_by_hand_is_not_replaced_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONGNE_BROWSER", "/nowhere/chromium")

    with pytest.raises(NoBrowserError, match="/nowhere/chromium"):
        find_browser()
