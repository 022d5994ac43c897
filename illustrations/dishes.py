"""Bowls, plates, jars and what is on the table around them."""

import math

from illustrations.canvas import Canvas
from illustrations.geometry import Point, arc, box, oval, placed, smooth, turned
from illustrations.palette import (
    BARK,
    BRICK,
    CHILLI,
    CORAL,
    CREAM,
    INK,
    LEAF,
    MUSTARD,
    PAPER,
    SAGE,
    SAND,
    WOOD,
    Colour,
    dark,
    light,
    mix,
)


def tabletop(canvas: Canvas, colour: Colour = WOOD) -> None:
    """Cover the sheet with wooden boards, seen from above."""
    for row in range(6):
        tone = mix(colour, canvas.chance.choice((SAND, BARK)), canvas.chance.uniform(0.02, 0.14))
        canvas.fill(box(-12, row * 180 - 4, 1624, 188), tone, marks=1.3)
        canvas.stroke(
            [(-12, row * 180), (1612, row * 180 + canvas.chance.uniform(-4, 4))], dark(colour, 0.32), 4
        )


def plate(canvas: Canvas, at: Point, rx: float, ry: float, colour: Colour = CREAM) -> None:
    """Set down a flat plate."""
    x, y = at
    canvas.veil(oval(x + rx * 0.06, y + ry * 0.2, rx * 1.02, ry * 1.02), share=0.2)
    canvas.fill(oval(x, y + ry * 0.09, rx, ry), dark(colour, 0.24))
    canvas.fill(oval(x, y, rx, ry), colour)
    canvas.fill(oval(x, y + ry * 0.02, rx * 0.78, ry * 0.76), dark(colour, 0.08), marks=0.6)
    canvas.stroke(arc(x, y, rx * 0.92, ry * 0.92, 150, 300), light(colour, 0.7), rx * 0.018)


def bowl(canvas: Canvas, at: Point, rx: float, ry: float, colour: Colour, soup: Colour) -> None:
    """Set down a bowl with soup in it; ``at`` is the middle of its rim."""
    x, y = at
    canvas.veil(oval(x + rx * 0.1, y + ry * 1.5, rx * 0.86, ry * 0.62), share=0.24)
    side = smooth(
        [
            (x - rx, y),
            (x - rx * 0.84, y + ry * 0.9),
            (x - rx * 0.42, y + ry * 1.5),
            (x + rx * 0.42, y + ry * 1.5),
            (x + rx * 0.84, y + ry * 0.9),
            (x + rx, y),
        ],
        closed=False,
    )
    canvas.fill(side, dark(colour, 0.1))
    canvas.veil(
        smooth(
            [
                (x + rx * 0.3, y + ry * 0.9),
                (x + rx, y),
                (x + rx * 0.84, y + ry * 0.9),
                (x + rx * 0.42, y + ry * 1.5),
                (x + rx * 0.1, y + ry * 1.5),
            ]
        )
    )
    canvas.fill(oval(x, y, rx, ry), colour)
    canvas.fill(oval(x, y + ry * 0.03, rx * 0.9, ry * 0.87), dark(colour, 0.26), marks=0.4)
    canvas.fill(oval(x, y + ry * 0.08, rx * 0.87, ry * 0.8), soup)


def side_dish(canvas: Canvas, at: Point, size: float, food: Colour, heap: Colour) -> None:
    """Set down a small bowl with a heap of something good."""
    x, y = at
    bowl(canvas, at, 112 * size, 56 * size, (112, 74, 56), dark(food, 0.15))
    for i in range(22):
        angle, reach = canvas.chance.uniform(0, math.tau), math.sqrt(canvas.chance.random())
        px, py = (
            x + math.cos(angle) * 76 * size * reach,
            y - 8 * size + math.sin(angle) * 26 * size * reach - (1 - reach) * 26 * size,
        )
        canvas.fill(
            oval(px, py, 24 * size, 9 * size, canvas.chance.uniform(-60, 60)),
            (food, heap, light(food, 0.3))[i % 3],
            marks=0.3,
        )


