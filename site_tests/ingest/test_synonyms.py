"""The board's synonyms: what may stand in the file, and that a fault is told with its line."""

from pathlib import Path

import pytest

from dongne.ingest.synonyms import SYNONYMS, parse_synonyms, read_synonyms
from site_tests.house.sources import ROOT


def faults(text: str) -> list[str]:
    groups, problems = parse_synonyms(text, file=SYNONYMS)
    assert groups == ()
    assert all(problem.is_error for problem in problems)
    return [f"{problem.origin.line} {problem.code}" for problem in problems]


def test_a_line_is_a_group_of_words_that_mean_the_same() -> None:
    text = "# 통하는 말\n- [고치는 곳, 수리]\n- [쿠폰, coupon]\n"

    assert parse_synonyms(text, file=SYNONYMS) == ((("고치는 곳", "수리"), ("쿠폰", "coupon")), [])


@pytest.mark.parametrize("text", ["", "# 아직 없음\n", "[]\n"])
def test_the_file_may_be_empty(text: str) -> None:
    assert parse_synonyms(text, file=SYNONYMS) == ((), [])


def test_the_file_need_not_exist(tmp_path: Path) -> None:
    assert read_synonyms(tmp_path) == ((), [])


def test_a_link_to_elsewhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / SYNONYMS).symlink_to("/etc/hostname")

    groups, problems = read_synonyms(tmp_path)

    assert groups == ()
    assert problems


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("수리: 수선\n", ["1 synonyms-shape"]),
        ("- [수리, 수선]\n- 쿠폰\n", ["2 synonyms-shape"]),
        ("- [수리, 수선]\n- [쿠폰]\n", ["2 synonym-alone"]),
        ("- [수리, 수선, 수리]\n", ["1 list-repeats"]),
        ("- [수리, '!!']\n", ["1 synonym-words"]),
        ("- [수리, 하나 둘 셋 넷]\n", ["1 synonym-words"]),
        (f"- [수리, {'긴' * 31}]\n", ["1 text-too-long"]),
        ("- [수리, 3]\n", ["1 type-text"]),
        ("- [수리, &a 수선]\n", ["1 yaml-anchor"]),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, found: list[str]) -> None:
    assert faults(text) == found


def test_the_sample_has_synonyms_and_no_fault_in_them() -> None:
    groups, problems = read_synonyms(ROOT)

    assert problems == []
    assert len(groups) > 10
