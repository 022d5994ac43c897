"""The sitemap, which lists exactly the pages that are published, and robots.txt, which points at it."""

import gzip
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from dongne.domain.settings import Settings
from dongne.render.addresses import absolute
from dongne.render.history import changed
from dongne.render.outputs import OutputFile, OutputPage, Site

_SCHEMA = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


Entry = tuple[str, str | None]
"""The path of a page and the day on which it last changed, if it tells."""


def list_entries(
    site: Site, pages: Iterable[OutputPage], *, own_pages: Iterable[str] = ()
) -> tuple[Entry, ...]:
    """Give what the sitemap lists.

    ``own_pages`` are the paths (``about/``) of the pages that the site brings itself and its navigation names.
    """
    paths = sorted({*own_pages, *(page.path for page in pages if page.listed)})
    return tuple((path, _last_change(site, path)) for path in paths)


def write_sitemap(settings: Settings, entries: Iterable[Entry]) -> Iterator[OutputFile]:
    """Write ``sitemap.xml``, the same compressed, and ``robots.txt``.

    Without an address of the site the sitemap stands in for one (``addresses.NOWHERE``), and ``robots.txt`` does not
    point at it.
    """
    text = _write(settings, entries)
    yield OutputFile(path="sitemap.xml", content=text)
    # No time and no file name inside: the same pages give the same bytes.
    yield OutputFile(path="sitemap.xml.gz", content=gzip.compress(text, mtime=0))
    yield OutputFile(path="robots.txt", content=_robots(settings).encode())


def _write(settings: Settings, entries: Iterable[Entry]) -> bytes:
    from lxml import etree  # noqa: PLC0415 - a build in which nothing has changed writes no XML

    root = etree.Element(f"{_SCHEMA}urlset", nsmap={None: _SCHEMA[1:-1]})
    for path, day in entries:
        entry = etree.SubElement(root, f"{_SCHEMA}url")
        etree.SubElement(entry, f"{_SCHEMA}loc").text = absolute(settings, quote(path))
        if day is not None:
            etree.SubElement(entry, f"{_SCHEMA}lastmod").text = day
    return etree.tostring(root, pretty_print=True, encoding="UTF-8", xml_declaration=True)


def _last_change(site: Site, path: str) -> str | None:
    """Give the day on which an item last changed; a list changes with its entries and has none."""
    item = site.publication.get(path.rstrip("/"))
    return None if item is None else changed(item, site.publication).date().isoformat()


def _robots(settings: Settings) -> str:
    rules = "User-agent: *\nAllow: /\n"
    if not settings.site_url:
        return rules
    return f"{rules}\nSitemap: {absolute(settings, 'sitemap.xml')}\n"
