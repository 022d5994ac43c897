"""Bundles as nobody would write them: valid ones with accidents, from one changed key to bytes of chance."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from hypothesis import strategies as st

from dongne.domain.address import Kind
from site_tests.leaks.naughty import FRONTS, STRINGS, fill, stuff
from site_tests.leaks.payloads import MARKDOWN, RAW_HTML
from site_tests.photos import jpeg, png, png_of_size, scene, talkative_jpeg, talkative_webp, webp

PHOTOS = (
    jpeg(scene(32, 24)), png(scene(16, 16)), webp(scene(20, 20)), talkative_jpeg(scene(24, 24), orientation=6),
    talkative_webp(scene(24, 24)), png(scene(8, 8, "L")), png(scene(8, 8, "RGBA")), png(scene(8, 8, "P")), jpeg(scene(8, 8, "CMYK")),
    png_of_size(60_000, 60_000), b"", b"GIF89a", b"<svg onload=x>", b"%PDF-1.7", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBPVP8 ",
)  # fmt: skip
BATCH = 10
"""Bundles that lie side by side."""
FIRST = "photo.jpg"
NAMES = (
    FIRST, "photo.JPG", "사진.png", "사진.png", "a.webp", "b.jpeg", "PHOTO.jpg", "c.gif", ".jpg", "x.svg", "index.MD",
    "notes.txt", ".meta.yml", "긴" * 60 + ".jpg", "a b.png", "010-1234-5678.jpg", "a\nb.png", "\u202egpj.png", "sub/d.jpg",
)  # fmt: skip
SLUGS = ("Big", "page", "a--b", "한글", "a b", "-", "x" * 81, "a.b", "category", "a\u200bb")
KEYS = (
    "title", "name", "date", "category", "reporters", "summary", "cover", "tags", "shops", "programme", "edition", "people",
    "corrections", "sponsored", "expires", "comments", "address", "checked", "location", "phone", "hours", "closed", "opened",
    "menu", "payment", "links", "access", "photos", "owner", "handmade", "community_store", "study_group", "number", "stories",
    "starts", "ends", "place", "contact", "coupon", "required", "targets", "records", "allow", "draft", "template", "alt", "file",
)  # fmt: skip
VALUES: tuple[object, ...] = (
    None, True, False, 0, -1, 10**20, 1.5, float("inf"), "", " ", [], {}, [None], [[]], {"a": {"b": {"c": {"d": {}}}}},
    "2022-05-04", "2022-02-30", "2022-05-04T24:00", "9999-12-31", "0001-01-01", "2022-05-04T09:00:00+23:59", "photo.jpg",
    "../photo.jpg", "people", "restaurant", "minseo", "shops/b0", "2022/b1", "b1", "https://example.org/", "Mo-Fr 09:00-18:00",
    "24/7; PH off", "010-1234-5678", "a" * 5000, {"file": "photo.jpg"}, {"lat": 37.47, "lon": 126.91}, {"lat": "x"},
    [{"name": "가", "consent": True}], {"text": "가", "until": "2022-01-01"}, {"id": "x", "title": "모임"},
)  # fmt: skip
PIECES = (
    *MARKDOWN, *RAW_HTML, *STRINGS[::9], "글", "\n\n", "\n", "    ", "> ", "- ", "1. ", "* ", "[^1]", "\n[^1]: 주석", "|가|나|\n|-|-|\n",
    "![가](photo.jpg)", "![](photo.jpg)", "![가](없음.jpg)", "[가](shops/b0)", "[가](b1)", "[가]: https://example.org/", "***", "`" * 5,
    "> " * 300, "[" * 300, "*" * 301, "(" * 300, "<b>" * 100, "- " * 200, "&" * 99, "\t" * 50, "---\n", "```\n", "~~~\n",
    "\ufeff", "\r\n", "\r", "é", "가\u0301", "\u200b", "\u2028", "\x00", "\x1b[31m", "글" * 400,
)  # fmt: skip
CUTS = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"---\n",
    b"\n---\n",
    b": ",
    b"&a ",
    b"*a",
    b"\t",
    b"'",
    b'"',
    b"\r\n",
    b"!!x ",
    b"- ",
    b"\xed\xa0\x80",
    b"{",
    b"]",
    b"#",
    b"\xb0\xa1",
)


@dataclass(frozen=True)
class Bundle:
    """One folder below ``content/``."""

    id: str
    is_approved: bool
    files: Mapping[str, bytes]

    def __repr__(self) -> str:
        return f"<{self.id}: {', '.join(self.files)}>"


def marker_of(place: int) -> str:
    """Give words by which everything of a bundle is known."""
    return f"비밀스러운글귀{place:02}번"


class Batch:
    """Bundles that lie side by side: Hypothesis finds words for them, chance puts them somewhere.

    To draw each choice by itself would take ten times as long as to try the bundles.
    """

    def __init__(self, seed: int, texts: list[str], values: list[object]) -> None:
        # Hypothesis gives the same seed again and again, and with it the same bundles, unless its words count too.
        maker = _Maker(random.Random(repr((seed, texts, values))), texts, values)  # noqa: S311 - no secret
        self.bundles = tuple(map(maker.bundle, range(BATCH)))


batches = st.builds(
    Batch,
    seed=st.integers(0, 2**64),
    texts=st.lists(st.text(max_size=20), max_size=6),
    values=st.lists(st.integers() | st.floats() | st.dates().map(str) | st.text(max_size=8), max_size=4),
)


class _Maker:
    """Makes bundles, about half of them sound."""

    def __init__(self, chance: random.Random, texts: list[str], values: list[object]) -> None:
        self.chance = chance
        self.pieces = (*PIECES, *texts * 9)
        self.values = (*VALUES, *STRINGS[::7], *(texts + values) * 9)

    def bundle(self, place: int) -> Bundle:
        """Make one."""
        chance, marker = self.chance, marker_of(place)
        kind = chance.choice(list(Kind))
        front: Any = fill(FRONTS[kind], stuff(marker))
        if kind is Kind.EDITION:
            front["date"] = f"2022-{place + 1:02}-01"
        for _ in range(chance.choice((0, 0, 0, 1, 1, 2))):
            front = self._suffer(front)
        body = "".join(
            (marker, "\n\n", *chance.choices(self.pieces, k=chance.choice((0, 0, 1, 2, 4))), "\n\n", marker)
        )
        text = f"---\n{_dump(front)}---\n{body}\n".encode("utf-8", "surrogatepass")
        for _ in range(chance.choice((0, 0, 0, 0, 0, 0, 0, 1, 3))):
            text = self._cut(text)
        files = {"index.md": text, **self._photos()}
        return Bundle(id=self._id(kind, place), is_approved=chance.random() < 0.5, files=files)

    def _photos(self) -> dict[str, bytes]:
        """Give the photo that the front matter asks for, and others that nobody asked for."""
        photos = {FIRST: self.chance.choice((*(PHOTOS[0], *PHOTOS[3:4]) * 30, *PHOTOS))}
        if self.chance.random() < 0.1:
            photos[self.chance.choice(NAMES)] = self.chance.choice(PHOTOS) + self.chance.randbytes(9)
        return photos

    def _cut(self, text: bytes) -> bytes:
        """Put something into a text, or in the place of some of it: mostly between two letters."""
        where = self.chance.randrange(len(text) + 1)
        while self.chance.random() < 0.95 and text[where : where + 1] > b"\x7f":
            where += 1
        what = self.chance.choice((*CUTS, self.chance.randbytes(self.chance.randrange(4))))
        return text[:where] + what + text[where + self.chance.choice((0, 0, 1, 3)) :]

    def _id(self, kind: Kind, place: int) -> str:
        slug = f"2022-{place + 1:02}" if kind is Kind.EDITION else f"b{place}"
        if self.chance.random() < 0.05:
            slug = self.chance.choice(SLUGS)
        return f"{kind.folder}/2022/{slug}" if kind is Kind.ARTICLE else f"{kind.folder}/{slug}"

    def _suffer(self, front: Any) -> Any:  # noqa: ANN401 - whatever YAML can hold
        """Let one accident happen to the front matter."""
        if not isinstance(front, dict) or not front:
            return front
        key, value = self.chance.choice(list(front)), self.chance.choice(self.values)
        what = self.chance.randrange(5)
        if what == 0:
            return {**front, self.chance.choice(KEYS): value}
        if what == 1:
            return {other: inner for other, inner in front.items() if other != key}
        if what == 2:
            return {**front, key: [front[key], value]}
        holder, inner = self.chance.choice(list(_holders(front)))
        holder[inner] = f"{holder[inner]}{value}" if what == 3 else value
        return front


def _dump(value: object) -> str:
    try:
        return str(yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False))
    except UnicodeEncodeError:  # half of a letter: only the other writer has a way to write it
        return str(yaml.safe_dump(value, sort_keys=False))


def _holders(value: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - whatever YAML can hold
    """Give every place in a nested value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(pairs):
        yield value, key
        yield from _holders(inner)
