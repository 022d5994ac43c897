"""What must not stand in the finished site, taken from everything that is not published."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from hashlib import blake2b
from urllib.parse import unquote

from dongne.domain.items import Item
from dongne.domain.manuscript import Manuscript
from dongne.domain.publication import Publication, Tombstone
from dongne.preflight.squash import squash

PHRASE = 48
"""Bytes of a phrase: sixteen Hangul, long enough that no two people write it by chance."""

PHRASES = 60
"""Phrases taken from one item, spread over all of its text."""

SHORT_TITLE = 8
"""Code points below which a title is looked for only as a whole text (contract, section 4)."""


class What(StrEnum):
    """What kind of secret this is, in words for the message."""

    PHRASE = "글귀"
    TITLE = "제목"
    PHOTO = "사진"
    ADDRESS = "주소"


@dataclass(frozen=True, kw_only=True)
class Secret:
    """One thing to look for."""

    item_id: str
    what: What
    squashed: bytes = b""
    """A phrase, a title or an address, squashed; empty for a photo."""
    text: str = ""
    """The title, photo digest or address as it is."""

    @cached_property
    def fingerprint(self) -> str:
        """Tell this from every other thing to look for."""
        plain = f"{self.item_id}\0{self.what}\0{self.text}\0".encode("utf-8", "surrogatepass")
        return blake2b(plain + self.squashed, digest_size=8).hexdigest()

    @property
    def is_short_title(self) -> bool:
        """Whether this is a title that says something only where it is the whole of a text."""
        return self.what is What.TITLE and len(self.text) < SHORT_TITLE


def find_secrets(items: Iterable[Item], publication: Publication) -> list[Secret]:
    """List what to look for: phrases, titles, photos and addresses of every item that is not published."""
    items = tuple(items)
    hidden = [item for item in items if item.id not in publication]
    photos = {original.sha256 for item in publication for original in item.originals}
    secrets = [secret for item in hidden for secret in _secrets_of(item, photos)]
    secrets += [secret for tombstone in publication.tombstones for secret in _buried_with(tombstone)]
    # Nor may be seen what the gate took out of an item because somebody no longer agrees to it.
    secrets += [photo for item in items if item.id in publication for photo in _photos_of(item, photos)]
    secrets += [secret for item in items for secret in _cut_from(item, publication.get(item.id))]
    return list(dict.fromkeys(secrets))


def witness(item: Item) -> str:
    """Name what a published item says: less than its version, where somebody no longer agrees."""
    # The digest of a manuscript says as much as all of its text.
    parts = (part.digest if isinstance(part, Manuscript) else part for part in _parts_of(item))
    said = "\0".join(parts).encode("utf-8", "surrogatepass")
    return f"{item.id} {blake2b(said, digest_size=8).hexdigest()}"


def _secrets_of(item: Item, photos: set[str]) -> Iterator[Secret]:
    for phrase in _phrases(item):
        yield Secret(item_id=item.id, what=What.PHRASE, squashed=phrase)
    yield from _titled(item.id, item.title)
    yield from _photos_of(item, photos)
    yield _address(item.id, item.permalink)


def _cut_from(item: Item, shown: Item | None) -> Iterator[Secret]:
    """Give what the gate has cut out of an item that it lets through: words that somebody no longer agrees to."""
    if shown is None or shown is item:
        return
    kept = set(texts_of(shown))
    for text in (*texts_of(item), *_words_of_lost_photos(item, shown)):
        if text not in kept:
            yield from (
                Secret(item_id=item.id, what=What.PHRASE, squashed=phrase) for phrase in _phrases_of(text)
            )


_FRAMED = re.compile(r"""!\[([^\]]*)\]\(\s*<?([^)\s">]+)>?(?:\s+["'(]([^"')]*)["')])?\s*\)""")
"""A photo in a text: its alternative text, its file, its caption."""


