"""Indexes for tests, and what the engine says to them: the real one, run by node, without a browser."""

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dongne.render.outputs import LateFile, OutputFile
from dongne.render.search import Record
from dongne.render.search.files import DRAWERS
from dongne.render.search.numbering import number_records
from dongne.render.search.sheaf import Bindery, Search
from dongne.render.search.volumes import Batch, Volume, bind

HERE = Path(__file__).parent
ENGINE = HERE.parents[1] / "plugins/dongne/mkdocs_plugins/theme/assets/search"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the engine says to one query."""

    tried: tuple[str, ...]
    counts: Mapping[str, int]
    results: tuple[Mapping[str, str], ...]
    files: tuple[str, ...]
    """What it fetched, below ``search/``."""

    @property
    def paths(self) -> list[str]:
        """Give the pages, best first."""
        return [result["path"] for result in self.results]


def record(path: str, title: str = "제목", text: str = "", **changes: object) -> Record:
    """Give the record of an article of May 2022."""
    plain: dict[str, object] = {
        "path": path,
        "kind": "article",
        "title": title,
        "kicker": "사람들",
        "day": date(2022, 5, 4),
        "labels": (),
        "version": text,
        "text": lambda: text,
    }
    return Record(**{**plain, **changes})  # type: ignore[arg-type]  # a test names fields of Record


def bind_all(batches: Iterable[Batch]) -> Iterator[Volume]:
    """Read the pages of all batches, one after the other."""
    return map(bind, batches)


def index_of(
    records: Iterable[Record], *, synonyms: Sequence[Sequence[str]] = (), bindery: Bindery = bind_all
) -> dict[str, bytes]:
    """Give the files of an index by path."""
    return files_of(Search(numbered=number_records(records), synonyms=synonyms, bindery=bindery))


def files_of(search: Search) -> dict[str, bytes]:
    """Give the files of a search by path."""
    found = contents(search.lists.make())
    for drawer in range(DRAWERS):
        fragments = contents(search.fragments(drawer).make())
        assert found.keys().isdisjoint(fragments)
        found |= fragments
    return found


def contents(files: Iterable[OutputFile | LateFile]) -> dict[str, bytes]:
    """Give files by path."""
    made = [(file.path, file.content) for file in files]
    assert len(dict(made)) == len(made)
    return dict(made)


def lay(root: Path, files: Mapping[str, bytes]) -> Path:
    """Write an index into a folder."""
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def ask(
    root: Path, *queries: str, limit: int = 10, cold: bool = False, engine: Path = ENGINE / "engine.js"
) -> list[Answer]:
    """Ask the engine one query after the other; ``cold``: as if each were a visitor's first."""
    asked = {"engine": str(engine), "root": str(root), "queries": queries, "limit": limit, "cold": cold}
    said = node(HERE / "ask.mjs", text=json.dumps(asked)).stdout
    return [
        Answer(
            tried=tuple(each["answer"]["tried"]),
            counts=each["answer"]["counts"],
            results=tuple(each["answer"]["results"]),
            files=tuple(each["files"]),
        )
        for each in json.loads(said)
    ]


def node(*arguments: str | Path, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run node; it is there, or ``make browser`` has said what is missing."""
    program = shutil.which("node")
    assert program is not None, "these tests need node (nodejs); `make browser` installs it"
    done = subprocess.run([program, *arguments], input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done
