"""What stands before the shops' doors, and who."""

from illustrations.canvas import Canvas
from illustrations.containers import bucket, carton, crate, produce, sack
from illustrations.dishes import jar
from illustrations.flowers import flower_bucket
from illustrations.geometry import Point, box, oval, rounded, smooth, turned
from illustrations.objects import bench, books, cat
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
    LEMON,
    MOSS,
    MUSTARD,
    NAVY,
    PLUM,
    ROSE,
    SAND,
    SILVER,
    STONE,
    TEAL,
    WOOD,
)
from illustrations.people import Neighbour, stand
from illustrations.scenery import pot_plant
from illustrations.vehicles import bus_stop


def tofu_street(canvas: Canvas, at: Point) -> None:
    """A bowl of bean curd dregs to take home, and somebody who will."""
    crate(canvas, (at[0] - 260, at[1] - 50), 150, 70)
    canvas.fill(oval(at[0] - 186, at[1] - 122, 66, 20), STONE)
    canvas.fill(
        smooth([(at[0] - 240, at[1] - 124), (at[0] - 186, at[1] - 168), (at[0] - 132, at[1] - 124)]),
        (244, 232, 202),
    )
    stand(
        canvas,
        Neighbour(coat=PLUM, cut="perm", hair=SILVER, bag=MUSTARD, trousers=BARK),
        (at[0] + 60, at[1] + 2),
        0.98,
    )


def queue(canvas: Canvas, at: Point) -> None:
    """Three people in a queue."""
    for shift, who in (
        (-210, Neighbour(coat=BLUE, scarf=BRICK)),
        (-20, Neighbour(coat=MUSTARD, cut="bob", trousers=BARK)),
        (170, Neighbour(coat=MOSS, cut="bun", bag=CORAL)),
    ):
        stand(canvas, who, (at[0] + shift, at[1] + 4), 0.96)


def bakery_street(canvas: Canvas, at: Point) -> None:
    """A plant, and somebody who smells the bread."""
    pot_plant(canvas, (at[0] - 330, at[1] - 46), 0.9, ROSE, BARK)
    stand(canvas, Neighbour(coat=TEAL, cut="long", trousers=BARK, bag=CREAM), (at[0] + 160, at[1] + 4), 0.98)


def mart_street(canvas: Canvas, at: Point) -> None:
    """Vegetables in crates and the blue box."""
    for shift, tone in ((-310, CHILLI), (-150, MUSTARD), (10, LEAF)):
        produce(canvas, (at[0] + shift, at[1] - 26), 146, 66, tone)
    crate(canvas, (at[0] + 200, at[1] - 26), 130, 110, (196, 160, 110))
    canvas.fill(rounded(at[0] + 190, at[1] - 160, 150, 30, 6), BLUE)


def laundry_street(canvas: Canvas, at: Point) -> None:
    """The cat, and two parcels."""
    cat(canvas, (at[0] + 300, at[1] - 32), 0.8)
    carton(canvas, (at[0] - 270, at[1] - 30), 130, 92)
    carton(canvas, (at[0] - 250, at[1] - 122), 90, 66, SAND)


def pharmacy_street(canvas: Canvas, at: Point) -> None:
    """Yellow umbrellas to borrow."""
    x, y = at
    for lean in (-14, -5, 4, 13):
        canvas.stroke(
            turned([(x - 230, y - 60), (x - 230, y - 220)], lean, (x - 230, y - 40)), MUSTARD, 24, 12
        )
        canvas.stroke(turned([(x - 230, y - 220), (x - 230, y - 250)], lean, (x - 230, y - 40)), BARK, 7)
    bucket(canvas, (x - 230, y - 30), 0.8, TEAL, INK)
    stand(canvas, Neighbour(coat=ROSE, cut="bun", hair=SILVER, trousers=BARK), (x + 120, y + 2), 0.94)


def tea_street(canvas: Canvas, at: Point) -> None:
    """The long bench at the bus stop."""
    bench(canvas, (at[0] - 290, at[1] - 100), 420)
    bus_stop(canvas, (at[0] - 470, at[1] - 20), 1.1)
    pot_plant(canvas, (at[0] + 250, at[1] - 40), 0.8, LEMON)


def mill_street(canvas: Canvas, at: Point) -> None:
    """Three sacks of rice."""
    for shift, tone in ((-280, CREAM), (-100, SAND), (80, CREAM)):
        sack(canvas, (at[0] + shift, at[1] - 14), 0.76, tone)


def jar_street(canvas: Canvas, at: Point) -> None:
    """Jars, and the cook."""
    for shift, size in ((-300, 0.62), (-160, 0.48), (-50, 0.4)):
        jar(canvas, (at[0] + shift, at[1] - 14), size)
    stand(canvas, Neighbour(coat=CREAM, cut="bun", apron=BRICK), (at[0] + 150, at[1] + 2), 0.98)


def flower_street(canvas: Canvas, at: Point) -> None:
    """Four buckets of flowers."""
    for i, kind in enumerate(("sun", "zinnia", "blue", "white")):
        flower_bucket(canvas, (at[0] - 300 + i * 150, at[1] - 14), 0.82, (ASH, TEAL, BLUE, STONE)[i], kind)


def tailor_street(canvas: Canvas, at: Point) -> None:
    """A stool for whoever waits."""
    bench(canvas, (at[0] - 250, at[1] - 92), 150, BARK)
    pot_plant(canvas, (at[0] - 40, at[1] - 30), 0.7, PLUM)


def pupils(canvas: Canvas, at: Point) -> None:
    """Four children after school."""
    for shift, tone, bag in (
        (-230, BLUE, MUSTARD),
        (-90, BRICK, TEAL),
        (50, LEAF, CORAL),
        (200, LEMON, NAVY),
    ):
        stand(
            canvas,
            Neighbour(coat=tone, backpack=bag, cut="bob" if shift in {-90, 200} else "short"),
            (at[0] + shift, at[1] + 4),
            0.72,
        )


def salon_street(canvas: Canvas, at: Point) -> None:
    """Two plants."""
    pot_plant(canvas, (at[0] - 300, at[1] - 36), 0.9, LEMON, TEAL)
    pot_plant(canvas, (at[0] - 180, at[1] - 30), 0.65, None, BRICK)


def book_street(canvas: Canvas, at: Point) -> None:
    """A crate of old books and a reader."""
    crate(canvas, (at[0] - 290, at[1] - 24), 200, 74)
    books(canvas, (at[0] - 280, at[1] - 98), 184, 70)
    stand(
        canvas, Neighbour(coat=NAVY, cut="short", scarf=BRICK, trousers=BARK), (at[0] + 110, at[1] + 4), 0.98
    )


def building_street(canvas: Canvas, at: Point) -> None:
    """A ladder and boards."""
    x, y = at
    for shift in (0, 120):
        canvas.stroke([(x + shift - 200 + (60 if shift else 0), y + 4), (x - 110, y - 470)], WOOD, 16)
    for i in range(6):
        canvas.stroke([(x - 194 + i * 13, y - 60 - i * 66), (x - 40 - i * 10, y - 60 - i * 66)], WOOD, 11)
    crate(canvas, (x + 90, y - 10), 200, 60, BARK)
    for i in range(4):
        canvas.fill(turned(box(x + 70 + i * 10, y - 92 - i * 18, 250, 15), -3 + i, (x + 190, y)), HONEY)
