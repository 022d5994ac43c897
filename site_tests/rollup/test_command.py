"""``dongne rollup``: what it writes, what it says, and how it ends."""

from pathlib import Path

import pytest

from site_tests.cli.terminal import dongne
from site_tests.rollup.city import ONE, TWO, write


def test_the_command_writes_three_files_and_says_who_is_missing(tmp_path: Path) -> None:
    write(tmp_path, one=ONE, two=TWO)
    (tmp_path / "areas.txt").write_text(
        "# 시범 상권\n\none.json\n둘째 상권, two.json\n셋째 상권, three.json\n", encoding="utf-8"
    )

    done = dongne(tmp_path, "rollup", "--list", "areas.txt", "--output", "out", now="2022-12-31")

    assert done.code == 1
    assert "상권 2곳: 기사 3편, 댓글 13개" in done.out
    assert "셋째 상권" in done.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "rollup.html", "rollup.json", "rollup.xlsx"
    ]  # fmt: skip


def test_the_command_is_content_when_everybody_is_there_even_if_late(tmp_path: Path) -> None:
    write(tmp_path, one=ONE)

    now = dongne(tmp_path, "rollup", "one.json", now="2022-12-31")
    late = dongne(tmp_path, "rollup", "one.json", now="2023-03-31")
    patient = dongne(tmp_path, "rollup", "--stale-after", "100", "one.json", now="2023-03-31")

    assert (now.code, late.code, patient.code) == (0, 0, 0)
    assert ("오래됨" in now.err, "오래됨" in late.err, "오래됨" in patient.err) == (
        False,
        True,
        False,
    )


def test_the_limits_can_be_set(tmp_path: Path) -> None:
    write(tmp_path, one=ONE)

    done = dongne(tmp_path, "rollup", "--max-size", "0.001", "one.json", now="2022-12-31")

    assert done.code == 1
    assert "0.001 MB보다 큽니다" in done.err


@pytest.mark.parametrize("call", [[], ["--list", "nothing.txt"], ["--stale-after", "0", "one.json"]])
def test_a_wrong_call_is_told(tmp_path: Path, call: list[str]) -> None:
    done = dongne(tmp_path, "rollup", *call)

    assert done.code == 2
    assert done.err


@pytest.mark.parametrize("option", ["--max-size", "--timeout", "--stale-after"])
@pytest.mark.parametrize("amount", ["inf", "nan", "-inf", "1e400", "99999999999"])
def test_a_limit_that_is_none_is_a_wrong_call(tmp_path: Path, option: str, amount: str) -> None:
    write(tmp_path, one=ONE)

    done = dongne(tmp_path, "rollup", option, amount, "one.json")

    assert done.code == 2
    assert f"'{option}'의 값이 맞지 않습니다: " in done.err


def test_one_bad_line_of_a_list_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path, one=ONE)
    (tmp_path / "areas.txt").write_text(
        f"one.json\n둘째 상권, http://u@[bad/\n셋째 상권, {'가' * 300}\n", encoding="utf-8"
    )

    done = dongne(tmp_path, "rollup", "--list", "areas.txt", now="2022-12-31")

    assert done.code == 1
    assert "상권 1곳: 기사 2편" in done.out
    assert "둘째 상권  받지 못함" in done.err
    assert "셋째 상권  받지 못함" in done.err


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    write(tmp_path, one=ONE)
    (tmp_path / "out").write_text("a file", encoding="utf-8")

    done = dongne(tmp_path, "rollup", "--output", "out", "one.json")

    assert done.code == 1
    assert "쓰지 못했습니다" in done.err
