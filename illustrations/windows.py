"""What the shops show in their windows."""

from illustrations.canvas import Canvas
from illustrations.dishes import jar, side_dish
from illustrations.flowers import flower_bucket
from illustrations.food import loaf, tin_loaf
from illustrations.geometry import Point, arc, box, oval, rounded, smooth, turned
from illustrations.objects import book_pile, books, sewing_machine, spool
from illustrations.palette import (
    ASH,
    BARK,
    BLUE,
    BRICK,
    CHILLI,
    CORAL,
    CREAM,
    HONEY,
    LEAF,
    LEMON,
    MINT,
    MOSS,
    MUSTARD,
    NAVY,
    PLUM,
    ROSE,
    SAGE,
    SILVER,
    SKY,
    STONE,
    TEAL,
    TOFU,
    WOOD,
    dark,
    light,
)
from illustrations.people import Neighbour, sit
from illustrations.signs import shirt

SHIRTS = (CREAM, (170, 194, 206), ROSE, NAVY, MUSTARD, SAGE, STONE, BRICK)


def tofu_window(canvas: Canvas, at: Point) -> None:
    """Two shelves of warm tofu."""
    x, y = at
    for shelf in (0, 84):
        canvas.fill(box(x - 250, y - shelf - 16, 500, 16), BARK)
        for i in range(6):
            left = x - 236 + i * 80
            canvas.fill(box(left, y - shelf - 62, 58, 46), (240, 226, 196))
            canvas.fill(
                [
                    (left, y - shelf - 62),
                    (left + 14, y - shelf - 76),
                    (left + 72, y - shelf - 76),
                    (left + 58, y - shelf - 62),
                ],
                TOFU,
            )
            canvas.fill(
                [
                    (left + 58, y - shelf - 62),
                    (left + 72, y - shelf - 76),
                    (left + 72, y - shelf - 30),
                    (left + 58, y - shelf - 16),
                ],
                (212, 194, 160),
                marks=0,
            )
    canvas.steam(x, y - 176, 90, 0.3)


def steamer_window(canvas: Canvas, at: Point) -> None:
    """Bamboo steamers in towers."""
    x, y = at
    for left, count in ((-230, 3), (-60, 2), (90, 3)):
        for i in range(count):
            top = y - 56 * (i + 1)
            canvas.fill(rounded(x + left, top, 150, 54, 8), HONEY)
            canvas.stroke([(x + left + 4, top + 18), (x + left + 146, top + 18)], BARK, 4)
            canvas.stroke([(x + left + 4, top + 42), (x + left + 146, top + 42)], dark(HONEY, 0.25), 3)
        canvas.fill(
            smooth(
                [
                    (x + left - 4, y - 56 * count),
                    (x + left + 75, y - 56 * count - 38),
                    (x + left + 154, y - 56 * count),
                ]
            ),
            WOOD,
        )
        canvas.steam(x + left + 75, y - 56 * count - 30, 70, 0.5)


def bread_window(canvas: Canvas, at: Point) -> None:
    """Tin loaves above, round loaves below."""
    x, y = at
    canvas.fill(box(x - 262, y - 122, 524, 14), BARK)
    for i in range(4):
        loaf(canvas, (x - 200 + i * 132, y - 34), 58, 36, i * 5 - 8)
        tin_loaf(canvas, (x - 244 + i * 130, y - 122), 92, 66)


def grocer_window(canvas: Canvas, at: Point) -> None:
    """Jars and packets in rows."""
    x, y = at
    for shelf in (0, 90):
        canvas.fill(box(x - 262, y - shelf - 10, 524, 12), WOOD)
        for i in range(9):
            tone = (BRICK, MUSTARD, SAGE, BLUE, CREAM, CORAL)[(i + shelf) % 6]
            canvas.fill(rounded(x - 250 + i * 57, y - shelf - 76, 44, 66, 8), tone, marks=0.6)
            canvas.fill(box(x - 250 + i * 57, y - shelf - 54, 44, 24), light(tone, 0.45), marks=0)


