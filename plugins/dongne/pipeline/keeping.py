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
    half.write_text(f"{_sum(text)}\n{text}", encoding="utf-8", errors="surrogatepass")
    half.replace(place)


def recall_text(place: Path) -> str | None:
    """Give what was kept; None when there is nothing, or when it is damaged or of another program."""
    try:
        check, _, text = place.read_text(encoding="utf-8", errors="surrogatepass").partition("\n")
    except (OSError, ValueError):
        return None
    return text if check == _sum(text) else None


def _sum(text: str) -> str:
    return hashlib.sha256(f"{code_version()}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
