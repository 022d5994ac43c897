"""Things that keep people warm."""

from illustrations.canvas import Canvas
from illustrations.geometry import Point, oval, rounded, smooth
from illustrations.palette import (
    ASH,
    BARK,
    INK,
    LEMON,
    MUSTARD,
    Colour,
    dark,
    light,
)


def kettle(canvas: Canvas, at: Point, size: float, colour: Colour = MUSTARD) -> None:
    """Put the kettle on; ``at`` is the middle of its foot."""
    x, y = at
    canvas.stroke(
        smooth(
            [(x - 74 * size, y - 150 * size), (x, y - 226 * size), (x + 74 * size, y - 150 * size)],
            closed=False,
        ),
        BARK,
        15 * size,
    )
    canvas.fill(
        smooth(
            [
                (x + 80 * size, y - 60 * size),
                (x + 130 * size, y - 96 * size),
                (x + 160 * size, y - 150 * size),
                (x + 178 * size, y - 138 * size),
                (x + 140 * size, y - 60 * size),
                (x + 84 * size, y - 24 * size),
            ]
        ),
        dark(colour, 0.14),
    )
    canvas.fill(
        smooth(
            [
                (x - 86 * size, y),
                (x - 112 * size, y - 60 * size),
                (x - 80 * size, y - 140 * size),
                (x, y - 160 * size),
                (x + 80 * size, y - 140 * size),
                (x + 112 * size, y - 60 * size),
                (x + 86 * size, y),
            ]
        ),
        colour,
    )
    canvas.veil(
        smooth(
            [
                (x + 40 * size, y - 146 * size),
                (x + 104 * size, y - 80 * size),
                (x + 86 * size, y),
                (x + 40 * size, y),
                (x + 70 * size, y - 70 * size),
            ]
        ),
        share=0.2,
    )
    canvas.stroke(
        smooth(
            [(x - 84 * size, y - 100 * size), (x - 94 * size, y - 60 * size), (x - 80 * size, y - 26 * size)],
            closed=False,
        ),
        light(colour, 0.6),
        10 * size,
        4 * size,
    )
    canvas.fill(oval(x, y - 156 * size, 44 * size, 12 * size), dark(colour, 0.25))
    canvas.fill(oval(x, y - 172 * size, 14 * size, 12 * size), BARK, marks=0)


def stove(canvas: Canvas, at: Point, size: float) -> None:
    """Light a round stove; ``at`` is the middle of its foot."""
    x, y = at
    canvas.shadow(x + 10 * size, y, 150 * size, 22 * size)
    canvas.fill(rounded(x - 110 * size, y - 40 * size, 220 * size, 40 * size, 12 * size), ASH)
    canvas.fill(rounded(x - 96 * size, y - 250 * size, 192 * size, 220 * size, 22 * size), dark(ASH, 0.4))
    canvas.glow(x, y - 140 * size, 230 * size, (255, 160, 80), 0.5)
    canvas.fill(rounded(x - 66 * size, y - 216 * size, 132 * size, 130 * size, 18 * size), (238, 122, 58))
    canvas.fill(
        smooth(
            [
                (x - 40 * size, y - 92 * size),
                (x - 46 * size, y - 140 * size),
                (x - 10 * size, y - 200 * size),
                (x + 14 * size, y - 150 * size),
                (x + 40 * size, y - 170 * size),
                (x + 42 * size, y - 92 * size),
            ]
        ),
        LEMON,
    )
    for bar in (-40, -13, 14, 41):
        canvas.stroke([(x + bar * size, y - 218 * size), (x + bar * size, y - 86 * size)], INK, 6 * size)
    canvas.fill(oval(x, y - 252 * size, 104 * size, 18 * size), ASH)
