"""The command as a person types it: in this process, quick and with both streams apart; or at a terminal."""

import os
import pty
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from dongne.cli import main
from site_tests.paper import NOW

COMMAND = str(Path(sys.executable).with_name("dongne"))


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str


def dongne(folder: Path, *arguments: str, now: str | None = NOW) -> Said:
    """Run one command in a folder; nobody sits at the terminal."""
    moment = [] if now is None else ["--now", now]
    done = CliRunner().invoke(main, ["-C", str(folder), *moment, *arguments], prog_name="dongne")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return Said(code=done.exit_code, out=done.stdout, err=done.stderr)


def at_terminal(folder: Path, arguments: Sequence[str], answers: str) -> tuple[int, str]:
    """Run a command before somebody who types; give its code and all that stood on the screen."""
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [COMMAND, "--now", NOW, *arguments], cwd=folder, stdin=follower, stdout=follower, stderr=follower
    ) as process:
        os.close(follower)
        os.write(leader, answers.encode())
        screen = b""
        while True:
            try:
                screen += os.read(leader, 4096)
            except OSError:  # the other end is gone
                break
        code = process.wait(timeout=20)
    os.close(leader)
    return code, screen.decode()
