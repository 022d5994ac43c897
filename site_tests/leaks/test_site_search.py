"""The search that all other tests here rely on finds a secret in every disguise, and nothing else."""

import base64
import gzip
import hashlib
import html
import json
import unicodedata
import zipfile
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image, ImageOps

from site_tests.leaks.site_search import assert_absent, find
from site_tests.photos import jpeg, png, scene, webp

HIDDEN = '꽃집은 오월 말에 문을 닫는다. "쉿" & 𝄞 Bye'


def zipped(text: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", html.escape(text))
    return buffer.getvalue()


DISGUISES = {
    "as it is": HIDDEN.encode(),
    "decomposed": unicodedata.normalize("NFD", HIDDEN).encode(),
    "entities": html.escape(HIDDEN).encode(),
    "numbered entities": HIDDEN.encode("ascii", "xmlcharrefreplace"),
    "entities in a feed": html.escape(html.escape(HIDDEN)).encode(),
    "JSON": json.dumps(HIDDEN).encode(),
    "HTML in JSON": json.dumps(html.escape(f"<b>{HIDDEN[:9]}</b>") + html.escape(HIDDEN[9:])).encode(),
    "percent": quote(HIDDEN).encode(),
    "percent in an attribute": f'<a href="/?q={quote(HIDDEN)}&amp;x">'.encode(),
    "tags between": f"<p>{HIDDEN[:5]}<mark>{HIDDEN[5:8]}</mark>{HIDDEN[8:]}</p>".encode(),
    "folded": f"SUMMARY:{HIDDEN[:4]}\r\n {HIDDEN[4:]}".encode(),
    "wrapped": HIDDEN.replace(" ", "\n    ").encode(),
    "soft hyphens": "\u00ad".join(HIDDEN).encode(),
    "capitals": HIDDEN.upper().encode(),
    "gzip": gzip.compress(html.escape(HIDDEN).encode()),
    "gzip twice": gzip.compress(gzip.compress(HIDDEN.encode())),
    "a workbook": zipped(HIDDEN),
    "base64": b"data:text/html;base64," + base64.b64encode(HIDDEN.encode()),
    "UTF-16": HIDDEN.encode("utf-16"),
}


def site_with(tmp_path: Path, data: bytes = b"", name: str = "some/file") -> Path:
    place = tmp_path / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    (tmp_path / "index.html").write_text("<p>꽃집은 오월에도 문을 연다.")
    return tmp_path


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_text_is_found_in_every_disguise(disguise: str, tmp_path: Path) -> None:
    site = site_with(
        tmp_path, b"\n<p>" + DISGUISES[disguise] if disguise in {"as it is", "JSON"} else DISGUISES[disguise]
    )

    assert find(site, HIDDEN) == [f"some/file: {HIDDEN}"]
    with pytest.raises(AssertionError, match="some/file"):
        assert_absent(site, HIDDEN)


@pytest.mark.parametrize(
    "name", ["꽃집-폐업-소식/index.html", quote("꽃집-폐업-소식") + ".html", "꽃집-폐업-소식/"]
)
def test_a_text_is_found_in_a_name(name: str, tmp_path: Path) -> None:
    site = site_with(tmp_path, name=name + "x" if name.endswith("/") else name)

    assert find(site, "꽃집-폐업-소식")


PHOTO = jpeg(scene(640, 480))


def card(photo: Image.Image, size: tuple[int, int] = (1200, 630)) -> Image.Image:
    """Give a card for chats: words on paper, and the photo cut to fit at the right edge."""
    picture = Image.new("RGB", size, "ivory")
    picture.paste(ImageOps.fit(photo, (468, 630)), (size[0] - 468, 0))
    return picture


@pytest.mark.parametrize(
    ("name", "data"),
    {
        "as-it-is.jpg": PHOTO,
        "inside.bin": b"header" + PHOTO + b"tail",
        "inline.html": b'<img src="data:image/jpeg;base64,' + base64.b64encode(PHOTO) + b'">',
        "smaller.jpg": jpeg(scene(120, 90), quality=60),
        "another-kind.webp": webp(scene(64, 48)),
        "and-another.png": png(scene(300, 225)),
        "card.jpg": jpeg(card(scene(640, 480)), quality=85),
        "card.webp": webp(card(scene(320, 240))),
        f"{hashlib.sha256(PHOTO).hexdigest()[:20]}-480.avif": b"anything",
        "named.json": f'"/media/{hashlib.sha256(PHOTO).hexdigest()[:16]}.webp"'.encode(),
    }.items(),
)
def test_a_photo_is_found_in_every_form(name: str, data: bytes, tmp_path: Path) -> None:
    site = site_with(tmp_path, data, name)

    assert len(find(site, photos=[PHOTO])) == 1
    with pytest.raises(AssertionError, match="photo"):
        assert_absent(site, photos=[PHOTO])


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    other = scene(640, 480).transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    site = site_with(tmp_path, jpeg(other), "other.jpg")
    (site / "card.jpg").write_bytes(jpeg(card(other)))
    (site / "feed.xml").write_text(html.escape(HIDDEN[:-3]))

    assert_absent(site, HIDDEN, photos=[PHOTO])


def test_a_link_is_a_find_wherever_it_leads(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    (site / "link").symlink_to("/nowhere")

    assert find(site) == ["link: a symbolic link, wherever it leads"]


def test_a_search_that_would_prove_nothing_fails(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="no finished site"):
        assert_absent(tmp_path, HIDDEN)
    with pytest.raises(AssertionError, match="by chance"):
        assert_absent(site_with(tmp_path), "짧다")
