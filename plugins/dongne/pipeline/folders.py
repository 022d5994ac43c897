"""What belongs to one computer: neither the newspaper's nor the board's, and never in git."""

import os
import shutil
from pathlib import Path

from dongne.errors import OutputError

OWN_FOLDER = ".dongne"
"""Below the site's folder."""

CACHE = Path(OWN_FOLDER, "cache")
"""Below the site's folder; may be deleted whenever no build is at work."""


def make_own_folder(root: Path) -> Path:
    """Give the folder of this computer in ``root``, made if it was not there: it keeps itself out of git.

    Raises:
        OSError: the disk says no, or something else lies in its place.
    """
    folder = root / OWN_FOLDER
    folder.mkdir(exist_ok=True)
    mark = folder / ".gitignore"
    if not mark.exists():
        mark.write_text("*\n", encoding="utf-8")
    return folder


def demand_own_folder(root: Path) -> None:
    """See to it that nothing else lies in the place of the folder of this computer.

    Raises:
        OutputError: something does.
    """
    folder = root / OWN_FOLDER
    if os.path.lexists(folder) and not folder.is_dir():
        raise OutputError(
            f"`{folder}`은 이 컴퓨터에서만 쓰는 폴더의 자리인데 폴더가 아닌 것이 있습니다. 옮기거나 지운 뒤 다시 해 주세요."
        )


def clear_cache(root: Path) -> None:
    """Throw away what was made on this computer; only for whoever holds the lock of the builds."""
    shutil.rmtree(root / CACHE, ignore_errors=True)
