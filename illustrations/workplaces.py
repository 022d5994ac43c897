"""Pictures from the shops' insides."""

from illustrations.canvas import WIDTH, Canvas
from illustrations.containers import carton, ice_pack, produce, sack
from illustrations.flowers import flower_bucket
from illustrations.geometry import box, oval, rounded, smooth, turned
from illustrations.hands import hand
from illustrations.objects import cat, sewing_machine, spool
from illustrations.palette import (
    ASH,
    BARK,
    BLUE,
    BRICK,
    CHILLI,
    CORAL,
    CREAM,
    HONEY,
    INK,
    LEAF,
    MOSS,
    MUSTARD,
    NAVY,
    PLUM,
    ROSE,
    SAGE,
    SAND,
    SILVER,
    STONE,
    TEAL,
    WOOD,
    dark,
    light,
    mix,
)
from illustrations.people import Neighbour, sit, stand
from illustrations.rooms import room, window


def tailor_at_work() -> Canvas:
    """The sewing machine by the window and the woman who runs it."""
    canvas = Canvas(73, SAND)
    room(canvas, (224, 196, 176), (150, 108, 80), 760)
    canvas.wash((190, 214, 214), (240, 232, 206), 120, 520)
    canvas.fill(box(-9, 100, 109, 440), (224, 196, 176))
    canvas.fill(box(760, 100, 850, 440), (224, 196, 176))
    canvas.fill(box(-9, -9, WIDTH + 18, 130), (224, 196, 176))
    window(canvas, (110, 120), 640, 400, (206, 222, 214))
    canvas.veil([(110, 420), (300, 360), (520, 400), (750, 350), (750, 520), (110, 520)], MOSS, 0.4)
    for row in range(3):
        canvas.fill(box(830, 250 + row * 104, 700, 12), BARK)
        for i in range(15):
            tone = (BRICK, MUSTARD, TEAL, PLUM, BLUE, SAGE, ROSE, CREAM, NAVY, CORAL, LEAF)[
                (i * 4 + row * 3) % 11
            ]
            spool(canvas, (864 + i * 46, 252 + row * 104), 1.05, tone)
    canvas.fill(box(60, 760, 1240, 60), WOOD)
    canvas.fill(box(90, 820, 40, 250), dark(WOOD, 0.3))
    canvas.fill(box(1220, 820, 40, 250), dark(WOOD, 0.3))
    sewing_machine(canvas, (460, 762), 1.15)
    canvas.fill(smooth([(120, 762), (200, 720), (330, 730), (420, 756), (380, 860), (180, 850)]), NAVY)
    canvas.stroke([(160, 780), (350, 800)], MUSTARD, 4)
    sit(canvas, Neighbour(coat=PLUM, cut="bun", hair=mix(SILVER, INK, 0.4), apron=CREAM), (960, 1010), 2.0)
    for i, tone in enumerate((ROSE, SAGE, BLUE)):
        canvas.fill(rounded(1330 - i * 6, 1000 - i * 56, 230, 52, 16), tone)
    return canvas


def parcel_shelf() -> Canvas:
    """Parcels on the laundry's shelf, the cat on top."""
    canvas = Canvas(74, SAND)
    room(canvas, (206, 218, 210), (188, 156, 122), 960)
    canvas.fill(box(210, 280, 1180, 690), (150, 104, 70))
    for row in range(3):
        canvas.fill(box(240, 330 + row * 216, 1120, 184), (112, 78, 58))
    sizes = ((150, 110), (210, 150), (120, 90), (240, 128), (170, 160), (130, 100))
    for row in range(3):
        x = 258.0
        for i in range(7):
            width, height = sizes[(i * 2 + row * 3) % 6]
            if x + width > 1350:
                break
            carton(
                canvas,
                (x, 514 + row * 216),
                width,
                height,
                mix(HONEY, (SAND, WOOD)[i % 2], 0.4 * ((i + row) % 3) / 2),
            )
            canvas.fill(
                oval(x + width * 0.2, 514 + row * 216 - height * 0.3, 17, 17),
                (TEAL, BRICK, MUSTARD, BLUE)[(i + row) % 4],
                marks=0,
            )
            x += width + 14
        canvas.fill(box(214, 514 + row * 216, 1172, 22), (170, 122, 84))
    canvas.fill(box(196, 270, 1208, 26), (170, 122, 84))
    cat(canvas, (760, 268), 1.5)
    for i, tone in enumerate((CREAM, ROSE, (170, 194, 206), SAGE)):
        x = 30 + i * 6 if i < 2 else 1440 + (i - 2) * 50
        canvas.fill(
            smooth([(x, 330), (x + 54, 300), (x + 108, 330), (x + 120, 700), (x - 10, 700)], steps=5), tone
        )
    canvas.stroke([(-9, 290), (190, 290)], ASH, 10)
    canvas.stroke([(1400, 290), (WIDTH + 9, 290)], ASH, 10)
    return canvas


