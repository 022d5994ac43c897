"""MkDocs at work in a process of its own: it is handed what it needs, and ended as we are."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

import click

from dongne.cli.front import Office
from dongne.pipeline.house import Premises, read_premises
from dongne.pipeline.orders import ANOTHER_WAY, ERRANDS, Errand

_FORWARDED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# -P: a file in the newsroom's own folder must not pass itself off as a module of ours.
_MKDOCS = (sys.executable, "-P", "-m", "dongne.mkdocs_plugins")


def make_house(root: Path, errand: Errand, *options: str) -> tuple[Premises | None, str]:
    """Let MkDocs make the house; give it with what MkDocs had to say, None where only MkDocs can build the site.

    Raises:
        subprocess.CalledProcessError: it could not be made; ``stderr`` says why.
    """
    done = subprocess.run(  # noqa: S603 - our own module
        [*_MKDOCS, "house", *options],
        cwd=root,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(int(errand.at.timestamp()))},
        input=ERRANDS.dump_json(errand),
        stderr=subprocess.PIPE,
        check=False,
    )
    said = done.stderr.decode(errors="replace").strip()
    if done.returncode == ANOTHER_WAY:
        return None, said
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, "mkdocs", stderr=said)
    return read_premises(root), said


def run_mkdocs(office: Office, *arguments: str) -> None:
    """Let MkDocs work in a child process, and end as it ends."""
    environment = dict(os.environ)
    root = office.root
    if office.now is not None:
        environment["SOURCE_DATE_EPOCH"] = str(int(office.at.timestamp()))
    end_as(_wait_for([*_MKDOCS, *arguments], root, environment))


def end_as(code: int) -> None:
    """End as MkDocs' half has ended, if it did not end well; shells write a signal as 128 and its number."""
    if code:
        raise click.exceptions.Exit(code if code > 0 else 128 - code)


def _wait_for(command: Sequence[str], root: Path, environment: dict[str, str]) -> int:
    """Run a command and hand on every signal; alone in its group, it never hears one twice."""
    with subprocess.Popen(command, cwd=root, env=environment, process_group=0) as child:  # noqa: S603 - our own module

        def forward(number: int, _: FrameType | None) -> None:
            child.send_signal(number)

        before = {number: signal.signal(number, forward) for number in _FORWARDED}
        try:
            return child.wait()
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