def laundry_window(canvas: Canvas, at: Point) -> None:
    """Shirts on a rail, the iron below."""
    x, y = at
    canvas.stroke([(x - 266, y - 196), (x + 266, y - 196)], ASH, 8)
    for i, tone in enumerate(SHIRTS):
        canvas.stroke([(x - 236 + i * 67, y - 196), (x - 236 + i * 67, y - 176)], BARK, 4)
        shirt(canvas, (x - 236 + i * 67, y - 150), 1.2, tone)
    canvas.fill(box(x - 200, y - 50, 300, 12), CREAM)
    canvas.fill(smooth([(x + 110, y - 10), (x + 112, y - 40), (x + 190, y - 58), (x + 216, y - 10)]), TEAL)


def pharmacy_window(canvas: Canvas, at: Point) -> None:
    """Bottles and boxes."""
    x, y = at
    for shelf in (0, 88):
        canvas.fill(box(x - 262, y - shelf - 10, 524, 12), CREAM)
        for i in range(10):
            left, tone = x - 252 + i * 51, (MINT, CREAM, SAGE, SKY, ROSE)[(i * 2 + shelf) % 5]
            if i % 3 == 0:
                canvas.fill(rounded(left, y - shelf - 70, 34, 60, 12), (150, 96, 58), marks=0.5)
                canvas.fill(box(left + 4, y - shelf - 80, 26, 14), CREAM, marks=0)
            else:
                canvas.fill(box(left, y - shelf - 62, 40, 52), tone, marks=0.6)
                canvas.fill(oval(left + 20, y - shelf - 38, 9, 9), MOSS, marks=0)


def tea_window(canvas: Canvas, at: Point) -> None:
    """Cups of every kind and two guests."""
    x, y = at
    canvas.fill(box(x - 262, y - 118, 524, 12), WOOD)
    for i in range(8):
        tone = (CREAM, TEAL, MUSTARD, ROSE, BRICK, SAGE)[i % 6]
        left = x - 244 + i * 64
        canvas.fill([(left, y - 158), (left + 42, y - 158), (left + 34, y - 118), (left + 8, y - 118)], tone)
        if i % 3:
            canvas.stroke(arc(left + 42, y - 142, 11, 10, -80, 90), tone, 5)
    sit(canvas, Neighbour(coat=PLUM, cut="perm", hair=SILVER), (x - 110, y), 0.56)
    sit(canvas, Neighbour(coat=MOSS), (x + 90, y), 0.56)


def mill_window(canvas: Canvas, at: Point) -> None:
    """Rice cakes that steam."""
    x, y = at
    for shift in (-180, 0, 180):
        canvas.fill(rounded(x + shift - 64, y - 96, 128, 92, 8), HONEY)
        canvas.stroke([(x + shift - 60, y - 50), (x + shift + 60, y - 50)], BARK, 5)
        canvas.fill(oval(x + shift, y - 96, 62, 16), CREAM)
        canvas.steam(x + shift, y - 104, 78, 0.5)


def side_dish_window(canvas: Canvas, at: Point) -> None:
    """Five side dishes under a shelf of jars."""
    tones = ((LEAF, MOSS), (BRICK, CORAL), (HONEY, BARK), (SAGE, CREAM), (CHILLI, MUSTARD))
    for i, (food, heap) in enumerate(tones):
        side_dish(canvas, (at[0] - 220 + i * 110, at[1] - 40), 0.46, food, heap)
    canvas.fill(box(at[0] - 262, at[1] - 122, 524, 12), WOOD)
    for i in range(5):
        jar(canvas, (at[0] - 210 + i * 104, at[1] - 122), 0.26 + (i % 2) * 0.05)


def flower_window(canvas: Canvas, at: Point) -> None:
    """Buckets of flowers."""
    for i, kind in enumerate(("white", "blue", "rose", "sun", "zinnia")):
        flower_bucket(canvas, (at[0] - 214 + i * 107, at[1] - 4), 0.62, (ASH, TEAL, STONE)[i % 3], kind, 6)


