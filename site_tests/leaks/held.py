"""An article that nobody may read yet, every word and picture of which a search can recognise."""

from pathlib import Path

from PIL import ImageOps

from site_tests.leaks.site_search import assert_absent, find
from site_tests.paper import Built, Paper
from site_tests.photos import jpeg, scene

SLUG = "quiet-flower-shop"
ID = f"articles/2022/{SLUG}"
TITLE = "꽃집이 오월 말에 문을 닫는다"
SUMMARY = "스무 해를 버틴 가게가 조용히 짐을 싸고 있다."
BODY = "주인은 단골에게도 아직 말하지 않았다고 털어놓았다.\n"
TAG = "조용한작별"
PHOTO = jpeg(ImageOps.mirror(scene(640, 480)))
"""The photo in its text."""
COVER = jpeg(ImageOps.flip(scene(480, 640)))
"""Its cover."""
ALT, COVER_ALT, CAPTION = "빈 화분이 쌓인 뒷마당", "불 꺼진 유리 진열장", "이월 셋째 주 월요일 저녁의 진열장"
TEXTS = (TITLE, SUMMARY, BODY, TAG, ALT, COVER_ALT, CAPTION, SLUG)
"""What nobody may find in the site: its name, too, is a secret."""
PHOTOS = (PHOTO, COVER)
EXPIRY = "2022-12-31"
"""When it is over, where it will leave."""
YESTERDAY = "<p>어제 신문</p>\n"
"""The site that stood before."""


def write_held(paper: Paper, slug: str = SLUG, *, body: str = BODY, **front: object) -> str:
    """Write the article, whole and well-formed; nobody has approved it. Give its id."""
    matter = {
        "title": TITLE,
        "summary": SUMMARY,
        "tags": [TAG],
        "cover": {"file": "front.jpg", "alt": COVER_ALT, "caption": CAPTION},
        **front,
    }
    text = f"{body}\n![{ALT}](yard.jpg)\n"
    return paper.article(slug, body=text, photos={"yard.jpg": PHOTO, "front.jpg": COVER}, **matter)


def assert_held(site: Path, *more: str, photos: tuple[bytes, ...] = ()) -> None:
    """Fail if anything of the article, or any of ``more``, stands in the site."""
    assert_absent(site, *TEXTS, *more, photos=(*PHOTOS, *photos))


def assert_published(site: Path) -> None:
    """Fail unless the search finds all of the article: what it does not find, it cannot miss either."""
    assert [text for text in TEXTS if not find(site, text)] == []
    assert [photo for photo in PHOTOS if not find(site, photos=[photo])] == []


def assert_refused(paper: Paper, *words: str) -> Built:
    """Fail unless the build stops, says all these words, and leaves yesterday's site as it stood; give it."""
    paper.write("site/index.html", YESTERDAY)
    before = sorted(path.name for path in paper.root.iterdir())

    built = paper.mkdocs()

    assert built.code == 1, built.output
    assert [word for word in words if word not in built.output] == [], built.output
    assert "Traceback" not in built.output, built.output
    assert built.bytes() == {"index.html": YESTERDAY.encode()}
    # Python keeps a hook of the site compiled beside it.
    left = {path.name for path in paper.root.iterdir()} - {*before, ".dongne", "__pycache__"}
    assert not left, f"the build left {left} behind"
    return built


def assert_left_out(paper: Paper, *more: str, photos: tuple[bytes, ...] = ()) -> Built:
    """Fail unless the build succeeds without anything of the held article, or of ``more``; give it."""
    built = paper.mkdocs()

    assert built.code == 0, built.output
    assert_held(built.site, *more, photos=photos)
    return built
