"""Mending a photo before it is given in: upright, not larger than needed, and silent about where it was taken."""

import hashlib
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile, get_sampling

from dongne.errors import OutputError
from dongne.media.inspection import has_position, read_photo
from dongne.media.opening import UPRIGHT, PhotoError, format_of, open_photo, orientation_of, quietly
from dongne.media.pixels import LYING, fit, make_upright
from dongne.media.wrapping import unwrap

LONGEST_SIDE = 2400
"""Pixels: half as much again as the widest rendition."""

PIXEL_LIMIT = 120_000_000
"""Of what may be mended; more than may be published, as this is what makes it smaller."""

WEIGHT_LIMIT = 200_000_000


@dataclass(frozen=True, kw_only=True)
class FixReport:
    """What was done to one photo."""

    path: Path
    turned: bool
    size_before: tuple[int, int]
    """Width and height, upright."""
    size_after: tuple[int, int]
    had_position: bool
    had_metadata: bool
    """Whether there was anything else besides the picture."""
    weight_before: int
    """Bytes."""
    weight_after: int
    kept: Path | None = None
    """Where the file lies as it was before."""

    @property
    def changed(self) -> bool:
        """Whether the file is another one now."""
        return self.turned or self.had_position or self.had_metadata or self.size_before != self.size_after

    def __str__(self) -> str:
        """Say in one Korean line what was done."""
        if not self.changed:
            return f"{self.path}: 고칠 것이 없습니다."
        done = [
            "바로 세웠습니다" if self.turned else "",
            f"{_size(self.size_before)}에서 {_size(self.size_after)}로 줄였습니다"
            if self.size_before != self.size_after
            else "",
            "찍은 곳의 위치를 지웠습니다" if self.had_position else "",
            "촬영 정보를 지웠습니다" if self.had_metadata else "",
        ]
        weights = f"{_weight(self.weight_before)} → {_weight(self.weight_after)}"
        return f"{self.path}: {', '.join(filter(None, done))} ({weights})."


def fix(path: Path, *, keep: Path | None = None) -> FixReport:
    """Turn a photo upright, scale it down to 2,400 pixels and take away all but the picture, in its own format.

    The file is exchanged in one step, and only if something had to be done; before that it is copied into the
    folder ``keep``, as it may be the only one that there is. Where neither turning nor scaling is needed, or
    scaling would make the file larger, no pixel changes.

    Raises:
        PhotoError: it is no photo that can be used.
        OutputError: the file cannot be written.
    """
    data = read_photo(path, limit=WEIGHT_LIMIT)
    with quietly():
        report, mended = _mend(path, data)
    if mended == data:
        return report
    kept = None if keep is None else _put_aside(path, data, keep)
    _exchange(path, mended)
    return replace(report, kept=kept)


def _mend(path: Path, data: bytes) -> tuple[FixReport, bytes]:
    """Give what has to be done to a photo, and its bytes once it is done."""
    with open_photo(data, limit=PIXEL_LIMIT) as photo:
        kind, orientation, had_position = format_of(photo), orientation_of(photo), has_position(photo)
        before = photo.size[::-1] if orientation in LYING else photo.size
    turned = orientation != UPRIGHT
    after = fit(*before, within=(LONGEST_SIDE, LONGEST_SIDE))
    mended = _redrawn(data, after) if turned or after != before else _unwrapped(data, kind)
    if len(mended) >= len(data) and not turned and after != before:
        mended, after = _unwrapped(data, kind), before
    report = FixReport(
        path=path,
        turned=turned,
        size_before=before,
        size_after=after,
        had_position=had_position,
        had_metadata=_has_wrapping(data, kind),
        weight_before=len(data),
        weight_after=len(mended),
    )
    return report, mended


def _has_wrapping(data: bytes, kind: str) -> bool:
    try:
        return unwrap(data, kind) != data
    except ValueError:
        return True


def _unwrapped(data: bytes, kind: str) -> bytes:
    """Give the same pixels and nothing else; a file that is built too oddly for that is drawn anew."""
    with open_photo(data, limit=PIXEL_LIMIT) as photo:
        pixels, size = photo.tobytes(), photo.size
    try:
        bare = unwrap(data, kind)
        with open_photo(bare, limit=PIXEL_LIMIT) as photo:
            if photo.tobytes() == pixels:
                return bare
    except (ValueError, PhotoError):
        pass
    return _redrawn(data, size)


def _redrawn(data: bytes, size: tuple[int, int]) -> bytes:
    """Give the picture upright and in a size, in its own format and no finer than it was."""
    buffer = BytesIO()
    with open_photo(data, limit=PIXEL_LIMIT) as photo:
        kind, options = format_of(photo), _options(photo, data)
        make_upright(photo, size).save(buffer, kind, **options)
    return buffer.getvalue()


def _options(photo: Image.Image, data: bytes) -> dict[str, Any]:
    """Give what makes Pillow write as finely as the file was written before."""
    if isinstance(photo, JpegImageFile):
        # At any other quality a file that was pressed hard before would grow, or lose once more.
        fineness = {"qtables": photo.quantization, "subsampling": get_sampling(photo)}
        return {"optimize": True, "progressive": "progressive" in photo.info, **fineness}
    if photo.format == "WEBP":
        return {"lossless": True} if b"VP8L" in data[:64] else {"quality": 90, "method": 4}
    return {"optimize": True}


def _put_aside(path: Path, data: bytes, folder: Path) -> Path:
    """Copy a file under a name that tells it from any other of its name."""
    kept = folder / f"{path.stem}-{hashlib.sha256(data).hexdigest()[:8]}{path.suffix}"
    half = kept.with_name(f".{kept.name}.{os.getpid()}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        half.write_bytes(data)
        half.replace(kept)
    except OSError as error:
        with suppress(OSError):
            half.unlink()
        reason = error.strerror or "알 수 없는 까닭"
        raise OutputError(
            f"원본을 `{folder}`에 따로 둘 수 없어({reason}) `{path}`에 손대지 않았습니다."
        ) from error
    return kept


def _exchange(path: Path, content: bytes) -> None:
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        half.write_bytes(content)
        shutil.copymode(path, half)
        half.replace(path)
    except OSError as error:
        with suppress(OSError):
            half.unlink()
        reason = error.strerror or "알 수 없는 까닭"
        raise OutputError(f"`{path}`에 저장할 수 없습니다({reason}). 원본은 그대로입니다.") from error


def _size(size: tuple[int, int]) -> str:
    return f"{size[0]}×{size[1]}"


def _weight(size: int) -> str:
    return f"{size / 1e3:.0f} KB" if size < 1e6 else f"{size / 1e6:.1f} MB"  # noqa: PLR2004
