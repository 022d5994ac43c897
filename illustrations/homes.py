"""Pictures of what to do at home."""

from illustrations.canvas import WIDTH, Canvas
from illustrations.containers import bucket
from illustrations.geometry import box, oval, rounded, smooth
from illustrations.hearth import kettle, stove
from illustrations.objects import cat
from illustrations.palette import (
    ASH,
    BARK,
    BLUE,
    BRICK,
    CORAL,
    CREAM,
    MUSTARD,
    PLUM,
    SAND,
    SKY,
    SNOW,
    TEAL,
    WOOD,
    dark,
    light,
    mix,
)
from illustrations.rooms import room, window


def stove_window() -> Canvas:
    """A stove, a kettle, and a cloth along the door."""
    canvas = Canvas(78, SAND)
    room(canvas, (206, 178, 150), (140, 100, 74), 780)
    window(canvas, (180, 120), 560, 420, (150, 172, 196))
    snow_pane = ((190, 470), (330, 430), (520, 480), (730, 440), (730, 540), (190, 540))
    canvas.fill(list(snow_pane), SNOW)
    for _ in range(40):
        canvas.veil(oval(canvas.chance.uniform(190, 730), canvas.chance.uniform(130, 500), 5, 5), SNOW, 0.8)
    for x, y, lean in ((180, 540, 1), (740, 540, -1), (180, 120, 1), (740, 120, -1)):
        edge = 1 if y > 300 else -1
        canvas.veil(
            smooth([(x, y), (x + lean * 110, y), (x + lean * 40, y - edge * 40), (x, y - edge * 100)]),
            SNOW,
            0.7,
        )
    canvas.stroke([(180, 330), (740, 330)], WOOD, 10)
    canvas.stroke([(460, 120), (460, 540)], WOOD, 14)
    canvas.fill(box(1120, 120, 360, 670), BARK)
    canvas.fill(box(1150, 150, 300, 380), mix(SKY, BLUE, 0.3))
    for i in range(6):
        canvas.fill(
            smooth(
                [
                    (1090 + i * 34, 96),
                    (1128 + i * 34, 96),
                    (1134 + i * 36, 420),
                    (1126 + i * 34, 800),
                    (1084 + i * 34, 800),
                ]
            ),
            mix(BRICK, CORAL, (i % 2) * 0.5),
        )
    canvas.stroke([(1050, 94), (1520, 90)], WOOD, 18)
    canvas.fill(rounded(1080, 780, 440, 58, 28), PLUM)
    for x in range(1120, 1500, 60):
        canvas.stroke([(x, 786), (x - 14, 832)], light(PLUM, 0.2), 7)
    stove(canvas, (820, 990), 1.35)
    kettle(canvas, (820, 650), 0.86, MUSTARD)
    canvas.steam(950, 560, 120, 0.6)
    cat(canvas, (480, 1000), 1.2)
    return canvas


def stored_water() -> Canvas:
    """Bucket, basin and kettle filled before the water stops."""
    canvas = Canvas(79, SAND)
    canvas.fill(box(-9, -9, WIDTH + 18, 720), (198, 214, 206))
    for row in range(8):
        for column in range(14):
            tone = mix(
                (198, 214, 206), canvas.chance.choice((CREAM, TEAL, SKY)), canvas.chance.uniform(0.04, 0.2)
            )
            canvas.fill(rounded(column * 120 - 30, row * 92 - 20, 112, 84, 6), tone, marks=0.5)
    canvas.fill(box(-9, 700, WIDTH + 18, 380), (176, 172, 160))
    canvas.fill(oval(652, 184, 48, 52), dark(ASH, 0.12))
    canvas.stroke(
        smooth([(652, 184), (740, 178), (820, 180), (852, 206), (857, 250)], closed=False),
        (176, 182, 182),
        46,
        40,
    )
    canvas.fill(rounded(826, 226, 62, 36, 8), dark(ASH, 0.2))
    canvas.fill(box(744, 104, 22, 60), ASH)
    canvas.fill(rounded(696, 84, 118, 32, 14), BRICK)
    canvas.stroke([(857, 262), (857, 640)], (206, 230, 236), 20, 14)
    bucket(canvas, (858, 870), 1.7, BLUE)
    for reach in (60, 96):
        canvas.stroke(oval(858, 624, reach, reach * 0.22), SNOW, 4)
    canvas.shadow(380, 930, 280, 34)
    canvas.fill(smooth([(110, 780), (640, 780), (560, 930), (200, 930)], steps=4), (206, 92, 70))
    canvas.fill(oval(376, 784, 268, 62), CORAL)
    canvas.fill(oval(376, 790, 240, 48), SKY)
    kettle(canvas, (1260, 900), 1.4, MUSTARD)
    for x in (1060, 1540):
        canvas.fill(rounded(x - 46, 700, 84, 230, 24), (178, 208, 210))
        canvas.fill(box(x - 20, 660, 34, 48), CREAM)
        canvas.veil(rounded(x - 40, 760, 72, 164, 18), BLUE, 0.3)
    return canvas
