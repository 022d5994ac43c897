"""What lies beside an article and must not get out: rows 1, 3, 4, 5 and 14 of the leak paths."""

import shutil
from pathlib import Path

import pytest
from PIL import ImageOps

from site_tests.leaks.held import ID, PHOTO, SLUG, assert_left_out, assert_refused, write_held
from site_tests.leaks.site_search import assert_absent
from site_tests.paper import Paper
from site_tests.photos import jpeg, scene

PUBLISHED = "articles/2022/dawn-market"
ANOTHER_PHOTO = jpeg(ImageOps.grayscale(scene(400, 300)).convert("RGB"))


# --- row 1: photos


def test_a_photo_beside_a_waiting_article_stays_inside(paper: Paper) -> None:
    built = assert_left_out(paper)
    shutil.rmtree(paper.root / "content" / ID)
    alone = paper.mkdocs(site="alone")

    assert alone.code == 0, alone.output
    assert built.media() == alone.media()
    assert [path for path in alone.media() if not path.endswith("-1200.png")] == [], "no more than cards"


def test_a_photo_that_nothing_shows_stays_inside_though_its_article_is_published(paper: Paper) -> None:
    paper.write(f"content/{PUBLISHED}/spare.jpg", ANOTHER_PHOTO)
    paper.approve(PUBLISHED)

    built = assert_left_out(paper, photos=(ANOTHER_PHOTO,))

    assert f"{PUBLISHED}/index.html" in built.paths()
    assert "spare.jpg" in built.output


def test_an_article_cannot_show_a_photo_of_another(paper: Paper) -> None:
    up = (f"../{SLUG}/yard.jpg", f"%2e%2e%2f{SLUG}%2Fyard.jpg", f"/{ID}/yard.jpg", f"..\\{SLUG}\\yard.jpg")
    for number, address in enumerate(up):
        paper.article(f"borrower-{number}", body=f"![마당]({address})\n")
        paper.article(f"borrower-{number}-html", body=f"<img src='{address}' alt='마당'>\n")

    borrowers = [f"borrower-{number}{kind}/" for number in range(len(up)) for kind in ("", "-html")]
    assert_refused(paper, *borrowers, "image-elsewhere")


def test_a_cover_cannot_be_a_photo_of_another(paper: Paper) -> None:
    paper.article("borrower", cover={"file": f"../{SLUG}/front.jpg", "alt": "진열장"})

    assert_refused(paper, "photo-name", "borrower")


# --- row 3: other files

STRAYS = (
    "page.html", "index.html", "drawing.svg", "run.js", "style.css", "leaflet.pdf", "notes.txt", "table.csv", "data.json",
    "pack.zip", "moving.gif", "second.md", "index.md.bak", "index.md~", "yard.jpg.html", "no-suffix",
)  # fmt: skip


def test_whatever_is_neither_text_nor_photo_stops_the_build_and_is_named(paper: Paper) -> None:
    for name in STRAYS:
        paper.write(f"content/{PUBLISHED}/{name}", "<script>alert(1)</script>")
        paper.write(f"content/articles/2022/{name}", "<script>alert(1)</script>")
        paper.write(f"content/articles/{name}", "<script>alert(1)</script>")

    assert_refused(
        paper,
        *(f"content/{PUBLISHED}/{name}:" for name in STRAYS),
        *(f"content/articles/2022/{name}:" for name in STRAYS),
        *(f"content/articles/{name}:" for name in STRAYS),
    )


def test_a_folder_in_a_bundle_stops_the_build(paper: Paper) -> None:
    paper.write(f"content/{PUBLISHED}/more/index.md", "# 더 있는 이야기\n")

    assert_refused(paper, f"content/{PUBLISHED}/more", "file-stray")


def test_a_file_that_only_pretends_to_be_a_photo_stops_the_build(paper: Paper) -> None:
    pretenders = {
        "page.jpg": b"<!doctype html><script>alert(1)</script>" + b" " * 40,
        "drawing.png": b"\n\n<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "leaflet.jpeg": b"%PDF-1.7" + b" " * 40,
        "moving.webp": b"GIF89a" + b"\0" * 40,
        "empty.jpg": b"",
    }
    begun = {"script.jpg": b"\xff\xd8\xff" + b"<script>alert(1)</script>" * 4}
    pretender = paper.article("pretender", body="![마당](page.jpg)\n", photos=pretenders)
    paper.article("starter", body="![마당](script.jpg)\n", photos=begun)

    assert_refused(
        paper,
        *(f"content/{pretender}/{name}: 오류[photo-disguised]" for name in pretenders),
        "content/articles/2022/starter/script.jpg: 오류[photo-",
    )


