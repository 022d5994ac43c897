"""What must not stand in the finished site, taken from everything that is not published."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dongne.domain.items import Item, Original
from dongne.domain.publication import Publication
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
    """A phrase or a title, squashed; empty for the others."""
    text: str = ""
    """The title, photo digest or address as it is."""


def find_secrets(
    items: Iterable[Item], publication: Publication, *, public_texts: Iterable[str]
) -> list[Secret]:
    """List what to look for: phrases, titles, photos and addresses of every item that is not published.

    ``public_texts`` are the site's own pages and settings. What stands in them or in a published item is
    public already and is left out.
    """
    hidden = [item for item in items if item.id not in publication]
    known = _public_corpus(publication, public_texts)
    photos = {original.sha256 for item in publication for original in item.shown_originals}
    graves = {tombstone.id for tombstone in publication.tombstones}
    return [
        secret for item in hidden for secret in _secrets_of(item, known, photos, buried=item.id in graves)
    ]


def _secrets_of(item: Item, known: bytes, photos: set[str], *, buried: bool) -> Iterator[Secret]:
    for phrase in _phrases(item):
        if phrase not in known:
            yield Secret(item_id=item.id, what=What.PHRASE, squashed=phrase)
    title = squash(item.title)
    if title and title not in known:
        whole = len(item.title) < SHORT_TITLE
        yield Secret(item_id=item.id, what=What.TITLE, squashed=b"" if whole else title, text=item.title)
    for original in _hidden_originals(item, photos):
        yield Secret(item_id=item.id, what=What.PHOTO, text=original.sha256)
    if not buried:
        yield Secret(item_id=item.id, what=What.ADDRESS, text=item.permalink)


def _hidden_originals(item: Item, photos: set[str]) -> Iterator[Original]:
    return (original for original in item.originals if original.sha256 not in photos)


def _public_corpus(publication: Publication, public_texts: Iterable[str]) -> bytes:
    """Join everything public; a byte that squashing never leaves keeps the texts apart."""
    texts = [text for item in publication for text in texts_of(item)]
    texts += [
        text for tombstone in publication.tombstones for text in (tombstone.title or "", tombstone.reason)
    ]
    return b"\x00".join(map(squash, [*texts, *public_texts, *publication.reporters.values()]))


def _phrases(item: Item) -> list[bytes]:
    """Cut an item's texts into phrases, at most ``PHRASES`` of them, evenly spread."""
    texts = [text for text in texts_of(item) if text != item.title]
    phrases = list(dict.fromkeys(phrase for text in texts for run in _runs(text) for phrase in _cut(run)))
    step = max(1, -(-len(phrases) // PHRASES))
    return phrases[::step]


_MARKUP = re.compile(r"[*_`~\[\]()<>#|!{}\\&^:\n]+|https?://\S+")


def _runs(text: str) -> Iterator[str]:
    """Give the stretches of a Markdown text in which no markup can stand."""
    return (run for run in _MARKUP.split(text) if run.strip())


def _cut(run: str) -> Iterator[bytes]:
    """Cut a run into phrases of whole characters; a run shorter than half a phrase says nothing."""
    squashed = squash(run)
    for start in range(0, len(squashed), PHRASE):
        piece = squashed[start : start + PHRASE].decode("utf-8", "ignore").encode()
        if len(piece) >= PHRASE // 2:
            yield piece


def texts_of(item: object) -> Iterator[str]:
    """Give every text of an item or of a value in it, ids and digests aside."""
    for name, value in vars(item).items():
        if name not in {"id", "digest", "html", "lines", "origin", "originals", "reporters", "body_line"}:
            yield from _texts_in(value)


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from _texts_in(entry)
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, (date, datetime)):
        yield from texts_of(value)
