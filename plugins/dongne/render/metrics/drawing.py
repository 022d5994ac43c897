"""Pictures of figures, drawn at build: bars in pairs, one solid and one hatched, that say in words what they show."""

import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import ceil

import pygal
from lxml import etree
from markupsafe import Markup

from dongne.render.metrics.bars import Bar

# pygal hangs a finder into Python's imports that speaks a protocol of before 3.12: from then on every import of
# a module that is not there would warn. Its plugins, which are all that it is for, we have none of.
sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, pygal.PluginImportFixer)]

_SVG = "http://www.w3.org/2000/svg"
_NAMESPACES = {"s": _SVG}
_WIDTH, _HEIGHT = 480, 270
_LYING_WIDTH = 350
"""About as wide as a phone, so that its letters are as large there as they are drawn."""
_ROW = 46
"""Height of one pair of bars that lie."""
_LETTER = 16
_TICKS = 4
_WIDE = 1000

_USELESS = (
    # A style and a script that a content security policy refuses, the day of drawing, and hover boxes that
    # need the script. What is left is the same bytes for the same figures.
    "//comment() | //s:defs | //s:title | //s:desc | //s:g[contains(@class, 'tooltip')] | //s:g[not(node())]"
    # Upright lines: between months they mean nothing, and lying bars have their figures beside them.
    " | //s:g[contains(@class, 'axis x')]//s:path"
)

_LOOK: Mapping[str, Mapping[str, str]] = {
    "//s:text": {"fill": "currentColor", "font-size": f"{_LETTER}"},
    "//s:g[contains(@class, 'axis x')]//s:text": {"text-anchor": "middle"},
    "//s:g[contains(@class, 'text-overlay')]//s:text": {"text-anchor": "middle"},
    "//s:g[contains(@class, 'horizontal')]//s:g[contains(@class, 'text-overlay')]//s:text": {
        "text-anchor": "start"
    },
    "//s:g[contains(@class, 'axis y')]//s:text": {"text-anchor": "end"},
    "//s:path": {"stroke": "currentColor", "stroke-opacity": "0.25", "fill": "none"},
    "//s:rect": {"stroke": "currentColor"},
    "//s:rect[@class='background']": {"fill": "none", "stroke": "none"},
    # Solid against hatched: whoever sees no difference in colour sees this one.
    "//*[contains(@class, 'color-0')]/descendant-or-self::s:rect": {
        "class": "dm-solid",
        "fill": "currentColor",
    },
    "//*[contains(@class, 'color-1')]/descendant-or-self::s:rect": {
        "class": "dm-hatched",
        "fill": "url(#{name}-hatched)",
    },
}

_HATCHED = f"""
<defs xmlns="{_SVG}">
  <pattern id="{{name}}-hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect class="dm-line" width="2" height="6" fill="currentColor"/>
  </pattern>
</defs>
"""


def draw_bars(bars: Sequence[Bar], *, title: str, name: str = "chart", lying: bool = False) -> Markup:
    """Draw articles and comments side by side as an SVG that stands in a page as it is.

    ``name`` begins the ids inside, so that a page can hold several; ``lying`` bars have room for long labels.
    """
    return _draw(tuple(bars), title, name, lying)


@lru_cache(maxsize=256)  # A preview draws the same pictures at every change.
def _draw(bars: tuple[Bar, ...], title: str, name: str, lying: bool) -> Markup:  # noqa: FBT001 - by ``draw_bars`` only
    chart = _lying_chart(bars) if lying else _standing_chart(bars)
    chart.add("기사", [bar.articles for bar in (reversed(bars) if lying else bars)])
    chart.add("댓글", [bar.comments for bar in (reversed(bars) if lying else bars)])
    svg = etree.fromstring(chart.render())
    for node in svg.xpath(_USELESS, namespaces=_NAMESPACES):
        node.getparent().remove(node)
    _dress(svg, name)
    svg.set("class", "dm-chart dm-chart--lying" if lying else "dm-chart")
    _name(svg, title, bars, name)
    etree.cleanup_namespaces(svg)
    return Markup(etree.tostring(svg, encoding="unicode"))  # noqa: S704 - written by lxml, every word escaped


def _standing_chart(bars: Sequence[Bar]) -> pygal.Bar:
    chart = pygal.Bar(width=_WIDTH, height=_HEIGHT, margin=8, **_settings(bars))
    chart.x_labels = [bar.label for bar in bars]
    return chart


def _lying_chart(bars: Sequence[Bar]) -> pygal.HorizontalBar:
    longest = max(len(bar.label) for bar in bars)
    chart = pygal.HorizontalBar(
        width=_LYING_WIDTH,
        height=_ROW * len(bars) + 80,
        margin=8,
        # pygal takes every letter for a Latin one, and those of Hangul are nearly twice as wide.
        margin_left=8 + longest * _LETTER // 2,
        # The figure of the longest bar stands behind its end.
        margin_right=8 + len(str(_largest(bars))) * _LETTER * 5 // 8,
        **_settings(bars),
    )
    chart.x_labels = [bar.label for bar in reversed(bars)]
    return chart


def _settings(bars: Sequence[Bar]) -> dict[str, object]:
    return {
        "no_prefix": True,
        "js": [],
        "print_values": True,
        "print_values_position": "top",
        "legend_at_bottom": True,
        "y_labels": _ticks(_largest(bars)),
    }


def _largest(bars: Sequence[Bar]) -> int:
    return max(max(bar.articles, bar.comments) for bar in bars)


def _ticks(largest: int) -> list[int]:
    """Give whole numbers for the axis: half an article was never written."""
    # Figures of four digits are so wide that only two have room.
    step = max(1, ceil(largest / (_TICKS if largest < _WIDE else 2)))
    power = 10 ** (len(str(step)) - 1)
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= step)
    # Above the longest bar there is room for its figure.
    return list(range(0, step * (largest // step + 1) + 1, step))


def _dress(svg: etree._Element, name: str) -> None:
    """Give the drawing its look by attributes: it takes the page's colour in either scheme."""
    for node in svg.xpath("//*[@id]"):
        del node.attrib["id"]  # The same in every drawing, and a page may hold two.
    for path, attributes in _LOOK.items():
        for node in svg.xpath(path, namespaces=_NAMESPACES):
            node.attrib.update({key: value.format(name=name) for key, value in attributes.items()})
    svg.insert(0, etree.fromstring(_HATCHED.format(name=name).strip()))


def _name(svg: etree._Element, title: str, bars: Sequence[Bar], name: str) -> None:
    """Say in words what the picture shows."""
    words = ", ".join(f"{bar.name} 기사 {bar.articles}편과 댓글 {bar.comments}개" for bar in bars)
    for place, (tag, text) in enumerate((("title", title), ("desc", f"{words}."))):
        element = etree.Element(f"{{{_SVG}}}{tag}", id=f"{name}-{tag}")
        element.text = text
        svg.insert(place, element)
    svg.attrib.update({"role": "img", "aria-labelledby": f"{name}-title {name}-desc"})
