"""Pictures of food in the making and of what it is kept in."""

from illustrations.canvas import Canvas
from illustrations.dishes import bowl, jar, plate, tabletop
from illustrations.food import block, loaf, mandu, tin_loaf
from illustrations.geometry import box, oval, rounded, smooth, turned
from illustrations.hands import flour, hand
from illustrations.palette import (
    BARK,
    BLUE,
    BRICK,
    CELADON,
    CORAL,
    CREAM,
    HONEY,
    INK,
    MUSTARD,
    NAVY,
    PAPER,
    PLUM,
    SAGE,
    SAND,
    STONE,
    TEAL,
    TOFU,
    WOOD,
    dark,
    mix,
)
from illustrations.scenery import cloud, neighbourhood

DOUGH = (244, 228, 194)


def dawn_tofu() -> Canvas:
    """The first tray is cut."""
    canvas = Canvas(51, BARK)
    tabletop(canvas, (96, 78, 74))
    canvas.veil(rounded(236, 300, 1180, 620, 20), share=0.3)
    canvas.fill([(220, 860), (1380, 860), (1300, 250), (300, 250)], (150, 104, 66))
    canvas.fill([(262, 812), (1338, 812), (1270, 286), (330, 286)], (238, 224, 192))
    for row in range(3):
        for column in range(4):
            left, top = 342 + column * 234 - row * 24 + column * row * 16 * 0.95, 300 + row * 168
            wide, tall = 214 + row * 16, 154
            canvas.veil(rounded(left + 6, top + 10, wide, tall, 10), BARK, 0.18)
            canvas.fill(rounded(left, top, wide, tall, 10), TOFU)
            canvas.veil(
                [
                    (left, top + tall - 22),
                    (left + wide, top + tall - 22),
                    (left + wide, top + tall),
                    (left, top + tall),
                ],
                BARK,
                0.12,
            )
    canvas.veil([(880, 470), (990, 446), (1060, 850), (970, 870)], share=0.16)
    canvas.fill([(868, 456), (978, 436), (1044, 842), (966, 862)], (206, 212, 216))
    canvas.fill([(868, 456), (888, 452), (984, 856), (966, 862)], (236, 238, 238))
    canvas.fill(turned(rounded(962, 836, 62, 190, 24), -14, (990, 850)), BARK)
    hand(canvas, (1060, 940), 1.1, -12, sleeve=NAVY, curl=0.75)
    hand(canvas, (540, 880), 1.15, 10, sleeve=NAVY, left=True, curl=0.2)
    for x, y, size in ((500, 420, 210), (840, 360, 260), (1150, 430, 200)):
        canvas.steam(x, y, size, 0.5)
    return canvas


def kneading() -> Canvas:
    """Two hands in a dough."""
    canvas = Canvas(53, WOOD)
    tabletop(canvas, (188, 134, 88))
    flour(canvas, (800, 520), 420, 420)
    canvas.veil(oval(830, 560, 500, 320), share=0.2)
    canvas.fill(
        smooth(
            [
                (330, 540),
                (430, 310),
                (760, 220),
                (1120, 300),
                (1280, 520),
                (1160, 750),
                (820, 820),
                (450, 750),
            ]
        ),
        DOUGH,
    )
    canvas.veil(smooth([(450, 740), (820, 700), (1240, 560), (1160, 750), (820, 818)]), BARK, 0.13)
    for fold in ([(560, 380), (760, 330), (960, 390)], [(620, 300), (800, 270), (940, 310)]):
        canvas.stroke(smooth(fold, closed=False), dark(DOUGH, 0.2), 8, 3)
    bowl(canvas, (1420, 240), 190, 96, CELADON, CREAM)
    canvas.veil(turned(rounded(90, 190, 420, 70, 34), -24, (300, 225)), share=0.22)
    canvas.fill(turned(rounded(80, 170, 420, 66, 30), -24, (290, 205)), (130, 86, 58))
    canvas.fill(turned(rounded(130, 164, 320, 78, 24), -24, (290, 205)), (156, 106, 72))
    hand(canvas, (590, 700), 1.55, 26, sleeve=BRICK, left=True, curl=0.45)
    hand(canvas, (1030, 700), 1.55, -26, sleeve=BRICK, curl=0.45)
    flour(canvas, (800, 700), 260, 120)
    return canvas


