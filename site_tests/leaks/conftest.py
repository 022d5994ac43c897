"""What the tests of the leak paths may ask for."""

from pathlib import Path

import pytest

from site_tests.leaks.held import write_held
from site_tests.paper import Paper


@pytest.fixture
def guarded(tmp_path: Path) -> Paper:
    """Give a paper with one approved article and one that is held back, as it ships: with the last search."""
    paper = Paper(tmp_path)
    paper.approve(paper.article())
    write_held(paper)
    return paper


@pytest.fixture
def paper(guarded: Paper) -> Paper:
    """Give the same paper without the last search, so that a test sees whether the first guard holds."""
    guarded.without_preflight()
    return guarded
