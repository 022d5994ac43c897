"""A sketch of where the shops lie: their own coordinates, a frame, a scale and north; streets are not known."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dongne.domain.items import Location, Shop
from dongne.render.shops.declutter import Point, spread

WIDTH = 360
"""Of the drawing, in units that are CSS pixels on a phone."""
LIMIT = 48
"""Shops that are numbered; of more there are only dots."""

_METRES = 111_320.0
"""In a degree of latitude."""
_LEAST = 250.0
"""Metres that a sketch is wide at least: one shop alone is a place, too."""
_AIR = 0.12
"""Of the width, left free on each side."""
_TALLEST, _FLATTEST = 1.25, 0.7
_TOUCH = 48.0
"""A number and the air around it, wide enough for a thumb."""
_BARS = (20, 50, 100, 200, 500, 1000, 2000, 5000)
_WALK = 67.0
"""Metres in a minute, at an easy pace."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One shop on the sketch."""

    number: int
    slug: str
    title: str
    path: str
    kicker: str
    x: float
    y: float
    """Where the shop is."""
    at_x: float
    at_y: float
    """Where its number stands."""

    @property
    def is_moved(self) -> bool:
        """Whether the number stands beside its place, so that a line must lead there."""
        return math.dist((self.x, self.y), (self.at_x, self.at_y)) > 1


@dataclass(frozen=True, kw_only=True)
class Sketch:
    """All that is drawn."""

    width: int
    height: int
    marks: tuple[Mark, ...]
    numbered: bool
    bar: float
    """Length of the scale bar."""
    bar_words: str


def draw_sketch(shops: Sequence[Shop], titles: dict[str, str]) -> Sketch | None:
    """Sketch where these shops lie, numbered from north to south; None when no place is known."""
    placed = [(shop, shop.location) for shop in shops if shop.location is not None]
    if not placed:
        return None
    placed.sort(key=lambda pair: (-pair[1].lat, pair[1].lon, pair[0].id))
    metres = [_metres(location, placed[0][1]) for _, location in placed]
    points, height, scale = _fit(metres)
    numbered = len(placed) <= LIMIT
    spots = spread(points, (WIDTH, height), gap=_TOUCH, margin=_TOUCH / 2) if numbered else points
    return Sketch(
        width=WIDTH,
        height=height,
        marks=tuple(
            _mark(number, shop, titles, (point, spot))
            for number, ((shop, _), point, spot) in enumerate(zip(placed, points, spots, strict=True), 1)
        ),
        numbered=numbered,
        bar=(bar := _bar(scale)) * scale,
        bar_words=_bar_words(bar),
    )


def _mark(number: int, shop: Shop, titles: dict[str, str], places: tuple[Point, Point]) -> Mark:
    (x, y), (at_x, at_y) = places
    return Mark(
        number=number,
        slug=shop.slug,
        title=shop.title,
        path=shop.permalink,
        kicker=titles.get(shop.category, ""),
        x=round(x, 1),
        y=round(y, 1),
        at_x=round(at_x, 1),
        at_y=round(at_y, 1),
    )


def _metres(place: Location, origin: Location) -> Point:
    """Give metres to the east and to the south of a place nearby."""
    east = (place.lon - origin.lon) * _METRES * math.cos(math.radians(origin.lat))
    return east, (origin.lat - place.lat) * _METRES


def _fit(metres: Sequence[Point]) -> tuple[list[Point], int, float]:
    """Fit places into the drawing: give them, its height, and units for a metre."""
    (west, east), (north, south) = ((min(side), max(side)) for side in zip(*metres, strict=True))
    wide = max((east - west) * (1 + 2 * _AIR), _LEAST)
    tall = min(max((south - north) * (1 + 2 * _AIR), wide * _FLATTEST), max(wide * _TALLEST, _LEAST))
    # A long alley from north to south: more ground to both sides of it.
    wide = max(wide, (south - north) * (1 + 2 * _AIR) / _TALLEST)
    tall = max(tall, min((south - north) * (1 + 2 * _AIR), wide * _TALLEST))
    scale = WIDTH / wide
    left, top = (west + east - wide) / 2, (north + south - tall) / 2
    points = [((x - left) * scale, (y - top) * scale) for x, y in metres]
    return points, round(tall * scale), scale


def _bar(scale: float) -> int:
    """Choose a round length for the scale bar: the longest that fits into a third of the width."""
    return max((bar for bar in _BARS if bar * scale <= WIDTH / 3), default=_BARS[0])


def _bar_words(metres: int) -> str:
    length = f"{metres // 1000}km" if metres >= 1000 else f"{metres}m"  # noqa: PLR2004
    minutes = max(1, round(metres / _WALK))
    return f"{length}, 걸어서 {minutes}분쯤"
