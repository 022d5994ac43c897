"""What was read before, kept by the identity of its files: who finds a file unchanged need not read it again.

The catalogue only saves time. It is never asked what may be published: the gate decides anew at every build. A value
is taken from it only for files whose identity (name, size, times of change in nanoseconds, inode) is the recorded one,
under the same edition of everything else that reading depends on; what is damaged in it is read anew.
"""

import hashlib
import io
import os
import pickle
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from dongne.domain.manuscript import Manuscript, digest_of_text
from dongne.pipeline.folders import CACHE, make_own_folder
from dongne.pipeline.identity import Identity

FILE = CACHE / "catalogue.sqlite"
"""Below the site's folder; may be deleted at any time."""

SHELVES = 256
"""Shelves of a room: one changed item rewrites one of them."""

Entry = tuple[Identity, object]
"""What the files were like, and what was read in them."""
Rooms = dict[str, tuple[str, Mapping[str, Entry]]]
"""The entries of rooms, each with the edition for which they hold."""


class Catalogue:
    """A small database below ``.dongne``; where it cannot be read or written, everything is simply read again."""

    def __init__(self, root: Path, *, is_used: bool = True, rooms: Rooms | None = None) -> None:
        """Open the catalogue of the site in ``root``; one that is not used recalls and keeps nothing.

        ``rooms`` is what this process has in mind of it already, and will have.
        """
        self._root = root
        self._path = root / FILE
        self._is_used = is_used
        self._rooms = rooms
        self.has_recalled = False
        """Whether anything was taken from it: from then on not all that is known was read in the files."""

    def recall(
        self, room: str, edition: str, *, lost: Callable[[str], str] | None = None
    ) -> dict[str, Entry]:
        """Give everything that a room holds under this edition; nothing of another one.

        The manuscripts in it stay here until somebody reads them; ``lost`` is asked for the text of a digest that
        has gone from here by then, or is damaged; without it such a text is an error (``LookupError``).
        """
        if not self._is_used:
            return {}
        known = None if self._rooms is None else self._rooms.get(room)
        if known is not None and known[0] == edition:
            entries = dict(known[1])
        else:
            entries = self._read(room, edition, _Fetch(self.manuscripts(), lost or _nowhere))
            self._remember(room, edition, entries)
        self.has_recalled |= bool(entries)
        return entries

    def _remember(self, room: str, edition: str, entries: Mapping[str, Entry]) -> None:
        if self._rooms is not None:
            self._rooms[room] = edition, entries

    def _read(self, room: str, edition: str, fetch: Callable[[str], str]) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        with suppress(sqlite3.Error, OSError), closing(self._open()) as base:
            query = "SELECT check_sum, entries FROM shelves WHERE room = ? AND edition = ?"
            for check, packed in base.execute(query, (room, edition)):
                with suppress(pickle.UnpicklingError, ValueError, TypeError, AttributeError, EOFError):
                    entries.update(_unpack(check, packed, fetch))
        return entries

    def keep(self, room: str, edition: str, entries: Mapping[str, Entry], changed: Iterable[str]) -> None:
        """Write those shelves of a room anew whose entries have ``changed`` or gone."""
        stale = {shelf_of(name) for name in changed}
        if not stale or not self._is_used:
            return
        self._remember(room, edition, entries)
        shelves: dict[int, dict[str, Entry]] = {shelf: {} for shelf in stale}
        for name, entry in entries.items():
            if (shelf := shelf_of(name)) in shelves:
                shelves[shelf][name] = entry
        manuscripts: dict[str, Manuscript] = {}
        rows = [(room, shelf, edition, *_pack(held, manuscripts)) for shelf, held in shelves.items()]
        self.keep_manuscripts(edition, manuscripts.values())
        self._write("INSERT OR REPLACE INTO shelves VALUES (?, ?, ?, ?, ?)", rows)

    def keep_manuscripts(self, edition: str, manuscripts: Iterable[Manuscript]) -> None:
        """Keep those texts that are at hand, by their digests, and forget those of another edition."""
        texts = [(each.digest, each.text) for each in manuscripts if each.is_at_hand]
        self._keep(_MANUSCRIPTS, edition, texts)

    def keep_texts(self, edition: str, texts: Sequence[tuple[str, str]]) -> None:
        """Keep HTML by the version that it is made of, and forget that of another edition."""
        self._keep(_HTML, edition, texts)

    def _keep(self, table: "_Table", edition: str, texts: Sequence[tuple[str, str]]) -> None:
        if self._is_used and texts:
            rows = [(key, edition, _sum_of(key, data), data) for key, data in _encoded(texts)]
            self._write(table.forget, [(edition,)])
            self._write(table.keep, rows)

    def texts(self) -> "Texts":
        """Open the kept HTML for reading, by version."""
        return Texts(self._open if self._is_used else None, _HTML)

    def manuscripts(self) -> "Texts":
        """Open the kept manuscripts for reading, by digest."""
        return Texts(self._open if self._is_used else None, _MANUSCRIPTS)

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        """Write rows in one transaction; a full disk costs the next build time and nothing else."""
        for attempt in ("again", "for good"):
            try:
                with closing(self._open()) as base, base:
                    base.executemany(statement, rows)
            except (sqlite3.DatabaseError, OSError) as error:
                if isinstance(error, sqlite3.OperationalError) or attempt == "for good":
                    return
                # Not a database, or a broken one.
                with suppress(OSError):
                    self._path.unlink()
            else:
                return

    def _open(self) -> sqlite3.Connection:
        make_own_folder(self._root)
        self._path.parent.mkdir(exist_ok=True)
        base = sqlite3.connect(self._path, timeout=2)
        # Losing the catalogue in a power cut costs time only; its sums tell.
        base.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;" + _TABLES)
        return base


