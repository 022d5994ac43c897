"""Consents of people who are shown: what each of them covers, and until when.

A consent is known by an opaque id. Whose it is stands in the document on paper, which nobody puts here.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from dongne.domain.items import Article, Edition, Event, Item, Portrayed, Shop
from dongne.domain.people import Term
from dongne.domain.readers import ReaderWords
from dongne.errors import Origin, Problem, Severity


class Scope(StrEnum):
    """What somebody agrees to."""

    NAME = "name"
    PHOTO = "photo"
    TEXT = "text"

    @property
    def label(self) -> str:
        """The Korean word for it."""
        return {Scope.NAME: "이름", Scope.PHOTO: "사진", Scope.TEXT: "이야기"}[self]


@dataclass(frozen=True, kw_only=True)
class Consent:
    """One record: what may be shown, and for how long."""

    id: str
    scope: frozenset[Scope]
    term: Term
    withdrawn: Mapping[Scope, date] = field(default_factory=dict)
    """The first day on which something may no longer be shown."""

    def covers(self, scope: Scope, day: date) -> bool:
        """Whether this may be shown on ``day``."""
        taken_back = self.withdrawn.get(scope)
        return scope in self.scope and self.term.covers(day) and (taken_back is None or day < taken_back)

    def ended(self, day: date) -> frozenset[Scope]:
        """Give what was agreed to and may not be shown on ``day``."""
        return frozenset(scope for scope in self.scope if not self.covers(scope, day))


Consents = Mapping[str, Consent]
"""By id."""


def portrayed(item: Item) -> Iterator[tuple[str, Portrayed]]:
    """Give everybody whom an item shows, each with the key of the front matter."""
    if isinstance(item, Article):
        yield from ((f"people.{place}", person) for place, person in enumerate(item.people))
    elif isinstance(item, Shop) and item.owner is not None:
        yield "owner", item.owner


def consenting(item: Item) -> Iterator[tuple[str, Portrayed | ReaderWords]]:
    """Give everybody whom an item shows or quotes, each with the key of the front matter."""
    yield from portrayed(item)
    if isinstance(item, Edition):
        yield from ((f"readers_words.{place}", words) for place, words in enumerate(item.readers_words))


def ended_scopes(
    item: Item, consents: Consents, day: date
) -> Iterator[tuple[str, Portrayed, frozenset[Scope]]]:
    """Give everybody in an item whose consent does not hold on ``day``, with what it no longer covers."""
    for key, person in portrayed(item):
        consent = consents.get(person.consent or "")
        ended = frozenset() if consent is None else consent.ended(day)
        if ended:
            yield key, person, ended


def find_hold(item: Item, consents: Consents, day: date) -> str | None:
    """Say (in Korean) why an item may not be shown as it is: a name cannot be cut out of a text."""
    for _, person in portrayed(item):
        consent = consents.get(person.consent or "")
        if consent is not None and (reason := _find_lack(consent, day)) is not None:
            return f"{reason} 기자가 그 사람의 이름과 말을 글에서 빼고 다시 승인을 받으면 실립니다."
    return None


def _find_lack(consent: Consent, day: date) -> str | None:
    """Say (in Korean) why somebody may not be named; None: they may."""
    if Scope.NAME not in consent.scope:
        return f"동의(`{consent.id}`)가 이름(name)을 싣는 데에는 미치지 않습니다."
    if words := consent.ended(day) & {Scope.NAME, Scope.TEXT}:
        what = "·".join(sorted(scope.label for scope in words))
        return f"{what}을 실어도 된다는 동의(`{consent.id}`)가 거두어졌거나 기간이 끝났습니다."
    return None


def find_revived(consents: Consents, before: Consents, *, file: str) -> Iterator[Problem]:
    """Report records in which somebody who had withdrawn something is said to agree again, or to have for longer."""
    for each in before.values():
        now = consents.get(each.id)
        if now is not None and not all(
            now.withdrawn.get(scope, date.max) <= day for scope, day in each.withdrawn.items()
        ):
            yield Problem(
                origin=Origin(file=file),
                code="consent-revived",
                message=f"거둔 동의 `{each.id}`가 거두지 않은 것으로 바뀌었습니다.",
                hint="그 줄을 기준 가지의 것으로 되돌려 주세요. 다시 동의를 받았다면 새 id로 한 줄을 더하고, 글에도 그 id를 적어 주세요.",
            )


def find_faces(items: Iterable[Item], consents: Consents, day: date) -> frozenset[str]:
    """Give the SHA-256 of every photo that may show somebody who no longer agrees."""
    return frozenset(
        original.sha256
        for item in items
        if any(Scope.PHOTO in ended for _, _, ended in ended_scopes(item, consents, day))
        for original in item.originals
    )


def without_photos(item: Item, gone: AbstractSet[str]) -> Item:
    """Give an item without the photos of these SHA-256, wherever it shows them."""
    names = {original.name for original in item.originals if original.sha256 in gone}
    if not names:
        return item
    item = replace(
        item,
        originals=tuple(original for original in item.originals if original.name not in names),
        inline_photos=tuple(name for name in item.inline_photos if name not in names),
    )
    if isinstance(item, Shop):
        return replace(item, pictures=tuple(photo for photo in item.pictures if photo.file not in names))
    if isinstance(item, Article | Edition | Event) and item.cover is not None and item.cover.file in names:
        return replace(item, cover=None)
    return item


def without_words(item: Item, consents: Consents, day: date) -> Item:
    """Give an edition without the words of readers who do not agree on ``day``; any other item as it is."""
    if not isinstance(item, Edition):
        return item
    kept = tuple(words for words in item.readers_words if _may_be_quoted(words, consents, day))
    return item if kept == item.readers_words else replace(item, readers_words=kept)


def _may_be_quoted(words: ReaderWords, consents: Consents, day: date) -> bool:
    """Whether somebody agrees both to be quoted and to be named."""
    consent = consents.get(words.consent)
    return consent is None or all(consent.covers(scope, day) for scope in (Scope.NAME, Scope.TEXT))


def find_lost_words(item: Item, consents: Consents, day: date) -> list[Problem]:
    """Say which words of readers an edition shows no longer, because somebody does not agree."""
    if not isinstance(item, Edition):
        return []
    return [
        Problem(
            origin=item.origin_of(f"readers_words.{place}"),
            code="consent-words-ended",
            message=f"「{item.title}」에서 독자의 말 하나를 뺐습니다. 동의(`{words.consent}`)가 이름(name)과 이야기(text)에 미치지 않거나, "
            "거두어졌거나, 기간이 끝났습니다.",
            hint="다시 승인받지 않아도 나머지는 그대로 실립니다. 그 말을 머리말에서도 지우면 이 알림이 없어집니다.",
            severity=Severity.WARNING,
        )
        for place, words in enumerate(item.readers_words)
        if not _may_be_quoted(words, consents, day)
    ]


def find_lost_photos(before: Item, after: Item, consents: Consents, day: date) -> list[Problem]:
    """Say which photos an item shows no longer, at the name of whoever does not agree."""
    lost = [original.name for original in before.shown_originals if original not in after.originals]
    if not lost:
        return []
    keys = [key for key, _, ended in ended_scopes(before, consents, day) if Scope.PHOTO in ended]
    return [
        Problem(
            origin=before.origin_of(key),
            code="consent-photo-ended",
            message=f"「{before.title}」에서 사진 {', '.join(lost)}을 뺐습니다. 사진을 싣는 동의가 거두어졌거나 기간이 끝났습니다.",
            hint="다시 승인받지 않아도 사진 없이 실립니다. 다른 사진을 넣으려면 글을 고치고 승인을 받아 주세요.",
            severity=Severity.WARNING,
        )
        # Another item's picture of the same people: nobody is named here.
        for key in keys or ("cover",)
    ]
