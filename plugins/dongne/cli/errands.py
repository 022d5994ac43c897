"""MkDocs at work in a process of its own: it is handed what it needs, and ended as we are."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import FrameType

import click

from dongne.cli.front import Office
from dongne.pipeline.errand import ANOTHER_WAY, ERRANDS, Errand
from dongne.pipeline.house import Premises, read_premises

_FORWARDED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# -P: a file in the newsroom's own folder must not pass itself off as a module of ours.
_MKDOCS = (sys.executable, "-P", "-m", "dongne.mkdocs_plugins")


@contextmanager
def call_mkdocs(root: Path, at: datetime, *options: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Let MkDocs begin, of which half its time is made, and wait for an errand; it goes if none comes."""
    with subprocess.Popen(  # noqa: S603 - our own module
        [*_MKDOCS, "house", *options],
        cwd=root,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(int(at.timestamp()))},
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as mkdocs:
        try:
            yield mkdocs
        finally:
            mkdocs.kill()


def make_house(
    root: Path, errand: Errand, *options: str, mkdocs: "subprocess.Popen[bytes] | None" = None
) -> tuple[Premises | None, str]:
    """Let MkDocs make the house; give it with what MkDocs had to say, None where only MkDocs can build the site.

    ``mkdocs`` is one that was called before.

    Raises:
        subprocess.CalledProcessError: it could not be made; ``stderr`` says why.
    """
    if mkdocs is None:
        with call_mkdocs(root, errand.at, *options) as called:
            return make_house(root, errand, mkdocs=called)
    _, told = mkdocs.communicate(ERRANDS.dump_json(errand) + b"\n")
    said = told.decode(errors="replace").strip()
    if mkdocs.returncode == ANOTHER_WAY:
        return None, said
    if mkdocs.returncode:
        raise subprocess.CalledProcessError(mkdocs.returncode, "mkdocs", stderr=said)
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
