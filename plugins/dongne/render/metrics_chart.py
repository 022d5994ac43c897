"""The picture of the metrics page: articles and comments, month by month, drawn at build."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pygal
from lxml import etree
from markupsafe import Markup

# pygal hangs a finder into Python's imports that speaks a protocol of before 3.12: from then on every import of
# a module that is not there would warn. Its plugins, which are all that it is for, we have none of.
sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, pygal.PluginImportFixer)]

_SVG = "http://www.w3.org/2000/svg"
_NAMESPACES = {"s": _SVG}
_WIDTH, _HEIGHT = 480, 270  # So narrow that its letters can be read on a phone.

_USELESS = (
    # A style and a script that a content security policy refuses, the day of drawing, and hover boxes that
    # need the script. What is left is the same bytes for the same figures.
    "//comment() | //s:defs | //s:title | //s:desc | //s:g[contains(@class, 'tooltip')] | //s:g[not(node())]"
    # Upright lines between the months: the theme's absent style would have hidden them.
    " | //s:g[contains(@class, 'axis x')]//s:path"
)

_LOOK: Mapping[str, Mapping[str, str]] = {
    "//s:text": {"fill": "currentColor", "font-size": "15"},
    "//s:g[contains(@class, 'axis x')]//s:text | //s:g[contains(@class, 'text-overlay')]//s:text": {
        "text-anchor": "middle"
    },
    "//s:g[contains(@class, 'axis y')]//s:text": {"text-anchor": "end"},
    "//s:path": {"stroke": "currentColor", "stroke-opacity": "0.25", "fill": "none"},
    "//s:rect": {"stroke": "currentColor"},
    "//s:rect[@class='background']": {"fill": "none", "stroke": "none"},
    # Solid against hatched: whoever sees no difference in colour sees this one.
    "//*[contains(@class, 'color-0')]/descendant-or-self::s:rect": {"fill": "currentColor"},
    "//*[contains(@class, 'color-1')]/descendant-or-self::s:rect": {"fill": "url(#chart-hatched)"},
}

_HATCHED = f"""
<defs xmlns="{_SVG}">
  <pattern id="chart-hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="2" height="6" fill="currentColor"/>
  </pattern>
</defs>
"""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One pair of bars."""

    label: str
    """Below the bars: ``5월``."""
    name: str
    """In the text alternative: ``2022년 5월``."""
    articles: int
    comments: int


def draw_bars(bars: Sequence[Bar], *, title: str) -> Markup:
    """Draw articles and comments side by side as an SVG that stands in a page as it is."""
    chart = pygal.Bar(
        width=_WIDTH,
        height=_HEIGHT,
        no_prefix=True,
        js=[],
        print_values=True,
        print_values_position="top",
        legend_at_bottom=True,
        show_minor_y_labels=False,
        margin=8,
    )
    chart.x_labels = [bar.label for bar in bars]
    chart.add("기사", [bar.articles for bar in bars])
    chart.add("댓글", [bar.comments for bar in bars])
    svg = etree.fromstring(chart.render())
    for node in svg.xpath(_USELESS, namespaces=_NAMESPACES):
        node.getparent().remove(node)
    _dress(svg)
    _name(svg, title, bars)
    etree.cleanup_namespaces(svg)
    return Markup(etree.tostring(svg, encoding="unicode"))  # noqa: S704 - written by lxml, every word escaped


def _dress(svg: etree._Element) -> None:
    """Give the drawing its look by attributes: it takes the page's colour in either scheme."""
    for path, attributes in _LOOK.items():
        for node in svg.xpath(path, namespaces=_NAMESPACES):
            node.attrib.update(attributes)
    svg.insert(0, etree.fromstring(_HATCHED.strip()))


def _name(svg: etree._Element, title: str, bars: Sequence[Bar]) -> None:
    """Say in words what the picture shows."""
    words = ", ".join(f"{bar.name} 기사 {bar.articles}편과 댓글 {bar.comments}개" for bar in bars)
    for place, (tag, text) in enumerate((("title", title), ("desc", f"{words}."))):
        element = etree.Element(f"{{{_SVG}}}{tag}", id=f"chart-{tag}")
        element.text = text
        svg.insert(place, element)
    svg.attrib.update({"role": "img", "aria-labelledby": "chart-title chart-desc", "class": "dongne-chart"})
    svg.attrib.pop("id", None)
