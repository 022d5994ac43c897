"""The green bus of the hill, and what else stands in the street."""

from illustrations.canvas import Canvas
from illustrations.geometry import Outline, Point, arc, box, oval, placed, rounded, smooth, turned
from illustrations.palette import ASH, BARK, CREAM, INK, LAMP, LEMON, SKY, STONE, Colour, dark, light, mix

BUS_GREEN: Colour = (98, 148, 92)


def wheel(canvas: Canvas, at: Point, radius: float) -> None:
    """Draw one wheel."""
    canvas.fill(oval(*at, radius, radius), (52, 48, 50))
    canvas.fill(oval(*at, radius * 0.52, radius * 0.52), STONE, marks=0.5)
    canvas.fill(oval(*at, radius * 0.2, radius * 0.2), dark(ASH, 0.3), marks=0)


def bus(
    canvas: Canvas, at: Point, size: float, *, turn: float = 0, lit: bool = False, heads: int = 3
) -> None:
    """Draw the small village bus from its side, driving to the right; ``at`` is under its middle."""

    def put(points: Outline) -> list[Point]:
        return turned(placed(points, at, size), turn, at)

    glass = LAMP if lit else mix(SKY, CREAM, 0.2)
    canvas.veil(put(oval(10, 2, 350, 22)), share=0.24)
    nose = smooth([(318, -300), (336, -210), (346, -120), (346, -40)], closed=False)
    canvas.fill(
        put([*arc(-300, -276, 34, 36, 180, 270), *arc(290, -280, 34, 32, 270, 330), *nose, (-334, -40)]),
        BUS_GREEN,
    )
    canvas.fill(put([(-334, -128), (342, -128), (344, -96), (-334, -96)]), CREAM, marks=0.6)
    canvas.veil(put([(-332, -70), (344, -70), (344, -36), (-330, -36)]), share=0.2)
    for i in range(4):
        left = -310 + i * 112
        canvas.fill(put(rounded(left, -276, 98, 112, 12)), glass, marks=0.5)
        canvas.veil(
            put([(left + 20, -276), (left + 46, -276), (left + 20, -164), (left, -164), (left, -200)]),
            CREAM,
            0.3,
        )
        if i < heads:
            canvas.fill(put(oval(left + 52, -196, 19, 22)), (66, 52, 50), marks=0)
            canvas.fill(
                put(smooth([(left + 22, -164), (left + 32, -178), (left + 72, -178), (left + 82, -164)])),
                (BARK, (170, 84, 66), (70, 92, 116))[i % 3],
                marks=0,
            )
    canvas.fill(put(rounded(146, -280, 70, 226, 8)), dark(BUS_GREEN, 0.2), marks=0.5)
    canvas.fill(put(rounded(156, -270, 50, 200, 6)), glass, marks=0.4)
    canvas.fill(
        put(smooth([(236, -278), (292, -274), (316, -180), (314, -164), (236, -164)], steps=4)),
        glass,
        marks=0.5,
    )
    canvas.fill(put(rounded(-180, -306, 260, 24, 6)), dark(BUS_GREEN, 0.4), marks=0)
    canvas.fill(put(oval(334, -84, 12, 17)), LEMON, marks=0)
    for x in (-206, 226):
        canvas.fill(put(arc(x, -34, 66, 64, 180, 360)), dark(BUS_GREEN, 0.55), marks=0)
        wheel(canvas, put([(x, -30)])[0], 46 * size)
    if lit:
        canvas.glow(*put([(360, -80)])[0], 210 * size, LAMP, 0.6)


def bus_stop(canvas: Canvas, at: Point, size: float, colour: Colour = BUS_GREEN) -> None:
    """Stand the sign of a bus stop."""
    x, y = at
    canvas.shadow(x, y, 34 * size, 8 * size)
    canvas.stroke([(x, y), (x, y - 330 * size)], ASH, 12 * size)
    canvas.fill(oval(x, y - 340 * size, 52 * size, 52 * size), colour)
    canvas.fill(rounded(x - 28 * size, y - 366 * size, 56 * size, 42 * size, 8 * size), CREAM, marks=0)
    canvas.fill(box(x - 20 * size, y - 358 * size, 40 * size, 16 * size), colour, marks=0)
    for wheel_at in (-14, 14):
        canvas.fill(oval(x + wheel_at * size, y - 322 * size, 7 * size, 7 * size), CREAM, marks=0)
    canvas.fill(rounded(x - 40 * size, y - 270 * size, 80 * size, 96 * size, 5 * size), CREAM, marks=0.5)
    for row in range(5):
        canvas.stroke(
            [(x - 28 * size, y + (-254 + row * 16) * size), (x + 28 * size, y + (-254 + row * 16) * size)],
            STONE,
            4 * size,
        )


def car(canvas: Canvas, at: Point, size: float, colour: Colour) -> None:
    """Park a small car, seen from its side, without a number plate."""

    def put(points: Outline) -> list[Point]:
        return placed(points, at, size)

    canvas.veil(put(oval(8, 4, 190, 16)), share=0.24)
    hood = [
        *arc(-160, -76, 22, 22, 180, 270),
        (-112, -104),
        *arc(-40, -142, 34, 24, 215, 270),
        *arc(30, -142, 34, 24, 270, 325),
        (112, -104),
    ]
    canvas.fill(put([*hood, *arc(160, -72, 22, 26, 270, 360), (182, -34), (-182, -34)]), colour)
    canvas.veil(put([(-178, -54), (182, -54), (182, -32), (-176, -32)]), share=0.2)
    for pane in (
        [(-92, -106), (-56, -152), (-8, -153), (-8, -106)],
        [(6, -106), (6, -153), (46, -152), (88, -106)],
    ):
        canvas.fill(put(pane), mix(SKY, INK, 0.2), marks=0.4)
    canvas.stroke(put([(-4, -100), (-4, -50)]), dark(colour, 0.25), 4 * size)
    canvas.fill(put(oval(174, -78, 9, 11)), LEMON, marks=0)
    for x in (-104, 106):
        wheel(canvas, put([(x, -32)])[0], 36 * size)


def truck(canvas: Canvas, at: Point, size: float, colour: Colour) -> None:
    """Park a small open truck with its load, seen from its side."""

    def put(points: Outline) -> list[Point]:
        return placed(points, at, size)

    canvas.veil(put(oval(8, 4, 240, 18)), share=0.24)
    for i, tone in enumerate(((178, 124, 78), (222, 168, 66), (156, 174, 138), (201, 124, 96))):
        canvas.fill(put(box(-220 + i * 66, -200 - (i % 2) * 40, 60, 96 + (i % 2) * 40)), tone)
        canvas.stroke(put([(-220 + i * 66, -160), (-160 + i * 66, -160)]), dark(tone, 0.3), 5 * size)
    canvas.fill(put(box(-236, -128, 300, 66)), light(colour, 0.1))
    for x in (-160, -84, -8):
        canvas.stroke(put([(x, -126), (x, -66)]), dark(colour, 0.2), 4 * size)
    canvas.fill(
        put(
            smooth(
                [(74, -40), (74, -216), (96, -232), (178, -230), (212, -150), (226, -128), (230, -40)],
                steps=5,
            )
        ),
        colour,
    )
    canvas.fill(
        put(smooth([(104, -140), (106, -208), (170, -208), (196, -140)], steps=4)),
        mix(SKY, INK, 0.2),
        marks=0.4,
    )
    canvas.fill(put(box(-238, -66, 466, 24)), dark(colour, 0.45), marks=0.4)
    for x in (-150, 146):
        wheel(canvas, put([(x, -36)])[0], 42 * size)
