"""`dongne photos fix`: what a reporter does to a photo before giving it in."""

import stat
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageFilter
from PIL.JpegImagePlugin import JpegImageFile

from dongne import media
from dongne.errors import OutputError
from dongne.media.wrapping import unwrap
from site_tests.photos import (
    BLUE,
    GOLD,
    GREEN,
    RED,
    SECRETS,
    camera_exif,
    corners,
    is_near,
    jpeg,
    png,
    png_of_size,
    scene,
    talkative_jpeg,
    talkative_png,
    talkative_webp,
    webp,
)

PLAIN = [("a.jpg", jpeg()), ("b.png", png()), ("c.webp", webp())]
TALKATIVE = [("a.jpg", talkative_jpeg()), ("b.png", talkative_png()), ("c.webp", talkative_webp())]
TALKERS = [("a.jpg", talkative_jpeg), ("b.png", talkative_png), ("c.webp", talkative_webp)]


def put(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def tables(data: bytes) -> dict[int, list[int]]:
    picture = Image.open(BytesIO(data))
    assert isinstance(picture, JpegImageFile)
    return picture.quantization


def noisy(width: int, height: int) -> Image.Image:
    return Image.effect_noise((width, height), 60).filter(ImageFilter.SMOOTH).convert("RGB")


@pytest.mark.parametrize(("name", "data"), PLAIN)
def test_a_photo_without_fault_is_not_touched(tmp_path: Path, name: str, data: bytes) -> None:
    path = put(tmp_path, name, data)
    before = path.stat()

    report = media.fix(path)

    assert not report.changed
    assert path.read_bytes() == data
    assert path.stat() == before
    assert "고칠 것이 없습니다" in str(report)


@pytest.mark.parametrize(("name", "data"), TALKATIVE)
def test_position_and_metadata_go_and_no_pixel_changes(tmp_path: Path, name: str, data: bytes) -> None:
    path = put(tmp_path, name, data)

    report = media.fix(path)

    mended = path.read_bytes()
    assert not [mark for mark in (*SECRETS, b"Exif", b"EXIF", b"xmpmeta", b"8BIM") if mark in mended]
    assert Image.open(BytesIO(mended)).tobytes() == Image.open(BytesIO(data)).tobytes()
    assert (report.had_position, report.had_metadata, report.turned) == (True, True, False)
    assert (report.weight_before, report.weight_after) == (len(data), len(mended))
    assert "위치를 지웠습니다" in str(report)
    assert media.inspect(path, file=name) == []


@pytest.mark.parametrize("orientation", range(2, 9))
@pytest.mark.parametrize(("name", "make"), TALKERS)
def test_a_turned_photo_is_put_upright(tmp_path: Path, orientation: int, name: str, make: object) -> None:
    undo = {2: [0], 3: [3], 4: [1], 5: [5], 6: [2], 7: [6], 8: [4]}
    taken = scene()
    for turn in undo[orientation]:
        taken = taken.transpose(Image.Transpose(turn))
    assert callable(make)
    path = put(tmp_path, name, make(taken, orientation=orientation))

    report = media.fix(path)

    mended = path.read_bytes()
    assert report.turned
    assert report.size_before == report.size_after == Image.open(BytesIO(mended)).size == (320, 240)
    assert is_near(corners(mended), [RED, GREEN, BLUE, GOLD])
    assert not [mark for mark in (*SECRETS, b"Exif", b"EXIF") if mark in mended]


@pytest.mark.parametrize(("size", "wanted"), [((2800, 2100), (2400, 1800)), ((1000, 3000), (800, 2400))])
def test_a_large_photo_becomes_smaller_in_every_way(
    tmp_path: Path, size: tuple[int, int], wanted: tuple[int, int]
) -> None:
    path = put(tmp_path, "large.jpg", jpeg(noisy(*size), exif=camera_exif()))

    report = media.fix(path)

    assert report.size_after == Image.open(BytesIO(path.read_bytes())).size == wanted
    assert report.weight_after == path.stat().st_size < report.weight_before
    assert Image.open(BytesIO(path.read_bytes())).format == "JPEG"


def test_scaling_that_would_make_a_file_heavier_is_left_out(tmp_path: Path) -> None:
    drawing = Image.new("1", (3000, 200), 1)
    drawing.paste(0, (100, 50, 101, 150))
    data = png(drawing, optimize=True)
    path = put(tmp_path, "drawing.png", data)

    report = media.fix(path)

    assert not report.changed
    assert path.read_bytes() == data


def test_a_photo_that_was_pressed_hard_does_not_grow_by_turning(tmp_path: Path) -> None:
    data = jpeg(noisy(600, 400), quality=30, exif=camera_exif(orientation=6))
    path = put(tmp_path, "pressed.jpg", data)

    report = media.fix(path)

    assert report.weight_after < report.weight_before * 1.1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        *TALKATIVE,
        ("t.jpg", talkative_jpeg(orientation=6)),
        ("t.png", talkative_png(orientation=6)),
        ("t.webp", talkative_webp(orientation=3)),
        ("large.jpg", jpeg(scene(3000, 100))),
        ("print.jpg", jpeg(scene(3000, 100, "CMYK"))),
    ],
)
def test_mending_twice_is_mending_once(tmp_path: Path, name: str, data: bytes) -> None:
    path = put(tmp_path, name, data)

    first, once = media.fix(path), path.read_bytes()
    second = media.fix(path)

    assert first.changed
    assert not second.changed
    assert path.read_bytes() == once


