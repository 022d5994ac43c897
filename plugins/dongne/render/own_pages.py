"""The site's own pages, as far as the newspaper knows of them."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class OwnPage:
    """One of the site's own pages."""

    path: str
    """Below the site's root."""
    title: str
    text: str
    """Plain text; a line for each paragraph."""
