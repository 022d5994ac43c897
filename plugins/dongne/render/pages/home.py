"""The front page."""

from dataclasses import dataclass, replace

from dongne.domain.items import Article, Shop
from dongne.domain.publication import Publication
from dongne.render.outputs import OutputPage, Site
from dongne.render.pages.cards import (
    Card,
    article_card,
    article_cards,
    edition_card,
    event_cards,
    shop_cards,
)
from dongne.render.pages.structured import public_address

_STORIES = 4
"""Articles of a category on the front page."""
_SHOPS = 4
_EVENTS = 3


@dataclass(frozen=True, kw_only=True)
class Section:
    """A category on the front page."""

    title: str
    path: str
    cards: tuple[Card, ...]


def home_page(site: Site) -> OutputPage:
    """Give the front page; the board's own words for it come when it is rendered."""
    publication, settings = site.publication, site.settings
    edition = next(iter(publication.editions), None)
    lead = _lead(publication)
    events, coming = _events(site)
    return OutputPage(
        path="",
        title=settings.site_name,
        template="home.html",
        description=f"{settings.area}의 주민과 상인이 함께 만드는 동네 소식지 {settings.site_name}입니다.",
        head={
            "og:type": "website",
            "og:title": settings.site_name,
            "og:locale": "ko_KR",
            **({"og:url": address} if (address := public_address(site, "")) else {}),
        },
        view={
            "title": settings.site_name,
            "area": settings.area,
            "edition": None if edition is None else edition_card(site, edition),
            "lead": None if lead is None else article_card(site, lead),
            "sections": _sections(site, lead),
            "shops": shop_cards(site, _newest_shops(publication)),
            "events": events,
            "coming": coming,
        },
    )


def _lead(publication: Publication) -> Article | None:
    """Give the first story of the newest edition, or else the newest article."""
    edition = next(iter(publication.editions), None)
    stories = () if edition is None else publication.stories_of(edition.id)
    return next(iter((*stories, *publication.articles)), None)


def _sections(site: Site, lead: Article | None) -> tuple[Section, ...]:
    """Give the newest of each category that has something beside the lead story."""
    sections = []
    for category in site.settings.categories:
        shelf = [
            article
            for article in site.publication.articles_in(category.id)[: _STORIES + 1]
            if article != lead
        ]
        if shelf:
            # The heading of the section has named the category already.
            cards = tuple(replace(card, kicker="") for card in article_cards(site, shelf[:_STORIES]))
            sections.append(Section(title=category.title, path=f"categories/{category.id}/", cards=cards))
    return tuple(sections)


def _newest_shops(publication: Publication) -> list[Shop]:
    """Give the shops whose facts were confirmed last."""
    return sorted(publication.shops, key=lambda shop: (shop.checked, shop.id), reverse=True)[:_SHOPS]


def _events(site: Site) -> tuple[tuple[Card, ...], bool]:
    """Give the next events and True; where none is to come, the last ones and False."""
    at = site.publication.at
    coming = [event for event in site.publication.events if not event.is_over(at)]
    shown = coming[:_EVENTS] or list(reversed(site.publication.events))[:_EVENTS]
    return event_cards(site, shown), bool(coming)
