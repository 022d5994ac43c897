"""The sketch as a picture of its own, on which a shop's page shows its place: ``assets/shops/map.svg#<slug>``.

The page names the picture and its own spot in it, and so depends on no other shop.
"""

from collections.abc import Iterator

from markupsafe import Markup

from dongne.render.outputs import OutputFile, Site
from dongne.render.shops.sketch import Mark, draw_sketch

PATH = "assets/shops/map.svg"

# Only what marks the shop asked for: a host that forbids style sheets inside files leaves a map of dots.
_STYLE = Markup(
    ":target .d{fill:#a3301a;stroke:#fff;stroke-width:2}"
    ":target .r{stroke:#a3301a;stroke-width:3}:target .h{fill:#a3301a;fill-opacity:.12}"
)
_DOT = Markup(
    '<g id="{}"><circle class="h" cx="{}" cy="{}" r="30" fill="none"/>'
    '<circle class="r" cx="{}" cy="{}" r="16" fill="none"/>'
    '<circle class="d" cx="{}" cy="{}" r="6" fill="#8d8471"/></g>'
)


def make_map(site: Site) -> Iterator[OutputFile]:
    """Give the picture, if any shop has a place."""
    sketch = draw_sketch(site.publication.shops, dict(site.settings.shop_category_titles))
    if sketch is None:
        return
    drawing = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}">'
        '<style>{style}</style><rect x=".5" y=".5" width="{pw}" height="{ph}" fill="#f6f2e8" stroke="#b8ad97"/>{dots}</svg>'
    ).format(
        w=sketch.width,
        h=sketch.height,
        pw=sketch.width - 1,
        ph=sketch.height - 1,
        style=_STYLE,
        dots=Markup("").join(map(_dot, sketch.marks)),
    )
    yield OutputFile(path=PATH, content=drawing.encode())


def _dot(mark: Mark) -> Markup:
    return _DOT.format(mark.slug, mark.x, mark.y, mark.x, mark.y, mark.x, mark.y)
