"""The sample newspaper, built once for all tests that look at its pages."""

import fcntl
import re
import shutil
import subprocess
import sys
from pathlib import Path

from site_tests.paper import NOW

ROOT = Path(__file__).parents[2]
DEVELOPED = ROOT / ".cache/tests/media"
"""Renditions from one run to the next: they are found by content, and take longer than all the rest."""

_FIXED = {"page", "category", "handmade", "community", "groups", "vouchers", "wheelchair", "qr", "archive"}
"""What stands in the middle of an address and is no name of anything."""

_TOMBSTONE = '<p class="dn-kicker">내려진 글</p>'


def build_sample(folder: Path) -> Path:
    """Give the built sample site in ``folder``; whoever comes second waits for the first."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        site = folder / "site"
        if not site.exists():
            _build(folder / "paper", site)
    return site


def _build(paper: Path, site: Path) -> None:
    for part in ("content", "review"):
        shutil.copytree(ROOT / part, paper / part)
    shutil.copy(ROOT / "mkdocs.yml", paper)
    (paper / ".dongne/cache").mkdir(parents=True)
    DEVELOPED.mkdir(parents=True, exist_ok=True)
    (paper / ".dongne/cache/media").symlink_to(DEVELOPED)
    program = Path(sys.executable).with_name("dongne")
    command = [str(program), "-C", str(paper), "--now", NOW, "build", "--site-dir", str(site)]
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert done.returncode == 0, done.stdout.decode()


def kinds_of_pages(site: Path) -> dict[str, str]:
    """Give the address of one page of each kind: the one that says most."""
    kinds: dict[str, Path] = {}
    for page in sorted(site.rglob("*.html")):
        kind = kind_of(page.relative_to(site).as_posix())
        # What stands in the place of a retracted article has the address of an article.
        kind += "tombstone" if _TOMBSTONE in page.read_text(encoding="utf-8") else ""
        if kind not in kinds or kinds[kind].stat().st_size < page.stat().st_size:
            kinds[kind] = page
    return {
        kind: page.relative_to(site).as_posix().removesuffix("index.html") for kind, page in kinds.items()
    }


def kind_of(path: str) -> str:
    """Give an address with a star for each name in it: ``shops/category/*/``."""
    first, *others = path.removesuffix("index.html").split("/")
    return "/".join([first, *(part if part in _FIXED or not part else "*" for part in others)])


def safe_name(kind: str) -> str:
    """Give a kind as part of a file's name."""
    return re.sub(r"[^a-z0-9.]+", "-", kind.replace("*", "x")).strip("-") or "home"
