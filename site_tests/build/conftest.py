"""A paper to build."""

from pathlib import Path

import pytest

from site_tests.paper import Paper


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    """Give a sound paper with one approved article and one approved shop."""
    made = Paper(tmp_path)
    made.approve(made.article(), made.shop())
    return made
