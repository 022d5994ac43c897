"""Neighbours, seen from behind."""

from dataclasses import dataclass

from illustrations.canvas import Canvas
from illustrations.geometry import Outline, Point, oval, placed, ribbon, smooth
from illustrations.palette import HAIR, INK, NAVY, SKIN, Colour, dark, light

HAIRCUTS: dict[str, Outline] = {
    "short": [
        (-34, -282),
        (-30, -312),
        (0, -326),
        (30, -312),
        (35, -282),
        (26, -252),
        (0, -244),
        (-26, -252),
    ],
    "bob": [
        (-40, -280),
        (-32, -314),
        (0, -328),
        (32, -314),
        (41, -280),
        (44, -236),
        (20, -228),
        (-20, -228),
        (-44, -236),
    ],
    "long": [
        (-38, -282),
        (-31, -314),
        (0, -328),
        (31, -314),
        (38, -282),
        (42, -220),
        (28, -172),
        (-28, -172),
        (-42, -220),
    ],
    "bun": [(-34, -280), (-29, -310), (0, -322), (29, -310), (34, -280), (25, -250), (0, -240), (-25, -250)],
    "perm": [
        (-40, -262),
        (-49, -274),
        (-42, -290),
        (-46, -308),
        (-29, -315),
        (-22, -331),
        (-6, -325),
        (10, -333),
        (21, -320),
        (38, -317),
        (40, -299),
        (50, -286),
        (41, -270),
        (40, -252),
        (22, -250),
        (10, -239),
        (-6, -246),
        (-22, -240),
        (-27, -251),
    ],
}


@dataclass(frozen=True, kw_only=True)
class Neighbour:
    """How somebody is dressed."""

    coat: Colour
    trousers: Colour = NAVY
    hair: Colour = HAIR
    cut: str = "short"
    skin: Colour = SKIN
    apron: Colour | None = None
    scarf: Colour | None = None
    bag: Colour | None = None
    backpack: Colour | None = None
    skirt: bool = False


def stand(canvas: Canvas, who: Neighbour, at: Point, size: float = 1, *, flip: bool = False) -> None:
    """Draw somebody standing; ``at`` is where the feet are, ``size`` 1 is 330 units tall."""

    def put(points: Outline) -> list[Point]:
        return placed(points, at, size, flip=flip)

    canvas.shadow(at[0] + 14 * size, at[1] + 2 * size, 74 * size, 14 * size)
    _draw_legs(canvas, who, at, size, flip=flip)
    _draw_arms(canvas, who, at, size, flip=flip)
    hem = -74 if who.skirt else -112
    coat = smooth(
        [
            (-22, -238),
            (-56, -222),
            (-64, -170),
            (-66, hem),
            (-40, hem + 8),
            (0, hem + 10),
            (42, hem + 8),
            (66, hem),
            (62, -172),
            (54, -222),
            (22, -238),
        ]
    )
    canvas.fill(put(coat), who.coat)
    canvas.veil(
        put(smooth([(20, -236), (54, -222), (62, -172), (66, hem), (36, hem + 8), (44, -160)])), share=0.13
    )
    canvas.stroke(put([(0, -222), (-2, -180), (1, hem + 4)]), dark(who.coat, 0.25), 3 * size, 2 * size)
    _draw_extras(canvas, who, at, size, flip=flip)
    _draw_head(canvas, who, at, size, flip=flip)


def sit(canvas: Canvas, who: Neighbour, at: Point, size: float = 1, *, flip: bool = False) -> None:
    """Draw somebody sitting, cut off at the seat: ``at`` is the middle of the seat."""
    base = (at[0], at[1] + 112 * size)

    def put(points: Outline) -> list[Point]:
        return placed(points, base, size, flip=flip)

    body = smooth(
        [
            (-20, -236),
            (-58, -222),
            (-76, -176),
            (-80, -112),
            (-40, -98),
            (40, -98),
            (80, -112),
            (74, -176),
            (56, -222),
            (20, -236),
        ]
    )
    canvas.fill(put(body), who.coat)
    canvas.veil(
        put(smooth([(20, -236), (56, -222), (74, -176), (80, -112), (40, -98), (52, -164)])), share=0.13
    )
    canvas.stroke(put([(-52, -190), (-56, -150), (-54, -118)]), dark(who.coat, 0.22), 3 * size)
    canvas.stroke(put([(50, -190), (54, -150), (52, -118)]), dark(who.coat, 0.22), 3 * size)
    if who.apron:
        _draw_apron(canvas, who.apron, base, size)
    if who.scarf:
        canvas.fill(
            put(smooth([(-32, -244), (0, -234), (32, -244), (36, -222), (0, -210), (-36, -222)])), who.scarf
        )
    _draw_head(canvas, who, base, size, flip=flip)


