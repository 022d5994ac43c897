"""What somebody sees who waits: a bar on a terminal, plain lines elsewhere, and the same work either way."""

import os
import pty
import subprocess
import sys

import pytest

PIECE = """
from dongne.cli.steps import Steps

steps = Steps()
steps.begin("원고를 읽습니다")
passed = list(steps.follow(iter(range({many})), {many}))
assert passed == list(range({many}))
steps.end()
"""


def seen_on_a_terminal(many: int) -> str:
    """Give what stands on a terminal after so many things have passed."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", PIECE.format(many=many)], stderr=theirs, env={**os.environ, "TERM": "xterm"}
    ) as child:
        os.close(theirs)
        seen = b""
        try:
            while piece := os.read(ours, 4096):
                seen += piece
        except OSError:  # Linux says so when the other end is closed.
            pass
        os.close(ours)
    assert child.returncode == 0
    return seen.decode()


def test_many_things_move_a_bar_to_its_end() -> None:
    seen = seen_on_a_terminal(1000)

    assert "원고를 읽습니다" in seen
    assert "1000/1000" in seen
    assert 10 < seen.count("/1000") < 300


def test_a_few_things_are_worth_no_bar() -> None:
    assert "/20" not in seen_on_a_terminal(20)


@pytest.mark.parametrize("many", [20, 1000])
def test_where_nobody_sits_at_a_terminal_there_is_no_bar(many: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PIECE.format(many=many)], capture_output=True, text=True, check=True
    )

    assert (done.stdout, done.stderr) == ("", "")
