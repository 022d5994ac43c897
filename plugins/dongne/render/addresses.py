"""Absolute addresses, for whatever is read away from the site; and those of files that belong to an item."""

from urllib.parse import urlsplit

from dongne.domain.items import Event, Shop
from dongne.domain.settings import Settings

NOWHERE = "http://localhost/"
"""Stands for the site's address while mkdocs.yml names none: valid in every format, and plainly not public."""


def absolute(settings: Settings, path: str = "") -> str:
    """Give the address of a path below the site's root; without a path, of the home page."""
    return f"{settings.site_url or NOWHERE}{path}"


def host(settings: Settings) -> str:
    """Give the site's host, without a port."""
    return urlsplit(absolute(settings)).hostname or "localhost"


def event_file_path(event: Event) -> str:
    """Give the path of an event's own file for a calendar."""
    return f"{event.permalink}event.ics"


def code_path(shop: Shop) -> str:
    """Give the path of the code for a shop's door."""
    return f"assets/shops/qr/{shop.slug}.svg"
