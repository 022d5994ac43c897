"""Hands at work, seen from above."""

from itertools import pairwise

from illustrations.canvas import Canvas
from illustrations.geometry import Outline, Point, oval, placed, ribbon, smooth, turned
from illustrations.palette import CREAM, SKIN, Colour, dark, light

FINGERS: tuple[tuple[Point, Point, Point], ...] = (
    ((-46, -74), (-62, -120), (-60, -158)),
    ((-18, -88), (-22, -148), (-18, -192)),
    ((14, -90), (20, -150), (24, -190)),
    ((42, -78), (56, -126), (62, -164)),
)
THUMB: tuple[Point, Point, Point] = ((-54, -16), (-104, -40), (-122, -84))


def hand(
    canvas: Canvas,
    at: Point,
    size: float,
    turn: float,
    *,
    sleeve: Colour,
    skin: Colour = SKIN,
    left: bool = False,
    curl: float = 0,
) -> None:
    """Draw the back of a hand reaching away from its sleeve; ``turn`` 0 points up, ``curl`` bends the fingers."""

    def put(points: Outline) -> list[Point]:
        return turned(placed(points, at, size, flip=left), turn, at)

    canvas.fill(put(smooth([(-46, 20), (-56, 140), (-64, 420), (64, 420), (56, 140), (44, 20)])), skin)
    for finger in FINGERS:
        line = smooth([finger[0], finger[1], _bent(finger, curl)], closed=False)
        canvas.fill(put(ribbon(line, 42, 32)), skin, marks=0.5)
        canvas.fill(put(oval(line[-1][0], line[-1][1] - 6, 10, 11)), light(skin, 0.4), marks=0)
    canvas.fill(
        put(smooth([(-62, 30), (-68, -34), (-52, -88), (0, -104), (52, -92), (66, -30), (54, 40), (0, 60)])),
        skin,
    )
    canvas.fill(put(ribbon(smooth(THUMB, closed=False), 48, 32)), skin, marks=0.5)
    canvas.fill(put(oval(THUMB[2][0] - 2, THUMB[2][1] - 6, 10, 12, -20)), light(skin, 0.4), marks=0)
    for finger, other in pairwise(FINGERS):
        gap = ((finger[0][0] + other[0][0]) / 2, -84)
        canvas.stroke(put([gap, (gap[0] * 1.02, -112)]), dark(skin, 0.28), 5 * size, 3 * size)
    for knuckle in (-40, -12, 16, 42):
        canvas.stroke(put([(knuckle - 8, -70), (knuckle + 8, -70)]), dark(skin, 0.2), 4 * size)
    canvas.stroke(
        put(smooth([(-50, -4), (-36, 20), (-40, 56)], closed=False)), dark(skin, 0.2), 5 * size, 2 * size
    )
    canvas.veil(put(smooth([(40, -80), (66, -30), (56, 60), (64, 420), (30, 420), (34, 40)])), share=0.1)
    canvas.fill(put([(-78, 190), (78, 190), (104, 520), (-104, 520)]), sleeve)
    canvas.fill(put([(-84, 176), (84, 176), (86, 222), (-86, 222)]), light(sleeve, 0.16))
    canvas.veil(put([(34, 222), (84, 222), (104, 520), (50, 520)]), share=0.13)


def _bent(finger: tuple[Point, Point, Point], curl: float) -> Point:
    (_, _), (mx, my), (tx, ty) = finger
    return mx + (tx - mx) * (1 - curl * 0.5), my + (ty - my) * (1 - curl)


def flour(canvas: Canvas, at: Point, spread: float, count: int = 160) -> None:
    """Dust everything with flour."""
    for _ in range(count):
        x, y = at[0] + canvas.chance.gauss(0, spread), at[1] + canvas.chance.gauss(0, spread * 0.6)
        radius = canvas.chance.uniform(1.5, 6)
        canvas.veil(oval(x, y, radius, radius * 0.8), CREAM, canvas.chance.uniform(0.3, 0.8))
