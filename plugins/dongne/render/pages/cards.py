"""What a page says of another one: a title with an address, or a card."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property

from dongne.domain.items import Article, Edition, Event, Item, Programme, Shop
from dongne.domain.publication import Publication
from dongne.render import dates
from dongne.render.outputs import Site
from dongne.render.pictures import Picture, find_picture

SPONSORED = "협찬"
HANDMADE = "손수가게"
COMMUNITY = "커뮤니티스토어"


@dataclass(frozen=True, kw_only=True)
class Ref:
    """A title and where it leads, below the site's root; without a path it leads nowhere."""

    title: str
    path: str | None = None


@dataclass(frozen=True, kw_only=True, repr=False)
class Card:
    """What a list shows of an item."""

    title: str
    path: str
    summary: str
    kicker: str = ""
    """The small word above the title: its category, its number."""
    day: date | None = None
    note: str = ""
    """Who wrote it, where it is, when it takes place."""
    picture: Picture | None = None
    marks: tuple[str, ...] = ()
    """What a reader must know at a glance: sponsored, handmade."""

    def __repr__(self) -> str:
        """Say all of it, once for all pages that show it."""
        return self._words

    @cached_property
    def _words(self) -> str:
        return f"Card({', '.join(f'{each.name}={getattr(self, each.name)!r}' for each in fields(self))})"


@dataclass(frozen=True, kw_only=True)
class Approved:
    """Who of the board read what is shown, and when the last of them said yes."""

    names: tuple[str, ...]
    day: date


def approval_line(site: Site, item: Item) -> Approved | None:
    """Give the approvals of a published item; None for what nobody has approved."""
    approvals = site.publication.approvals.get(item.id, ())
    if not approvals:
        return None
    names = tuple(approval.name for approval in approvals)
    return Approved(names=names, day=max(approval.at.date() for approval in approvals))


def ref(item: Item) -> Ref:
    """Give an item's title and address."""
    return Ref(title=item.title, path=item.permalink)


def byline(article: Article, publication: Publication) -> str:
    """Name the reporters of an article."""
    return ", ".join(publication.reporters.get(reporter, reporter) for reporter in article.reporters)


def article_card(site: Site, article: Article) -> Card:
    """Give the card of an article: the same one to each of the many pages that show it."""
    return site.once(("card", article.id), lambda: _article_card(site, article))


def _article_card(site: Site, article: Article) -> Card:
    return Card(
        title=article.title,
        path=article.permalink,
        summary=article.summary,
        kicker=site.settings.category_titles.get(article.category, ""),
        day=article.date,
        note=byline(article, site.publication),
        picture=find_picture(article, article.cover, site.album),
        marks=(SPONSORED,) if article.sponsored else (),
    )


def article_cards(site: Site, articles: Iterable[Article]) -> tuple[Card, ...]:
    """Give the cards of several articles."""
    return tuple(article_card(site, article) for article in articles)


def shop_card(site: Site, shop: Shop) -> Card:
    """Give the card of a shop."""
    marks = [HANDMADE] if shop.handmade is not None else []
    if shop.services:
        marks.append(COMMUNITY)
    return Card(
        title=shop.title,
        path=shop.permalink,
        summary=shop.summary,
        kicker=site.settings.shop_category_titles.get(shop.category, ""),
        note=shop.address,
        picture=find_picture(shop, next(iter(shop.pictures), None), site.album),
        marks=tuple(marks),
    )


def event_card(site: Site, event: Event) -> Card:
    """Give the card of an event; one that is over says so."""
    return Card(
        title=event.title,
        path=event.permalink,
        summary=event.summary,
        kicker=dates.span(event.starts, event.ends),
        note=event.place,
        picture=find_picture(event, event.cover, site.album),
        marks=("끝난 행사",) if event.is_over(site.publication.at) else (),
    )


def event_cards(site: Site, events: Iterable[Event]) -> tuple[Card, ...]:
    """Give the cards of several events."""
    return tuple(event_card(site, event) for event in events)


def edition_card(site: Site, edition: Edition) -> Card:
    """Give the card of an edition."""
    return Card(
        title=edition.title,
        path=edition.permalink,
        summary=edition.summary,
        kicker=f"제{edition.number}호",
        day=edition.date,
        picture=find_picture(edition, edition.cover, site.album),
    )


def programme_card(programme: Programme) -> Card:
    """Give the card of a unit project."""
    return Card(
        title=programme.title,
        path=programme.permalink,
        summary=programme.summary,
        kicker="필수 사업" if programme.required else "선택 사업",
    )
