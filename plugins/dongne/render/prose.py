"""An item's text: from a reporter's Markdown to HTML that cannot harm a reader."""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from urllib.parse import unquote

from dongne.domain.items import Item
from dongne.errors import Origin, Problem, Severity
from dongne.render.markup import (
    ALLOWED_TAGS,
    SCHEMES,
    Polish,
    clean,
    is_outside,
    item_reference,
    photo_name,
    printable,
)

FORBIDDEN_TAGS = frozenset(
    {
        "applet", "audio", "base", "button", "embed", "form", "frame", "frameset", "iframe", "input", "link", "math",
        "meta", "object", "option", "script", "select", "source", "style", "svg", "template", "textarea", "track",
        "video",
    }
)  # fmt: skip
"""Elements that would run, load, ask or disguise something; naming one is an error."""

_IMAGE = r'<img src="([^"]*)" alt="([^"]*)"(?: title="[^"]*")?>'
# Whatever a frame holds beside its photo goes with it; never what stands in the next frame.
_PHOTO = re.compile(rf"<figure>{_IMAGE}((?:(?!</?figure\b).)*)</figure>|{_IMAGE}", re.DOTALL)
_ITEM_LINK = re.compile(r'<a href="([a-z0-9/-]+)(#[^"]*)?">(.*?)</a>', re.DOTALL)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_BLANKS = re.compile(r"[\x00-\x20\x7f-\xa0]+")


@dataclass(frozen=True, kw_only=True)
class ImageUse:
    """A photo that the text shows."""

    src: str
    """Name of the file beside the text, NFC."""
    alt: str
    line: int


@dataclass(frozen=True, kw_only=True)
class LinkUse:
    """A link to another item."""

    reference: str
    """The id or the slug that is meant."""
    line: int


@dataclass(frozen=True, kw_only=True)
class Prose:
    """A text, ready for ``resolve``."""

    html: str
    """Sanitised; photos and item links still carry file names and references in place of addresses."""
    images: tuple[ImageUse, ...]
    links: tuple[LinkUse, ...]
    problems: tuple[Problem, ...]


def compose(body: str, *, file: str, first_line: int) -> Prose:
    """Turn the Markdown of one item into sanitised HTML and say what is wrong with it.

    A pure function of its arguments; ``first_line`` is the line of ``file`` on which the body begins.
    """
    body = printable(body)
    rough = None if _has_vast_table(body) else _reader()(body)
    if rough is None or _is_deep(rough):
        unreadable = _problem("", "text-unreadable", origin=Origin(file=file, line=first_line))
        return Prose(html="", images=(), links=(), problems=(unreadable,))
    polish = Polish()
    finished = polish.of(clean(rough))
    lines = _Lines(body=body, first=first_line)
    return Prose(
        html=finished,
        images=tuple(ImageUse(src=name, alt=alt, line=lines.next(name)) for name, alt in polish.images),
        links=tuple(LinkUse(reference=reference, line=lines.next(reference)) for reference in polish.links),
        problems=tuple(_find_problems(rough, file=file, lines=_Lines(body=body, first=first_line))),
    )


def composed(item: Item) -> str:
    """Give an item's text as HTML without addresses."""
    return compose(item.body, file=item.origin.file, first_line=item.body_line).html


def resolve(text: str, *, photo: Callable[[str, str], str | None], link: Callable[[str], str | None]) -> str:
    """Put addresses into HTML that ``compose`` made.

    ``photo`` gives the markup for a file name and its alternative text, ``link`` the address for an item's
    id or slug. Where they give None, the photo goes and the link leaves its words behind.
    """

    def show(match: re.Match[str]) -> str:
        framed = match[1] is not None
        src, alt = (match[1], match[2]) if framed else (match[4], match[5])
        shown = photo(html.unescape(src), html.unescape(alt)) or ""
        return f"<figure>{shown}{match[3]}</figure>" if framed and shown else shown

    def lead(match: re.Match[str]) -> str:
        address = link(match[1])
        if address is None:
            return match[3]
        return f'<a href="{html.escape(address)}{match[2] or ""}">{match[3]}</a>'

    # Links first: what `photo` gives may hold links of its own, and those are not the reporter's.
    # One pass for the photos: what it gives looks like a photo that is still to be resolved.
    return _PHOTO.sub(show, _ITEM_LINK.sub(lead, text))


_MOST_CELLS, _MOST_DEEP = 100_000, 500
_TAG = re.compile(r"<(/?)(?!(?:br|hr|img)\b)[a-z]", re.IGNORECASE)


