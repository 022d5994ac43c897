"""Where a shop's page leads: out to a map, and to those who put wrong facts right."""

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from dongne.domain.items import Location, Shop
from dongne.render.outputs import Site
from dongne.render.pages.cards import Ref
from dongne.render.words import phrases

FORM = "3-shop.yml"
"""The form for wrong facts, in ``.github/ISSUE_TEMPLATE``; ``shop`` is the first field's id."""


def map_link(site: Site, name: str, location: Location) -> str:
    """Give the address of a map that shows a place."""
    places = {"{lat}": str(location.lat), "{lon}": str(location.lon), "{name}": quote(name, safe="")}
    address = site.settings.map_link
    # The name last: it may hold what looks like a place for something.
    for word, value in places.items():
        address = address.replace(word, value)
    return address


def report_ways(site: Site, shop: Shop) -> tuple[Ref, ...]:
    """Give the ways in which a resident says that a fact is wrong: by telephone, and by a form."""
    return tuple(_report_ways(site, shop))


def _report_ways(site: Site, shop: Shop) -> Iterator[Ref]:
    settings = site.settings
    if settings.comments is not None and settings.comments.phone:
        for piece in phrases(settings.comments.phone):
            if piece.tel is not None:
                yield Ref(title=f"전화 {piece.text}", path=f"tel:{piece.tel}")
    if settings.forge is not None:
        yield Ref(title="양식에 적기", path=_form(settings.forge, shop))


def _form(forge: str, shop: Shop) -> str:
    """Give the address of the form, filled in as far as the page knows; other forges than GitHub have plain ones."""
    host = urlsplit(forge).hostname or ""
    if host == "github.com":
        return f"{forge}/issues/new?template={FORM}&shop={quote(shop.title, safe='')}"
    title = quote(f"[가게] {shop.title}", safe="")
    if "gitlab" in host:
        return f"{forge}/-/issues/new?issue[title]={title}"
    return f"{forge}/issues/new?title={title}"
