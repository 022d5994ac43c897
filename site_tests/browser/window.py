"""Browser windows for tests: they speak Korean, live in Seoul and reach nothing but this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from site_tests.browser.search import find_browser
from site_tests.browser.server import LOOPBACK

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)
PHONE = (360, 740)
DESKTOP = (1280, 800)
PATIENCE = 30_000
"""Milliseconds: other programs may share the machine, and a slow answer is no wrong one."""


class OpenWindow(Protocol):
    """How a test opens a window of its own."""

    def __call__(
        self,
        *,
        size: tuple[int, int] = ...,
        javascript: bool = ...,
        colour_scheme: str = ...,
        motion: bool = ...,
    ) -> Page:
        """Open a window; it closes with the test."""


@contextmanager
def start_browser() -> Iterator[Browser]:
    """Start the browser that is found, without a screen."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), headless=True, args=FLAGS)
        yield browser
        browser.close()


class Windows:
    """The windows of one test and what went wrong in them."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.faults: list[str] = []

    def open(
        self,
        *,
        size: tuple[int, int] = DESKTOP,
        javascript: bool = True,
        colour_scheme: str = "light",
        motion: bool = False,
        fineness: float = 1,
    ) -> Page:
        """Open an empty window with no memory of any other; ``fineness`` is in points of the screen for each pixel."""
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            device_scale_factor=fineness,
            java_script_enabled=javascript,
            color_scheme="dark" if colour_scheme == "dark" else "light",
            reduced_motion="no-preference" if motion else "reduce",
            locale="ko-KR",
            timezone_id="Asia/Seoul",
        )
        context.set_default_timeout(PATIENCE)
        context.route("**/*", self._keep_at_home)
        page = context.new_page()
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        return page

    def close(self) -> None:
        """Close every window of the test."""
        for context in self.browser.contexts:
            context.close()

    def _keep_at_home(self, route: Route) -> None:
        address = route.request.url
        if urlsplit(address).hostname == LOOPBACK:
            route.continue_()
        else:
            self.faults.append(f"the page wanted {address}")
            route.abort()