def _has_vast_table(body: str) -> bool:
    """Whether a table would be larger than anybody writes: every row is filled up to the width of the head."""
    lines = [bars for bars in (line.count("|") for line in body.splitlines()) if bars]
    return bool(lines) and len(lines) * max(lines) > _MOST_CELLS


def _is_deep(rough: str) -> bool:
    """Whether quotations, lists or emphasis lie in each other deeper than anybody writes.

    The cleaner's time grows with the square of it.
    """
    if rough.count("<") <= _MOST_DEEP:
        return False
    depths = accumulate(-1 if tag[1] else 1 for tag in _TAG.finditer(rough))
    return max(depths, default=0) > _MOST_DEEP


@cache
def _reader() -> Callable[[str], str]:
    """Give what reads Markdown as the forge shows it to the board, with what Korean needs besides."""
    from comrak import ExtensionOptions, RenderOptions, render_markdown  # noqa: PLC0415 - most builds read no text

    extensions, rendering = ExtensionOptions(), RenderOptions()
    extensions.table = extensions.footnotes = extensions.description_lists = True
    # `**"동네"**는`: CommonMark knows no particle right after a quotation mark.
    extensions.cjk_friendly_emphasis = True
    # HTML goes on to the cleaner, and to whoever says what is wrong with it.
    rendering.unsafe_ = True

    def read(body: str) -> str:
        rough = render_markdown(body, extension_options=extensions, render_options=rendering)
        # A letter and no picture: telephones paint this arrow as a blue button.
        return rough.strip().replace(">↩<", ">↩\ufe0e<")

    return read


@dataclass(kw_only=True)
class _Lines:
    """Finds the lines on which words stand; the same word again is looked for further down."""

    body: str
    first: int
    places: dict[str, int] = field(default_factory=dict)

    def as_written(self, value: str) -> str:
        """Give an attribute as it stands in the text: of an address Markdown writes other letters in hexadecimal."""
        return value if "%" not in value or value in self.body else unquote(value)

    def next(self, words: str) -> int:
        """Give the line of the next place where these words stand; the first line when nowhere."""
        found = self.body.find(words, self.places.get(words, 0)) if words else -1
        if found < 0:
            return self.first
        self.places[words] = found + len(words)
        return self.first + self.body.count("\n", 0, found)


def _find_problems(rough: str, *, file: str, lines: _Lines) -> Iterator[Problem]:
    """Say what the cleaner took away, or would show in a way that nobody meant."""
    from lxml import etree  # noqa: PLC0415 - most builds read no text

    tree = etree.fromstring(f"<div>{rough}</div>", etree.HTMLParser(huge_tree=True))
    for element in tree.iter(etree.Element):
        given = element.items()
        if not given and element.tag in _SOUND:
            continue
        attributes = {str(key): lines.as_written(str(value)) for key, value in given}
        for needle, code in _faults(str(element.tag), attributes):
            yield _problem(needle, code, origin=Origin(file=file, line=lines.next(needle)))
    if "](" in rough or "##" in rough:
        # Of three signs that nearly everybody gets wrong once; the forge shows them in the same way.
        for text in map(str, tree.xpath("//text()[not(ancestor::code)]")):
            for sign in filter(_is_unread, _SIGN.finditer(text)):
                yield _problem(
                    sign[0], _SIGNS[sign[0][0]], origin=Origin(file=file, line=lines.next(sign[0]))
                )


def _problem(needle: str, code: str, *, origin: Origin) -> Problem:
    message, hint = _WORDS[code]
    # An entity may stand for what a terminal obeys.
    what = " ".join(printable(needle).split())[:60]
    return Problem(
        origin=origin,
        code=code,
        message=message.format(what=what),
        hint=hint.format(what=what),
        severity=Severity.WARNING if code in _WARNINGS else Severity.ERROR,
    )


_SIGN = re.compile(r"!?\[[^\]\n]{0,200}+\]\(([^)\n]{0,200}+)\)|^#{2,6}[^#\s].*", re.MULTILINE)
_SIGNS = {"!": "image-unread", "[": "link-unread", "#": "heading-unread"}


def _is_unread(sign: re.Match[str]) -> bool:
    """Whether this was meant as a photo, a link or a heading, and is printed letter by letter."""
    return sign[1] is None or not {" ", "("}.isdisjoint(sign[1])


_WARNINGS = {"html-unknown", "link-unread", "heading-unread"}


_SOUND = ALLOWED_TAGS | {"html", "body", "head"}
"""Elements of which nothing is wrong as long as they have no attributes."""


