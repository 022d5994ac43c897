"""Real metrics.json of several areas, put together, and a server on this machine that answers as badly as servers can."""

import gzip
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, ClassVar

from dongne.domain.items import Record, Target
from dongne.domain.metrics import CommentRow, count
from dongne.domain.rollup import Part, Rollup
from dongne.errors import Origin
from dongne.pipeline.rollup import Limits, gather, sources_of
from dongne.render.metrics import make_metrics_files
from dongne.render.outputs import Site
from dongne.render.rollup import make_rollup_files
from site_tests import newsroom
from site_tests.browser.server import serve
from site_tests.newsroom import AT, moment


def metrics(area: str, *days: str, comments: int = 0, survey: int = 0, at: datetime = AT) -> bytes:
    """Give the metrics.json of an area with articles of these days, as its site would publish it."""
    settings = newsroom.settings(area=area)
    articles = [
        newsroom.article(
            f"articles/{day[:4]}/story-{place}", date=moment(day), category=("people", "food")[place % 2]
        )
        for place, day in enumerate(days)
    ]
    programme = newsroom.programme(
        targets=(Target(name="설문", unit="명", target=300), Target(name="모임", unit="회")),
        records=(Record(date=moment("2022-05-01").date(), name="설문", amount=survey),),
    )
    publication = newsroom.publish(*articles, programme, at=at)
    rows = [
        CommentRow(
            month="2022-05",
            article=article.id,
            source="isso",
            comments=comments,
            replies=0,
            taken_at=moment("2022-06-01"),
            origin=Origin(file="x.csv", line=2),
        )
        for article in articles[:1]
    ]
    site = Site(
        settings=settings, publication=publication, album={}, tally=count(publication, rows, settings)
    )
    (content,) = (file.content for file in make_metrics_files(site) if file.path == "metrics/metrics.json")
    return content


def changed(content: bytes, **changes: Any) -> bytes:  # noqa: ANN401 - whatever JSON holds
    """Give a metrics.json in which somebody has changed something."""
    return json.dumps(json.loads(content) | changes, ensure_ascii=False).encode()


ONE = metrics("난곡 생활상권", "2022-05-04", "2022-07-01", comments=3, survey=150)
TWO = metrics("합정 생활상권", "2021-12-31", comments=10, survey=600)
STALE = timedelta(days=40)
SMALL = Limits(megabytes=1, seconds=60)
QUICK = Limits(megabytes=1, seconds=0.7)


def roll(folder: Path, *places: str, limits: Limits = SMALL) -> Rollup:
    """Put together what lies at these places."""
    return gather(sources_of(places), folder=folder, at=AT, stale_after=STALE, limits=limits)


def part(found: Rollup, source: str) -> Part:
    """Give what became of one source."""
    return next(each for each in found.parts if each.source == source)


def outputs(found: Rollup) -> dict[str, bytes]:
    """Give the three files by their names."""
    return {file.path: file.content for file in make_rollup_files(found)}


def document(found: Rollup) -> dict[str, Any]:
    """Give the data as a program reads them."""
    loaded: dict[str, Any] = json.loads(outputs(found)["rollup.json"])
    return loaded


BOMB = gzip.compress(b" " * 20_000_000)
"""Twenty megabytes in twenty kilobytes."""


_HEAD = b"HTTP/1.0 200 OK\r\n"


class BadServer(BaseHTTPRequestHandler):
    """Answers by path."""

    good = metrics("먼 생활상권", "2022-05-04")

    redirects: ClassVar = {"/moved": "/good.json", "/round": "/round", "/to-a-file": "file:///etc/hostname"}
    slow: ClassVar = {
        "/slow": _HEAD + b"\r\n",
        "/slow-head": _HEAD + b"X-Slow: ",
        # The name of a file stands before all that is packed: nothing can be unpacked until it ends.
        "/slow-packed": _HEAD + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08\x08\0\0\0\0\0\x03",
    }
    """What each sends at once, before it drips."""
    answers: ClassVar = {
        "/area": "<html>첫 화면</html>".encode(),
        "/area/metrics/metrics.json": good,
        "/a,b.json": good,
        "/good.json": good,
        "/good/metrics/metrics.json": good,
        "/page": "<html>수리 중입니다</html>".encode(),
    }

    def do_GET(self) -> None:
        if self.path in self.answers:
            self._answer(self.answers[self.path])
        elif self.path in self.redirects:
            self._redirect(self.redirects[self.path])
        elif self.path == "/bomb":
            self._answer(BOMB, **{"Content-Encoding": "gzip"})
        elif self.path == "/endless":
            self._drip(b" " * 65_536, head=_HEAD + b"\r\n", pause=0)
        elif self.path in self.slow:
            self._drip(b"x", head=self.slow[self.path], pause=0.05)
        elif self.path == "/silent":
            time.sleep(3)
        else:
            self.send_error(500 if self.path == "/error" else 404)

    def _answer(self, body: bytes, **headers: str) -> None:
        self.send_response(200)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _redirect(self, place: str) -> None:
        self.send_response(302)
        self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _drip(self, drop: bytes, *, head: bytes, pause: float) -> None:
        self.wfile.write(head)
        with suppress(ConnectionError):
            for _ in range(400):
                self.wfile.write(drop)
                time.sleep(pause)

    def log_message(self, *_: object, **__: object) -> None:
        pass  # a test tells what went wrong


@contextmanager
def serve_badly() -> Iterator[str]:
    """Give the address of such a server, without a slash at its end."""
    with serve(BadServer) as address:
        yield address.rstrip("/")


def write(folder: Path, **files: bytes) -> list[str]:
    """Write ``name=content`` as name.json; give the names."""
    for name, content in files.items():
        (folder / f"{name}.json").write_bytes(content)
    return [f"{name}.json" for name in files]
