"""The pictures on the shops' signs; no shop of the hill needs letters."""

from illustrations.canvas import Canvas
from illustrations.dishes import jar
from illustrations.flowers import flower
from illustrations.food import loaf, mandu
from illustrations.geometry import Point, arc, box, oval, smooth, turned
from illustrations.palette import ASH, BARK, BLUE, BRICK, CREAM, LEAF, MOSS, MUSTARD, SAGE, TOFU, Colour, dark


def tofu_sign(canvas: Canvas, at: Point) -> None:
    """A block of tofu."""
    x, y = at
    canvas.fill(box(x - 46, y - 20, 78, 44), (238, 224, 190))
    canvas.fill([(x - 46, y - 20), (x - 26, y - 36), (x + 52, y - 36), (x + 32, y - 20)], TOFU)
    canvas.fill([(x + 32, y - 20), (x + 52, y - 36), (x + 52, y + 8), (x + 32, y + 24)], (214, 196, 160))


def mandu_sign(canvas: Canvas, at: Point) -> None:
    """One dumpling."""
    mandu(canvas, (at[0], at[1] + 6), 0.5, 7)


def bread_sign(canvas: Canvas, at: Point) -> None:
    """A round loaf."""
    loaf(canvas, at, 58, 32)


def leek_sign(canvas: Canvas, at: Point) -> None:
    """A bunch of leeks."""
    for lean in (-24, 0, 24):
        canvas.stroke(
            turned([(at[0], at[1] + 26), (at[0], at[1] - 28)], lean, (at[0], at[1] + 20)), LEAF, 14, 5
        )
        canvas.stroke(turned([(at[0], at[1] + 26), (at[0], at[1] + 4)], lean, (at[0], at[1] + 20)), CREAM, 13)
    canvas.stroke([(at[0] - 18, at[1] + 8), (at[0] + 18, at[1] + 8)], BRICK, 7)


def shirt(canvas: Canvas, at: Point, size: float, colour: Colour) -> None:
    """Hang up a shirt by its collar."""
    x, y = at
    canvas.fill(
        [
            (x - 18 * size, y - 26 * size),
            (x + 18 * size, y - 26 * size),
            (x + 50 * size, y - 4 * size),
            (x + 38 * size, y + 14 * size),
            (x + 25 * size, y + 4 * size),
            (x + 25 * size, y + 70 * size),
            (x - 25 * size, y + 70 * size),
            (x - 25 * size, y + 4 * size),
            (x - 38 * size, y + 14 * size),
            (x - 50 * size, y - 4 * size),
        ],
        colour,
        marks=0.7,
    )
    canvas.fill(
        [(x - 14 * size, y - 27 * size), (x + 14 * size, y - 27 * size), (x, y - 6 * size)],
        dark(colour, 0.25),
        marks=0,
    )
    canvas.stroke([(x, y), (x, y + 66 * size)], dark(colour, 0.2), 2.6 * size)


def shirt_sign(canvas: Canvas, at: Point) -> None:
    """A clean shirt."""
    shirt(canvas, (at[0], at[1] - 6), 0.58, BLUE)


def leaf_sign(canvas: Canvas, at: Point) -> None:
    """Three leaves of a healing herb."""
    for lean in (-58, 58):
        canvas.fill(
            turned(
                smooth(
                    [
                        (at[0], at[1] + 22),
                        (at[0] - 16, at[1] - 6),
                        (at[0], at[1] - 34),
                        (at[0] + 16, at[1] - 6),
                    ]
                ),
                lean,
                (at[0], at[1] + 20),
            ),
            MOSS,
        )
    canvas.fill(
        smooth([(at[0], at[1] + 22), (at[0] - 15, at[1] - 8), (at[0], at[1] - 30), (at[0] + 15, at[1] - 8)]),
        LEAF,
    )


def cup_sign(canvas: Canvas, at: Point) -> None:
    """A cup."""
    x, y = at
    canvas.stroke(arc(x + 30, y - 2, 17, 14, -90, 90), BRICK, 8)
    canvas.fill([(x - 36, y - 24), (x + 32, y - 24), (x + 20, y + 24), (x - 24, y + 24)], BRICK)
    canvas.fill(oval(x - 2, y - 24, 34, 7), dark(BRICK, 0.4), marks=0)


