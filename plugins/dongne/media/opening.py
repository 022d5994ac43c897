"""Opening a picture that a stranger gave in."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from dongne.errors import DongneError, Origin, Problem

PIXEL_LIMIT = 60_000_000
"""Pixels of the largest original: every phone's usual setting is below, and decoded it fits into memory."""

SUFFIXES = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",)}
"""Pillow's name of each format that a bundle may hold, and how its files are named."""

FORMAT_TITLES = {"JPEG": "JPEG", "PNG": "PNG", "WEBP": "WebP"}
"""Their names as people write them."""

_HEIC = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}
_STARTS = {
    b"GIF8": "GIF 그림",
    b"BM": "BMP 그림",
    b"II*\x00": "TIFF 그림",
    b"MM\x00*": "TIFF 그림",
    b"%PDF": "PDF 문서",
    b"PK\x03\x04": "압축 파일이나 한글·워드 문서",
    b"\xd0\xcf\x11\xe0": "한글·워드 문서",
    b"<svg": "SVG 그림",
    b"<?xml": "SVG 그림",
    b"<": "웹 문서",
}
_ORIENTATION = 0x0112
UPRIGHT = 1
"""The orientation of a picture that needs no turning."""


class PhotoError(DongneError):
    """A picture cannot be used; says (in Korean) what is wrong and how to mend it."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        """Keep the parts that a ``Problem`` is made of."""
        self.code = code
        self.message = message
        self.hint = hint
        super().__init__(f"{message} {hint}")

    def at(self, file: str) -> Problem:
        """Give it as a problem of a file below the site's folder."""
        return Problem(origin=Origin(file=file), code=self.code, message=self.message, hint=self.hint)


@contextmanager
def quietly() -> Iterator[None]:
    """Keep Pillow's remarks on odd pictures from the terminal.

    What matters of them comes back as a ``PhotoError``. Filters belong to the process, not to a thread: enter
    this before threads start, not inside of one.
    """
    with warnings.catch_warnings(action="ignore"):
        yield


@contextmanager
def open_photo(data: bytes, *, limit: int = PIXEL_LIMIT) -> Iterator[Image.Image]:
    """Open a picture by its content; its pixels are still to be decoded, inside of the ``with``.

    Raises:
        PhotoError: it is no JPEG, PNG or WebP, or too large, or animated, or broken; also when the pixels
            turn out to be broken later, inside of the ``with``.
    """
    try:
        with Image.open(BytesIO(data), formats=tuple(SUFFIXES)) as photo:
            _check_header(photo, limit)
            yield photo
    except PhotoError:
        raise
    except UnidentifiedImageError as error:
        raise _unknown(data) from error
    except Image.DecompressionBombError as error:
        raise _too_large("1억 8천만 개가 넘는", limit) from error
    except Exception as error:  # decoders fall over broken pictures in every way there is
        raise _broken() from error


def format_of(photo: Image.Image) -> str:
    """Give ``JPEG``, ``PNG`` or ``WEBP``."""
    # Phones put a depth map or a second view behind the picture and call that an MPO; it still is a JPEG.
    return "JPEG" if photo.format == "MPO" else str(photo.format)


def orientation_of(photo: Image.Image) -> int:
    """Give the EXIF orientation, from 1 (upright) to 8; unreadable metadata counts as upright."""
    try:
        found = photo.getexif().get(_ORIENTATION, UPRIGHT)
    except Exception:  # noqa: BLE001 - EXIF is broken in as many ways as there are cameras
        return UPRIGHT
    return found if found in range(1, 9) else UPRIGHT


def _check_header(photo: Image.Image, limit: int) -> None:
    if photo.width * photo.height > limit:
        raise _too_large(f"{photo.width}×{photo.height}", limit)
    if format_of(photo) != "JPEG" and getattr(photo, "is_animated", False):
        raise PhotoError(
            "photo-animated",
            "움직이는 그림은 쓸 수 없습니다.",
            "한 장면만 담은 JPEG 사진으로 저장해 넣어 주세요.",
        )


def _too_large(size: str, limit: int) -> PhotoError:
    return PhotoError(
        "photo-too-large",
        f"사진이 너무 큽니다({size} 화소). {limit // 10_000:,}만 화소까지 쓸 수 있습니다.",
        "`dongne photos fix`로 줄이거나, 사진 앱에서 긴 쪽을 2,400 화소쯤으로 줄여 다시 저장해 주세요.",
    )


def _broken() -> PhotoError:
    return PhotoError(
        "photo-broken",
        "사진 파일이 깨졌거나 끝까지 저장되지 않았습니다.",
        "원본에서 다시 복사하거나, 메신저가 아니라 메일이나 케이블로 다시 받아 넣어 주세요.",
    )


def _unknown(data: bytes) -> PhotoError:
    if not data:
        return PhotoError("photo-empty", "사진 파일이 비어 있습니다.", "원본에서 다시 복사해 넣어 주세요.")
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC | {b"avif", b"avis"}:
        return PhotoError(
            "photo-heic",
            "아이폰 형식(HEIC)이나 AVIF 사진은 쓸 수 없습니다.",
            "사진 앱에서 JPEG로 내보내 주세요. 아이폰은 [설정 > 카메라 > 포맷]에서 [높은 호환성]을 고르면 JPEG로 찍힙니다.",
        )
    kind = next((title for start, title in _STARTS.items() if data.lstrip().startswith(start)), None)
    what = f"사진이 아니라 {kind}입니다." if kind else "사진으로 읽을 수 없는 파일입니다."
    return PhotoError(
        "photo-unreadable", what, "JPEG(.jpg), PNG(.png), WebP(.webp) 사진으로 저장해 넣어 주세요."
    )
