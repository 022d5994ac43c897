"""What hangs or falls in the air: flags, lamps, rain and snow."""

import math

from illustrations.canvas import HEIGHT, WIDTH, Canvas
from illustrations.geometry import Point, arc, oval, rounded
from illustrations.palette import (
    BARK,
    BLUE,
    BRICK,
    CORAL,
    INK,
    LAMP,
    MUSTARD,
    SAGE,
    SNOW,
    TEAL,
    Colour,
    dark,
    mix,
)

FLAGS = (BRICK, MUSTARD, TEAL, CORAL, SAGE, BLUE)


def snow(canvas: Canvas, count: int = 260) -> None:
    """Let it snow."""
    for _ in range(count):
        x, y, radius = (
            canvas.chance.uniform(0, WIDTH),
            canvas.chance.uniform(0, HEIGHT),
            canvas.chance.uniform(1.6, 6),
        )
        canvas.veil(oval(x, y, radius, radius), SNOW, canvas.chance.uniform(0.5, 0.95))


def rain(canvas: Canvas, count: int = 200) -> None:
    """Let it rain, a little slantwise."""
    for _ in range(count):
        x, y, length = (
            canvas.chance.uniform(-60, WIDTH),
            canvas.chance.uniform(-40, HEIGHT),
            canvas.chance.uniform(26, 70),
        )
        canvas.veil(
            [(x, y), (x + 2.4, y), (x - length * 0.2 + 1.4, y + length), (x - length * 0.2 - 1, y + length)],
            SNOW,
            0.5,
        )


def cord(start: Point, end: Point, sag: float, count: int) -> list[Point]:
    """Give points along a hanging cord."""
    steps = [step / count for step in range(count + 1)]
    return [
        (start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t + math.sin(t * math.pi) * sag)
        for t in steps
    ]


def bunting(canvas: Canvas, start: Point, end: Point, sag: float, count: int = 14, size: float = 1) -> None:
    """Hang little flags on a cord."""
    points = cord(start, end, sag, count)
    canvas.stroke(points, BARK, 3 * size)
    for i, (x, y) in enumerate(points[1:-1]):
        flag = [(x - 20 * size, y), (x + 20 * size, y), (x + canvas.chance.uniform(-5, 5), y + 46 * size)]
        canvas.fill(flag, FLAGS[i % len(FLAGS)], marks=0.6)


def bulbs(canvas: Canvas, start: Point, end: Point, sag: float, count: int = 16, size: float = 1) -> None:
    """Hang glowing bulbs on a cord."""
    points = cord(start, end, sag, count)
    canvas.stroke(points, INK, 3 * size)
    for x, y in points[1:-1]:
        canvas.glow(x, y + 12 * size, 52 * size, LAMP, 0.5)
        canvas.fill(oval(x, y + 13 * size, 8 * size, 10 * size), (255, 244, 204), marks=0)


def lantern(canvas: Canvas, at: Point, size: float, colour: Colour = CORAL, *, glow: bool = True) -> None:
    """Hang one paper lantern by its top."""
    x, y = at
    if glow:
        canvas.glow(x, y + 48 * size, 170 * size, (255, 196, 120), 0.55)
    canvas.stroke([(x, y - 22 * size), (x, y + 8 * size)], INK, 3 * size)
    canvas.fill(oval(x, y + 48 * size, 40 * size, 44 * size), colour)
    canvas.fill(oval(x - 4 * size, y + 50 * size, 22 * size, 34 * size), mix(colour, LAMP, 0.62), marks=0.4)
    for rib in (-22, 0, 22):
        canvas.stroke(
            arc(x, y + (48 + rib * 0.2) * size, 39 * size, 10 * size, 20, 160), dark(colour, 0.28), 2 * size
        )
    for edge in (4, 86):
        canvas.fill(
            rounded(x - 20 * size, y + edge * size, 40 * size, 10 * size, 4 * size),
            dark(colour, 0.5),
            marks=0,
        )
    canvas.stroke([(x, y + 96 * size), (x + 2 * size, y + 122 * size)], MUSTARD, 6 * size, 3 * size)
