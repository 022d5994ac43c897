"""Search every byte of the finished site."""

import gzip
import hashlib
import os
import re
import unicodedata
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote_to_bytes

from ahocorasick_rs import BytesAhoCorasick

from dongne.preflight.reader import Reader
from dongne.preflight.secrets import Secret, What
from dongne.preflight.squash import readings, squash_bytes
from dongne.preflight.ways import Ways, leads_to

_PREFIX = 20
"""Hexadecimal digits of a photo's digest that the names of its renditions begin with."""

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF", b"GIF8", b"\x00\x00\x01\x00", b"wOF2", b"wOFF")
"""How files begin that hold pixels or glyphs and no text of ours."""
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_CARRIED = re.compile(rb"base64,((?:[\w+/=\\\r\n-]|%[0-9a-f]{2})+)", re.IGNORECASE | re.ASCII)
_FOLDS = re.compile(rb"\\[rn]|[\\\r\n]")
"""Ends of lines, as they are or in JSON, and JSON's backslashes."""
_ONE_ALPHABET = bytes.maketrans(b"-_", b"+/")
_PACKED = (_GZIP, _ZIP)
"""How files begin whose text is read when it is unpacked."""


@dataclass(frozen=True, kw_only=True)
class Leak:
    """Something unpublished that stands in the site."""

    path: str
    """The file, below the site's root."""
    item_id: str
    what: What
    secret: Secret = field(repr=False, compare=False)


Run = Callable[[Callable[[str], list[Leak]], Sequence[str]], Iterable[list[Leak]]]
"""Gives what a function gives for each file, in their order: ``map``, or several processes."""


def search_site(
    site: Path, secrets: Iterable[Secret], *, only: Sequence[str] | None = None, run: Run = map
) -> list[Leak]:
    """Look for every secret in every file below ``site``; give what was found, in the order of the files.

    ``only`` names the files (below ``site``) that are asked for; without it, all are.
    """
    search = _Search(tuple(secrets), site)
    if not search.secrets:
        return []
    files = list_files(site) if only is None else only
    found = [leak for leaks in run(search.leaks_in, files) for leak in leaks]
    return sorted(found, key=lambda leak: (leak.path, leak.item_id, leak.what))


def list_files(site: Path) -> list[str]:
    """Name every file below a folder, sorted; a link to a folder is one."""
    return sorted(_files(site))


def _files(site: Path) -> Iterator[str]:
    for folder, inner, names in os.walk(site):
        below = "" if folder == str(site) else f"{folder[len(str(site)) + 1 :]}/"
        yield from (f"{below}{name}" for name in names)
        yield from (f"{below}{name}" for name in inner if os.path.islink(f"{folder}/{name}"))  # noqa: PTH114


