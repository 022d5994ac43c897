"""Photos between the bundles, the cache and the site."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from dongne import media
from dongne.domain.album import Album, Rendition
from dongne.domain.items import Item
from dongne.domain.publication import Publication
from dongne.domain.settings import Settings
from dongne.domain.social import find_cards
from dongne.errors import Problem
from dongne.pipeline.folders import CACHE, OWN_FOLDER, demand_own_folder

MEDIA = CACHE / "media"
"""What was made of photos; its folders are named by what their bytes depend on."""

ORIGINALS = Path(OWN_FOLDER, "originals")
"""Photos as they were before ``dongne photos fix``; never part of the repository, thrown away by hand only."""


def inspect_photos(items: Iterable[Item], root: Path) -> list[Problem]:
    """Open every photo of every bundle that has not been found sound before."""
    notebook = root / CACHE / f"sound-photos-{media.RECIPE}"
    known = _read_notebook(notebook)
    problems: list[Problem] = []
    sound: list[str] = []
    for original in (original for item in items for original in item.originals):
        if original.sha256 in known:
            continue
        found = media.inspect(root / original.path, file=original.path)
        problems += found
        if not found:
            known.add(original.sha256)
            sound.append(original.sha256)
    _note(notebook, sound)
    return problems


def develop_photos(
    items: Iterable[Item], root: Path, *, jobs: int | None = None
) -> tuple[Album, Mapping[str, Path]]:
    """Make the renditions of all that these items show; give them, and where each output's bytes lie.

    Raises:
        OutputError: there is no folder to keep them in.
    """
    demand_own_folder(root)
    originals = {original.sha256: original for item in items for original in item.shown_originals}
    return media.develop(originals.values(), root=root, cache=root / MEDIA, jobs=jobs)


def draw_cards(
    publication: Publication, settings: Settings, root: Path, *, album: Album, places: Mapping[str, Path]
) -> tuple[Mapping[str, Rendition], Mapping[str, Path]]:
    """Draw what chats show of a link; give it by the ids of items, and where each output's bytes lie.

    ``places`` says where the bytes of the album's renditions lie.
    """
    photos = {sha256: places[forms.fallback.path] for sha256, forms in album.items()}
    return media.draw_cards(find_cards(publication, settings), photos=photos, cache=root / MEDIA)


def _read_notebook(notebook: Path) -> set[str]:
    try:
        return set(notebook.read_text(encoding="ascii").split())
    except (OSError, UnicodeDecodeError):
        return set()


def _note(notebook: Path, sound: list[str]) -> None:
    """Append whole lines; a notebook that cannot be kept costs time, nothing else."""
    if not sound:
        return
    with suppress(OSError):
        notebook.parent.mkdir(parents=True, exist_ok=True)
        with notebook.open("a", encoding="ascii") as file:
            file.write("".join(f"{digest}\n" for digest in sound))
