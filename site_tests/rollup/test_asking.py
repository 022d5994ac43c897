"""Figures that lie elsewhere: an address is asked, and whatever goes wrong there is named."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dongne.domain.rollup import State
from dongne.pipeline.rollup import Source, read_list, write_rollup
from site_tests.rollup.city import ONE, QUICK, SMALL, outputs, roll, serve_badly


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serve_badly() as address:
        yield address


@pytest.mark.parametrize("path", ["/good.json", "/good/", "/moved", "/area", "/a,b.json"])
def test_an_address_is_asked_and_a_home_page_leads_to_the_figures(
    tmp_path: Path, server: str, path: str
) -> None:
    found = roll(tmp_path, f"{server}{path}")

    assert [(each.title, each.state) for each in found.parts] == [("먼 생활상권", State.COUNTED)]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/error", "500"),
        ("/nothing", "404"),
        ("/round", "TooManyRedirects"),
        ("/to-a-file", "InvalidSchema"),
        ("/bomb", "1 MB보다 큽니다"),
        ("/endless", "1 MB보다 큽니다"),
        ("/slow", "0.7초 안에"),
        ("/silent", "0.7초 안에"),
        ("/slow-head", "0.7초 안에"),
        ("/slow-packed", "0.7초 안에"),
    ],
)
def test_a_server_that_does_not_answer_well_is_named(
    tmp_path: Path, server: str, path: str, words: str
) -> None:
    limits = QUICK if path.startswith("/s") else SMALL
    begun = time.monotonic()

    (found,) = roll(tmp_path, f"{server}{path}", limits=limits).parts

    assert time.monotonic() - begun < limits.seconds + 4
    assert (found.state, found.source) == (State.MISSING, f"{server}{path}")
    assert words in found.reason


def test_a_page_that_is_no_json_is_named(tmp_path: Path, server: str) -> None:
    (found,) = roll(tmp_path, f"{server}/page").parts

    assert found.state is State.UNREADABLE


@pytest.mark.parametrize(
    "place", ["ftp://example.org/x", "file:///etc/hostname", "javascript://x", "nothing.json"]
)
def test_only_the_web_and_files_are_asked(tmp_path: Path, place: str) -> None:
    (found,) = roll(tmp_path, place).parts

    assert found.state is State.MISSING


@pytest.mark.parametrize(
    "place",
    ["http://", "https://[", "http://u@[bad/", "http://exa mple", "http://\udcff", "http://127.0.0.1:1/x"],
)
def test_an_address_that_cannot_be_one_is_named(tmp_path: Path, place: str) -> None:
    (found,) = roll(tmp_path, place).parts

    assert found.state is State.MISSING


@pytest.mark.parametrize("place", ["가" * 300, "/".join(["x" * 200] * 30), "a\0b", "\udcff"])
def test_a_file_that_cannot_be_one_is_named_and_the_others_are_counted(tmp_path: Path, place: str) -> None:
    (tmp_path / "one.json").write_bytes(ONE)

    found = roll(tmp_path, place, "one.json")

    assert sorted(part.state for part in found.parts) == [State.COUNTED, State.MISSING]
    assert write_rollup(found, tmp_path / "out")


def test_a_password_in_an_address_that_cannot_be_one_is_written_down_nowhere(tmp_path: Path) -> None:
    found = roll(tmp_path, "https://city:sesame@[bad/")

    assert [part.source for part in found.parts] == ["https://[bad/"]
    assert all(b"sesame" not in content for content in outputs(found).values())


def test_a_password_in_an_address_is_written_down_nowhere(tmp_path: Path, server: str) -> None:
    address = server.replace("http://", "http://city:sesame@")

    found = roll(tmp_path, f"{address}/error")

    assert f"{server}/error" in [each.source for each in found.parts]
    assert all(b"sesame" not in content for content in outputs(found).values())


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("one.json", Source(place="one.json")),
        ("난곡, one.json", Source(name="난곡", place="one.json")),
        ("https://a.kr/x", Source(place="https://a.kr/x")),
        ("난곡,https://a.kr/x", Source(name="난곡", place="https://a.kr/x")),
        ("관악구, 난곡, HTTPS://a.kr/x", Source(name="관악구, 난곡", place="HTTPS://a.kr/x")),
        ("https://a.kr/1,2.json", Source(place="https://a.kr/1,2.json")),
        ("난곡, https://a.kr/?u=1,https://b.kr", Source(name="난곡", place="https://a.kr/?u=1,https://b.kr")),
        ("https://a.kr/?u=1,https://b.kr", Source(place="https://a.kr/?u=1,https://b.kr")),
    ],
)
def test_in_a_list_an_address_begins_where_it_says_what_it_is(
    tmp_path: Path, line: str, source: Source
) -> None:
    (tmp_path / "areas.txt").write_text(f"{line}\n", encoding="utf-8")

    assert read_list(tmp_path / "areas.txt") == (source,)
