"""The sheet of paper and the brush: flat paint with a hand's edge, brush marks and grain."""

import math
import random
from collections.abc import Sequence
from functools import cache
from typing import Self

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from illustrations.geometry import Outline, Point, oval, ribbon
from illustrations.palette import INK, Colour, dark, light

WIDTH, HEIGHT = 1600, 1067
"""Size of a picture, in the units of every outline."""
FINE = 2
"""How much larger it is painted than it is printed."""
STRIDE = 14
"""A hand's edge is bent this often."""


class Canvas:
    """One picture while it is painted; what comes later lies on top."""

    def __init__(self, seed: int, ground: Colour) -> None:
        """Take a sheet and cover it with a ground colour."""
        self.chance = random.Random(seed)
        self._phases = [self.chance.uniform(0, math.tau) for _ in range(4)]
        self.image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), ground)
        self._brush = ImageDraw.Draw(self.image, "RGBA")
        self.fill([(-9, -9), (WIDTH + 9, -9), (WIDTH + 9, HEIGHT + 9), (-9, HEIGHT + 9)], ground)

    def fill(self, outline: Outline, colour: Colour, *, marks: float = 1) -> Self:
        """Paint an area; ``marks`` tells how much the brush shows."""
        points = self._by_hand(outline)
        self._brush.polygon(points, fill=colour)
        if marks:
            self._show_brush(points, colour, marks)
        return self

    def veil(self, outline: Outline, colour: Colour = INK, share: float = 0.14) -> Self:
        """Lay a thin, even wash over what is there: shadows, glass, steam."""
        self._brush.polygon(self._by_hand(outline), fill=(*colour, round(255 * share)))
        return self

    def stroke(self, points: Outline, colour: Colour, width: float, end: float | None = None) -> Self:
        """Draw a line that may taper."""
        return self.fill(ribbon(points, width, end), colour, marks=0)

    def shadow(self, cx: float, cy: float, rx: float, ry: float) -> Self:
        """Put a soft-looking shadow on the ground."""
        return self.veil(oval(cx + rx * 0.12, cy, rx, ry), share=0.12).veil(
            oval(cx + rx * 0.05, cy, rx * 0.8, ry * 0.7), share=0.12
        )

    def wash(self, top: Colour, bottom: Colour, start: float = 0, end: float = HEIGHT) -> Self:
        """Paint a band that runs from one colour into another, as for skies."""
        size = (WIDTH * FINE, round((end - start) * FINE))
        blend = Image.linear_gradient("L").resize(size)
        band = Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), blend)
        self.image.paste(band, (0, round(start * FINE)))
        return self

    def tint(self, colour: Colour) -> Self:
        """Let dusk or night fall over everything painted so far."""
        self.image.paste(ImageChops.multiply(self.image, Image.new("RGB", self.image.size, colour)))
        return self

    def glow(self, cx: float, cy: float, radius: float, colour: Colour, share: float = 0.6) -> Self:
        """Let a lamp shine on what is around it."""
        side = round(radius * 2 * FINE)
        mask = ImageChops.invert(Image.radial_gradient("L")).resize((side, side))
        mask = mask.point([round(max(0, value - 75) / 180 * 255 * share) for value in range(256)])
        corner = (round((cx - radius) * FINE), round((cy - radius) * FINE))
        self.image.paste(Image.new("RGB", (side, side), colour), corner, mask)
        return self

    def steam(self, cx: float, cy: float, size: float, share: float = 0.35) -> Self:
        """Let steam rise from a dish."""
        layer = Image.new("L", self.image.size)
        brush = ImageDraw.Draw(layer)
        for side, height in ((-0.5, 0.9), (0.05, 1.25), (0.6, 0.8)):
            rise = [
                (
                    cx + side * size + math.sin(step / 24 * 5 + side * 3) * size * 0.16,
                    cy - step / 24 * height * size,
                )
                for step in range(25)
            ]
            brush.polygon([(x * FINE, y * FINE) for x, y in ribbon(rise, size * 0.26, size * 0.05)], fill=255)
        layer = layer.filter(ImageFilter.GaussianBlur(size * 0.05 * FINE))
        self.image.paste(
            Image.new("RGB", self.image.size, (255, 252, 244)),
            mask=layer.point([round(v * share) for v in range(256)]),
        )
        return self

    def closer(self, corner: Point, share: float) -> Self:
        """Step closer: keep a part of the picture, from its upper left corner."""
        left, top = round(corner[0] * FINE), round(corner[1] * FINE)
        size = self.image.size
        frame = (left, top, left + round(size[0] * share), top + round(size[1] * share))
        self.image.paste(self.image.crop(frame).resize(size, Image.Resampling.BICUBIC))
        return self

    def finished(self) -> Image.Image:
        """Give the picture at the size of print, with the paper's grain."""
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        grain = _noise(7, (WIDTH * 2 // 3, HEIGHT * 2 // 3), (WIDTH, HEIGHT)).point(
            [round(128 + (v - 128) * 0.045) for v in range(256)]
        )
        fibre = _noise(8, (WIDTH // 40, HEIGHT // 3), (WIDTH, HEIGHT)).point(
            [round(128 + (v - 128) * 0.022) for v in range(256)]
        )
        paper = ImageChops.add(grain, fibre, scale=1, offset=-128).convert("RGB")
        return ImageChops.add(small, paper, scale=1, offset=-128)

    def _by_hand(self, outline: Outline) -> list[Point]:
        """Bend the edge a little, everywhere in the same way, so that neighbours still meet."""
        return [self._bent(point) for point in _divided(outline)]

    def _bent(self, point: Point) -> Point:
        x, y = point
        one, two, three, four = self._phases
        dx = 1.5 * math.sin(y * 0.019 + one) + 0.8 * math.sin(x * 0.047 + y * 0.061 + two)
        dy = 1.5 * math.sin(x * 0.017 + three) + 0.8 * math.sin(x * 0.053 - y * 0.043 + four)
        return (x + dx) * FINE, (y + dy) * FINE

    def _show_brush(self, points: Sequence[Point], colour: Colour, marks: float) -> None:
        """Drag lighter and darker streaks over an area, where the brush ran dry."""
        left, top = (max(0, math.floor(min(axis))) for axis in zip(*points, strict=True))
        right = min(self.image.width, math.ceil(max(x for x, _ in points)))
        bottom = min(self.image.height, math.ceil(max(y for _, y in points)))
        if right - left < STRIDE or bottom - top < STRIDE:
            return
        area = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(area).polygon([(x - left, y - top) for x, y in points], fill=255)
        spot = (left, top, right, bottom)
        for seed, tone in ((1, light(colour, 0.4)), (2, dark(colour, 0.3))):
            streaks = ImageChops.multiply(area, _streaks(seed).crop(spot)).point(
                [round(v * marks) for v in range(256)]
            )
            self.image.paste(Image.new("RGB", area.size, tone), spot, streaks)


def _divided(outline: Outline) -> list[Point]:
    points: list[Point] = []
    for (x, y), (to_x, to_y) in zip(outline, [*outline[1:], outline[0]], strict=True):
        parts = max(1, round(math.hypot(to_x - x, to_y - y) / STRIDE))
        points += [(x + (to_x - x) * part / parts, y + (to_y - y) * part / parts) for part in range(parts)]
    return points


@cache
def _streaks(seed: int) -> Image.Image:
    size = (WIDTH * FINE, HEIGHT * FINE)
    long = _noise(seed, (WIDTH // 60, HEIGHT // 3), size)
    patch = _noise(seed + 20, (WIDTH // 120, HEIGHT // 90), size)
    return ImageChops.multiply(long, patch).point([round(max(0, value - 70) * 0.62) for value in range(256)])


@cache
def _noise(seed: int, coarse: tuple[int, int], size: tuple[int, int]) -> Image.Image:
    chance = random.Random(seed)
    raw = Image.frombytes("L", coarse, chance.randbytes(coarse[0] * coarse[1]))
    return raw.resize(size, Image.Resampling.BICUBIC)
