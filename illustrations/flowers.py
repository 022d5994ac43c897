"""Cut flowers in their buckets."""

import math

from illustrations.canvas import Canvas
from illustrations.containers import bucket
from illustrations.geometry import Point, oval, smooth, turned
from illustrations.palette import (
    BARK,
    BRICK,
    CORAL,
    CREAM,
    LEAF,
    LEMON,
    MOSS,
    MUSTARD,
    PLUM,
    ROSE,
    Colour,
    mix,
)


def flower(canvas: Canvas, at: Point, stem: float, size: float, kind: str) -> None:
    """Draw one cut flower standing in water."""
    x, y = at
    lean = canvas.chance.uniform(-0.34, 0.34)
    head = (x + lean * stem, y - stem)
    canvas.stroke(
        smooth([(x, y), (x + lean * stem * 0.3, y - stem * 0.5), head], closed=False), MOSS, 7 * size
    )
    canvas.fill(
        turned(
            smooth(
                [
                    (x, y - stem * 0.4),
                    (x + 30 * size, y - stem * 0.54),
                    (x + 60 * size, y - stem * 0.5),
                    (x + 30 * size, y - stem * 0.42),
                ]
            ),
            lean * 60,
            (x, y - stem * 0.4),
        ),
        LEAF,
        marks=0.4,
    )
    colours = {
        "sun": (LEMON, BARK, 13),
        "zinnia": (CORAL, LEMON, 11),
        "blue": ((128, 142, 190), (160, 172, 210), 0),
        "rose": (ROSE, BRICK, 8),
        "white": (CREAM, LEMON, 9),
    }
    petal, heart, count = colours[kind]
    if not count:
        for _ in range(20):
            angle, reach = canvas.chance.uniform(0, math.tau), math.sqrt(canvas.chance.random()) * 38 * size
            canvas.fill(
                oval(
                    head[0] + math.cos(angle) * reach,
                    head[1] + math.sin(angle) * reach * 0.86,
                    13 * size,
                    12 * size,
                ),
                mix(petal, canvas.chance.choice((heart, CREAM, PLUM)), 0.3),
                marks=0,
            )
        return
    for i in range(count):
        ring = oval(head[0] + 30 * size, head[1], 22 * size, 11 * size)
        canvas.fill(turned(ring, i * 360 / count, head), mix(petal, MUSTARD, (i % 2) * 0.22), marks=0.3)
    canvas.fill(oval(*head, 17 * size, 16 * size), heart, marks=0.4)


def flower_bucket(canvas: Canvas, at: Point, size: float, colour: Colour, kind: str, count: int = 7) -> None:
    """Stand a bucket full of one kind of flower."""
    for i in range(count):
        canvas.chance.random()
        flower(
            canvas,
            (at[0] + (i - count / 2) * 16 * size, at[1] - 130 * size),
            (120 + (i * 53 % 80)) * size,
            size,
            kind,
        )
    bucket(canvas, at, size, colour, MOSS)
