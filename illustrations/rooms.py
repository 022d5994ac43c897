"""What rooms are made of."""

from illustrations.canvas import HEIGHT, WIDTH, Canvas
from illustrations.geometry import Point, box
from illustrations.palette import CREAM, WOOD, Colour, dark, light


def room(canvas: Canvas, wall: Colour, floor: Colour, line: float) -> None:
    """Paint a wall and a floor that meet at a line."""
    canvas.fill(box(-9, -9, WIDTH + 18, line + 18), wall)
    canvas.fill(box(-9, line, WIDTH + 18, HEIGHT - line + 9), floor)
    for row in range(5):
        y = line + 30 + row * row * 18 + row * 30
        canvas.stroke([(-9, y), (WIDTH + 9, y + 3)], dark(floor, 0.14), 4)
    canvas.fill(box(-9, line - 22, WIDTH + 18, 26), dark(wall, 0.25))


def window(canvas: Canvas, at: Point, width: float, height: float, pane: Colour) -> None:
    """Set a window into the wall."""
    x, y = at
    canvas.fill(box(x - 20, y - 20, width + 40, height + 40), WOOD)
    canvas.fill(box(x, y, width, height), pane)
    canvas.stroke([(x + width / 2, y), (x + width / 2, y + height)], WOOD, 14)
    canvas.stroke([(x, y + height * 0.4), (x + width, y + height * 0.4)], WOOD, 10)
    canvas.veil(
        [
            (x + width * 0.1, y),
            (x + width * 0.32, y),
            (x + width * 0.12, y + height),
            (x, y + height),
            (x, y + height * 0.5),
        ],
        CREAM,
        0.3,
    )
    canvas.fill(box(x - 36, y + height + 14, width + 72, 22), light(WOOD, 0.2))
