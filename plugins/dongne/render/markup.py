"""What HTML a body may hold: the allow-list, and the last touches to what it let through."""

import html
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import unquote

import nh3

from dongne.domain.address import is_item_id, is_slug

ALLOWED_TAGS = frozenset(
    {
        "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "div", "dl", "dt",
        "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark",
        "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "small", "span", "strong", "sub", "summary", "sup", "table",
        "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
    }
)  # fmt: skip
"""Elements that a text may be made of; any other loses its tags and keeps its words."""

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""What the address of a link may begin with."""

OUTSIDE = "nofollow noopener noreferrer ugc"
"""How a link to another site is marked: residents wrote it, and it learns nothing of the reader."""

_CLEANER = nh3.Cleaner(
    # A section holds footnotes, and becomes a `div`.
    tags={*ALLOWED_TAGS, "section"},
    clean_content_tags={"script", "style", "template", "noscript"},
    attributes={
        "a": {"href", "id", "title"},
        "abbr": {"title"},
        "img": {"src", "alt", "title"},
        "li": {"id", "value"},
        "ol": {"start", "reversed"},
        "td": {"align", "colspan", "rowspan"},
        "th": {"align", "colspan", "rowspan", "scope"},
    },
    allowed_classes={"section": {"footnotes"}},
    url_schemes=set(SCHEMES),
    link_rel=None,
)
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# Exact, because the cleaner writes `<` inside of an attribute as `&lt;`: every `<` begins a tag.
_TAG = re.compile(r"<(/?)(a|h[1-6]|img|li|section|table|td|th)((?: [a-z]+=\"[^\"]*\")*)>")
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_IMAGE = re.compile(r'<img src="(?P<src>[^"]*)" alt="(?P<alt>[^"]*)"(?: title="(?P<title>[^"]*)")?>')
_ONLY_IMAGES = re.compile(rf"<p>((?:\s*{re.sub(r'P<[a-z]+>', ':', _IMAGE.pattern)}(?:<br>)?)+)\s*</p>")
_EMPTY = re.compile(r"<p>\s*</p>\n?")
_OUTSIDE = re.compile(r"(?:https?://|mailto:|tel:)\S+", re.IGNORECASE)


def printable(text: str) -> str:
    """Give the text without control characters, those that turn its direction too, and what no XML may hold.

    A file may hold none of them (leak row 18); written as an entity they would come in all the same.
    """
    # What Python calls printable has none of them; a title is nearly always that.
    return text if text.isprintable() else _UNPRINTABLE.sub("", text)


def clean(markup: str) -> str:
    """Give HTML with nothing but the allowed elements and attributes, well-formed."""
    # Twice, because `&#1;` becomes a control character only when the cleaner reads it.
    return printable(_CLEANER.clean(printable(markup)))


def photo_name(src: str) -> str | None:
    """Give the file name (NFC) of a photo beside the text; None: the address is something else."""
    name = unicodedata.normalize("NFC", unquote(src.strip())).removeprefix("./")
    unfit = not name or name.startswith(".") or set(name) & set('/\\:"<>') or name != printable(name)
    return None if unfit else name


def item_reference(href: str) -> str | None:
    """Give the id or slug that a relative link means (``../shops/nangok-dubu/``); None: no item's address."""
    path = re.sub(r"^(?:/|(?:\.{1,2}/)+)", "", href.strip()).removesuffix("index.md").rstrip("/")
    return path if is_item_id(path) or is_slug(path) else None


def is_outside(href: str) -> bool:
    """Whether a link goes to another site, a mailbox or a telephone."""
    return _OUTSIDE.fullmatch(href.strip().replace(" ", "%20")) is not None


