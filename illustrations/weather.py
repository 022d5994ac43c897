"""Pictures of the hill in sun, rain and snow."""

import math

from illustrations.canvas import HEIGHT, WIDTH, Canvas
from illustrations.geometry import Point, box, oval, smooth
from illustrations.lights import bulbs, lantern, rain, snow
from illustrations.objects import umbrella
from illustrations.palette import (
    BARK,
    BRICK,
    CORAL,
    CREAM,
    LAMP,
    LEMON,
    MOSS,
    MUSTARD,
    NIGHT,
    PLUM,
    SILVER,
    SKY,
    SNOW,
    STONE,
    TEAL,
    Colour,
    dark,
    mix,
)
from illustrations.people import Neighbour, stand
from illustrations.scenery import bare_tree, cloud, ground, hill, house, neighbourhood, utility_pole


def rainy_alley() -> Canvas:
    """Two yellow umbrellas in the rain."""
    canvas = Canvas(38, STONE)
    canvas.wash((138, 156, 168), (206, 206, 196), 0, 640)
    neighbourhood(canvas, 250, 560, rows=3)
    utility_pole(canvas, 250, 900, 800)
    for x, width, wall in ((-20, 320, (196, 168, 148)), (1240, 400, (178, 150, 138))):
        canvas.fill(box(x, 300, width, 600), wall)
        canvas.fill(box(x - 14, 284, width + 28, 28), dark(wall, 0.35))
        canvas.fill(box(x + 110, 430, 130, 150), dark(wall, 0.45))
    canvas.tint((206, 216, 228))
    canvas.fill(
        [(-9, 900), (560, 640), (1060, 640), (WIDTH + 9, 900), (WIDTH + 9, HEIGHT + 9), (-9, HEIGHT + 9)],
        (136, 140, 148),
    )
    for x, y, reach in ((500, 1000, 170), (1020, 990, 150), (760, 800, 90), (300, 930, 80), (1300, 950, 120)):
        canvas.veil(oval(x, y, reach, reach * 0.11), SNOW, 0.32)
        canvas.veil(oval(x + 10, y, reach * 0.6, reach * 0.06), MUSTARD, 0.3)
    stand(canvas, Neighbour(coat=TEAL, cut="bob", trousers=BARK), (620, 985), 1.3)
    umbrella(canvas, (650, 760), 1.32)
    stand(canvas, Neighbour(coat=BRICK, cut="bun", hair=SILVER, skirt=True, trousers=PLUM), (960, 975), 1.2)
    umbrella(canvas, (930, 770), 1.25, (232, 184, 84))
    rain(canvas, 260)
    return canvas


def summer_hill() -> Canvas:
    """Roofs up the hill under summer clouds."""
    canvas = Canvas(41, SKY)
    canvas.wash((120, 178, 204), (232, 232, 212), 0, 640)
    cloud(canvas, (360, 210), 130)
    cloud(canvas, (1120, 150), 170)
    cloud(canvas, (1500, 300), 70)
    neighbourhood(canvas, 470, 960, rows=5)
    utility_pole(canvas, 1330, 1070, 640)
    return canvas


def winter_hill() -> Canvas:
    """The hill on a snowy night with a lamp in every window."""
    canvas = Canvas(42, NIGHT)
    canvas.wash((30, 40, 84), (104, 98, 134), 0, 640)
    canvas.fill(oval(1280, 170, 62, 62), (250, 238, 200))
    canvas.glow(1280, 170, 260, LAMP, 0.4)
    hill(canvas, [(0, 420), (420, 300), (860, 360), (1240, 280), (1600, 380)], (74, 82, 120))
    for row in range(5):
        depth = row / 4
        hill(
            canvas,
            [
                (x, 470 + 500 * depth - math.sin((x + 300) / WIDTH * math.pi) * 150 * (1 - depth) - 40)
                for x in range(0, WIDTH + 1, 100)
            ],
            mix((150, 160, 192), SNOW, 0.15 + depth * 0.4),
        )
        x = -60.0
        while x < WIDTH:
            size = 0.55 + depth * 0.7
            base = 470 + 500 * depth - math.sin((x + 300) / WIDTH * math.pi) * 150 * (1 - depth)
            house(
                canvas,
                (x, base),
                size,
                mix((112, 104, 132), (140, 104, 110), canvas.chance.random()),
                SNOW,
                0.7,
            )
            x += canvas.chance.uniform(146, 196) * size
    canvas.fill(
        smooth([(-60, 1000), (300, 960), (700, 1010), (1200, 950), (1660, 1000), (1660, 1200), (-60, 1200)]),
        SNOW,
    )
    for x, base, size in ((180, 1010, 0.9), (1440, 1000, 1.1), (880, 1030, 0.6)):
        bare_tree(canvas, (x, base), size, BRICK if size > 1 else None)
    snow(canvas, 320)
    return canvas


