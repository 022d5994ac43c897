"""The catalogue remembers what was read, of unchanged files only; a damaged or forged one is as if there were none."""

import hashlib
import os
import pickle
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dongne.errors import Origin, Problem
from dongne.ingest.bundles import Reading
from dongne.pipeline.catalogue import FILE, Catalogue, Entry, shelf_of
from site_tests import newsroom

ROOM, EDITION = "bundles", "this program, these settings"
READINGS = [
    Reading(item=newsroom.article(lines={"title": 2})),
    Reading(item=newsroom.shop(lines={"name": 2})),
    Reading(
        item=None,
        problems=(
            Problem(origin=Origin(file="a.md", line=2), code="made-up", message="잘못.", hint="고침."),
        ),
    ),
]
ENTRIES: dict[str, Entry] = {
    f"item-{place}": ((("index.md", place, place, place, place),), READINGS[place % 3]) for place in range(9)
}
SECOND = 1_000_000_000


def kept(root: Path) -> Catalogue:
    """Give a catalogue with a few entries and a text."""
    catalogue = Catalogue(root)
    catalogue.keep(ROOM, EDITION, ENTRIES, ENTRIES)
    catalogue.keep_texts(EDITION, [("version", "<p>본문</p>")])
    return catalogue


def forge(root: Path, packed: bytes) -> None:
    """Put something onto every shelf, in good form."""
    check = hashlib.sha256(packed).digest()
    with closing(sqlite3.connect(root / FILE)) as base, base:
        base.execute("UPDATE shelves SET check_sum = ?, entries = ?", (check, packed))


# --- what is remembered


def test_what_was_kept_is_recalled(tmp_path: Path) -> None:
    kept(tmp_path)

    assert Catalogue(tmp_path).recall(ROOM, EDITION) == ENTRIES
    assert Catalogue(tmp_path).texts().find("version") == "<p>본문</p>"
    assert Catalogue(tmp_path).texts().find("another version") is None


def test_another_edition_and_another_room_recall_nothing(tmp_path: Path) -> None:
    catalogue = kept(tmp_path)

    assert catalogue.recall(ROOM, "another program") == {}
    assert catalogue.recall("decisions", EDITION) == {}


def test_texts_of_another_edition_are_forgotten(tmp_path: Path) -> None:
    catalogue = kept(tmp_path)

    catalogue.keep_texts("another program", [("another version", "<p>새 본문</p>")])

    assert catalogue.texts().find("version") is None
    assert catalogue.texts().find("another version") == "<p>새 본문</p>"


NAMES = st.sampled_from([f"item-{place}" for place in range(400)])


