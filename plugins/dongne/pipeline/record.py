"""What the last build wrote, and what each of it was made of: the next build makes only what differs.

The record is written last and in one step. Without it, or with one that is damaged or of another program, the next
build writes everything. A file that was changed, added or removed by another hand since then is found by its size and
times and made anew.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from dongne.pipeline.keeping import keep_text, recall_text

FOLDER = Path(".dongne", "cache", "record")
"""Below the site's folder; one file for each folder into which the site is built."""


@dataclass(frozen=True)
class Written:
    """One file of the site as it was left."""

    made_of: str
    """Digest of all that its bytes depend on."""
    size: int
    changed: int
    """Time of its last change, ns."""


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
    paths: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Record:
    """The files of a site, its folders, and what preflight has looked for in all of them."""

    files: Mapping[str, Written] = field(default_factory=dict)
    folders: Mapping[str, int] = field(default_factory=dict)
    """Time of the last change of each folder, ns: an added or removed file changes it."""
    searched: frozenset[str] = frozenset()
    """Fingerprints of the secrets that stand nowhere in these files, or are public all the same."""
    excused: Mapping[str, str] = field(default_factory=dict)
    """What makes those public that stand there all the same, by fingerprint."""
    sheaves: Mapping[str, Sheaf] = field(default_factory=dict)
    """Files that are made together, by the name of their sheaf."""
    fits: str = ""
    """For which house, and for which pages in sheaves, it was found that the one leads to the other as it must."""
    led: frozenset[str] = frozenset()
    """To which of those pages the house leads."""

    def sheaf(self, site: Path, tie: Tie) -> dict[str, str] | None:
        """Give the files of a sheaf with what each is made of, if all of them stand there as they must."""
        known = self.sheaves.get(tie.name)
        if known is None or any(path not in self.files for path in known.paths):
            return None
        if known.made_of != tie.made_of and (not known.closer or known.closer != tie.closer()):
            return None
        if not all(_stands(f"{site}/{path}", self.files[path]) for path in known.paths):
            return None
        return {path: self.files[path].made_of for path in known.paths}

    def current(self, site: Path, made_of: Mapping[str, str]) -> set[str]:
        """Give those of the wanted files that stand there as they must; ``made_of`` is by path."""
        return {
            path
            for path, digest in made_of.items()
            if (written := self.files.get(path)) is not None
            and written.made_of == digest
            and _stands(f"{site}/{path}", written)
        }

    def strangers(self, site: Path, wanted: Iterable[str]) -> list[str]:
        """List the files of the site that nothing makes any more, or that somebody else has put there."""
        wanted = set(wanted)
        found = {path for path in self.files if path not in wanted}
        for folder in self._disturbed(site):
            with suppress(OSError), os.scandir(site / folder) as entries:
                for entry in entries:
                    path = f"{folder}/{entry.name}" if folder else entry.name
                    if entry.is_dir(follow_symlinks=False):
                        if path not in self.folders and entry.name != ".git":
                            found.update(_files_below(site, path))
                    elif path not in wanted:
                        found.add(path)
        return sorted(path for path in found if path not in wanted and os.path.lexists(site / path))

    def _disturbed(self, site: Path) -> Iterator[str]:
        for folder, changed in self.folders.items():
            try:
                if os.stat(f"{site}/{folder}").st_mtime_ns != changed:  # noqa: PTH116 - eleven thousand times
                    yield folder
            except OSError:
                continue


def _files_below(site: Path, folder: str) -> Iterator[str]:
    for where, _, names in os.walk(site / folder):
        below = Path(where).relative_to(site)
        yield from ((below / name).as_posix() for name in names)


def _stands(path: str, written: Written) -> bool:
    try:
        stat = os.lstat(path)
    except OSError:
        return False
    return stat.st_size == written.size and stat.st_mtime_ns == written.changed


def take_stock(site: Path, made_of: Mapping[str, str], *, before: Record, kept: Iterable[str]) -> Record:
    """Give the record of a finished site; of what was ``kept`` the old entries still hold."""
    files = {path: before.files[path] for path in kept}
    for path, digest in made_of.items():
        if path not in files:
            stat = os.lstat(site / path)
            files[path] = Written(digest, stat.st_size, stat.st_mtime_ns)
    folders = {path.rpartition("/")[0] for path in files}
    folders |= {above for folder in folders for above in _above(folder)}
    times = {folder: os.stat(site / folder).st_mtime_ns for folder in sorted(folders)}  # noqa: PTH116
    return Record(files=files, folders=times)


def tie_sheaves(ties: Iterable[tuple[Tie | None, str]], *, before: Record) -> dict[str, Sheaf]:
    """Give what a record keeps of sheaves, out of pairs of a file's tie and its path."""
    paths: dict[Tie, list[str]] = {}
    for tie, path in ties:
        if tie is not None:
            paths.setdefault(tie, []).append(path)
    return {
        tie.name: Sheaf(tie.made_of, _look(tie, before.sheaves.get(tie.name)), tuple(bound))
        for tie, bound in paths.items()
    }


def _look(tie: Tie, before: Sheaf | None) -> str:
    """Take a closer look at what a sheaf is made of, unless somebody has before."""
    return before.closer if before is not None and before.made_of == tie.made_of else tie.closer()


def _above(folder: str) -> Iterator[str]:
    while folder:
        folder = folder.rpartition("/")[0]
        yield folder


def read_record(root: Path, site: Path) -> Record | None:
    """Give the record of the site in the folder ``site``; None when there is none that can be relied on."""
    try:
        held = json.loads(recall_text(_place(root, site)) or "")
        return Record(
            files={path: Written(*written) for path, written in held["files"].items()},
            folders=held["folders"],
            searched=frozenset(held["searched"]),
            excused=held["excused"],
            sheaves={
                name: Sheaf(made_of, closer, tuple(paths))
                for name, (made_of, closer, paths) in held["sheaves"].items()
            },
            fits=held["fits"],
            led=frozenset(held["led"]),
        )
    except (ValueError, KeyError, TypeError):
        return None


def write_record(root: Path, site: Path, record: Record) -> None:
    """Keep a record, in one step; one that cannot be kept costs the next build time and nothing else."""
    held = {
        "files": {path: [each.made_of, each.size, each.changed] for path, each in record.files.items()},
        "folders": record.folders,
        "searched": sorted(record.searched),
        "excused": record.excused,
        "sheaves": {
            name: [sheaf.made_of, sheaf.closer, sheaf.paths] for name, sheaf in record.sheaves.items()
        },
        "fits": record.fits,
        "led": sorted(record.led),
    }
    with suppress(OSError):
        keep_text(_place(root, site), json.dumps(held, separators=(",", ":")))


def drop_record(root: Path, site: Path) -> None:
    """Forget a site: before it is changed in a way that the record would not tell."""
    with suppress(OSError):
        _place(root, site).unlink(missing_ok=True)


def _place(root: Path, site: Path) -> Path:
    name = hashlib.sha256(str(site.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return root / FOLDER / f"{name}.json"