@pytest.mark.parametrize(("name", "make"), [("a.jpg", jpeg), ("b.png", png), ("c.webp", webp)])
def test_the_colour_profile_stays(tmp_path: Path, name: str, make: object) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert callable(make)
    path = put(tmp_path, name, make(exif=camera_exif(), icc_profile=profile))

    media.fix(path)

    assert Image.open(BytesIO(path.read_bytes())).info["icc_profile"] == profile
    assert not Image.open(BytesIO(path.read_bytes())).getexif()


def test_a_second_view_behind_the_picture_goes_with_all_it_tells(tmp_path: Path) -> None:
    path = tmp_path / "two.jpg"
    behind = scene(64, 48)
    behind.info["comment"] = "SECRET-COMMENT"
    scene().save(path, "MPO", save_all=True, append_images=[behind], exif=camera_exif())
    assert path.read_bytes().count(b"\xff\xd8\xff") == 2

    media.fix(path)

    assert path.read_bytes().count(b"\xff\xd8\xff") == 1
    assert Image.open(BytesIO(path.read_bytes())).format == "JPEG"
    assert is_near(corners(path.read_bytes()), [RED, GREEN, BLUE, GOLD])


def test_a_preview_inside_of_the_first_segment_goes(tmp_path: Path) -> None:
    plain = jpeg()
    assert plain[6:11] == b"JFIF\0"
    preview = plain[:4] + (16 + 3).to_bytes(2) + plain[6:18] + b"\x01\x01\xaa\xbb\xcc" + plain[20:]
    path = put(tmp_path, "preview.jpg", preview)

    media.fix(path)

    assert path.read_bytes() == plain


@pytest.mark.parametrize("value", [0, 9])
def test_an_impossible_orientation_turns_nothing(tmp_path: Path, value: int) -> None:
    path = put(tmp_path, "a.jpg", jpeg(exif=camera_exif(orientation=value)))

    assert not media.fix(path).turned


