"""Cut what we ask of the forge out of its own OpenAPI description.

The npm package ``@octokit/openapi`` carries it (MIT; see CREDITS.md). To renew the excerpt::

    npm pack @octokit/openapi && tar xzf octokit-openapi-*.tgz
    .venv/bin/python -m site_tests.forge.excerpt package/generated/api.github.com.json
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Json = Any
"""A value as JSON can hold it."""

EXCERPT = Path(__file__).with_name("github.json")
PULLS = "/repos/{owner}/{repo}/pulls"
PATHS = (
    PULLS,
    f"{PULLS}/{{pull_number}}",
    f"{PULLS}/{{pull_number}}/reviews",
    f"{PULLS}/{{pull_number}}/files",
)
WORDS = {"description", "example", "externalDocs", "summary", "tags", "title"}
"""For people only; where such a word is the name of a property, its value is an object and stays."""


def excerpt(whole: dict[str, Json]) -> dict[str, Json]:
    """Give the few questions we ask, and every component that they and their answers name."""
    part: dict[str, Json] = {
        "openapi": whole["openapi"],
        "info": {key: whole["info"][key] for key in ("title", "version", "license")},
        "paths": {path: {"get": _plain(whole["paths"][path]["get"])} for path in PATHS},
        "components": {},
    }
    waiting = list(_references(part["paths"]))
    while waiting:
        _, _, sort, name = waiting.pop().split("/")
        shelf = part["components"].setdefault(sort, {})
        if name not in shelf:
            found = whole["components"][sort][name]
            shelf[name] = found if sort == "examples" else _plain(found)
            waiting += _references(shelf[name])
    return part


def _plain(node: Json) -> Json:
    if isinstance(node, list):
        return [_plain(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _plain(value)
        for key, value in node.items()
        if not key.startswith("x-") and not (key in WORDS and not isinstance(value, dict))
    }


def _references(node: Json) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from _references(value)
    elif isinstance(node, list):
        for each in node:
            yield from _references(each)


if __name__ == "__main__":
    description = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    text = json.dumps(excerpt(description), ensure_ascii=False, indent=1, sort_keys=True)
    EXCERPT.write_text(f"{text}\n", encoding="utf-8")
