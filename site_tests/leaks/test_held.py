"""The article that the tests here hold back would be found, had it been let out."""

from pathlib import Path

import pytest

from site_tests.leaks.held import assert_held, assert_published, write_held
from site_tests.paper import Paper


def test_an_approved_article_is_found_in_all_its_parts_and_a_waiting_one_in_none(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    held = write_held(paper)

    before = paper.mkdocs()
    paper.approve(held)
    after = paper.mkdocs(site="approved")

    assert (before.code, after.code) == (0, 0), before.output + after.output
    assert_held(before.site)
    assert_published(after.site)
    with pytest.raises(AssertionError, match="feed"):
        assert_held(after.site)
