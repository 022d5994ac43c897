"""Pictures for tests: small scenes whose corners tell how they were turned, with all that a camera adds."""

import hashlib
import math
import struct
import zlib
from io import BytesIO
from pathlib import Path

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo

from dongne.domain.items import Original

RED, GREEN, BLUE, GOLD = (220, 30, 30), (30, 160, 60), (40, 60, 200), (230, 190, 40)
"""Colours of the upper left, upper right, lower left and lower right corner of a scene."""

SECRETS = (
    b"Canon Secret",
    b"SECRET-ARTIST",
    b"SECRET-XMP",
    b"SECRET-COMMENT",
    b"SECRET-IPTC",
    b"SECRET-PROFILE",
)
"""What ``camera_exif`` and its companions hold and no rendition may hold."""

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">SECRET-XMP exif:GPSLatitude="37,28.1N"</x:xmpmeta>'


def scene(width: int = 320, height: int = 240, mode: str = "RGB") -> Image.Image:
    """Give a picture with a colour in each corner."""
    picture = Image.new("RGB", (2, 2))
    for place, colour in zip(((0, 0), (1, 0), (0, 1), (1, 1)), (RED, GREEN, BLUE, GOLD), strict=True):
        picture.putpixel(place, colour)
    return picture.resize((width, height), Image.Resampling.NEAREST).convert(mode)


def camera_exif(*, orientation: int = 1, position: bool = True) -> bytes:
    """Give what a telephone writes into a photo: its make, its owner, where it was, a thumbnail."""
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    exif[Base.Make] = "Canon Secret"
    exif[Base.Artist] = "SECRET-ARTIST"
    if position:
        exif[IFD.GPSInfo] = {
            GPS.GPSLatitudeRef: "N",
            GPS.GPSLatitude: (37.0, 28.0, 12.5),
            GPS.GPSLongitudeRef: "E",
            GPS.GPSLongitude: (126.0, 55.0, 1.25),
        }
    return exif.tobytes()


def jpeg(picture: Image.Image | None = None, **options: object) -> bytes:
    """Give a JPEG; ``options`` are Pillow's."""
    return _encoded(picture or scene(), "JPEG", {"quality": 92} | options)


def png(picture: Image.Image | None = None, **options: object) -> bytes:
    """Give a PNG."""
    return _encoded(picture or scene(), "PNG", options)


def webp(picture: Image.Image | None = None, **options: object) -> bytes:
    """Give a WebP."""
    return _encoded(picture or scene(), "WEBP", options)


def talkative_jpeg(picture: Image.Image | None = None, *, orientation: int = 1) -> bytes:
    """Give a JPEG with EXIF, XMP, a comment, IPTC and something behind its end."""
    plain = jpeg(picture, exif=camera_exif(orientation=orientation), xmp=XMP, comment=b"SECRET-COMMENT")
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10\x1c\x02\x50\0\x0bSECRET-IPTC"
    segment = b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc
    return plain[:2] + segment + plain[2:] + b"SECRET-PROFILE behind the end"


def talkative_png(picture: Image.Image | None = None, *, orientation: int = 1) -> bytes:
    """Give a PNG with EXIF, XMP and texts."""
    words = PngInfo()
    words.add_text("Author", "SECRET-ARTIST")
    words.add_itxt("XML:com.adobe.xmp", XMP.decode())
    words.add_text("Comment", "SECRET-COMMENT", zip=True)
    return png(picture, pnginfo=words, exif=camera_exif(orientation=orientation))


def talkative_webp(picture: Image.Image | None = None, *, orientation: int = 1) -> bytes:
    """Give a WebP with EXIF and XMP."""
    return webp(picture, exif=camera_exif(orientation=orientation), xmp=XMP)


def png_of_size(width: int, height: int) -> bytes:
    """Give a PNG of a few bytes that claims any size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 9))
        + chunk(b"IEND", b"")
    )


def corners(data: bytes) -> list[tuple[int, ...]]:
    """Give the colours that a picture has in its corners."""
    picture = Image.open(BytesIO(data)).convert("RGB")
    far_x, far_y = picture.width - 4, picture.height - 4
    return [_pixel(picture, place) for place in ((3, 3), (far_x, 3), (3, far_y), (far_x, far_y))]


def _pixel(picture: Image.Image, place: tuple[int, int]) -> tuple[int, ...]:
    found = picture.getpixel(place)
    assert isinstance(found, tuple)
    return tuple(int(value) for value in found)


def is_near(found: list[tuple[int, ...]], wanted: list[tuple[int, int, int]], *, tolerance: int = 30) -> bool:
    """Whether colours are the wanted ones, as far as an eye can tell."""
    return all(math.dist(one, other) < tolerance for one, other in zip(found, wanted, strict=True))


def as_original(root: Path, data: bytes, name: str = "photo.jpg") -> Original:
    """Put a picture into a bundle below ``root``."""
    path = f"content/articles/2022/dawn-market/{name}"
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    return Original(name=name, sha256=hashlib.sha256(data).hexdigest(), path=path)


def _encoded(picture: Image.Image, kind: str, options: dict[str, object]) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()
