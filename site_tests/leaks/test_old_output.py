"""Row 20: whatever an earlier build, another branch or a stranger left behind, none of it is in the new site."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from site_tests.leaks.held import ID, assert_held, assert_published, write_held
from site_tests.leaks.site_search import assert_absent
from site_tests.paper import Paper
from site_tests.photos import jpeg, scene

HONEST = jpeg(scene(200, 150))


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    """Give a paper with a published article that shows a photo, and an article that waits."""
    made = Paper(tmp_path / "paper")
    made.without_preflight()
    made.approve(made.article(body="![문](a.jpg)\n", photos={"a.jpg": HONEST}))
    write_held(made)
    return made


@pytest.fixture
def other_branch(paper: Paper, tmp_path: Path) -> Paper:
    """Give the same paper where the board has approved everything, built."""
    branch = Paper.at(shutil.copytree(paper.root, tmp_path / "branch"))
    branch.approve(ID)
    assert_published(branch.mkdocs().site)
    return branch


def test_a_site_of_another_branch_is_replaced_whole(paper: Paper, other_branch: Paper) -> None:
    shutil.copytree(other_branch.root / "site", paper.root / "site")

    built = paper.mkdocs()

    assert built.code == 0, built.output
    assert_held(built.site)


@pytest.mark.parametrize("option", ["--dirty", "--no-directory-urls", "--strict"])
def test_no_option_of_mkdocs_keeps_what_was(paper: Paper, other_branch: Paper, option: str) -> None:
    shutil.copytree(other_branch.root / "site", paper.root / "site")
    if option == "--strict":
        shutil.rmtree(paper.root / "content" / ID)

    built = paper.mkdocs(option)

    assert built.code == 0, built.output
    assert_held(built.site)


@pytest.mark.parametrize("leftover", [".site.new", ".site.old"])
def test_what_a_killed_build_left_is_not_taken_over(paper: Paper, other_branch: Paper, leftover: str) -> None:
    shutil.copytree(other_branch.root / "site", paper.root / leftover)

    built = paper.mkdocs()

    assert built.code == 0, built.output
    assert_held(built.site)
    assert not (paper.root / leftover).exists()


def test_a_linked_place_of_work_is_not_followed(paper: Paper, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "note.html").write_text("남이 두고 간 글", encoding="utf-8")
    (paper.root / ".site.new").symlink_to(elsewhere)

    built = paper.mkdocs()

    assert built.code == 0, built.output
    assert [path.name for path in elsewhere.iterdir()] == ["note.html"]
    assert_absent(built.site, "남이 두고 간 글")


def test_a_cache_of_another_branch_adds_nothing(paper: Paper, other_branch: Paper) -> None:
    shutil.copytree(other_branch.root / ".dongne", paper.root / ".dongne", dirs_exist_ok=True)

    built = paper.mkdocs()

    assert built.code == 0, built.output
    assert_held(built.site)


def test_a_rendition_that_was_exchanged_in_the_cache_is_made_again(paper: Paper) -> None:
    first = paper.mkdocs().bytes()
    strange = jpeg(scene(200, 150).rotate(180))
    for rendition in (paper.root / ".dongne/cache/media").rglob("*.*"):
        if rendition.suffix in {".jpg", ".webp"}:
            rendition.write_bytes(strange)

    built = paper.mkdocs()

    assert built.bytes() == first
    assert_absent(built.site, photos=[strange])


def git(root: Path, *arguments: str) -> None:
    """Run git as somebody whom nobody knows."""
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def forge_cache(paper: Paper) -> bytes:
    """Make the cache say, in good form, that the published photo looks like another one; give that."""
    strange = jpeg(scene(200, 150).rotate(180))
    for sheet in (paper.root / ".dongne/cache/media").rglob("*.json"):
        content = json.loads(sheet.read_text())
        for rendition in content["forms"]:
            (sheet.parent / Path(rendition["path"]).name).write_bytes(strange)
            rendition["size"] = len(strange)
            content["digests"][rendition["path"]] = hashlib.sha256(strange).hexdigest()
        sheet.write_text(json.dumps(content))
    return strange


def test_a_cache_that_came_with_the_repository_stops_the_build(paper: Paper) -> None:
    assert paper.mkdocs().code == 0
    strange = forge_cache(paper)
    git(paper.root, "init", "--quiet")
    git(paper.root, "add", "--force", ".dongne")

    built = paper.mkdocs(site="public")

    assert built.code == 1
    assert ".dongne" in built.output
    assert "Traceback" not in built.output
    assert not built.site.exists(), strange


def test_a_cache_beside_the_repository_is_fine(paper: Paper) -> None:
    git(paper.root, "init", "--quiet")
    git(paper.root, "add", "content", "review", "mkdocs.yml")
    git(paper.root, "commit", "--quiet", "--message", "원고")
    assert paper.mkdocs().code == 0

    built = paper.mkdocs()

    assert built.code == 0, built.output