def _faults(tag: str, attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Give for each fault of an element the words to look for in the text, and the problem's code."""
    if tag in FORBIDDEN_TAGS:
        yield f"<{tag}", "html-forbidden"
    elif tag not in _SOUND and "data-footnotes" not in attributes:
        yield f"<{tag}", "html-unknown"
    yield from ((name, "html-script") for name in attributes if name.startswith("on"))
    if tag == "a" and "href" in attributes:
        yield from _link_faults(attributes["href"])
    if tag == "img":
        yield from _image_faults(attributes.get("src", ""), attributes.get("alt", ""))


def _link_faults(href: str) -> Iterator[tuple[str, str]]:
    scheme = _SCHEME.match(_BLANKS.sub("", href).lower())
    if scheme is not None and scheme[1] not in SCHEMES:
        yield href, "link-forbidden"
    elif not href.startswith("#") and not is_outside(href) and item_reference(href.partition("#")[0]) is None:
        yield href, "link-unknown"


def _image_faults(src: str, alt: str) -> Iterator[tuple[str, str]]:
    if _SCHEME.match(_BLANKS.sub("", src).lower()) or _BLANKS.sub("", src)[:2] in {
        "//",
        "\\\\",
        "/\\",
        "\\/",
    }:
        yield src, "image-remote"
    elif photo_name(src) is None:
        yield src, "image-elsewhere"
    if not alt.strip():
        yield src, "image-alt-missing"


_WORDS = {
    "html-forbidden": (
        "본문에 쓸 수 없는 HTML 표시 `{what}>`가 있습니다.",
        "스크립트와 다른 사이트의 화면은 넣을 수 없습니다. 지우고, 필요하면 그 주소를 링크로 적어 주세요.",
    ),
    "html-unknown": (
        "`{what}>`는 모르는 HTML 표시라 화면에 나오지 않습니다.",
        "글자 그대로 보이게 하려면 `<` 대신 `&lt;`로 적고, 아니면 지워 주세요.",
    ),
    "html-script": (
        "본문의 HTML에 프로그램을 실행하는 속성 `{what}`이 있습니다.",
        "그 속성을 지워 주세요.",
    ),
    "link-forbidden": (
        "쓸 수 없는 링크 주소입니다: `{what}`.",
        "링크는 `https://`, `mailto:`, `tel:`로 시작하거나 이 사이트의 글·가게를 가리켜야 합니다.",
    ),
    "link-unknown": (
        "링크 `{what}`이 어디를 가리키는지 알 수 없습니다.",
        "다른 사이트는 `https://`부터 적고, 이 사이트의 글이나 가게는 `shops/nangok-dubu`처럼 적어 주세요.",
    ),
    "image-remote": (
        "다른 사이트의 사진 `{what}`은 쓸 수 없습니다.",
        "사진 파일을 글과 같은 폴더에 넣고 파일 이름만 적어 주세요.",
    ),
    "image-elsewhere": (
        "사진 주소 `{what}`은 이 글의 폴더에 있는 파일 이름이 아닙니다.",
        "사진을 글과 같은 폴더에 넣고 `![설명](사진.jpg)`처럼 파일 이름만 적어 주세요.",
    ),
    "image-alt-missing": (
        "사진 `{what}`에 대체 글이 없습니다.",
        "사진이 보이지 않는 독자를 위해 `![무엇이 보이는지]({what})`처럼 한 문장으로 적어 주세요.",
    ),
    "image-unread": (
        "`{what}`은 사진으로 읽히지 않아 글자 그대로 나옵니다.",
        "파일 이름에서 빈칸과 괄호를 빼거나, `![설명](<파일 이름.jpg>)`처럼 이름을 `<`와 `>`로 감싸 주세요.",
    ),
    "link-unread": (
        "`{what}`은 링크로 읽히지 않아 글자 그대로 나옵니다.",
        "주소에서 빈칸과 괄호를 빼거나, `[말](<주소>)`처럼 주소를 `<`와 `>`로 감싸 주세요.",
    ),
    "heading-unread": (
        "`{what}`은 제목으로 읽히지 않아 글자 그대로 나옵니다.",
        "`#` 뒤를 한 칸 띄어 `## 제목`처럼 적어 주세요.",
    ),
    "text-unreadable": (
        "본문을 읽을 수 없습니다.",
        "인용(`>`)이나 목록이 너무 깊이 겹쳐 있는지, 표가 지나치게 큰지, 이상한 기호가 길게 이어지는지 살펴봐 주세요.",
    ),
}
