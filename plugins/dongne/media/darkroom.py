"""Developing originals into renditions, each once."""

import hashlib
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pydantic import TypeAdapter

from dongne.domain.album import Album, Rendition, Renditions
from dongne.domain.items import Original
from dongne.errors import ContentError, OutputError, Problem
from dongne.media.inspection import read_photo
from dongne.media.opening import PhotoError, quietly
from dongne.media.pixels import RECIPE, Print, make_prints

FOLDER = "media"
"""Below the site's root."""

AT_ONCE = 2
"""Photos on the bench together unless the caller says otherwise: what bounds the memory of a build."""


@dataclass(frozen=True, kw_only=True)
class _Sheet:
    """What the cache says of one original."""

    renditions: Renditions
    digests: Mapping[str, str]
    """SHA-256 of each rendition's bytes, by its path."""


_SHEET = TypeAdapter(_Sheet)


def develop(
    originals: Iterable[Original], *, root: Path, cache: Path, jobs: int | None = None
) -> tuple[Album, Mapping[str, Path]]:
    """Give the renditions of all originals, and where the bytes of each output path lie.

    What ``cache`` holds, whole and of the present recipe, is not made again. At most ``jobs`` photos are
    decoded at a time.

    Raises:
        ContentError: with a problem for each original that cannot be used.
        OutputError: the cache cannot be written.
    """
    shelf = _Shelf(cache / RECIPE)
    wanted = {original.sha256: original for original in originals}
    album = {sha256: shelf.find(sha256) for sha256 in sorted(wanted)}
    missing = [wanted[sha256] for sha256, found in album.items() if found is None]
    # Threads are enough: Pillow lets go of the interpreter while it decodes, scales and encodes.
    with quietly(), ThreadPoolExecutor(max_workers=jobs or min(AT_ONCE, os.cpu_count() or 1)) as bench:
        developed = list(bench.map(lambda original: _develop(original, root, shelf), missing))
    problems = [result for result in developed if isinstance(result, Problem)]
    if problems:
        raise ContentError(problems)
    made = {
        original.sha256: result
        for original, result in zip(missing, developed, strict=True)
        if isinstance(result, Renditions)
    }
    complete = {sha256: found or made[sha256] for sha256, found in album.items()}
    return complete, {path: shelf.place(path) for sheet in complete.values() for path in _paths(sheet)}


def _develop(original: Original, root: Path, shelf: "_Shelf") -> Renditions | Problem:
    try:
        return shelf.keep(original.sha256, make_prints(_read(original, root)))
    except PhotoError as error:
        return error.at(original.path)


def _read(original: Original, root: Path) -> bytes:
    """Read what was approved: not what somebody has saved over it since the build began."""
    data = read_photo(root / original.path)
    if hashlib.sha256(data).hexdigest() != original.sha256:
        raise PhotoError(
            "photo-changed",
            "사이트를 만드는 동안 사진이 바뀌었습니다.",
            "저장이 끝난 뒤 다시 만들어 주세요. 바뀐 사진은 다시 승인받아야 합니다.",
        )
    return data


@dataclass(frozen=True)
class _Shelf:
    """The part of the cache that holds what the present recipe gave."""

    folder: Path

    def place(self, path: str) -> Path:
        """Give the file that holds the bytes of an output path."""
        return self.folder / PurePosixPath(path).name

    def find(self, sha256: str) -> Renditions | None:
        """Give what was developed before; None: nothing, or it is damaged."""
        try:
            sheet = _SHEET.validate_json(self._sheet(sha256).read_bytes())
            sound = all(
                path == _path(sha256, rendition.width, rendition.mime)
                and rendition.size == self.place(path).stat().st_size
                and _digest(self.place(path)) == sheet.digests.get(path)
                for path, rendition in _paths(sheet.renditions).items()
            )
        except (OSError, ValueError):
            return None
        return sheet.renditions if sound else None

    def keep(self, sha256: str, prints: Iterable[Print]) -> Renditions:
        """Write what was developed; the sheet comes last, so that half an entry is none."""
        webp: list[Rendition] = []
        fallback: list[Rendition] = []
        digests = {}
        for picture in prints:
            rendition = _describe(sha256, picture)
            (webp if picture.mime == "image/webp" else fallback).append(rendition)
            digests[rendition.path] = hashlib.sha256(picture.content).hexdigest()
            self._write(self.place(rendition.path), picture.content)
        renditions = Renditions(webp=tuple(reversed(webp)), fallback=fallback[0])
        sheet = _Sheet(renditions=renditions, digests=digests)
        self._write(self._sheet(sha256), _SHEET.dump_json(sheet, indent=1))
        return renditions

    def _sheet(self, sha256: str) -> Path:
        return self.folder / f"{sha256}.json"

    def _write(self, path: Path, content: bytes) -> None:
        """Write a file in one step; two builds at once write the same bytes."""
        half = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            half.write_bytes(content)
            half.replace(path)
        except OSError as error:
            with suppress(OSError):
                half.unlink()
            reason = error.strerror or "알 수 없는 까닭"
            raise OutputError(f"사진을 `{self.folder}`에 저장할 수 없습니다({reason}).") from error


def _describe(sha256: str, picture: Print) -> Rendition:
    return Rendition(
        path=_path(sha256, picture.width, picture.mime),
        mime=picture.mime,
        width=picture.width,
        height=picture.height,
        size=len(picture.content),
    )


def _path(sha256: str, width: int, mime: str) -> str:
    return f"{FOLDER}/{sha256[:20]}-{width}.{'webp' if mime == 'image/webp' else 'jpg'}"


def _paths(renditions: Renditions) -> dict[str, Rendition]:
    return {rendition.path: rendition for rendition in (*renditions.webp, renditions.fallback)}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
