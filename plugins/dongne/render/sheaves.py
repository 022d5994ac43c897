"""Files that are costly to make, each known by what it is made of long before it is made.

What makes them is imported only then: the libraries for feeds, calendars, codes and sitemaps take longer to begin
than a build in which nothing has changed takes as a whole.
"""

from collections.abc import Callable, Iterable, Iterator

from dongne.domain.items import Item
from dongne.render.channels import make_channels
from dongne.render.history import appeared, changed
from dongne.render.outputs import OutputFile, OutputPage, OutputSheaf, Site
from dongne.render.sitemap import list_entries, write_sitemap


def gather_feeds(site: Site, *, full_text: Callable[[Item], str]) -> OutputSheaf[OutputFile]:
    """Give every feed; ``full_text`` gives an item's HTML with absolute addresses."""
    channels = tuple(make_channels(site, full_text=full_text))

    def make() -> Iterator[OutputFile]:
        from dongne.render.feeds import write_feeds  # noqa: PLC0415 - see above

        return write_feeds(site.settings, channels)

    return OutputSheaf.of("feeds", make, site.settings, channels)


def gather_calendar(site: Site) -> OutputSheaf[OutputFile]:
    """Give the calendar of all events, and a file for each that is still to come."""
    publication = site.publication

    def make() -> Iterator[OutputFile]:
        from dongne.render.calendar import make_calendar, make_event_files  # noqa: PLC0415 - see above

        yield from make_calendar(site)
        yield from make_event_files(site)

    events = [
        (event, appeared(event, publication), changed(event, publication), event.is_over(publication.at))
        for event in publication.events
    ]
    return OutputSheaf.of(
        "calendar", make, site.settings, events, [(each.id, each.title) for each in publication.programmes]
    )


def gather_codes(site: Site) -> OutputSheaf[OutputFile]:
    """Give the code of every shop, for its door."""

    def make() -> Iterator[OutputFile]:
        from dongne.render.shops.codes import make_codes  # noqa: PLC0415 - see above

        return make_codes(site)

    return OutputSheaf.of(
        "codes", make, site.settings.site_url, [(shop.id, shop.permalink) for shop in site.publication.shops]
    )


def gather_sitemap(
    site: Site, pages: Iterable[OutputPage], *, own_pages: Iterable[str] = ()
) -> OutputSheaf[OutputFile]:
    """Give the sitemap, which lists these pages and the site's ``own_pages``, and robots.txt."""
    entries = list_entries(site, pages, own_pages=own_pages)
    return OutputSheaf.of("sitemap", lambda: write_sitemap(site.settings, entries), site.settings, entries)