def folding_mandu() -> Canvas:
    """Mother and daughter fold dumplings, each in her own way."""
    canvas = Canvas(54, WOOD)
    tabletop(canvas, (158, 112, 78))
    canvas.veil(box(196, 190, 1240, 480), share=0.2)
    canvas.fill(rounded(180, 170, 1240, 480, 18), HONEY)
    flour(canvas, (800, 420), 420, 360)
    for row in range(3):
        for column in range(6):
            mandu(
                canvas,
                (310 + column * 196, 268 + row * 146),
                0.74,
                8 if column < 3 else 6,
                canvas.chance.uniform(-8, 8),
            )
    for x, sleeve, pleats in ((420, PLUM, 8), (1180, TEAL, 6)):
        canvas.veil(oval(x, 812, 130, 60), share=0.14)
        hand(canvas, (x - 110, 960), 1.12, 20, sleeve=sleeve, left=True, curl=0.6)
        hand(canvas, (x + 110, 960), 1.12, -20, sleeve=sleeve, curl=0.6)
        mandu(canvas, (x, 790), 0.92, pleats)
    bowl(canvas, (800, 830), 150, 80, CELADON, (206, 148, 110))
    return canvas


def bread_shelf() -> Canvas:
    """Round loaves and tin loaves at noon."""
    canvas = Canvas(60, SAND)
    canvas.wash((236, 214, 176), (210, 172, 130), 0, 1067)
    for i in range(16):
        canvas.stroke([(i * 108, -10), (i * 108 + canvas.chance.uniform(-4, 4), 1080)], (204, 166, 124), 5)
    for y in (470, 900):
        canvas.veil(box(-9, y + 34, 1620, 44), share=0.2)
        canvas.fill(box(-9, y, 1620, 42), (136, 88, 58))
        canvas.fill(box(-9, y, 1620, 12), (170, 116, 78))
    for x in (330, 760, 1200):
        tin_loaf(canvas, (x - 190, 470), 330, 250)
    for i, x in enumerate((300, 800, 1300)):
        loaf(canvas, (x, 760), 226, 158, (-5, 4, -2)[i])
    canvas.stroke([(0, 60), (1600, 40)], BARK, 10)
    for i in range(7):
        x = 120 + i * 240
        canvas.stroke([(x, 50), (x + 6, 130)], HONEY, 6)
        for grain in range(9):
            spot = (x + (14 if grain % 2 else -6), 126 + grain * 9)
            canvas.fill(oval(*spot, 14, 7, 50 if grain % 2 else -50), MUSTARD, marks=0)
    return canvas


def cut_loaf() -> Canvas:
    """A country loaf cut in half, with the knife beside it."""
    canvas = Canvas(61, SAGE)
    tabletop(canvas, (126, 142, 120))
    canvas.veil(turned(rounded(210, 250, 1180, 640, 60), -4, (800, 560)), share=0.24)
    canvas.fill(turned(rounded(190, 220, 1180, 640, 60), -4, (800, 540)), HONEY)
    for y in (360, 500, 640, 760):
        canvas.stroke(turned([(230, y), (1330, y + 6)], -4, (800, 540)), dark(HONEY, 0.16), 4)
    loaf(canvas, (560, 500), 270, 200, -12)
    _half_loaf(canvas)
    canvas.fill([(300, 812), (980, 850), (1000, 872), (960, 890), (300, 850)], (216, 220, 222))
    canvas.fill(turned(rounded(90, 806, 230, 54, 24), 2, (200, 830)), BARK)
    flour(canvas, (600, 760), 220, 90)
    return canvas


def _half_loaf(canvas: Canvas) -> None:
    """Turn the cut side of a loaf to us."""
    canvas.veil(oval(1000, 730, 260, 60), share=0.24)
    canvas.fill(
        smooth(
            [
                (770, 720),
                (760, 560),
                (860, 430),
                (1010, 410),
                (1170, 470),
                (1240, 600),
                (1220, 730),
                (1000, 750),
            ]
        ),
        (168, 104, 58),
    )
    canvas.fill(
        smooth(
            [
                (794, 700),
                (790, 570),
                (876, 462),
                (1010, 442),
                (1150, 496),
                (1212, 606),
                (1194, 704),
                (1000, 722),
            ]
        ),
        (246, 226, 188),
    )
    for _ in range(70):
        crumb = canvas.chance.gauss(1000, 110), canvas.chance.gauss(600, 62)
        canvas.fill(
            oval(
                *crumb,
                canvas.chance.uniform(4, 22),
                canvas.chance.uniform(3, 13),
                canvas.chance.uniform(-40, 40),
            ),
            (222, 192, 146),
            marks=0,
        )


