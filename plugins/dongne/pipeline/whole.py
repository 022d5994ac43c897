"""A file is written whole or not at all, through a folder where nobody takes the half-written one for the file."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from dongne.pipeline.folders import make_own_folder


def write_whole(
    root: Path, path: Path, content: bytes, *, place: Callable[[Path, Path], object] = Path.replace
) -> None:
    """Write a file in one step; ``place`` brings what was written (its first argument) to its place.

    Raises:
        OSError: it cannot be written; what stood there stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=make_own_folder(root))
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        written.chmod(0o644)
        place(written, path)
    finally:
        written.unlink(missing_ok=True)