def test_a_progressive_jpeg_stays_one(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", jpeg(progressive=True, exif=camera_exif(orientation=6)))

    media.fix(path)

    assert "progressive" in Image.open(BytesIO(path.read_bytes())).info


def test_a_lossless_webp_stays_one(tmp_path: Path) -> None:
    picture = noisy(60, 40)
    path = put(tmp_path, "a.webp", webp(picture, lossless=True, exif=camera_exif(orientation=3)))

    media.fix(path)

    turned = picture.transpose(Image.Transpose.ROTATE_180)
    assert Image.open(BytesIO(path.read_bytes())).convert("RGB").tobytes() == turned.tobytes()


def test_a_webp_no_longer_announces_what_is_gone() -> None:
    bare = unwrap(talkative_webp(), "WEBP")

    assert bare[12:16] == b"VP8X"
    assert bare[20] & 0x0C == 0
    assert int.from_bytes(bare[4:8], "little") == len(bare) - 8


def test_a_file_that_is_built_oddly_is_drawn_anew(tmp_path: Path) -> None:
    endless = talkative_png()[:-12]
    path = put(tmp_path, "endless.png", endless)

    report = media.fix(path)

    mended = path.read_bytes()
    assert (report.had_position, report.had_metadata) == (True, True)
    assert not [mark for mark in SECRETS if mark in mended]
    assert mended.endswith(b"IEND\xaeB`\x82")
    assert Image.open(BytesIO(mended)).tobytes() == scene().tobytes()
    assert not media.fix(path).changed


@pytest.mark.parametrize("coarsest", [100, 1000])
def test_a_jpeg_is_written_as_finely_as_it_was(tmp_path: Path, coarsest: int) -> None:
    data = jpeg(qtables=[[1] * 63 + [coarsest]] * 2, quality=50, exif=camera_exif(orientation=3))
    path = put(tmp_path, "coarse.jpg", data)

    media.fix(path)

    assert tables(path.read_bytes()) == tables(data)
    assert max(tables(data)[0]) >= 100


@pytest.mark.parametrize("progressive", [True, False])
@pytest.mark.parametrize("rows", [0, 2])
def test_every_way_to_write_a_jpeg_survives_unwrapping(progressive: bool, rows: int) -> None:  # noqa: FBT001
    plain = jpeg(noisy(200, 100), progressive=progressive, restart_marker_rows=rows)

    assert unwrap(plain, "JPEG") == plain


def test_the_file_keeps_its_permissions_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", talkative_jpeg())
    path.chmod(0o640)

    media.fix(path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "photo-empty"), (b"hello", "photo-unreadable"), (png_of_size(20_000, 20_000), "photo-too-large")],
)
def test_what_cannot_be_mended_is_left_alone(tmp_path: Path, data: bytes, code: str) -> None:
    path = put(tmp_path, "bad.png", data)

    with pytest.raises(media.PhotoError) as caught:
        media.fix(path)

    assert caught.value.code == code
    assert path.read_bytes() == data


def test_a_truncated_photo_is_left_alone(tmp_path: Path) -> None:
    data = jpeg(noisy(400, 300), exif=camera_exif())[:-2000]
    path = put(tmp_path, "cut.jpg", data)

    with pytest.raises(media.PhotoError):
        media.fix(path)

    assert path.read_bytes() == data


def test_a_photo_that_cannot_be_written_is_told_in_words(tmp_path: Path) -> None:
    path = put(tmp_path, "a" * 250 + ".jpg", talkative_jpeg())

    with pytest.raises(OutputError, match="원본은 그대로"):
        media.fix(path)

    assert path.read_bytes() == talkative_jpeg()


@given(st.sampled_from(["JPEG", "PNG", "WEBP"]), st.binary(max_size=300), st.data())
def test_unwrapping_gives_bytes_or_says_that_it_cannot(kind: str, noise: bytes, data: st.DataObject) -> None:
    whole = dict(zip(["JPEG", "PNG", "WEBP"], TALKATIVE, strict=True))[kind][1]
    place = data.draw(st.integers(0, len(whole)))

    try:
        bare = unwrap(whole[:place] + noise + whole[place:], kind)
    except ValueError:
        return

    assert len(bare) <= len(whole) + len(noise)
