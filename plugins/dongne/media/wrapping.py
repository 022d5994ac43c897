"""What a picture file holds besides its picture, taken away without touching a pixel."""

import re
from collections.abc import Callable, Iterator, Mapping

_JPEG_MARKER = re.compile(rb"\xff([^\x00\xd0-\xd7\xff])")
"""The next marker that ends the data of a scan: not an escaped byte, not a restart, not padding."""

_JPEG_END = 0xD9
_JPEG_SCAN = 0xDA
_JPEG_COMMENT = 0xFE
_JPEG_JFIF, _JPEG_ICC, _JPEG_ADOBE = 0xE0, 0xE2, 0xEE
_JPEG_EXTRAS = range(0xE0, 0xF0)

_PNG_START = 8
_PNG_KEPT = frozenset(
    {
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"bKGD",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"sBIT",
        b"pHYs",
    }
)

_WEBP_START = 12
_WEBP_KEPT = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP"})
_WEBP_EXIF_OR_XMP = 0x08 | 0x04
"""Bits in the first byte of ``VP8X`` that announce what has been taken away."""


def unwrap(data: bytes, kind: str) -> bytes:
    """Give a JPEG, PNG or WebP (Pillow's names) without EXIF, XMP, IPTC, comments, previews and what is behind its end.

    The colour profile stays: without it the colours would be others.

    Raises:
        ValueError: the file is built in an unusual way.
    """
    try:
        return _UNWRAP[kind](data)
    except IndexError as error:
        raise ValueError("the file ends too early") from error


def _unwrap_jpeg(data: bytes) -> bytes:
    return data[:2] + b"".join(_jpeg_segments(data)) + b"\xff\xd9"


def _jpeg_segments(data: bytes) -> Iterator[bytes]:
    """Give every segment that belongs to the picture, each scan with its data, up to the end marker."""
    place = 2
    while True:
        match = _JPEG_MARKER.search(data, place)
        if match is None:
            raise ValueError("a JPEG without an end")
        marker, start = match[1][0], match.start()
        if marker == _JPEG_END:
            return
        content = start + 4
        place = start + 2 + int.from_bytes(data[start + 2 : content])
        if marker == _JPEG_SCAN:
            following = _JPEG_MARKER.search(data, place)
            place = len(data) if following is None else following.start()
        kept = _kept_of_segment(marker, data[content:place])
        if kept is not None:
            length = (
                data[start + 2 : content] if len(kept) == place - content else (len(kept) + 2).to_bytes(2)
            )
            yield bytes([0xFF, marker]) + length + kept


def _kept_of_segment(marker: int, content: bytes) -> bytes | None:
    """Give what of a segment belongs to the picture; None: nothing."""
    if marker == _JPEG_JFIF and content.startswith(b"JFIF\0"):
        # Behind its twelve bytes of facts it may hold a preview, whose width and height follow.
        return content[:12] + b"\0\0"
    if marker == _JPEG_ICC and content.startswith(b"ICC_PROFILE\0"):
        return content
    if marker == _JPEG_ADOBE and content.startswith(b"Adobe"):
        return content
    return None if marker in _JPEG_EXTRAS or marker == _JPEG_COMMENT else content


def _unwrap_png(data: bytes) -> bytes:
    kept = [data[:_PNG_START]]
    place = _PNG_START
    while True:
        kind = data[place + 4 : place + 8]
        end = place + 12 + int.from_bytes(data[place : place + 4])
        if not kind or end > len(data):
            raise ValueError("a PNG without an end")
        if kind in _PNG_KEPT:
            kept.append(data[place:end])
        if kind == b"IEND":
            return b"".join(kept)
        place = end


def _unwrap_webp(data: bytes) -> bytes:
    kept = []
    place, last = _WEBP_START, min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    while place + 8 <= last:
        kind = data[place : place + 4]
        length = int.from_bytes(data[place + 4 : place + 8], "little")
        end = place + 8 + length + length % 2
        chunk = data[place:end]
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_EXIF_OR_XMP & 0xFF]) + chunk[9:]
        if kind in _WEBP_KEPT:
            kept.append(chunk)
        place = end
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


_UNWRAP: Mapping[str, Callable[[bytes], bytes]] = {
    "JPEG": _unwrap_jpeg,
    "PNG": _unwrap_png,
    "WEBP": _unwrap_webp,
}
