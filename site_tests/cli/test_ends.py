"""How a command ends: the code, the stream, the words, and no traceback."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dongne.cli import main
from dongne.cli.front import Front, explain_fault
from site_tests.cli.terminal import dongne
from site_tests.paper import Paper


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["aprove"], "`aprove`라는 명령은 없습니다. 혹시 `approve`인가요?"),
        (["check", "--formt"], "`--formt`라는 선택 사항은 없습니다. 혹시 `--format`인가요?"),
        (["check", "--format", "xml"], "'--format'의 값이 맞지 않습니다: `xml`은(는) 없습니다. 'text', 'json', 'github' 가운데"),
        (["check", "--format"], "`--format` 다음에 값을 적어 주세요.\n쓰는 법: dongne check --help"),
        (["build", "--strict=1"], "`--strict`에는 값을 적지 않습니다."),
        (["build", "--jobs", "0"], "0은(는) 1보다 작습니다."),
        (["build", "--jobs", "many"], "`many`은(는) 수가 아닙니다."),
        (["forge", "record", "--days", "9999"], "9999은(는) 1부터 3650까지가 아닙니다."),
        (["approve"], "'ID'을(를) 적어 주세요."),
        (["approve", "articles/2022/dawn-market"], "'--as'을(를) 적어 주세요."),
        (["approve", "a", "b", "--as", "soyoung"], "이렇게는 쓸 수 없습니다: `b`은(는) 여기에 쓸 데가 없습니다."),
        (["check", "nowhere"], "`nowhere`라는 파일이나 폴더가 이 소식지에 없습니다."),
        (["check", "--base", "no-such-branch"], "git 저장소가 아니거나"),
        (["approve", "articles/2022/none", "--as", "soyoung"], "`articles/2022/none`라는 글이 없습니다."),
        (["approve", "articles/2022/dawn-market", "--as", "none"], "`none`는 명단에 없는 사람입니다."),
        (["approve", "articles/2022/dawn-market", "--as", "soyoung", "--at", "어제"], "`어제`는 시각이 아닙니다."),
        (["serve", "--addr", "8000"], "`8000`는 주소가 아닙니다."),
        (["photos", "fix", "none.jpg"], "`none.jpg`"),
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_2_and_says_how_to_call(paper: Paper, arguments: list[str], words: str) -> None:
    paper.article()

    said = dongne(paper.root, *arguments)

    assert said.code == 2
    assert words in said.err
    assert said.out == ""


def test_a_moment_that_is_none_is_wrong_usage_for_every_command(paper: Paper) -> None:
    for command in (["check"], ["status"], ["build"], ["diff", "a"]):
        assert dongne(paper.root, *command, now="내일").code == 2


def test_outside_a_site_every_command_says_where_it_belongs(tmp_path: Path) -> None:
    said = dongne(tmp_path, "status")

    assert said.code == 2
    assert "mkdocs.yml이 없습니다" in said.err
    assert "dongne init" in said.err


def test_without_a_command_the_help_is_shown(paper: Paper) -> None:
    done = CliRunner().invoke(main, [])

    assert done.exit_code == 2
    assert "approve" in done.stderr


def commands(group: click.Group, *names: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*names, name), command
        if isinstance(command, click.Group):
            yield from commands(command, *names, name)


COMMANDS = dict(commands(main))


def is_korean(text: str | None) -> bool:
    return any("가" <= letter <= "힣" for letter in text or "")


def options_of(command: click.Command) -> Iterator[click.Option]:
    return (option for option in command.params if isinstance(option, click.Option))


@pytest.mark.parametrize("names", [(), *COMMANDS], ids=" ".join)
def test_every_command_explains_itself_in_korean(names: tuple[str, ...]) -> None:
    command = COMMANDS.get(names, main)

    said = CliRunner().invoke(main, [*names, "--help"], prog_name="dongne")

    assert said.exit_code == 0
    assert said.stdout.startswith(f"쓰는 법: {' '.join(('dongne', *names))}")
    assert is_korean(command.help)
    silent = [option.name for option in options_of(command) if not is_korean(option.help)]
    assert silent == (["version"] if command is main else [])  # the formatter knows that one
    assert re.findall(r"Usage|Options|Commands|Show|default|required|x>=", said.stdout) == []


@pytest.mark.parametrize("names", COMMANDS, ids=" ".join)
def test_the_example_of_a_command_calls_that_command(names: tuple[str, ...]) -> None:
    example = COMMANDS[names].epilog

    assert example is None or example.startswith(f"보기: dongne {' '.join(names)} ")


# --- faults


def broken() -> Front:
    @click.group(cls=Front)
    @click.option("--debug", is_flag=True)
    def command(*, debug: bool) -> None:
        pass

    @command.command()
    def bug() -> None:
        raise ZeroDivisionError

    @command.command()
    def disk() -> None:
        raise PermissionError(13, "Permission denied", "/site/index.html")

    return command


def test_a_fault_of_ours_ends_with_3_and_keeps_its_trace_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    done = CliRunner().invoke(broken(), ["bug"])

    assert done.exit_code == 3
    assert "프로그램의 잘못으로 멈췄습니다(ZeroDivisionError)" in done.stderr
    assert "Traceback" not in done.stderr
    (log,) = tmp_path.iterdir()
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert str(log) in done.stderr


def test_a_fault_with_a_letter_that_no_file_holds_is_told_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    words = explain_fault(ValueError("x\udcff, 가"), debug=False)

    assert "프로그램의 잘못으로 멈췄습니다(ValueError)" in words
    (log,) = tmp_path.iterdir()
    assert "ValueError: x\\udcff, 가" in log.read_text(encoding="utf-8")


def test_whoever_mends_it_sees_the_trace_at_once() -> None:
    done = CliRunner().invoke(broken(), ["--debug", "bug"])

    assert done.exit_code == 3
    assert "Traceback" in done.stderr


def test_what_the_disk_refuses_is_no_fault_of_ours() -> None:
    done = CliRunner().invoke(broken(), ["disk"])

    assert done.exit_code == 1
    assert (
        "`/site/index.html`: 권한이 없습니다. 파일과 폴더의 권한을 확인해 주세요(Permission denied)."
        in done.stderr
    )


def test_a_reader_who_has_seen_enough_breaks_nothing(paper: Paper) -> None:
    command = f"{Path(sys.executable).with_name('dongne')} check --format json | head -c 1"
    for slug in range(30):
        paper.article(f"story-{slug}", title="제목" * 30)

    done = subprocess.run(command, shell=True, cwd=paper.root, capture_output=True, text=True, check=False)  # noqa: S602 # a pipe is what this is about

    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_a_terminal_that_knows_no_hangul_is_no_obstacle(paper: Paper) -> None:
    paper.article()

    done = subprocess.run(
        [Path(sys.executable).with_name("dongne"), "status"],
        cwd=paper.root,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "SOURCE_DATE_EPOCH": "1672444800"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0
    assert "articles/2022/dawn-market" in done.stdout
