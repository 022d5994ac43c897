"""The card that a chat shows of a link: which pages have one of their own, and what it says."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from dongne.domain.items import Item
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
    own = {item.id: _card(item, kicker, settings) for item, kicker in _carded(publication, settings)}
    site = SocialCard(
        title=settings.site_name,
        kicker="주민이 만드는 동네 소식",
        name=settings.site_name,
        area=settings.area,
    )
    return {SITE: site, **own}


def _carded(publication: Publication, settings: Settings) -> Iterator[tuple[Item, str]]:
    """Give what has a card of its own, and its kicker: every shop, and of what ages the newest."""
    categories, shop_categories = settings.category_titles, settings.shop_category_titles
    for article in publication.articles[:NEWEST]:
        yield article, categories.get(article.category, "")
    for shop in publication.shops:
        yield shop, shop_categories.get(shop.category, "")
    for edition in publication.editions[:NEWEST]:
        yield edition, f"제{edition.number}호"
    for event in publication.events[-NEWEST:]:
        yield event, "동네 행사"


def _card(item: Item, kicker: str, settings: Settings) -> SocialCard:
    cover = next(iter(item.photos), None)
    original = None if cover is None else item.original(cover.file)
    return SocialCard(
        title=item.title,
        kicker=kicker,
        name=settings.site_name,
        area=settings.area,
        photo=None if original is None else original.sha256,
    )
