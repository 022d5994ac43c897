"""One form for texts that must be recognised however an output has written them."""

import html
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

_DROPPED = bytes(byte for byte in range(128) if not chr(byte).isalnum())
_LOWER = bytes(byte + 32 if 65 <= byte <= 90 else byte for byte in range(256))  # noqa: PLR2004
_TAG = re.compile(rb"<[^<>]*>")
_JSON_ESCAPE = re.compile(rb"\\u([0-9a-fA-F]{4})")
_SPACES = re.compile("[\\s\u200b-\u200d\u2060\ufeff\u00ad]+")


def squash(text: str) -> bytes:
    """Give a text's letters and digits as UTF-8: NFC, lower-case ASCII, no space, no ASCII punctuation.

    What is left survives markup, line breaks, escaping and minifying.
    """
    return squash_bytes(_SPACES.sub("", unicodedata.normalize("NFC", text)).encode("utf-8", "replace"))


def squash_bytes(data: bytes) -> bytes:
    """Squash UTF-8 that is already NFC and free of wide spaces."""
    return data.translate(_LOWER, _DROPPED)


def readings(data: bytes) -> Iterator[bytes]:
    """Give every squashed reading of a file: as it stands, without its tags, with its escapes undone.

    A text may have been escaped twice (HTML inside a feed), so entities are undone up to two times.
    """
    text = data.decode("utf-8", "replace")
    yield from _with_and_without_tags(text)
    if b"%" in data:
        yield squash(unquote_to_bytes(data).decode("utf-8", "replace"))
    if b"\\u" in data:
        text = _undo_json(data)
        yield from _with_and_without_tags(text)
    for _ in range(2):
        plain = html.unescape(text)
        if plain == text:
            return
        text = plain
        yield from _with_and_without_tags(text)


def _with_and_without_tags(text: str) -> Iterator[bytes]:
    yield squash(text)
    if "<" in text:
        yield squash(_TAG.sub(b"", text.encode("utf-8", "replace")).decode("utf-8", "replace"))


def _undo_json(data: bytes) -> str:
    r"""Undo ``\uXXXX``, surrogate pairs included."""
    units = _JSON_ESCAPE.sub(lambda match: chr(int(match[1], 16)).encode("utf-8", "surrogatepass"), data)
    paired = units.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass")
    return paired.decode("utf-16", "replace")