@given(rounds=st.lists(st.dictionaries(NAMES, st.integers(0, 10**6), max_size=12), min_size=1, max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
def test_it_holds_what_was_there_last_whatever_came_changed_and_went(
    tmp_path: Path, rounds: list[dict[str, int]]
) -> None:
    catalogue = Catalogue(tmp_path)
    edition = os.urandom(8).hex()
    before: dict[str, Entry] = {}
    for numbers in rounds:
        entries: dict[str, Entry] = {
            name: ((("index.md", size, 0, 0, 0),), READINGS[0]) for name, size in numbers.items()
        }
        changed = {
            name for name in {*before, *entries} if name not in entries or before.get(name) != entries[name]
        }
        catalogue.keep(ROOM, edition, entries, changed)
        before = entries

        assert catalogue.recall(ROOM, edition) == entries


def test_one_that_is_not_used_recalls_and_keeps_nothing(tmp_path: Path) -> None:
    unused = Catalogue(tmp_path, is_used=False)
    unused.keep(ROOM, EDITION, ENTRIES, ENTRIES)
    unused.keep_texts(EDITION, [("version", "<p>본문</p>")])
    assert Catalogue(tmp_path).recall(ROOM, EDITION) == {}

    kept(tmp_path)

    assert unused.recall(ROOM, EDITION) == {}
    assert unused.texts().find("version") is None


# --- damage


@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_a_damaged_shelf_is_as_if_there_were_none(tmp_path: Path, place: float, bit: int) -> None:
    catalogue = kept(tmp_path)
    shelf = shelf_of("item-4")
    with closing(sqlite3.connect(tmp_path / FILE)) as base, base:
        (held,) = base.execute("SELECT entries FROM shelves WHERE shelf = ?", (shelf,)).fetchone()
        data = bytearray(held)
        data[int(place * len(data))] ^= 1 << bit
        base.execute("UPDATE shelves SET entries = ? WHERE shelf = ?", (bytes(data), shelf))

    assert catalogue.recall(ROOM, EDITION) == {
        name: entry for name, entry in ENTRIES.items() if shelf_of(name) != shelf
    }


def test_a_damaged_text_is_as_if_there_were_none(tmp_path: Path) -> None:
    catalogue = kept(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE)) as base, base:
        base.execute("UPDATE texts SET html = ?", ("<p>다른 글</p>".encode(),))

    assert catalogue.texts().find("version") is None


def test_a_text_that_lies_under_another_ones_name_is_as_if_there_were_none(tmp_path: Path) -> None:
    catalogue = kept(tmp_path)
    catalogue.keep_texts(EDITION, [("another version", "<p>다른 글</p>")])
    with closing(sqlite3.connect(tmp_path / FILE)) as base, base:
        base.execute("UPDATE texts SET version = version || '.'")
        base.execute("UPDATE texts SET version = 'version' WHERE version = 'another version.'")

    assert catalogue.texts().find("version") is None


@pytest.mark.parametrize("content", [b"", b"no database at all" * 900, b"SQLite format 3\0" + b"\xff" * 8000])
def test_a_file_that_is_no_catalogue_is_replaced_by_one(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_bytes(content)
    assert Catalogue(tmp_path).recall(ROOM, EDITION) == {}
    assert Catalogue(tmp_path).texts().find("version") is None

    assert kept(tmp_path).recall(ROOM, EDITION) == ENTRIES


def test_where_no_catalogue_can_be_written_there_is_none_and_nothing_else_happens(tmp_path: Path) -> None:
    (tmp_path / ".dongne").write_text("no folder")

    catalogue = kept(tmp_path)

    assert catalogue.recall(ROOM, EDITION) == {}
    assert catalogue.texts().find("version") is None


# --- forgery


class Command:
    """What a forged catalogue would have somebody's computer run."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.place),)


def test_a_catalogue_that_would_run_something_is_refused(tmp_path: Path) -> None:
    catalogue = kept(tmp_path)
    identity = (("index.md", 1, 1, 1, 1),)
    forge(tmp_path, pickle.dumps({"item-4": (identity, Command(tmp_path / "run"))}))

    assert catalogue.recall(ROOM, EDITION) == {}
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("os", "system"),
        ("builtins", "eval"),
        ("builtins", "getattr"),
        ("pathlib", "PosixPath"),
        # What our own modules have imported, and what can be reached from what they define.
        ("dongne.pipeline.repository", "subprocess"),
        ("dongne.domain.address", "re"),
        ("dongne.domain.address", "re.sys.modules"),
        ("dongne.errors", "dataclass"),
        ("dongne.errors", "sort_problems"),
        ("dongne.errors", "sort_problems.__globals__"),
        ("dongne.errors", "Problem.__init__.__builtins__"),
        ("datetime", "datetime.fromisoformat"),
    ],
)
def test_nothing_but_plain_values_and_our_own_is_named_by_a_catalogue(
    tmp_path: Path, module: str, name: str
) -> None:
    catalogue = kept(tmp_path)
    # {"item-4": <whatever that is>}, as pickle writes it.
    forge(tmp_path, b"\x80\x04}" + _text("item-4") + _text(module) + _text(name) + b"\x93s.")

    assert catalogue.recall(ROOM, EDITION) == {}


def _text(text: str) -> bytes:
    return b"\x8c" + bytes([len(text)]) + text.encode()


def test_the_forger_of_these_tests_is_understood(tmp_path: Path) -> None:
    catalogue = kept(tmp_path)
    forge(tmp_path, b"\x80\x04}" + _text("item-4") + _text("dongne.errors") + _text("Problem") + b"\x93s.")

    assert dict[str, object](catalogue.recall(ROOM, EDITION)) == {"item-4": Problem}
