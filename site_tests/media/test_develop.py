"""Renditions: what readers are given of a photo."""

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from dongne import media
from dongne.domain.album import Renditions
from dongne.media.pixels import TALLEST, WIDTHS, fit_widths, make_prints
from site_tests.photos import (
    BLUE,
    GOLD,
    GREEN,
    RED,
    SECRETS,
    as_original,
    camera_exif,
    corners,
    is_near,
    jpeg,
    png,
    scene,
    talkative_jpeg,
    talkative_png,
    talkative_webp,
    webp,
)


def develop(root: Path, data: bytes, name: str = "photo.jpg") -> tuple[Renditions, dict[str, bytes]]:
    """Develop one picture; give its renditions and the bytes of each by its output path."""
    original = as_original(root, data, name)
    album, files = media.develop([original], root=root, cache=root / "cache")
    return album[original.sha256], {path: file.read_bytes() for path, file in files.items()}


# --- sizes and names


def test_a_photo_becomes_three_webp_and_three_jpeg_named_by_its_content(tmp_path: Path) -> None:
    data = jpeg(scene(2000, 1500))
    name = hashlib.sha256(data).hexdigest()[:20]

    sheet, files = develop(tmp_path, data)

    assert [(photo.path, photo.width, photo.height) for photo in sheet.webp] == [
        (f"media/{name}-480.webp", 480, 360),
        (f"media/{name}-960.webp", 960, 720),
        (f"media/{name}-1600.webp", 1600, 1200),
    ]
    assert [(photo.path, photo.width, photo.height) for photo in sheet.jpeg] == [
        (f"media/{name}-480.jpg", 480, 360),
        (f"media/{name}-960.jpg", 960, 720),
        (f"media/{name}-1600.jpg", 1600, 1200),
    ]
    assert sheet.fallback == sheet.jpeg[1]
    assert {photo.mime for photo in sheet.webp} == {"image/webp"}
    assert {photo.mime for photo in sheet.jpeg} == {"image/jpeg"}
    assert files.keys() == {photo.path for photo in (*sheet.webp, *sheet.jpeg)}


def test_what_the_album_says_is_what_the_files_are(tmp_path: Path) -> None:
    sheet, files = develop(tmp_path, jpeg(scene(1300, 700)))

    for photo in (*sheet.webp, *sheet.jpeg):
        picture = Image.open(BytesIO(files[photo.path]))
        assert (picture.size, len(files[photo.path])) == ((photo.width, photo.height), photo.size)
        assert picture.get_format_mimetype() == photo.mime
        assert picture.mode == "RGB"


@pytest.mark.parametrize(
    ("size", "widths", "fallback"),
    [
        ((300, 200), [300], 300),
        ((700, 500), [480, 700], 700),
        ((1000, 10), [480, 960, 1000], 960),
        ((1, 1), [1], 1),
    ],
)
def test_a_small_photo_is_never_enlarged(
    tmp_path: Path, size: tuple[int, int], widths: list[int], fallback: int
) -> None:
    sheet, _ = develop(tmp_path, png(scene(*size)), "small.png")

    assert [photo.width for photo in sheet.webp] == widths
    assert sheet.fallback.width == fallback


def test_a_picture_as_tall_as_a_house_still_becomes_a_webp(tmp_path: Path) -> None:
    sheet, _ = develop(tmp_path, png(Image.new("L", (100, 20_000))), "tall.png")

    assert (sheet.largest.width, sheet.largest.height) == (40, TALLEST)


@given(st.integers(1, 60_000), st.integers(1, 60_000))
def test_sizes_grow_stay_inside_and_keep_the_shape(width: int, height: int) -> None:
    sizes = fit_widths(width, height)

    assert list(sizes) == sorted(set(sizes))
    assert len({size[0] for size in sizes}) == len(sizes)
    for wide, high in sizes:
        assert 1 <= wide <= min(width, WIDTHS[-1])
        assert 1 <= high <= min(height, TALLEST)
        assert wide == 1 or high == 1 or abs(high - wide * height / width) <= height / width / 2 + 1


def test_a_jpeg_is_progressive(tmp_path: Path) -> None:
    sheet, files = develop(tmp_path, jpeg(scene(1200, 900)))

    assert Image.open(BytesIO(files[sheet.fallback.path])).info.get("progressive") == 1


# --- nothing but pixels (leak row 29)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", talkative_jpeg(scene(1200, 900))),
        ("a.jpg", talkative_jpeg(scene(400, 300))),
        ("b.png", talkative_png(scene(500, 400))),
        ("c.webp", talkative_webp(scene(500, 400))),
    ],
)
def test_no_rendition_holds_anything_but_pixels(tmp_path: Path, name: str, data: bytes) -> None:
    assert any(secret in data for secret in SECRETS)

    _, files = develop(tmp_path, data, name)

    for content in files.values():
        picture = Image.open(BytesIO(content))
        assert dict(picture.getexif()) == {}
        assert picture.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression",
                                       "background", "loop", "duration", "timestamp"}  # fmt: skip
        for mark in (
            *SECRETS,
            b"Exif",
            b"EXIF",
            b"http://ns.adobe.com",
            b"xmpmeta",
            b"ICC_PROFILE",
            b"ICCP",
            b"8BIM",
        ):
            assert mark not in content


