"""Every file of the finished site: what it is made of, and how it is written."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path

from dongne.pipeline.edition import code_version, digest_of
from dongne.pipeline.house import Premises, list_files
from dongne.pipeline.press import Layout
from dongne.render.outputs import OutputFile, OutputPage
from dongne.render.templates import Typesetter


@dataclass(frozen=True, kw_only=True)
class Output:
    """One file of the site."""

    path: str
    """Below the site's root."""
    made_of: str
    """Digest of all that its bytes depend on: the same digest, the same bytes."""
    write: Callable[[Path], None]
    """Writes it; the folder is there."""


def list_outputs(
    layout: Layout, files: Iterable[OutputFile], premises: Premises, *, root: Path, typesetter: Typesetter
) -> dict[str, Output]:
    """Give every output by its path; the newspaper's own come before the theme's."""
    overrides = Path(premises.overrides, "dongne") if premises.overrides else None
    common = digest_of(code_version(), {} if overrides is None else list_files(overrides))
    found = [*_house_outputs(premises, root), *print_outputs(layout, files, typesetter, common=common)]
    return {output.path: output for output in found}


def print_outputs(
    layout: Layout, files: Iterable[OutputFile], typesetter: Typesetter, *, common: str = ""
) -> Iterator[Output]:
    """Give every output of the newspaper; ``common`` is a digest of the program and of the site's own templates."""
    yield from _photo_outputs(layout.photos)
    yield from _page_outputs(layout, typesetter, common)
    yield from map(_file_output, files)


def write_output(folder: Path, output: Output) -> None:
    """Write one output below ``folder``, with the folders that it needs."""
    place = folder / output.path
    try:
        output.write(place)
    except FileNotFoundError:
        place.parent.mkdir(parents=True, exist_ok=True)
        output.write(place)


def _house_outputs(premises: Premises, root: Path) -> Iterator[Output]:
    for path, digest in premises.files.items():
        yield Output(path=path, made_of=digest, write=partial(_copy, premises.source_of(root, path)))


def _photo_outputs(photos: Mapping[str, Path]) -> Iterator[Output]:
    # A rendition is named by what it was made of.
    for path, source in photos.items():
        yield Output(path=path, made_of=digest_of(code_version(), path), write=partial(_copy, source))


def _page_outputs(layout: Layout, typesetter: Typesetter, common: str) -> Iterator[Output]:
    house, settings = typesetter.house, layout.site.settings
    frames = {place: digest_of(common, settings, frame.parts) for place, frame in house.places.items()}
    words = digest_of(house.words)
    for page in layout.pages:
        within = frames[house.frame_of(page).place] + ("" if page.path else words)
        yield Output(
            path=f"{page.path}index.html",
            made_of=_page_digest(within, page),
            write=partial(_set, typesetter, page),
        )


def _page_digest(frame: str, page: OutputPage) -> str:
    """A page says all that is printed of it in its ``repr``: it holds nothing but plain values."""
    return blake2b(f"{frame}{page!r}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _file_output(file: OutputFile) -> Output:
    digest = blake2b(file.content, digest_size=16).hexdigest()
    return Output(path=file.path, made_of=digest, write=partial(_put, file.content))


def _set(typesetter: Typesetter, page: OutputPage, place: Path) -> None:
    place.write_bytes(typesetter.set(page))


def _put(content: bytes, place: Path) -> None:
    place.write_bytes(content)


def _copy(source: Path, place: Path) -> None:
    if not place.parent.is_dir():
        raise FileNotFoundError(place.parent)
    shutil.copyfile(source, place)
