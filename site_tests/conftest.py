"""What every test may ask for."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import configuration, settings
from playwright.sync_api import Browser, Page

from site_tests.browser.sample import build_sample
from site_tests.browser.server import serve_folder
from site_tests.browser.window import OpenWindow, Windows, start_browser

# A forge runs the same examples every time, so that a red run has to do with the change; at home chance helps to find.
configuration.set_hypothesis_home_dir(Path(__file__).parents[1] / ".cache/hypothesis")
settings.register_profile("everyday", deadline=None, derandomize="CI" in os.environ)
settings.register_profile("long", deadline=None, max_examples=5_000)
settings.load_profile("everyday")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, so that `-m "not browser"` leaves it out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the one browser of this run."""
    with start_browser() as started:
        yield started


@pytest.fixture
def open_window(browser: Browser) -> Iterator[OpenWindow]:
    """Open windows of any kind; a script error or a request that leaves this machine fails the test."""
    windows = Windows(browser)
    yield windows.open
    windows.close()
    assert windows.faults == []


@pytest.fixture
def page(open_window: OpenWindow) -> Page:
    """Give an ordinary window."""
    return open_window()


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the built sample newspaper; all processes of a run share one, which nobody changes."""
    own = tmp_path_factory.getbasetemp()
    return build_sample((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "sample")


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve folders by HTTP until the test ends."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(serve_folder(folder))
