"""A preview that runs as a reporter starts it, and what it shows and says."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError

from site_tests.paper import NOW, Paper

START = 60
"""Seconds in which something must have happened, on a machine with much else to do."""
_COMMAND = Path(sys.executable).with_name("dongne")
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


@contextmanager
def kept_port() -> Iterator[int]:
    """Keep a port of this machine for one program until the block ends: the system gives it to no other."""
    with socket.socket() as kept:
        # Who asks for it by its number gets it all the same, as long as nobody listens there and both say this.
        kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        kept.bind(("127.0.0.1", 0))
        yield int(kept.getsockname()[1])


class Preview:
    """A preview and its terminal."""

    def __init__(self, server: "subprocess.Popen[bytes]", log: Path) -> None:
        """Wait until it says where it is."""
        self.server, self._log = server, log
        assert self._comes(lambda: _ADDRESS.search(self.said()) is not None), self.said()
        self.address = _ADDRESS.findall(self.said())[0]

    def said(self) -> str:
        """Give what the terminal shows."""
        return self._log.read_text(encoding="utf-8")

    def get(self, path: str = "") -> str:
        """Give a page; nothing if there is none."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=START) as answer:  # noqa: S310 - ours
                return str(answer.read().decode())
        except HTTPError as error:
            error.close()
            return ""

    def shows(self, path: str, words: str) -> bool:
        """Look at a page until these words stand there."""
        return self._comes(lambda: words in self.get(path))

    def says(self, words: str) -> bool:
        """Look at the terminal until these words stand there."""
        return self._comes(lambda: words in self.said())

    def _comes(self, look: Callable[[], bool]) -> bool:
        end = time.monotonic() + START
        while time.monotonic() < end and self.server.poll() is None:
            if look():
                return True
            time.sleep(0.05)
        return False


@contextmanager
def running(paper: Paper, *options: str) -> Iterator[Preview]:
    """Run a preview until the block ends, as a shell starts it that ignores interrupts; it must end at one."""
    log = paper.root.parent / f"{paper.root.name}.log"
    command = [str(_COMMAND), "--now", NOW, "serve", *(options or ("--addr", "127.0.0.1:0"))]
    with log.open("w") as said:
        server = subprocess.Popen(
            ["/bin/sh", "-c", 'trap "" INT; exec "$@"', "sh", *command],
            cwd=paper.root,
            stdout=said,
            stderr=said,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
    try:
        yield Preview(server, log)
        server.send_signal(signal.SIGINT)
        assert server.wait(START) == 0
        assert "Traceback" not in log.read_text(encoding="utf-8")
    finally:
        server.kill()
        server.wait()
