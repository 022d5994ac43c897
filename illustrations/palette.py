"""The paints on the table: a few warm colours that every picture shares."""

Colour = tuple[int, int, int]

PAPER: Colour = (246, 236, 216)
CREAM: Colour = (250, 243, 228)
TOFU: Colour = (252, 246, 232)
SAND: Colour = (229, 208, 172)
STONE: Colour = (201, 186, 164)
ASH: Colour = (150, 138, 126)
INK: Colour = (58, 45, 42)
BARK: Colour = (107, 72, 52)
WOOD: Colour = (178, 124, 78)
HONEY: Colour = (216, 164, 104)

BRICK: Colour = (187, 86, 62)
CHILLI: Colour = (200, 62, 44)
CORAL: Colour = (222, 116, 88)
ROSE: Colour = (231, 164, 152)
PLUM: Colour = (128, 78, 104)
MUSTARD: Colour = (222, 168, 66)
LEMON: Colour = (243, 208, 104)
LAMP: Colour = (255, 226, 150)

LEAF: Colour = (110, 138, 82)
MOSS: Colour = (74, 102, 70)
SAGE: Colour = (156, 174, 138)
MINT: Colour = (190, 208, 186)
TEAL: Colour = (56, 112, 108)
SKY: Colour = (182, 208, 210)
HAZE: Colour = (220, 226, 214)
BLUE: Colour = (74, 112, 144)
NAVY: Colour = (44, 62, 92)
NIGHT: Colour = (34, 42, 72)
SNOW: Colour = (240, 242, 240)

HONEY_GLOW: Colour = (232, 178, 110)
CELADON: Colour = (172, 192, 172)
SKIN: Colour = (236, 190, 152)
TAN: Colour = (214, 160, 122)
HAIR: Colour = (54, 44, 44)
SILVER: Colour = (196, 192, 190)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Give ``one`` with ``share`` of ``other`` stirred in."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def dark(colour: Colour, share: float = 0.2) -> Colour:
    """Give the colour as it looks in the shade: warmer than black would make it."""
    return mix(colour, INK, share)


def light(colour: Colour, share: float = 0.25) -> Colour:
    """Give the colour as it looks in the sun."""
    return mix(colour, CREAM, share)
