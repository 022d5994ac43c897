"""How everything is read without reading everything: by several processes, and by what the catalogue remembers."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from dongne.domain.items import Item
from dongne.domain.manuscript import Manuscript
from dongne.domain.people import Roster
from dongne.domain.settings import Settings
from dongne.errors import OutputError
from dongne.ingest.bundle_folders import Folder, find_folders
from dongne.ingest.bundles import BundleReader, Reading
from dongne.ingest.decision_files import item_of
from dongne.ingest.decisions import DecisionReader, Heard
from dongne.ingest.folders import Entry
from dongne.ingest.snapshots import Month, SnapshotReader, month_of
from dongne.pipeline.catalogue import Catalogue
from dongne.pipeline.composing import compose_item
from dongne.pipeline.crew import ResultT, TaskT, work_through
from dongne.pipeline.edition import code_version, digest_of
from dongne.pipeline.identity import Identity, identify, is_settled, now_ns
from dongne.pipeline.lookout import Look, Sights, look_around
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
    look: Look = look_around
    """How it is found out which files there are."""

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
    _rooms: dict[str, "_Room[Any]"] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was brought to mind and has not been asked for yet."""

    @cached_property
    def catalogue(self) -> Catalogue:
        """What was read before."""
        memory = self.means.memory
        rooms = None if memory is None else memory.rooms
        return Catalogue(self.root, is_used=self.means.trusts_catalogue, rooms=rooms)

    @cached_property
    def sights(self) -> Sights:
        """Which files there are."""
        return self.means.look(self.root)

    def remember(self, roster: Roster | None) -> None:
        """Bring to mind what was read before: meanwhile somebody may be looking around."""
        self._rooms["bundles"] = self._recall_bundles(BundleReader(settings=self.settings, roster=roster))
        if roster is not None:
            reader = DecisionReader(roster=roster, zone=self.settings.zone)
            self._rooms["decisions"] = self._recall_decisions(reader)

    def _recall_bundles(self, reader: BundleReader) -> "_Room[Reading]":
        roster = None if reader.roster is None else sorted(reader.roster.reporters)
        edition = digest_of(code_version(), reader.settings, roster)
        again = _Again(root=self.root, catalogue=self.catalogue, edition=edition, reader=reader)
        return _Room(self.catalogue, "bundles", edition, lost=again.find)

    def _recall_decisions(self, reader: DecisionReader) -> "_Room[Heard]":
        edition = digest_of(code_version(), _words_of(reader.roster), reader.zone)
        return _Room(self.catalogue, "decisions", edition)

    def bundles(self, reader: BundleReader, folders: Sequence[Folder]) -> Iterator[Reading]:
        """Give a reading of each folder, with composed texts."""
        room, sights = self._rooms.pop("bundles", None) or self._recall_bundles(reader), self.sights
        known = room.known(sights.identities["bundles"], since=sights.since)
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
        if self.composing:
            room.keep(known, fresh={folder.id: identify(folder.places) for folder in fresh})
        return (known[folder.id] for folder in folders)

    def decisions(self, reader: DecisionReader, entries: Sequence[Entry]) -> Iterator[Heard]:
        """Give what each decision file says."""
        room, sights = self._rooms.pop("decisions", None) or self._recall_decisions(reader), self.sights
        named = {item_of(entry.file): entry for entry in entries}
        seen = sights.identities["decisions"]
        known = room.known({name: seen.get(name) for name in named}, since=sights.since)
        return self._files(room, known, named, reader.read)

    def snapshots(self, reader: SnapshotReader, entries: Sequence[Entry]) -> Iterator[Month]:
        """Give what each month's file says."""
        since = now_ns()
        room: _Room[Month] = _Room(self.catalogue, "snapshots", digest_of(code_version(), reader.zone))
        named = {month_of(entry): entry for entry in entries}
        known = room.known({name: identify([entry.place]) for name, entry in named.items()}, since=since)
        return self._files(room, known, named, reader.read)

    def _files(
        self,
        room: "_Room[ValueT]",
        known: dict[str, ValueT],
        entries: Mapping[str, Entry],
        read: Callable[[Entry], ValueT],
    ) -> Iterator[ValueT]:
        """Give what is known of these files, those read anew that have changed."""
        fresh = [name for name in entries if name not in known]
        found = self.means.work(read, [entries[name] for name in fresh])
        known |= zip(fresh, found, strict=True)
        room.keep(known, fresh={name: identify([entries[name].place]) for name in fresh})
        return (known[name] for name in entries)


def _words_of(roster: Roster) -> list[object]:
    """Say all of a roster in the same way every time: sets are told in another order by every process."""
    members = [
        (sorted(member.groups), sorted(member.interests), replace(member, groups=_NONE, interests=_NONE))
        for member in roster.members.values()
    ]
    return [roster.groups, members, roster.reporters, roster.file]


_NONE: frozenset[str] = frozenset()


def text_finder(root: Path, *, trusts_catalogue: bool = True) -> Callable[[Item], str]:
    """Give a function from an item to its text as HTML, which looks it up where it is kept, if that is trusted."""
    texts = Catalogue(root, is_used=trusts_catalogue).texts()

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

    root: Path
    catalogue: Catalogue
    edition: str
    reader: BundleReader

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
        folders, _ = find_folders(self.root)
        items = [read.item for read in map(self.reader.read, folders) if read.item is not None]
        found = {item.manuscript.digest: item.manuscript for item in items}
        self.catalogue.keep_manuscripts(self.edition, found.values())
        return found


class _Room(Generic[ValueT]):
    """One room of the catalogue, asked for the files of this moment."""

    def __init__(
        self,
        catalogue: Catalogue,
        name: str,
        edition: str,
        *,
        lost: Callable[[str], str] | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._name = name
        self._edition = edition
        self._entries = catalogue.recall(name, edition, lost=lost)
        self._identities: Mapping[str, Identity | None] = {}
        self._since = 0

    def known(self, identities: Mapping[str, Identity | None], *, since: int) -> dict[str, ValueT]:
        """Give what is remembered of those names whose files were, from the instant ``since``, as they had been."""
        self._identities, self._since = identities, since
        return {
            name: cast("ValueT", self._entries[name][1])
            for name, identity in identities.items()
            if identity is not None and name in self._entries and self._entries[name][0] == identity
        }

    def keep(self, values: dict[str, ValueT], *, fresh: Mapping[str, Identity | None]) -> None:
        """Remember what was read; not what may still be changing under our hands.

        ``fresh`` says what the files are like that were read now, after that: a folder that was exchanged for another
        one since it was looked at bears none of the marks of a change.
        """
        gone = self._entries.keys() - self._identities.keys()
        if not (fresh or gone):
            return
        entries = {
            name: (identity, values[name])
            for name, identity in self._identities.items()
            if identity is not None
            and fresh.get(name, identity) == identity
            and is_settled(identity, self._since)
        }
        self._catalogue.keep(self._name, self._edition, entries, fresh.keys() | gone)
