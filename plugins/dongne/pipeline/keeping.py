"""Texts that one build keeps for the next: whole and of this program, or not there at all."""

import hashlib
from pathlib import Path

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
        check, _, content = place.read_bytes().partition(b"\n")
        return content.decode("utf-8", "surrogatepass") if check == _sum(content) else None
    except (OSError, ValueError):
        return None


def _sum(content: bytes) -> bytes:
    found = hashlib.sha256(f"{code_version()}\n".encode())
    found.update(content)
    return found.hexdigest().encode()