class Texts:
    """Reads kept texts by their keys."""

    def __init__(self, connect: Callable[[], sqlite3.Connection] | None, table: "_Table") -> None:
        """Wait for the first question: a forked process must open the database itself."""
        self._connect = connect
        self._table = table
        # By process. A forked one must neither use nor close what it has inherited.
        self._bases: dict[int, sqlite3.Connection] = {}

    def find(self, key: str) -> str | None:
        """Give the text under a key; None when it is not kept, or damaged."""
        if self._connect is None:
            return None
        try:
            base = self._bases.get(os.getpid())
            if base is None:
                base = self._bases[os.getpid()] = self._connect()
            row = base.execute(self._table.find, (key,)).fetchone()
        except (sqlite3.Error, OSError):
            return None
        if row is None or _sum_of(key, row[1]) != row[0]:
            return None
        return str(row[1], "utf-8", "surrogatepass")


class _Fetch:
    """Brings the text of a manuscript from where it is kept."""

    def __init__(self, texts: Texts, lost: Callable[[str], str]) -> None:
        self._texts = texts
        self._lost = lost

    def __call__(self, digest: str) -> str:
        text = self._texts.find(digest)
        return text if text is not None and digest_of_text(text) == digest else self._lost(digest)


class _Table(NamedTuple):
    """What is asked of a table of texts."""

    keep: str
    forget: str
    find: str


_HTML = _Table(
    keep="INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?)",
    forget="DELETE FROM texts WHERE edition <> ?",
    find="SELECT check_sum, html FROM texts WHERE version = ?",
)
_MANUSCRIPTS = _Table(
    keep="INSERT OR REPLACE INTO manuscripts VALUES (?, ?, ?, ?)",
    forget="DELETE FROM manuscripts WHERE edition <> ?",
    find="SELECT check_sum, text FROM manuscripts WHERE digest = ?",
)
_TABLES = """
CREATE TABLE IF NOT EXISTS shelves (
  room TEXT, shelf INTEGER, edition TEXT, check_sum BLOB, entries BLOB, PRIMARY KEY (room, shelf)
);
CREATE TABLE IF NOT EXISTS manuscripts (digest TEXT PRIMARY KEY, edition TEXT, check_sum BLOB, text BLOB);
CREATE TABLE IF NOT EXISTS texts (version TEXT PRIMARY KEY, edition TEXT, check_sum BLOB, html BLOB);
"""


def shelf_of(name: str) -> int:
    """Give the shelf on which an entry stands."""
    return zlib.crc32(name.encode()) % SHELVES


def _encoded(texts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    return ((key, text.encode("utf-8", "surrogatepass")) for key, text in texts)


def _pack(entries: Mapping[str, Entry], manuscripts: dict[str, Manuscript]) -> tuple[bytes, bytes]:
    """Pack entries without their manuscripts, which are added to ``manuscripts``."""
    written = io.BytesIO()
    _Pickler(written, manuscripts).dump(dict(entries))
    packed = written.getvalue()
    return _sum(packed), packed


class _Pickler(pickle.Pickler):
    """Left to themselves, zones and (in some Pythons) enums ask for `getattr` when they are read again.

    That is the key to every door: whoever reads a catalogue must not have to turn it. Of manuscripts it writes the
    digest only.
    """

    def __init__(self, written: io.BytesIO, manuscripts: dict[str, Manuscript]) -> None:
        super().__init__(written, protocol=5)
        self._manuscripts = manuscripts

    def reducer_override(self, value: object) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Say how such a value is made again; of all others, nothing."""
        if isinstance(value, Enum):
            return type(value), (value.value,)
        if isinstance(value, ZoneInfo):
            return _zone, (value.key,)
        if isinstance(value, Manuscript):
            self._manuscripts[value.digest] = value
            return _late, (value.digest,)
        return NotImplemented  # type: ignore[no-any-return]  # as pickle asks for it


def _zone(key: str) -> ZoneInfo:
    return ZoneInfo(key)


def _nowhere(digest: str) -> str:
    """Refuse to give a digest as a text."""
    raise LookupError(digest)


def _late(digest: str, find: Callable[[str], str] = _nowhere) -> Manuscript:
    """Give a manuscript whose text is found when somebody reads it."""
    return Manuscript(digest=digest, find=find)


def _unpack(check: bytes, packed: bytes, fetch: Callable[[str], str]) -> dict[str, Entry]:
    if check != _sum(packed):
        raise ValueError(check)
    entries: dict[str, Entry] = _Unpickler(packed, fetch).load()
    return entries


def _sum(packed: bytes) -> bytes:
    return hashlib.sha256(packed).digest()


def _sum_of(key: str, data: bytes) -> bytes:
    """Give the sum of a text under its key: under another one it is damaged."""
    return _sum(b"%b\0%b" % (key.encode(), data))


class _Unpickler(pickle.Unpickler):
    """Reads plain values and those of the newsroom; whatever else a forged catalogue names is refused."""

    def __init__(self, packed: bytes, fetch: Callable[[str], str]) -> None:
        super().__init__(io.BytesIO(packed))
        # Not a method: what a reader has read, it holds, and a build looks for no rubbish.
        self._late = partial(_late, find=fetch)

    def find_class(self, module: str, name: str) -> object:
        """Give a class of ours, or one of the few of Python's own that they hold."""
        if (module, name) == (__name__, _late.__name__):
            return self._late
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        # Nothing that lies inside of a class, nothing that a module of ours has imported: both lead to everything.
        if module.startswith(("dongne.domain.", "dongne.errors")) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


_PLAIN = {
    ("dongne.ingest.bundles", "Reading"),
    ("builtins", "frozenset"),
    ("builtins", "set"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
    (__name__, "_zone"),
}
