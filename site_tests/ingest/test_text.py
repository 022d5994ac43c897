"""Files become text, or a problem that says how to save them."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.ingest.text import FORBIDDEN, SIZE_LIMIT, find_forbidden, first_forbidden, read_text, show_name
from site_tests.ingest.desk import codes, places

FILE = "content/pages/index.md"
KOREAN = "시장 문은 네 시 반에 열린다.\n"

readable = st.text(st.characters(codec="utf-8")).filter(lambda text: FORBIDDEN.search(text) is None)


def file_with(folder: Path, data: bytes) -> Path:
    path = folder / "index.md"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        KOREAN.encode(),
        KOREAN.encode("utf-8-sig"),
        KOREAN.replace("\n", "\r\n").encode(),
        KOREAN.replace("\n", "\r").encode(),
    ],
)
def test_bom_and_line_ends_make_no_difference(tmp_path: Path, data: bytes) -> None:
    assert read_text(file_with(tmp_path, data), file=FILE) == (KOREAN, [])


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp949", "EUC-KR(CP949)"), ("euc-kr", "EUC-KR(CP949)"), ("utf-16", "UTF-16"), ("utf-32", "UTF-32")],
)
def test_another_encoding_is_named_with_the_way_to_save_as_utf8(
    tmp_path: Path, encoding: str, name: str
) -> None:
    text, (problem,) = read_text(file_with(tmp_path, (KOREAN * 3).encode(encoding)), file=FILE)

    assert text is None
    assert problem.code == "encoding-not-utf8"
    assert name in problem.message
    assert "UTF-8" in problem.hint


def test_utf16_without_a_mark_is_recognised_by_its_zeros(tmp_path: Path) -> None:
    _, (problem,) = read_text(file_with(tmp_path, b"title: market\n".decode().encode("utf-16-le")), file=FILE)

    assert "UTF-16" in problem.message


def test_bytes_of_no_encoding_are_refused(tmp_path: Path) -> None:
    text, problems = read_text(file_with(tmp_path, b"\xff\xff\xff"), file=FILE)

    assert (text, codes(problems)) == (None, ["encoding-not-utf8"])


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\x0b",
        "\x0c",
        "\x1b",
        "\x7f",
        "\x85",
        "\x9f",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u2066",
        "\ufdd0",
        "\ufffe",
        "\uffff",
        "\U0001ffff",
    ],
)
def test_a_character_that_nobody_sees_is_refused_with_its_line(tmp_path: Path, character: str) -> None:
    text, problems = read_text(file_with(tmp_path, f"첫 줄\n둘째 {character} 줄\n".encode()), file=FILE)

    assert text is None
    assert places(problems) == [f"{FILE}:2 character-forbidden"]
    assert f"U+{ord(character):04X}" in problems[0].message


def test_a_lone_surrogate_is_refused() -> None:
    assert codes(find_forbidden("시장\ud800", file=FILE)) == ["character-forbidden"]


def test_every_bad_line_is_reported_once() -> None:
    assert places(find_forbidden("\x00\x00\n좋은 줄\n\x01", file=FILE)) == [
        f"{FILE}:1 character-forbidden",
        f"{FILE}:3 character-forbidden",
    ]


@pytest.mark.parametrize("text", ["\t들여쓰기", "👩‍🌾 농부", "e\u0301", "\u200b", "한글\u00a0빈칸", "\ue000"])
def test_ordinary_characters_pass(text: str) -> None:
    assert find_forbidden(text, file=FILE) == []


def test_a_file_above_the_limit_is_refused(tmp_path: Path) -> None:
    exact = read_text(file_with(tmp_path, b"a" * SIZE_LIMIT), file=FILE)
    _, problems = read_text(file_with(tmp_path, b"a" * (SIZE_LIMIT + 1)), file=FILE)

    assert exact == ("a" * SIZE_LIMIT, [])
    assert codes(problems) == ["file-too-large"]


def test_what_is_no_file_is_a_problem_and_not_a_crash(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert codes(read_text(tmp_path / "nowhere.md", file=FILE)[1]) == ["file-missing"]
    assert codes(read_text(tmp_path, file=FILE)[1]) == ["file-unreadable"]
    assert codes(read_text(tmp_path / "pipe", file=FILE)[1]) == ["file-unreadable"]
    assert codes(read_text(tmp_path / "with\0zero", file=FILE)[1]) == ["file-unreadable"]
    assert codes(read_text(tmp_path / ("long" * 100), file=FILE)[1]) == ["file-unreadable"]


@given(readable)
def test_a_text_comes_back_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = file_with(tmp_path_factory.getbasetemp(), text.encode())
    starts_with_mark = text.startswith("\ufeff")

    # Many zero bytes mean UTF-16, but a readable text has none at all.
    assert read_text(path, file=FILE) == (text[starts_with_mark:], [])


@given(st.binary(max_size=300))
def test_no_bytes_make_it_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    text, problems = read_text(file_with(tmp_path_factory.getbasetemp(), data), file=FILE)

    assert (text is None) == bool(problems)
    assert text is None or FORBIDDEN.search(text) is None


@given(st.text(st.characters()) | st.binary().map(os.fsdecode))
def test_any_name_can_be_printed_on_one_line(name: str) -> None:
    shown = show_name(name)

    assert shown.encode().decode() == shown
    assert FORBIDDEN.search(shown) is None
    assert "\n" not in shown


def test_an_ordinary_name_is_shown_as_it_is() -> None:
    assert show_name("시장 골목.jpg") == "시장 골목.jpg"


def test_what_is_forbidden_is_found_whichever_plane_it_lies_in() -> None:
    ends = {plane + end for plane in range(0, 0x110000, 0x10000) for end in (0, 1, 0xFFFD, 0xFFFE, 0xFFFF)}

    for code in (*range(0x10000), *sorted(ends)):
        found = FORBIDDEN.search(chr(code))
        assert first_forbidden(f"글 {chr(code)}") == (None if found is None else found[0])
