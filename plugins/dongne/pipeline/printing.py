"""From a print to files: every page set, every file and photo put where it belongs."""

import shutil
from pathlib import Path

from dongne.pipeline.press import Print
from dongne.render.templates import Typesetter


def write_print(edition: Print, typesetter: Typesetter, folder: Path) -> None:
    """Write everything into ``folder``; what lies there under the same name is replaced."""
    for page in edition.pages:
        write(folder / page.path / "index.html", typesetter.set(page))
    for file in edition.files:
        write(folder / file.path, file.content)
    for path, source in edition.photos.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, place)


def write(path: Path, content: bytes) -> None:
    """Write one file, with the folders that it needs."""
    try:
        path.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
