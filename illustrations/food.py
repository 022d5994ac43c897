"""Things to eat, seen by somebody who is about to."""

import math

from illustrations.canvas import Canvas
from illustrations.geometry import Point, box, oval, placed, smooth, turned
from illustrations.palette import (
    BARK,
    BRICK,
    CHILLI,
    CREAM,
    HONEY,
    LEAF,
    LEMON,
    MOSS,
    ROSE,
    TOFU,
    Colour,
    dark,
    light,
    mix,
)


def block(
    canvas: Canvas, at: Point, width: float, height: float, depth: float, colour: Colour = TOFU
) -> None:
    """Draw a block from a little above; ``at`` is the near lower left corner."""
    x, y = at
    lean = depth * 0.55
    canvas.veil(
        [
            (x + width, y),
            (x + width + lean + 30, y - depth * 0.4),
            (x + width + lean + 16, y + 12),
            (x + 20, y + 14),
        ],
        share=0.2,
    )
    canvas.fill(box(x, y - height, width, height), dark(colour, 0.07))
    canvas.fill(
        [
            (x, y - height),
            (x + lean, y - height - depth * 0.5),
            (x + width + lean, y - height - depth * 0.5),
            (x + width, y - height),
        ],
        colour,
    )
    canvas.fill(
        [
            (x + width, y - height),
            (x + width + lean, y - height - depth * 0.5),
            (x + width + lean, y - depth * 0.5),
            (x + width, y),
        ],
        dark(colour, 0.2),
    )
    canvas.stroke(
        [(x + width * 0.08, y - height + 4), (x + width * 0.92, y - height + 3)], light(colour, 0.7), 4
    )
    for _ in range(round(width / 34)):
        spot = (x + canvas.chance.uniform(0.08, 0.92) * width, y - canvas.chance.uniform(0.15, 0.85) * height)
        canvas.fill(oval(*spot, 3.4, 2.4), dark(colour, 0.18), marks=0)


def mandu(canvas: Canvas, at: Point, size: float, pleats: int = 8, turn: float = 0) -> None:
    """Lay down one half-moon dumpling."""

    def put(points: list[Point]) -> list[Point]:
        return turned(placed(points, at, size), turn, at)

    skin = (246, 232, 206)
    canvas.veil(put(oval(8, 30, 108, 44)), share=0.22)
    body = smooth(
        [(-104, 26), (-92, -18), (-50, -52), (0, -62), (50, -52), (92, -18), (104, 26), (50, 46), (-50, 46)]
    )
    canvas.fill(put(body), skin)
    canvas.veil(put(smooth([(-90, 24), (0, 22), (100, 16), (60, 44), (-54, 45)])), BARK, 0.16)
    for i in range(pleats):
        angle = math.radians(200 + i * 140 / (pleats - 1))
        top = (100 * math.cos(angle), 16 + 76 * math.sin(angle))
        foot = (58 * math.cos(angle), 12 + 34 * math.sin(angle))
        canvas.fill(put(oval(top[0], top[1], 17, 14)), light(skin, 0.5), marks=0.3)
        canvas.stroke(put([top, foot]), dark(skin, 0.3), 4 * size, 1.5 * size)


def loaf(canvas: Canvas, at: Point, rx: float, ry: float, turn: float = 0) -> None:
    """Set down a round country loaf with its cuts."""
    x, y = at
    crust = (186, 120, 66)

    def put(points: list[Point], *, round_it: bool = True) -> list[Point]:
        """Turn points, given in half widths and heights of the loaf."""
        placed = [(x + across * rx, y + down * ry) for across, down in points]
        return turned(smooth(placed) if round_it else placed, turn, at)

    canvas.veil(oval(x + rx * 0.1, y + ry * 0.74, rx * 1.02, ry * 0.4), share=0.26)
    outline = [(-1, 0.3), (-0.8, -0.6), (-0.1, -1), (0.7, -0.7), (1, 0.2), (0.7, 0.85), (-0.7, 0.88)]
    canvas.fill(put(outline), crust)
    canvas.veil(put([(-0.6, 0.8), (0.5, 0.5), (0.95, -0.2), (0.98, 0.3), (0.66, 0.86)]), BARK, 0.3)
    for shift in (-0.44, 0, 0.44):
        cut = [(shift - 0.2, 0.42), (shift - 0.1, -0.1), (shift + 0.16, -0.66), (shift + 0.06, -0.02)]
        canvas.fill(put(cut), (242, 214, 166))
        edge = [(shift - 0.2, 0.4), (shift - 0.08, -0.12), (shift + 0.16, -0.64)]
        canvas.stroke(put(edge, round_it=False), dark(crust, 0.4), 6, 3)
    for _ in range(46):
        angle, reach = canvas.chance.uniform(0, math.tau), math.sqrt(canvas.chance.random()) * 0.8
        spot = (x + math.cos(angle) * rx * reach, y + math.sin(angle) * ry * reach - ry * 0.06)
        canvas.veil(oval(*spot, rx * 0.022, ry * 0.02), CREAM, 0.6)


