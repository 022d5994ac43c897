"""The real comments server with the settings that we ship, for as long as a test lasts; and the board at its desk."""

import os
import re
import socket
import sqlite3
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import requests

from site_tests.house.sources import ROOT

LOOPBACK = "127.0.0.1"
_CLOCK = """\
import os, time
_real = time.time
def _shifted():
    with open(os.environ["DONGNE_TEST_CLOCK"], encoding="ascii") as file:
        said = file.read()
    return float(said[1:]) if said[0] == "=" else _real() + float(said)
time.time = _shifted
"""
"""Loaded by Python before isso: its clock, and only its clock, is wrong by what a file says, or stands (``=…``)."""

_PENDING = re.compile(r"validate_com\((\d+), '([^']+)'")


def open_door() -> socket.socket:
    """Take a port for a server that is yet to come: nobody else gets it, and whoever knocks early is kept waiting."""
    return socket.create_server((LOOPBACK, 0))


def address_of(door: socket.socket) -> str:
    """Give the address behind a door, which ends with a slash."""
    return f"http://{LOOPBACK}:{door.getsockname()[1]}/"


@dataclass
class Server:
    """isso, as a neighbour and as the board sees it."""

    address: str
    """With a trailing slash."""
    data: Path
    _desk: requests.Session = field(default_factory=requests.Session)

    @property
    def database(self) -> Path:
        """Its SQLite file."""
        return self.data / "comments.db"

    @property
    def log(self) -> str:
        """What it has said."""
        return (self.data / "log").read_text(encoding="utf-8")

    def set_clock(self, moment: datetime) -> None:
        """Let the server believe that it is another moment, and stays it until it is told otherwise."""
        self._tell_clock(f"={moment.timestamp()}")

    @contextmanager
    def standing_clock(self) -> Iterator[None]:
        """Let no time pass for the server, however long a test takes."""
        self._tell_clock(f"={time.time()}")
        yield
        self._tell_clock("0")

    def _tell_clock(self, said: str) -> None:
        beside = self.data / "clock.new"
        beside.write_text(said, encoding="ascii")
        beside.replace(self.data / "clock")

    def post(
        self, thread: str, text: str, *, network: int = 1, parent: int | None = None, **more: str
    ) -> requests.Response:
        """Post as our form does; the proxy says from which network."""
        return requests.post(
            f"{self.address}new",
            params={"uri": thread},
            json={"text": text, "author": None, "parent": parent, "title": "글", **more},
            headers={"X-Forwarded-For": f"10.{network // 250}.{network % 250}.7"},
            timeout=60,
        )

    def sign_in(self) -> None:
        """Open the board's desk with the password that the server made for itself."""
        password = (self.data / "admin-password").read_text(encoding="utf-8").strip()
        answer = self._desk.post(f"{self.address}login/", data={"password": password}, timeout=60)
        assert "admin-session" in self._desk.cookies, answer.text

    def waiting(self) -> dict[int, str]:
        """Give the comments that wait, as the board's page lists them (a hundred at most), with their keys."""
        page = self._desk.get(f"{self.address}admin/", params={"mode": 2}, timeout=60).text
        return {int(number): key for number, key in _PENDING.findall(page)}

    def judge(self, action: str, numbers: Iterable[int]) -> None:
        """Publish (``activate``) or ``delete`` comments that wait."""
        keys = self.waiting()
        for number in numbers:
            answer = self._desk.post(f"{self.address}id/{number}/{action}/{keys[number]}", timeout=60)
            assert answer.status_code == 200, answer.text

    def delete(self, number: int) -> None:
        """Take away a comment that is public."""
        where = {"comment_search_url": f"http://{LOOPBACK}/#isso-{number}"}
        page = self._desk.get(f"{self.address}admin/", params=where, timeout=60).text
        (key,) = re.findall(rf"delete_com\({number}, '([^']+)'", page)
        assert self._desk.post(f"{self.address}id/{number}/delete/{key}", timeout=60).status_code == 200

    def publish_all(self) -> None:
        """Publish everything that waits."""
        while waiting := self.waiting():
            self.judge("activate", waiting)

    def ask(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """Ask the database itself."""
        with closing(sqlite3.connect(f"{self.database.as_uri()}?mode=ro", uri=True)) as database:
            return database.execute(sql, values).fetchall()


@contextmanager
def run_server(data: Path, *, door: socket.socket, sites: Iterable[str]) -> Iterator[Server]:
    """Start the server as `make comments` does, with the clock of a file, behind a door of which it has the only key."""
    data.mkdir(parents=True, exist_ok=True)
    (data / "sitecustomize.py").write_text(_CLOCK, encoding="utf-8")
    (data / "clock").write_text("0", encoding="ascii")
    server = Server(address=address_of(door), data=data)
    environment = {
        **os.environ,
        "DONGNE_COMMENTS_DATA": str(data),
        "DONGNE_COMMENTS_LISTEN": server.address.rstrip("/"),
        "DONGNE_COMMENTS_SITE": " ".join(sites),
        "DONGNE_TEST_CLOCK": str(data / "clock"),
        "PYTHONPATH": str(data),
        # So werkzeug, in which isso runs, hands its socket on to itself when it starts anew.
        "WERKZEUG_RUN_MAIN": "true",
        "WERKZEUG_SERVER_FD": str(door.fileno()),
    }
    with (data / "log").open("w") as log:
        process = subprocess.Popen(
            [ROOT / "comments/serve"], env=environment, stdout=log, stderr=log, pass_fds=[door.fileno()]
        )
        # Where the server has ended nobody is to wait before its door.
        door.close()
        try:
            _wait(server, process)
            yield server
        finally:
            process.terminate()
            process.wait(30)


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers; a server that ends instead shows its log."""
    for _ in range(60):
        assert process.poll() is None, server.log
        try:
            if requests.get(f"{server.address}config", timeout=5).ok:
                return
        except requests.RequestException:
            time.sleep(0.1)
    raise AssertionError(server.log)
