"""Finds in a finished page whatever a browser would run that the theme itself did not bring."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree, html

RUNS = frozenset(
    {
        "animate", "applet", "audio", "base", "embed", "foreignobject", "form", "frame", "frameset", "iframe", "input",
        "link", "math", "meta", "object", "portal", "script", "set", "source", "style", "svg", "track", "video",
    }
)  # fmt: skip
"""Elements that run, load, ask, redirect or restyle."""
_ADDRESSES = frozenset(
    {"action", "background", "cite", "data", "formaction", "href", "ping", "poster", "src", "srcset"}
)
_SCHEMES = ("http:", "https:", "mailto:", "tel:")
_BAR = {
    "class": "dm-rate",
    "preserveaspectratio": "none",
    "aria-hidden": "true",
    "focusable": "false",
}
_BOX, _NUMBER = re.compile(r"0 0 \d+(?:\.\d+)? 8"), re.compile(r"\d+(?:\.\d+)?")
_UNSEEN = dict.fromkeys(range(33))


def find_code(page: bytes, *, beside: bytes | None = None) -> list[str]:
    """List what runs in a page; ``beside`` is the same kind of page without a payload, whose own does not count."""
    own = Counter() if beside is None else Counter(_findings(beside))
    return sorted((Counter(_findings(page)) - own).elements())


def find_data(page: bytes) -> list[object]:
    """Give the structured data of a page; data that is no JSON fails here."""
    tree = html.document_fromstring(page)
    return [json.loads(script.text or "") for script in tree.iter("script") if _is_data(script)]


def _findings(page: bytes) -> Iterator[str]:
    tree = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    for element in tree.iter(etree.Element):
        name = str(element.tag).lower()
        if name in RUNS and not _is_told(element):
            yield f"<{name}> {dict(element.attrib)} {(element.text or '')[:80]}"
        for key, value in element.attrib.items():
            yield from _in_attribute(name, str(key).lower(), str(value))


def _in_attribute(name: str, key: str, value: str) -> Iterator[str]:
    if key.startswith("on") or key in {"style", "srcdoc", "autofocus", "contenteditable", "xlink:href"}:
        yield f"<{name} {key}={value[:80]!r}>"
    if key in _ADDRESSES and name != "meta":
        address = unquote(value).translate(_UNSEEN).lower()
        scheme = address.partition(":")[0] + ":" if ":" in address.split("/")[0] else ""
        if scheme and scheme not in _SCHEMES:
            yield f"<{name} {key}={value[:80]!r}>"


def _is_told(element: etree._Element) -> bool:
    """Whether an element only tells something: where the page stands, what it is called, how wide a photo or bar is."""
    parent = element.getparent()
    if element.tag == "meta":
        return "http-equiv" not in element.attrib
    if element.tag == "link":
        return element.get("rel") in {"alternate", "canonical", "icon"}
    if element.tag == "source":
        return parent is not None and parent.tag == "picture"
    return _is_data(element) or _is_bar(element)


def _is_bar(element: etree._Element) -> bool:
    """Whether an element is, to the last attribute, the bar that shows how much of a target is reached."""
    if element.tag != "svg" or [child.tag for child in element.iter()] != ["svg", "rect", "rect"]:
        return False
    (whole, done), said = element, dict(element.attrib)
    if _BOX.fullmatch(said.pop("viewbox", "")) is None or _NUMBER.fullmatch(done.get("width", "")) is None:
        return False
    return (
        said == _BAR
        and dict(whole.attrib) == {"class": "dm-rate__whole", "width": "100", "height": "8"}
        and dict(done.attrib) == {"class": "dm-rate__done", "width": done.get("width"), "height": "8"}
        and "".join(element.itertext()) == ""
    )


def _is_data(element: etree._Element) -> bool:
    return element.tag == "script" and element.get("type") == "application/ld+json"