def test_colours_under_full_transparency_are_gone(tmp_path: Path) -> None:
    hidden = scene(200, 150, "RGBA")
    hidden.putalpha(0)

    sheet, files = develop(tmp_path, png(hidden), "hidden.png")

    shown = Image.open(BytesIO(files[sheet.largest.path])).convert("RGBA")
    assert shown.getextrema() == ((0, 0), (0, 0), (0, 0), (0, 0))


# --- upright


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize(
    ("name", "make"), [("a.jpg", talkative_jpeg), ("b.png", talkative_png), ("c.webp", talkative_webp)]
)
def test_every_orientation_comes_out_upright(
    tmp_path: Path, orientation: int, name: str, make: object
) -> None:
    undo = {2: [0], 3: [3], 4: [1], 5: [5], 6: [2], 7: [6], 8: [4]}
    taken = scene(640, 480)
    for turn in undo.get(orientation, []):
        taken = taken.transpose(Image.Transpose(turn))

    assert callable(make)
    sheet, files = develop(tmp_path, make(taken, orientation=orientation), name)

    assert (sheet.largest.width, sheet.largest.height) == (640, 480)
    for content in files.values():
        assert is_near(corners(content), [RED, GREEN, BLUE, GOLD])


def test_a_lying_photo_larger_than_any_rendition_is_as_wide_as_it_should(tmp_path: Path) -> None:
    lying = jpeg(scene(4000, 3000), exif=camera_exif(orientation=6))

    sheet, _ = develop(tmp_path, lying)

    assert [(photo.width, photo.height) for photo in sheet.webp] == [(480, 640), (960, 1280), (1600, 2133)]


@pytest.mark.parametrize("value", [0, 9, 65_535])
def test_an_impossible_orientation_is_none(tmp_path: Path, value: int) -> None:
    sheet, _ = develop(tmp_path, jpeg(exif=camera_exif(orientation=value)))

    assert (sheet.largest.width, sheet.largest.height) == (320, 240)


@pytest.mark.parametrize(
    "exif", [b"Exif\0\0garbage", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff", b"Exif\0\0II*\0", b"Exif\0\0"]
)
def test_broken_exif_counts_as_none(tmp_path: Path, exif: bytes) -> None:
    _, files = develop(tmp_path, jpeg(exif=exif))

    assert is_near(corners(next(iter(files.values()))), [RED, GREEN, BLUE, GOLD])


# --- colours


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("palette.png", png(scene().quantize(8))),
        ("palette.webp", webp(scene(), lossless=True)),
        ("alpha.png", png(scene(mode="RGBA"))),
        ("print.jpg", jpeg(scene(mode="CMYK"))),
        ("keyed.png", png(scene(), transparency=(1, 2, 3))),
    ],
)
def test_every_kind_of_pixel_keeps_its_colour(tmp_path: Path, name: str, data: bytes) -> None:
    _, files = develop(tmp_path, data, name)

    for content in files.values():
        assert is_near(corners(content), [RED, GREEN, BLUE, GOLD])


@pytest.mark.parametrize("mode", ["1", "L", "LA", "I;16"])
def test_every_kind_of_grey_keeps_its_brightness(tmp_path: Path, mode: str) -> None:
    if mode == "I;16":
        picture = Image.new("I;16", (320, 240), 40_000)
        wanted = 156
    else:
        picture = Image.new("L", (320, 240), 255).convert(mode)
        wanted = 255

    _, files = develop(tmp_path, png(picture), "grey.png")

    for content in files.values():
        assert is_near(corners(content), [(wanted, wanted, wanted)] * 4, tolerance=6)


def test_transparency_stays_in_webp_and_is_white_in_jpeg(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (200, 150), (200, 0, 0, 0))

    sheet, files = develop(tmp_path, png(picture), "logo.png")

    assert Image.open(BytesIO(files[sheet.largest.path])).mode == "RGBA"
    assert is_near(corners(files[sheet.fallback.path]), [(255, 255, 255)] * 4, tolerance=6)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_colours_of_another_space_are_converted(tmp_path: Path, mode: str) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
    red = Image.new(mode, (40, 30), (255, 0, 0))

    _, files = develop(tmp_path, png(red, icc_profile=swapped), "swapped.png")

    for content in files.values():
        assert is_near(corners(content), [(0, 0, 255)] * 4)


@pytest.mark.parametrize("profile", [b"nonsense", b"", bytes(3000)])
def test_a_broken_colour_profile_is_no_reason_to_fail(tmp_path: Path, profile: bytes) -> None:
    _, files = develop(tmp_path, jpeg(icc_profile=profile))

    assert is_near(corners(next(iter(files.values()))), [RED, GREEN, BLUE, GOLD])


# --- what stands in a photo's place until it is there


def test_the_tint_is_the_colour_of_the_whole(tmp_path: Path) -> None:
    sheet, _ = develop(tmp_path, png(Image.new("RGB", (1000, 700), "#8a7f6c")), "wall.png")

    assert sheet.tint is not None
    assert is_near([tuple(bytes.fromhex(sheet.tint))], [(0x8A, 0x7F, 0x6C)], tolerance=3)


@pytest.mark.parametrize("alpha", [0, 128])
def test_nothing_shines_through_a_picture_that_one_can_see_through(tmp_path: Path, alpha: int) -> None:
    sheet, _ = develop(tmp_path, png(Image.new("RGBA", (100, 70), (10, 20, 30, alpha))), "glass.png")

    assert sheet.tint is None


@given(st.binary(max_size=200))
def test_whatever_is_no_photo_is_refused_in_one_way(data: bytes) -> None:
    with pytest.raises(media.PhotoError):
        make_prints(data)
