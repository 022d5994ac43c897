"""Ask git for the board's files as they stood at another revision."""

import subprocess
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
        message = "git이 설치되어 있지 않아 `--base`를 쓸 수 없습니다."
        raise UsageError(message) from error
