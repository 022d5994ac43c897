"""The tests' own search of a finished site; it shares nothing with the package, so that neither can excuse the other."""

import base64
import gzip
import hashlib
import html
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PIL import Image, ImageChops, ImageOps, ImageStat, UnidentifiedImageError

SHORTEST = 4
"""Letters below which a secret would be found by chance."""
DIGEST_PART = 12
"""Hexadecimal digits of a photo's digest that tell it by name."""
LAYERS = 4
"""How often a text may have been escaped or packed."""
ALIKE = 6.0
"""Mean difference of two thumbnails (of 255) below which they show the same picture."""
CARD, CARD_PHOTO = (1200, 630), (468, 630)
"""Sizes of a card that chats show, and of the photo at its right edge."""

_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\\/\"',;nrt])")
_TAG = re.compile(r"<[^<>]*>|<!\[CDATA\[|\]\]>")
_FOLD = re.compile(r"\r?\n[ \t]")
_UNSEEN = re.compile("[\\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+")
_BASE64 = re.compile(rb"(?:[A-Za-z0-9+/]{4}){6,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")


def assert_absent(site: Path, *secrets: str, photos: Iterable[bytes] = ()) -> None:
    """Fail if the finished site holds one of the texts or photos in any form, in its files or their names."""
    assert (site / "index.html").is_file(), f"{site} is no finished site: searching it would prove nothing"
    found = find(site, *secrets, photos=photos)
    assert not found, "\n".join(found)


def find(folder: Path, *secrets: str, photos: Iterable[bytes] = ()) -> list[str]:
    """List where the texts and photos stand below ``folder``: ``file: secret``."""
    wanted = {secret: plain(secret) for secret in secrets}
    assert all(len(text) >= SHORTEST for text in wanted.values()), (
        "such a short secret would be found by chance"
    )
    pictures = list(photos)
    return [
        f"{path.relative_to(folder).as_posix()}: {what}"
        for path in sorted(folder.rglob("*"))
        for what in _find_in(path, path.relative_to(folder).as_posix(), wanted, pictures)
    ]


def plain(text: str) -> str:
    """Give what a text says, however it is spaced, composed or capitalised."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text)).casefold()


def _find_in(path: Path, name: str, wanted: dict[str, str], photos: list[bytes]) -> Iterator[str]:
    if path.is_symlink():
        yield "a symbolic link, wherever it leads"
    data = path.read_bytes() if path.is_file() else b""
    texts = {*_readings(name.encode()), *_readings(data)}
    for secret, needle in wanted.items():
        if any(needle in text for text in texts):
            yield secret
    for photo in photos:
        digest = hashlib.sha256(photo).hexdigest()
        if _holds_bytes(data, photo):
            yield f"the photo {digest[:DIGEST_PART]}"
        elif any(digest[:DIGEST_PART] in text for text in texts):
            yield f"the digest of the photo {digest[:DIGEST_PART]}"
        elif _shows(data, photo):
            yield f"the photo {digest[:DIGEST_PART]}, developed"


@lru_cache(maxsize=512)  # a theme's scripts are the same in every site, and large
def _readings(data: bytes) -> frozenset[str]:
    """Give all that can be read out of a file, by whichever order of unpacking and unescaping."""
    texts: set[str] = set()
    layer = {data}
    for _ in range(LAYERS):
        layer |= {inner for outer in layer for inner in _unpacked(outer)}
    for content in layer:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be") if b"\x00" in content else ("utf-8",):
            texts |= set(_unescaped(content.decode(encoding, "replace")))
    return frozenset(plain(text) for text in texts)


def _unescaped(text: str) -> Iterator[str]:
    for _ in range(LAYERS):
        before = text
        yield text
        yield _TAG.sub("", text)
        text = _FOLD.sub("", text)
        text = _undo_escapes(text)
        text = html.unescape(text)
        text = unquote_to_bytes(text).decode("utf-8", "replace") if "%" in text else text
        if text == before:
            return
    yield text
    yield _TAG.sub("", text)


def _undo_escapes(text: str) -> str:
    """Undo the escapes of JSON, scripts and calendars, pairs of surrogates included."""
    if "\\" not in text:
        return text
    done = _ESCAPE.sub(lambda match: _escaped(match[1]), text)
    return done.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _escaped(code: str) -> str:
    if code[0] in "ux" and len(code) > 1:
        return chr(int(code[1:], 16))
    return {"n": "\n", "r": "\r", "t": "\t"}.get(code, code)


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Give what is packed in a file: by gzip, zlib, in an archive, as base64."""
    if data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield entry.filename.encode()
                yield archive.read(entry)
    elif data[:2] in {b"x\x01", b"x\x9c", b"x\xda"}:
        try:
            yield zlib.decompress(data)
        except zlib.error:
            return
    else:
        yield from (base64.b64decode(match[0]) for match in _BASE64.finditer(data))


def _holds_bytes(data: bytes, photo: bytes) -> bool:
    """Whether a photo lies in a file as it is, or as base64 in the midst of something else."""
    middle = base64.b64encode(photo[: len(photo) // 3 * 3])
    return photo in data or middle in data


def _shows(data: bytes, photo: bytes) -> bool:
    """Whether a file is a picture that looks like the photo, in whatever size, format or compression.

    Or a card with the photo beside its words.
    """
    return _alike(_thumbnail(data), _thumbnail(photo)) or _alike(_on_card(data), _as_on_card(photo))


def _alike(seen: Image.Image | None, wanted: Image.Image | None) -> bool:
    if seen is None or wanted is None:
        return False
    difference = ImageStat.Stat(ImageChops.difference(seen, wanted)).mean
    return sum(difference) / len(difference) < ALIKE


@lru_cache(maxsize=512)
def _thumbnail(data: bytes) -> Image.Image | None:
    picture = _opened(data)
    return None if picture is None else _small(picture)


@lru_cache(maxsize=512)
def _on_card(data: bytes) -> Image.Image | None:
    """Give what stands where a card has its photo."""
    picture = _opened(data)
    if picture is None or picture.size != CARD:
        return None
    return _small(picture.crop((CARD[0] - CARD_PHOTO[0], 0, *CARD)))


@lru_cache(maxsize=512)
def _as_on_card(photo: bytes) -> Image.Image | None:
    """Give what a card would show of a photo."""
    picture = _opened(photo)
    return None if picture is None else _small(ImageOps.fit(picture, CARD_PHOTO))


def _opened(data: bytes) -> Image.Image | None:
    try:
        with Image.open(BytesIO(data)) as picture:
            return ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError):
        return None


def _small(picture: Image.Image) -> Image.Image:
    return picture.resize((8, 8), Image.Resampling.BOX)
