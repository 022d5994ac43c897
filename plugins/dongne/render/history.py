"""When an item appeared and when it last changed: told by the item and its approvals, never by the build."""

from datetime import date, datetime, time, tzinfo

from dongne.domain.items import Article, Edition, Event, Item, Shop
from dongne.domain.publication import Publication


def appeared(item: Item, publication: Publication) -> datetime | None:
    """Give the item's own date; for a shop and for whatever bears none, when the board last approved it.

    Deterministic: the same publication gives the same answer at every later moment. None only for what has
    neither date nor approval.
    """
    match item:
        case Article() | Edition():
            return item.date
        case Event(date=datetime()):
            return item.date
        case _:
            return _approved(item, publication)


def changed(item: Item, publication: Publication) -> datetime | None:
    """Give when the item last changed for its readers: its newest correction, or when it appeared."""
    moment = appeared(item, publication)
    if not isinstance(item, Article):
        return moment
    corrections = [_midnight(correction.date, item.date.tzinfo) for correction in item.corrections]
    return max([item.date, *corrections])


def _approved(item: Item, publication: Publication) -> datetime | None:
    approvals = publication.approvals.get(item.id, ())
    if approvals:
        return max(approval.at for approval in approvals)
    zone = publication.at.tzinfo
    match item:
        case Shop():
            return _midnight(item.checked, zone)
        case Event():
            return item.starts
        case _:
            return None


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)
