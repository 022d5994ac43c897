"""A small paper to search in, and what a resident sees of its search box."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from pathlib import Path
from threading import Event
from typing import cast
from urllib.parse import quote

from playwright.sync_api import CDPSession, Page, expect

from site_tests.browser.server import StaticHost, serve
from site_tests.paper import Built, Paper

BEANS = 14
"""Articles that speak of bean curd: more than one page of the search page holds."""
FIELD = ".md-search__input"
LINK = ".md-search-result__link"
META = ".md-search-result__meta"


def print_paper(root: Path) -> Built:
    """Build a paper in which bean curd stands in articles, in shops and in an event."""
    paper = Paper(root)
    paper.settings(theme={"name": "material", "language": "ko"})
    items = [
        paper.article(f"beans-{number}", title=f"두부 이야기 {number}", body="콩을 불려 두부를 만든다.\n")
        for number in range(1, BEANS + 1)
    ]
    items += [
        paper.article(
            "lamp", title="골목에 가로등이 생겼다", summary="밤길이 밝아졌다.", body="스무 개가 섰다.\n"
        ),
        paper.shop("tofu", name="난곡손두부", summary="새벽에 두부를 만드는 집."),
        paper.shop("dumplings", name="언덕만두", summary="두부를 넣은 만두를 빚는다.", body="국물도 있다.\n"),
        paper.item(
            "events/tofu-day",
            {
                "title": "두부 만들기",
                "summary": "콩을 갈아 봅니다.",
                "starts": "2022-12-30T10:00:00+09:00",
                "place": "난곡손두부",
            },
            "앞치마를 빌려 드립니다.\n",
        ),
    ]
    paper.approve(*items)
    built = paper.build()
    assert built.code == 0, built.output
    return built


class Moody(StaticHost):
    """A static host whose files of the index may fail, be gone, or keep a caller waiting."""

    refusals = 0
    """How many are answered with 503."""
    lost = 0
    """How many are answered with 404."""
    gate: Event | None = None
    """While this is not set, none is answered."""

    def do_GET(self) -> None:  # noqa: N802 - http.server's name
        mood = type(self)
        if not (self.path.startswith("/search/") and self.path.endswith(".json")):
            super().do_GET()
            return
        if mood.gate is not None:
            mood.gate.wait(30)
        if mood.refusals > 0:
            mood.refusals -= 1
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE)
        elif mood.lost > 0:
            mood.lost -= 1
            self._refuse(HTTPStatus.NOT_FOUND)
        else:
            super().do_GET()

    def _refuse(self, status: HTTPStatus) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()


@contextmanager
def serve_moodily(folder: Path) -> Iterator[tuple[str, type[Moody]]]:
    """Serve a folder; give its address, and the host whose moods may be set."""
    host = cast("type[Moody]", type("Host", (Moody,), {}))
    with serve(partial(host, directory=folder)) as address:
        try:
            yield address, host
        finally:
            if host.gate is not None:
                host.gate.set()


class Box:
    """The search box as a resident meets it."""

    def __init__(self, page: Page, address: str) -> None:
        """Open the front page and turn to the box."""
        self.page = page
        page.goto(address)
        page.keyboard.press("/")
        expect(page.locator("#__search")).to_be_checked()

    @property
    def typing(self) -> CDPSession:
        """The keyboard's own program: composes syllables, and writes without keys."""
        return self.page.context.new_cdp_session(self.page)

    def wait_for(self, words: str) -> None:
        """Wait until the status says these words."""
        expect(self.page.locator(META)).to_contain_text(words)

    def wait_for_links(self, query: str) -> list[str]:
        """Wait until what was found for a query is shown; give the titles."""
        way = self.page.locator(".dn-found__groups a").first
        expect(way).to_have_attribute("href", re.compile(rf"[?]q={re.escape(quote(query))}&"))
        return self.titles()

    def titles(self) -> list[str]:
        """Give the titles of what is shown, in order."""
        return [str(text) for text in self.page.locator(".dn-found__title").all_inner_texts()]

    def groups(self) -> list[str]:
        """Give the groups with their counts, as they are shown."""
        return [str(text) for text in self.page.locator(".dn-found__groups a").all_text_contents()]

    def has_focus(self, place: str = FIELD) -> bool:
        """Whether the first of the elements that a selector names has the focus."""
        return bool(self.page.locator(place).first.evaluate("element => element === document.activeElement"))

    def is_open(self) -> bool:
        """Whether the box is open."""
        return bool(self.page.evaluate("() => document.getElementById('__search').checked"))
