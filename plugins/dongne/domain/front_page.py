"""What the front page chooses: a function of the publication and its moment, so that nobody has to tend it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from dongne.domain.items import Article, Event, Item, Shop
from dongne.domain.publication import Publication

WEEK = timedelta(days=7)
_COUPON = timedelta(days=3)
"""How long before its end a coupon is worth a notice."""
_NEWS = timedelta(days=14)
"""How long before it goes an article that will go is worth a notice."""
_NOTICES = 4


class Occasion(StrEnum):
    """Why something must be known today."""

    BEGINS = "begins"
    ENDS = "ends"
    COUPON = "coupon"
    EXPIRES = "expires"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """Something that residents must know today and need not know for long."""

    occasion: Occasion
    item: Item
    when: datetime
    """The moment that matters: when it begins, or the first instant at which it is too late."""
    until: datetime
    """The first instant at which nobody needs the notice any more."""


def find_notices(publication: Publication) -> tuple[Notice, ...]:
    """Give what must be known today, the most pressing first.

    An event that begins or ends today or tomorrow, a coupon in its last three days, and an article that will be
    gone within two weeks (such as a day without water): each stops being a notice by itself.
    """
    at = publication.at
    found = [notice for event in publication.events if (notice := _event_notice(event, at)) is not None]
    found += [
        Notice(occasion=Occasion.EXPIRES, item=article, when=article.expires, until=article.expires)
        for article in publication.articles
        if article.expires is not None and at < article.expires <= at + _NEWS
    ]
    return tuple(sorted(found, key=lambda notice: (notice.when, notice.item.id))[:_NOTICES])


def _event_notice(event: Event, at: datetime) -> Notice | None:
    """Give the one thing about an event that presses most: an event is named once."""
    tomorrow = at.date() + timedelta(days=1)
    end = event.over_from
    # Midnight belongs to the day before it: "until Saturday" is over when Sunday begins.
    last_day = (end - timedelta(microseconds=1)).date()
    if at < end and at.date() <= event.starts.date() <= tomorrow:
        return Notice(occasion=Occasion.BEGINS, item=event, when=event.starts, until=end)
    if at < end and last_day <= tomorrow:
        return Notice(occasion=Occasion.ENDS, item=event, when=end, until=end)
    if event.coupon is not None and at < event.coupon.until <= at + _COUPON:
        until = event.coupon.until
        return Notice(occasion=Occasion.COUPON, item=event, when=until, until=until)
    return None


def events_this_week(publication: Publication) -> tuple[Event, ...]:
    """Give what goes on now or begins within seven days."""
    at = publication.at
    return tuple(event for event in publication.events if not event.is_over(at) and event.starts < at + WEEK)


def shop_of_the_week(publication: Publication) -> Shop | None:
    """Give each open shop its week in turn, from Monday to Sunday; None where there is no shop."""
    today = publication.at.date()
    shops = sorted(
        (shop for shop in publication.shops if shop.closed is None or shop.closed > today),
        key=lambda shop: shop.id,
    )
    # Day 1 of the calendar that Python counts was a Monday.
    return shops[(today.toordinal() - 1) // 7 % len(shops)] if shops else None


def lead_stories(publication: Publication, *, count: int) -> tuple[Article, ...]:
    """Give the stories with which the board opens the newest edition; without one, the newest article alone."""
    edition = next(iter(publication.editions), None)
    stories = () if edition is None else publication.stories_of(edition.id)
    return stories[:count] or publication.articles[:1]
