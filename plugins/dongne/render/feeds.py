"""Feeds: the newest items with their full text, as RSS 2.0 and Atom."""

import html
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree

from dongne.domain.album import Rendition
from dongne.domain.items import Article, Item, Shop
from dongne.render.addresses import absolute
from dongne.render.dates import day
from dongne.render.history import appeared, changed, numbered
from dongne.render.markup import printable
from dongne.render.outputs import OutputFile, Site

LENGTH = 50
"""Entries in a feed."""


@dataclass(frozen=True, kw_only=True)
class _Channel:
    """What one feed is about."""

    path: str
    page: str
    """Address below the site's root of the page that the feed follows."""
    title: str
    description: str
    items: Sequence[Item]
    """Newest first."""


@dataclass(frozen=True, kw_only=True)
class _Entry:
    """One item as every feed shows it."""

    item: Item
    appeared: datetime
    changed: datetime
    text: str
    """HTML."""
    categories: tuple[tuple[str, str], ...]
    """Id and title of each."""
    enclosure: Rendition | None


class _FeedEntry(FeedEntry):  # type: ignore[misc]  # feedgen brings no types
    """An entry whose Atom links keep their ``rel`` and ``type``: feedgen 1.0 forgets them."""

    def atom_entry(self, extensions: bool = True) -> etree._Element:  # noqa: FBT001, FBT002 - feedgen's signature
        """Give the entry as an element."""
        entry: etree._Element = super().atom_entry(extensions)
        for element, link in zip(entry.findall("link"), self.link(), strict=True):
            element.attrib.update({key: value for key, value in link.items() if key != "href"})
        return entry


def make_feeds(site: Site, *, full_text: Callable[[Item], str]) -> Iterator[OutputFile]:
    """Give every feed of the site.

    ``full_text`` gives an item's HTML with absolute addresses (``addresses.absolute``). The feeds of the site
    and of the categories hold articles by their date, that of the shops holds profiles by their approval.
    Nothing depends on the moment of the build but the date of an Atom feed without entries, which must have one.
    """
    entries: dict[str, _Entry] = {}

    def entries_of(channel: _Channel) -> list[_Entry]:
        for item in channel.items:
            if item.id not in entries:
                entries[item.id] = _make_entry(site, item, full_text)
        return [entries[item.id] for item in channel.items]

    front, *others = _channels(site)
    yield OutputFile(path="feed.xml", content=_write_rss(site, front, entries_of(front)))
    yield OutputFile(path="atom.xml", content=_write_atom(site, front, entries_of(front)))
    for channel in others:
        yield OutputFile(path=channel.path, content=_write_rss(site, channel, entries_of(channel)))


def _channels(site: Site) -> Iterator[_Channel]:
    """Give the site's own channel first."""
    name, area, publication = site.settings.site_name, site.settings.area, site.publication
    yield _Channel(
        path="feed.xml",
        page="",
        title=name,
        description=f"{area} 주민이 쓰고 편집위원회가 살펴 싣는 동네 소식",
        items=publication.articles[:LENGTH],
    )
    for category in site.settings.categories:
        yield _Channel(
            path=f"categories/{category.id}/feed.xml",
            page=f"categories/{category.id}/",
            title=f"{category.title} · {name}",
            description=f"{name}의 「{category.title}」 기사",
            items=publication.articles_in(category.id)[:LENGTH],
        )
    yield _Channel(
        path="shops/feed.xml",
        page="shops/",
        title=f"동네 가게 · {name}",
        description=f"{area}에 새로 실리거나 다시 확인된 가게",
        items=_newest(site, publication.shops),
    )
    yield _Channel(
        path="editions/feed.xml",
        page="editions/",
        title=f"호별로 보기 · {name}",
        description=f"{name}의 새 호",
        items=_newest(site, publication.editions),
    )


def _newest(site: Site, items: Sequence[Item]) -> Sequence[Item]:
    return sorted(items, key=lambda item: appeared(item, site.publication), reverse=True)[:LENGTH]


