"""What the tests of the live preview share."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from site_tests.browser.window import PATIENCE


@pytest.fixture(autouse=True, scope="module")
def _patience() -> Iterator[None]:
    """Wait for a page as long as for a window: a build may have to take turns with much else."""
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=5_000)
