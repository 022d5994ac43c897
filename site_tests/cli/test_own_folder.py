"""What a command keeps for itself on one computer never gets into the newspaper's repository."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from site_tests.cli.terminal import dongne
from site_tests.forge.desk import git
from site_tests.paper import NOW, Paper
from site_tests.photos import talkative_jpeg


def _check(paper: Paper) -> None:
    dongne(paper.root, "check")


def _approve(paper: Paper) -> None:
    dongne(paper.root, "approve", "articles/2022/dawn-market", "--as", "soyoung")


def _build(paper: Paper) -> None:
    paper.build()


def _fix_photos(paper: Paper) -> None:
    (paper.root / "a.jpg").write_bytes(talkative_jpeg(orientation=6))
    dongne(paper.root, "photos", "fix", "a.jpg")


@pytest.mark.parametrize(
    "command",
    [
        ("build",),
        ("preview", "out"),
        ("approve", "articles/2022/dawn-market", "--as", "soyoung"),
    ],
    ids=lambda command: command[0],
)
def test_a_file_in_the_place_of_that_folder_is_named(tmp_path: Path, command: tuple[str, ...]) -> None:
    paper = Paper(tmp_path)
    paper.approve(
        paper.article(body="![골목](골목.jpg)\n", photos={"골목.jpg": talkative_jpeg(orientation=6)})
    )
    shutil.rmtree(paper.root / ".dongne", ignore_errors=True)
    paper.write(".dongne", "폴더가 아닌 것")

    said = paper.dongne("--now", NOW, *command)

    assert said.code == 1, said.output
    assert "/.dongne`은 이 컴퓨터에서만 쓰는 폴더의 자리인데" in said.output
    assert "Traceback" not in said.output


@pytest.mark.parametrize("work", [_check, _approve, _build, _fix_photos])
def test_whatever_a_command_keeps_is_left_out_by_git(tmp_path: Path, work: Callable[[Paper], None]) -> None:
    paper = Paper(tmp_path)
    paper.article()
    shutil.rmtree(paper.root / ".dongne", ignore_errors=True)
    git(paper.root, "init", "--quiet")

    work(paper)
    git(paper.root, "add", "--all")

    assert (paper.root / ".dongne").is_dir()
    assert ".dongne" not in git(paper.root, "ls-files")
