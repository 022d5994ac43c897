"""Pictures of dishes that are ready."""

from illustrations.canvas import Canvas
from illustrations.dishes import bowl, chopsticks, noodles, plate, sauce, side_dish, tabletop
from illustrations.food import block, kimchi, leaf_vegetable, mandu, pork_slices
from illustrations.geometry import arc, box, oval, rounded, smooth, turned
from illustrations.palette import (
    ASH,
    BARK,
    BRICK,
    CELADON,
    CHILLI,
    CORAL,
    CREAM,
    HONEY,
    LEAF,
    MOSS,
    MUSTARD,
    PLUM,
    ROSE,
    SAGE,
    SAND,
    SKY,
    TEAL,
    TOFU,
    WOOD,
    dark,
)
from illustrations.rice_cakes import rice_cakes


def tofu_plate() -> Canvas:
    """One block of tofu with its sauce."""
    canvas = Canvas(52, WOOD)
    tabletop(canvas, WOOD)
    canvas.fill(turned(box(140, 180, 980, 760), -3, (600, 560)), TEAL)
    canvas.veil(turned(box(160, 200, 940, 720), -3, (600, 560)), CREAM, 0.1)
    canvas.veil(oval(660, 660, 470, 236), share=0.28)
    canvas.fill(oval(640, 620, 470, 236), (92, 62, 50))
    canvas.fill(oval(640, 606, 450, 220), (122, 84, 64))
    block(canvas, (390, 700), 400, 200, 240)
    for i in range(9):
        spot = (500 + canvas.chance.uniform(-70, 260), 440 + canvas.chance.uniform(-36, 22))
        canvas.fill(oval(*spot, 15, 8, canvas.chance.uniform(-40, 40)), (LEAF, MOSS, CHILLI)[i % 3], marks=0)
    sauce(canvas, (1240, 680), 1.5)
    chopsticks(canvas, (1060, 330), 440, 12)
    canvas.steam(640, 400, 150, 0.4)
    return canvas


def steamed_mandu() -> Canvas:
    """Six dumplings in a bamboo steamer, from above."""
    canvas = Canvas(55, BARK)
    tabletop(canvas, (120, 84, 62))
    canvas.veil(oval(850, 600, 520, 480), share=0.3)
    canvas.fill(oval(800, 540, 520, 490), dark(HONEY, 0.1))
    canvas.fill(oval(800, 530, 490, 460), (236, 196, 138))
    canvas.fill(oval(800, 536, 450, 420), dark(HONEY, 0.34))
    for i in range(13):
        reach = (450**2 - (i * 66 - 396) ** 2) ** 0.5
        canvas.stroke(
            [
                (800 - reach * 0.97, 536 + (i * 66 - 396) * 0.93),
                (800 + reach * 0.97, 536 + (i * 66 - 396) * 0.93),
            ],
            HONEY,
            34,
        )
    for lean in (0, 120, 240):
        canvas.fill(
            turned(smooth([(800, 540), (690, 330), (800, 190), (910, 330)]), lean, (800, 540)),
            SAGE,
            marks=0.6,
        )
    spots = ((620, 380), (960, 360), (800, 540), (560, 620), (1030, 600), (800, 760))
    for i, spot in enumerate(spots):
        mandu(canvas, spot, 1.24, 8 if i % 2 else 6, (-24, 20, -4, 16, -20, 6)[i])
    for side in (arc(800, 530, 505, 475, 200, 340), arc(800, 530, 505, 475, 20, 160)):
        canvas.stroke(side, dark(HONEY, 0.4), 7)
    sauce(canvas, (1450, 880), 1.2)
    chopsticks(canvas, (60, 900), 380, -30)
    canvas.steam(800, 420, 260, 0.3)
    return canvas


def tteokbokki() -> Canvas:
    """The square pan at three in the afternoon."""
    canvas = Canvas(56, ASH)
    tabletop(canvas, (150, 140, 132))
    canvas.veil(rounded(150, 150, 1380, 860, 60), share=0.3)
    canvas.fill(rounded(120, 110, 1360, 850, 60), (72, 68, 68))
    canvas.fill(rounded(120, 110, 1360, 826, 60), (104, 98, 96))
    canvas.fill(rounded(176, 160, 1248, 730, 40), (172, 44, 28))
    for i in range(9):
        canvas.veil(box(180, 166, 1000 - i * 110, 718), (236, 96, 48), 0.09)
    for _ in range(26):
        x, y = canvas.chance.uniform(220, 1380), canvas.chance.uniform(200, 850)
        canvas.stroke(arc(x, y, canvas.chance.uniform(20, 70), 14, 190, 330), (232, 112, 62), 6, 2)
    rice_cakes(canvas, (800, 540), 590, 330, 84)
    for egg in ((420, 320), (1150, 640)):
        canvas.veil(oval(egg[0] + 4, egg[1] + 10, 84, 66), (90, 20, 10), 0.4)
        canvas.fill(oval(*egg, 82, 64), TOFU)
        canvas.fill(oval(egg[0] + 4, egg[1] + 2, 42, 34), MUSTARD)
    canvas.stroke([(1560, 60), (1120, 380)], WOOD, 40)
    canvas.fill(
        turned(
            smooth([(1010, 380), (1090, 330), (1180, 350), (1190, 430), (1110, 470), (1030, 450)]),
            6,
            (1100, 400),
        ),
        WOOD,
    )
    canvas.veil(
        turned(smooth([(1040, 390), (1096, 356), (1160, 370), (1160, 420), (1104, 446)]), 6, (1100, 400)),
        (120, 30, 20),
        0.4,
    )
    for x, y in ((480, 260), (900, 210), (1240, 300)):
        canvas.steam(x, y, 170, 0.45)
    return canvas