def jars_in_the_sun() -> Canvas:
    """The jars behind the side-dish shop."""
    canvas = Canvas(62, SAND)
    canvas.wash((186, 212, 212), (242, 230, 202), 0, 520)
    cloud(canvas, (1220, 130), 80)
    neighbourhood(canvas, 250, 430, rows=3)
    canvas.fill(box(-9, 430, 1620, 240), (204, 158, 124))
    for row in range(6):
        for column in range(15):
            canvas.fill(
                rounded(column * 112 + (row % 2) * 54 - 40, 440 + row * 38, 102, 30, 8),
                mix((196, 160, 132), STONE, canvas.chance.random() * 0.8),
                marks=0.5,
            )
    canvas.fill(box(-9, 414, 1620, 26), (96, 104, 110))
    canvas.fill(box(-9, 650, 1620, 430), (218, 200, 164))
    for x, y, size in (
        (190, 760, 0.9),
        (470, 740, 0.74),
        (780, 750, 1.0),
        (1110, 740, 0.8),
        (1420, 760, 1.0),
    ):
        jar(canvas, (x, y), size, (112, 68, 48))
    for x, y, size in ((330, 920, 1.0), (660, 930, 0.84), (960, 920, 1.12), (1290, 930, 0.86)):
        jar(canvas, (x, y), size)
    for x, y, size in ((150, 1030, 0.6), (540, 1040, 0.5), (1160, 1040, 0.56), (1490, 1030, 0.66)):
        jar(canvas, (x, y), size, (140, 88, 58))
    return canvas


def three_ledgers() -> Canvas:
    """Ledgers, an abacus, tofu, dumplings and bread."""
    canvas = Canvas(63, WOOD)
    tabletop(canvas, (150, 106, 76))
    for side, tone in ((-1, PAPER), (1, CREAM)):
        canvas.veil([(640, 440), (640 + side * 440, 420), (640 + side * 444, 966), (640, 990)], share=0.2)
        top = smooth([(640, 430), (640 + side * 200, 398), (640 + side * 412, 412)], closed=False)
        foot = smooth([(640 + side * 424, 930), (640 + side * 200, 922), (640, 956)], closed=False)
        canvas.fill([*top, *foot], tone)
        for row in range(10):
            canvas.stroke([(640 + side * 40, 476 + row * 44), (640 + side * 380, 464 + row * 44)], STONE, 3)
            if (row + side) % 3:
                canvas.stroke(
                    smooth(
                        [
                            (640 + side * 60, 468 + row * 44),
                            (640 + side * 120, 462 + row * 44),
                            (640 + side * canvas.chance.uniform(180, 340), 464 + row * 44),
                        ],
                        closed=False,
                    ),
                    BLUE,
                    6,
                    4,
                )
        canvas.stroke([(640 + side * 300, 440), (640 + side * 304, 900)], CORAL, 3)
    canvas.stroke([(640, 420), (640, 952)], dark(PAPER, 0.4), 6)
    canvas.fill(turned(rounded(1130, 640, 400, 260, 14), 6, (1330, 770)), BARK)
    canvas.fill(turned(box(1150, 660, 360, 220), 6, (1330, 770)), dark(HONEY, 0.2))
    for rod in range(7):
        canvas.stroke(turned([(1176 + rod * 51, 660), (1176 + rod * 51, 880)], 6, (1330, 770)), BARK, 6)
        for bead in range(5):
            y = 686 + bead * 32 + (34 if bead > (rod * 2) % 5 else 0)
            canvas.fill(
                turned(oval(1176 + rod * 51, y, 22, 14), 6, (1330, 770)), (BRICK, TEAL)[rod % 2], marks=0.4
            )
    canvas.veil(oval(260, 330, 210, 60), share=0.24)
    canvas.fill(oval(260, 310, 210, 84), (112, 78, 60))
    block(canvas, (150, 330), 180, 96, 110)
    plate(canvas, (760, 230), 240, 110, CELADON)
    for x, y, turn in ((660, 220, -10), (760, 190, 4), (850, 232, 12), (740, 262, 0)):
        mandu(canvas, (x, y), 0.62, 8, turn)
    loaf(canvas, (1270, 330), 200, 132, -6)
    canvas.stroke([(1010, 930), (1120, 560)], MUSTARD, 20, 16)
    canvas.fill([(1002, 928), (1020, 934), (1002, 966)], INK, marks=0)
    return canvas
