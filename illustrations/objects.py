"""Things that people of the hill use every day, and their cat."""

from illustrations.canvas import Canvas
from illustrations.geometry import Point, arc, box, oval, placed, rounded, smooth, turned
from illustrations.palette import (
    BARK,
    BLUE,
    BRICK,
    CORAL,
    CREAM,
    HONEY,
    INK,
    MUSTARD,
    NAVY,
    PLUM,
    ROSE,
    SAGE,
    SAND,
    STONE,
    TEAL,
    WOOD,
    Colour,
    dark,
    light,
)

SPINES = (BRICK, MUSTARD, TEAL, CREAM, BLUE, PLUM, SAGE, CORAL, NAVY, SAND)


def cat(canvas: Canvas, at: Point, size: float, colour: Colour = (198, 138, 84)) -> None:
    """Let a cat sleep on top of something."""

    def put(points: list[Point]) -> list[Point]:
        return placed(points, at, size)

    canvas.fill(
        put(smooth([(-96, 0), (-104, -42), (-62, -82), (10, -88), (70, -66), (96, -24), (92, 0), (0, 6)])),
        colour,
    )
    for stripe in (-30, 4, 38):
        canvas.stroke(
            put(smooth([(stripe, -86), (stripe + 10, -62), (stripe + 6, -44)], closed=False)),
            dark(colour, 0.35),
            8 * size,
            3 * size,
        )
    canvas.fill(
        put(smooth([(-116, -10), (-124, -52), (-84, -70), (-46, -52), (-48, -8), (-84, 2)])),
        light(colour, 0.08),
    )
    for ear in (-112, -66):
        canvas.fill(put([(ear - 16, -46), (ear + 2, -84), (ear + 20, -52)]), dark(colour, 0.08), marks=0)
    for eye in (-104, -72):
        canvas.stroke(put(smooth([(eye - 9, -34), (eye, -29), (eye + 9, -34)], closed=False)), INK, 4 * size)
    canvas.fill(put([(-93, -25), (-83, -25), (-88, -18)]), dark(ROSE, 0.2), marks=0)
    canvas.stroke(
        put(smooth([(88, -4), (120, 12), (70, 22), (10, 14)], closed=False)),
        dark(colour, 0.12),
        20 * size,
        13 * size,
    )


def books(canvas: Canvas, at: Point, width: float, height: float) -> None:
    """Stand a row of books on a shelf; ``at`` is the lower left corner."""
    x, y = at
    spot = x
    while spot < x + width - 16:
        thick, tall = canvas.chance.uniform(15, 34), height * canvas.chance.uniform(0.72, 1)
        colour = canvas.chance.choice(SPINES)
        canvas.fill(box(spot, y - tall, thick, tall), colour, marks=0.6)
        canvas.fill(
            box(spot + 3, y - tall * 0.82, thick - 6, tall * 0.08),
            light(colour, 0.5) if colour != CREAM else BRICK,
            marks=0,
        )
        spot += thick + 2


def book_pile(canvas: Canvas, at: Point, count: int, width: float = 150) -> None:
    """Pile books flat; ``at`` is the middle of the lowest edge."""
    x, y = at
    for i in range(count):
        shift, colour = canvas.chance.uniform(-14, 14), SPINES[(i * 3 + count) % len(SPINES)]
        canvas.fill(rounded(x - width / 2 + shift, y - 27 * (i + 1), width, 25, 4), colour, marks=0.6)
        canvas.fill(box(x + width / 2 - 30 + shift, y - 27 * (i + 1) + 5, 28, 15), CREAM, marks=0)


def umbrella(canvas: Canvas, at: Point, size: float, colour: Colour = MUSTARD) -> None:
    """Open an umbrella, seen from behind; ``at`` is the hand that holds it."""
    x, y = at
    canvas.stroke([(x, y + 20 * size), (x, y - 250 * size)], BARK, 8 * size)
    top = y - 270 * size
    canvas.fill(
        [
            *arc(x, top + 130 * size, 210 * size, 160 * size, 180, 360),
            *_scallops(x, top + 130 * size, 210 * size, size),
        ],
        colour,
    )
    for rib, lean in ((-70, -30), (70, 30)):
        canvas.stroke(
            smooth(
                [
                    (x, top - 30 * size),
                    (x + rib * 0.75 * size, top + 40 * size),
                    (x + (rib + lean * 0.2) * size, top + 132 * size),
                ],
                closed=False,
            ),
            dark(colour, 0.2),
            4 * size,
        )
    canvas.veil(
        [*arc(x, top + 130 * size, 210 * size, 160 * size, 290, 360), (x + 76 * size, top + 132 * size)],
        share=0.12,
    )
    canvas.stroke([(x, top - 30 * size), (x, top - 52 * size)], BARK, 7 * size)


