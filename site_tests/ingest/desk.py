"""A folder to read from: files as reporters and the board write them, and the usual ways to read them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from dongne.domain.items import Item
from dongne.errors import Problem
from dongne.ingest.bundles import Bundles, read_bundles
from site_tests.newsroom import roster, settings
from site_tests.photos import jpeg, scene

ARTICLE = "articles/2022/dawn-market"
INDEX = f"content/{ARTICLE}/index.md"
JPEG = jpeg(scene(16, 12))

ARTICLE_TEXT = """\
---
title: 새벽 시장의 첫 손님
date: 2022-05-04
category: people
reporters: [minseo]
summary: 네 시 반, 시장 문이 열린다.
---
시장 문은 네 시 반에 열린다.
"""


def article_text(body: str = "시장 문은 네 시 반에 열린다.", **values: str | None) -> str:
    """Give an article's file; a value replaces a key or adds one, None leaves it out."""
    plain: dict[str, str | None] = {
        "title": "새벽 시장의 첫 손님",
        "date": "2022-05-04",
        "category": "people",
        "reporters": "[minseo]",
        "summary": "네 시 반, 시장 문이 열린다.",
    }
    rows = (f"{key}: {value}\n" for key, value in (plain | values).items() if value is not None)
    return f"---\n{''.join(rows)}---\n{body}\n"


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Put files into a site's folder."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def read(root: Path, files: Mapping[str, str | bytes] | None = None) -> Bundles:
    """Write the files and read every bundle."""
    return read_bundles(write(root, files or {}), settings=settings(), roster=roster())


def only_item(bundles: Bundles) -> Item:
    """Give the one item, which is well-formed."""
    assert [str(problem) for problem in bundles.problems] == []
    (item,) = bundles.items
    return item


def places(problems: Iterable[Problem]) -> list[str]:
    """Give each problem as ``file:line code``."""
    return [f"{problem.origin} {problem.code}" for problem in problems]


def codes(problems: Iterable[Problem]) -> list[str]:
    """Give the problems' codes."""
    return [problem.code for problem in problems]
