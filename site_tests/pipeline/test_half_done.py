"""A build that is killed in its last step: the next one finishes what it has left, and nothing that others left."""

import json
import os
import sys
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

import pytest

from dongne.errors import OutputError
from dongne.pipeline import keeping
from dongne.pipeline.filing import name_of
from dongne.pipeline.keeping import keep_text
from dongne.pipeline.staging import FOLDER, Staging
from site_tests.pipeline.sites import old_site, staged

STRANGE = "누가 두고 간 글"


def test_what_came_with_the_newsroom_is_not_taken_for_what_a_killed_build_has_left(tmp_path: Path) -> None:
    site = old_site(tmp_path)
    for folder in (".site.new", ".site.old", ".site.back"):
        (tmp_path / folder / "extra").mkdir(parents=True)
        (tmp_path / folder / "extra/index.html").write_text(STRANGE)
    (tmp_path / ".site.merge").write_text('["index.html"]')

    with Staging(site, root=tmp_path):
        assert read(site) == {"index.html": "어제 신문"}

    assert sorted(path.name for path in tmp_path.iterdir()) == [".dongne", "site"]


def test_an_old_site_that_no_build_has_put_aside_does_not_come_back(tmp_path: Path) -> None:
    old_site(tmp_path).rename(tmp_path / ".site.old")

    with Staging(tmp_path / "site", root=tmp_path) as staging:
        assert staging.is_bare()

    assert sorted(path.name for path in tmp_path.iterdir()) == [".dongne"]


def test_an_old_site_that_only_looks_like_the_one_that_was_put_aside_does_not_come_back(
    tmp_path: Path,
) -> None:
    old_site(tmp_path)
    run_until_killed(tmp_path, exchange, at=lambda: not (tmp_path / "site").exists())
    old = tmp_path / ".site.old"
    stat = old.stat()
    old.rename(tmp_path / "carried")
    old.mkdir()
    (old / "index.html").write_text(STRANGE)
    os.utime(old, ns=(stat.st_mtime_ns, stat.st_mtime_ns))

    with Staging(tmp_path / "site", root=tmp_path):
        assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("link", [".", "other", "content"])
def test_a_link_in_the_place_of_the_old_site_leads_to_nothing_of_it(tmp_path: Path, link: str) -> None:
    for folder in (tmp_path, tmp_path / "other"):
        (folder / ".git").mkdir(parents=True)
        (folder / ".git/HEAD").write_text("ref: refs/heads/main")
    (tmp_path / "content").mkdir()
    (tmp_path / ".site.old").symlink_to(link)

    with Staging(tmp_path / "site", root=tmp_path):
        assert not (tmp_path / "site").exists()

    assert sorted(path.name for path in tmp_path.iterdir()) == [".dongne", ".git", "content", "other"]
    assert (tmp_path / "other/.git/HEAD").exists()


def test_a_checkout_beside_the_site_is_never_thrown_away_for_want_of_a_note(tmp_path: Path) -> None:
    (tmp_path / ".site.old/.git").mkdir(parents=True)
    (tmp_path / ".site.old/.git/HEAD").write_text("ref: refs/heads/pages")
    (tmp_path / ".site.old/index.html").write_text(STRANGE)

    with Staging(tmp_path / "site", root=tmp_path):
        assert read(tmp_path / "site") == {".git/HEAD": "ref: refs/heads/pages"}


# --- killed at any step

OLD = {
    "index.html": "어제 신문",
    "same.html": "그대로",
    "news": "글이던 것",
    "left/page.html": "떠날 쪽",
    "stray/deep/page.html": "누가 두고 간 쪽",
    "folder/page.html": "폴더이던 것",
}
FRESH = {
    "index.html": "오늘 신문",
    "news/1.html": "하나",
    "news/2.html": "둘",
    "stray/page.html": "제 쪽",
    "folder": "글",
}
GONE = ["folder/page.html", "left/page.html", "news", "stray"]
MERGED = {**FRESH, "same.html": "그대로"}
CHECKOUT = {".git/HEAD": "ref: refs/heads/pages"}


