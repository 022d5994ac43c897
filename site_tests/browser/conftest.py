"""What the tests in a browser share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from site_tests.browser.searching import Moody, print_paper, serve_moodily
from site_tests.browser.server import serve_folder


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Print a small paper to search in; give the folder of its site."""
    return print_paper(tmp_path_factory.mktemp("searched") / "paper").site


@pytest.fixture(scope="session")
def newsstand(searched: Path) -> Iterator[str]:
    """Serve that paper; give its address."""
    with serve_folder(searched) as address:
        yield address


@pytest.fixture
def moody(searched: Path) -> Iterator[tuple[str, type[Moody]]]:
    """Serve that paper from a host that may fail."""
    with serve_moodily(searched) as served:
        yield served
