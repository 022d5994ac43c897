"""Crates, cartons, buckets and sacks, full and empty."""

from illustrations.canvas import Canvas
from illustrations.geometry import Point, box, oval, rounded, smooth, turned
from illustrations.palette import (
    BLUE,
    BRICK,
    CREAM,
    HONEY,
    LEMON,
    MUSTARD,
    PAPER,
    ROSE,
    SAND,
    SKY,
    WOOD,
    Colour,
    dark,
    light,
    mix,
)


def crate(canvas: Canvas, at: Point, width: float, height: float, colour: Colour = WOOD) -> None:
    """Set down a slatted crate; ``at`` is the lower left corner."""
    x, y = at
    canvas.shadow(x + width * 0.55, y, width * 0.58, 12)
    canvas.fill(box(x, y - height, width, height), dark(colour, 0.3))
    slats = max(2, round(height / 36))
    for slat in range(slats):
        canvas.fill(
            box(x, y - height + slat * height / slats, width, height / slats - 6),
            mix(colour, SAND, (slat % 2) * 0.12),
        )
    for edge in (x, x + width - 18):
        canvas.fill(box(edge, y - height - 6, 18, height + 6), dark(colour, 0.14))


def produce(canvas: Canvas, at: Point, width: float, height: float, colour: Colour) -> None:
    """Fill a crate with round fruit or vegetables."""
    x, y = at
    radius = 21
    for row in (1, 0):
        for i in range(int(width / (radius * 1.7))):
            spot = (x + radius + i * radius * 1.75 + row * 14, y - height - 6 - row * 22)
            canvas.fill(
                oval(*spot, radius, radius * 0.94),
                mix(colour, CREAM, canvas.chance.uniform(0, 0.16)),
                marks=0.5,
            )
            canvas.fill(oval(spot[0] - 6, spot[1] - 7, 5, 4), light(colour, 0.6), marks=0)
    crate(canvas, at, width, height)


def carton(canvas: Canvas, at: Point, width: float, height: float, colour: Colour = HONEY) -> None:
    """Stand a parcel without a name; ``at`` is the lower left corner."""
    x, y = at
    canvas.fill(box(x, y - height, width, height), colour)
    canvas.veil(box(x + width * 0.74, y - height, width * 0.26, height))
    canvas.fill(box(x + width * 0.42, y - height, width * 0.16, height), light(colour, 0.36), marks=0.4)
    canvas.stroke([(x, y - height + 3), (x + width, y - height + 2)], dark(colour, 0.3), 4)


def bucket(canvas: Canvas, at: Point, size: float, colour: Colour, content: Colour = SKY) -> None:
    """Stand a bucket; ``at`` is the middle of its foot."""
    x, y = at
    canvas.shadow(x + 14 * size, y, 90 * size, 15 * size)
    canvas.fill(
        [
            (x - 88 * size, y - 150 * size),
            (x + 88 * size, y - 150 * size),
            (x + 64 * size, y),
            (x - 64 * size, y),
        ],
        colour,
    )
    canvas.veil(
        [
            (x + 30 * size, y - 150 * size),
            (x + 88 * size, y - 150 * size),
            (x + 64 * size, y),
            (x + 26 * size, y),
        ],
        share=0.16,
    )
    canvas.fill(oval(x, y - 150 * size, 90 * size, 22 * size), light(colour, 0.2))
    canvas.fill(oval(x, y - 146 * size, 80 * size, 17 * size), content)


def sack(canvas: Canvas, at: Point, size: float, colour: Colour = PAPER) -> None:
    """Stand a full sack of rice, open at the top."""
    x, y = at
    canvas.shadow(x + 12 * size, y, 104 * size, 16 * size)
    canvas.fill(
        smooth(
            [
                (x - 84 * size, y),
                (x - 100 * size, y - 70 * size),
                (x - 76 * size, y - 168 * size),
                (x + 76 * size, y - 168 * size),
                (x + 100 * size, y - 70 * size),
                (x + 84 * size, y),
            ]
        ),
        colour,
    )
    canvas.veil(
        smooth(
            [
                (x + 20 * size, y - 160 * size),
                (x + 76 * size, y - 166 * size),
                (x + 100 * size, y - 70 * size),
                (x + 82 * size, y),
                (x + 36 * size, y - 4 * size),
            ]
        ),
        share=0.13,
    )
    canvas.fill(oval(x, y - 172 * size, 84 * size, 22 * size), dark(colour, 0.12))
    canvas.fill(
        smooth(
            [
                (x - 66 * size, y - 170 * size),
                (x, y - 204 * size),
                (x + 66 * size, y - 170 * size),
                (x, y - 158 * size),
            ]
        ),
        CREAM,
    )
    canvas.fill(oval(x, y - 82 * size, 30 * size, 30 * size), mix(colour, BRICK, 0.6), marks=0.5)


def tin_box(canvas: Canvas, at: Point, width: float, height: float, colour: Colour = BLUE) -> None:
    """Open a biscuit tin; ``at`` is the middle of its lower edge."""
    x, y = at
    left = x - width / 2
    canvas.fill(
        [
            (left, y - height),
            (left + 50, y - height - 90),
            (left + width - 50, y - height - 90),
            (left + width, y - height),
        ],
        dark(colour, 0.5),
    )
    canvas.fill(
        [
            (left + 34, y - height - 92),
            (left + 60, y - height - 220),
            (left + width - 20, y - height - 212),
            (left + width - 40, y - height - 92),
        ],
        light(colour, 0.12),
    )
    canvas.veil(box(left + 70, y - height - 190, width - 130, 70), CREAM, 0.3)
    for i, tone in enumerate((PAPER, ROSE, CREAM, LEMON, PAPER)):
        canvas.fill(
            turned(
                rounded(left + 60 + i * (width - 200) / 4, y - height - 120, 110, 130, 4),
                -12 + i * 6,
                (left + 100 + i * 60, y - height),
            ),
            tone,
            marks=0.7,
        )
    canvas.fill(rounded(left, y - height, width, height, 14), colour)
    canvas.fill(
        smooth(
            [
                (left + 30, y - height * 0.5),
                (x, y - height * 0.8),
                (left + width - 30, y - height * 0.5),
                (x, y - height * 0.22),
            ]
        ),
        light(colour, 0.28),
    )
    canvas.fill(oval(x, y - height * 0.5, 46, 32), MUSTARD)
    canvas.veil(box(left + width * 0.8, y - height, width * 0.2, height), share=0.16)


def ice_pack(canvas: Canvas, at: Point, size: float, turn: float) -> None:
    """Lay down one ice pack."""
    x, y = at
    canvas.veil(
        turned(rounded(x - 74 * size, y - 34 * size, 160 * size, 90 * size, 16 * size), turn, at), share=0.15
    )
    canvas.fill(
        turned(rounded(x - 80 * size, y - 45 * size, 160 * size, 90 * size, 16 * size), turn, at),
        (206, 226, 232),
    )
    canvas.fill(
        turned(rounded(x - 62 * size, y - 30 * size, 124 * size, 60 * size, 14 * size), turn, at),
        (168, 204, 218),
    )
    for arm in range(3):
        ends = [(x - 20 * size, y), (x + 20 * size, y)]
        canvas.stroke(turned(turned(ends, arm * 60, at), turn, at), CREAM, 7 * size)
