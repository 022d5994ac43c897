"""Pictures of the market, by lamplight and by day."""

import math

from illustrations.canvas import HEIGHT, WIDTH, Canvas
from illustrations.cast import CHILD, CLERK, GRANDMOTHER, MOTHER, STUDENT
from illustrations.containers import carton, produce
from illustrations.geometry import Point, box, oval
from illustrations.lights import bulbs, lantern
from illustrations.palette import (
    ASH,
    BARK,
    BLUE,
    BRICK,
    CORAL,
    CREAM,
    HAZE,
    HONEY_GLOW,
    LAMP,
    LEAF,
    MOSS,
    MUSTARD,
    NIGHT,
    PLUM,
    ROSE,
    SAGE,
    SAND,
    SKY,
    STONE,
    TEAL,
    WOOD,
    Colour,
    dark,
    light,
    mix,
)
from illustrations.people import Neighbour, stand
from illustrations.scenery import ground, neighbourhood, sky
from illustrations.vehicles import car, truck


def stall(canvas: Canvas, at: Point, size: float, roof: Colour, goods: Colour) -> None:
    """Set up a market stall; ``at`` is the middle of its foot."""
    x, y = at
    canvas.shadow(x, y, 190 * size, 18 * size)
    for post in (-160, 150):
        canvas.fill(box(x + post * size, y - 330 * size, 12 * size, 330 * size), BARK, marks=0.5)
    canvas.fill(box(x - 150 * size, y - 330 * size, 304 * size, 210 * size), mix(HONEY_GLOW, LAMP, 0.5))
    canvas.veil(box(x - 150 * size, y - 330 * size, 304 * size, 70 * size), BARK, 0.2)
    canvas.fill(oval(x - 60 * size, y - 262 * size, 14 * size, 18 * size), (255, 248, 220), marks=0)
    canvas.fill(oval(x + 70 * size, y - 262 * size, 14 * size, 18 * size), (255, 248, 220), marks=0)
    canvas.fill(box(x - 160 * size, y - 130 * size, 320 * size, 130 * size), dark(WOOD, 0.1))
    for row in range(2):
        for i in range(9):
            spot = (x + (-136 + i * 34 + row * 12) * size, y + (-142 - row * 20) * size)
            canvas.fill(
                oval(*spot, 20 * size, 17 * size), mix(goods, CREAM, canvas.chance.uniform(0, 0.3)), marks=0.4
            )
    canvas.fill(box(x - 168 * size, y - 134 * size, 336 * size, 22 * size), light(WOOD, 0.2))
    for i in range(8):
        left = x + (-190 + i * 47.5) * size
        tone = roof if i % 2 == 0 else CREAM
        canvas.fill(
            [
                (left + 14 * size, y - 400 * size),
                (left + 56 * size, y - 400 * size),
                (left + 48 * size, y - 312 * size),
                (left, y - 312 * size),
            ],
            tone,
            marks=0.6,
        )
        canvas.fill(oval(left + 24 * size, y - 312 * size, 24 * size, 18 * size), dark(tone, 0.1), marks=0.3)


def _alley(canvas: Canvas, floor: Colour, walls: tuple[Colour, Colour]) -> None:
    """Draw a market alley that narrows towards the middle."""
    canvas.fill(box(-9, -9, WIDTH + 18, HEIGHT + 18), mix(walls[0], CREAM, 0.2))
    canvas.fill([(-9, HEIGHT + 9), (640, 560), (960, 560), (WIDTH + 9, HEIGHT + 9)], floor)
    for side, wall in ((-1, walls[0]), (1, walls[1])):
        middle, edge = 800 + side * 160, 800 + side * 810
        canvas.fill([(edge, -20), (middle, 330), (middle, 560), (edge, HEIGHT + 20)], wall)
        for i in range(4):
            near, far = i / 4, (i + 0.86) / 4
            xs = [edge + (middle - edge) * _depth(t) for t in (near, far)]
            low = [HEIGHT + (560 - HEIGHT) * _depth(t) for t in (near, far)]
            top = [250 + (445 - 250) * _depth(t) for t in (near, far)]
            tone = (BRICK, TEAL, MUSTARD, MOSS)[(i + (side > 0)) % 4]
            canvas.fill(
                [
                    (xs[0], top[0] + 130 * (1 - near)),
                    (xs[1], top[1] + 40 * (1 - far)),
                    (xs[1], low[1] - 20),
                    (xs[0], low[0] - 90 * (1 - near)),
                ],
                mix(LAMP, HONEY_GLOW, 0.3),
            )
            reach = -side * 150 * (1 - near * 0.7)
            canvas.fill(
                [
                    (xs[0], top[0]),
                    (xs[1], top[1]),
                    (xs[1] + reach * 0.6, top[1] + 76 * (1 - far * 0.6)),
                    (xs[0] + reach, top[0] + 140 * (1 - near * 0.7)),
                ],
                tone,
            )
            canvas.veil(
                [
                    (xs[0] + reach * 0.5, top[0] + 70 * (1 - near * 0.7)),
                    (xs[1] + reach * 0.3, top[1] + 38),
                    (xs[1] + reach * 0.6, top[1] + 76 * (1 - far * 0.6)),
                    (xs[0] + reach, top[0] + 140 * (1 - near * 0.7)),
                ],
                CREAM,
                0.2,
            )


def _depth(t: float) -> float:
    return 1 - math.pow(1 - t, 1.7)


