"""Outlines: lists of points in picture units, before a hand draws them."""

import math
from collections.abc import Sequence

Point = tuple[float, float]
Outline = Sequence[Point]


def box(x: float, y: float, width: float, height: float) -> list[Point]:
    """Give a rectangle from its upper left corner."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def rounded(x: float, y: float, width: float, height: float, radius: float) -> list[Point]:
    """Give a rectangle with round corners."""
    radius = min(radius, width / 2, height / 2)
    left, right, top, bottom = x + radius, x + width - radius, y + radius, y + height - radius
    corners = ((right, top, 270), (right, bottom, 0), (left, bottom, 90), (left, top, 180))
    return [point for cx, cy, start in corners for point in arc(cx, cy, radius, radius, start, start + 90)]


def arc(cx: float, cy: float, rx: float, ry: float, start: float, end: float) -> list[Point]:
    """Give a part of an ellipse; degrees run clockwise from three o'clock."""
    steps = max(6, round(abs(end - start) / 360 * (16 + (rx + ry) / 6)))
    angles = (math.radians(start + (end - start) * step / steps) for step in range(steps + 1))
    return [(cx + rx * math.cos(angle), cy + ry * math.sin(angle)) for angle in angles]


def oval(cx: float, cy: float, rx: float, ry: float, turn: float = 0) -> list[Point]:
    """Give a whole ellipse, turned by some degrees."""
    return turned(arc(cx, cy, rx, ry, 0, 360)[:-1], turn, (cx, cy))


def turned(points: Outline, degrees: float, centre: Point = (0, 0)) -> list[Point]:
    """Give the outline turned about a point, clockwise."""
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    cx, cy = centre
    return [
        (cx + (x - cx) * cosine - (y - cy) * sine, cy + (x - cx) * sine + (y - cy) * cosine)
        for x, y in points
    ]


def placed(points: Outline, at: Point, scale: float = 1, *, flip: bool = False) -> list[Point]:
    """Give an outline drawn about the origin at its place and size."""
    side = -scale if flip else scale
    return [(at[0] + x * side, at[1] + y * scale) for x, y in points]


def smooth(points: Outline, *, closed: bool = True, steps: int = 10) -> list[Point]:
    """Give a soft line through the points (Catmull-Rom)."""
    count = len(points)
    if closed:
        spots = [points[(i + shift) % count] for i in range(count) for shift in (-1, 0, 1, 2)]
    else:
        spots = [
            points[min(max(i + shift, 0), count - 1)] for i in range(count - 1) for shift in (-1, 0, 1, 2)
        ]
    knots = [spots[i : i + 4] for i in range(0, len(spots), 4)]
    line = [_between(knot, step / steps) for knot in knots for step in range(steps)]
    return line if closed else [*line, points[-1]]


def _between(knot: Outline, t: float) -> Point:
    before, here, there, after = knot
    return _blend(before[0], here[0], there[0], after[0], t), _blend(
        before[1], here[1], there[1], after[1], t
    )


def _blend(a: float, b: float, c: float, d: float, t: float) -> float:
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))


def ribbon(points: Outline, start: float, end: float | None = None) -> list[Point]:
    """Give a stroke along a line, ``start`` wide at first and ``end`` wide at last, with round ends."""
    end = start if end is None else end
    last = len(points) - 1
    left: list[Point] = []
    right: list[Point] = []
    for i, (x, y) in enumerate(points):
        nx, ny = _normal(points[max(i - 1, 0)], points[min(i + 1, last)])
        half = (start + (end - start) * i / max(last, 1)) / 2
        left.append((x + nx * half, y + ny * half))
        right.append((x - nx * half, y - ny * half))
    return [
        *left,
        *_cap(points[-1], left[-1], end / 2),
        *reversed(right),
        *_cap(points[0], right[0], start / 2),
    ]


def _normal(one: Point, other: Point) -> Point:
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = math.hypot(dx, dy) or 1
    return -dy / length, dx / length


def _cap(centre: Point, edge: Point, radius: float) -> list[Point]:
    start = math.degrees(math.atan2(edge[1] - centre[1], edge[0] - centre[0]))
    return arc(centre[0], centre[1], radius, radius, start, start - 180)