@dataclass
class Polish:
    """Cleaned HTML on its way to a page: headings below the page's own, ids of ours alone, addresses that last."""

    images: list[tuple[str, str]] = field(default_factory=list)
    """Name and alternative text of each photo, in order."""
    links: list[str] = field(default_factory=list)
    """Item references, in order."""
    _levels: list[int] = field(default_factory=list)
    _open_headings: list[int] = field(default_factory=list)
    _headings: int = 0
    _open_links: list[bool] = field(default_factory=list)
    _ids: set[str] = field(default_factory=set)
    _anchors: dict[str, str] = field(default_factory=dict)
    """Our own ids of footnotes and of the places that lead to them, by those that Markdown gave them."""
    _footnotes: int = 0
    _ways: Counter[str] = field(default_factory=Counter)
    """How many places have led to each footnote."""

    def of(self, cleaned: str) -> str:
        """Give the finished HTML of what ``clean`` gave."""
        return _EMPTY.sub("", _ONLY_IMAGES.sub(_make_figures, _TAG.sub(self._tag, cleaned)))

    def _tag(self, match: re.Match[str]) -> str:
        closing, name = bool(match[1]), match[2]
        if name == "table":
            return "</table></div>" if closing else '<div class="scroll"><table>'
        if name[0] == "h":
            return self._end_heading() if closing else self._start_heading(int(name[1]))
        if name == "a":
            return self._end_link() if closing else self._start_link(_attributes(match[3]))
        if name == "section":
            return "</div>" if closing else '<div class="footnotes">' if match[3] else "<div>"
        if closing or not match[3]:
            return "" if name == "img" else match[0]
        attributes = _attributes(match[3])
        return self._image(attributes) if name == "img" else self._start(name, attributes)

    def _start_heading(self, level: int) -> str:
        """Put the outermost heading below the page's own and never skip a level, whatever was written."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        shown = min(1 + len(self._levels), 6)
        self._open_headings.append(shown)
        self._headings += 1
        return f'<h{shown} id="h-{self._headings}">'

    def _end_heading(self) -> str:
        return f"</h{self._open_headings.pop()}>"

    def _start_link(self, attributes: dict[str, str]) -> str:
        # No link holds another: a browser would end the outer one there, and ``resolve`` find only one of them.
        is_inner = any(self._open_links)
        start = "" if is_inner else self._link(attributes.get("href", ""), attributes.get("id", ""))
        self._open_links.append(bool(start))
        return start

    def _end_link(self) -> str:
        return "</a>" if self._open_links.pop() else ""

    def _image(self, attributes: dict[str, str]) -> str:
        name = photo_name(attributes.get("src", ""))
        alt = " ".join(attributes.get("alt", "").split())
        if name is None or not alt:
            return ""
        self.images.append((name, alt))
        return (
            "<img" + _written({"src": name, "alt": alt, "title": attributes.get("title", "").strip()}) + ">"
        )

    def _start(self, name: str, attributes: dict[str, str]) -> str:
        kept = {key: value for key, value in attributes.items() if key not in {"id", "align"}}
        if name == "li" and attributes.get("id", "").startswith("fn-"):
            anchor = self._anchor(attributes["id"])
            kept["id"] = "" if anchor in self._ids else anchor
            self._ids.add(anchor)
        if attributes.get("align") in {"right", "center"}:
            kept["class"] = f"to-{attributes['align']}"
        return f"<{name}{_written(kept)}>"

    def _link(self, href: str, name: str) -> str:
        """Give the start tag of a link; empty: the address leads nowhere that a text may lead."""
        if not href.startswith("#"):
            return _link(href, self.links)
        ours = self._anchor(href[1:])
        place = ours or href[1:].replace(" ", "%20")
        attributes = {"href": f"#{place}", "id": self._way_back(ours, name)}
        if ours.startswith("fnref-"):
            # All that is written there is an arrow.
            attributes["aria-label"] = f"본문의 {ours.split('-')[1]}번 각주 자리로"
        return f"<a{_written(attributes)}>"

    def _anchor(self, name: str) -> str:
        """Give our own id for a footnote, or for a place that led to one; empty for anything else."""
        if name.startswith("fn-") and name not in self._anchors:
            self._footnotes += 1
            self._anchors[name] = f"fn-{self._footnotes}"
        return self._anchors.get(name, "")

    def _way_back(self, footnote: str, name: str) -> str:
        """Give our own id for a place that leads to a footnote; empty for any other link."""
        if not (footnote.startswith("fn-") and name.startswith("fnref-")):
            return ""
        self._ways[footnote] += 1
        times = f"-{self._ways[footnote]}" if self._ways[footnote] > 1 else ""
        self._anchors[name] = f"fnref-{footnote.removeprefix('fn-')}{times}"
        return self._anchors[name]


def _link(href: str, links: list[str]) -> str:
    """Give the start tag of a link that leads out of the text; empty as above."""
    if is_outside(href):
        return "<a" + _written({"href": href.strip().replace(" ", "%20"), "rel": OUTSIDE}) + ">"
    path, _, fragment = href.partition("#")
    reference = item_reference(path)
    if reference is None:
        return ""
    links.append(reference)
    place = f"#{fragment}" if fragment and not set(fragment) & set(' "') else ""
    return "<a" + _written({"href": reference + place}) + ">"


def _attributes(text: str) -> dict[str, str]:
    return {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(text)}


def _written(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{html.escape(value)}"' for name, value in attributes.items() if value)


def _make_figures(paragraph: re.Match[str]) -> str:
    """Turn a paragraph of nothing but photos into figures; a photo's title is its caption."""
    return "\n".join(_make_figure(image) for image in _IMAGE.finditer(paragraph[1]))


def _make_figure(image: re.Match[str]) -> str:
    caption = f"<figcaption>{image['title']}</figcaption>" if image["title"] else ""
    return f'<figure><img src="{image["src"]}" alt="{image["alt"]}">{caption}</figure>'
