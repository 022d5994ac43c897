"""One form for texts that must be recognised however an output has written them."""

import html
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

_DROPPED = bytes(byte for byte in range(128) if not chr(byte).isalnum())
_LOWER = bytes(byte + 32 if 65 <= byte <= 90 else byte for byte in range(256))  # noqa: PLR2004
# Spaces and invisible letters beyond ASCII, as UTF-8: looked for in bytes, because most letters of a text have
# a space beside them, and a search in the text itself takes ten times as long.
_WIDE_SPACES = re.compile(
    rb"\xc2[\x85\xa0\xad]|\xe1\x9a\x80|\xe2\x80[\x80-\x8d\xa8\xa9\xaf]|\xe2\x81[\x9f\xa0]|\xe3\x80\x80|\xef\xbb\xbf"
)
_TAG = re.compile(rb"<[^<>]*>")
# Elements that hold whole texts, of HTML and of feeds: what stands on both sides of one was never one phrase.
_BLOCK = re.compile(
    rb"</?(?:article|aside|author|blockquote|body|button|caption|category|content|dd|description|details|div|dl|dt|entry|"
    rb"figcaption|figure|footer|guid|h[1-6]|head|header|hr|html|id|item|label|li|link|main|meta|name|nav|ol|option|p|"
    rb"pre|pubDate|published|script|section|style|summary|svg|table|tbody|td|text|th|thead|title|tr|ul|updated)\b[^<>]*>",
    re.IGNORECASE,
)
_BREAK = "\ufffc".encode()
"""Stands between two texts; squashing keeps it, and no text holds it by chance."""
_PERCENT_ESCAPE = re.compile(rb"%[0-9a-fA-F]{2}")
_JSON_ESCAPES = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")


def squash(text: str) -> bytes:
    """Give a text's letters and digits as UTF-8: NFC, lower-case ASCII, no space, no ASCII punctuation.

    What is left survives markup, line breaks, escaping and minifying.
    """
    return squash_bytes(unicodedata.normalize("NFC", text).encode("utf-8", "replace"))


def squash_bytes(data: bytes) -> bytes:
    """Squash UTF-8 that is already NFC."""
    return _WIDE_SPACES.sub(b"", data.translate(_LOWER, _DROPPED))


def readings(data: bytes) -> Iterator[bytes]:
    """Give every squashed reading of a file: as it stands, without its tags, with its escapes undone."""
    for text in _unescaped(data):
        yield from _with_and_without_tags(text)
    if _PERCENT_ESCAPE.search(data) is not None:
        yield squash(_unquoted(data))


def spellings(data: bytes) -> Iterator[str]:
    """Give every reading of a file as it is spelt: as it stands, and with its escapes undone."""
    yield from _unescaped(data)
    yield _unquoted(data)


def _unescaped(data: bytes) -> Iterator[str]:
    """Undo escapes step by step.

    A text may have been escaped twice (HTML inside a feed), so entities are undone up to two times.
    """
    text = data.decode("utf-8", "replace")
    yield text
    if "\\u" in text:
        text = _undo_json(text)
        yield text
    for _ in range(2):
        plain = html.unescape(text)
        if plain == text:
            return
        text = plain
        yield text


def _unquoted(data: bytes) -> str:
    return unquote_to_bytes(data).decode("utf-8", "replace")


def _with_and_without_tags(text: str) -> Iterator[bytes]:
    yield squash(text)
    if "<" in text:
        apart = _BLOCK.sub(_BREAK, text.encode("utf-8", "replace"))
        yield squash(_TAG.sub(b"", apart).decode("utf-8", "replace"))


def _undo_json(text: str) -> str:
    r"""Undo ``\uXXXX``, surrogate pairs included, however often the backslash itself was escaped."""
    units = _undo_at_once(text) or _undo_run_by_run(text)
    return units.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _undo_at_once(text: str) -> str | None:
    """Undo the escapes of a text that has no others, such as a search index; None: it has."""
    if not text.isascii() or "\\\\u" in text or "\\U" in text:
        return None
    try:
        return text.encode().decode("raw_unicode_escape")
    except UnicodeDecodeError:
        return None


def _undo_run_by_run(text: str) -> str:
    return _JSON_ESCAPES.sub(lambda run: run[0].encode().decode("raw_unicode_escape"), text)