def write(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def read(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()
    }


def exchange(staging: Staging) -> None:
    staging.exchange()


def merge(staging: Staging) -> None:
    staging.merge(gone=GONE)


def merge_what_came_back(staging: Staging) -> None:
    def fill(folder: Path) -> bool:
        write(folder, OLD)
        return True

    staging.put_back(fill)
    staging.merge(gone=GONE)


def run_until_killed(root: Path, act: Callable[[Staging], None], *, at: Callable[[], bool]) -> bool:
    """Build in a process that is killed as soon as ``at`` says so before a step on the disk; False: it never did."""
    child = os.fork()
    if child == 0:
        _act_and_end(root, act, at)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in {0, 9}
    return code == 9


def _act_and_end(root: Path, act: Callable[[Staging], None], at: Callable[[], bool]) -> None:
    try:
        staging = Staging(root / "site", root=root)
        staging.prepare()
        write(staging.path, FRESH)
        sys.addaudithook(lambda event, args: os._exit(9) if _is_a_step(event, args) and at() else None)
        act(staging)
        os._exit(0)
    finally:
        os._exit(1)


def _is_a_step(event: str, args: tuple[object, ...]) -> bool:
    if event == "open":
        return isinstance(args[2], int) and bool(args[2] & (os.O_WRONLY | os.O_RDWR))
    return event in {"os.rename", "os.remove", "os.rmdir", "os.mkdir"}


@pytest.mark.parametrize(
    ("before", "act", "after"),
    [
        ({**OLD, **CHECKOUT}, exchange, {**FRESH, **CHECKOUT}),
        ({}, exchange, FRESH),
        ({**OLD, **CHECKOUT}, merge, {**MERGED, **CHECKOUT}),
        (CHECKOUT, merge_what_came_back, {**MERGED, **CHECKOUT}),
    ],
    ids=["exchange", "first", "merge", "put back"],
)
def test_a_build_killed_at_any_step_has_either_not_begun_or_is_brought_to_its_end(
    tmp_path: Path,
    before: Mapping[str, str],
    act: Callable[[Staging], None],
    after: Mapping[str, str],
) -> None:
    found, root = [], tmp_path
    for place in count():
        root = tmp_path / str(place)
        write(root / "site", before)
        root.mkdir(exist_ok=True)
        steps = iter(range(place))
        if not run_until_killed(root, act, at=lambda steps=steps: next(steps, None) is None):  # type: ignore[misc]
            break
        with Staging(root / "site", root=root):
            found.append(read(root / "site"))
        left = {path.name for path in root.iterdir()}
        assert left in ({".dongne", "site"}, {".dongne"}), place
        assert not any((root / ".dongne/staging").glob("*.json")), place

    assert read(root / "site") == after
    assert before in found
    assert after in found
    assert [each for each in found if each not in (before, after)] == []
    assert found == sorted(found, key=lambda each: each == after)


def test_where_the_last_file_has_gone_no_folder_stays_empty(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, {"index.html": "첫 쪽", "a/one/page.html": "쪽", "b/two/page.html": "쪽"})
    (site / "a/one/page.html").unlink()
    (site / "b/two/page.html").unlink()
    (site / "b/two").rmdir()

    with Staging(site, root=tmp_path) as staging:
        staging.merge(gone=["a/one/page.html", "b/two/page.html"])

    assert [path.name for path in site.iterdir()] == ["index.html"]


def killed_merge(root: Path) -> Path:
    """Give the site that a build was about to change when it was killed, after the first of its files."""
    site = root / "site"
    write(site, OLD)
    assert run_until_killed(root, merge, at=lambda: len([*(root / ".site.new").rglob("*.html")]) == 3)
    return site


def test_only_the_very_files_that_a_killed_build_has_left_are_moved(tmp_path: Path) -> None:
    site = killed_merge(tmp_path)
    waiting = [path for path in (tmp_path / ".site.new").rglob("*") if path.is_file()]
    exchanged = waiting[0].relative_to(tmp_path / ".site.new").as_posix()
    stat = waiting[0].stat()
    waiting[0].rename(tmp_path / "carried")
    waiting[0].write_bytes(b"?" * stat.st_size)
    os.utime(waiting[0], ns=(stat.st_mtime_ns, stat.st_mtime_ns))
    write(tmp_path / ".site.new", {"extra/index.html": STRANGE})

    with Staging(site, root=tmp_path):
        found = read(site)

    assert {path: found[path] for path in MERGED if path != exchanged} == {
        path: text for path, text in MERGED.items() if path != exchanged
    }
    assert found.keys() - MERGED.keys() == set()
    assert "?" not in "".join(found.values())


def test_of_two_folders_for_sites_each_has_a_plan_of_its_own(tmp_path: Path) -> None:
    site = killed_merge(tmp_path)

    with Staging(tmp_path / "second", root=tmp_path) as second:
        write(second.path, FRESH)
        second.exchange()
    with Staging(site, root=tmp_path):
        assert read(site) == MERGED


def test_what_a_build_of_another_program_has_left_is_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = killed_merge(tmp_path)
    half = read(site)
    monkeypatch.setattr(keeping, "code_version", lambda: "another program")

    with Staging(site, root=tmp_path):
        assert read(site) == half


def test_where_nothing_can_be_written_down_the_old_site_stands(tmp_path: Path) -> None:
    write(tmp_path / "site", OLD)

    with Staging(tmp_path / "site", root=tmp_path) as staging:
        write(staging.path, FRESH)
        plan_of(tmp_path / "site", tmp_path).with_suffix(".half").mkdir(parents=True)
        with pytest.raises(OutputError, match="이전 사이트는 그대로"):
            merge(staging)

    assert read(tmp_path / "site") == OLD
    assert not (tmp_path / ".site.new").exists()


def plan_of(site: Path, root: Path) -> Path:
    return root / FOLDER / f"{name_of(site)}.merge.json"


@pytest.mark.parametrize(
    "gone", ["../manuscript", "{root}/manuscript", "", ".", "link/manuscript", ".git", "x\0y"]
)
def test_a_plan_that_no_build_has_written_takes_nothing_away_outside_of_the_site(
    tmp_path: Path, gone: str
) -> None:
    site = old_site(tmp_path)
    (site / "link").symlink_to(tmp_path)
    for folder in (tmp_path / "manuscript", site / ".git"):
        folder.mkdir()
    keep_text(plan_of(site, tmp_path), json.dumps([[gone.format(root=tmp_path), "left.html"], {}]))
    (site / "left.html").touch()

    Staging(site, root=tmp_path).prepare()

    assert (tmp_path / "manuscript").is_dir()
    assert {"index.html", "link", ".git"} == {path.name for path in site.iterdir()}
    assert not plan_of(site, tmp_path).exists()


@pytest.mark.parametrize("plan", [b"", b"no plan", b"{}", b"[1, null]", b"7", b"\xff\xfe"])
def test_a_damaged_plan_stops_no_build(tmp_path: Path, plan: bytes) -> None:
    site = old_site(tmp_path)
    plan_of(site, tmp_path).parent.mkdir(parents=True)
    plan_of(site, tmp_path).write_bytes(plan)

    staged(tmp_path).exchange()

    assert (site / "index.html").read_text() == "오늘 신문"
    assert not plan_of(site, tmp_path).exists()


def test_a_build_that_is_killed_before_it_has_brought_the_checkout_over_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = old_site(tmp_path)
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref: refs/heads/pages")
    first, rename = staged(tmp_path), Path.rename

    def rename_until_killed(path: Path, target: Path) -> Path:
        if path.name == ".git":
            raise KeyboardInterrupt
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", rename_until_killed)
        with pytest.raises(KeyboardInterrupt):
            first.exchange()
    assert not (site / ".git").exists()
    first.discard()

    staged(tmp_path, "내일 신문").exchange()

    assert (site / ".git" / "HEAD").read_text() == "ref: refs/heads/pages"
    assert (site / "index.html").read_text() == "내일 신문"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".dongne", "site"]
