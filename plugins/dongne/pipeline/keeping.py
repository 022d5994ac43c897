"""Texts that one build keeps for the next: whole and of this program, or not there at all."""

import hashlib
import os
import shutil
from pathlib import Path
from stat import S_ISREG

from dongne.pipeline.edition import code_version


def keep_text(place: Path, text: str) -> None:
    """Keep a text in one step: whoever reads it later finds the old one or all of the new one.

    Raises:
        OSError: the disk says no; what was kept before is still there.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    half = place.with_suffix(".half")
    content = text.encode("utf-8", "surrogatepass")
    half.write_bytes(b"%b\n%b" % (_sum(content), content))
    half.replace(place)


def recall_text(place: Path) -> str | None:
    """Give what was kept; None when there is nothing, or when it is damaged or of another program."""
    try:
        check, _, content = _read(place).partition(b"\n")
        return content.decode("utf-8", "surrogatepass") if check == _sum(content) else None
    except (OSError, ValueError):
        return None


def forget_text(place: Path) -> None:
    """Take away what was kept, or whatever else lies in its place.

    Raises:
        OSError: the disk says no.
    """
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)


def _read(place: Path) -> bytes:
    with open(place, "rb", opener=_open) as file:
        return file.read() if S_ISREG(os.fstat(file.fileno()).st_mode) else b""


def _open(place: str, flags: int) -> int:
    # Without waiting: at the end of a pipe there may be nobody who ever writes.
    return os.open(place, flags | os.O_NONBLOCK)


def _sum(content: bytes) -> bytes:
    found = hashlib.sha256(f"{code_version()}\n".encode())
    found.update(content)
    return found.hexdigest().encode()
