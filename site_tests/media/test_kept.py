"""Renditions are made once: what is kept, when it is made anew, and what cannot be."""

from pathlib import Path

import pytest

from dongne import media
from dongne.errors import ContentError, OutputError
from site_tests.photos import (
    as_original,
    jpeg,
    png,
    scene,
)


def test_the_same_photo_gives_the_same_bytes_with_any_number_of_jobs(tmp_path: Path) -> None:
    originals = [as_original(tmp_path, jpeg(scene(500 + place, 300)), f"{place}.jpg") for place in range(5)]

    results = [
        media.develop(originals, root=tmp_path, cache=tmp_path / f"cache{jobs}", jobs=jobs) for jobs in (1, 2)
    ]

    (album, files), (other_album, other_files) = results
    assert album == other_album
    assert list(files) == list(other_files)
    assert [file.read_bytes() for file in files.values()] == [
        file.read_bytes() for file in other_files.values()
    ]


def test_a_photo_in_two_bundles_is_developed_once(tmp_path: Path) -> None:
    twins = [as_original(tmp_path, jpeg(), name) for name in ("a.jpg", "b.jpg")]

    album, files = media.develop(twins, root=tmp_path, cache=tmp_path / "cache")

    assert len(album) == 1
    assert len(files) == 2


def test_what_the_cache_holds_is_neither_read_again_nor_touched(tmp_path: Path) -> None:
    original = as_original(tmp_path, jpeg())
    first = media.develop([original], root=tmp_path, cache=tmp_path / "cache")
    before = {path: path.stat() for path in (tmp_path / "cache").rglob("*")}
    (tmp_path / original.path).unlink()

    again = media.develop([original], root=tmp_path, cache=tmp_path / "cache")

    assert again == first
    assert {path: path.stat() for path in (tmp_path / "cache").rglob("*")} == before


@pytest.mark.parametrize("suffix", [".webp", ".jpg", ".json"])
@pytest.mark.parametrize("damage", [None, b"", b"{}", b"short", "flip"])
def test_a_damaged_cache_entry_is_made_anew(tmp_path: Path, suffix: str, damage: bytes | str | None) -> None:
    original = as_original(tmp_path, jpeg())
    album, files = media.develop([original], root=tmp_path, cache=tmp_path / "cache")
    sound = {path: file.read_bytes() for path, file in files.items()}
    (victim,) = (tmp_path / "cache").rglob(f"*{suffix}")
    if damage is None:
        victim.unlink()
    elif isinstance(damage, str):
        victim.write_bytes(bytes([victim.read_bytes()[0] ^ 1]) + victim.read_bytes()[1:])
    else:
        victim.write_bytes(damage)

    again, files = media.develop([original], root=tmp_path, cache=tmp_path / "cache")

    assert again == album
    assert {path: file.read_bytes() for path, file in files.items()} == sound


def test_a_cache_entry_that_says_another_size_is_made_anew(tmp_path: Path) -> None:
    original = as_original(tmp_path, jpeg())
    album, _ = media.develop([original], root=tmp_path, cache=tmp_path / "cache")
    (sheet,) = (tmp_path / "cache").rglob("*.json")
    sheet.write_text(sheet.read_text().replace('"size": ', '"size": 1'), encoding="utf-8")

    again, _ = media.develop([original], root=tmp_path, cache=tmp_path / "cache")

    assert again == album


def test_a_cache_entry_cannot_lead_out_of_the_media_folder(tmp_path: Path) -> None:
    original = as_original(tmp_path, jpeg())
    album, _ = media.develop([original], root=tmp_path, cache=tmp_path / "cache")
    (sheet,) = (tmp_path / "cache").rglob("*.json")
    sheet.write_text(sheet.read_text().replace('"media/', '"../media/'), encoding="utf-8")

    again, files = media.develop([original], root=tmp_path, cache=tmp_path / "cache")

    assert again == album
    assert all(path.startswith("media/") for path in files)


def test_a_photo_that_changed_since_it_was_read_is_not_published(tmp_path: Path) -> None:
    original = as_original(tmp_path, jpeg())
    as_original(tmp_path, png())

    with pytest.raises(ContentError) as caught:
        media.develop([original], root=tmp_path, cache=tmp_path / "cache")

    assert [problem.code for problem in caught.value.problems] == ["photo-changed"]


def test_all_broken_photos_are_reported_together(tmp_path: Path) -> None:
    broken = [as_original(tmp_path, data, name) for name, data in (("b.jpg", b"x"), ("a.jpg", jpeg()[:1500]))]

    with pytest.raises(ContentError) as caught:
        media.develop(broken, root=tmp_path, cache=tmp_path / "cache")

    assert [(problem.origin.file[-5:], problem.code) for problem in caught.value.problems] == [
        ("a.jpg", "photo-broken"),
        ("b.jpg", "photo-unreadable"),
    ]


def test_a_cache_that_cannot_be_written_is_told_in_words(tmp_path: Path) -> None:
    original = as_original(tmp_path, jpeg())
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")

    with pytest.raises(OutputError, match="저장할 수 없습니다"):
        media.develop([original], root=tmp_path, cache=tmp_path / "cache")
