"""How like two pictures are to an eye: SSIM of their brightness, over squares of eight pixels."""

from PIL import Image, ImageMath

_SQUARE = 8
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
"""Wang, Bovik, Sheikh and Simoncelli 2004."""


def likeness(one: Image.Image, other: Image.Image) -> float:
    """Give the mean structural similarity of two pictures of one size: 1 if they are the same."""
    x, y = (picture.convert("L").convert("F") for picture in (one, other))
    means = {
        "x": _mean(x),
        "y": _mean(y),
        "xx": _mean(_times(x, x)),
        "yy": _mean(_times(y, y)),
        "xy": _mean(_times(x, y)),
    }
    similar = ImageMath.lambda_eval(
        lambda m: (
            (2 * m["x"] * m["y"] + _C1)
            * (2 * (m["xy"] - m["x"] * m["y"]) + _C2)
            / (
                (m["x"] * m["x"] + m["y"] * m["y"] + _C1)
                * (m["xx"] - m["x"] * m["x"] + m["yy"] - m["y"] * m["y"] + _C2)
            )
        ),
        **means,
    )
    whole = similar.crop((0, 0, one.width // _SQUARE, one.height // _SQUARE))
    found = whole.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    return float(found)


def _times(one: Image.Image, other: Image.Image) -> Image.Image:
    product: Image.Image = ImageMath.lambda_eval(lambda m: m["one"] * m["other"], one=one, other=other)
    return product


def _mean(picture: Image.Image) -> Image.Image:
    return picture.reduce(_SQUARE)