def rice_mill() -> Canvas:
    """Steam over the rice cakes, white ropes of garaetteok, sacks of rice."""
    canvas = Canvas(76, SAND)
    room(canvas, (214, 186, 158), (158, 136, 118), 700)
    for row in range(10):
        for column in range(13):
            if canvas.chance.random() < 0.5:
                canvas.fill(
                    box(column * 132 + (row % 2) * 60 - 40, 20 + row * 66, 116, 52),
                    mix((214, 186, 158), canvas.chance.choice((CREAM, BRICK)), 0.14),
                    marks=0.3,
                )
    _rope_machine(canvas)
    canvas.fill(box(700, 800, 620, 40), WOOD)
    for i in range(4):
        canvas.fill(
            rounded(740 + (i % 2) * 14, 776 - i * 26, 520, 28, 14), mix(CREAM, STONE, i * 0.05), marks=0.6
        )
    canvas.fill(box(730, 840, 30, 150), dark(WOOD, 0.3))
    canvas.fill(box(1250, 840, 30, 150), dark(WOOD, 0.3))
    for level in range(3):
        canvas.fill(rounded(1080, 560 - level * 110, 340, 104, 10), HONEY)
        canvas.stroke([(1084, 600 - level * 110), (1416, 600 - level * 110)], BARK, 8)
    canvas.fill(oval(1250, 342, 168, 34), CREAM)
    canvas.fill(rounded(1060, 664, 380, 60, 8), dark(ASH, 0.3))
    canvas.steam(1250, 330, 250, 0.75)
    stand(canvas, Neighbour(coat=TEAL, cut="bun", apron=CREAM), (930, 1040), 1.35)
    for x, tone in ((130, CREAM), (330, SAND), (540, CREAM)):
        sack(canvas, (x, 1020), 1.0, tone)
    return canvas


def _rope_machine(canvas: Canvas) -> None:
    """Set up the machine out of which the white ropes come."""
    canvas.fill(rounded(130, 250, 420, 460, 18), (118, 132, 134))
    canvas.fill([(190, 250), (490, 250), (440, 130), (240, 130)], (152, 164, 164))
    canvas.fill(oval(340, 130, 100, 22), CREAM)
    canvas.fill(oval(340, 460, 96, 96), (92, 104, 108))
    canvas.fill(oval(340, 460, 64, 64), STONE)
    canvas.fill(box(540, 520, 120, 70), (118, 132, 134))
    for i in range(3):
        canvas.stroke(
            smooth(
                [(650, 540 + i * 18), (760, 560 + i * 16), (860, 700 + i * 22), (1010, 760 + i * 24)],
                closed=False,
            ),
            CREAM,
            26,
        )
        canvas.stroke(
            smooth(
                [(650, 534 + i * 18), (760, 553 + i * 16), (856, 690 + i * 22), (1010, 752 + i * 24)],
                closed=False,
            ),
            light(CREAM, 1),
            6,
        )


def flower_morning() -> Canvas:
    """Buckets of July flowers before the shop."""
    canvas = Canvas(77, SAND)
    canvas.fill(box(-9, -9, WIDTH + 18, 800), (222, 214, 192))
    canvas.fill(box(120, 150, 1360, 640), (132, 150, 130))
    canvas.fill(box(150, 180, 1300, 600), (198, 206, 184))
    canvas.veil([(250, 180), (480, 180), (240, 780), (150, 780), (150, 520)], CREAM, 0.3)
    for i in range(13):
        left = 60 + i * 114
        tone = ROSE if i % 2 == 0 else CREAM
        canvas.fill([(left + 12, -9), (left + 126, -9), (left + 116, 120), (left, 120)], tone)
        canvas.fill(oval(left + 58, 120, 59, 32), dark(tone, 0.08), marks=0.4)
    canvas.fill(box(-9, 780, WIDTH + 18, 300), STONE)
    canvas.fill(box(180, 640, 1240, 30), WOOD)
    for i, kind in enumerate(("blue", "white", "rose", "zinnia", "blue")):
        flower_bucket(canvas, (300 + i * 250, 642), 1.15, (TEAL, STONE, BLUE, ASH, TEAL)[i], kind, 8)
    for i, kind in enumerate(("sun", "zinnia", "white", "sun", "rose")):
        flower_bucket(canvas, (190 + i * 300, 1010), 1.5, (ASH, BLUE, TEAL, STONE, BRICK)[i], kind, 8)
    return canvas


def ice_pack_box() -> Canvas:
    """A hand puts an ice pack into the blue box."""
    canvas = Canvas(64, SAND)
    canvas.fill(box(-9, -9, 1620, 800), (232, 214, 182))
    for row in range(4):
        canvas.fill(box(-9, 120 + row * 170, 1620, 16), (204, 176, 138))
        for i in range(9):
            if (i + row) % 4:
                canvas.fill(
                    rounded(60 + i * 176, 120 + row * 170 - 96, 96, 96, 14),
                    mix((BRICK, MUSTARD, SAGE, BLUE, CORAL)[(i * 2 + row) % 5], (232, 214, 182), 0.45),
                    marks=0.6,
                )
    canvas.fill(box(-9, 790, 1620, 290), (176, 150, 124))
    produce(canvas, (30, 980), 260, 110, CHILLI)
    produce(canvas, (1320, 980), 260, 110, MUSTARD)
    canvas.shadow(820, 1000, 470, 30)
    canvas.fill([(420, 520), (1180, 520), (1140, 620), (460, 620)], (36, 62, 92))
    for x, y, turn in (
        (560, 560, -14),
        (740, 572, 8),
        (930, 560, -6),
        (1060, 570, 16),
        (650, 540, 30),
        (840, 536, -26),
    ):
        ice_pack(canvas, (x, y), 1.0, turn)
    canvas.fill([(400, 600), (1200, 600), (1160, 1000), (440, 1000)], BLUE)
    for y in (700, 800, 900):
        canvas.stroke([(414, y), (1186, y)], dark(BLUE, 0.3), 6)
    canvas.fill(box(388, 586, 824, 40), light(BLUE, 0.2))
    canvas.veil([(1010, 626), (1198, 626), (1160, 1000), (1000, 1000)], share=0.16)
    canvas.fill(oval(800, 800, 110, 110), CREAM)
    for arm in range(3):
        canvas.stroke(turned([(730, 800), (870, 800)], arm * 60, (800, 800)), BLUE, 16)
    hand(canvas, (1000, 300), 1.5, 196, sleeve=CORAL, curl=0.6)
    ice_pack(canvas, (960, 440), 1.5, -8)
    return canvas
