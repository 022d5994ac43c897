"""What the last build wrote, and what each of it was made of: the next build makes only what differs.

Without a record the next build writes everything. A file that was changed, added or removed by another hand since then
is found by its size and times and made anew.
"""

import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple


class Written(NamedTuple):
    """One file of the site as it was left."""

    made_of: str
    """Digest of all that its bytes depend on."""
    size: int
    changed: int
    """Time of its last change, ns."""


Made = tuple[str, str, "Tie | None"]
"""A file's path, what it is made of, and the sheaf that it belongs to."""


@dataclass(frozen=True)
class Tie:
    """To which sheaf a file belongs."""

    name: str
    made_of: str
    """Digest of all that the sheaf may depend on."""
    closer: Callable[[], str] = field(default=str, compare=False)
    """Says what it depends on alone, which takes a while to find out; empty where nobody knows."""


@dataclass(frozen=True)
class Sheaf:
    """Files that were made together."""

    made_of: str
    closer: str
    files: Mapping[str, Written]
    check: str = field(default="", compare=False)
    """Digest of the files as they were written down; empty while they are not."""


@dataclass(frozen=True, kw_only=True)
class Record:
    """The files of a site, its folders, and what preflight has looked for in all of them."""

    files: Mapping[str, Written] = field(default_factory=dict)
    """Those that were made one by one."""
    sheaves: Mapping[str, Sheaf] = field(default_factory=dict)
    """All others, by the name of their sheaf."""
    folders: Mapping[str, int] = field(default_factory=dict)
    """Time of the last change of each folder, ns: an added or removed file changes it."""
    searched: frozenset[str] = frozenset()
    """Fingerprints of the secrets that stand nowhere in these files, or are public all the same."""
    excused: Mapping[str, str] = field(default_factory=dict)
    """What makes those public that stand there all the same, by fingerprint."""
    fits: str = ""
    """For which house, and for which pages in sheaves, it was found that the one leads to the other as it must."""
    led: frozenset[str] = frozenset()
    """To which of those pages the house leads."""
    _links: dict[Path, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was found out about links, by site."""

    @cached_property
    def all_files(self) -> Mapping[str, Written]:
        """Every file of the site."""
        found = dict(self.files)
        for sheaf in self.sheaves.values():
            found.update(sheaf.files)
        return found

    def sheaf(self, site: Path, tie: Tie) -> Sheaf | None:
        """Give a sheaf if nobody needs to make it, and all of it stands there as it must."""
        known = self.sheaves.get(tie.name)
        if known is None:
            return None
        if known.made_of != tie.made_of and (not known.closer or known.closer != tie.closer()):
            return None
        if len([*self._find_standing(site, known.files.items())]) < len(known.files):
            return None
        return known if known.made_of == tie.made_of else replace(known, made_of=tie.made_of)

    def current(self, site: Path, made_of: Mapping[str, str]) -> set[str]:
        """Give those of the wanted files that stand there as they must; ``made_of`` is by path."""
        files = self.all_files if made_of else {}
        same = (
            (path, written)
            for path, digest in made_of.items()
            if (written := files.get(path)) is not None and written.made_of == digest
        )
        return {*self._find_standing(site, same)}

    def _find_standing(self, site: Path, files: Iterable[tuple[str, Written]]) -> Iterator[str]:
        """Give the paths of those files that are there as they were written, and not behind a link."""
        if site not in self._links:
            self._links[site] = self._find_links(site)
        links = self._links[site]
        if links:
            files = (each for each in files if not each[0].startswith(links))
        below, lstat = f"{site}/", os.lstat
        for path, written in files:
            try:
                stat = lstat(below + path)
            except OSError:
                continue
            if stat.st_size == written.size and stat.st_mtime_ns == written.changed:
                yield path

    def _find_links(self, site: Path) -> tuple[str, ...]:
        """Give the folders, each with a slash, in whose places there are links now."""
        # Nobody puts one there without changing the folder above; most folders have no others in them.
        above = {folder.rpartition("/")[0] for folder in self.folders if folder}
        return tuple(
            f"{path}/"
            for folder in self._find_changed(site, above)
            for path, entry in _scan(site, folder)
            if entry.is_symlink() and path in self.folders
        )

    def strangers(self, site: Path, wanted: AbstractSet[str], disturbed: Iterable[str]) -> list[str]:
        """List what nothing makes any more, and the files and whole folders that somebody else has put there."""
        found, links = self.all_files.keys() - wanted, self._find_links(site)
        for folder in disturbed:
            for path, entry in _scan(site, folder):
                known = self.folders if entry.is_dir(follow_symlinks=False) else wanted
                # At the top there may be a checkout that somebody deploys from, as a folder or as a file.
                if path not in known and path != ".git":
                    found.add(path)
        return sorted(path for path in found if not path.startswith(links))

    def put_back(self, site: Path) -> "Record":
        """Give the record of the same files in a new folder ``site``, in which there is nothing else."""
        return replace(self, folders=_read_times(site, self.folders))

    def disturbed(self, site: Path) -> frozenset[str]:
        """Give the folders to which somebody has added something since, or from which something was taken."""
        return frozenset(self._find_changed(site, self.folders))

    def _find_changed(self, site: Path, folders: Iterable[str]) -> Iterator[str]:
        times = _read_times(site, folders)
        return (folder for folder, changed in times.items() if changed != self.folders[folder])


def _scan(site: Path, folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Give what lies in a folder of the site, each with its path on the site."""
    with suppress(OSError), os.scandir(site / folder) as entries:
        for entry in entries:
            yield f"{folder}/{entry.name}" if folder else entry.name, entry


def take_stock(  # noqa: PLR0913 - one for each thing that may have happened to a file or a folder
    site: Path,
    made: Iterable[Made],
    *,
    before: Record,
    current: Container[str],
    kept: Mapping[str, Sheaf],
    gone: Iterable[str] = (),
    disturbed: Iterable[str] = (),
) -> Record:
    """Give the record of a finished site.

    ``made`` are the files that were looked at one by one; of those that were ``current`` the old entries still hold.
    ``kept`` are the sheaves that nobody had to make, ``gone`` the files that were taken away, and ``disturbed`` the
    folders that were not as the last build had left them. In all other folders nobody had anything to do: should
    somebody else have, in this very moment, the next build will see it.
    """
    made = [*made]
    files: dict[str, Written] = {}
    ties: dict[Tie, dict[str, Written]] = {}
    for path, made_of, tie in made:
        shelf = files if tie is None else ties.setdefault(tie, {})
        shelf[path] = before.all_files[path] if path in current else _look_at(site / path, made_of)
    fresh = {
        tie.name: Sheaf(tie.made_of, _look(tie, before.sheaves.get(tie.name)), bound)
        for tie, bound in ties.items()
    }
    record = Record(files=files, sheaves={**kept, **fresh})
    same = before.all_files.keys() == record.all_files.keys()
    folders = [*before.folders] if same else sorted(_folders_of(record.all_files))
    touched = _folders_of([*(path for path, _, _ in made if path not in current), *gone]).union(disturbed)
    quiet = before.folders.keys() - touched
    times = _read_times(site, (folder for folder in folders if folder not in quiet))
    return replace(
        record, folders={**{each: before.folders[each] for each in folders if each in quiet}, **times}
    )


def _read_times(site: Path, folders: Iterable[str]) -> Mapping[str, int]:
    """Give the time of the last change of each folder, ns; 0 of those that are not there."""
    times: dict[str, int] = {}
    for folder in folders:
        try:
            times[folder] = os.stat(f"{site}/{folder}").st_mtime_ns  # noqa: PTH116 - fourteen thousand times
        except OSError:
            times[folder] = 0
    return times


def _look_at(place: Path, made_of: str) -> Written:
    stat = os.lstat(place)
    return Written(made_of, stat.st_size, stat.st_mtime_ns)


def _folders_of(paths: Iterable[str]) -> set[str]:
    folders = {path.rpartition("/")[0] for path in paths}
    return folders | {above for folder in folders for above in _above(folder)}


def _look(tie: Tie, before: Sheaf | None) -> str:
    """Take a closer look at what a sheaf is made of, unless somebody has before."""
    return before.closer if before is not None and before.made_of == tie.made_of else tie.closer()


def _above(folder: str) -> Iterator[str]:
    while folder:
        folder = folder.rpartition("/")[0]
        yield folder
