"""A text is recognised however an output has written it."""

import html
import json
import unicodedata
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.preflight.squash import readings, squash

PHRASE = "새벽 네 시 반, 시장 문을 여는 박 씨의 «두부» & Tofu 25모"
NEEDLE = squash(PHRASE)
UNSEEN = (
    "\u00ad\u034f\u115f\u1160\u180b\u180e\u200d\u200e\u200f\u202a\u202e\u2060\u2062\u2066\u2069\u206f\u2800\u3164"
    "\ufe00\ufe0f\ufeff\uffa0"
)
"""Letters that nobody sees."""


def found(written: str | bytes) -> bool:
    data = written if isinstance(written, bytes) else written.encode()
    return any(NEEDLE in reading for reading in readings(data))


@pytest.mark.parametrize(
    "written",
    [
        PHRASE,
        PHRASE.upper(),
        PHRASE.replace(" ", "\n   "),
        PHRASE.replace(" ", "\u00a0"),
        PHRASE.replace("시장", "시\u200b장"),
        *(PHRASE.replace("시장", f"시{unseen}장") for unseen in UNSEEN),
        unicodedata.normalize("NFD", PHRASE),
        html.escape(PHRASE),
        html.escape(html.escape(PHRASE)),
        "".join(f"&#{ord(letter)};" for letter in PHRASE),
        "".join(f"&#x{ord(letter):x};" for letter in PHRASE),
        quote(PHRASE),
        json.dumps(PHRASE),
        json.dumps({"text": f"앞 {PHRASE} 뒤"}),
        json.dumps(f"<p>{html.escape(PHRASE)}</p>"),
        PHRASE.replace("시장", "<b class='x'>시</b><i>장</i>"),
        html.escape(PHRASE.replace("시장", "<b>시</b>장")),
        f"<![CDATA[{PHRASE}]]>",
    ],
)
def test_every_way_of_writing_is_seen_through(written: str) -> None:
    assert found(written)


def test_bytes_that_are_no_text_are_read_all_the_same() -> None:
    assert found(b"\xff\xfe\x00" + PHRASE.encode() + b"\x80\x81")


def test_an_emoji_in_json_is_seen_through() -> None:
    needle = squash("두부🫘를 만드는 사람들")

    assert any(needle in reading for reading in readings(json.dumps("두부🫘를 만드는 사람들").encode()))


@given(st.lists(st.binary() | st.sampled_from([rb"\u0041", rb"\ud83e", b"%41", b"&#0;"])).map(b"".join))
def test_no_file_makes_it_fail(data: bytes) -> None:
    assert all(isinstance(reading, bytes) for reading in readings(data))


@given(st.text(min_size=1), st.text(), st.text())
def test_a_text_inside_another_is_found_as_it_stands(text: str, before: str, after: str) -> None:
    whole = f"{before} {text} {after}".encode("utf-8", "replace")
    alone = text.encode("utf-8", "replace").decode()

    assert any(squash(alone) in reading for reading in readings(whole)) or _is_joined(text, before, after)


def _is_joined(text: str, before: str, after: str) -> bool:
    """A combining letter at an edge joins its neighbour: then it is another text."""
    return unicodedata.normalize("NFC", f"{before} {text} {after}") != (
        f"{unicodedata.normalize('NFC', before)} {unicodedata.normalize('NFC', text)} {unicodedata.normalize('NFC', after)}"
    )