def _make_entry(site: Site, item: Item, full_text: Callable[[Item], str]) -> _Entry:
    return _Entry(
        item=item,
        appeared=_stamp(appeared(item, site.publication)),
        changed=_stamp(changed(item, site.publication)),
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
    """Give the JPEG of the cover: feed readers know it, WebP not always."""
    original = item.original(item.photos[0].file) if item.photos else None
    renditions = site.album.get(original.sha256) if original is not None else None
    return None if renditions is None else renditions.fallback


def _write_rss(site: Site, channel: _Channel, entries: Sequence[_Entry]) -> bytes:
    feed = _start(site, channel, entries, path=channel.path, mime="application/rss+xml")
    feed.load_extension("dc", atom=False)
    for entry in entries:
        # RSS does not say whether a description is text or HTML; readers take it for HTML.
        written = _add(site, feed, entry, summary=html.escape(entry.item.summary, quote=False))
        written.dc.dc_creator(_names(site, entry.item))
    text: bytes = feed.rss_str(pretty=True)
    return text if entries else _without_build_date(text)


def _write_atom(site: Site, channel: _Channel, entries: Sequence[_Entry]) -> bytes:
    feed = _start(site, channel, entries, path="atom.xml", mime="application/atom+xml")
    for entry in entries:
        written = _add(site, feed, entry, summary=entry.item.summary)
        written.author([{"name": name} for name in _names(site, entry.item)])
    text: bytes = feed.atom_str(pretty=True)
    return text


def _start(
    site: Site, channel: _Channel, entries: Sequence[_Entry], *, path: str, mime: str
) -> FeedGenerator:
    feed = FeedGenerator()
    feed.id(absolute(site.settings, path))
    feed.title(printable(channel.title) or path)
    feed.description(printable(channel.description))
    feed.author(name=printable(site.settings.site_name))
    feed.language("ko")
    feed.generator("Dongne")
    # The last link is the one that RSS keeps.
    feed.link(href=absolute(site.settings, path), rel="self", type=mime)
    feed.link(href=absolute(site.settings, channel.page), rel="alternate", type="text/html")
    newest = max((entry.changed for entry in entries), default=_stamp(site.publication.at))
    feed.updated(newest)
    feed.lastBuildDate(newest)
    return feed


def _add(site: Site, feed: FeedGenerator, entry: _Entry, *, summary: str) -> FeedEntry:
    written = feed.add_entry(_FeedEntry(), order="append")
    address = absolute(site.settings, entry.item.permalink)
    # The permalink is for ever (contract, section 1), so it is the id too.
    written.guid(address, permalink=True)
    written.title(printable(entry.item.title) or entry.item.slug)
    written.link(href=address, rel="alternate", type="text/html")
    written.summary(printable(summary))
    written.content(entry.text, type="html")
    written.published(entry.appeared)
    written.updated(entry.changed)
    for term, label in entry.categories:
        written.category(term=term, label=printable(label))
    if entry.enclosure is not None:
        file = entry.enclosure
        written.enclosure(absolute(site.settings, file.path), str(file.size), file.mime)
    return written


def _names(site: Site, item: Item) -> list[str]:
    names = site.publication.reporters
    return [printable(names.get(reporter, reporter)) for reporter in dict.fromkeys(item.reporters)]


def _stamp(moment: datetime) -> datetime:
    """Give a moment as both formats can write it: with an offset of whole minutes."""
    offset = moment.utcoffset() or timedelta()
    # Before 1908 a day in Seoul began 8:27:52 earlier than in Greenwich.
    return moment.astimezone(UTC) if offset % timedelta(minutes=1) else moment


def _without_build_date(text: bytes) -> bytes:
    """Drop the date of a feed without entries: it would be that of the build."""
    tree = etree.fromstring(text, etree.XMLParser(remove_blank_text=True, resolve_entities=False))
    for channel in tree.findall("channel"):
        for element in channel.findall("lastBuildDate"):
            channel.remove(element)
    return etree.tostring(tree, pretty_print=True, encoding="UTF-8", xml_declaration=True)
