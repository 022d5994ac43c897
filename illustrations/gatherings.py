"""Pictures of people who sit together."""

from illustrations.canvas import WIDTH, Canvas
from illustrations.cast import ELDER
from illustrations.dishes import bowl, plate
from illustrations.geometry import box, oval, rounded, smooth
from illustrations.objects import books
from illustrations.palette import (
    BARK,
    BLUE,
    BRICK,
    CELADON,
    CORAL,
    CREAM,
    HONEY,
    INK,
    LAMP,
    LEAF,
    LEMON,
    MINT,
    MOSS,
    MUSTARD,
    NAVY,
    NIGHT,
    PLUM,
    ROSE,
    SAGE,
    SAND,
    SILVER,
    SKY,
    STONE,
    TEAL,
    TOFU,
    WOOD,
    dark,
    mix,
)
from illustrations.people import Neighbour, sit, stand
from illustrations.rooms import room, window
from illustrations.scenery import neighbourhood, pot_plant


def first_meeting() -> Canvas:
    """Thirty-two people and a plate of rice cakes above the mill."""
    canvas = Canvas(71, SAND)
    room(canvas, (232, 208, 168), (176, 128, 88), 560)
    window(canvas, (120, 110), 260, 240, (70, 82, 128))
    window(canvas, (1220, 110), 260, 240, (70, 82, 128))
    _board_of_notes(canvas)
    canvas.glow(800, 60, 520, LAMP, 0.35)
    for i in range(6):
        who = (
            ELDER,
            Neighbour(coat=TEAL),
            Neighbour(coat=BRICK, cut="bob"),
            Neighbour(coat=NAVY),
            Neighbour(coat=MUSTARD, cut="bun"),
            Neighbour(coat=SAGE, cut="short", hair=SILVER),
        )[i]
        sit(canvas, who, (230 + i * 228, 640), 0.82)
    canvas.fill([(90, 800), (1510, 800), (1360, 590), (240, 590)], HONEY)
    canvas.fill([(90, 800), (1510, 800), (1510, 840), (90, 840)], dark(HONEY, 0.35))
    for x in (430, 800, 1170):
        plate(canvas, (x, 690), 124, 44, CREAM)
        for i in range(8):
            canvas.fill(
                rounded(x - 72 + (i % 4) * 36, 652 + (i // 4) * 24, 34, 26, 8),
                mix((222, 190, 140), CREAM, (i % 3) * 0.25),
                marks=0.4,
            )
        canvas.steam(x, 650, 70, 0.4)
    for i, who in enumerate(
        (
            Neighbour(coat=CORAL, cut="bob"),
            Neighbour(coat=MOSS),
            ELDER,
            Neighbour(coat=BLUE, cut="long"),
            Neighbour(coat=BARK),
        )
    ):
        sit(canvas, who, (170 + i * 315, 1080), 1.35)
    return canvas


def _board_of_notes(canvas: Canvas) -> None:
    """Hang up the board with six notes."""
    canvas.fill(rounded(520, 80, 560, 300, 10), BARK)
    canvas.fill(box(540, 100, 520, 260), CREAM)
    for i, tone in enumerate((LEMON, ROSE, SAGE, SKY, CORAL, MINT)):
        canvas.fill(rounded(570 + (i % 3) * 160, 124 + (i // 3) * 116, 132, 90, 8), tone)
        for row in range(3):
            canvas.stroke(
                [
                    (586 + (i % 3) * 160, 146 + (i // 3) * 116 + row * 20),
                    (680 - row * 18 + (i % 3) * 160, 146 + (i // 3) * 116 + row * 20),
                ],
                dark(tone, 0.4),
                5,
            )


def library_reading() -> Canvas:
    """An elder reads to children before the shelves."""
    canvas = Canvas(72, SAND)
    room(canvas, (226, 204, 168), (196, 148, 100), 650)
    for column in range(3):
        x = 60 + column * 510
        canvas.fill(box(x, 60, 460, 590), (140, 96, 66))
        for row in range(4):
            canvas.fill(box(x + 18, 80 + row * 142, 424, 122), (104, 72, 54))
            books(canvas, (x + 22, 202 + row * 142), 412, 112)
    canvas.fill(oval(800, 900, 660, 170), (176, 92, 74))
    canvas.fill(oval(800, 896, 590, 146), (206, 128, 98))
    canvas.fill(oval(800, 892, 500, 118), (220, 158, 112))
    canvas.glow(800, 560, 420, LAMP, 0.25)
    canvas.fill([(560, 560), (800, 590), (800, 420), (570, 388)], CREAM)
    canvas.fill([(1040, 560), (800, 590), (800, 420), (1030, 388)], (252, 244, 226))
    canvas.fill(oval(690, 500, 62, 50), MUSTARD)
    canvas.fill([(610, 552), (770, 572), (770, 530), (612, 512)], LEAF, marks=0.5)
    canvas.fill(smooth([(860, 540), (880, 450), (930, 430), (1000, 470), (990, 530)]), BRICK)
    canvas.stroke([(800, 420), (800, 590)], BARK, 6)
    sit(canvas, ELDER, (800, 800), 1.7)
    for x, y, size, tone, cut in (
        (300, 900, 0.9, LEMON, "bob"),
        (480, 960, 0.95, TEAL, "short"),
        (1130, 960, 0.95, CORAL, "long"),
        (1310, 900, 0.9, BLUE, "short"),
        (640, 1030, 1.0, SAGE, "bun"),
        (970, 1030, 1.0, ROSE, "bob"),
    ):
        sit(canvas, Neighbour(coat=tone, cut=cut), (x, y), size)
    return canvas


def night_study() -> Canvas:
    """Four backs in the lit window of the tea room."""
    canvas = Canvas(75, NIGHT)
    canvas.wash((32, 42, 86), (96, 90, 126), 0, 500)
    neighbourhood(canvas, 200, 420, rows=3)
    canvas.tint((104, 104, 152))
    canvas.fill(box(160, 240, 1280, 660), (112, 84, 92))
    canvas.fill([(100, 250), (220, 150), (1380, 150), (1500, 250)], (74, 60, 80))
    canvas.fill(box(-9, 890, WIDTH + 18, 190), (86, 76, 96))
    canvas.glow(800, 600, 780, LAMP, 0.4)
    canvas.fill(box(270, 330, 1060, 460), BARK)
    canvas.fill(box(296, 356, 1008, 408), (250, 216, 150))
    canvas.fill(box(296, 356, 1008, 120), (240, 196, 126))
    canvas.fill(box(340, 470, 920, 12), WOOD)
    for i in range(12):
        canvas.fill(
            [(366 + i * 74, 424), (412 + i * 74, 424), (404 + i * 74, 470), (374 + i * 74, 470)],
            (TEAL, CREAM, BRICK, MUSTARD, SAGE)[i % 5],
            marks=0.5,
        )
    canvas.stroke([(800, 356), (800, 420)], INK, 6)
    canvas.fill([(740, 470), (860, 470), (826, 412), (774, 412)], TEAL)
    canvas.glow(800, 500, 280, (255, 244, 200), 0.6)
    for x, who in (
        (450, Neighbour(coat=BRICK, cut="bun")),
        (690, Neighbour(coat=PLUM, cut="perm", hair=SILVER)),
        (920, Neighbour(coat=MOSS, cut="bob")),
        (1150, Neighbour(coat=BLUE, cut="short")),
    ):
        sit(canvas, who, (x, 790), 1.18)
    canvas.fill(box(250, 764, 1100, 50), dark(WOOD, 0.3))
    canvas.stroke([(800, 356), (800, 420)], INK, 6)
    for x in (290, 1310):
        canvas.fill(box(x - 14, 330, 28, 460), BARK)
    pot_plant(canvas, (200, 980), 1.0, CORAL, TEAL)
    canvas.fill([(300, 940), (1300, 940), (1440, 1067), (160, 1067)], mix((86, 76, 96), LAMP, 0.32))
    return canvas


def tofu_workshop() -> Canvas:
    """Neighbours in aprons round a long table of tofu."""
    canvas = Canvas(65, CREAM)
    canvas.fill(box(-9, -9, 1620, 700), (228, 206, 170))
    canvas.fill(box(-9, 400, 1620, 300), (206, 176, 138))
    canvas.fill(box(-9, 690, 1620, 390), (150, 112, 84))
    for x in (180, 700, 1220):
        canvas.fill(box(x, 70, 240, 240), WOOD)
        canvas.fill(box(x + 16, 86, 208, 208), (196, 216, 212))
        canvas.stroke([(x + 120, 86), (x + 120, 294)], WOOD, 12)
        canvas.veil([(x + 50, 86), (x + 110, 86), (x + 60, 294), (x + 16, 294)], CREAM, 0.3)
    canvas.fill([(60, 820), (1540, 820), (1400, 480), (200, 480)], (190, 138, 92))
    canvas.fill([(60, 820), (1540, 820), (1540, 880), (60, 880)], (142, 96, 64))
    for i, x in enumerate((330, 720, 1110)):
        canvas.veil(oval(x + 90, 640, 190, 40), share=0.2)
        canvas.fill([(x - 60, 640), (x + 230, 640), (x + 200, 530), (x - 20, 530)], (140, 98, 66))
        canvas.fill([(x - 30, 620), (x + 200, 620), (x + 178, 542), (x - 4, 542)], CREAM)
        canvas.fill([(x, 606), (x + 172, 606), (x + 156, 552), (x + 16, 552)], TOFU)
        canvas.stroke([(x + 86, 552), (x + 86, 606)], dark(TOFU, 0.16), 5)
        canvas.steam(x + 90, 530, 110, 0.55 if i % 2 else 0.4)
    for i, x in enumerate((250, 640, 1010, 1400)):
        bowl(canvas, (x, 716), 74, 36, CELADON, (232, 206, 150) if i % 2 else CREAM)
    crew = (
        (210, Neighbour(coat=TEAL, cut="bob", apron=CREAM)),
        (530, Neighbour(coat=BRICK, cut="short", apron=CREAM, hair=STONE)),
        (860, Neighbour(coat=MUSTARD, cut="bun", apron=BARK)),
        (1160, Neighbour(coat=PLUM, cut="perm", apron=CREAM)),
        (1440, Neighbour(coat=BLUE, cut="short", apron=CREAM)),
    )
    for x, who in crew:
        stand(canvas, who, (x, 1190), 1.5)
    return canvas
