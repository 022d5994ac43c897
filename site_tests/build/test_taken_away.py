"""Somebody deletes the site, empties its folder or carries it away: the next build brings it back, and up to date."""

import shutil
from pathlib import Path

import pytest

from site_tests.build.test_disturbed import build_on_a_full_disk
from site_tests.paper import Built, Paper

STORY = "articles/2022/dawn-market/index.html"
ABOUT = "about/index.html"
KEPT_ALL = "새로 쓴 파일 0개"


def build(paper: Paper, *options: str, site: str = "site") -> Built:
    """Build, and fail unless that succeeds."""
    built = paper.build("--timings", *options, site=site)
    assert built.code == 0, built.output
    assert [path.name for path in paper.root.iterdir() if path.name.startswith((".site", ".second"))] == []
    return built


def test_a_site_that_was_deleted_comes_back_without_being_made_again(paper: Paper) -> None:
    built = build(paper)
    before, page = built.bytes(), (built.site / STORY).stat()
    shutil.rmtree(built.site)

    again = build(paper)

    assert again.bytes() == before
    assert KEPT_ALL in again.output
    assert (again.site / STORY).stat().st_ino == page.st_ino
    assert KEPT_ALL in build(paper).output, "the record tells of it as of any other"


def test_what_has_changed_meanwhile_comes_back_changed(paper: Paper) -> None:
    shutil.rmtree(build(paper).site)
    paper.article(body="시장 문은 다섯 시에 열린다.\n")
    paper.approve("articles/2022/dawn-market", paper.article("new-story"))

    built = build(paper)

    assert built.bytes() == build(paper, site="second").bytes()
    assert (built.site / ABOUT).stat().st_nlink == 2, "this is the old site with a few new files"
    shutil.rmtree(built.site)
    assert KEPT_ALL in build(paper).output, "the new files were kept as well"


@pytest.mark.long
def test_a_folder_with_nothing_but_a_checkout_is_filled_and_the_checkout_stays(paper: Paper) -> None:
    built = build(paper)
    before = built.bytes()
    paper.write("site/.git/HEAD", "ref: refs/heads/pages\n")
    for path in built.site.iterdir():
        if path.is_dir() and path.name != ".git":
            shutil.rmtree(path)
        elif path.name != ".git":
            path.unlink()

    again = build(paper)

    assert again.text(".git/HEAD") == "ref: refs/heads/pages\n"
    (again.site / ".git/HEAD").unlink()
    assert again.bytes() == before
    assert KEPT_ALL in again.output


@pytest.mark.long
def test_a_site_that_was_carried_away_is_not_touched_by_what_happens_to_the_new_one(paper: Paper) -> None:
    built = build(paper)
    before = built.bytes()
    carried = built.site.rename(paper.root / "deployed")

    again = build(paper)

    assert KEPT_ALL in again.output
    for path in again.paths():
        (again.site / path).write_bytes("누가 고쳐 쓴 글".encode())
    assert Built(code=0, output="", site=carried).bytes() == before


@pytest.mark.long
def test_a_build_from_nothing_takes_nothing_from_the_old_site(paper: Paper) -> None:
    built = build(paper)
    before, page = built.bytes(), (built.site / STORY).stat()
    shutil.rmtree(built.site)

    again = build(paper, "--clean")

    assert again.bytes() == before
    assert KEPT_ALL not in again.output
    assert (again.site / STORY).stat().st_mtime_ns > page.st_mtime_ns


@pytest.mark.long
def test_each_of_two_folders_comes_back(paper: Paper) -> None:
    first, second = build(paper), build(paper, site="second")
    before = first.bytes()
    shutil.rmtree(first.site)
    shutil.rmtree(second.site)

    for folder in ("site", "second"):
        again = build(paper, site=folder)
        assert again.bytes() == before
        assert KEPT_ALL in again.output


@pytest.mark.long
def test_a_build_that_is_refused_brings_nothing_back(paper: Paper) -> None:
    shutil.rmtree(build(paper).site)
    paper.write("content/articles/2022/broken/index.md", "no front matter")

    refused = paper.build()

    assert refused.code == 1, refused.output
    assert sorted(path.name for path in paper.root.iterdir()) == [
        ".dongne",
        "content",
        "mkdocs.yml",
        "review",
    ]


@pytest.mark.long
def test_where_the_disk_is_full_nothing_comes_back_and_it_is_told(paper: Paper) -> None:
    built = build(paper)
    before = built.bytes()
    built.site.rename(paper.root / "deployed")

    refused = build_on_a_full_disk(paper)

    assert refused.returncode == 1, refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (paper.root / "site").exists()
    assert not list(paper.root.glob(".site*"))
    assert build(paper).bytes() == before


@pytest.mark.long
def test_a_site_that_mkdocs_has_made_keeps_nothing_of_an_older_one(paper: Paper) -> None:
    build(paper)
    paper.write("hook.py", "def on_post_page(output, **_):\n    return output + '<!-- 우리 것 -->'\n")
    paper.settings(hooks=["hook.py"])

    shutil.rmtree(build(paper).site)
    built = build(paper)

    assert "우리 것" in built.text(ABOUT)
    assert not any(Path(paper.root / ".dongne/cache/reserve").iterdir())