def test_what_hangs_behind_a_photo_is_not_published_with_it(paper: Paper) -> None:
    tail = b"<html><script>fetch('https://elsewhere.example')</script> a whole page behind the picture"
    loaded = paper.article("loaded", body="![마당](yard.jpg)\n", photos={"yard.jpg": ANOTHER_PHOTO + tail})
    paper.approve(loaded)

    built = paper.mkdocs()

    assert built.code == 0, built.output
    assert any(path.startswith("media/") for path in built.paths())
    assert_absent(built.site, "a whole page behind the picture")


# --- row 4: the text under another name


def test_a_text_under_any_other_name_stops_the_build(paper: Paper) -> None:
    names = ("INDEX.MD", "Index.md", "index.MD", "index.markdown", "README.md")
    for number, name in enumerate(names):
        alone = paper.article(f"alone-{number}")
        (paper.root / f"content/{alone}/index.md").rename(paper.root / f"content/{alone}/{name}")
        paper.write(f"content/{PUBLISHED}/{name}", "---\ntitle: 다른 글\n---\n다른 글\n")

    assert_refused(
        paper,
        *(f"content/{PUBLISHED}/{name}:" for name in names),
        *(f"content/articles/2022/alone-{number}/{name}:" for number, name in enumerate(names)),
        "content/articles/2022/alone-0: 오류[index-missing]",
    )


def test_a_folder_of_items_under_another_name_stops_the_build(paper: Paper) -> None:
    for folder in ("Articles", "ARTICLES", "Shops"):
        paper.write(f"content/{folder}/2022/{SLUG}/index.md", "---\ntitle: 다른 글\n---\n다른 글\n")

    assert_refused(
        paper, *(f"content/{folder}: 오류[folder-case]" for folder in ("Articles", "ARTICLES", "Shops"))
    )


# --- row 5: links


def link(paper: Paper, path: str, target: Path) -> None:
    place = paper.root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(target)


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """Give a place outside of the paper, with a whole bundle in it."""
    elsewhere = Paper(tmp_path_factory.mktemp("outside"))
    write_held(elsewhere)
    return elsewhere


LINKS = {
    f"{PUBLISHED}/yard.jpg": f"{ID}/yard.jpg",
    f"{PUBLISHED}/gone.jpg": "nowhere.jpg",
    f"{PUBLISHED}/more": ID,
    "articles/2022/with-borrowed-text/index.md": f"{ID}/index.md",
    "articles/2022/borrowed-whole": ID,
    "articles/2023": "articles/2022",
    "shops": "articles",
    "events/fair": ID,
}


@pytest.mark.parametrize("where", ["inside", "outside"])
def test_a_link_in_the_content_stops_the_build_wherever_it_leads(
    where: str, paper: Paper, outside: Paper
) -> None:
    for path, target in LINKS.items():
        link(paper, f"content/{path}", (paper if where == "inside" else outside).root / "content" / target)

    assert_refused(paper, *(f"content/{path}: 오류[link-symbolic]" for path in LINKS))


@pytest.mark.parametrize("path", ["content", "content/articles"])
def test_a_link_in_the_place_of_the_content_stops_the_build(path: str, paper: Paper, outside: Paper) -> None:
    (paper.root / path).rename(paper.root / "moved-away")
    link(paper, path, outside.root / path)

    assert_refused(paper, "바로가기")


def test_a_link_among_the_decisions_stops_the_build(paper: Paper) -> None:
    decisions = paper.root / "review/decisions"
    link(paper, f"review/decisions/{ID}.yml", decisions / f"{PUBLISHED}.yml")
    link(paper, "review/decisions/shops", decisions / "articles")

    assert_refused(paper, f"{ID}.yml: 오류[link-symbolic]", "review/decisions/shops: 오류[link-symbolic]")


# --- row 14: dot files


def test_a_dot_file_among_the_items_stops_the_build(paper: Paper) -> None:
    hidden = {
        ".meta.yml": "approved: true\n",
        ".pages": "x",
        ".index.md": "x",
        ".yard.jpg": PHOTO,
        ".git/config": "x",
    }
    folders = (PUBLISHED, ID, "articles/2022", "articles", "shops")
    for folder in folders:
        for name, content in hidden.items():
            paper.write(f"content/{folder}/{name}", content)

    names = [name.removesuffix("/config") for name in hidden]
    assert_refused(
        paper, *(f"content/{folder}/{name}: 오류[file-hidden]" for folder in folders for name in names)
    )


def test_a_dot_file_beside_the_folders_of_items_changes_nothing(paper: Paper) -> None:
    paper.write("content/.meta.yml", "approved: true\ntitle: 위조한 제목입니다\n")

    assert_left_out(paper, "위조한 제목입니다")
