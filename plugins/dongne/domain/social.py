"""The card that a chat shows of a link: which pages have one of their own, and what it says."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import chain

from dongne.domain.items import Article, Edition, Event, Item, Shop
from dongne.domain.publication import Publication
from dongne.domain.settings import Settings

NEWEST = 60
"""Articles, editions and events with a card of their own: what people still send each other."""

SITE = ""
"""In the place of an item's id: the card of the site itself."""


@dataclass(frozen=True, kw_only=True)
class SocialCard:
    """The words and the photo of one card."""

    title: str
    kicker: str = ""
    """The small word above the title: the category, the number."""
    name: str
    """The paper's."""
    area: str
    photo: str | None = None
    """SHA-256 of the original."""

    @property
    def key(self) -> str:
        """Give the SHA-256 of all that a reader sees of it."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()


def find_cards(publication: Publication, settings: Settings) -> Mapping[str, SocialCard]:
    """Give the cards by the ids of their items; under ``SITE`` that of every page without one."""
    own = {item.id: _card(item, settings) for item in _carded(publication)}
    site = SocialCard(
        title=settings.site_name,
        kicker="주민이 만드는 동네 소식",
        name=settings.site_name,
        area=settings.area,
    )
    return {SITE: site, **own}


def _carded(publication: Publication) -> Iterator[Item]:
    """Give what has a card of its own: every shop, and of what ages the newest."""
    return chain(
        publication.articles[:NEWEST],
        publication.shops,
        publication.editions[:NEWEST],
        publication.events[-NEWEST:],
    )


def _card(item: Item, settings: Settings) -> SocialCard:
    cover = next(iter(item.photos), None)
    original = None if cover is None else item.original(cover.file)
    return SocialCard(
        title=item.title,
        kicker=_kicker(item, settings),
        name=settings.site_name,
        area=settings.area,
        photo=None if original is None else original.sha256,
    )


def _kicker(item: Item, settings: Settings) -> str:
    match item:
        case Article():
            return settings.category_titles.get(item.category, "")
        case Shop():
            return settings.shop_category_titles.get(item.category, "")
        case Edition():
            return f"제{item.number}호"
        case Event():
            return "동네 행사"
        case _:
            return ""
