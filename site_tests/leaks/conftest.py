"""What the tests of the leak paths may ask for."""

from pathlib import Path

import pytest

from site_tests.leaks.held import EXPIRY, assert_published, write_held
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


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """Give a paper with an article that stays and one that will leave, both published; nobody changes it."""
    made = Paper(tmp_path_factory.mktemp("published"))
    made.approve(made.article(), write_held(made, expires=EXPIRY))
    built = made.build()
    assert built.code == 0, built.output
    assert_published(built.site)
    return made