def cold_noodles() -> Canvas:
    """Noodles in cold soybean soup, from above."""
    canvas = Canvas(57, TEAL)
    tabletop(canvas, (96, 134, 130))
    canvas.veil(oval(740, 620, 520, 470), share=0.28)
    canvas.fill(oval(700, 560, 520, 470), dark(CELADON, 0.16))
    canvas.fill(oval(700, 550, 505, 455), CELADON)
    canvas.fill(oval(700, 556, 440, 392), (248, 238, 212))
    canvas.veil(arc(700, 556, 440, 392, 150, 330), BARK, 0.07)
    noodles(canvas, (700, 580), 270, 220)
    for i in range(44):
        spot = (690 + canvas.chance.gauss(0, 46), 560 + canvas.chance.gauss(0, 34))
        strip = [(spot[0] - 66, spot[1]), (spot[0], spot[1] - 8), (spot[0] + 66, spot[1])]
        canvas.stroke(
            turned(strip, canvas.chance.uniform(-60, 60), spot), (LEAF, SAGE, (214, 226, 176))[i % 3], 12, 9
        )
    canvas.fill(oval(850, 410, 64, 60), CHILLI)
    canvas.fill(oval(832, 390, 17, 12), CORAL, marks=0)
    canvas.fill(smooth([(828, 362), (850, 376), (876, 360), (860, 388), (838, 388)]), MOSS, marks=0)
    for _ in range(24):
        canvas.fill(
            oval(
                700 + canvas.chance.gauss(0, 120),
                540 + canvas.chance.gauss(0, 90),
                7,
                4,
                canvas.chance.uniform(0, 90),
            ),
            BARK,
            marks=0,
        )
    for cube in ((430, 460), (520, 780), (900, 770)):
        canvas.veil(turned(rounded(cube[0] - 40, cube[1] - 36, 84, 78, 12), 14, cube), SKY, 0.7)
        canvas.veil(turned(rounded(cube[0] - 28, cube[1] - 26, 40, 30, 8), 14, cube), CREAM, 0.7)
    for x, tone in ((1370, CREAM), (1370, (226, 214, 190))):
        y = 300 if tone == CREAM else 560
        canvas.veil(oval(x + 12, y + 16, 116, 112), share=0.24)
        canvas.fill(oval(x, y, 116, 112), BRICK if y == 300 else MUSTARD)
        canvas.fill(oval(x, y, 94, 90), dark(BRICK if y == 300 else MUSTARD, 0.3))
        canvas.fill(oval(x, y + 4, 86, 80), tone)
        for _ in range(40):
            canvas.fill(
                oval(x + canvas.chance.gauss(0, 34), y + canvas.chance.gauss(0, 30), 4, 4),
                dark(tone, 0.14),
                marks=0,
            )
    chopsticks(canvas, (1180, 900), 400, -12)
    return canvas


def side_dishes() -> Canvas:
    """Nine little dishes on a tray."""
    canvas = Canvas(58, WOOD)
    tabletop(canvas, (196, 148, 104))
    canvas.veil(rounded(136, 176, 1370, 800, 40), share=0.22)
    canvas.fill(rounded(110, 140, 1370, 800, 40), (120, 76, 56))
    canvas.fill(rounded(136, 166, 1318, 748, 30), (146, 96, 70))
    foods = (
        (LEAF, MOSS),
        (CHILLI, CORAL),
        (HONEY, MUSTARD),
        (CREAM, SAGE),
        (BARK, HONEY),
        (MOSS, SAGE),
        (CORAL, MUSTARD),
        (SAND, CREAM),
        (PLUM, ROSE),
    )
    for i, (food, heap) in enumerate(foods):
        side_dish(canvas, (370 + (i % 3) * 430, 300 + (i // 3) * 228), 1.36, food, heap)
    chopsticks(canvas, (1180, 1000), 360, -3)
    return canvas


def kimchi_supper() -> Canvas:
    """New kimchi and warm pork after the day's work."""
    canvas = Canvas(59, BARK)
    tabletop(canvas, (132, 96, 72))
    plate(canvas, (480, 640), 430, 270, CELADON)
    kimchi(canvas, (480, 600), 1.7)
    plate(canvas, (1160, 420), 390, 220, (226, 216, 196))
    for lean in (-60, 0, 50):
        leaf_vegetable(canvas, (1160 + lean * 3, 400), 1.0, (206, 214, 150))
    pork_slices(canvas, (980, 440), 1.16)
    canvas.steam(1160, 330, 190, 0.45)
    bowl(canvas, (1200, 810), 230, 116, CREAM, (214, 190, 140))
    for i in range(12):
        canvas.fill(
            oval(
                1200 + canvas.chance.uniform(-140, 140),
                812 + canvas.chance.uniform(-50, 50),
                24,
                10,
                canvas.chance.uniform(-60, 60),
            ),
            (SAGE, LEAF, CREAM)[i % 3],
            marks=0,
        )
    canvas.steam(1200, 780, 110, 0.4)
    sauce(canvas, (770, 910), 0.9)
    chopsticks(canvas, (80, 280), 360, -8)
    return canvas
