"""What each feed is about and what stands in it, before it is written."""

import html
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain

from dongne.domain.album import Rendition
from dongne.domain.items import Article, Item, Shop
from dongne.render.addresses import absolute
from dongne.render.dates import day
from dongne.render.history import appeared, changed, numbered
from dongne.render.markup import printable
from dongne.render.outputs import Site

LENGTH = 50
"""Entries in a feed."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One item as every feed shows it."""

    item: Item
    names: tuple[str, ...]
    """Of its reporters."""
    appeared: datetime
    changed: datetime
    text: str
    """HTML."""
    categories: tuple[tuple[str, str], ...]
    """Id and title of each."""
    enclosure: Rendition | None


@dataclass(frozen=True, kw_only=True)
class Channel:
    """One feed."""

    path: str
    page: str
    """Address below the site's root of the page that the feed follows."""
    title: str
    description: str
    entries: tuple[Entry, ...]
    """Newest first."""


def make_channels(site: Site, *, full_text: Callable[[Item], str]) -> Iterator[Channel]:
    """Give every feed's channel, the site's own first.

    ``full_text`` gives an item's HTML with absolute addresses (``addresses.absolute``). The feeds of the site
    and of the categories hold articles by their date, that of the shops holds profiles by their approval.
    """
    known: dict[str, Entry] = {}

    def entries_of(items: Sequence[Item]) -> tuple[Entry, ...]:
        for item in items[:LENGTH]:
            if item.id not in known:
                known[item.id] = _make_entry(site, item, full_text)
        return tuple(known[item.id] for item in items[:LENGTH])

    name, area, publication = site.settings.site_name, site.settings.area, site.publication
    yield Channel(
        path="feed.xml",
        page="",
        title=name,
        description=f"{area} 주민이 쓰고 편집위원회가 살펴 싣는 동네 소식",
        entries=entries_of(publication.articles),
    )
    for category in site.settings.categories:
        yield Channel(
            path=f"categories/{category.id}/feed.xml",
            page=f"categories/{category.id}/",
            title=f"{category.title} · {name}",
            description=f"{name}의 「{category.title}」 기사",
            entries=entries_of(publication.articles_in(category.id)),
        )
    yield Channel(
        path="shops/feed.xml",
        page="shops/",
        title=f"동네 가게 · {name}",
        description=f"{area}에 새로 실리거나 다시 확인된 가게",
        entries=entries_of(_newest(site, publication.shops)),
    )
    yield Channel(
        path="editions/feed.xml",
        page="editions/",
        title=f"호별로 보기 · {name}",
        description=f"{name}의 새 호",
        entries=entries_of(_newest(site, publication.editions)),
    )


def stamp(moment: datetime) -> datetime:
    """Give a moment as RSS and Atom can write it: with an offset of whole minutes."""
    offset = moment.utcoffset() or timedelta()
    # Before 1908 a day in Seoul began 8:27:52 earlier than in Greenwich.
    return moment.astimezone(UTC) if offset % timedelta(minutes=1) else moment


def _newest(site: Site, items: Sequence[Item]) -> Sequence[Item]:
    return sorted(items, key=lambda item: appeared(item, site.publication), reverse=True)


def _make_entry(site: Site, item: Item, full_text: Callable[[Item], str]) -> Entry:
    names = site.publication.reporters
    return Entry(
        item=item,
        names=tuple(printable(names.get(reporter, reporter)) for reporter in dict.fromkeys(item.reporters)),
        appeared=stamp(appeared(item, site.publication)),
        changed=stamp(changed(item, site.publication)),
        text=_text(site, item, full_text(item)),
        categories=tuple(_categories(site, item)),
        enclosure=_enclosure(site, item),
    )


def _text(site: Site, item: Item, full_text: str) -> str:
    """Give what a feed shows of an item: the notices of its page, then its text."""
    # A place in the text, such as a footnote, is to be found on the page only; `<` begins a tag and nothing else.
    address = absolute(site.settings, item.permalink)
    placed = str(full_text).replace('<a href="#', f'<a href="{address}#')
    return printable("".join([*_notices(item), placed]))


def _notices(item: Item) -> Iterator[str]:
    """Say what a reader must know first: who paid, and what was wrong."""
    if not isinstance(item, Article):
        return
    if item.sponsored:
        yield "<p><b>협찬을 받아 쓴 글입니다.</b></p>\n"
    for number, correction in numbered(item):
        text = html.escape(correction.text, quote=False)
        yield f"<p><b>바로잡습니다 {number}</b> ({day(correction.date)}) {text}</p>\n"


def _categories(site: Site, item: Item) -> Iterator[tuple[str, str]]:
    match item:
        case Article():
            yield item.category, site.settings.category_titles.get(item.category, item.category)
            if item.sponsored:
                yield "sponsored", "협찬"
        case Shop():
            yield item.category, site.settings.shop_category_titles.get(item.category, item.category)


def _enclosure(site: Site, item: Item) -> Rendition | None:
    """Give the JPEG of the cover, or of the first picture in the text: feed readers know it, WebP not always."""
    shown = next(chain((photo.file for photo in item.photos), item.inline_photos), None)
    original = None if shown is None else item.original(shown)
    renditions = site.album.get(original.sha256) if original is not None else None
    return None if renditions is None else renditions.fallback
