"""What `dongne check` says of photos."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from dongne import media
from dongne.errors import Problem, Severity
from site_tests.photos import (
    as_original,
    camera_exif,
    jpeg,
    png,
    png_of_size,
    scene,
    talkative_png,
    talkative_webp,
    webp,
)


def inspect(tmp_path: Path, data: bytes, name: str = "사진.jpg") -> list[Problem]:
    path = tmp_path / name
    path.write_bytes(data)
    return media.inspect(path, file=f"content/articles/2022/dawn-market/{name}")


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def noisy() -> Image.Image:
    """Give a picture that does not compress to nothing, so that half of its bytes is half of its rows."""
    return Image.effect_noise((400, 300), 80).filter(ImageFilter.SMOOTH).convert("RGB")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", jpeg()),
        ("a.JPEG", jpeg()),
        ("b.png", png()),
        ("c.WebP", webp()),
        ("grey.jpg", jpeg(scene(mode="L"))),
        ("print.jpg", jpeg(scene(mode="CMYK"))),
        ("turned.jpg", jpeg(exif=camera_exif(orientation=6, position=False))),
    ],
)
def test_a_sound_photo_gives_no_problem(tmp_path: Path, name: str, data: bytes) -> None:
    assert inspect(tmp_path, data, name) == []


def test_a_photo_with_a_second_view_behind_it_is_an_ordinary_jpeg(tmp_path: Path) -> None:
    path = tmp_path / "two.jpg"
    scene().save(path, "MPO", save_all=True, append_images=[scene(64, 48)])

    assert media.inspect(path, file="two.jpg") == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "photo-empty"),
        (b"GIF89a" + bytes(40), "photo-unreadable"),
        (b"  <svg xmlns='http://www.w3.org/2000/svg'/>", "photo-unreadable"),
        (b"%PDF-1.7 ...", "photo-unreadable"),
        (b"hello", "photo-unreadable"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "photo-heic"),
        (b"\0\0\0\x18ftypavif\0\0\0\0mif1avif", "photo-heic"),
        (png(), "photo-disguised"),
        (webp(), "photo-disguised"),
        (png_of_size(8000, 7501), "photo-too-large"),
        (png_of_size(60_000, 60_000), "photo-too-large"),
        (png_of_size(10_000, 10_000), "photo-too-large"),
    ],
)
def test_what_is_no_usable_jpeg_is_told_apart(tmp_path: Path, data: bytes, code: str) -> None:
    problems = inspect(tmp_path, data)

    assert codes(problems) == [code]
    assert problems[0].is_error


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"GIF89a", "GIF"),
        (b"\n <svg", "SVG"),
        (b"<?xml version='1.0'?><svg/>", "SVG"),
        (b"<!doctype html>", "웹 문서"),
        (b"%PDF", "PDF"),
        (b"\xd0\xcf\x11\xe0", "한글"),
        (b"hello", "사진으로 읽을 수 없는"),
    ],
)
def test_the_message_says_what_the_file_is(tmp_path: Path, data: bytes, word: str) -> None:
    (problem,) = inspect(tmp_path, data)

    assert word in problem.message


def test_a_missing_photo_and_a_folder_are_problems(tmp_path: Path) -> None:
    assert codes(media.inspect(tmp_path / "none.jpg", file="none.jpg")) == ["photo-unreadable"]
    assert codes(media.inspect(tmp_path, file="folder.jpg")) == ["photo-unreadable"]


def test_a_heavy_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "heavy.jpg"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)

    assert codes(media.inspect(path, file="heavy.jpg")) == ["photo-too-heavy"]


@pytest.mark.parametrize(
    ("name", "data"), [("a.jpg", jpeg(noisy())), ("b.png", png(noisy())), ("c.webp", webp(noisy()))]
)
@pytest.mark.parametrize("kept", [0.9, 0.5, 0.1])
def test_a_truncated_photo_is_found_although_its_head_is_whole(
    tmp_path: Path, name: str, data: bytes, kept: float
) -> None:
    cut = data[: int(len(data) * kept)]

    assert codes(inspect(tmp_path, cut, name)) == ["photo-broken"]


@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.webp", "WEBP")])
def test_moving_pictures_are_refused(tmp_path: Path, name: str, kind: str) -> None:
    path = tmp_path / name
    scene().save(path, kind, save_all=True, append_images=[scene(mode="L").convert("RGB")], duration=100)

    assert codes(media.inspect(path, file=name)) == ["photo-animated"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", jpeg(exif=camera_exif())),
        ("b.png", talkative_png()),
        ("c.webp", talkative_webp()),
    ],
)
def test_a_position_is_a_warning_that_names_the_mend(tmp_path: Path, name: str, data: bytes) -> None:
    (problem,) = inspect(tmp_path, data, name)

    assert problem.code == "photo-position"
    assert problem.severity is Severity.WARNING
    assert f'dongne photos fix "content/articles/2022/dawn-market/{name}"' in problem.hint


SAMPLES = [
    jpeg(scene(40, 30), exif=camera_exif()),
    talkative_png(scene(20, 15)),
    talkative_webp(scene(20, 15)),
]


@given(st.data())
def test_no_damage_makes_the_inspection_fall_over(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    damaged = bytearray(data.draw(st.sampled_from(SAMPLES)))
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "damaged.jpg"
    path.write_bytes(damaged)

    problems = media.inspect(path, file="damaged.jpg")

    assert all(problem.code.startswith("photo-") and problem.hint for problem in problems)


@given(st.data())
def test_what_the_inspection_lets_through_can_be_developed_and_mended(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    damaged = bytearray(data.draw(st.sampled_from(SAMPLES)))
    for _ in range(data.draw(st.integers(1, 3))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    root = tmp_path_factory.getbasetemp()
    original = as_original(root, bytes(damaged), "odd.jpg")
    path = root / original.path

    if not any(problem.is_error for problem in media.inspect(path, file="odd.jpg")):
        album, _ = media.develop([original], root=root, cache=root / "cache")
        assert original.sha256 in album
        media.fix(path)
