"""The recipe: what becomes of an original's pixels."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import PIL
from PIL import Image, ImageCms, features

from dongne.media.opening import open_photo, orientation_of
from dongne.media.shelf import Made

WIDTHS = (480, 960, 1600)
"""Of the renditions: a phone, a phone held across or a card, the largest column on a sharp screen."""

EFFORT_WIDTH = 960
"""Up to here WebP is encoded with the greatest effort."""

TALLEST = 8000
"""Pixels: WebP ends at 16,383, and nobody scrolls through more."""

_VERSION = 2
"""Raise this with every change to this module that changes a single byte of its results."""

_ENCODERS = [str(features.version(name)) for name in ("webp", "libjpeg_turbo", "jpg", "littlecms2", "zlib")]
RECIPE = f"{_VERSION}-" + hashlib.sha256(" ".join([PIL.__version__, *_ENCODERS]).encode()).hexdigest()[:12]
"""Names everything but the original that the bytes of a rendition depend on."""

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What brings a picture upright, by EXIF orientation."""

LYING = frozenset({5, 6, 7, 8})
"""EXIF orientations of pictures whose width and height change places."""

_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


@dataclass(frozen=True, kw_only=True)
class Prints:
    """All that is made of one original."""

    forms: Iterator[Made]
    """A WebP and a JPEG of each size, the widest first; encoded while they are taken."""
    tint: str | None
    """Its colour as a whole, as ``rrggbb``; None: one can see through it."""


def make_prints(data: bytes) -> Prints:
    """Give the renditions of an original.

    Raises:
        PhotoError: the original cannot be used.
    """
    with open_photo(data) as photo:
        lying = orientation_of(photo) in LYING
        sizes = fit_widths(*(photo.size[::-1] if lying else photo.size))
        picture = make_upright(photo, sizes[-1])
    return Prints(forms=_cascade(picture, sizes), tint=_tint_of(picture))


def _cascade(picture: Image.Image, sizes: tuple[tuple[int, int], ...]) -> Iterator[Made]:
    """Scale each size down from the one before it: a third of the work, and nobody sees a difference."""
    for size in reversed(sizes):
        picture = _scale(picture, size)
        yield _print(picture, "image/webp")
        yield _print(_on_white(picture), "image/jpeg")


def _tint_of(picture: Image.Image) -> str | None:
    if picture.mode != "RGB":
        return None
    return picture.resize((1, 1), Image.Resampling.BOX, reducing_gap=2.0).tobytes().hex()


def fit_widths(width: int, height: int) -> tuple[tuple[int, int], ...]:
    """Give the sizes of an original's renditions, the narrowest first: never enlarged, no width twice."""
    sizes = (fit(width, height, within=(limit, TALLEST)) for limit in WIDTHS)
    return tuple({size[0]: size for size in sizes}.values())


def fit(width: int, height: int, *, within: tuple[int, int]) -> tuple[int, int]:
    """Scale a size down, if need be, to lie within another."""
    factor = min(1.0, within[0] / width, within[1] / height)
    return max(1, round(width * factor)), max(1, round(height * factor))


def make_upright(photo: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Decode an open photo to RGB or RGBA: upright, in sRGB, of the given upright size, without metadata.

    As little as possible is done at full size: a JPEG is decoded at a half, a quarter or an eighth where twice
    the size is left (with less, files grow by 2 % at the same likeness), and turned and converted only when it
    is small.
    """
    orientation = orientation_of(photo)
    lying_size = size[::-1] if orientation in LYING else size
    photo.draft(None, (2 * lying_size[0], 2 * lying_size[1]))
    profile = photo.info.get("icc_profile")
    picture = _to_srgb(_scale(_to_eight_bits(photo), lying_size), profile)
    if orientation in _TURNS:
        picture = picture.transpose(_TURNS[orientation])
    picture = _forget_invisible(picture)
    picture.info = {}  # Pillow would write profiles and comments that it finds here
    return picture


def _scale(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    if picture.size == size:
        return picture
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _to_eight_bits(photo: Image.Image) -> Image.Image:
    """Give the picture in a mode that can be scaled well: L, RGB, RGBA or CMYK."""
    if photo.mode.startswith("I"):
        # Pillow would cut off whatever is brighter than 255 of 65,535.
        return photo.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if photo.has_transparency_data:
        return photo.convert("RGBA")
    if photo.mode in {"L", "RGB", "CMYK"}:
        photo.load()
        return photo
    return photo.convert("L" if photo.mode == "1" else "RGB")


def _to_srgb(picture: Image.Image, profile: object) -> Image.Image:
    """Give RGB or RGBA as every screen shows it."""
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    if isinstance(profile, bytes):
        try:
            converted = ImageCms.profileToProfile(picture, BytesIO(profile), _SRGB, outputMode=mode)
        except (ImageCms.PyCMSError, ValueError, TypeError):
            converted = None  # a broken profile, or one for other colours than these
        if converted is not None:
            return converted
    return picture.convert(mode)


def _forget_invisible(picture: Image.Image) -> Image.Image:
    """Drop an alpha channel that hides nothing, and whatever colours a real one hides."""
    if picture.mode != "RGBA":
        return picture
    if picture.getchannel("A").getextrema()[0] == 255:  # noqa: PLR2004
        return picture.convert("RGB")
    return picture.convert("RGBa").convert("RGBA")


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode == "RGB":
        return picture
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _print(picture: Image.Image, mime: str) -> Made:
    buffer = BytesIO()
    if mime == "image/webp":
        # More effort buys 2 % where little is encoded; at full width it would double the time.
        picture.save(buffer, "WEBP", quality=80, method=5 if picture.width > EFFORT_WIDTH else 6)
    else:
        picture.save(buffer, "JPEG", quality=80, progressive=True, optimize=True)
    return Made(mime=mime, width=picture.width, height=picture.height, content=buffer.getvalue())
