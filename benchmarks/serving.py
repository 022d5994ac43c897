"""``python -m benchmarks.serving``: from a saved file to the new words in the open window."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.error import HTTPError

import click
from playwright.sync_api import Page

from benchmarks.sites import address, held_back, write_newspaper
from benchmarks.stories import stories
from site_tests.browser.window import start_browser

_PROGRAMS = {"dongne": ("serve", "--addr"), "mkdocs": ("serve", "--dev-addr")}
_PATIENCE = 600
"""Seconds for a preview to appear, or for an edit to be seen."""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """How long edits of one sort took to be seen, in seconds."""

    sort: str
    waits: tuple[float, ...]

    def row(self) -> str:
        """Give a row of the table."""
        return f"| {self.sort} | {median(self.waits):.2f} | {min(self.waits):.2f} | {max(self.waits):.2f} |"


@click.command()
@click.option("--size", default=1000, show_default=True, help="Articles.")
@click.option("--runs", default=5, show_default=True, help="Edits of each sort.")
@click.option("--program", type=click.Choice(list(_PROGRAMS)), default="dongne", show_default=True)
def main(*, size: int, runs: int, program: str) -> None:
    """Write a paper, open its preview in a window, edit, and print a table in Markdown."""
    written = [address(story) for story in stories(size)]
    waiting = held_back(written)
    published = [item for item in written if item not in waiting]
    chosen = published[:: max(1, len(published) // runs)][:runs]
    with tempfile.TemporaryDirectory() as folder, start_browser() as browser:
        root = Path(folder)
        write_newspaper(root, size)
        begun = time.perf_counter()
        with _preview(root, program) as home:
            rows = [Seen(sort="from nothing to the first page", waits=(time.perf_counter() - begun,))]
            page = browser.new_page()
            for sort, items in (
                ("an article that waits", [min(waiting)] * runs),
                ("a published article, which waits from then on", chosen),
            ):
                waits = tuple(_edit(page, home, root, item) for item in items)
                rows.append(Seen(sort=sort, waits=waits))
    click.echo(f"{size:,} articles, `{program} serve`, {runs} edits of each sort\n")
    click.echo("| seconds | median | best | worst |\n|---|---:|---:|---:|")
    click.echo("\n".join(row.row() for row in rows))


def _edit(page: Page, home: str, root: Path, item: str) -> float:
    """Save an article that is open in the window; give the seconds until its new words stand there."""
    page.goto(f"{home}{item}/", wait_until="load")
    page.wait_for_timeout(1000)
    _settle(home)
    words = f"방금 고친 말 {time.time_ns()}"
    file = root / "content" / item / "index.md"
    text = f"{file.read_text(encoding='utf-8')}\n{words}.\n"
    begun = time.perf_counter()
    file.write_text(text, encoding="utf-8")
    page.get_by_text(words).wait_for(timeout=_PATIENCE * 1000)
    return time.perf_counter() - begun


@contextmanager
def _preview(root: Path, program: str) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        where = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [str(Path(sys.executable).with_name(program)), *_PROGRAMS[program], where]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    server = subprocess.Popen(  # noqa: S603 - our own program
        command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(f"http://{where}/", server)
        yield f"http://{where}/"
    finally:
        server.terminate()  # an interrupt may be ignored by whoever was started in the background
        server.wait(_PATIENCE)


def _settle(home: str) -> None:
    """Wait until whatever the last edit has left to do is done: until then no preview says that a page is missing."""
    with suppress(HTTPError), urllib.request.urlopen(f"{home}nowhere/", timeout=_PATIENCE):  # noqa: S310 - ours
        pass


def _wait_for(home: str, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(home, timeout=_PATIENCE):  # noqa: S310 - on this machine
                return
        except OSError:
            time.sleep(0.05)
    raise click.ClickException("no preview came up")


if __name__ == "__main__":
    main()
