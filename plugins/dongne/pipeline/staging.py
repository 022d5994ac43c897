"""A new site is made beside the old one and takes its place in one step, or not at all."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from dongne.errors import OutputError

_KEPT = (".git",)
"""A checkout that somebody deploys from; everything else in the old folder belongs to the old site."""


class Staging:
    """The folder beside ``final`` into which a build writes."""

    def __init__(self, final: Path, *, root: Path) -> None:
        """Prepare to replace ``final``; ``root`` is the folder of mkdocs.yml.

        Raises:
            OutputError: ``final`` holds something that no build has made.
        """
        self.final = final.resolve()
        if not _is_replaceable(self.final, root.resolve()):
            message = (
                f"`{final}`에는 사이트가 아닌 것이 있어 덮어쓰지 않았습니다. 신문의 원고일 수 있습니다. "
                "`site_dir`를 빈 폴더나 전에 만든 사이트로 정해 주세요."
            )
            raise OutputError(message)
        self.path = self.final.with_name(f".{self.final.name}.new")
        self._old = self.final.with_name(f".{self.final.name}.old")
        self._root = root
        self._lock = ExitStack()
        self._is_mine = False
        self._recover()

    def _recover(self) -> None:
        """Undo what a build that was killed between its two last steps left behind."""
        if self._old.exists() and not self.final.exists():
            self._old.rename(self.final)

    def prepare(self) -> None:
        """Make the folder, empty, and keep every other build of this newsroom out.

        Raises:
            OutputError: the disk or its rights do not allow it, or another build is at work.
        """
        self._lock.enter_context(build_lock(self._root))
        self._is_mine = True
        try:
            _remove(self.path)
            _remove(self._old)
            self.path.mkdir(parents=True)
        except OSError as error:
            self.discard()
            raise _unwritable(self.path, error) from error

    def commit(self) -> None:
        """Put the new site in the place of the old one.

        Raises:
            OutputError: it could not be done; the old site stands.
        """
        try:
            self._exchange()
        except OSError as error:
            self.discard()
            raise _unwritable(self.final, error) from error
        with suppress(OSError):
            _remove(self._old)
        self._release()

    def _exchange(self) -> None:
        if self.final.exists():
            self.final.rename(self._old)
        try:
            self.path.rename(self.final)
        except OSError:
            self._recover()
            raise
        for name in _KEPT:
            if (self._old / name).exists():
                (self._old / name).rename(self.final / name)

    def discard(self) -> None:
        """Throw the new site away; harmless when there is none, or when it is another build's."""
        if not self._is_mine:
            return
        with suppress(OSError):
            _remove(self.path)
        self._release()

    def _release(self) -> None:
        self._is_mine = False
        self._lock.close()


_OURS = "site"
"""MkDocs' own name for what it builds: whatever lies in such a folder was made, not written."""


def _is_replaceable(final: Path, root: Path) -> bool:
    """Whether the folder is new, empty or a site that was built before: never a manuscript or a home folder."""
    inside = any(final.is_relative_to(root / folder) for folder in ("content", "review"))
    if inside or root.is_relative_to(final) or (final / "mkdocs.yml").exists():
        return False
    if not final.is_dir() or not any(final.iterdir()):
        return True
    return final.name == _OURS or (final / "index.html").is_file()


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
def build_lock(root: Path) -> Iterator[None]:
    """Let one build at a time write for the site in ``root``; ends by itself with the process.

    Raises:
        OutputError: another build is at work.
    """
    folder = root / ".dongne"
    try:
        folder.mkdir(exist_ok=True)
        handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        message = "다른 빌드가 이 신문을 만드는 중입니다. 끝난 뒤에 다시 해 주세요."
        raise OutputError(message) from error
    try:
        yield
    finally:
        os.close(handle)