def market_lanterns() -> Canvas:
    """Two rows of lanterns over the market alley at dusk."""
    canvas = Canvas(31, SAND)
    _alley(canvas, (176, 154, 136), ((172, 138, 122), (184, 150, 128)))
    canvas.fill([(-9, -9), (WIDTH + 9, -9), (960, 330), (640, 330)], (92, 96, 138))
    canvas.fill(box(640, 330, 320, 230), (236, 176, 120))
    canvas.tint((214, 190, 196))
    for step, tone in ((3, CORAL), (2, MUSTARD), (1, LEAF), (0, BRICK)):
        width = 250 * 0.66**step
        for reach in (250 + 490 * 0.62**step,):
            for left in (800 - reach - 40 * 0.6**step, 800 + reach - width + 40 * 0.6**step):
                produce(canvas, (left, 600 + 330 * 0.6**step), width, width * 0.36, tone)
    for size, x, y, who in (
        (0.5, 745, 660, CLERK),
        (0.52, 860, 672, MOTHER),
        (0.8, 640, 850, GRANDMOTHER),
        (1.06, 960, 1010, MOTHER),
        (0.72, 800, 1004, CHILD),
    ):
        stand(canvas, who, (x, y), size)
    for step in (4, 3, 2, 1, 0):
        size = 1.3 * 0.72**step
        for side in (-1, 1):
            lantern(canvas, (800 + side * (560 * 0.66**step + 30), 60 + 330 * (1 - 0.7**step)), size)
    return canvas


def night_market() -> Canvas:
    """The night market after the rain."""
    canvas = Canvas(32, NIGHT)
    _night_street(canvas, wet=True)
    for x, roof, goods in (
        (210, BRICK, MUSTARD),
        (610, TEAL, CORAL),
        (1010, MUSTARD, LEAF),
        (1410, PLUM, ROSE),
    ):
        canvas.glow(x, 690, 260, LAMP, 0.5)
        stall(canvas, (x, 850), 0.92, roof, goods)
    for x, y, size, who in (
        (400, 940, 0.92, MOTHER),
        (300, 970, 0.66, CHILD),
        (800, 930, 0.94, CLERK),
        (920, 950, 0.92, GRANDMOTHER),
        (1240, 950, 0.96, STUDENT),
    ):
        stand(canvas, who, (x, y), size)
    bulbs(canvas, (-20, 250), (WIDTH + 20, 200), 130, 20)
    for x in (120, 420, 760, 1120, 1450):
        lantern(canvas, (x, 140 + math.sin(x) * 40), 0.9)
    return canvas


def _night_street(canvas: Canvas, *, wet: bool) -> None:
    canvas.wash((40, 48, 92), (112, 92, 118), 0, 700)
    neighbourhood(canvas, 330, 700, rows=3)
    canvas.tint((104, 100, 150))
    ground(canvas, 800, (92, 80, 96))
    if wet:
        for _ in range(60):
            x, y = canvas.chance.uniform(0, WIDTH), canvas.chance.uniform(820, HEIGHT)
            canvas.veil(
                oval(x, y, canvas.chance.uniform(40, 130), canvas.chance.uniform(4, 10)),
                canvas.chance.choice((LAMP, CORAL, SKY)),
                0.22,
            )


def night_market_poster() -> Canvas:
    """One stall of the night market with smoke going up."""
    canvas = Canvas(33, NIGHT)
    _night_street(canvas, wet=False)
    canvas.glow(800, 640, 560, LAMP, 0.5)
    stall(canvas, (800, 880), 1.7, BRICK, HONEY_GLOW)
    canvas.steam(760, 560, 220, 0.4)
    for x, size, who in ((360, 1.3, MOTHER), (590, 1.24, STUDENT), (1080, 1.3, CLERK), (1260, 0.9, CHILD)):
        stand(canvas, who, (x, 1020), size)
    bulbs(canvas, (-20, 120), (WIDTH + 20, 90), 190, 22)
    for x in (200, 1400):
        lantern(canvas, (x, 230), 1.3)
    return canvas


def market_parking() -> Canvas:
    """Cars and a truck before the market, somebody unloading."""
    canvas = Canvas(44, SAND)
    sky(canvas, SKY, HAZE, end=420)
    neighbourhood(canvas, 260, 420, rows=2)
    for i, tone in enumerate((BRICK, TEAL, MUSTARD, MOSS)):
        x = -20 + i * 412
        canvas.fill(box(x, 330, 400, 350), (SAND, (226, 200, 170), CREAM, (204, 184, 160))[i])
        canvas.fill(box(x + 40, 490, 200, 190), mix(tone, BARK, 0.55))
        produce(canvas, (x + 60, 690), 150, 50, (LEAF, BRICK, MUSTARD, CORAL)[i])
        for j in range(6):
            canvas.fill(
                [(x + 8 + j * 64, 400), (x + 72 + j * 64, 400), (x + 70 + j * 65, 470), (x + j * 65, 470)],
                tone if j % 2 == 0 else CREAM,
                marks=0.6,
            )
    ground(canvas, 690, STONE)
    ground(canvas, 770, ASH)
    for x in range(-100, 1700, 330):
        canvas.fill([(x, 780), (x + 14, 780), (x - 50, 1000), (x - 66, 1000)], CREAM)
    truck(canvas, (500, 930), 1.2, BLUE)
    car(canvas, (1010, 930), 1.0, BRICK)
    car(canvas, (1420, 930), 1.0, SAGE)
    stand(canvas, Neighbour(coat=MUSTARD, trousers=BARK), (96, 985), 1.06)
    carton(canvas, (150, 1000), 110, 76)
    carton(canvas, (170, 924), 80, 56, SAND)
    return canvas
