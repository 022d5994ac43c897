"""A site of a few files and its record, as a build leaves them."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from dongne.pipeline.filing import read_record, write_record
from dongne.pipeline.record import Made, Record, Tie, take_stock

MADE_OF = {
    "index.html": "one",
    "about/index.html": "two",
    "articles/2022/market/index.html": "three",
    "search/volumes/0.json": "four",
    "search/volumes/1.json": "five",
}
ABOUT = "about/index.html"
MARKET = "articles/2022/market/index.html"
SHEAF = Tie("search", "all texts", lambda: "all words")


def make_site(folder: Path) -> Path:
    """Give a site of a few files."""
    for path in MADE_OF:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(f"<p>{path}</p>", encoding="utf-8")
    return folder


def keep_record(root: Path, site: Path) -> Record:
    """Give its record, kept and read again."""
    stock = take_stock(site, made(), before=Record(), current=(), kept={})
    write_record(
        root, site, replace(stock, searched=frozenset({"a", "b"}), excused={"b": "articles/x sha256:0"})
    )
    found = read_record(root, site)
    assert found is not None
    return found


def made(tie: Tie = SHEAF, *, changes: Mapping[str, str] = MADE_OF) -> list[Made]:
    """Give the files of the site as a build has made them."""
    return [
        (path, made_of, tie if path.startswith("search/") else None)
        for path, made_of in {**MADE_OF, **changes}.items()
    ]
