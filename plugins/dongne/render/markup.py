"""What HTML a body may hold: the allow-list, and the last touches to what it let through."""

import html
import re
import unicodedata
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
    tags=set(ALLOWED_TAGS),
    clean_content_tags={"script", "style", "template", "noscript"},
    attributes={
        "a": {"href", "title"},
        "abbr": {"title"},
        "img": {"src", "alt", "title"},
        "li": {"id", "value"},
        "ol": {"start", "reversed"},
        "sup": {"id"},
        "td": {"align", "colspan", "rowspan"},
        "th": {"align", "colspan", "rowspan", "scope"},
    },
    allowed_classes={"div": {"footnote"}},
    url_schemes=set(SCHEMES),
    link_rel=None,
)
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# Exact, because the cleaner writes `<` inside of an attribute as `&lt;`: every `<` begins a tag.
_TAG = re.compile(r"<(/?)(a|div|h[1-6]|img|li|sup|table|td|th)((?: [a-z]+=\"[^\"]*\")*)>")
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_IMAGE = re.compile(r'<img src="(?P<src>[^"]*)" alt="(?P<alt>[^"]*)"(?: title="(?P<title>[^"]*)")?>')
_ONLY_IMAGES = re.compile(rf"<p>((?:\s*{re.sub(r'P<[a-z]+>', ':', _IMAGE.pattern)}(?:<br>)?)+)\s*</p>")
_EMPTY = re.compile(r"<p>\s*</p>\n?")
_OUTSIDE = re.compile(r"(?:https?://|mailto:|tel:)\S+", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(fn|fnref)(\d*):(.+)", re.DOTALL)


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
    _footnotes: dict[str, int] = field(default_factory=dict)

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
        if closing or not match[3]:
            return "" if name == "img" else match[0]
        attributes = _attributes(match[3])
        if name == "img":
            return self._image(attributes)
        if name == "div":
            return '<div class="footnotes">' if "class" in attributes else "<div>"
        return self._start(name, attributes)

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
        start = _link(attributes.get("href", ""), self)
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
        anchor = self.anchor(attributes.get("id", ""))
        if anchor and anchor not in self._ids:
            self._ids.add(anchor)
            kept["id"] = anchor
        if attributes.get("align") in {"right", "center"}:
            kept["class"] = f"to-{attributes['align']}"
        return f"<{name}{_written(kept)}>"

    def anchor(self, name: str) -> str:
        """Give our own id for the footnote that Markdown calls ``fn:메모``; empty for anything else."""
        match = _FOOTNOTE.fullmatch(name)
        if match is None:
            return ""
        number = self._footnotes.setdefault(match[3], len(self._footnotes) + 1)
        return "-".join(filter(None, [match[1], str(number), match[2]]))


def _link(href: str, polish: Polish) -> str:
    """Give the start tag of a link; empty: the address leads nowhere that a text may lead."""
    if href.startswith("#"):
        return (
            "<a" + _written({"href": "#" + (polish.anchor(href[1:]) or href[1:].replace(" ", "%20"))}) + ">"
        )
    if is_outside(href):
        return "<a" + _written({"href": href.strip().replace(" ", "%20"), "rel": OUTSIDE}) + ">"
    path, _, fragment = href.partition("#")
    reference = item_reference(path)
    if reference is None:
        return ""
    polish.links.append(reference)
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
