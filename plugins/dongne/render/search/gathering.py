"""From the publication and the site's own pages to the records of the search."""

import hashlib
import html
import re
from collections.abc import Iterable, Iterator
from datetime import date

from dongne.domain.items import Article, Edition, Event, Item, Photo, Shop
from dongne.render.markup import printable
from dongne.render.outputs import Site
from dongne.render.own_pages import OwnPage
from dongne.render.pages.reading import body
from dongne.render.pictures import find_picture
from dongne.render.search.records import Record
from dongne.render.words import hours_in_words

_TAG = re.compile(r"<[^>]*>")
_BLOCK = re.compile(r"</(?:p|li|h[1-6]|td|th|dd|dt|blockquote|figcaption|pre)>|<br>|<hr>")


def records_of(site: Site, own_pages: Iterable[OwnPage]) -> Iterator[Record]:
    """Give a record of everything that is published and of the site's own pages."""
    yield from (_record(site, item) for item in site.publication)
    yield from map(_own_record, own_pages)


def plain_text(markup: str) -> str:
    """Give the words of HTML that ``prose`` has cleaned, a line for each paragraph."""
    lines = html.unescape(_TAG.sub("", _BLOCK.sub("\n", markup))).splitlines()
    return "\n".join(filter(None, map(str.strip, lines)))


def _own_record(page: OwnPage) -> Record:
    return Record(
        path=page.path,
        kind="page",
        title=printable(page.title),
        kicker="안내",
        day=None,
        labels=(),
        version=hashlib.sha256(page.text.encode()).hexdigest(),
        text=lambda: printable(page.text),
    )


def _record(site: Site, item: Item) -> Record:
    kicker, day, labels = _heading(site, item)
    facts = tuple(printable(fact) for fact in _facts(item) if fact)
    return Record(
        path=item.permalink,
        kind=item.kind.value,
        title=printable(item.title),
        kicker=kicker,
        day=day,
        labels=tuple(map(printable, (*labels, *_names(site, item)))),
        # A photo or a name whose consent was taken back goes, and its words with it.
        version="\0".join((item.digest, *_shown(site, item), *facts)),
        text=lambda: "\n".join((_text(site, item), *facts)),
    )


def _shown(site: Site, item: Item) -> Iterator[str]:
    return (name for name in item.inline_photos if find_picture(item, Photo(file=name, alt=""), site.album))


def _text(site: Site, item: Item) -> str:
    # With all of its photos, a text says the same before it has any address. Those that the gate has cut off are
    # missing among the item's own photos, too: only its version tells.
    is_uncut = site.versions.get(item.id, item.digest) == item.digest
    is_whole = is_uncut and len([*_shown(site, item)]) == len(item.inline_photos)
    markup = site.text_of(item) if is_whole else body(site, item).html
    return "\n".join(filter(None, (printable(item.summary), plain_text(markup))))


def _names(site: Site, item: Item) -> Iterator[str]:
    names = site.publication.reporters
    return (names[who] for who in item.reporters if who in names)


def _heading(site: Site, item: Item) -> tuple[str, date | None, tuple[str, ...]]:
    """Give what stands above the title, the day, and the labels."""
    settings = site.settings
    match item:
        case Article():
            return settings.category_titles.get(item.category, item.category), item.date.date(), item.tags
        case Shop():
            title = settings.shop_category_titles.get(item.category, item.category)
            return title, None, (title, *(["손수가게"] if item.handmade is not None else []))
        case Event():
            return "행사", item.starts.date(), () if item.coupon is None else ("쿠폰",)
        case Edition():
            return f"제{item.number}호", item.date.date(), (f"{item.number}호",)
        case _:
            return "단위사업", None, ()


def _facts(item: Item) -> Iterator[str]:
    """Give the words that a page shows beside its text."""
    if isinstance(item, Shop):
        yield from _shop_facts(item)
    elif isinstance(item, Event):
        yield from (item.place, item.contact or "", "" if item.coupon is None else item.coupon.text)


def _shop_facts(shop: Shop) -> Iterator[str]:
    yield from (shop.address, shop.phone or "")
    yield from (entry.name for entry in shop.menu)
    yield from (*shop.payment, *shop.access)
    yield from (service.name for service in shop.services)
    yield from (f"{line.days} {line.times}" for line in hours_in_words(shop.hours or ""))
    if shop.owner is not None and shop.owner.consent:
        yield shop.owner.name
    if shop.handmade is not None:
        yield from (f"{part.origin} {part.name} {part.producer}" for part in shop.handmade.ingredients)
        yield shop.handmade.story or ""
    if shop.study_group is not None:
        yield shop.study_group.title
