"""What looks like a secret and is public all the same: somebody has published it, or the site itself says it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ahocorasick_rs import BytesAhoCorasick

from dongne.domain.items import Item
from dongne.domain.publication import Publication
from dongne.preflight.secrets import Secret, What, texts_of, without_lost_photos, witness
from dongne.preflight.squash import squash
from dongne.preflight.ways import names_address, without_references

_UNSHOWN = re.compile(r"\]\([^)\s]*\)|https?://\S+|^[ \t]*(?:\d+[.)]|[-*+])[ \t]+", re.MULTILINE)
"""Of a reporter's Markdown the addresses and what begins an entry of a list; other marks are no letters anyhow."""


_CALENDAR = re.compile(
    r"(?=\D*\d)(?:\d+|년|월|일|시|분|호|편|곳|건|개|명|회|쪽|오전|오후|상반기|하반기|[월화수목금토일]요일|기사|댓글|가게|행사)+"
)
"""Days, half-years and counts, squashed: every page is full of such words, and nobody has written them."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """What one text says: squashed, with the name of where it stands."""

    words: dict[bytes, str] = field(default_factory=dict)
    """Phrases and titles."""
    addresses: dict[bytes, str] = field(default_factory=dict)


Run = Callable[[Callable[[Item], Said], Sequence[Item]], Iterable[Said]]
"""Gives what a function gives for each item, in their order: ``map``, or several processes."""


def find_public(
    secrets: Iterable[Secret], publication: Publication, *, public_texts: Iterable[str], run: Run = map
) -> dict[bytes, str]:
    """Give what stands, squashed, in a published item or in a text of the site's own.

    ``public_texts`` are the site's own pages, settings and templates. With each comes where it stands: an item's
    ``witness``, or nothing for a text of the site's own.
    """
    secrets = tuple(secrets)
    listener = _Listener(secrets)
    printed = Said(words={secret.squashed: "" for secret in secrets if _is_of_the_calendar(secret)})
    said = [printed, *run(listener.to_item, tuple(publication)), *map(listener.to_site, public_texts)]
    words = {squashed: name for each in said for squashed, name in each.words.items()}
    return words | {squashed: name for each in said for squashed, name in each.addresses.items()}


def _is_of_the_calendar(secret: Secret) -> bool:
    """Whether words say no more than a day or a number, as in 「2022년 11월」 or 「기사 12편」."""
    is_text = secret.what in {What.TITLE, What.PHRASE}
    return is_text and _CALENDAR.fullmatch(secret.squashed.decode("utf-8", "replace")) is not None


def find_public_in(secrets: Iterable[Secret], item: Item) -> dict[bytes, str]:
    """Give what stands, squashed, in one published item, as ``find_public`` does for all of them."""
    said = _Listener(secrets).to_item(item)
    return said.words | said.addresses


def find_epitaphs(secrets: Iterable[Secret], publication: Publication) -> dict[bytes, frozenset[str]]:
    """Give what tombstones say, squashed, with the files in which alone it may stand: their own."""
    found: dict[bytes, set[str]] = {}
    listener = _Listener(secrets)
    for tombstone in publication.tombstones:
        words = listener.words_in(tombstone.title or "") | listener.words_in(tombstone.reason)
        for squashed in (*words, squash(tombstone.permalink)):
            found.setdefault(squashed, set()).add(f"{tombstone.permalink}index.html")
    return {squashed: frozenset(files) for squashed, files in found.items()}


class _Listener:
    """Hears which secrets a text says: all of them are looked for at once."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        secrets = tuple(secrets)
        self._words = sorted(
            {secret.squashed for secret in secrets if secret.squashed and secret.what is not What.ADDRESS}
        )
        self._addresses = sorted(
            {(secret.text, secret.squashed) for secret in secrets if secret.what is What.ADDRESS}
        )
        self._in_squashed = BytesAhoCorasick(self._words)
        self._in_text = BytesAhoCorasick([text.rstrip("/").encode() for text, _ in self._addresses])

    def to_item(self, item: Item) -> Said:
        """Give what a published item says."""
        text = without_lost_photos("\n".join(texts_of(item)), item)
        # What names another item in a reporter's text goes with the other; the site's own links stand as they are.
        return self._hear(witness(item), text, without_references)

    def to_site(self, text: str) -> Said:
        """Give what a text of the site's own says."""
        return self._hear("", text, str)

    def _hear(self, name: str, text: str, plain: Callable[[str], str]) -> Said:
        # The search shows a text without its marks.
        shown = _UNSHOWN.sub(" ", text)
        words = self.words_in(text) | (self.words_in(shown) if shown != text else set())
        return Said(
            words=dict.fromkeys(words, name),
            addresses=dict.fromkeys(self._addresses_in(text, plain), name),
        )

    def words_in(self, text: str) -> set[bytes]:
        """Give the phrases and titles that stand in a text."""
        return {self._words[place] for place in _places(self._in_squashed, squash(text))}

    def _addresses_in(self, text: str, plain: Callable[[str], str]) -> Iterator[bytes]:
        """Give the addresses that stand in what ``plain`` leaves of a text: no more than stand in all of it."""
        places = _places(self._in_text, text.encode("utf-8", "surrogatepass"))
        left = plain(text) if places else ""
        for place in places:
            address, squashed = self._addresses[place]
            if names_address(left, address):
                yield squashed


def _places(automaton: BytesAhoCorasick, text: bytes) -> set[int]:
    return {place for place, _, _ in automaton.find_matches_as_indexes(text, overlapping=True)}
