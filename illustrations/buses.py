"""Pictures of the bus and its stops."""

from illustrations.canvas import HEIGHT, WIDTH, Canvas
from illustrations.cast import CHILD, CLERK, GRANDMOTHER
from illustrations.geometry import box, oval, smooth
from illustrations.lights import snow
from illustrations.objects import bench
from illustrations.palette import (
    BARK,
    BLUE,
    BRICK,
    CORAL,
    CREAM,
    LEMON,
    MOSS,
    MUSTARD,
    PLUM,
    ROSE,
    SAGE,
    SAND,
    SILVER,
    SNOW,
    TEAL,
    WOOD,
    dark,
)
from illustrations.people import Neighbour, sit, stand
from illustrations.scenery import bare_tree, cloud, ground, neighbourhood, pot_plant, sky, tree
from illustrations.vehicles import bus, bus_stop


def snowy_bus() -> Canvas:
    """The first bus climbs the hill in the snow."""
    canvas = Canvas(36, SNOW)
    canvas.wash((150, 170, 192), (226, 222, 214), 0, 700)
    neighbourhood(canvas, 300, 640, rows=4)
    canvas.veil(box(-9, -9, WIDTH + 18, HEIGHT + 18), SNOW, 0.34)
    bare_tree(canvas, (1380, 640), 1.3, BRICK)
    canvas.fill([(-9, 1000), (WIDTH + 9, 560), (WIDTH + 9, HEIGHT + 9), (-9, HEIGHT + 9)], SNOW)
    canvas.fill(
        [(-9, 1040), (WIDTH + 9, 640), (WIDTH + 9, 830), (260, HEIGHT + 9), (-9, HEIGHT + 9)], (206, 208, 212)
    )
    for shift in (60, 120):
        canvas.stroke([(-20, 1010 + shift), (700, 830 + shift)], (180, 184, 192), 9, 5)
    bus(canvas, (800, 880), 1.25, turn=-14, lit=True, heads=4)
    snow(canvas, 420)
    return canvas


def hillside_stop() -> Canvas:
    """The tea room at the last stop and two neighbours waiting."""
    canvas = Canvas(37, SAND)
    sky(canvas, (158, 196, 208), (240, 228, 204), end=700)
    cloud(canvas, (1180, 150), 90)
    neighbourhood(canvas, 360, 640, rows=3)
    canvas.fill(
        [(-9, 800), (900, 740), (WIDTH + 9, 700), (WIDTH + 9, HEIGHT + 9), (-9, HEIGHT + 9)], (214, 194, 160)
    )
    _tea_house(canvas)
    bus_stop(canvas, (1200, 850), 1.3)
    bus(canvas, (1480, 800), 0.9, heads=2)
    sit(canvas, Neighbour(coat=PLUM, cut="perm", hair=SILVER, scarf=LEMON), (640, 872), 1.15)
    sit(canvas, Neighbour(coat=BLUE, cut="short"), (880, 872), 1.15)
    bench(canvas, (480, 868), 580)
    pot_plant(canvas, (330, 960), 1.2, CORAL)
    return canvas


def _tea_house(canvas: Canvas) -> None:
    canvas.fill(box(140, 360, 900, 420), (202, 162, 122))
    canvas.fill([(100, 360), (180, 270), (1010, 270), (1080, 360)], (120, 92, 80))
    canvas.fill(box(210, 480, 480, 210), WOOD)
    canvas.fill(box(226, 496, 448, 180), (250, 222, 164))
    for i in range(6):
        canvas.fill(
            [(256 + i * 70, 620), (306 + i * 70, 620), (298 + i * 70, 668), (264 + i * 70, 668)],
            (CREAM, TEAL, BRICK, MUSTARD, SAGE, ROSE)[i],
        )
    canvas.fill(box(790, 470, 170, 310), BARK)
    canvas.fill(box(812, 494, 126, 160), (250, 222, 164))
    for i in range(10):
        left = 150 + i * 88
        tone = MOSS if i % 2 == 0 else CREAM
        canvas.fill([(left + 8, 376), (left + 94, 376), (left + 88, 456), (left - 4, 456)], tone)
        canvas.fill(oval(left + 42, 456, 45, 22), dark(tone, 0.1), marks=0.4)


def forked_stop() -> Canvas:
    """The bus where the road forks."""
    canvas = Canvas(45, SAGE)
    sky(canvas, (196, 208, 196), (244, 226, 196), end=600)
    neighbourhood(canvas, 330, 620, rows=3)
    ground(canvas, 690, (184, 188, 140))
    canvas.fill(
        smooth([(500, 1090), (640, 860), (300, 740), (-60, 700), (-60, 800), (320, 860), (300, 1090)]),
        (186, 172, 156),
    )
    canvas.fill(
        smooth([(300, 1090), (640, 850), (1060, 760), (1660, 700), (1660, 850), (1100, 900), (820, 1090)]),
        (196, 182, 164),
    )
    tree(canvas, (140, 700), 1.3)
    tree(canvas, (860, 740), 0.9)
    bus(canvas, (1120, 850), 1.05, turn=-5)
    bus_stop(canvas, (560, 960), 1.35)
    for x, size, who in ((250, 1.16, GRANDMOTHER), (420, 1.2, CLERK), (690, 0.86, CHILD)):
        stand(canvas, who, (x, 1020), size)
    return canvas