def _scallops(x: float, y: float, reach: float, size: float) -> list[Point]:
    points: list[Point] = []
    for i in range(3):
        left = x + reach - (i * 2 / 3) * reach
        points += list(reversed(arc(left - reach / 3, y, reach / 3, 18 * size, 180, 360)))
    return points


def sewing_machine(canvas: Canvas, at: Point, size: float) -> None:
    """Stand an old black sewing machine on a table; 420 units wide at size 1."""

    def put(points: list[Point]) -> list[Point]:
        return placed(points, at, size)

    body = (52, 48, 54)
    canvas.shadow(at[0] + 20 * size, at[1] + 4 * size, 260 * size, 20 * size)
    canvas.fill(put(rounded(-230, -46, 460, 46, 10)), BARK)
    canvas.fill(put(rounded(-216, -66, 432, 24, 8)), dark(body, 0.1))
    canvas.fill(
        put(
            smooth(
                [
                    (96, -60),
                    (98, -210),
                    (60, -256),
                    (-120, -268),
                    (-196, -262),
                    (-210, -230),
                    (-206, -130),
                    (-150, -130),
                    (-146, -196),
                    (0, -196),
                    (36, -160),
                    (40, -60),
                ]
            )
        ),
        body,
    )
    canvas.fill(put(oval(150, -196, 26, 72)), light(body, 0.16))
    canvas.fill(put(oval(150, -196, 12, 42)), STONE, marks=0)
    canvas.fill(put(box(92, -222, 42, 50)), body)
    canvas.stroke(put([(-178, -132), (-178, -70)]), STONE, 9 * size, 4 * size)
    canvas.fill(put(box(-192, -84, 30, 10)), STONE, marks=0)
    for curl in ([(-120, -238), (-70, -226), (-20, -240), (30, -226)], [(62, -190), (74, -150), (62, -110)]):
        canvas.stroke(put(smooth(curl, closed=False)), MUSTARD, 6 * size, 3 * size)
    canvas.fill(put(oval(-150, -232, 18, 18)), MUSTARD, marks=0)
    spool(canvas, (at[0] + 10 * size, at[1] - 262 * size), size * 0.8, BRICK)
    canvas.stroke(
        put(smooth([(14, -300), (-100, -300), (-180, -262), (-178, -140)], closed=False)), BRICK, 3 * size
    )


def spool(canvas: Canvas, at: Point, size: float, colour: Colour) -> None:
    """Stand a spool of thread."""
    x, y = at
    canvas.fill(box(x - 17 * size, y - 52 * size, 34 * size, 46 * size), colour, marks=0.7)
    for edge in (-60, -8):
        canvas.fill(rounded(x - 23 * size, y + edge * size, 46 * size, 11 * size, 3 * size), HONEY, marks=0)
    for line in (-40, -26):
        canvas.stroke(
            [(x - 15 * size, y + line * size), (x + 15 * size, y + (line + 6) * size)],
            light(colour, 0.35),
            3 * size,
        )


def bench(canvas: Canvas, at: Point, width: float, colour: Colour = WOOD) -> None:
    """Stand a long bench; ``at`` is the left end of its seat."""
    x, y = at
    canvas.shadow(x + width / 2, y + 92, width * 0.54, 12)
    for leg in (0.08, 0.86):
        canvas.fill(box(x + width * leg, y, 20, 92), dark(colour, 0.3), marks=0.5)
    canvas.fill(rounded(x, y - 6, width, 26, 6), colour)
    canvas.veil(box(x, y + 12, width, 8), share=0.2)


def note(canvas: Canvas, at: Point, size: float, colour: Colour, turn: float) -> None:
    """Pin up a slip of paper with a few scribbled lines."""
    x, y = at
    canvas.veil(turned(box(x - 36 * size, y - 30 * size, 84 * size, 76 * size), turn, at), share=0.14)
    canvas.fill(turned(box(x - 42 * size, y - 38 * size, 84 * size, 76 * size), turn, at), colour, marks=0.7)
    for line in (-16, 0, 16):
        canvas.stroke(
            turned(
                [(x - 28 * size, y + line * size), (x + (28 - abs(line)) * size, y + line * size)], turn, at
            ),
            dark(colour, 0.4),
            4 * size,
        )
