"""Ask git for files as they stood at another revision."""

import stat
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

from dongne.errors import UsageError


def read_at(root: Path, revision: str, file: str) -> str | None:
    """Give a file (below ``root``) as it was at a revision; None: it was not there.

    Raises:
        UsageError: git is missing, ``root`` is no checkout, or the revision is unknown.
    """
    _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", what=revision
    )
    found = _run(root, "cat-file", "blob", f"{revision}:./{file}")
    return found.stdout.decode("utf-8", errors="replace") if found.returncode == 0 else None


def commits_of(root: Path, folder: str) -> list[str]:
    """Give the commits that changed a folder (below ``root``), newest first.

    Raises:
        UsageError: git is missing, or ``root`` is no checkout with a history.
    """
    return _git(root, "log", "--format=%H", "--", folder, what=folder).split()


def copy_from(root: Path, revision: str, paths: tuple[str, ...], target: Path) -> bool:
    """Copy files and folders (below ``root``) as they were at a revision; False: they were not all there.

    Links are left out: whoever reads the copy must not leave it.
    """
    packed = _run(root, "archive", "--format=zip", revision, "--", *paths)
    if packed.returncode != 0:
        return False
    with zipfile.ZipFile(BytesIO(packed.stdout)) as archive:
        for entry in archive.infolist():
            if not entry.is_dir() and not stat.S_ISLNK(entry.external_attr >> 16):
                archive.extract(entry, target)
    return True


def _git(root: Path, *arguments: str, what: str) -> str:
    found = _run(root, *arguments)
    if found.returncode != 0:
        message = f"git에서 `{what}`를 찾지 못했습니다. 이름을 확인하고, 얕은 복제라면 `git fetch --unshallow`를 해 주세요."
        raise UsageError(message)
    return found.stdout.decode("utf-8", errors="replace")


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError as error:
        message = "git이 설치되어 있지 않아 지난 판을 볼 수 없습니다."
        raise UsageError(message) from error
