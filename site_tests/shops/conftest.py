"""A small paper with a handful of shops, printed once for all tests that look at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from site_tests.browser.server import serve_folder
from site_tests.paper import Built, Paper
from site_tests.shops.street import print_street

SCRIPTS = Path(__file__).parents[2] / "plugins/dongne/mkdocs_plugins/theme/assets/shops"


@pytest.fixture(scope="session")
def street(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Give the built paper."""
    return print_street(Paper(tmp_path_factory.mktemp("street")))


@pytest.fixture(scope="session")
def address(street: Built) -> Iterator[str]:
    """Serve it; give its address."""
    with serve_folder(street.site) as served:
        yield served


@pytest.fixture(scope="session")
def scripts() -> Iterator[str]:
    """Serve the scripts alone; give their address."""
    with serve_folder(SCRIPTS) as served:
        yield served
