"""Photos made fit to be given in."""

from pathlib import Path

import pytest
from PIL import Image

from site_tests.cli.terminal import dongne
from site_tests.photos import jpeg, talkative_jpeg


def test_photos_and_folders_of_photos_are_mended(tmp_path: Path) -> None:
    (tmp_path / "모음").mkdir()
    for path in (tmp_path / "하나.jpg", tmp_path / "모음/둘.JPG"):
        path.write_bytes(talkative_jpeg())
    (tmp_path / "모음/글.md").write_text("사진이 아니다", encoding="utf-8")

    said = dongne(tmp_path, "photos", "fix", "하나.jpg", "모음")

    assert said.code == 0
    assert said.out.count("위치를 지웠습니다") == 2
    with Image.open(tmp_path / "모음/둘.JPG") as photo:
        assert not photo.getexif()


def test_a_folder_without_photos_is_told(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "none/index.md").write_text("글")
    (tmp_path / "a.jpg").write_bytes(talkative_jpeg())

    said = dongne(tmp_path, "photos", "fix", "none", "a.jpg")

    assert said.code == 0
    assert f"{tmp_path}/none: 사진이 없습니다(.jpeg, .jpg, .png, .webp).\n" in said.err
    assert "a.jpg: " in said.out


def test_one_bad_photo_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_text("사진이 아니다", encoding="utf-8")
    (tmp_path / "b.jpg").write_bytes(jpeg())

    said = dongne(tmp_path, "photos", "fix", "a.jpg", "b.jpg")

    assert said.code == 1
    assert "a.jpg: " in said.err
    assert "b.jpg: " in said.out


def test_one_photo_that_cannot_be_written_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).write_bytes(talkative_jpeg())
    replace = Path.replace

    def refuse_one(path: Path, target: Path) -> Path:
        if target == tmp_path / "a.jpg":
            raise PermissionError(13, "Permission denied", str(target))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse_one)

    said = dongne(tmp_path, "photos", "fix", "a.jpg", "b.jpg")

    assert said.code == 1
    assert "a.jpg`에 저장할 수 없습니다" in said.err
    assert "b.jpg: " in said.out
    assert (tmp_path / "a.jpg").read_bytes() == talkative_jpeg()


def test_the_photo_as_it_was_is_kept_aside_and_that_is_said(tmp_path: Path) -> None:
    before = talkative_jpeg(orientation=6)
    (tmp_path / "a.jpg").write_bytes(before)
    (tmp_path / "sound.jpg").write_bytes(jpeg())

    said = dongne(tmp_path, "photos", "fix", "a.jpg", "sound.jpg")
    again = dongne(tmp_path, "photos", "fix", "a.jpg", "sound.jpg")

    assert [path.read_bytes() for path in (tmp_path / ".dongne/originals").iterdir()] == [before]
    assert "고치기 전의 사진 1장은 `.dongne/originals`에" in said.err
    assert again.err == ""
    assert "고칠 것이 없습니다" in again.out


def test_where_the_photo_as_it_was_cannot_be_kept_nothing_is_changed(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(talkative_jpeg())
    (tmp_path / ".dongne").write_text("a file where the folder should be", encoding="utf-8")

    said = dongne(tmp_path, "photos", "fix", "a.jpg")

    assert said.code != 0
    assert "손대지 않았습니다" in said.err
    assert (tmp_path / "a.jpg").read_bytes() == talkative_jpeg()
