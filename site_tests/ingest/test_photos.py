"""What counts as a photo of a bundle, and by what it is known."""

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest

from dongne.ingest.photos import SIZE_LIMIT, PhotoFile, read_photos
from site_tests.ingest.desk import (
    ARTICLE,
    ARTICLE_TEXT,
    INDEX,
    JPEG,
    article_text,
    codes,
    only_item,
    places,
    read,
    write,
)
from site_tests.photos import jpeg, png, scene, webp

FOLDER = f"content/{ARTICLE}"
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00heicmif1" + bytes(40)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (HEIC, "HEIC"),
        (b"%PDF-1.7" + bytes(60), "PDF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "SVG"),
        (b"  <!doctype html><title>x</title>" + bytes(60), "SVG"),
        (b"GIF89a" + bytes(60), "GIF"),
        (b"PK\x03\x04" + bytes(60), "압축"),
        (b"MZ" + bytes(60), "프로그램"),
        (b"", "사진이 아닌"),
        (b"\xff\xd8\xff", "사진이 아닌"),
        (png()[:20], "사진이 아닌"),
        (png().replace(b"IHDR", b"iHDR"), "사진이 아닌"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(60), "사진이 아닌"),
        ("시장 사진".encode() * 10, "사진이 아닌"),
    ],
)
def test_a_file_that_only_calls_itself_a_photo_is_an_error(tmp_path: Path, data: bytes, word: str) -> None:
    found = read(tmp_path, {INDEX: ARTICLE_TEXT, f"{FOLDER}/cover.jpg": data})

    (problem,) = found.problems
    assert (problem.code, problem.origin.file) == ("photo-disguised", f"{FOLDER}/cover.jpg")
    assert word in problem.message
    assert found.items == ()


@pytest.mark.parametrize(
    "data", [jpeg(scene(8, 8)), png(scene(8, 8)), webp(scene(8, 8)), webp(scene(8, 8), lossless=True)]
)
def test_photos_of_every_sort_are_taken(tmp_path: Path, data: bytes) -> None:
    assert len(only_item(read(tmp_path, {INDEX: ARTICLE_TEXT, f"{FOLDER}/cover.jpg": data})).originals) == 1


def test_a_photo_is_known_by_every_byte_of_it(tmp_path: Path) -> None:
    item = only_item(read(tmp_path, {INDEX: ARTICLE_TEXT, f"{FOLDER}/cover.jpg": JPEG}))

    assert item.originals[0].sha256 == hashlib.sha256(JPEG).hexdigest()


def test_a_photo_is_known_by_its_composed_name_and_its_place_on_disk(tmp_path: Path) -> None:
    spelt_apart = unicodedata.normalize("NFD", "시장.jpg")
    text = article_text(cover="{file: 시장.jpg, alt: 시장 골목}")

    item = only_item(read(tmp_path, {INDEX: text, f"{FOLDER}/{spelt_apart}": JPEG}))

    assert item.originals[0].name == "시장.jpg"
    assert (tmp_path / item.originals[0].path).read_bytes() == JPEG


@pytest.mark.parametrize(
    "names", [("cover.jpg", "Cover.JPG"), ("시장.jpg", unicodedata.normalize("NFD", "시장.jpg"))]
)
def test_photos_whose_names_a_person_cannot_tell_apart_are_an_error(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    found = read(tmp_path, {INDEX: ARTICLE_TEXT} | {f"{FOLDER}/{name}": JPEG for name in names})

    assert codes(found.problems) == ["photo-twins"]


@pytest.mark.parametrize("name", [b"a\xff.jpg", b"a\n.jpg", "a\u202egpj.jpg".encode(), b"a\x1b[2J.jpg"])
def test_a_photo_name_that_cannot_be_printed_is_an_error(tmp_path: Path, name: bytes) -> None:
    found = read(tmp_path, {INDEX: ARTICLE_TEXT, f"{FOLDER}/{os.fsdecode(name)}": JPEG})

    assert codes(found.problems) == ["photo-name"]
    assert "\n" not in found.problems[0].origin.file
    assert str(found.problems[0]).encode()


def test_a_photo_above_the_limit_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, {INDEX: ARTICLE_TEXT, f"{FOLDER}/cover.jpg": JPEG})
    os.truncate(tmp_path / FOLDER / "cover.jpg", SIZE_LIMIT + 1)

    assert codes(read(tmp_path).problems) == ["photo-too-large"]

    os.truncate(tmp_path / FOLDER / "cover.jpg", SIZE_LIMIT)

    assert codes(read(tmp_path).problems) == []


def test_a_photo_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    gone = PhotoFile(path=tmp_path / "gone.jpg", place=f"{FOLDER}/gone.jpg")

    originals, problems = read_photos([gone])

    assert (originals, places(problems)) == ((), [f"{FOLDER}/gone.jpg file-unreadable"])
