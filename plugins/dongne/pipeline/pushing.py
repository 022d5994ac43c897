"""Bring what was recorded to everybody: commit it on top of what the others have, and try again when they were first."""

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dongne.errors import ForgeError
from dongne.ingest.decision_files import FOLDER
from dongne.pipeline.repository import prefix_of

_TRIES = 6
_DECLINED = "declined"
"""git's word for what a rule of the forge forbids: no second try will be allowed."""

Work = Callable[[Path], str | None]
"""Records in a fresh checkout; gives the message of the commit, or None where nothing is to be kept."""


def push_work(
    root: Path,
    branch: str,
    work: Work,
    *,
    folder: Sequence[str] = FOLDER,
    wait: Callable[[float], None] = time.sleep,
) -> str | None:
    """Do some work on the newest ``branch`` of ``origin`` and push it; give the commit, None: no change.

    Of the work only what lies in ``folder``, below the site's, is kept.

    Each try begins with what the others have pushed meanwhile, in a checkout of its own: nothing of theirs is
    ever overwritten, nothing of ours is lost, and the folder of whoever calls stays as it is.

    Raises:
        ForgeError: git cannot fetch or push, or others are first again and again.
        UsageError: ``root`` is no checkout.
    """
    prefix = prefix_of(root)
    for attempt in range(_TRIES):
        with _fresh_checkout(root, branch) as checkout:
            message = work(checkout / prefix)
            if message is None or not _commit(checkout / prefix, "/".join(folder), message):
                return None
            if _push(checkout, branch):
                return _git(checkout, "rev-parse", "HEAD").strip()
        wait(0.5 * 2**attempt)
    reason = f"다른 기록이 {_TRIES}번 먼저 올라가 올리지 못했습니다. 다시 하면 이어서 기록합니다."
    raise ForgeError(reason)


@contextmanager
def _fresh_checkout(root: Path, branch: str) -> Iterator[Path]:
    """Lay out the newest state of a branch in a folder that is gone afterwards."""
    tracking = f"refs/remotes/origin/{branch}"
    _git(root, "fetch", "--quiet", "--no-tags", "origin", f"+refs/heads/{branch}:{tracking}")
    with tempfile.TemporaryDirectory(prefix="dongne-") as name:
        checkout = Path(name) / "checkout"
        _git(root, "worktree", "add", "--quiet", "--detach", str(checkout), tracking)
        try:
            yield checkout
        finally:
            _git(root, "worktree", "remove", "--force", str(checkout))


def _commit(folder: Path, kept: str, message: str) -> bool:
    """Commit what lies in ``kept`` and nothing else; False: nothing in it is new."""
    if not (folder / kept).is_dir():
        return False
    _git(folder, "add", "--", kept)
    if _run(folder, "diff", "--cached", "--quiet").returncode == 0:
        return False
    _git(folder, "commit", "--quiet", "--no-verify", "--message", message)
    return True


def _push(checkout: Path, branch: str) -> bool:
    """Push; False: somebody else was first."""
    done = _run(checkout, "push", "--porcelain", "origin", f"HEAD:refs/heads/{branch}")
    if done.returncode == 0:
        return True
    said = done.stdout + done.stderr
    if done.returncode != 1 or _DECLINED in said:
        raise _failed("push", said)
    return False


def _git(folder: Path, *arguments: str) -> str:
    done = _run(folder, *arguments)
    if done.returncode != 0:
        raise _failed(arguments[0], done.stdout + done.stderr)
    return done.stdout


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["git", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", check=False)  # noqa: S603


def _failed(what: str, said: str) -> ForgeError:
    # An address may hold a password: of git's words only those without an address are repeated.
    words = [line for line in said.splitlines() if line.strip() and "://" not in line and "@" not in line]
    hint = "가지를 지키는 규칙이 있다면 이 일을 하는 계정을 예외로 두어야 합니다(README의 'In the forge')."
    return ForgeError("\n".join([f"`git {what}`를 하지 못했습니다. {hint}", *words[-5:]]))
