"""Every page of the newspaper but the metrics."""

from collections.abc import Iterator

from dongne.render.outputs import OutputPage, Site
from dongne.render.pages.articles import article_page
from dongne.render.pages.corrections import corrections_page
from dongne.render.pages.editions import edition_page, make_edition_lists
from dongne.render.pages.events import event_page, make_event_lists
from dongne.render.pages.galleys import galley_page
from dongne.render.pages.home import home_page
from dongne.render.pages.leaflets import make_leaflets
from dongne.render.pages.lists import make_lists
from dongne.render.pages.programmes import make_programme_list, programme_page
from dongne.render.pages.reading import full_text
from dongne.render.pages.searching import search_page
from dongne.render.pages.shops import make_directory_pages, shop_page
from dongne.render.pages.tombstones import make_tombstones

__all__ = [
    "full_text",
    "galley_page",
    "make_daily_pages",
    "make_lasting_pages",
    "make_timely_pages",
]


def make_timely_pages(site: Site) -> Iterator[OutputPage]:
    """Give the pages that say what is now: even of the same publication, each moment has its own."""
    publication = site.publication
    yield home_page(site)
    yield from make_directory_pages(site)
    yield from (event_page(site, event.id) for event in publication.events)
    yield from make_event_lists(site)
    yield from (programme_page(site, programme.id) for programme in publication.programmes)


def make_daily_pages(site: Site) -> Iterator[OutputPage]:
    """Give the pages that say what is today, and stand until tomorrow or until the publication changes."""
    site = site.of_the_day
    yield from (shop_page(site, shop.id) for shop in site.publication.shops)


def make_lasting_pages(site: Site) -> Iterator[OutputPage]:
    """Give the pages that stand until the publication changes; the moment is hidden from them."""
    site = site.lasting
    publication = site.publication
    yield from (article_page(site, article.id) for article in publication.articles)
    yield from make_lists(site)
    yield from (edition_page(site, edition.id) for edition in publication.editions)
    yield from make_edition_lists(site)
    yield from make_leaflets(site)
    yield from make_programme_list(site)
    yield search_page(site)
    yield from make_tombstones(site)
    yield corrections_page(site)