def _words_of_lost_photos(item: Item, shown: Item) -> Iterator[str]:
    """Give what a text says only of photos that the gate has cut out of it: there the text itself stays as it is."""
    left = _names_of(shown)
    for photo in _FRAMED.finditer(item.body):
        if _named(photo) not in left:
            yield from (words for words in (photo[1], photo[3]) if words)


def without_lost_photos(text: str, item: Item) -> str:
    """Give a text of an item without the photos, and their words, that the item no longer has."""
    if "![" not in text:
        return text
    left = _names_of(item)
    return _FRAMED.sub(lambda photo: photo[0] if _named(photo) in left else " ", text)


def _names_of(item: Item) -> frozenset[str]:
    return frozenset(original.name for original in item.originals)


def _named(photo: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", unquote(photo[2])).removeprefix("./")


def _buried_with(tombstone: Tombstone) -> Iterator[Secret]:
    """Give what nothing but the tombstone itself may name."""
    yield from _titled(tombstone.id, tombstone.title or "")
    yield _address(tombstone.id, tombstone.permalink)


def _titled(item_id: str, title: str) -> Iterator[Secret]:
    if squashed := squash(title):
        yield Secret(item_id=item_id, what=What.TITLE, squashed=squashed, text=title)


def _address(item_id: str, permalink: str) -> Secret:
    return Secret(item_id=item_id, what=What.ADDRESS, squashed=squash(permalink), text=permalink)


def _photos_of(item: Item, photos: set[str]) -> Iterator[Secret]:
    for original in item.originals:
        # A photo in the bundle of a published item was approved with it, shown or not.
        if original.sha256 not in photos:
            yield Secret(item_id=item.id, what=What.PHOTO, text=original.sha256)


def _phrases(item: Item) -> list[bytes]:
    """Cut an item's texts into phrases, at most ``PHRASES`` of them, evenly spread."""
    texts = [text for text in texts_of(item) if text != item.title]
    phrases = list(dict.fromkeys(phrase for text in texts for phrase in _phrases_of(text)))
    step = max(1, -(-len(phrases) // PHRASES))
    return phrases[::step]


def _phrases_of(text: str) -> list[bytes]:
    """Cut a text's runs into phrases; short lines, as of a poem, as if they were one run."""
    runs = list(runs_of(text))
    return [phrase for run in runs for phrase in _cut(run)] or list(_cut("".join(runs)))


_MARKUP = re.compile(r"[*_`~\[\]()<>#|!{}\\&^:\n]+|https?://\S+")


def runs_of(text: str) -> Iterator[str]:
    """Give the stretches of a Markdown text in which no markup can stand."""
    return (run for run in _MARKUP.split(text) if run.strip())


def _cut(run: str) -> Iterator[bytes]:
    """Cut a run into phrases of whole characters; a run shorter than half a phrase says nothing."""
    squashed = squash(run)
    for start in range(0, len(squashed), PHRASE):
        piece = squashed[start : start + PHRASE].decode("utf-8", "ignore").encode()
        if len(piece) >= PHRASE // 2:
            yield piece


_NO_TEXTS = frozenset(
    {
        "about", "id", "digest", "lines", "origin", "originals", "inline_photos", "references", "reporters",
        "body_line", "edition", "programme", "shops", "stories",
    }
)  # fmt: skip
"""What names other things, and is nobody's text."""


def texts_of(item: object) -> Iterator[str]:
    """Give every text of an item or of a value in it, ids and digests aside."""
    for part in _parts_of(item):
        yield part.text if isinstance(part, Manuscript) else part


def _parts_of(item: object) -> Iterator[str | Manuscript]:
    for name, value in vars(item).items():
        if name not in _NO_TEXTS:
            yield from _parts_in(value)


def _parts_in(value: object) -> Iterator[str | Manuscript]:
    if isinstance(value, (str, Manuscript)):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from _parts_in(entry)
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, (date, datetime)):
        yield from _parts_of(value)
