"""Pictures of people outdoors: the flea market, the board in the alley, the box under the tree."""

from illustrations.canvas import WIDTH, Canvas
from illustrations.cast import CHILD, CLERK, GRANDMOTHER, MOTHER, STUDENT
from illustrations.containers import crate, tin_box
from illustrations.geometry import Point, box, oval, rounded, smooth, turned
from illustrations.lights import bunting
from illustrations.objects import book_pile, note
from illustrations.palette import (
    ASH,
    BARK,
    BLUE,
    BRICK,
    CORAL,
    CREAM,
    HAZE,
    INK,
    LEAF,
    LEMON,
    MOSS,
    MUSTARD,
    NAVY,
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
from illustrations.people import sit, stand
from illustrations.scenery import ground, neighbourhood, pot_plant, sky, tree


def _spread(canvas: Canvas, at: Point, width: float, cloth: Colour) -> None:
    """Lay out a mat with things for sale."""
    x, y = at
    canvas.veil(
        [(x - 6, y + 12), (x + width + 14, y + 12), (x + width + 44, y - 96), (x + 30, y - 96)], share=0.14
    )
    canvas.fill([(x, y), (x + width, y), (x + width + 34, y - 104), (x + 28, y - 104)], cloth)
    for i in range(4):
        canvas.stroke(
            [(x + 8 + i * width / 4, y - 3), (x + 34 + i * width / 4, y - 101)], light(cloth, 0.3), 5
        )
    book_pile(canvas, (x + width * 0.2, y - 34), 3, 96)
    for i, tone in enumerate((CORAL, NAVY, LEMON)):
        left = x + width * 0.4 + i * 44
        canvas.fill(
            [(left, y - 92), (left + 40, y - 92), (left + 33, y - 46), (left + 7, y - 46)], tone, marks=0.5
        )
        canvas.fill(oval(left + 20, y - 92, 20, 6), dark(tone, 0.3), marks=0)
    shirt = [
        (0, -86),
        (30, -96),
        (52, -96),
        (82, -86),
        (96, -50),
        (72, -44),
        (70, -14),
        (12, -14),
        (10, -44),
        (-14, -50),
    ]
    canvas.fill([(x + width * 0.76 + dx * 0.9, y + dy * 0.9 - 4) for dx, dy in shirt], light(cloth, 0.55))
    canvas.veil([(x + width * 0.76 + dx * 0.9, y + dy * 0.9 - 4) for dx, dy in shirt[3:7]], share=0.12)


def _park(canvas: Canvas) -> None:
    sky(canvas, SKY, HAZE, end=460)
    neighbourhood(canvas, 300, 470, rows=2)
    ground(canvas, 520, (172, 186, 132))
    canvas.fill(
        smooth([(-40, 640), (500, 590), (1100, 600), (1660, 650), (1660, 1120), (-40, 1120)]), (214, 198, 156)
    )
    for x, y, size in ((130, 640, 1.5), (520, 580, 1.15), (1060, 580, 1.2), (1480, 640, 1.55)):
        tree(canvas, (x, y), size)


def flea_market() -> Canvas:
    """Mats under the trees on a Saturday in May."""
    canvas = Canvas(34, SAGE)
    _park(canvas)
    for x, y, width, cloth in (
        (70, 800, 330, BRICK),
        (560, 770, 320, BLUE),
        (1080, 800, 340, MUSTARD),
        (180, 1010, 400, TEAL),
        (960, 1020, 420, ROSE),
    ):
        _spread(canvas, (x, y), width, cloth)
    sit(canvas, GRANDMOTHER, (250, 740), 0.74)
    sit(canvas, MOTHER, (720, 716), 0.74)
    for x, y, size, who in (
        (470, 900, 0.86, CLERK),
        (900, 880, 0.86, MOTHER),
        (990, 900, 0.6, CHILD),
        (720, 1030, 0.94, STUDENT),
        (1480, 960, 0.92, GRANDMOTHER),
    ):
        stand(canvas, who, (x, y), size)
    return canvas


def flea_market_poster() -> Canvas:
    """Flags in the trees, mats below, before anyone has come."""
    canvas = Canvas(35, SAGE)
    _park(canvas)
    bunting(canvas, (120, 330), (800, 300), 120, 12, 1.25)
    bunting(canvas, (800, 300), (1500, 330), 120, 12, 1.25)
    for x, y, width, cloth in (
        (150, 850, 380, MUSTARD),
        (640, 830, 360, BRICK),
        (1120, 860, 360, TEAL),
        (420, 1040, 420, PLUM),
        (960, 1040, 420, BLUE),
    ):
        _spread(canvas, (x, y), width, cloth)
    return canvas


def survey_board() -> Canvas:
    """Neighbours stick coloured slips on a board in the alley."""
    canvas = Canvas(43, SAND)
    sky(canvas, SKY, HAZE, end=260)
    canvas.fill(box(-9, 140, WIDTH + 18, 700), (206, 172, 146))
    for row in range(18):
        for column in range(15):
            if canvas.chance.random() < 0.4:
                canvas.fill(
                    box(column * 112 + (row % 2) * 50 - 20, 152 + row * 38, 96, 28),
                    mix((206, 172, 146), canvas.chance.choice((BRICK, CREAM, BARK)), 0.14),
                    marks=0.3,
                )
    ground(canvas, 840, STONE)
    canvas.veil(box(250, 206, 1130, 520), share=0.2)
    canvas.fill(rounded(230, 180, 1130, 520, 8), BARK)
    canvas.fill(box(252, 202, 1086, 476), CREAM)
    for column in range(6):
        for row in range((6, 4, 4, 3, 3, 2)[column]):
            for side in (0, 1):
                tone = (LEMON, ROSE, SAGE, (170, 200, 214))[canvas.chance.randrange(4)]
                note(
                    canvas,
                    (318 + column * 176 + side * 76, 640 - row * 78),
                    0.82,
                    tone,
                    canvas.chance.uniform(-9, 9),
                )
    for x, size, who in (
        (330, 1.2, MOTHER),
        (620, 1.16, GRANDMOTHER),
        (1010, 1.24, CLERK),
        (1220, 0.86, CHILD),
    ):
        stand(canvas, who, (x, 1010), size)
    pot_plant(canvas, (1480, 960), 1.1, CORAL)
    return canvas


def buried_box() -> Canvas:
    """Children's letters in a biscuit tin under the persimmon tree."""
    canvas = Canvas(46, LEAF)
    sky(canvas, (188, 212, 206), (244, 232, 204), end=620)
    neighbourhood(canvas, 380, 560, rows=2)
    ground(canvas, 640, (148, 164, 104))
    canvas.stroke(smooth([(1180, 820), (1160, 560), (1190, 300), (1150, 60)], closed=False), BARK, 120, 60)
    for x, y, radius in ((980, 90, 190), (1240, 40, 220), (1460, 140, 180), (1120, 200, 130)):
        canvas.fill(oval(x, y, radius, radius * 0.72), mix(LEAF, MOSS, canvas.chance.random() * 0.6))
    for x, y in ((930, 160), (1090, 250), (1330, 190), (1480, 250), (1220, 130)):
        canvas.fill(oval(x, y, 28, 25), (226, 132, 62))
    canvas.fill(
        smooth([(180, 960), (420, 830), (820, 820), (1060, 920), (900, 1040), (400, 1060)]), (112, 78, 58)
    )
    canvas.fill(
        smooth([(250, 960), (440, 870), (800, 860), (980, 930), (860, 1010), (420, 1030)]), (82, 56, 46)
    )
    tin_box(canvas, (620, 985), 480, 170)
    canvas.stroke([(1130, 980), (1290, 600)], WOOD, 22)
    canvas.fill(
        turned(smooth([(1076, 960), (1150, 960), (1146, 1050), (1112, 1080), (1080, 1050)]), 22, (1113, 960)),
        ASH,
    )
    canvas.stroke([(1252, 598), (1330, 616)], WOOD, 22)
    crate(canvas, (1380, 1000), 130, 70)
    canvas.veil(oval(600, 1040, 420, 24), INK, 0.1)
    return canvas