def sauce(canvas: Canvas, at: Point, size: float) -> None:
    """Set down a little dish of soy sauce with spring onion."""
    x, y = at
    bowl(canvas, at, 92 * size, 42 * size, PAPER, (92, 48, 30))
    for _ in range(14):
        canvas.fill(
            oval(
                x + canvas.chance.uniform(-56, 56) * size,
                y + canvas.chance.uniform(-18, 24) * size,
                10 * size,
                6 * size,
            ),
            canvas.chance.choice((LEAF, SAGE, MUSTARD, CHILLI)),
            marks=0,
        )


def noodles(canvas: Canvas, at: Point, rx: float, ry: float) -> None:
    """Coil thin noodles in a bowl."""
    x, y = at
    canvas.veil(oval(x + rx * 0.05, y + ry * 0.09, rx * 1.08, ry * 1.06), BARK, 0.14)
    canvas.fill(oval(x, y, rx * 1.05, ry * 1.05), (232, 208, 156))
    for ring in range(34):
        share = 1 - (ring % 17) * 0.056
        start = canvas.chance.uniform(0, 360)
        shift = canvas.chance.uniform(-0.05, 0.05)
        strand = arc(
            x + shift * rx,
            y - shift * ry,
            rx * share,
            ry * share,
            start,
            start + canvas.chance.uniform(70, 210),
        )
        canvas.stroke(strand, ((252, 238, 202), (244, 224, 176), (214, 184, 126))[ring % 3], rx * 0.034)


def jar(canvas: Canvas, at: Point, size: float, colour: Colour = (122, 74, 50)) -> None:
    """Stand an earthenware jar (옹기) on the ground; 300 units tall at size 1."""
    x, y = at
    canvas.shadow(x + 20 * size, y - 2 * size, 118 * size, 20 * size)
    side = [
        (-62, 0),
        (-96, -60),
        (-118, -150),
        (-100, -226),
        (-66, -258),
        (66, -258),
        (100, -226),
        (118, -150),
        (96, -60),
        (62, 0),
    ]
    canvas.fill(smooth(placed(side, at, size)), colour)
    canvas.veil(
        smooth(
            placed([(30, -4), (62, 0), (96, -60), (118, -150), (100, -226), (66, -256), (72, -150)], at, size)
        ),
        share=0.26,
    )
    canvas.stroke(
        smooth(placed([(-84, -206), (-98, -150), (-84, -84)], at, size), closed=False),
        light(colour, 0.4),
        12 * size,
        4 * size,
    )
    canvas.stroke(
        smooth(placed([(-112, -176), (-40, -160), (40, -160), (112, -176)], at, size), closed=False),
        dark(colour, 0.3),
        6 * size,
    )
    canvas.stroke(
        smooth(placed([(-60, -130), (-20, -96), (20, -126), (60, -94)], at, size), closed=False),
        light(colour, 0.25),
        6 * size,
        3 * size,
    )
    canvas.fill(oval(x, y - 262 * size, 76 * size, 16 * size), dark(colour, 0.25))
    canvas.fill(
        smooth(placed([(-90, -264), (-70, -284), (0, -298), (70, -284), (90, -264), (0, -254)], at, size)),
        light(colour, 0.08),
    )
    canvas.fill(oval(x, y - 300 * size, 16 * size, 12 * size), dark(colour, 0.15), marks=0)


def chopsticks(canvas: Canvas, at: Point, length: float, turn: float) -> None:
    """Lay down a pair of chopsticks."""
    x, y = at
    for shift in (0, 22):
        stick = turned([(x, y + shift), (x + length, y + shift * 0.4)], turn, at)
        canvas.veil(
            [
                (px + 6, py + 10)
                for px, py in (
                    stick[0],
                    stick[1],
                    (stick[1][0], stick[1][1] + 9),
                    (stick[0][0], stick[0][1] + 12),
                )
            ],
            share=0.2,
        )
        canvas.stroke(stick, dark(BRICK, 0.4), 13, 8)
    canvas.stroke(turned([(x + 10, y), (x + 60, y)], turn, at), CORAL, 14)
    canvas.stroke(turned([(x + 10, y + 22), (x + 60, y + 21)], turn, at), INK, 14)
