"""One form for texts that must be recognised however an output has written them."""

import html
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote_to_bytes

_DROPPED = bytes(byte for byte in range(128) if not chr(byte).isalnum())
_LOWER = bytes(byte + 32 if 65 <= byte <= 90 else byte for byte in range(256))  # noqa: PLR2004
# Spaces and invisible letters beyond ASCII, as UTF-8: looked for in bytes, because most letters of a text have
# a space beside them, and a search in the text itself takes ten times as long.
_WIDE_SPACES = re.compile(
    rb"\xc2[\x85\xa0\xad]|\xcd\x8f|\xe1(?:\x85[\x9f\xa0]|\x9a\x80|\xa0[\x8b-\x8f])|"
    rb"\xe2(?:\x80[\x80-\x8f\xa8-\xaf]|\x81[\x9f-\xaf]|\xa0\x80)|\xe3(?:\x80\x80|\x85\xa4)|"
    rb"\xef(?:\xb8[\x80-\x8f]|\xbb\xbf|\xbe\xa0)"
)
_TAG = re.compile(rb"(<[^<>]*>)")


def _one_of(words: Iterable[str]) -> str:
    """Give a pattern for any of these words, in capitals too, that looks at no letter twice.

    A plain list of them takes ten times as long to find that a tag is none of them.
    """
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[:1], []).append(word[1:])
    is_word = rests.pop("", None) is not None
    ways = "|".join(f"[{letter}{letter.upper()}]{_one_of(rest)}" for letter, rest in rests.items())
    return ways and (f"(?:{ways}){'?' * is_word}" if is_word or len(rests) > 1 else ways)


# Elements that hold whole texts, of HTML and of feeds: what stands on both sides of one was never one phrase.
_BLOCKS = (
    "article|aside|author|blockquote|body|button|caption|category|content|dd|description|details|div|dl|dt|entry|"
    "figcaption|figure|footer|guid|h1|h2|h3|h4|h5|h6|head|header|hr|html|id|item|label|li|link|main|meta|name|nav|ol|"
    "option|p|pre|pubdate|published|script|section|style|summary|svg|table|tbody|td|text|th|thead|title|tr|ul|updated"
)
_BLOCK = re.compile(rf"</?{_one_of(_BLOCKS.split('|'))}\b".encode())
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


PLAIN, ALL = 2, 9
"""How many readings there are of what holds no escapes, and of all else."""


def readings(data: bytes) -> tuple[bytes, ...]:
    """Give every squashed reading of a file or of a piece of one, each at its place.

    With tags and without: as it stands, with the escapes of JSON undone, with its entities undone once and twice
    (HTML inside a feed is escaped twice). The last one has its percent signs undone.
    """
    text = data.decode("utf-8", "replace")
    plain = _with_and_without_tags(text)
    is_quoted = _PERCENT_ESCAPE.search(data) is not None
    if "&" not in text and "\\u" not in text and not is_quoted:
        return plain
    known = {text: plain}
    levels = _unescaped(text)
    for level in levels:
        if level not in known:
            known[level] = _with_and_without_tags(level)
    undone = (reading for level in levels for reading in known[level])
    return (*plain, *undone, squash(_unquoted(data)) if is_quoted else plain[0])


def spellings(data: bytes) -> Iterable[str]:
    """Give every reading of a file as it is spelt: as it stands, and with its escapes undone."""
    text = data.decode("utf-8", "replace")
    return dict.fromkeys((text, *_unescaped(text), _unquoted(data)))


def _unescaped(text: str) -> tuple[str, str, str]:
    """Undo escapes step by step: those of JSON, then entities once and twice."""
    unfolded = _undo_json(text) if "\\u" in text else text
    once = html.unescape(unfolded)
    return unfolded, once, html.unescape(once)


def _unquoted(data: bytes) -> str:
    return unquote_to_bytes(data).decode("utf-8", "replace")


def _with_and_without_tags(text: str) -> tuple[bytes, bytes]:
    plain = squash(text)
    if "<" not in text:
        return plain, plain
    return plain, squash(_without_tags(text.encode("utf-8", "replace")).decode("utf-8", "replace"))


def _without_tags(data: bytes) -> bytes:
    # The sheets of a workbook hold a hundred thousand tags, hardly one like another, and none that holds a text.
    if _BLOCK.search(data) is None:
        return _TAG.sub(b"", data)
    parts = _TAG.split(data)
    parts[1::2] = map(_in_place_of, parts[1::2])
    return b"".join(parts)


@lru_cache(maxsize=4096)
def _in_place_of(tag: bytes) -> bytes:
    """Give what stands for a tag where there are none."""
    return b"" if _BLOCK.match(tag) is None else _BREAK


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
