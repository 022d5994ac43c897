"""Where a shop's page leads: out to a map, and to those who put wrong facts right."""

from urllib.parse import quote

from dongne.domain.items import Location, Shop
from dongne.render.outputs import Site
from dongne.render.pages.cards import Ref

MAP = "https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=18/{lat}/{lon}"
"""The map on which a place is shown unless a neighbourhood names its own: nothing is loaded before a tap."""


def map_link(site: Site, name: str, location: Location) -> str:
    """Give the address of a map that shows a place."""
    del site
    places = {"name": quote(name, safe=""), "lat": str(location.lat), "lon": str(location.lon)}
    address = MAP
    for key, value in places.items():
        address = address.replace(f"{{{key}}}", value)
    return address


def report_ways(site: Site, shop: Shop) -> tuple[Ref, ...]:
    """Give the ways in which a resident says that a fact is wrong."""
    del site, shop
    return ()
