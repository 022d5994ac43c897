"""Ask git for files as they stood at another revision."""

import subprocess
from datetime import datetime
from pathlib import Path

from dongne.errors import Origin, Problem, UsageError
from dongne.pipeline.folders import OWN_FOLDER


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


def commits_of(root: Path, folder: str) -> list[tuple[str, datetime]]:
    """Give the commits that changed a folder (below ``root``), newest first, each with when it was written.

    Raises:
        UsageError: git is missing, or ``root`` is no checkout with a history.
    """
    # The author's date: what is rebased or merged later was handed in when it was written.
    lines = _git(
        root, "-c", "log.showSignature=false", "log", "--format=%H %aI", "--", folder, what=folder
    ).splitlines()
    return [(commit, datetime.fromisoformat(when)) for commit, when in map(str.split, lines)]


def changed_since(root: Path, revision: str) -> list[str]:
    """Give the files (below ``root``) that differ from a revision or are new, committed or not, sorted.

    Raises:
        UsageError: git is missing, or the revision is unknown.
    """
    changed = _git(root, "diff", "--name-only", "-z", "--relative", revision, "--", what=revision)
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z", what="git")
    return sorted({*changed.split("\0"), *new.split("\0")} - {""})


def copy_from(root: Path, revision: str, paths: tuple[str, ...], target: Path) -> bool:
    """Copy files and folders (below ``root``) as they were at a revision; False: they were not all there.

    Byte for byte: what a revision's own ``.gitattributes`` would have git rewrite or leave out is neither. Links
    are left out: whoever reads the copy must not leave it.
    """
    files = _list_files(root, revision, paths)
    if files is None or not all(any(_lies_in(name, path) for name in files) for path in paths):
        return False
    packed = _run(root, "cat-file", "--batch", stdin="\n".join([*files.values(), ""]).encode()).stdout
    for name in files:
        header, _, packed = packed.partition(b"\n")
        size = int(header.split()[2])
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(packed[:size])
        packed = packed[size + 1 :]
    return True


def _list_files(root: Path, revision: str, paths: tuple[str, ...]) -> dict[str, str] | None:
    """Give the regular files below some paths at a revision, with the names of their blobs."""
    found = _run(root, "ls-tree", "-r", "-z", revision, "--", *paths)
    if found.returncode != 0:
        return None
    files = {}
    for entry in found.stdout.decode("utf-8", errors="surrogateescape").split("\0")[:-1]:
        about, _, name = entry.partition("\t")
        mode, _, blob = about.split()
        if mode in {"100644", "100755"} and not {"", ".", "..", ".git"} & set(name.split("/")):
            files[name] = blob
    return files


def _lies_in(name: str, path: str) -> bool:
    return name == path or name.startswith(f"{path}/")


def prefix_of(root: Path) -> str:
    """Give the path of ``root`` below the top of its repository: empty, or ending in a slash.

    Raises:
        UsageError: git is missing, or ``root`` is no checkout.
    """
    return _git(root, "rev-parse", "--show-prefix", what=str(root)).rstrip("\n")


def fetch_commit(root: Path, commit: str) -> bool:
    """See to it that a commit, named by its digest, is there to be read; False: nobody has it any more.

    Raises:
        UsageError: git is missing.
    """
    if _run(root, "cat-file", "-e", f"{commit}^{{commit}}").returncode == 0:
        return True
    return _run(root, "fetch", "--quiet", "--no-tags", "origin", commit).returncode == 0


def find_carried_cache(root: Path) -> list[Problem]:
    """Report a cache that came with the repository: whoever wrote it chose what a photo looks like (leak row 20)."""
    try:
        found = _run(root, "ls-files", "-z", "--", OWN_FOLDER)
    except UsageError:
        return []
    carried = found.stdout.decode("utf-8", errors="replace").split("\0")[0]
    if found.returncode != 0 or not carried:
        return []
    return [
        Problem(
            origin=Origin(file=OWN_FOLDER),
            code="cache-in-git",
            message=f"이 컴퓨터에서만 쓰는 폴더 `{OWN_FOLDER}`가 git에 들어 있습니다: `{carried}`.",
            hint=f"`git rm -r --cached {OWN_FOLDER}`로 빼고 폴더를 지운 뒤, `.gitignore`에 `/{OWN_FOLDER}/`를 적어 주세요.",
        )
    ]


def _git(root: Path, *arguments: str, what: str) -> str:
    found = _run(root, *arguments)
    if found.returncode != 0:
        if _run(root, "rev-parse", "--git-dir").returncode != 0:
            raise UsageError(_NO_CHECKOUT)
        message = f"git에서 `{what}`를 찾지 못했습니다. 이름을 확인하고, 얕은 복제라면 `git fetch --unshallow`를 해 주세요."
        raise UsageError(message)
    return found.stdout.decode("utf-8", errors="replace")


_NO_CHECKOUT = (
    "여기는 git 저장소가 아니거나 git이 읽지 않는 폴더라 지난 판을 볼 수 없습니다. "
    "소식지를 `git clone`으로 받은 폴더에서 해 주세요."
)


def _run(root: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *arguments], cwd=root, input=stdin, capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError as error:
        message = "git이 설치되어 있지 않아 지난 판을 볼 수 없습니다."
        raise UsageError(message) from error