def _draw_legs(canvas: Canvas, who: Neighbour, at: Point, size: float, *, flip: bool) -> None:
    for side in (-1, 1):
        leg = [(side * 30 - 22, -130), (side * 30 + 22, -130), (side * 27 + 15, -10), (side * 27 - 15, -10)]
        shoe = smooth(
            [(side * 27 - 18, -14), (side * 27 + 18, -14), (side * 28 + 21, 2), (side * 28 - 20, 2)]
        )
        colour = who.skin if who.skirt else who.trousers
        canvas.fill(placed(leg, at, size, flip=flip), colour if side < 0 else dark(colour, 0.12))
        canvas.fill(placed(shoe, at, size, flip=flip), dark(who.trousers, 0.55), marks=0)
    if who.skirt:
        skirt = [(-50, -140), (50, -140), (70, -58), (36, -50), (-36, -50), (-70, -58)]
        canvas.fill(placed(smooth(skirt), at, size, flip=flip), who.trousers)


def _draw_arms(canvas: Canvas, who: Neighbour, at: Point, size: float, *, flip: bool) -> None:
    for side in (-1, 1):
        bend = smooth([(side * 50, -214), (side * 74, -172), (side * 76, -122)], closed=False)
        hand = oval(side * 75, -106, 12, 15)
        canvas.fill(placed(hand, at, size, flip=flip), who.skin, marks=0)
        colour = light(who.coat, 0.06) if side < 0 else dark(who.coat, 0.16)
        canvas.fill(placed(ribbon(bend, 36, 30), at, size, flip=flip), colour)


def _draw_extras(canvas: Canvas, who: Neighbour, at: Point, size: float, *, flip: bool) -> None:
    def put(points: Outline) -> list[Point]:
        return placed(points, at, size, flip=flip)

    if who.apron:
        _draw_apron(canvas, who.apron, at, size)
    if who.backpack:
        canvas.fill(
            put(
                smooth([(-38, -206), (0, -216), (38, -206), (44, -150), (34, -122), (-34, -122), (-44, -150)])
            ),
            who.backpack,
        )
        canvas.fill(put(smooth([(-28, -160), (28, -160), (28, -132), (-28, -132)])), dark(who.backpack, 0.18))
    if who.bag:
        canvas.stroke(put([(66, -110), (60, -84)]), dark(who.bag, 0.35), 4 * size)
        canvas.stroke(put([(86, -110), (96, -84)]), dark(who.bag, 0.35), 4 * size)
        canvas.fill(put([(46, -86), (108, -86), (114, -22), (40, -22)]), who.bag)
        canvas.veil(put([(84, -86), (108, -86), (114, -22), (84, -22)]))
        canvas.fill(put(smooth([(96, -90), (118, -128), (128, -124), (110, -84)])), (122, 150, 84), marks=0)
    if who.scarf:
        canvas.fill(
            put(smooth([(-32, -246), (0, -236), (32, -246), (36, -222), (0, -210), (-36, -222)])), who.scarf
        )
        canvas.fill(put([(6, -226), (28, -226), (30, -166), (10, -164)]), dark(who.scarf, 0.1))


def _draw_apron(canvas: Canvas, colour: Colour, at: Point, size: float) -> None:
    for strap in ([(-26, -232), (20, -160)], [(26, -232), (-20, -160)], [(-62, -152), (62, -152)]):
        canvas.stroke(placed(strap, at, size), colour, 9 * size)
    for side in (-1, 1):
        canvas.fill(
            placed(smooth([(0, -152), (side * 22, -166), (side * 26, -146)]), at, size), colour, marks=0
        )
        canvas.stroke(placed([(0, -150), (side * 12, -118)], at, size), colour, 7 * size)


def _draw_head(canvas: Canvas, who: Neighbour, at: Point, size: float, *, flip: bool) -> None:
    def put(points: Outline) -> list[Point]:
        return placed(points, at, size, flip=flip)

    canvas.fill(put([(-15, -254), (15, -254), (18, -226), (-18, -226)]), dark(who.skin, 0.1), marks=0)
    for side in (-1, 1):
        canvas.fill(put(oval(side * 35, -274, 8, 11)), who.skin, marks=0)
    canvas.fill(put(oval(0, -280, 33, 38)), who.skin, marks=0)
    canvas.fill(put(smooth(HAIRCUTS[who.cut])), who.hair)
    canvas.stroke(
        put(smooth([(-18, -310), (-24, -288), (-20, -262)], closed=False)),
        light(who.hair, 0.22),
        5 * size,
        2 * size,
    )
    canvas.stroke(
        put(smooth([(4, -316), (2, -290), (6, -262)], closed=False)),
        light(who.hair, 0.14),
        4 * size,
        2 * size,
    )
    if who.cut == "bun":
        canvas.fill(put(oval(0, -306, 22, 20)), dark(who.hair, 0.25))
        canvas.stroke(put([(-26, -312), (26, -300)]), INK, 4 * size)
