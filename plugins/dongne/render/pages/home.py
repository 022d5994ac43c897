"""The front page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from dongne.domain.front_page import (
    Notice,
    Occasion,
    events_this_week,
    find_notices,
    lead_stories,
    shop_of_the_week,
)
from dongne.domain.items import Article, Event, Shop
from dongne.render import dates
from dongne.render.outputs import OutputPage, Site
from dongne.render.pages.cards import Card, Ref, article_card, article_cards, edition_card, shop_card
from dongne.render.pages.readers import voices
from dongne.render.pages.structured import public_address, shared_card
from dongne.render.words import Hours, Phrase, hours_in_words, phrases

_OPENING = 3
"""Stories with which the front page opens: the lead and those beside it."""
_ROW = 4
"""Articles of a category on the front page."""
_EVENTS = 4
_VOICES = 3


@dataclass(frozen=True, kw_only=True)
class Section:
    """A category on the front page."""

    title: str
    path: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, kw_only=True)
class NoticeLine:
    """One line of “오늘 꼭”."""

    label: str
    """Until when, or from when."""
    title: str
    path: str
    until: datetime
    """From then on a browser hides it, even where the site has not been built again."""


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """An event in the margin of the front page: a leaf of a calendar, and whom to call."""

    day: date
    title: str
    path: str
    when: str
    place: str
    contact: tuple[Phrase, ...]
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Doorway:
    """The shop of the week."""

    card: Card
    hours: tuple[Hours, ...]
    phone: Phrase | None


def home_page(site: Site) -> OutputPage:
    """Give the front page; the board's own words for it come when it is rendered."""
    publication, settings = site.publication, site.settings
    edition = next(iter(publication.editions), None)
    opening = lead_stories(publication, count=_OPENING)
    events, occasion = _events(site)
    return OutputPage(
        path="",
        title=settings.site_name,
        template="home.html",
        description=f"{settings.area}의 주민과 상인이 함께 만드는 동네 소식지 {settings.site_name}입니다.",
        head=_head(site),
        view={
            "title": settings.site_name,
            "area": settings.area,
            "today": publication.at.date(),
            "edition": None if edition is None else edition_card(site, edition),
            "notices": tuple(_notice_line(notice, publication.at) for notice in find_notices(publication)),
            "lead": article_card(site, opening[0]) if opening else None,
            "beside": article_cards(site, opening[1:]),
            "events": events,
            "events_title": occasion,
            "sections": tuple(_sections(site, opening)),
            "shop": _doorway(site, shop_of_the_week(publication)),
            "shop_categories": _shop_categories(site),
            "voices": () if edition is None else voices(site, edition)[:_VOICES],
        },
    )


def _head(site: Site) -> dict[str, object]:
    properties = {"og:type": "website", "og:title": site.settings.site_name, "og:locale": "ko_KR"}
    address = public_address(site, "")
    return {**properties, **({"og:url": address} if address else {}), **shared_card(site)}


def _sections(site: Site, opening: tuple[Article, ...]) -> Iterator[Section]:
    """Give the newest of each category that has something beside the stories which open the page."""
    used = {article.id for article in opening}
    for category in site.settings.categories:
        shelf = site.publication.articles_in(category.id)[: _ROW + len(used)]
        rest = [article for article in shelf if article.id not in used][:_ROW]
        if rest:
            # The heading of the section has named the category already.
            cards = tuple(replace(card, kicker="") for card in article_cards(site, rest))
            yield Section(title=category.title, path=f"categories/{category.id}/", cards=cards)


def _notice_line(notice: Notice, at: datetime) -> NoticeLine:
    return NoticeLine(
        label=_label(notice, at), title=notice.item.title, path=notice.item.permalink, until=notice.until
    )


def _label(notice: Notice, at: datetime) -> str:
    """Say from when or until when, as one says it across a counter."""
    if notice.occasion is Occasion.BEGINS:
        return "지금" if notice.when <= at else dates.soon(notice.when, at)
    words = dates.last_day(notice.when, at)
    return f"쿠폰 {words}" if notice.occasion is Occasion.COUPON else words


def _events(site: Site) -> tuple[tuple[Appointment, ...], str]:
    """Give the events of this week; where there is none the next ones, and where none is to come the last ones."""
    publication = site.publication
    coming = [event for event in publication.events if not event.is_over(publication.at)]
    if this_week := events_this_week(publication):
        return _appointments(this_week[:_EVENTS]), "이번 주 행사"
    if coming:
        return _appointments(coming[:_EVENTS]), "다가오는 행사"
    return _appointments(list(reversed(publication.events))[: _EVENTS - 1]), "지난 행사"


def _appointments(events: Iterable[Event]) -> tuple[Appointment, ...]:
    return tuple(
        Appointment(
            day=event.starts.date(),
            title=event.title,
            path=event.permalink,
            # The leaf of the calendar beside it has told month and day; the year goes without saying.
            when=dates.span(event.starts, event.ends).removeprefix(f"{event.starts.year}년 "),
            place=event.place,
            contact=phrases(event.contact or ""),
            until=event.over_from,
        )
        for event in events
    )


def _doorway(site: Site, shop: Shop | None) -> Doorway | None:
    if shop is None:
        return None
    numbers = [phrase for phrase in phrases(shop.phone or "") if phrase.tel is not None]
    return Doorway(
        card=shop_card(site, shop),
        hours=hours_in_words(shop.hours or ""),
        phone=numbers[0] if numbers else None,
    )


def _shop_categories(site: Site) -> tuple[Ref, ...]:
    """Name the racks of the directory on which something stands."""
    return tuple(
        Ref(title=category.title, path=f"shops/category/{category.id}/")
        for category in site.settings.shop_categories
        if site.publication.shops_in(category.id)
    )
