"""What a full disk and a killed process leave behind: the old site, whole."""

import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from site_tests.paper import NOW, Paper
from site_tests.photos import jpeg, scene

PLAIN = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")} | {
    "PYTHONDONTWRITEBYTECODE": "1"
}
"""Without the measuring of coverage, which writes a file of its own and complains of a full disk."""
DONGNE = Path(sys.executable).with_name("dongne")


def build_on_a_full_disk(paper: Paper) -> "subprocess.CompletedProcess[str]":
    """Build while the kernel refuses every write beyond a small size, as it does on a full disk."""
    return subprocess.run(
        [DONGNE, "--now", NOW, "build"],
        cwd=paper.root,
        capture_output=True,
        text=True,
        check=False,
        env=PLAIN,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000)),
    )


def test_a_full_disk_leaves_the_old_site_and_is_told_in_plain_words(paper: Paper) -> None:
    old = paper.build().bytes()
    paper.approve(paper.article("second-story", summary="둘째."))

    done = build_on_a_full_disk(paper)

    assert done.returncode == 1, done.stderr
    assert "이전 사이트는 그대로" in done.stderr
    assert "Traceback" not in done.stderr
    assert paper.build().site.exists()
    after = {
        path.relative_to(paper.root / "site").as_posix()
        for path in (paper.root / "site").rglob("*")
        if path.is_file()
    }
    assert "articles/2022/second-story/index.html" in after
    assert {path for path in old if path.endswith(".html")} <= after


def test_until_the_disk_was_full_nothing_of_the_old_site_was_touched(paper: Paper) -> None:
    old = paper.build().bytes()
    paper.approve(paper.article("second-story", summary="둘째."))

    build_on_a_full_disk(paper)

    site = paper.root / "site"
    assert {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    } == old
    assert not (paper.root / ".site.new").exists()


DIES = """\
import os, signal, sys
from itertools import count
from dongne.cli import main
from dongne.pipeline import running
write, numbers = running.write_output, count(1)
def write_and_die(*args, **more):
    write(*args, **more)
    if next(numbers) == int(sys.argv[1]):
        os.killpg(0, signal.SIGKILL)
running.write_output = write_and_die
main(sys.argv[2:])
"""
"""A build that dies, with all that help it, once so many files are written beside the old site."""


@pytest.mark.parametrize("files", [1, 20])
def test_a_killed_build_leaves_the_old_site_and_the_next_one_works(paper: Paper, files: int) -> None:
    old = paper.build().bytes()
    paper.approve(*(paper.article(f"story-{number}") for number in range(30)))

    died = subprocess.run(
        [sys.executable, "-P", "-c", DIES, str(files), "--now", NOW, "build"],
        cwd=paper.root,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )

    assert died.returncode == -signal.SIGKILL, died.stderr
    assert len([path for path in (paper.root / ".site.new").rglob("*") if path.is_file()]) >= files
    site = paper.root / "site"
    left = {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }
    assert left == old
    again = paper.build()
    assert again.code == 0, again.output
    assert "articles/2022/story-29/index.html" in again.paths()
    assert not (paper.root / ".site.new").exists()


def test_what_came_beside_the_site_is_not_in_it_when_the_build_is_refused(paper: Paper) -> None:
    old = paper.build().bytes()
    words = "아직 아무도 승인하지 않은 비밀 원고의 긴 문장이 여기에 있습니다."
    waiting = paper.article("waiting", body=f"{words}\n")
    paper.settings(markdown_extensions=[{"pymdownx.snippets": {"base_path": ["."]}}])
    paper.write("content/pages/about.md", f'# 소개\n\n--8<-- "content/{waiting}/index.md"\n')
    for folder in (".site.new", ".site.old"):
        paper.write(f"{folder}/extra/index.html", words)
    paper.write(".site.merge", "[]")

    refused = paper.build()

    assert refused.code == 1, refused.output
    assert "이전 사이트는 그대로" in refused.output
    assert refused.bytes() == old

    shutil.rmtree(refused.site)
    paper.write(".site.old/extra/index.html", words)

    assert paper.build().code == 1
    assert not (paper.root / "site").exists()


@pytest.mark.parametrize("folder", ["media", "articles", "assets"])
def test_a_folder_that_somebody_has_moved_and_linked_is_made_anew(paper: Paper, folder: str) -> None:
    paper.approve(paper.article("photo", body="![골목](a.jpg)\n", photos={"a.jpg": jpeg(scene(60, 60))}))
    built = paper.build()
    before = built.bytes()
    disk = (built.site / folder).rename(paper.root / "disk")
    lying = {path: path.read_bytes() for path in disk.rglob("*") if path.is_file()}
    (built.site / folder).symlink_to(disk)
    (built.site / "empty/deep").mkdir(parents=True)
    (built.site / "strange").mkdir()
    (built.site / "strange/linked").symlink_to(paper.root / "content")

    again = paper.build()

    assert again.code == 0, again.output
    assert again.bytes() == before
    assert not (again.site / folder).is_symlink()
    assert not (again.site / "empty").exists()
    assert not (again.site / "strange").exists()
    assert {path: path.read_bytes() for path in disk.rglob("*") if path.is_file()} == lying
    assert (paper.root / "content").is_dir()