class _Search:
    """Everything to look for, prepared once: one pass over a file, however many secrets there are."""

    def __init__(self, secrets: tuple[Secret, ...], site: Path) -> None:
        self.secrets = secrets
        self._site = site
        needles: dict[bytes, list[Secret]] = {}
        for secret in secrets:
            for needle in _needles(secret):
                needles.setdefault(needle, []).append(secret)
        self._needles = list(needles.items())
        self._automaton = BytesAhoCorasick([needle for needle, _ in self._needles])
        self._photos = {secret.text: secret for secret in secrets if secret.what is What.PHOTO}
        self._addresses = {
            secret.text.rstrip("/"): secret for secret in secrets if secret.what is What.ADDRESS
        }
        self._ways = Ways(self._addresses)
        self._reader = Reader()

    def leaks_in(self, name: str) -> list[Leak]:
        """Give the leaks of one file: in its name, in its bytes, in every reading of its text."""
        return list(self._leaks_in(name))

    def _leaks_in(self, name: str) -> Iterator[Leak]:
        yield from self._named(name)
        try:
            # Not by a Path: a site has tens of thousands of files, most of them small.
            with open(f"{self._site}/{name}", "rb", buffering=0) as file:  # noqa: PTH123
                data = file.read()
        except IsADirectoryError:
            return
        for content in _unpacked(data):
            yield from self._pictured(content, name)
            yield from self._written(content, name)

    def _named(self, name: str) -> Iterator[Leak]:
        plain = name.encode("utf-8", "surrogateescape")
        yield from self._matched(dict.fromkeys(readings(plain)), name, whole=plain)

    def _pictured(self, data: bytes, name: str) -> Iterator[Leak]:
        secret = self._photos.get(hashlib.sha256(data).hexdigest()) if self._photos else None
        if secret is not None:
            yield _leak(name, secret)

    def _written(self, data: bytes, name: str) -> Iterator[Leak]:
        if data.startswith((*_PICTURES, *_PACKED)):
            yield from self._matched([data, squash_bytes(data)], name)
        else:
            yield from self._matched(self._reader.read(data), name, whole=data)
            yield from self._led_to(data, name)

    def _led_to(self, data: bytes, name: str) -> Iterator[Leak]:
        for address in sorted(self._ways.found_in(data, name)) if self._addresses else ():
            yield _leak(name, self._addresses[address])

    def _matched(self, texts: Iterable[bytes], name: str, whole: bytes = b"") -> Iterator[Leak]:
        """Give what stands in squashed texts; what is short or an address only if ``whole`` says no more there."""
        found = {
            place
            for text in texts
            # Whether anything stands there at all is asked in three quarters of the time.
            if self._automaton.find_matches_as_indexes(text)
            for place, _, _ in self._automaton.find_matches_as_indexes(text, overlapping=True)
        }
        for secret in (secret for place in sorted(found) for secret in self._needles[place][1]):
            if _stands_alone(secret, whole):
                yield _leak(name, secret)


def _leak(path: str, secret: Secret) -> Leak:
    return Leak(path=path, item_id=secret.item_id, what=secret.what, secret=secret)


def _needles(secret: Secret) -> Iterator[bytes]:
    if secret.squashed:
        yield secret.squashed
    if secret.what is What.PHOTO:
        yield secret.text[:_PREFIX].encode()


def _stands_alone(secret: Secret, data: bytes) -> bool:
    """Whether what was found squashed is not by chance part of something else."""
    if secret.what is What.ADDRESS:
        return leads_to(data, secret.text)
    return not secret.is_short_title or _is_whole_text(secret.text, data)


def _is_whole_text(title: str, data: bytes) -> bool:
    """Whether a title is all of a text somewhere: between tags, in quotes, alone in a cell or on a line."""
    text = unicodedata.normalize("NFC", data.decode("utf-8", "replace"))
    title = re.escape(unicodedata.normalize("NFC", title))
    pattern = rf'(?:^|(?<=[>"\',:;]))\s*{title}\s*(?:$|(?=[<"\',\\;]))'
    return re.search(pattern, text, re.MULTILINE) is not None


def _carried(data: bytes) -> Iterator[bytes]:
    """Give what a text carries as an address of its own (``data:…;base64,…``), such as a picture in a page."""
    if b"64," not in data:
        return
    for written in _CARRIED.finditer(data):
        letters = _FOLDS.sub(b"", unquote_to_bytes(written[1])).translate(_ONE_ALPHABET).partition(b"=")[0]
        # One letter too many says nothing; how many of ``=`` there are does not matter.
        yield from _unpacked(b64decode(letters[: len(letters) - (len(letters) % 4 == 1)] + b"=="))


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Give the content of a file, unpacked as often as it was packed, and whatever it carries within its text."""
    yield data
    yield from _carried(data)
    if data.startswith(_GZIP):
        try:
            yield from _unpacked(gzip.decompress(data))
        except (OSError, EOFError, zlib.error):
            return
    elif data.startswith(_ZIP):
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                for entry in archive.namelist():
                    yield entry.encode()
                    yield from _unpacked(archive.read(entry))
        except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, zlib.error):
            return
