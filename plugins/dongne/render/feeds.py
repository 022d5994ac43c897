"""Feeds as they are written: RSS 2.0 and Atom."""

import html
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree

from dongne.domain.settings import Settings
from dongne.render.addresses import absolute
from dongne.render.channels import Channel, Entry
from dongne.render.markup import printable
from dongne.render.outputs import OutputFile

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed changed for which nothing was ever written: Atom asks for a moment."""


class _FeedEntry(FeedEntry):  # type: ignore[misc]  # feedgen brings no types
    """An entry whose Atom links keep their ``rel`` and ``type``: feedgen 1.0 forgets them."""

    def atom_entry(self, extensions: bool = True) -> etree._Element:  # noqa: FBT001, FBT002 - feedgen's signature
        """Give the entry as an element."""
        entry: etree._Element = super().atom_entry(extensions)
        for element, link in zip(entry.findall("link"), self.link(), strict=True):
            element.attrib.update({key: value for key, value in link.items() if key != "href"})
        return entry


def write_feeds(settings: Settings, channels: Sequence[Channel]) -> Iterator[OutputFile]:
    """Write every feed, the first one as Atom too; nothing depends on the moment."""
    yield OutputFile(path="atom.xml", content=_write_atom(settings, channels[0]))
    for channel in channels:
        yield OutputFile(path=channel.path, content=_write_rss(settings, channel))


def _write_rss(settings: Settings, channel: Channel) -> bytes:
    feed = _start(settings, channel, path=channel.path, mime="application/rss+xml")
    feed.load_extension("dc", atom=False)
    for entry in channel.entries:
        # RSS does not say whether a description is text or HTML; readers take it for HTML.
        written = _add(settings, feed, entry, summary=html.escape(entry.item.summary, quote=False))
        written.dc.dc_creator([*entry.names])
    text: bytes = feed.rss_str(pretty=True)
    return text if channel.entries else _without_build_date(text)


def _write_atom(settings: Settings, channel: Channel) -> bytes:
    feed = _start(settings, channel, path="atom.xml", mime="application/atom+xml")
    for entry in channel.entries:
        written = _add(settings, feed, entry, summary=entry.item.summary)
        written.author([{"name": name} for name in entry.names])
    text: bytes = feed.atom_str(pretty=True)
    return text


def _start(settings: Settings, channel: Channel, *, path: str, mime: str) -> FeedGenerator:
    feed = FeedGenerator()
    feed.id(absolute(settings, path))
    feed.title(printable(channel.title) or path)
    feed.description(printable(channel.description))
    feed.author(name=printable(settings.site_name))
    feed.language("ko")
    feed.generator("Dongne")
    # The last link is the one that RSS keeps.
    feed.link(href=absolute(settings, path), rel="self", type=mime)
    feed.link(href=absolute(settings, channel.page), rel="alternate", type="text/html")
    newest = max((entry.changed for entry in channel.entries), default=_NEVER)
    feed.updated(newest)
    feed.lastBuildDate(newest)
    return feed


def _add(settings: Settings, feed: FeedGenerator, entry: Entry, *, summary: str) -> FeedEntry:
    written = feed.add_entry(_FeedEntry(), order="append")
    address = absolute(settings, entry.item.permalink)
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
        written.enclosure(absolute(settings, file.path), str(file.size), file.mime)
    return written


def _without_build_date(text: bytes) -> bytes:
    """Drop the date of a feed without entries: it would be that of the build."""
    tree = etree.fromstring(text, etree.XMLParser(remove_blank_text=True, resolve_entities=False))
    for channel in tree.findall("channel"):
        for element in channel.findall("lastBuildDate"):
            channel.remove(element)
    return etree.tostring(tree, pretty_print=True, encoding="UTF-8", xml_declaration=True)
