"""A paper with a comments server of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

from site_tests.browser.server import serve_folder
from site_tests.browser.window import PATIENCE, OpenWindow
from site_tests.comments.server import Server, address_of, open_door, run_server
from site_tests.paper import NEWSROOM, Paper

PHONE = "02-555-0148"


@pytest.fixture
def page(open_window: OpenWindow) -> Page:
    page = open_window()
    page.context.set_default_timeout(PATIENCE)
    return page


@dataclass(frozen=True, kw_only=True)
class Street:
    """A finished site, served, and the comments server that it names."""

    site: str
    server: Server

    def page(self, slug: str = "dawn-market") -> str:
        """Give the address of an article."""
        return f"{self.site}articles/2022/{slug}/"


def paper_with(folder: Path, **comments: str) -> Paper:
    """Write a paper that asks for comments."""
    paper = Paper(folder)
    newsroom = {**NEWSROOM, "comments": comments}
    config = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    paper.settings(**config | {"plugins": [{"dongne/newsroom": newsroom}, "dongne/preflight"]})
    return paper


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    """Build a paper with a few articles, serve it, and run its comments server beside it."""
    folder, door = tmp_path_factory.mktemp("street"), open_door()
    paper = paper_with(folder / "paper", server=address_of(door), phone=PHONE)
    slugs = ("dawn-market", "quiet-day", "night-bus", "rice-mill", "long-queue")
    articles = [paper.article(slug) for slug in slugs]
    silent = paper.article("no-comments", comments=False)
    paper.approve(*articles, silent)
    built = paper.build()
    assert built.code == 0, built.output
    with (
        serve_folder(built.site) as site,
        run_server(folder / "data", door=door, sites=[site.rstrip("/")]) as server,
    ):
        server.sign_in()
        yield Street(site=site, server=server)
