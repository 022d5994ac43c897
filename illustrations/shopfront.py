"""A shop of the hill, drawn square on."""

from collections.abc import Callable
from dataclasses import dataclass

from illustrations.canvas import HEIGHT, WIDTH, Canvas
from illustrations.geometry import Point, arc, box, oval, rounded
from illustrations.palette import (
    ASH,
    BARK,
    BRICK,
    CORAL,
    CREAM,
    HAZE,
    INK,
    LAMP,
    LEMON,
    MINT,
    SAND,
    SKY,
    STONE,
    TEAL,
    WOOD,
    Colour,
    dark,
    light,
    mix,
)
from illustrations.scenery import hill, pot_plant, sky, utility_pole

Painter = Callable[[Canvas, Point], None]

SILL = 862
"""Where the wall meets the pavement."""


@dataclass(frozen=True, kw_only=True)
class Front:
    """What makes one shop look like itself."""

    wall: Colour
    awning: Colour
    stripe: Colour = CREAM
    board: Colour = CREAM
    frame: Colour = WOOD
    sign: Painter
    """Paints the sign's picture about a point."""
    window: Painter
    """Paints what stands in the window, on the sill at a point."""
    street: Painter
    """Paints what stands before the shop, on the pavement at a point."""
    brick: bool = False
    flat: bool = False
    """Without an awning, as old workshops are."""
    door_left: bool = False
    evening: bool = False
    seed: int = 1


def draw_front(front: Front) -> Canvas:
    """Draw the whole picture of one shop."""
    canvas = Canvas(front.seed, SAND)
    _draw_surroundings(canvas)
    _draw_walls(canvas, front)
    if front.evening:
        canvas.tint((150, 140, 178))
    _draw_openings(canvas, front)
    _draw_sign(canvas, front)
    if front.evening:
        canvas.glow(_window_x(front) + 290, 690, 520, LAMP, 0.36)
    front.street(canvas, (_window_x(front) + 290, 985))
    return canvas.closer((210 if front.door_left else 160, 150), 0.8) if front.seed % 3 else canvas


def _window_x(front: Front) -> float:
    return 640 if front.door_left else 330


def _door_x(front: Front) -> float:
    return 350 if front.door_left else 990


def _draw_surroundings(canvas: Canvas) -> None:
    sky(canvas, canvas.chance.choice((SKY, (206, 214, 200), (234, 206, 176), (170, 200, 214))), HAZE, end=600)
    hill(canvas, [(0, 260), (300, 190), (700, 250), (1100, 160), (1600, 240)], mix(MINT, TEAL, 0.25))
    walls = ((214, 186, 158), (206, 198, 180), (196, 152, 128), (222, 210, 182), (180, 188, 180))
    for x, width in ((-20, 252), (1358, 272)):
        top, colour = canvas.chance.uniform(140, 300), canvas.chance.choice(walls)
        canvas.fill(box(x, top, width, 760), colour)
        canvas.fill(box(x, top - 16, width, 26), dark(colour, 0.3))
        for row in range(3):
            canvas.fill(box(x + 60, top + 90 + row * 200, 110, 110), mix(colour, INK, 0.4), marks=0.5)
            canvas.stroke([(x + 115, top + 90 + row * 200), (x + 115, top + 200 + row * 200)], colour, 5)
    canvas.fill([(-9, SILL), (WIDTH + 9, SILL), (WIDTH + 9, HEIGHT + 9), (-9, HEIGHT + 9)], STONE)
    canvas.fill([(-9, 1010), (WIDTH + 9, 1004), (WIDTH + 9, HEIGHT + 9), (-9, HEIGHT + 9)], ASH)
    canvas.fill(box(-9, 998, WIDTH + 18, 14), light(STONE, 0.4), marks=0.4)
    for x in range(40, WIDTH, 170):
        canvas.stroke([(x, SILL + 8), (x - 34, 996)], dark(STONE, 0.12), 3)
    utility_pole(canvas, 1500, 900, 820)


def _draw_walls(canvas: Canvas, front: Front) -> None:
    canvas.shadow(820, SILL + 14, 640, 20)
    canvas.fill(box(230, 120, 1130, SILL - 120), front.wall)
    if front.brick:
        _draw_bricks(canvas, front.wall)
    canvas.fill(box(212, 92, 1166, 40), dark(front.wall, 0.32))
    for x in (330, 690, 1050) if front.seed % 2 else (440, 930):
        _draw_upper_window(canvas, front, x, 190 if front.seed % 2 else 240)
    canvas.fill(box(230, 806, 1130, SILL - 806), dark(front.wall, 0.34))
    canvas.veil(box(1290, 120, 70, SILL - 120), share=0.12)