def tin_loaf(canvas: Canvas, at: Point, width: float, height: float) -> None:
    """Stand a loaf of sandwich bread on its shelf; ``at`` is the lower left corner."""
    x, y = at
    canvas.veil(oval(x + width * 0.55, y, width * 0.6, 10), share=0.22)
    crown = smooth(
        [
            (x, y - height * 0.7),
            (x + width * 0.06, y - height * 0.98),
            (x + width * 0.26, y - height * 1.06),
            (x + width * 0.5, y - height),
            (x + width * 0.76, y - height * 1.07),
            (x + width * 0.95, y - height * 0.97),
            (x + width, y - height * 0.7),
        ],
        closed=False,
    )
    canvas.fill([*crown, (x + width * 0.97, y), (x + width * 0.03, y)], HONEY)
    canvas.fill(
        [*crown, (x + width * 0.97, y - height * 0.62), (x + width * 0.03, y - height * 0.62)], (172, 106, 58)
    )
    canvas.veil(box(x + width * 0.76, y - height * 0.98, width * 0.22, height * 0.98), BARK, 0.2)


def leaf_vegetable(canvas: Canvas, at: Point, size: float, colour: Colour = LEAF) -> None:
    """Lay down a leafy bunch."""
    x, y = at
    for lean in (-40, 30, -16, 10):
        shape = smooth(
            [
                (x, y),
                (x - 32 * size, y - 70 * size),
                (x - 12 * size, y - 128 * size),
                (x + 26 * size, y - 118 * size),
                (x + 30 * size, y - 60 * size),
            ]
        )
        canvas.fill(turned(shape, lean, at), mix(colour, MOSS, abs(lean) / 60))
        canvas.stroke(turned([(x, y), (x + 4 * size, y - 104 * size)], lean, at), CREAM, 6 * size, 2 * size)


def kimchi(canvas: Canvas, at: Point, size: float) -> None:
    """Heap up seasoned cabbage."""
    x, y = at
    for i in range(7):
        dx, dy, turn = (i - 3) * 46 * size, (abs(i - 3) * 9 - 20) * size, (i - 3) * 13
        centre = (x + dx, y + dy)
        strip = smooth(
            [
                (centre[0] - 40 * size, centre[1] + 54 * size),
                (centre[0] - 30 * size, centre[1] - 56 * size),
                (centre[0], centre[1] - 84 * size),
                (centre[0] + 34 * size, centre[1] - 50 * size),
                (centre[0] + 38 * size, centre[1] + 56 * size),
            ]
        )
        canvas.fill(turned(strip, turn, centre), mix(CHILLI, (232, 120, 70), (i % 3) * 0.28))
        core = smooth(
            [
                (centre[0] - 14 * size, centre[1] + 54 * size),
                (centre[0] - 6 * size, centre[1] - 40 * size),
                (centre[0] + 10 * size, centre[1] - 40 * size),
                (centre[0] + 16 * size, centre[1] + 54 * size),
            ]
        )
        canvas.fill(turned(core, turn, centre), (248, 214, 178), marks=0.5)
        canvas.veil(turned(core, turn, centre), CHILLI, 0.3)
        canvas.stroke(
            turned(
                [
                    (centre[0] - 22 * size, centre[1] - 40 * size),
                    (centre[0] - 28 * size, centre[1] + 40 * size),
                ],
                turn,
                centre,
            ),
            dark(CHILLI, 0.3),
            5 * size,
            2 * size,
        )
    for _ in range(26):
        spot = (x + canvas.chance.uniform(-170, 170) * size, y + canvas.chance.uniform(-60, 50) * size)
        canvas.fill(
            oval(*spot, 6 * size, 4 * size, canvas.chance.uniform(0, 90)),
            canvas.chance.choice((BRICK, LEAF, LEMON)),
            marks=0,
        )


def pork_slices(canvas: Canvas, at: Point, size: float, count: int = 7) -> None:
    """Fan out slices of boiled pork."""
    for i in range(count):
        x, y = at[0] + i * 52 * size, at[1] - math.sin(i / (count - 1) * math.pi) * 18 * size
        slab = smooth(
            [
                (x - 44 * size, y + 46 * size),
                (x - 50 * size, y - 30 * size),
                (x - 10 * size, y - 52 * size),
                (x + 40 * size, y - 40 * size),
                (x + 44 * size, y + 40 * size),
            ]
        )
        canvas.fill(slab, (214, 166, 142))
        canvas.fill(
            smooth(
                [
                    (x - 46 * size, y - 22 * size),
                    (x - 10 * size, y - 50 * size),
                    (x + 38 * size, y - 38 * size),
                    (x + 36 * size, y - 16 * size),
                    (x - 8 * size, y - 28 * size),
                ]
            ),
            (248, 228, 208),
            marks=0.5,
        )
        canvas.stroke(
            smooth(
                [(x - 40 * size, y + 8 * size), (x, y - 4 * size), (x + 38 * size, y + 6 * size)],
                closed=False,
            ),
            (240, 206, 184),
            7 * size,
        )
        canvas.stroke(
            [(x - 44 * size, y + 44 * size), (x - 50 * size, y - 28 * size)], dark(ROSE, 0.4), 3 * size
        )
