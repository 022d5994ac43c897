"""Tteokbokki: what simmers in the red sauce."""

from illustrations.canvas import Canvas
from illustrations.geometry import Point, rounded, turned
from illustrations.palette import (
    CHILLI,
    CREAM,
    HONEY,
    LEAF,
    LEMON,
    mix,
)


def rice_cakes(canvas: Canvas, at: Point, rx: float, ry: float, count: int = 46) -> None:
    """Simmer short rice cakes, fish cake and leek in a red sauce, inside an area."""
    spots = [(canvas.chance.uniform(-0.9, 0.9), canvas.chance.uniform(-0.86, 0.86)) for _ in range(count)]
    for dx, dy in sorted(spots, key=lambda spot: spot[1]):
        spot, turn = (at[0] + dx * rx, at[1] + dy * ry), canvas.chance.uniform(-70, 70)
        kind = canvas.chance.random()
        if kind < 0.68:
            _rice_cake(canvas, spot, turn)
        elif kind < 0.85:
            _fish_cake(canvas, spot, turn)
        else:
            x, y = spot
            canvas.fill(
                turned(rounded(x - 46, y - 13, 92, 26, 10), turn, spot),
                mix(LEAF, LEMON, canvas.chance.random() * 0.5),
                marks=0,
            )


def _rice_cake(canvas: Canvas, at: Point, turn: float) -> None:
    x, y = at
    canvas.veil(turned(rounded(x - 64, y - 14, 138, 56, 27), turn, at), (110, 20, 10), 0.45)
    canvas.fill(
        turned(rounded(x - 66, y - 27, 132, 54, 27), turn, at),
        mix((250, 226, 186), (226, 96, 40), canvas.chance.uniform(0.24, 0.5)),
        marks=0.6,
    )
    canvas.stroke(turned([(x - 42, y - 14), (x + 30, y - 15)], turn, at), CREAM, 7)


def _fish_cake(canvas: Canvas, at: Point, turn: float) -> None:
    x, y = at
    canvas.veil(turned([(x - 66, y + 46), (x + 8, y - 42), (x + 74, y + 40)], turn, at), (110, 20, 10), 0.4)
    canvas.fill(turned([(x - 70, y + 38), (x + 6, y - 54), (x + 66, y + 32)], turn, at), HONEY, marks=0.7)
    canvas.veil(turned([(x - 70, y + 38), (x + 66, y + 32), (x + 30, y + 2)], turn, at), CHILLI, 0.35)
