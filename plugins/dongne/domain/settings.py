"""What a neighbourhood decides once, in mkdocs.yml."""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

MAP_LINK = "https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=18/{lat}/{lon}"
"""The map on which a place is shown unless a neighbourhood names its own."""


@dataclass(frozen=True, kw_only=True)
class Category:
    """A shelf of articles or shops; the order of declaration is the order of display and of counting."""

    id: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """The area on the map, in degrees (WGS 84)."""

    south: float
    west: float
    north: float
    east: float

    def contains(self, lat: float, lon: float) -> bool:
        """Whether a point lies in the area, its edges included."""
        return self.south <= lat <= self.north and self.west <= lon <= self.east


@dataclass(frozen=True, kw_only=True)
class Comments:
    """How readers answer an article: at a comments server, by telephone, or either way."""

    server: str | None = None
    """Absolute, with a trailing slash."""
    phone: str | None = None


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings of one site."""

    site_name: str
    site_url: str
    """Absolute, with a trailing slash; empty when the site has no address yet."""
    area: str
    zone: ZoneInfo
    categories: tuple[Category, ...]
    shop_categories: tuple[Category, ...] = ()
    bounds: Bounds | None = None
    comments: Comments | None = None
    """None: the site asks for no comments."""
    map_link: str = MAP_LINK
    """Where a tap on a shop's place leads; nothing is loaded from there before."""
    forge: str | None = None
    """Address of the repository in its forge, where residents may fill in forms; no trailing slash."""

    @property
    def category_titles(self) -> Mapping[str, str]:
        """Titles of the article categories by id, in order."""
        return {category.id: category.title for category in self.categories}

    @property
    def shop_category_titles(self) -> Mapping[str, str]:
        """Titles of the shop categories by id, in order."""
        return {category.id: category.title for category in self.shop_categories}
