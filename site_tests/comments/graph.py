"""GitHub on this machine: it answers what its own published schema lets it answer, and to the letter."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from threading import Thread
from typing import Any

from graphql import GraphQLSchema, build_schema, graphql_sync, parse, validate

from site_tests.house.sources import ROOT

SCHEMA = ROOT / "tools/node/node_modules/@octokit/graphql-schema/schema.graphql"
TOKEN = "ghs_not-a-real-token"  # noqa: S105 - what this stand-in takes for one
REPOSITORY = "nangok/newsletter"
Json = Any
"""A value as JSON can hold it."""


@cache
def schema() -> GraphQLSchema:
    """Give GitHub's schema; it breaks rules about deprecation that a newer judge has, so nobody judges it."""
    return build_schema(
        SCHEMA.read_text(encoding="utf-8"), assume_valid=True, assume_valid_sdl=True, no_location=True
    )


def faults(query: str) -> list[str]:
    """Give what the schema holds against a query."""
    return [error.message for error in validate(schema(), parse(query))]


@dataclass
class Trouble:
    """One answer that is not the one hoped for."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: Json = None


@dataclass
class Graph:
    """The discussions of one repository."""

    address: str = ""
    discussions: list[dict[str, Json]] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    """Given before anything else, each once."""
    page_limit: int = 100
    numbers: Iterator[int] = field(default_factory=count)
    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def discuss(self, title: str, *comments: dict[str, Json], category: str = "의견") -> None:
        """Open a discussion with its comments."""
        self.discussions.append(
            {
                "__typename": "Discussion",
                "id": f"D_{len(self.discussions)}",
                "title": title,
                "category": {"name": category},
                "comments": self._pages(list(comments)),
                "_comments": comments,
            }
        )

    def comment(
        self, at: str, *replies: dict[str, Json], minimised: bool = False, deleted: str | None = None
    ) -> dict[str, Json]:
        """Give a comment or, without replies of its own, a reply."""
        return {
            "__typename": "DiscussionComment",
            "id": f"DC_{next(self.numbers)}",
            "createdAt": at,
            "deletedAt": deleted,
            "isMinimized": minimised,
            "replies": self._pages(list(replies)),
        }

    def _pages(self, nodes: list[dict[str, Json]]) -> Callable[..., Json]:
        def page(_info: object, first: int, after: str | None = None, **_: object) -> Json:
            start = int(after or 0)
            end = start + min(first, self.page_limit)
            return {
                "nodes": nodes[start:end],
                "pageInfo": {"hasNextPage": end < len(nodes), "endCursor": str(end)},
            }

        return page

    def _root(self) -> Json:
        def repository(_info: object, owner: str, name: str, **_: object) -> Json:
            if f"{owner}/{name}" != REPOSITORY:
                return None
            return {"discussions": self._pages(self.discussions)}

        def node(_info: object, id: str) -> Json:  # noqa: A002 - the schema calls it so
            comments = [comment for each in self.discussions for comment in each["_comments"]]
            return next((each for each in (*self.discussions, *comments) if each["id"] == id), None)

        return {"repository": repository, "node": node}

    def answer(self, body: bytes, token: str | None) -> tuple[int, dict[str, str], bytes]:
        """Give status, headers and body."""
        asked = json.loads(body)
        self.asked.append(asked["query"])
        if self.troubles:
            trouble = self.troubles.pop(0)
            return trouble.status, trouble.headers, json.dumps(trouble.body).encode()
        if token != f"Bearer {TOKEN}":
            return 401, {}, b'{"message": "Bad credentials"}'
        result = graphql_sync(
            schema(), asked["query"], root_value=self._root(), variable_values=asked["variables"]
        )
        self.faults += [str(error) for error in result.errors or []]
        return 200, {}, json.dumps(result.formatted).encode()


class _Desk(BaseHTTPRequestHandler):
    """Takes one question over HTTP."""

    graph: Graph

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        status, headers, content = self.graph.answer(body, self.headers.get("Authorization"))
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object, **__: object) -> None:
        pass  # a test tells what went wrong


@contextmanager
def stand_in_graph() -> Iterator[Graph]:
    """Open GitHub on loopback; afterwards nobody must have broken the schema."""
    graph = Graph()
    with ThreadingHTTPServer(("127.0.0.1", 0), type("Desk", (_Desk,), {"graph": graph})) as server:
        graph.address = f"http://127.0.0.1:{server.server_port}/graphql"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield graph
        finally:
            server.shutdown()
            thread.join()
    assert graph.faults == []
