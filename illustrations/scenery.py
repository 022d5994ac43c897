"""The hill behind everything: sky, houses, trees."""

import math

from illustrations.canvas import HEIGHT, WIDTH, Canvas
from illustrations.geometry import Outline, Point, box, oval, rounded, smooth, turned
from illustrations.lights import cord
from illustrations.palette import (
    ASH,
    BARK,
    BLUE,
    BRICK,
    CREAM,
    HAZE,
    INK,
    LAMP,
    LEAF,
    MOSS,
    MUSTARD,
    SAGE,
    SAND,
    SKY,
    STONE,
    TEAL,
    Colour,
    dark,
    light,
    mix,
)

WALLS = (CREAM, SAND, (226, 190, 160), (214, 172, 142), STONE, (232, 214, 190), (196, 124, 98))


ROOFS = (TEAL, BRICK, (92, 128, 122), (168, 98, 78), ASH)


def sky(canvas: Canvas, top: Colour = SKY, bottom: Colour = HAZE, *, end: float = 760) -> None:
    """Wash in the sky."""
    canvas.wash(top, bottom, 0, end)


def cloud(canvas: Canvas, at: Point, size: float, colour: Colour = CREAM) -> None:
    """Paint one heaped summer cloud."""
    x, y = at
    puffs = (
        (-1.1, -0.1, 0.5),
        (-0.5, -0.42, 0.62),
        (0.2, -0.55, 0.72),
        (0.85, -0.22, 0.55),
        (1.35, 0.02, 0.36),
    )
    canvas.fill(
        smooth(
            [
                (x - size * 1.6, y + size * 0.3),
                (x, y + size * 0.36),
                (x + size * 1.8, y + size * 0.3),
                (x, y - size * 0.2),
            ]
        ),
        colour,
    )
    for dx, dy, radius in puffs:
        canvas.fill(
            oval(x + dx * size, y + dy * size, radius * size, radius * size * 0.86), colour, marks=0.5
        )
    canvas.veil(
        smooth(
            [
                (x - size * 1.5, y + size * 0.32),
                (x, y + size * 0.14),
                (x + size * 1.7, y + size * 0.3),
                (x, y + size * 0.37),
            ]
        ),
        BLUE,
        0.13,
    )


def hill(canvas: Canvas, ridge: Outline, colour: Colour) -> None:
    """Paint a hill below a ridge line."""
    line = smooth([(-60, ridge[0][1]), *ridge, (WIDTH + 60, ridge[-1][1])], closed=False)
    canvas.fill([*line, (WIDTH + 60, HEIGHT + 9), (-60, HEIGHT + 9)], colour)


def house(canvas: Canvas, at: Point, size: float, wall: Colour, roof: Colour, lit: float = 0) -> None:
    """Draw a small flat-roofed house of the hill; ``lit`` is the share of windows with a lamp."""
    x, y = at
    width, height = 150 * size, 120 * size
    canvas.fill(box(x, y - height, width, height + 40 * size), wall)
    canvas.veil(box(x + width * 0.74, y - height, width * 0.26, height + 40 * size), share=0.12)
    canvas.fill(box(x - 6 * size, y - height - 14 * size, width + 12 * size, 20 * size), roof)
    if canvas.chance.random() < 0.45:
        _water_tank(canvas, (x + width * 0.2, y - height - 14 * size), size)
    for column in range(3):
        for row in range(2):
            glows = canvas.chance.random() < lit
            pane = box(
                x + (22 + column * 42) * size, y - height + (26 + row * 46) * size, 26 * size, 28 * size
            )
            canvas.fill(pane, LAMP if glows else mix(wall, INK, 0.45), marks=0)


def _water_tank(canvas: Canvas, at: Point, size: float) -> None:
    x, y = at
    colour = canvas.chance.choice((MUSTARD, (96, 142, 168)))
    canvas.fill(rounded(x, y - 34 * size, 44 * size, 34 * size, 10 * size), colour)
    canvas.veil(box(x + 28 * size, y - 32 * size, 16 * size, 32 * size))


def neighbourhood(canvas: Canvas, top: float, bottom: float, *, rows: int = 5, lit: float = 0) -> None:
    """Stack rows of houses up a hillside, small at the top and large below."""
    for row in range(rows):
        depth = row / max(rows - 1, 1)
        _draw_slope(canvas, top, bottom, depth)
        size = 0.5 + depth * 0.75
        x = -80.0 - canvas.chance.random() * 90
        while x < WIDTH:
            crest = math.sin((x + 300) / WIDTH * math.pi) * (bottom - top) * 0.32 * (1 - depth)
            y = top + (bottom - top) * depth - crest + canvas.chance.uniform(-14, 14)
            wall = mix(canvas.chance.choice(WALLS), HAZE, 0.32 * (1 - depth))
            house(
                canvas,
                (x, y),
                size * canvas.chance.uniform(0.88, 1.12),
                wall,
                canvas.chance.choice(ROOFS),
                lit,
            )
            if canvas.chance.random() < 0.3:
                tree(canvas, (x + 170 * size, y + 30 * size), size * 0.55)
            x += canvas.chance.uniform(150, 190) * size


