"""A look ahead sees what a look sees, once; whoever asks again is told what is there then."""

import subprocess
import sys
from pathlib import Path

import pytest

from dongne.pipeline.lookout import look_ahead, look_around
from dongne.pipeline.newsroom import survey
from dongne.pipeline.reading import Means
from site_tests.paper import NOW, Paper


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    """Give a paper with an approved article, and something that does not belong."""
    made = Paper(tmp_path / "paper")
    made.approve(made.article())
    made.write("content/articles/notes.txt", "메모")
    made.write("review/decisions/articles/2022/notes.txt", "메모")
    return made


def test_a_look_ahead_sees_what_a_look_sees(paper: Paper) -> None:
    with look_ahead(paper.root) as look:
        ahead = look(paper.root)

    now = look_around(paper.root)

    assert (ahead.bundles, ahead.decisions) == (now.bundles, now.decisions)
    assert ahead.identities == now.identities
    assert ahead.since <= now.since
    assert [problem.code for problem in (*ahead.bundles[1], *ahead.decisions[1])] == ["file-stray"] * 2


def test_whoever_asks_again_sees_what_is_there_then(paper: Paper) -> None:
    with look_ahead(paper.root) as look:
        first = look(paper.root)
        paper.article("second")
        again = look(paper.root)

    assert [len(sights.bundles[0]) for sights in (first, again)] == [1, 2]


def test_whoever_asks_about_another_folder_sees_that_one(paper: Paper, tmp_path: Path) -> None:
    other = Paper(tmp_path / "other")

    with look_ahead(paper.root) as look:
        assert look(other.root).bundles[0] == []
        assert len(look(paper.root).bundles[0]) == 1


PROGRAM = """
import os, sys
from pathlib import Path
from dongne.pipeline.lookout import look_ahead

with look_ahead(Path(sys.argv[1])):
    pass
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("alone")
"""


def test_nobody_is_left_where_nobody_asks(paper: Paper) -> None:
    # In a process of its own, which has no other children.
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, paper.root], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "alone"


def test_a_survey_says_the_same_whoever_has_looked(paper: Paper) -> None:
    with look_ahead(paper.root) as look:
        ahead = survey(paper.root, now=NOW, means=Means(look=look))

    now = survey(paper.root, now=NOW, means=Means(trusts_catalogue=False))

    assert ahead.problems == now.problems
    assert ahead.items == now.items
    assert ahead.decisions == now.decisions
