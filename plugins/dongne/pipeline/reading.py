"""How everything is read without reading everything: by several processes, and by what the catalogue remembers."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from dongne.domain.items import Item
from dongne.domain.manuscript import Manuscript
from dongne.domain.settings import Settings
from dongne.errors import OutputError
from dongne.ingest.bundles import BundleReader, Folder, Reading
from dongne.ingest.decisions import DecisionReader, Heard, item_of
from dongne.ingest.folders import Entry
from dongne.ingest.snapshots import Month, SnapshotReader, month_of
from dongne.pipeline.catalogue import Catalogue, Identity, identify, is_settled, now_ns
from dongne.pipeline.composing import compose_item
from dongne.pipeline.crew import ResultT, TaskT, work_through
from dongne.pipeline.edition import code_version, digest_of
from dongne.pipeline.memory import Memory
from dongne.render.prose import composed

ValueT = TypeVar("ValueT")

_BATCH = 500
"""Texts that are held in memory before they are written down."""


Follow = Callable[[Iterable[Any], int], Iterable[Any]]


@dataclass(frozen=True, kw_only=True)
class Means:
    """With what a newsroom is read and printed; nothing of it changes a byte of what comes out."""

    jobs: int = 1
    """Processes that share the work."""
    trusts_catalogue: bool = True
    """Whether a file that looks unchanged is taken as it was read before; False: every byte is read again."""
    tell: Callable[[str], None] = lambda _: None
    """Is told, in Korean, which step begins."""
    follow: Follow = lambda things, _: things
    """Is given the many things of a step as they are done, and how many they will be; hands them on."""
    memory: Memory | None = None
    """What is kept in mind for the next build of this process; None: nothing."""

    def work(self, work: Callable[[TaskT], ResultT], tasks: Sequence[TaskT]) -> Iterable[ResultT]:
        """Give ``work(task)`` for each task, in their order, by as many processes as there are."""
        done: Iterable[ResultT] = self.follow(work_through(work, tasks, jobs=self.jobs), len(tasks))
        return done


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Reads bundles and decisions of one site, those anew that have changed."""

    root: Path
    settings: Settings
    means: Means
    composing: bool = True
    """Whether texts are composed: not needed by whoever only compares them."""

    @cached_property
    def catalogue(self) -> Catalogue:
        """What was read before."""
        memory = self.means.memory
        rooms = None if memory is None else memory.rooms
        return Catalogue(self.root, is_used=self.means.trusts_catalogue, rooms=rooms)

    def bundles(self, reader: BundleReader, folders: Sequence[Folder]) -> Iterator[Reading]:
        """Give a reading of each folder, with composed texts."""
        roster = reader.roster
        edition = digest_of(
            code_version(), self.settings, None if roster is None else sorted(roster.reporters)
        )
        again = _Again(catalogue=self.catalogue, edition=edition, reader=reader, folders=folders)
        room: _Room[Reading] = _Room(
            catalogue=self.catalogue,
            name="bundles",
            edition=edition,
            keeps=self.composing,
            lost=again.find,
        )
        known = room.recall({folder.id: folder.places for folder in folders})
        fresh = [folder for folder in folders if folder.id not in known]
        work = partial(_read, reader) if self.composing else partial(_read_only, reader)
        texts: list[tuple[str, str]] = []
        for folder, (reading, html) in zip(fresh, self.means.work(work, fresh), strict=True):
            known[folder.id] = reading
            if reading.item is not None and html is not None:
                texts.append((_version(reading.item), html))
            if len(texts) >= _BATCH:
                self.catalogue.keep_texts(code_version(), texts)
                texts = []
        self.catalogue.keep_texts(code_version(), texts)
        room.keep(known, fresh=[folder.id for folder in fresh])
        return (known[folder.id] for folder in folders)

    def decisions(self, reader: DecisionReader, entries: Sequence[Entry]) -> Iterator[Heard]:
        """Give what each decision file says."""
        edition = digest_of(code_version(), reader.roster, reader.zone)
        room: _Room[Heard] = _Room(catalogue=self.catalogue, name="decisions", edition=edition)
        return self._files(room, {item_of(entry.file): entry for entry in entries}, reader.read)

    def snapshots(self, reader: SnapshotReader, entries: Sequence[Entry]) -> Iterator[Month]:
        """Give what each month's file says."""
        edition = digest_of(code_version(), reader.zone)
        room: _Room[Month] = _Room(catalogue=self.catalogue, name="snapshots", edition=edition)
        return self._files(room, {month_of(entry): entry for entry in entries}, reader.read)

    def _files(
        self, room: "_Room[ValueT]", entries: Mapping[str, Entry], read: Callable[[Entry], ValueT]
    ) -> Iterator[ValueT]:
        """Give what a room knows of these files, those read anew that have changed."""
        known = room.recall({name: [entry.place] for name, entry in entries.items()})
        fresh = [name for name in entries if name not in known]
        found = self.means.work(read, [entries[name] for name in fresh])
        known |= zip(fresh, found, strict=True)
        room.keep(known, fresh=fresh)
        return (known[name] for name in entries)


