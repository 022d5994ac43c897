"""Rows 27 and 29: pictures of what is published only, and of them nothing but the picture."""

import struct
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from site_tests.leaks.held import assert_held, write_held
from site_tests.leaks.site_search import assert_absent, find
from site_tests.paper import Built, Paper
from site_tests.photos import SECRETS, jpeg, png, scene, talkative_jpeg, talkative_png, talkative_webp

SHARED = jpeg(scene(240, 320))
UNUSED = jpeg(scene(320, 240).rotate(180))
HIDDEN = png(scene(200, 200).rotate(90))
POSITION = (
    b"GPS",
    b"GPSL",
    b"Exif\0\0",
    b"http://ns.adobe.com/xap",
    b"8BIM",
    b"ICC_PROFILE",
    b"ICCP",
    b"EXIF",
    b"XMP ",
)
"""How whatever a camera adds begins, in each format."""


def test_a_photo_of_what_waits_is_nowhere_and_one_that_is_shared_stays(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    cover = {"file": "front.jpg", "alt": "가게 앞"}
    open_item = paper.article(
        body="![함께 쓰는 사진](shared.jpg)\n", photos={"shared.jpg": SHARED, "unused.jpg": UNUSED}
    )
    paper.approve(open_item)
    alone = paper.mkdocs(site="alone")
    assert alone.code == 0, alone.output
    write_held(paper)
    paper.article(
        "sharing",
        body="![같은 사진](again.jpg)\n\n![숨은 사진](own.png)\n",
        photos={"again.jpg": SHARED, "own.png": HIDDEN},
    )
    held = {"title": "숨은 잔치 마당", "summary": "모임", "starts": "2023-05-20", "place": "마당"}
    paper.item("events/hidden", {**held, "cover": cover}, "글\n", {"front.jpg": HIDDEN})
    paper.shop("hidden", photos={"front.jpg": HIDDEN})

    built = paper.mkdocs()

    assert built.code == 0, built.output
    assert_held(built.site, photos=(UNUSED, HIDDEN))
    assert find(built.site, photos=[SHARED])
    assert built.media() == alone.media()


def test_what_was_developed_once_leaves_with_its_article(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    paper.without_preflight()
    never = paper.mkdocs(site="never")
    assert never.code == 0, never.output
    item = paper.article(body="![안쪽](own.png)\n", photos={"own.png": HIDDEN})
    paper.approve(item)
    assert find(paper.mkdocs().site, photos=[HIDDEN])
    paper.decide(item, {"decision": "request-changes", "by": "soyoung", "at": "2022-06-01"})

    built = paper.mkdocs()

    assert built.code == 0, built.output
    assert_absent(built.site, photos=[HIDDEN])
    assert built.media() == never.media()


def with_thumbnail(photo: bytes, thumbnail: bytes) -> bytes:
    """Put a thumbnail into a JPEG as cameras do: a picture in the second directory of its EXIF."""
    first = struct.pack(">HI", 0, 14)
    count = 3
    offset = 14 + 2 + count * 12 + 4
    entries = [(0x0103, 3, 1, 6 << 16), (0x0201, 4, 1, offset), (0x0202, 4, 1, len(thumbnail))]
    second = struct.pack(">H", count) + b"".join(struct.pack(">HHII", *entry) for entry in entries)
    tiff = b"MM\0*" + struct.pack(">I", 8) + first + second + struct.pack(">I", 0) + thumbnail
    body = b"Exif\0\0" + tiff
    return photo[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + photo[2:]


THUMBNAIL = jpeg(scene(32, 24).rotate(180))
TALKATIVE = {
    "camera.jpg": talkative_jpeg(),
    "turned.jpg": talkative_jpeg(scene(300, 200), orientation=6),
    "thumbnail.JPG": with_thumbnail(jpeg(scene(310, 200)), THUMBNAIL),
    "screen.png": talkative_png(scene(220, 330)),
    "chat.webp": talkative_webp(scene(330, 220)),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Publish talkative photos in every place where a photo may stand."""
    paper = Paper(tmp_path_factory.mktemp("traces"))
    body = "\n\n".join(f"![사진](<{name}>)" for name in TALKATIVE) + "\n"
    items = [
        paper.article(f"with-{place}", body=body, cover={"file": name, "alt": "표지"}, photos=TALKATIVE)
        for place, name in enumerate(TALKATIVE)
    ]
    shown = [{"file": name, "alt": "가게"} for name in TALKATIVE]
    shop = {
        "name": "두부집",
        "category": "restaurant",
        "summary": "두부",
        "address": "난곡로",
        "checked": "2022-04-01",
    }
    items.append(paper.item("shops/nangok-dubu", {**shop, "photos": shown}, "글\n", TALKATIVE))
    edition = {"title": "오월호", "number": 5, "date": "2022-05-20", "summary": "호", "cover": shown[0]}
    items.append(paper.item("editions/2022-05", edition, body, TALKATIVE))
    event = {"title": "잔치", "summary": "모임", "starts": "2023-05-20", "place": "마당", "cover": shown[3]}
    items.append(paper.item("events/party", event, body, TALKATIVE))
    paper.approve(*items)
    done = paper.mkdocs()
    assert done.code == 0, done.output
    return done


def test_the_originals_do_hold_what_is_looked_for() -> None:
    with Image.open(BytesIO(TALKATIVE["thumbnail.JPG"])) as photo:
        assert photo.getexif().get_ifd(0x0201) is not None
    assert THUMBNAIL in TALKATIVE["thumbnail.JPG"]
    for secret in SECRETS[:4]:
        assert any(secret in photo for photo in TALKATIVE.values()), secret


def test_no_file_of_the_site_holds_what_a_camera_wrote(built: Built) -> None:
    for path, data in built.bytes().items():
        assert [secret for secret in (*SECRETS, THUMBNAIL) if secret in data] == [], path
    assert_absent(built.site, photos=[THUMBNAIL])


def test_a_published_photo_is_pixels_and_nothing_else(built: Built) -> None:
    media = {path: data for path, data in built.bytes().items() if path.startswith("media/")}
    assert len(media) >= 2 * len(TALKATIVE)

    for path, data in media.items():
        assert [mark for mark in POSITION if mark in data] == [], path
        with Image.open(BytesIO(data)) as photo:
            assert dict(photo.getexif()) == {}, path
            assert not {"exif", "xmp", "icc_profile", "comment", "photoshop", "XML:com.adobe.xmp"} & set(
                photo.info
            ), path


def test_no_original_is_published_as_it_is(built: Built) -> None:
    contents = set(built.bytes().values())

    assert not contents & set(TALKATIVE.values())
    assert not [path for path in built.paths() if Path(path).stem in {Path(name).stem for name in TALKATIVE}]


@pytest.mark.parametrize("name", ["home.heic", "home.jpg", "home.svg", "home.gif", "home.tiff"])
def test_a_photo_that_could_not_be_cleaned_stops_the_build(name: str, tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"SECRET-HOME" * 20
    paper.article(body="글입니다.\n", photos={name: heic})

    built = paper.mkdocs()

    assert built.code == 1
    assert name in built.output
    assert not built.site.exists()
