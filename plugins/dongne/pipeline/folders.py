"""What belongs to one computer: neither the newspaper's nor the board's, and never in git."""

import shutil
from pathlib import Path

OWN_FOLDER = ".dongne"
"""Below the site's folder."""

CACHE = Path(OWN_FOLDER, "cache")
"""Below the site's folder; may be deleted whenever no build is at work."""


def make_own_folder(root: Path) -> Path:
    """Give the folder of this computer in ``root``, made if it was not there: it keeps itself out of git.

    Raises:
        OSError: the disk says no.
    """
    folder = root / OWN_FOLDER
    folder.mkdir(exist_ok=True)
    mark = folder / ".gitignore"
    if not mark.exists():
        mark.write_text("*\n", encoding="utf-8")
    return folder


def clear_cache(root: Path) -> None:
    """Throw away what was made on this computer; only for whoever holds the lock of the builds."""
    shutil.rmtree(root / CACHE, ignore_errors=True)
