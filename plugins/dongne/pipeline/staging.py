"""A new site is made beside the old one and takes its place in one step, or not at all."""

import fcntl
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from dongne.errors import OutputError
from dongne.pipeline.filing import name_of
from dongne.pipeline.folders import OWN_FOLDER, demand_own_folder, make_own_folder
from dongne.pipeline.keeping import keep_text, recall_text

FOLDER = Path(OWN_FOLDER, "staging")
"""Below the site's folder: what a build writes down before its last step, should it be killed there.

Folders of the names that are used beside the site may come with the newsroom, from anybody; this one may not.
"""

_Known = Sequence[int]
"""By what a file or a folder is known again that was moved meanwhile: its size, time of last change (ns) and inode."""

_KEPT = (".git",)
"""A checkout that somebody deploys from; everything else in the old folder belongs to the old site."""


class HalfDoneError(OutputError):
    """A site was half changed; the next build brings it to its end."""


class Staging:
    """The folder beside ``final`` into which a build writes.

    Leaving the ``with`` throws away what did not take its place, and lets the next build begin.
    """

    def __init__(self, final: Path, *, root: Path, patience: float = 0) -> None:
        """Prepare to replace ``final``; ``root`` is the folder of mkdocs.yml, ``patience`` as for ``build_lock``.

        Raises:
            OutputError: ``final`` holds something that no build has made.
        """
        self.final = final.resolve()
        if not _is_replaceable(self.final, root.resolve()):
            message = (
                f"`{final}`에는 사이트가 아닌 것이 있어 덮어쓰지 않았습니다. 신문의 원고나 서버의 설정(`.htaccess` 따위)일 수 있습니다. "
                "`site_dir`를 빈 폴더나 전에 만든 사이트로 정해 주세요."
            )
            raise OutputError(message)
        self.path = self.final.with_name(f".{self.final.name}.new")
        self.standing = self.final
        """The old site: in its place, or beside it, where this build has put it back."""
        self._back = self.final.with_name(f".{self.final.name}.back")
        self._old = self.final.with_name(f".{self.final.name}.old")
        self._plan = root / FOLDER / f"{name_of(self.final)}.merge.json"
        """What goes and what is moved; it lies there while a site is half changed."""
        self._note = root / FOLDER / f"{name_of(self.final)}.old.json"
        """By what the old site is known again beside its place."""
        self._root = root
        self._patience = patience
        self._lock = ExitStack()
        self._is_mine = False

    def __enter__(self) -> Self:
        """Begin; see ``prepare``."""
        self.prepare()
        return self

    def __exit__(self, *_: object) -> None:
        """End; see ``discard``."""
        self.discard()

    def prepare(self) -> None:
        """Make the folder, empty, and keep every other build of this newsroom out.

        Raises:
            OutputError: the disk or its rights do not allow it, or another build is at work.
        """
        self._lock.enter_context(build_lock(self._root, patience=self._patience))
        self._is_mine = True
        self.standing = self.final
        try:
            self._recover()
            for left in (self.path, self._old, self._back, self.final.with_name(f".{self.final.name}.merge")):
                _remove(left)
            self._note.unlink(missing_ok=True)
            self.path.mkdir(parents=True)
        except OSError as error:
            self.discard()
            raise _unwritable(self.path, error) from error

    def _recover(self) -> None:
        """Bring to its end what a build was killed at in its last step; only what one of ours has left here."""
        self._put_old_back()
        plan = _recall(self._plan)
        if plan is not None:
            gone, moves = plan
            waiting = [path for path, known in moves.items() if _look_at(f"{self.path}/{path}") == known]
            # What goes has gone before the first file was moved; something new may stand in its place.
            self._settle(gone if len(waiting) == len(moves) else (), waiting)
        self._plan.unlink(missing_ok=True)
        self._bring_over()

    def _put_old_back(self) -> None:
        if not self.final.exists() and _look_at(self._old) == (_recall(self._note) or ()):
            self._old.rename(self.final)

    def is_bare(self) -> bool:
        """Whether somebody has taken the old site away; what is hidden, such as a checkout, may have stayed."""
        return not self.final.is_dir() or all(path.name.startswith(".") for path in self.final.iterdir())

    def put_back(self, fill: Callable[[Path], bool]) -> bool:
        """Let ``fill`` put the old site back, beside its place: nobody sees it before this build has looked at it.

        False: there was nothing to put there.
        """
        self._back.mkdir()
        if fill(self._back):
            self.standing = self._back
            return True
        _remove(self._back)
        return False

    def exchange(self) -> None:
        """Put the new site in the place of the old one, in one step.

        Raises:
            OutputError: it could not be done; the old site stands.
        """
        try:
            self._exchange()
        except OSError as error:
            self.discard()
            raise _unwritable(self.final, error) from error
        self.standing = self.final
        with suppress(OSError):
            _remove(self._old)
            _remove(self.path)
            self._note.unlink(missing_ok=True)

    def advance(self) -> None:
        """Put what is new so far in its place in the old site, which must be a preview: it may stand half-done."""
        self._move(_list_files(self.path))

    def merge(self, *, gone: Sequence[str]) -> None:
        """Put every new file in its place in the old site, and take away those that are ``gone``.

        All of it has been looked at before. What has begun is brought to its end, by the next build if need be. An
        old site that was put back beside its place comes there last, in one step.

        Raises:
            OutputError: it could not be done; the next build brings it to its end.
        """
        moves = _list_files(self.path)
        if self.standing is not self.final:
            self._settle(gone, moves)
            self.exchange()
            return
        try:
            _keep(self._plan, (gone, {path: _look_at(f"{self.path}/{path}") for path in moves}))
        except OSError as error:
            raise _unwritable(self._plan, error) from error
        try:
            self._settle(gone, moves)
            self._plan.unlink()
            _remove(self.path)
        except OSError as error:
            message = (
                f"`{self.final}`을 새로 쓰던 중에 멈췄습니다: {error.strerror or error}. 디스크와 폴더의 권한을 살펴 주세요. "
                "다시 지으면 남은 것을 마저 합니다."
            )
            raise HalfDoneError(message) from error

    def _settle(self, gone: Sequence[str], moves: Sequence[str]) -> None:
        # First what goes: a file may stand where a folder has to be.
        for path in gone:
            if _is_below(self.standing, path):
                _remove(self.standing / path)
                _remove_empty(self.standing, (self.standing / path).parent)
        self._move(moves)

    def _move(self, paths: Sequence[str]) -> None:
        """Put new files in their places."""
        for path in paths:
            new, place = f"{self.path}/{path}", f"{self.standing}/{path}"
            try:
                os.replace(new, place)  # noqa: PTH105 - for every file of the site
            except FileNotFoundError:
                Path(place).parent.mkdir(parents=True, exist_ok=True)
                os.replace(new, place)  # noqa: PTH105 - see above

    def _exchange(self) -> None:
        if self.final.exists():
            _keep(self._note, _look_at(self.final))
            self.final.rename(self._old)
        try:
            (self.path if self.standing is self.final else self.standing).rename(self.final)
        except OSError:
            self._put_old_back()
            raise
        self._bring_over()

    def _bring_over(self) -> None:
        """Bring what is kept of the old folder into the new one, unless it is there already."""
        # Nobody can hand in a folder with a checkout in it, but a link to one.
        if self._old.is_symlink():
            return
        for name in _KEPT:
            kept, place = self._old / name, self.final / name
            if kept.exists() and not place.exists():
                self.final.mkdir(parents=True, exist_ok=True)
                kept.rename(place)

    def discard(self) -> None:
        """Throw away what did not take its place, and let the next build begin; harmless when another is at work."""
        if not self._is_mine:
            return
        # What was planned stays, for the next build.
        if not self._plan.exists():
            for folder in (self.path, self._back):
                with suppress(OSError):
                    _remove(folder)
        self._is_mine = False
        self._lock.close()


