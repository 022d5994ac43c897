"""Things that keep people warm."""

from illustrations.canvas import Canvas
from illustrations.geometry import Point, oval, placed, rounded, smooth
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

    def curve(*points: Point, closed: bool = True) -> list[Point]:
        return smooth(placed(points, at, size), closed=closed)

    handle = curve((-74, -150), (0, -226), (74, -150), closed=False)
    spout = curve((80, -60), (130, -96), (160, -150), (178, -138), (140, -60), (84, -24))
    belly = curve((-86, 0), (-112, -60), (-80, -140), (0, -160), (80, -140), (112, -60), (86, 0))
    shade = curve((40, -146), (104, -80), (86, 0), (40, 0), (70, -70))
    gleam = curve((-84, -100), (-94, -60), (-80, -26), closed=False)
    canvas.stroke(handle, BARK, 15 * size)
    canvas.fill(spout, dark(colour, 0.14))
    canvas.fill(belly, colour)
    canvas.veil(shade, share=0.2)
    canvas.stroke(gleam, light(colour, 0.6), 10 * size, 4 * size)
    canvas.fill(oval(at[0], at[1] - 156 * size, 44 * size, 12 * size), dark(colour, 0.25))
    canvas.fill(oval(at[0], at[1] - 172 * size, 14 * size, 12 * size), BARK, marks=0)


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
