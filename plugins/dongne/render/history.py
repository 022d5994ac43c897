"""When an item appeared and when it last changed: told by the item and its approvals, never by the build."""

from datetime import datetime, time

from dongne.domain.items import Article, Correction, Edition, Event, Item
from dongne.domain.publication import Publication


def appeared(item: Item, publication: Publication) -> datetime:
    """Give a published item's own date; for a shop and whatever else bears none, its newest approval."""
    match item:
        case (
            Article(date=datetime() as own) | Edition(date=datetime() as own) | Event(date=datetime() as own)
        ):
            return own
        case _:
            return max(approval.at for approval in publication.approvals[item.id])


def changed(item: Item, publication: Publication) -> datetime:
    """Give when a published item last changed for its readers: its newest correction, or when it appeared."""
    moment = appeared(item, publication)
    corrections = item.corrections if isinstance(item, Article) else ()
    midnights = [datetime.combine(found.date, time(), tzinfo=moment.tzinfo) for found in corrections]
    return max([moment, *midnights])


def numbered(article: Article) -> tuple[tuple[int, Correction], ...]:
    """Give an article's corrections, oldest first, each with its running number from 1: that of one day as written."""
    ordered = sorted(article.corrections, key=lambda correction: correction.date)
    return tuple(enumerate(ordered, start=1))