def _draw_slope(canvas: Canvas, top: float, bottom: float, depth: float) -> None:
    """Put ground under one row of houses."""
    line = [
        (
            x,
            top
            + (bottom - top) * depth
            - math.sin((x + 300) / WIDTH * math.pi) * (bottom - top) * 0.32 * (1 - depth)
            - 30,
        )
        for x in range(-80, WIDTH + 120, 80)
    ]
    hill(canvas, line, mix(mix(LEAF, SAND, 0.5), HAZE, 0.4 * (1 - depth)))


def tree(canvas: Canvas, at: Point, size: float, colour: Colour = LEAF) -> None:
    """Draw a round-crowned tree standing at a point."""
    x, y = at
    canvas.fill(
        smooth(
            [
                (x - 14 * size, y),
                (x - 9 * size, y - 170 * size),
                (x + 10 * size, y - 170 * size),
                (x + 16 * size, y),
            ]
        ),
        BARK,
    )
    for dx, dy, radius, tone in (
        (8, -230, 104, 0.18),
        (-52, -214, 74, 0.0),
        (48, -256, 70, 0.08),
        (-12, -290, 78, -0.12),
    ):
        shade = dark(colour, tone) if tone >= 0 else light(colour, -tone)
        ring = oval(x + dx * size, y + dy * size, radius * size, radius * size * 0.86)
        canvas.fill(
            smooth(
                [
                    (px + canvas.chance.uniform(-7, 7) * size, py + canvas.chance.uniform(-7, 7) * size)
                    for px, py in ring[::3]
                ]
            ),
            shade,
        )


def bare_tree(canvas: Canvas, at: Point, size: float, fruit: Colour | None = None) -> None:
    """Draw a winter tree, perhaps with the last persimmons."""
    x, y = at
    branches = [
        ((0, 0), (6, -150), (-10, -300)),
        ((4, -130), (60, -210), (110, -250)),
        ((2, -170), (-60, -230), (-120, -260)),
        ((0, -220), (36, -290), (58, -350)),
    ]
    for i, branch in enumerate(branches):
        line = smooth([(x + bx * size, y + by * size) for bx, by in branch], closed=False)
        canvas.stroke(line, BARK, (30 if i == 0 else 15) * size, 4 * size)
    for spot in ((92, -240), (-100, -252), (52, -330), (-8, -290), (-58, -226)) if fruit else ():
        canvas.fill(
            oval(x + spot[0] * size, y + (spot[1] + 16) * size, 15 * size, 13 * size),
            fruit or BRICK,
            marks=0.4,
        )


def utility_pole(canvas: Canvas, x: float, base: float, height: float) -> None:
    """Draw the pole with wires that stands in every alley."""
    canvas.stroke([(x, base), (x + 3, base - height)], ASH, 18, 13)
    for drop, reach in ((0.1, 70), (0.2, 54)):
        canvas.stroke(
            [(x - reach, base - height * (1 - drop)), (x + reach, base - height * (1 - drop))],
            dark(ASH, 0.3),
            8,
        )
    for drop in (0.08, 0.14, 0.2):
        canvas.stroke(
            cord((-20, base - height * 0.96 + drop * 300), (x, base - height * (1 - drop)), 34, 12), INK, 2.4
        )
        canvas.stroke(
            cord((x, base - height * (1 - drop)), (WIDTH + 20, base - height * 0.9 + drop * 260), 44, 14),
            INK,
            2.4,
        )


def pot_plant(
    canvas: Canvas, at: Point, size: float, bloom: Colour | None = None, pot: Colour = BRICK
) -> None:
    """Set down a potted plant."""
    x, y = at
    canvas.shadow(x + 8 * size, y, 46 * size, 9 * size)
    for i in range(11):
        lean = -75 + i * 15
        leaf = smooth(
            [
                (x, y - 50 * size),
                (x - 11 * size, y - 92 * size),
                (x, y - 146 * size),
                (x + 11 * size, y - 92 * size),
            ]
        )
        canvas.fill(turned(leaf, lean, (x, y - 50 * size)), (MOSS, LEAF, SAGE)[i % 3], marks=0.5)
    for i in range(6 if bloom else 0):
        angle = math.radians(-150 + i * 24)
        canvas.fill(
            oval(
                x + math.cos(angle) * 70 * size,
                y - 62 * size + math.sin(angle) * 76 * size,
                15 * size,
                14 * size,
            ),
            bloom or BRICK,
            marks=0.5,
        )
    canvas.fill(
        [
            (x - 40 * size, y - 62 * size),
            (x + 40 * size, y - 62 * size),
            (x + 30 * size, y),
            (x - 30 * size, y),
        ],
        pot,
    )
    canvas.fill(box(x - 44 * size, y - 70 * size, 88 * size, 16 * size), light(pot, 0.12), marks=0.5)
    canvas.veil(
        [
            (x + 12 * size, y - 62 * size),
            (x + 40 * size, y - 62 * size),
            (x + 30 * size, y),
            (x + 10 * size, y),
        ]
    )


def ground(canvas: Canvas, top: float, colour: Colour) -> None:
    """Paint the ground from a line downwards."""
    canvas.fill([(-9, top), (WIDTH + 9, top - 4), (WIDTH + 9, HEIGHT + 9), (-9, HEIGHT + 9)], colour)