def text_finder(root: Path) -> Callable[[Item], str]:
    """Give a function from an item to its text as HTML, which looks it up where it is kept."""
    texts = Catalogue(root).texts()

    def find(item: Item) -> str:
        kept = texts.find(_version(item))
        return composed(item) if kept is None else kept

    return find


def _version(item: Item) -> str:
    return f"{code_version()[:16]} {item.digest}"


def _read(reader: BundleReader, folder: Folder) -> tuple[Reading, str | None]:
    reading = reader.read(folder)
    if reading.item is None:
        return reading, None
    done = compose_item(reading.item)
    return replace(reading, item=done.item, problems=(*reading.problems, *done.problems)), done.html


def _read_only(reader: BundleReader, folder: Folder) -> tuple[Reading, str | None]:
    return reader.read(folder), None


@dataclass(frozen=True, kw_only=True)
class _Again:
    """Finds in the files what the catalogue has lost of their texts since it was asked for everything else."""

    catalogue: Catalogue
    edition: str
    reader: BundleReader
    folders: Sequence[Folder]

    def find(self, digest: str) -> str:
        """Give the text with this digest.

        Raises:
            OutputError: no file says this any more.
        """
        if digest not in self._manuscripts:
            raise OutputError("읽는 동안에 원고가 바뀌었습니다. 다시 해 주세요.")
        return self._manuscripts[digest].text

    @cached_property
    def _manuscripts(self) -> Mapping[str, Manuscript]:
        """Those of all files, by their digests; whoever has lost one may have lost many."""
        items = [reading.item for reading in map(self.reader.read, self.folders) if reading.item is not None]
        found = {item.manuscript.digest: item.manuscript for item in items}
        self.catalogue.keep_manuscripts(self.edition, found.values())
        return found


class _Room(Generic[ValueT]):
    """One room of the catalogue, asked for the files of this moment."""

    def __init__(
        self,
        *,
        catalogue: Catalogue,
        name: str,
        edition: str,
        keeps: bool = True,
        lost: Callable[[str], str] = str,
    ) -> None:
        self._catalogue = catalogue
        self._name = name
        self._edition = edition
        self._keeps = keeps
        self._lost = lost
        self._since = now_ns()
        self._identities: dict[str, Identity | None] = {}
        self._gone: set[str] = set()

    def recall(self, files: Mapping[str, Sequence[str]]) -> dict[str, ValueT]:
        """Give what is remembered of those names whose files are as they were."""
        self._identities = {name: identify(places) for name, places in files.items()}
        entries = self._catalogue.recall(self._name, self._edition, lost=self._lost)
        self._gone = entries.keys() - files.keys()
        return {
            name: cast("ValueT", entries[name][1])
            for name, identity in self._identities.items()
            if identity is not None and name in entries and entries[name][0] == identity
        }

    def keep(self, values: dict[str, ValueT], *, fresh: list[str]) -> None:
        """Remember what was read; not what may still be changing under our hands."""
        if not self._keeps or not (fresh or self._gone):
            return
        entries = {
            name: (identity, values[name])
            for name, identity in self._identities.items()
            if identity is not None and is_settled(identity, self._since)
        }
        self._catalogue.keep(self._name, self._edition, entries, {*fresh, *self._gone})
