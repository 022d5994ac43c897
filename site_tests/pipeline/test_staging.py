"""A new site takes the place of the old one in one step, or not at all."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from dongne.errors import OutputError
from dongne.pipeline.staging import Staging, build_lock
from site_tests.pipeline.sites import old_site, staged


def test_the_new_site_replaces_the_old_one_whole(tmp_path: Path) -> None:
    site = old_site(tmp_path)
    (site / "retracted.html").write_text("내려진 글")

    staged(tmp_path).exchange()

    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert (site / "index.html").read_text() == "오늘 신문"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".dongne", "site"]


def test_until_the_commit_the_old_site_stands_and_a_discarded_one_leaves_nothing(tmp_path: Path) -> None:
    site = old_site(tmp_path)

    staging = staged(tmp_path)
    assert (site / "index.html").read_text() == "어제 신문"
    staging.discard()

    assert (site / "index.html").read_text() == "어제 신문"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".dongne", "site"]


def test_a_first_site_needs_no_old_one(tmp_path: Path) -> None:
    staged(tmp_path).exchange()

    assert (tmp_path / "site" / "index.html").read_text() == "오늘 신문"


def test_what_a_killed_build_left_is_never_used(tmp_path: Path) -> None:
    (tmp_path / ".site.new").mkdir()
    (tmp_path / ".site.new" / "half-made.html").write_text("반쯤 만든 쪽")

    staged(tmp_path).exchange()

    assert [path.name for path in (tmp_path / "site").iterdir()] == ["index.html"]


def test_whatever_lies_in_a_folder_called_site_was_made_and_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "left-over.txt").write_text("지난번에 남은 것")

    staged(tmp_path).exchange()

    assert [path.name for path in (tmp_path / "site").iterdir()] == ["index.html"]


def test_a_checkout_in_the_site_folder_survives(tmp_path: Path) -> None:
    site = old_site(tmp_path)
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref: refs/heads/pages")

    staged(tmp_path).exchange()

    assert (site / ".git" / "HEAD").read_text() == "ref: refs/heads/pages"


def test_a_checkout_that_was_made_since_is_left_alone(tmp_path: Path) -> None:
    site = old_site(tmp_path)
    for folder, branch in ((site, "new"), (tmp_path / ".site.old", "old")):
        (folder / ".git").mkdir(parents=True)
        (folder / ".git" / "HEAD").write_text(branch)

    staged(tmp_path).exchange()

    assert (site / ".git" / "HEAD").read_text() == "new"


def test_a_link_in_the_place_of_the_site_is_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")

    staged(tmp_path).exchange()

    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "elsewhere" / "index.html").read_text() == "오늘 신문"


@pytest.mark.parametrize(
    "site", [".", "..", "content/..", "content", "content/new", "review", "photos", "content/pages"]
)
def test_the_newsroom_itself_is_never_replaced(tmp_path: Path, site: str) -> None:
    root = tmp_path / "paper"
    (root / "content" / "pages").mkdir(parents=True)
    (root / "content" / "pages" / "index.html").touch()
    (root / "photos").mkdir()
    (root / "photos" / "1.jpg").touch()

    with pytest.raises(OutputError, match="원고"):
        Staging(root / site, root=root)


def test_a_folder_that_is_another_newsroom_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mkdocs.yml").touch()
    (tmp_path / "other" / "index.html").touch()

    with pytest.raises(OutputError, match="원고"):
        Staging(tmp_path / "other", root=tmp_path / "paper")


@pytest.mark.parametrize("name", [".htaccess", ".env", ".well-known"])
def test_a_folder_in_which_somebody_keeps_something_hidden_is_not_replaced(tmp_path: Path, name: str) -> None:
    public = tmp_path / "public_html"
    public.mkdir()
    for each in ("index.html", ".nojekyll", name):
        (public / each).touch()

    with pytest.raises(OutputError, match=r"\.htaccess"):
        Staging(public, root=tmp_path / "paper")

    (public / name).unlink()
    assert Staging(public, root=tmp_path / "paper").final == public


def test_a_folder_called_site_elsewhere_is_not_the_newspapers(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.hwp").touch()

    with pytest.raises(OutputError, match="사이트가 아닌 것"):
        Staging(tmp_path / "site", root=tmp_path / "paper")


def test_a_file_in_the_place_of_the_site_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("원고", encoding="utf-8")

    with pytest.raises(OutputError, match="사이트가 아닌 것"):
        staged(tmp_path)

    assert (tmp_path / "site").read_text(encoding="utf-8") == "원고"


def test_where_nothing_can_be_written_the_message_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    (tmp_path / "paper").mkdir()

    with pytest.raises(OutputError, match="이전 사이트는 그대로"):
        Staging(tmp_path / "file" / "site", root=tmp_path / "paper").prepare()


def test_one_build_at_a_time(tmp_path: Path) -> None:
    with build_lock(tmp_path), pytest.raises(OutputError, match="다른 빌드"), build_lock(tmp_path):
        pass

    with build_lock(tmp_path):
        pass


def test_nobody_else_begins_before_all_that_is_known_of_the_site_is_written_down(tmp_path: Path) -> None:
    second = Staging(tmp_path / "site", root=tmp_path)

    with Staging(tmp_path / "site", root=tmp_path) as first:
        (first.path / "index.html").write_text("오늘 신문")
        first.exchange()
        with pytest.raises(OutputError, match="다른 빌드"):
            second.prepare()

    second.prepare()
    second.discard()


def test_whoever_is_patient_begins_when_the_other_has_ended(tmp_path: Path) -> None:
    with build_lock(tmp_path):
        other = Thread(target=lambda: _begin_and_note(tmp_path))
        other.start()
        other.join(0.3)
        assert not (tmp_path / "note").exists()
    other.join(20)

    assert (tmp_path / "note").exists()


def _begin_and_note(folder: Path) -> None:
    with build_lock(folder, patience=20):
        (folder / "note").touch()


def test_a_second_build_leaves_the_first_ones_work_alone(tmp_path: Path) -> None:
    first = staged(tmp_path)
    second = Staging(tmp_path / "site", root=tmp_path)

    with pytest.raises(OutputError, match="다른 빌드"):
        second.prepare()
    second.discard()
    first.exchange()

    assert (tmp_path / "site" / "index.html").read_text() == "오늘 신문"


def test_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    holder = "import os, sys, pathlib; from dongne.pipeline.staging import build_lock\n"
    holder += "with build_lock(pathlib.Path(sys.argv[1])): os._exit(9)"

    ended = subprocess.run([sys.executable, "-c", holder, os.fspath(tmp_path)], check=False)

    assert ended.returncode == 9
    with build_lock(tmp_path):
        pass


def test_without_a_folder_to_lock_the_message_says_why(tmp_path: Path) -> None:
    (tmp_path / ".dongne" / "lock").mkdir(parents=True)

    with pytest.raises(OutputError, match="쓸 수 없습니다"), build_lock(tmp_path):
        pass
