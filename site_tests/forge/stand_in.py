"""A forge on this machine: it answers only what the description knows, and only as the description promises."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, urlencode, urlsplit

from site_tests.forge.description import answer_faults, example, request_faults
from site_tests.forge.excerpt import Json

TOKEN = "ghs_not-a-real-token"  # noqa: S105 - what this stand-in takes for one
REPOSITORY = "nangok/newsletter"
HEAD = "c" * 40


@dataclass
class Trouble:
    """One answer that is not the one hoped for."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    message: str = "Something is wrong"
    raw: bytes | None = None
    """Sent as it is, whatever the description says."""


@dataclass
class StandIn:
    """What the forge knows, and what it was asked."""

    address: str = ""
    pulls: dict[int, dict[str, Json]] = field(default_factory=dict)
    reviews: dict[int, list[dict[str, Json]]] = field(default_factory=dict)
    files: dict[int, list[dict[str, Json]]] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    """Given before anything else, each once."""
    page_limit: int = 100
    next_host: str | None = None
    """Where the next page is said to be; None: here."""
    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    """Whatever broke the description, on either side."""

    def add_pull(self, number: int = 1, *, head: str = HEAD, merged: bool = True, **changes: Json) -> None:
        """Open, and usually merge, a pull request."""
        pull = example("pull-request")
        pull |= {"number": number, "merged": merged, "state": "closed" if merged else "open"}
        pull |= {
            "merged_at": "2022-05-04T03:00:00Z" if merged else None,
            "updated_at": "2022-05-04T03:00:00Z",
        }
        pull["head"]["sha"] = head
        pull["base"]["ref"] = changes.pop("base", "main")
        pull["user"]["login"] = changes.pop("author", "minseo-park")
        self.pulls[number] = pull | changes
        self.reviews.setdefault(number, [])
        self.files.setdefault(number, [])

    def add_review(
        self, account: str | None, state: str = "APPROVED", *, number: int = 1, **changes: Json
    ) -> int:
        """Say something of a pull request, a minute after the last word; give the review's number."""
        (review,) = example("pull-request-review-items")
        said = self.reviews[number]
        review |= {"id": 80 + 100 * number + len(said), "state": state, "commit_id": HEAD, "body": ""}
        review["submitted_at"] = f"2022-05-04T01:{len(said):02}:00Z"
        review["user"] = None if account is None else review["user"] | {"login": account}
        said.append(review | changes)
        return int(said[-1]["id"])

    def touch(self, *names: str, number: int = 1, **changes: Json) -> None:
        """Let a pull request change files."""
        (entry,) = example("diff-entry-items")
        self.files[number] += [entry | {"filename": name} | changes for name in names]

    # --- answering

    def answer(self, target: str, token: str | None) -> tuple[int, dict[str, str], bytes]:
        """Give status, headers and body for an address."""
        where = urlsplit(target)
        query = dict(parse_qsl(where.query))
        self.asked.append(target)
        self.faults += [f"{target}: {fault}" for fault in request_faults(where.path, query)]
        if self.troubles:
            trouble = self.troubles.pop(0)
            return (
                trouble.status,
                trouble.headers,
                trouble.raw or self._json(where.path, trouble.status, _error(trouble)),
            )
        if token != f"Bearer {TOKEN}":
            return 401, {}, self._json(where.path, 401, _error(Trouble(401, message="Bad credentials")))
        found = self._find(where.path, query)
        if found is None:
            return 404, {}, self._json(where.path, 404, _error(Trouble(404, message="Not Found")))
        if not isinstance(found, list):
            return 200, {}, self._json(where.path, 200, found)
        size, page = min(int(query.get("per_page", "30")), self.page_limit), int(query.get("page", "1"))
        headers = {}
        if len(found) > page * size:
            following = (
                f"{self.next_host or self.address}{where.path}?{urlencode(query | {'page': page + 1})}"
            )
            headers["Link"] = f'<{following}>; rel="next", <{following}>; rel="last"'
        return 200, headers, self._json(where.path, 200, found[(page - 1) * size : page * size])

    def _find(self, path: str, query: dict[str, str]) -> Json:
        parts = path.removeprefix(f"/repos/{REPOSITORY}/pulls").strip("/").split("/")
        if parts == [""]:
            return self._list_pulls(query)
        number = int(parts[0]) if parts[0].isdigit() else 0
        if number not in self.pulls or not path.startswith(f"/repos/{REPOSITORY}/pulls/"):
            return None
        sort = parts[1] if len(parts) > 1 else ""
        shelves: dict[str, dict[int, Json]] = {"": self.pulls, "reviews": self.reviews, "files": self.files}
        return shelves[sort][number]

    def _list_pulls(self, query: dict[str, str]) -> list[dict[str, Json]]:
        (simple,) = example("pull-request-simple-items")
        chosen = [
            simple | {key: value for key, value in pull.items() if key in simple}
            for pull in self.pulls.values()
            if query.get("base") in {None, pull["base"]["ref"]}
            and query.get("state") in {"all", pull["state"]}
        ]
        return sorted(
            chosen, key=lambda pull: str(pull["updated_at"]), reverse=query.get("direction") == "desc"
        )

    def _json(self, path: str, status: int, body: Json) -> bytes:
        self.faults += [f"{path}: answer {status}: {fault}" for fault in answer_faults(path, status, body)]
        return json.dumps(body).encode()


def _error(trouble: Trouble) -> dict[str, str]:
    return {"message": trouble.message, "documentation_url": "https://docs.github.com/rest"}


class _Desk(BaseHTTPRequestHandler):
    """Takes one question over HTTP."""

    forge: StandIn

    def do_GET(self) -> None:
        status, headers, body = self.forge.answer(self.path, self.headers.get("Authorization"))
        self.send_response(HTTPStatus(status))
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object, **__: object) -> None:
        pass  # a test tells what went wrong


@contextmanager
def stand_in_forge() -> Iterator[StandIn]:
    """Open a forge on loopback; afterwards nobody must have broken the description."""
    forge = StandIn()
    with ThreadingHTTPServer(("127.0.0.1", 0), type("Desk", (_Desk,), {"forge": forge})) as server:
        forge.address = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield forge
        finally:
            server.shutdown()
            thread.join()
    assert forge.faults == []