def year_end_alley(*, poster: bool = False) -> Canvas:
    """Lit shops in the snow; on the poster parcels and a lamp, in the story a neighbour going home."""
    canvas = Canvas(40 if poster else 39, NIGHT)
    canvas.wash((44, 52, 96), (132, 112, 138), 0, 700)
    neighbourhood(canvas, 260, 560, rows=3)
    canvas.tint((110, 108, 156))
    for i, (wall, tone) in enumerate(
        (
            ((150, 104, 96), BRICK),
            ((134, 120, 124), MUSTARD),
            ((122, 100, 110), TEAL),
            ((150, 118, 100), CORAL),
        )
    ):
        _lit_shop(canvas, 10 + i * 400, wall, tone)
    ground(canvas, 850, (214, 214, 226))
    canvas.veil(box(-9, 850, WIDTH + 18, 60), LAMP, 0.25)
    bulbs(canvas, (-20, 300), (WIDTH + 20, 260), 110, 22)
    if poster:
        canvas.glow(800, 880, 420, LAMP, 0.5)
        for x, width, height, tone in (
            (520, 190, 130, BRICK),
            (720, 230, 180, MOSS),
            (960, 170, 120, MUSTARD),
            (600, 150, 100, TEAL),
        ):
            _present(canvas, (x, 1000 - (120 if tone == TEAL else 0)), width, height, tone)
        lantern(canvas, (350, 830), 1.2)
        lantern(canvas, (1270, 830), 1.2)
    else:
        stand(
            canvas,
            Neighbour(coat=BARK, hair=SILVER, cut="short", scarf=BRICK, bag=MUSTARD),
            (740, 1015),
            1.35,
        )
    snow(canvas, 380)
    return canvas


def _lit_shop(canvas: Canvas, x: float, wall: Colour, tone: Colour) -> None:
    canvas.fill(box(x, 400, 370, 460), wall)
    canvas.fill(box(x - 8, 384, 386, 26), SNOW)
    canvas.glow(x + 180, 700, 250, LAMP, 0.4)
    canvas.fill(box(x + 30, 590, 210, 210), LAMP)
    for i in range(3):
        canvas.fill(box(x + 50 + i * 62, 730 - (i % 2) * 20, 46, 70 + (i % 2) * 20), mix(tone, BARK, 0.2 * i))
    canvas.stroke([(x + 135, 590), (x + 135, 800)], BARK, 8)
    canvas.fill(box(x + 266, 580, 84, 280), BARK)
    canvas.fill(box(x + 280, 600, 56, 120), LAMP)
    for i in range(6):
        canvas.fill(
            [(x + 22 + i * 56, 500), (x + 78 + i * 56, 500), (x + 76 + i * 58, 570), (x + 14 + i * 58, 570)],
            tone if i % 2 == 0 else CREAM,
            marks=0.6,
        )
    canvas.fill(box(x + 16, 488, 344, 18), SNOW)


def _present(canvas: Canvas, at: Point, width: float, height: float, colour: Colour) -> None:
    x, y = at
    canvas.shadow(x + width / 2, y, width * 0.6, 14)
    canvas.fill(box(x, y - height, width, height), colour)
    canvas.veil(box(x + width * 0.75, y - height, width * 0.25, height))
    canvas.fill(box(x + width * 0.42, y - height, width * 0.14, height), LEMON)
    for side in (-1, 1):
        canvas.fill(
            smooth(
                [
                    (x + width * 0.49, y - height),
                    (x + width * 0.49 + side * 60, y - height - 50),
                    (x + width * 0.49 + side * 74, y - height - 8),
                ]
            ),
            LEMON,
        )