def _keep(place: Path, value: object) -> None:
    """Write something down for the next build of this program."""
    keep_text(place, json.dumps(value, separators=(",", ":")))


def _recall(place: Path) -> Any:  # noqa: ANN401 - whatever was kept there
    """Give what a build of this program has written down; None when there is nothing that can be believed."""
    return json.loads(recall_text(place) or "null")


def _look_at(place: Path | str) -> _Known | None:
    """Say by what a file or a folder is known again; None: it is not there."""
    try:
        found = os.lstat(place)
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns, found.st_ino]


def _list_files(folder: Path) -> list[str]:
    """Give the files in a folder and in those below it."""
    start = len(f"{folder}/")
    return [f"{where}/{name}"[start:] for where, _, names in os.walk(folder) for name in names]


def _is_below(final: Path, path: str) -> bool:
    """Whether a path leads to something in the site, and neither out of it nor to the checkout in it."""
    parts = Path(path).parts
    if "\0" in path or not parts or ".." in parts or parts[0] in _KEPT:
        return False
    return (final / path).parent.resolve().is_relative_to(final)


def _remove_empty(final: Path, folder: Path) -> None:
    """Remove a folder, and those above it, as long as nothing is left in them."""
    while folder != final:
        try:
            folder.rmdir()
        except FileNotFoundError:
            pass  # somebody else has taken it away
        except OSError:
            return
        folder = folder.parent


_OURS = "site"
"""MkDocs' own name for what it builds: whatever lies in that folder beside mkdocs.yml was made, not written."""

_HARMLESS = (*_KEPT, ".nojekyll", ".DS_Store")
"""What is hidden in a site, and may be; anything else there was put by somebody who wants it to stay."""


def _is_replaceable(final: Path, root: Path) -> bool:
    """Whether the folder is new, empty or a site that was built before: never a manuscript or a home folder."""
    inside = any(final.is_relative_to(root / folder) for folder in ("content", "review"))
    if inside or root.is_relative_to(final) or (final / "mkdocs.yml").exists():
        return False
    if not final.is_dir():
        return not os.path.lexists(final)
    if not any(final.iterdir()):
        return True
    if final == root / _OURS:
        return True
    is_tended = any(path.name.startswith(".") and path.name not in _HARMLESS for path in final.iterdir())
    return (final / "index.html").is_file() and not is_tended


def _remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)


def _unwritable(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"`{path}`에 쓸 수 없습니다: {error.strerror or error}. 디스크의 남은 자리와 폴더의 권한을 확인해 주세요. "
        "이전 사이트는 그대로 있습니다."
    )


@contextmanager
def build_lock(root: Path, *, patience: float = 0) -> Iterator[None]:
    """Let one build at a time write for the site in ``root``; ends by itself with the process.

    Raises:
        OutputError: another build is at work, still after ``patience`` seconds; or the lock has no place.
    """
    demand_own_folder(root)
    try:
        handle = os.open(make_own_folder(root) / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise _unwritable(root / OWN_FOLDER, error) from error
    try:
        _take(handle, patience)
    except OSError as error:
        os.close(handle)
        message = "다른 빌드가 이 신문을 만드는 중입니다. 끝난 뒤에 다시 해 주세요."
        raise OutputError(message) from error
    try:
        yield
    finally:
        os.close(handle)


def _take(handle: int, patience: float) -> None:
    end = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if time.monotonic() >= end:
                raise
            time.sleep(0.05)
        else:
            return
