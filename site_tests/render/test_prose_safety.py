"""Prose: whatever is written, only harmless HTML comes out (leak rows 18 and 35)."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html

from dongne.ingest.text import FORBIDDEN
from dongne.render.markup import ALLOWED_TAGS, printable
from dongne.render.prose import compose, resolve
from site_tests.leaks.payloads import MARKDOWN, RAW_HTML, TEXTS

ATTRIBUTES = {
    "a": {"aria-label", "href", "id", "rel"},
    "abbr": {"title"},
    "div": {"class"},
    "img": {"src", "alt"},
    "li": {"id", "value"},
    "ol": {"start", "reversed"},
    "td": {"class", "colspan", "rowspan"},
    "th": {"class", "colspan", "rowspan", "scope"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
CLASSES = {"scroll", "footnotes", "to-right", "to-center"}
ADDRESS = re.compile(r"#[^\s]*|(?:https?://|mailto:|tel:)\S+|/item/(?:#[^\s\"]*)?")
ANCHOR = re.compile(r"h-\d+|fn-\d+|fnref-\d+(?:-\d+)?")

FRAGMENTS = [*RAW_HTML, *MARKDOWN, *TEXTS]
texts = st.one_of(
    st.text(),
    st.lists(
        st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=12), st.sampled_from("\n\n \"'<>&`*_[]()!#|")),
        max_size=6,
    ).map("".join),
)


class Reader(HTMLParser):
    """Reads HTML as Python's own parser does: unlike the cleaner's and unlike libxml2's."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, {key: value or "" for key, value in attrs}))

    def handle_comment(self, data: str) -> None:
        self.seen.append(("comment", {"text": data}))

    def handle_decl(self, decl: str) -> None:
        self.seen.append(("declaration", {"text": decl}))

    def handle_pi(self, data: str) -> None:
        self.seen.append(("instruction", {"text": data}))


def page(body: str) -> str:
    """Give a text as it stands on a page where every photo and every item is published."""
    prose = compose(body, file="index.md", first_line=1)
    return resolve(prose.html, photo=lambda *_: '<img src="/media/a.jpg" alt="">', link=lambda _: "/item/")


def elements(markup: str) -> list[tuple[str, dict[str, str]]]:
    """Give every element, by two parsers that are not the cleaner's."""
    reader = Reader()
    reader.feed(markup)
    reader.close()
    tree = html.fragment_fromstring(markup, create_parent="div")
    return reader.seen + [
        (str(element.tag), {str(key): str(value) for key, value in element.attrib.items()})
        for element in list(tree.iter())[1:]
    ]


def assert_harmless(markup: str) -> None:
    for tag, attributes in elements(markup):
        assert tag in ALLOWED_TAGS - {"h1"}
        assert set(attributes) <= ATTRIBUTES.get(tag, set()), (tag, attributes)
        assert ADDRESS.fullmatch(attributes.get("href", "#"))
        assert attributes.get("src", "/media/a.jpg") == "/media/a.jpg"
        assert ANCHOR.fullmatch(attributes.get("id", "h-1"))
        assert attributes.get("class", "scroll") in CLASSES


@pytest.mark.parametrize("body", RAW_HTML + MARKDOWN, ids=repr)
def test_a_known_attack_comes_out_harmless(body: str) -> None:
    assert_harmless(page(body))


@given(texts)
@example("<a href='https://a.b/\"onmouseover=x'>글</a>")
@example('<figure><img src="a.jpg" alt="가"><figcaption><script>x</script></figcaption></figure>')
@example('<a href="shops/x#&quot;><script>">글</a>')
def test_whatever_is_written_comes_out_harmless(body: str) -> None:
    assert_harmless(page(body))


@given(texts)
@example("<ul><li id='fn-가'>하나</li><li id='fn-가'>둘</li></ul>")
@example("글[^1]\n\n[^1]: 각주\n\n<a id='fnref-1' href='#fn-1'>가짜</a>")
@example("글[^1]\n\n[^1]: 각주\n\n<ul><li id='fnref-1'>가짜</li></ul>")
@example("글[^1] [^1-2] [^1]\n\n[^1]: 하나\n[^1-2]: 둘\n")
def test_whatever_is_written_no_two_elements_share_an_id(body: str) -> None:
    reader = Reader()
    reader.feed(page(body))
    ids = [attributes["id"] for _, attributes in reader.seen if "id" in attributes]

    assert len(ids) == len(set(ids))


@given(texts)
@example("글&#1;자&#xFFFE;와 <b title='&#8;'>굵게</b>")
def test_whatever_is_written_can_stand_in_a_feed(body: str) -> None:
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", page(body))


letters = st.text(st.characters(categories=["L", "N", "Zs"]), min_size=1).map(
    lambda text: " ".join(text.split())
)


@pytest.mark.parametrize(
    "entity", ["&#27;", "&#x9b;", "&#x202e;", "&#x2066;", "&#x2028;", "&#xfdd0;", "&#10;"]
)
def test_an_entity_brings_in_nothing_that_no_file_may_hold(entity: str) -> None:
    prose = compose(
        f"앞{entity}뒤 [가](java{entity}script:x) <b onclick{entity}='x'>", file="index.md", first_line=1
    )

    assert FORBIDDEN.search(prose.html) is None
    assert prose.problems
    assert [str(problem) for problem in prose.problems if FORBIDDEN.search(str(problem))] == []
    assert all(str(problem).count("\n") == 1 for problem in prose.problems)


@given(st.lists(letters.filter(bool), min_size=1, max_size=4))
def test_plain_words_survive(paragraphs: list[str]) -> None:
    text = html.fragment_fromstring(page("\n\n".join(paragraphs)), create_parent="div").text_content()

    assert "".join(text.split()) == "".join("".join(paragraphs).split())


@pytest.mark.parametrize(
    "body",
    [
        ">" * 100_000,
        "**" * 20_000 + "글" + "**" * 20_000,
        "<b>" * 20_000,
        "<DIV>" * 20_000,
        "|가" * 2_000 + "\n" + "|-" * 2_000 + "\n" + "|나|\n" * 2_000,
    ],
    ids=["quotations", "emphasis", "elements", "capitals", "cells"],
)
def test_a_text_that_would_keep_the_cleaner_busy_for_ever_is_refused(body: str) -> None:
    prose = compose(body, file="index.md", first_line=7)

    assert [problem.code for problem in prose.problems] == ["text-unreadable"]


def test_a_long_table_of_links_is_read() -> None:
    rows = "\n".join(f"| [가게 {row}](shops/a-{row}) | 두부 |" for row in range(400))

    prose = compose(f"| 가게 | 물건 |\n|---|---|\n{rows}\n", file="index.md", first_line=7)

    assert prose.problems == ()
    assert len(prose.links) == 400


def test_no_title_keeps_a_character_that_no_file_may_hold() -> None:
    ranges = (
        (0, 9),
        (0xB, 0xD),
        (0xE, 0x20),
        (0x7F, 0xA0),
        (0x2028, 0x202F),
        (0x2066, 0x206A),
        (0xD800, 0xE000),
    )
    refused = [
        chr(code)
        for start, end in (*ranges, (0xFDD0, 0xFDF0), (0xFFFE, 0x10000))
        for code in range(start, end)
    ]

    assert {printable(f"시장{letter}골목") for letter in refused} == {"시장골목"}
    assert printable("시장 골목\n") == "시장 골목\n"