def _draw_upper_window(canvas: Canvas, front: Front, x: float, width: float) -> None:
    canvas.fill(box(x, 176, width, 128), dark(front.frame, 0.1))
    canvas.fill(box(x + 12, 188, width - 24, 104), mix(SKY, BARK, 0.42), marks=0.6)
    if canvas.chance.random() < 0.5:
        curtain = canvas.chance.choice((CREAM, light(front.awning, 0.5), MINT))
        canvas.fill([(x + 12, 188), (x + width * 0.4, 188), (x + width * 0.22, 292), (x + 12, 292)], curtain)
        canvas.fill(
            [(x + width - 12, 188), (x + width * 0.6, 188), (x + width * 0.78, 292), (x + width - 12, 292)],
            curtain,
        )
    canvas.veil([(x + 40, 188), (x + 90, 188), (x + 54, 292), (x + 12, 292)], CREAM, 0.2)
    canvas.stroke([(x + width / 2, 188), (x + width / 2, 292)], dark(front.frame, 0.1), 9)
    canvas.fill(box(x - 12, 300, width + 24, 16), light(front.wall, 0.3), marks=0.4)
    if canvas.chance.random() < 0.4:
        for shift in (0.28, 0.52, 0.76):
            pot_plant(canvas, (x + width * shift, 302), 0.36, canvas.chance.choice((CORAL, LEMON, None)))


def _draw_bricks(canvas: Canvas, wall: Colour) -> None:
    for row in range(19):
        for column in range(12):
            if canvas.chance.random() < 0.55:
                x = 236 + column * 93 + (row % 2) * 14
                shade = mix(wall, canvas.chance.choice((INK, CREAM, BRICK)), canvas.chance.uniform(0.06, 0.2))
                canvas.fill(box(x, 138 + row * 36, 78, 26), shade, marks=0.3)


def _draw_openings(canvas: Canvas, front: Front) -> None:
    x, inside = _window_x(front), (255, 222, 158) if front.evening else (198, 176, 148)
    canvas.fill(box(x, 520, 580, 300), front.frame)
    canvas.fill(box(x + 16, 536, 548, 268), mix(inside, BARK, 0.1 if front.evening else 0.3))
    canvas.fill(box(x + 16, 536, 548, 90), mix(inside, CREAM, 0.15), marks=0.5)
    front.window(canvas, (x + 290, 800))
    canvas.veil([(x + 60, 536), (x + 170, 536), (x + 60, 804), (x + 16, 804), (x + 16, 660)], CREAM, 0.16)
    canvas.veil([(x + 220, 536), (x + 262, 536), (x + 150, 804), (x + 108, 804)], CREAM, 0.13)
    canvas.fill(box(x - 14, 800, 608, 24), light(front.frame, 0.16))
    _draw_door(canvas, front, inside)


def _draw_door(canvas: Canvas, front: Front, inside: Colour) -> None:
    x = _door_x(front)
    canvas.fill(box(x, 500, 236, SILL - 500), dark(front.frame, 0.22))
    canvas.fill(box(x + 18, 518, 200, SILL - 518), front.frame)
    canvas.fill(box(x + 42, 546, 152, 196), mix(inside, BARK, 0.16))
    canvas.veil([(x + 80, 546), (x + 130, 546), (x + 64, 742), (x + 42, 742), (x + 42, 660)], CREAM, 0.2)
    canvas.fill(box(x + 42, 764, 152, 76), dark(front.frame, 0.14))
    canvas.fill(rounded(x + 190, 690, 14, 70, 6), LAMP, marks=0)
    canvas.fill(rounded(x + 84, 580, 70, 48, 6), CREAM, marks=0.3)
    canvas.stroke([(x + 96, 580), (x + 119, 558), (x + 142, 580)], BARK, 3)
    canvas.fill(oval(x + 119, 604, 13, 13), front.awning, marks=0)
    canvas.fill(
        [(x - 12, SILL - 6), (x + 248, SILL - 6), (x + 270, SILL + 22), (x - 34, SILL + 22)],
        light(STONE, 0.3),
    )


def _draw_sign(canvas: Canvas, front: Front) -> None:
    canvas.veil(box(262, 404, 1066, 18), share=0.2)
    canvas.fill(rounded(256, 328, 1078, 78, 8), dark(front.frame, 0.2))
    canvas.fill(rounded(266, 337, 1058, 60, 6), front.board)
    for spot in (-250, 250):
        canvas.stroke([(795 + spot - 70, 367), (795 + spot + 70, 367)], front.awning, 7)
        canvas.fill(oval(795 + spot, 367, 11, 11), front.awning, marks=0)
    front.sign(canvas, (795, 367))
    if not front.flat:
        _draw_awning(canvas, front)


def _draw_awning(canvas: Canvas, front: Front) -> None:
    canvas.veil([(250, 500), (1340, 500), (1350, 590), (240, 590)], share=0.18)
    stripes = 14
    for i in range(stripes):
        left, right = 262 + i * 1066 / stripes, 262 + (i + 1) * 1066 / stripes
        low_left, low_right = 222 + i * 1146 / stripes, 222 + (i + 1) * 1146 / stripes
        colour = front.awning if i % 2 == 0 else front.stripe
        canvas.fill([(left, 408), (right, 408), (low_right, 516), (low_left, 516)], colour, marks=0.7)
        half = (low_right - low_left) / 2
        canvas.fill(arc(low_left + half, 514, half, 30, 0, 180), dark(colour, 0.1), marks=0.5)
    canvas.veil([(262, 408), (1328, 408), (1330, 422), (260, 422)], share=0.16)