def tailor_window(canvas: Canvas, at: Point) -> None:
    """Two shelves of thread, the machine, a mended shirt."""
    x, y = at
    for row in range(2):
        canvas.fill(box(x - 262, y - 150 - row * 62, 524, 8), WOOD)
        for i in range(14):
            tone = (BRICK, MUSTARD, TEAL, PLUM, BLUE, SAGE, ROSE, CREAM, NAVY, CORAL)[(i * 3 + row) % 10]
            spool(canvas, (x - 238 + i * 37, y - 144 - row * 62), 0.76, tone)
    sewing_machine(canvas, (x - 60, y), 0.46)
    shirt(canvas, (x + 180, y - 100), 1.25, ROSE)


def snack_window(canvas: Canvas, at: Point) -> None:
    """The pan of tteokbokki and fish cake on skewers."""
    x, y = at
    canvas.fill(box(x - 250, y - 56, 260, 52), (70, 64, 64))
    canvas.fill(box(x - 238, y - 64, 236, 26), CHILLI)
    for i in range(11):
        canvas.fill(
            turned(
                rounded(x - 232 + i * 20, y - 76, 34, 15, 7), (i * 47) % 50 - 25, (x - 215 + i * 20, y - 68)
            ),
            (244, 196, 164),
            marks=0,
        )
    canvas.steam(x - 130, y - 80, 110, 0.5)
    for i in range(5):
        canvas.stroke([(x + 60 + i * 38, y - 20), (x + 60 + i * 38, y - 150)], HONEY, 5)
        canvas.fill(
            smooth(
                [
                    (x + 44 + i * 38, y - 126),
                    (x + 76 + i * 38, y - 110),
                    (x + 44 + i * 38, y - 88),
                    (x + 76 + i * 38, y - 62),
                    (x + 56 + i * 38, y - 52),
                ]
            ),
            HONEY,
        )
    canvas.fill(rounded(x + 34, y - 56, 220, 54, 8), ASH)


def salon_window(canvas: Canvas, at: Point) -> None:
    """The mirror and the one chair."""
    x, y = at
    canvas.fill(oval(x - 120, y - 140, 84, 104), WOOD)
    canvas.fill(oval(x - 120, y - 140, 70, 90), (206, 222, 222))
    canvas.fill(rounded(x + 30, y - 150, 150, 130, 26), BRICK)
    canvas.fill(rounded(x + 10, y - 62, 190, 40, 16), dark(BRICK, 0.2))
    canvas.fill(box(x + 94, y - 24, 20, 24), ASH)
    for i in range(4):
        canvas.fill(rounded(x - 200 + i * 44, y - 52, 26, 52, 6), (TEAL, CREAM, MUSTARD, ROSE)[i], marks=0.4)


def book_window(canvas: Canvas, at: Point) -> None:
    """Books upright, flat and face out."""
    x, y = at
    canvas.fill(box(x - 262, y - 136, 524, 12), BARK)
    books(canvas, (x - 256, y - 136), 512, 108)
    books(canvas, (x - 256, y), 240, 104)
    book_pile(canvas, (x + 70, y), 4, 120)
    for shift, tone in ((160, BRICK), (222, TEAL)):
        canvas.fill(turned(box(x + shift - 30, y - 92, 54, 88), -6, (x + shift, y)), tone)
        canvas.fill(turned(oval(x + shift - 3, y - 50, 14, 18), -6, (x + shift, y)), LEMON, marks=0)


def bare_window(canvas: Canvas, at: Point) -> None:
    """Shelves that wait for their bowls."""
    x, y = at
    for row in range(3):
        canvas.fill(box(x - 250, y - 18 - row * 82, 500, 14), WOOD)
    for i in range(5):
        canvas.fill([*arc(x - 200 + i * 96, y - 60, 32, 40, 0, 180)], (TEAL, CREAM, BRICK)[i % 3])
