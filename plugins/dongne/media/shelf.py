"""The cache: what was made once, found again only if it is whole."""

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from pydantic import TypeAdapter

from dongne.domain.album import Rendition
from dongne.errors import OutputError

FOLDER = "media"
"""Below the site's root."""

_SUFFIXES = {"image/webp": "webp", "image/jpeg": "jpg", "image/png": "png"}
_NAME_LENGTH = 20


@dataclass(frozen=True, kw_only=True)
class Made:
    """One encoded picture, not yet kept."""

    mime: str
    width: int
    height: int
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What the cache says of all that was made under one key."""

    forms: tuple[Rendition, ...]
    """In the order in which they were made."""
    tint: str | None = None
    digests: Mapping[str, str]
    """SHA-256 of each form's bytes, by its path."""
    times: Mapping[str, int]
    """When each file was written, in nanoseconds: while that is so, its bytes need not be read again."""


_SHEET = TypeAdapter(Sheet)


@dataclass(frozen=True)
class Shelf:
    """The part of the cache that holds what the present recipe gave; a key is a SHA-256 in hexadecimal."""

    folder: Path

    def place(self, path: str) -> Path:
        """Give the file that holds the bytes of an output path."""
        return self.folder / PurePosixPath(path).name

    def find(self, key: str) -> Sheet | None:
        """Give what was kept under a key; None: nothing, or it is damaged."""
        try:
            sheet = _SHEET.validate_json(self._sheet(key).read_bytes())
            times = {form.path: self._check(form, key, sheet) for form in sheet.forms}
        except (OSError, ValueError):
            return None
        if times != sheet.times:
            sheet = replace(sheet, times=times)
            with suppress(OutputError):  # what cannot be noted is only looked at again
                self._write(self._sheet(key), _SHEET.dump_json(sheet, indent=1))
        return sheet

    def _check(self, form: Rendition, key: str, sheet: Sheet) -> int:
        """Give when a form's file was written.

        Raises:
            ValueError: it is not what was kept.
            OSError: it is not there.
        """
        if not re.fullmatch(rf"{FOLDER}/{key[:_NAME_LENGTH]}-\d+\.(webp|jpg|png)", form.path):
            raise ValueError(form.path)
        file = self.place(form.path)
        found = file.stat()
        known = found.st_mtime_ns == sheet.times.get(form.path)
        if found.st_size != form.size or not (known or _digest(file) == sheet.digests.get(form.path)):
            raise ValueError(form.path)
        return found.st_mtime_ns

    def keep(self, key: str, made: Iterable[Made], *, tint: str | None = None) -> Sheet:
        """Write what was made; the sheet comes last, so that half an entry is none.

        Raises:
            OutputError: the cache cannot be written.
        """
        forms, digests, times = [], {}, {}
        for picture in made:
            path = f"{FOLDER}/{key[:_NAME_LENGTH]}-{picture.width}.{_SUFFIXES[picture.mime]}"
            forms.append(
                Rendition(
                    path=path,
                    mime=picture.mime,
                    width=picture.width,
                    height=picture.height,
                    size=len(picture.content),
                )
            )
            digests[path] = hashlib.sha256(picture.content).hexdigest()
            times[path] = self._write(self.place(path), picture.content)
        sheet = Sheet(forms=tuple(forms), tint=tint, digests=digests, times=times)
        self._write(self._sheet(key), _SHEET.dump_json(sheet, indent=1))
        return sheet

    def sweep(self) -> None:
        """Throw away what a build left half-written when it was killed."""
        for half in self.folder.glob(".*"):
            pid = half.suffix.removeprefix(".")
            if pid.isdecimal() and not _is_alive(int(pid)):
                with suppress(OSError):
                    half.unlink()

    def _sheet(self, key: str) -> Path:
        return self.folder / f"{key}.json"

    def _write(self, path: Path, content: bytes) -> int:
        """Write a file in one step and give its time; two builds at once write the same bytes."""
        half = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            half.write_bytes(content)
            half.replace(path)
            return path.stat().st_mtime_ns
        except OSError as error:
            with suppress(OSError):
                half.unlink()
            reason = error.strerror or "알 수 없는 까닭"
            raise OutputError(f"사진을 `{self.folder}`에 저장할 수 없습니다({reason}).") from error


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        pass
    return True
