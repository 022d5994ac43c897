"""Numbers on a small map that lie beside one another, each as near to its place as there is room."""

import math
from collections.abc import Iterator, Sequence

Point = tuple[float, float]

_ANGLES = 24
_SHRINK = 0.9


def spread(places: Sequence[Point], size: Point, *, gap: float, margin: float) -> tuple[Point, ...]:
    """Give a spot for each place, ``gap`` apart and ``margin`` away from the edges of a field of this size.

    Where the field is too full for that, the gap shrinks until all have room.
    """
    found = _try_spread(places, size, gap=gap, margin=margin)
    while found is None:
        gap *= _SHRINK
        found = _try_spread(places, size, gap=gap, margin=min(margin, gap / 2))
    return found


def _try_spread(
    places: Sequence[Point], size: Point, *, gap: float, margin: float
) -> tuple[Point, ...] | None:
    taken: list[Point] = []
    for place in places:
        start = _inside(place, size, margin)
        free = (spot for spot in _rings(start, size, gap, margin) if _is_free(spot, taken, gap))
        spot = next(free, None)
        if spot is None:
            return None
        taken.append(spot)
    return tuple(taken)


def _inside(place: Point, size: Point, margin: float) -> Point:
    return (
        min(max(place[0], margin), size[0] - margin),
        min(max(place[1], margin), size[1] - margin),
    )


def _is_free(spot: Point, taken: Sequence[Point], gap: float) -> bool:
    return all(math.dist(spot, other) >= gap for other in taken)


def _rings(start: Point, size: Point, gap: float, margin: float) -> Iterator[Point]:
    """Give the place itself, then ever wider rings around it."""
    yield start
    step = gap / 4
    for ring in range(1, math.ceil(math.dist((0, 0), size) / step) + 1):
        for turn in range(_ANGLES):
            angle = 2 * math.pi * (turn / _ANGLES + ring / 7)
            spot = (start[0] + ring * step * math.cos(angle), start[1] + ring * step * math.sin(angle))
            if spot == _inside(spot, size, margin):
                yield spot
