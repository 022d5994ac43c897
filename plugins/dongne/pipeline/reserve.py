"""The files of a finished site a second time: should somebody take the site away, the next build puts them back.

They are hard links: while the site stands they take no room. Where there are no links, or the cache lies on another
disk, nothing is kept. Nobody relies on such a file unread: it is the same file as the published one, into which
another hand may have written since, and a disk that has lost its power may hold anything. What is put back is never
the new site, only the old one, of which the build takes what it would make again.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple, Self

from dongne.pipeline.filing import name_of
from dongne.pipeline.folders import CACHE
from dongne.pipeline.reading import Means
from dongne.pipeline.record import Record, Written

FOLDER = CACHE / "reserve"
"""Below the site's folder; in it a folder for each folder into which the site is built."""
_NOTE = "site"
"""In each of these: where the newsroom and that site lie."""


class _Kept(NamedTuple):
    """One file that is kept, and what the record says of it."""

    place: str
    check: str
    path: str
    written: Written


@dataclass(frozen=True, kw_only=True)
class Reserve:
    """The second files of one site; leaving the ``with`` throws those away that a build has not brought in."""

    root: Path
    """The folder of mkdocs.yml."""
    site: Path
    is_open: bool = True
    """Whether anything is kept and put back."""

    @cached_property
    def folder(self) -> Path:
        """Where they lie."""
        return self.root / FOLDER / name_of(self.site)

    @cached_property
    def _fresh(self) -> Path:
        """Where the files of this build lie until it has come to its end."""
        return self.folder.with_suffix(".new")

    def __enter__(self) -> Self:
        """Begin without what a killed build has left."""
        self._discard()
        return self

    def __exit__(self, *_: object) -> None:
        """Throw away what was not brought in."""
        self._discard()

    def _discard(self) -> None:
        shutil.rmtree(self._fresh, ignore_errors=True)

    def keep(self, place: str, path: str, made_of: str, content: bytes) -> None:
        """Keep the file ``place`` that was written just now; ``path`` is the one on the site."""
        if not self.is_open:
            return
        name = _name(path)
        drawer = f"{self._fresh}/{_drawer(name)}"
        kept = f"{drawer}/{name}.{_check(made_of, content)}"
        with suppress(OSError):
            try:
                os.link(place, kept)
            except FileNotFoundError:
                Path(drawer).mkdir(parents=True, exist_ok=True)
                os.link(place, kept)

    def forget(self, paths: Iterable[str]) -> None:
        """Throw away what was kept of some files, before they are replaced or go."""
        names = {*map(_name, paths)}
        for drawer in {*map(_drawer, names)}:
            for kept in _list(self.folder / drawer):
                if kept.name.partition(".")[0] in names:
                    _unlink(kept.path)

    def clear(self) -> None:
        """Throw away everything, and what was kept of sites that are nowhere any more, or are another newsroom's."""
        if not self.is_open:
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        for other in _list(self.folder.parent):
            if other.path != str(self._fresh) and not self._is_of_use(other.path):
                shutil.rmtree(other.path, ignore_errors=True)

    def _is_of_use(self, folder: str) -> bool:
        """Whether ``folder`` keeps the files of a site that stands, and did not come here with a copy of the newsroom."""
        with suppress(OSError, ValueError):
            root, site = os.fsdecode(Path(folder, _NOTE).read_bytes()).split("\0")
            return Path(root) == self.root.resolve() and Path(site).is_dir()
        return False

    def bring_in(self) -> None:
        """Keep what this build has made for good: once the record tells of it."""
        with suppress(OSError):
            if not self.folder.exists():
                self._fresh.rename(self.folder)
                note = f"{self.root.resolve()}\0{self.site.resolve()}"
                (self.folder / _NOTE).write_bytes(os.fsencode(note))
        for drawer in _list(self._fresh):
            into = self.folder / drawer.name
            with suppress(OSError):
                into.mkdir(exist_ok=True)
                for kept in _list(drawer.path):
                    os.replace(kept.path, into / kept.name)  # noqa: PTH105 - many

    def put_back(self, record: Record, into: Path, means: Means) -> bool:
        """Put those files of the record into a new folder that are kept as they were; False: there are none."""
        found = list(self._find(record)) if self.is_open else []
        return any([*means.work(partial(_put_back, into), found)])

    def _find(self, record: Record) -> Iterator[_Kept]:
        """Give what is kept of the record's files, in the order in which it lies on the disk; drop the rest."""
        wanted = {
            _name(path): (path, written)
            for path, written in record.all_files.items()
            # A record may lie there that no build has written.
            if ".." not in path and not path.startswith("/")
        }
        kept = [entry for drawer in _list(self.folder) for entry in _list(drawer.path)]
        for entry in sorted(kept, key=lambda entry: entry.inode()):
            name, _, check = entry.name.partition(".")
            if name in wanted:
                yield _Kept(entry.path, check, *wanted[name])
            else:
                _unlink(entry.path)


def _put_back(into: Path, kept: _Kept) -> bool:
    """Put a file in its place below ``into`` if its bytes are those of which the record tells."""
    place, written = f"{into}/{kept.path}", kept.written
    try:
        content, stat = _read(kept.place)
        if _check(written.made_of, content) != kept.check:
            _unlink(kept.place)
            return False
        # While it stands in some other folder too, it is that one's: no two sites may change with one another.
        bring = partial(_bring, kept.place, place, content if stat.st_nlink > 1 else None)
        try:
            bring()
        except FileNotFoundError:
            Path(place).parent.mkdir(parents=True, exist_ok=True)
            bring()
        if stat.st_nlink > 1 or stat.st_mtime_ns != written.changed:
            os.utime(place, ns=(written.changed, written.changed))
    except OSError:
        return False
    return True


def _bring(kept: str, place: str, content: bytes | None) -> None:
    """Give a file that is kept a place on the site; with ``content``, as a file of its own."""
    if content is None:
        os.link(kept, place)
        return
    Path(place).write_bytes(content)
    _unlink(kept)
    os.link(place, kept)


def _read(place: str) -> tuple[bytes, os.stat_result]:
    """Read a file and what the system says of it; nothing that only looks like a file.

    Raises:
        OSError: it cannot be read, or is a link or a device.
    """
    with open(os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:  # noqa: PTH123 - flags
        stat = os.fstat(file.fileno())
        if not S_ISREG(stat.st_mode):
            raise OSError(place)
        return file.read(), stat


def _name(path: str) -> str:
    """Say how the name begins under which a file of the site is kept."""
    return blake2b(path.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _drawer(name: str) -> str:
    """Say in which of 256 folders something lies: to look for a few files is to list a few short folders."""
    return name[:2]


def _check(made_of: str, content: bytes) -> str:
    """Give a digest of what a file is made of and of its bytes."""
    check = blake2b(f"{made_of}\n".encode(), digest_size=16)
    check.update(content)
    return check.hexdigest()


def _list(folder: Path | str) -> list[os.DirEntry[str]]:
    """Give what lies in a folder; nothing, where there is none."""
    with suppress(OSError), os.scandir(folder) as entries:
        return [*entries]
    return []


def _unlink(place: str) -> None:
    with suppress(OSError):
        os.unlink(place)  # noqa: PTH108 - for every file of the site