def rice_cake_sign(canvas: Canvas, at: Point) -> None:
    """Three rice cakes."""
    for i, tone in enumerate((CREAM, (226, 178, 166), SAGE)):
        canvas.veil(oval(at[0] - 56 + i * 56, at[1] + 7, 27, 22))
        canvas.fill(oval(at[0] - 56 + i * 56, at[1], 26, 22), tone)
        canvas.fill(oval(at[0] - 56 + i * 56, at[1], 9, 8), dark(tone, 0.16), marks=0)


def jar_sign(canvas: Canvas, at: Point) -> None:
    """Three jars."""
    for shift, size in ((-46, 0.17), (0, 0.21), (46, 0.17)):
        jar(canvas, (at[0] + shift, at[1] + 30), size)


def flower_sign(canvas: Canvas, at: Point) -> None:
    """Three flowers."""
    for shift, kind in ((-52, "zinnia"), (0, "rose"), (52, "sun")):
        flower(canvas, (at[0] + shift, at[1] + 30), 34, 0.55, kind)


def needle_sign(canvas: Canvas, at: Point) -> None:
    """A needle with its thread."""
    canvas.stroke(
        smooth(
            [
                (at[0] - 120, at[1] + 16),
                (at[0] - 60, at[1] - 20),
                (at[0] - 10, at[1] + 18),
                (at[0] + 40, at[1] - 6),
            ],
            closed=False,
        ),
        BRICK,
        5,
    )
    canvas.stroke([(at[0] + 30, at[1] - 2), (at[0] + 120, at[1] - 14)], ASH, 8, 2)
    canvas.fill(oval(at[0] + 42, at[1] - 4, 6, 2.4, -8), CREAM, marks=0)


def star_sign(canvas: Canvas, at: Point) -> None:
    """A star."""
    x, y = at
    points = [turned([(x, y - (34 if i % 2 == 0 else 15))], i * 36, at)[0] for i in range(10)]
    canvas.fill(points, MUSTARD)


def sun_sign(canvas: Canvas, at: Point) -> None:
    """A smiling sun."""
    for i in range(12):
        canvas.stroke(turned([(at[0], at[1] - 22), (at[0], at[1] - 34)], i * 30, at), MUSTARD, 7)
    canvas.fill(oval(*at, 20, 20), MUSTARD)
    canvas.stroke(arc(at[0], at[1] + 1, 10, 9, 25, 155), BARK, 3)
    for side in (-7, 7):
        canvas.fill(oval(at[0] + side, at[1] - 5, 2.6, 2.6), BARK, marks=0)


def book_sign(canvas: Canvas, at: Point) -> None:
    """An open book."""
    x, y = at
    for side in (-1, 1):
        canvas.fill(
            smooth(
                [
                    (x, y - 18),
                    (x + side * 36, y - 27),
                    (x + side * 66, y - 19),
                    (x + side * 66, y + 22),
                    (x + side * 34, y + 15),
                    (x, y + 25),
                ],
                steps=5,
            ),
            CREAM if side < 0 else (236, 222, 194),
        )
        for row in range(3):
            canvas.stroke([(x + side * 14, y - 8 + row * 10), (x + side * 54, y - 12 + row * 10)], ASH, 3)
    canvas.stroke([(x, y - 18), (x, y + 25)], BARK, 4)


def noodle_sign(canvas: Canvas, at: Point) -> None:
    """A bowl of noodles."""
    x, y = at
    canvas.fill([*arc(x, y - 6, 48, 34, 0, 180)], BRICK)
    for i in range(4):
        canvas.stroke(
            smooth([(x - 24 + i * 16, y - 8), (x - 20 + i * 14, y - 24), (x + 20, y - 34)], closed=False),
            MUSTARD,
            4,
        )
    canvas.stroke([(x + 8, y - 22), (x + 60, y - 38)], BARK, 5)
