"""What was read is remembered by the identity of its files: what has changed is read again, and nothing else."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dongne.ingest.bundles import Reading
from dongne.ingest.decisions import DecisionReader
from dongne.pipeline.catalogue import FILE, Catalogue, Entry
from dongne.pipeline.identity import identify, is_settled
from dongne.pipeline.lookout import Sights, look_around
from dongne.pipeline.newsroom import survey
from dongne.pipeline.reading import Means, Reader
from site_tests import newsroom
from site_tests.paper import NOW, Paper

SECOND = 1_000_000_000


def test_an_identity_tells_every_change_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "index.md"
    file.write_text("시장은 네 시에 연다.")
    first = identify([str(file)])
    stat = file.stat()

    other = tmp_path / "other"
    other.write_text("시장은 세 시에 연다.")
    os.utime(other, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    other.replace(file)

    assert first is not None
    assert identify([str(file)]) != first
    assert identify([str(file), f"{tmp_path}/gone"]) is None
    assert identify([]) == ()


@pytest.mark.parametrize(
    ("changed", "since", "settled"),
    [
        (10 * SECOND + 1, 10 * SECOND + 1, False),
        (10 * SECOND + 1, 10 * SECOND + 50_000_000, False),
        (10 * SECOND + 1, 10 * SECOND + 200_000_000, True),
        # A file system that counts whole seconds, or two of them.
        (10 * SECOND, 12 * SECOND, False),
        (10 * SECOND, 14 * SECOND, True),
        # A clock that was put back.
        (20 * SECOND + 1, 10 * SECOND, False),
    ],
)
def test_files_are_settled_once_a_further_change_would_show(
    changed: int, since: int, *, settled: bool
) -> None:
    quiet = ("a.jpg", 1, 1, 1, 1)

    assert is_settled((quiet, ("index.md", 1, changed, changed, 1)), since) is settled


def test_what_is_saved_while_it_is_read_is_not_remembered(tmp_path: Path) -> None:
    file = tmp_path / "review/decisions/articles/2022/dawn-market.yml"
    file.parent.mkdir(parents=True)
    file.write_text("[]\n")

    def save_and_look(root: Path) -> Sights:
        file.write_bytes(file.read_bytes())
        return look_around(root)

    read_decisions_with(tmp_path, Means(look=save_and_look))
    assert list(remembered(tmp_path, "decisions")) == []

    time.sleep(0.15)
    read_decisions_with(tmp_path, Means())
    assert list(remembered(tmp_path, "decisions")) == ["articles/2022/dawn-market"]


def test_what_lay_elsewhere_when_it_was_looked_at_is_not_remembered(tmp_path: Path) -> None:
    file = tmp_path / "review/decisions/articles/2022/dawn-market.yml"
    file.parent.mkdir(parents=True)
    file.write_text("[]\n")
    folder, aside = tmp_path / "review/decisions", tmp_path / "aside"
    shutil.copytree(folder, tmp_path / "other")
    time.sleep(0.15)

    def look_and_exchange(root: Path) -> Sights:
        sights = look_around(root)
        # The files keep their times, and their inodes.
        folder.rename(aside)
        (tmp_path / "other").rename(folder)
        return sights

    read_decisions_with(tmp_path, Means(look=look_and_exchange))
    shutil.rmtree(folder)
    aside.rename(folder)

    assert list(remembered(tmp_path, "decisions")) == []


def test_every_process_knows_the_same_board_by_the_same_name(tmp_path: Path) -> None:
    # Of whom one sits in two groups, and a set has no order.
    paper = Paper(tmp_path)
    paper.approve(paper.article())
    look = f"from pathlib import Path; from dongne.pipeline.newsroom import survey; survey(Path({str(tmp_path)!r}))"
    time.sleep(0.15)

    editions = set()
    for seed in "1234":
        (tmp_path / FILE).unlink(missing_ok=True)
        subprocess.run([sys.executable, "-c", look], env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
        with closing(sqlite3.connect(tmp_path / FILE)) as base:
            editions |= set(base.execute("SELECT DISTINCT edition FROM shelves WHERE room = 'decisions'"))

    assert len(editions) == 1


def read_decisions_with(root: Path, means: Means) -> None:
    """Read every decision file that is seen."""
    reader = Reader(root=root, settings=newsroom.settings(), means=means)
    board = DecisionReader(roster=newsroom.roster(), zone=newsroom.SEOUL)
    files, _ = reader.sights.decisions
    list(reader.decisions(board, files))


def remembered(root: Path, room: str) -> Iterator[str]:
    """Give what the catalogue knows in a room."""
    with closing(sqlite3.connect(root / FILE)) as base:
        editions = [edition for (edition,) in base.execute("SELECT DISTINCT edition FROM shelves")]
    for edition in editions:
        yield from Catalogue(root).recall(room, edition)


def test_however_quickly_a_text_is_saved_again_the_last_one_is_read(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    item = paper.article()
    file = tmp_path / f"content/{item}/index.md"
    text = file.read_text(encoding="utf-8")

    for number in range(100, 112):
        # As long as before, and as old.
        stat = file.stat()
        file.write_text(text.replace("dawn-market", f"{number}"), encoding="utf-8")
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        found = survey(tmp_path, now=NOW).item(item)

        assert found is not None
        assert str(number) in found.title


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    first, second = paper.article("first"), paper.article("second")
    time.sleep(0.15)
    survey(tmp_path, now=NOW)
    swap_titles(tmp_path, "기억")
    file = tmp_path / f"content/{second}/index.md"
    file.write_text(file.read_text(encoding="utf-8"), encoding="utf-8")

    found = survey(tmp_path, now=NOW)
    anew = survey(tmp_path, now=NOW, means=Means(trusts_catalogue=False))

    assert [item.title for item in found.items] == ["기억", "새벽 시장의 첫 손님 second"]
    assert [item.id for item in found.items] == [first, second]
    assert [item.title for item in anew.items] == ["새벽 시장의 첫 손님 first", "새벽 시장의 첫 손님 second"]


@pytest.mark.parametrize("changes", [{"site_name": "다른 이름"}, {"site_url": "https://other.example.org/"}])
def test_other_settings_are_another_edition(tmp_path: Path, changes: dict[str, object]) -> None:
    paper = Paper(tmp_path)
    paper.article("first")
    time.sleep(0.15)
    survey(tmp_path, now=NOW)
    swap_titles(tmp_path, "기억")

    paper.settings(**changes)

    assert [item.title for item in survey(tmp_path, now=NOW).items] == ["새벽 시장의 첫 손님 first"]


def swap_titles(root: Path, title: str) -> None:
    """Let the catalogue remember another title of everything, so that a test sees what it is asked for."""
    with closing(sqlite3.connect(root / FILE)) as base:
        (edition,) = base.execute("SELECT DISTINCT edition FROM shelves WHERE room = 'bundles'").fetchone()
    entries = Catalogue(root).recall("bundles", edition)
    assert entries
    other: dict[str, Entry] = {
        name: (identity, replace(reading, item=replace(reading.item, title=title)))
        for name, (identity, reading) in entries.items()
        if isinstance(reading, Reading) and reading.item is not None
    }
    Catalogue(root).keep("bundles", edition, other, other)
