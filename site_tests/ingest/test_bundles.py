"""What may lie below ``content/``, and what comes of it."""

import os
import unicodedata
from pathlib import Path

import pytest

from dongne.ingest.bundles import read_bundles
from dongne.ingest.folders import list_folder
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
from site_tests.newsroom import settings
from site_tests.photos import png, webp

FOLDER = f"content/{ARTICLE}"


# --- what may be there


def test_a_bundle_is_an_index_and_photos_of_any_case(tmp_path: Path) -> None:
    photos = {"a.jpg": JPEG, "B.JPEG": JPEG, "c.Png": png(), "시장 골목.webp": webp()}

    item = only_item(
        read(tmp_path, {INDEX: ARTICLE_TEXT} | {f"{FOLDER}/{name}": data for name, data in photos.items()})
    )

    assert [original.name for original in item.originals] == sorted(photos)


@pytest.mark.parametrize(
    "name",
    ["index.html", "INDEX.MD.bak", "notes.md", "draft.txt", "picture.svg", "evil.js", "plan.pdf", "plan.hwp", "photo.heic", "photo.gif",
     "photo.jpg.exe", "photo", "index.markdown", "Thumbs.db"],
)  # fmt: skip
def test_any_other_file_is_an_error(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, {INDEX: ARTICLE_TEXT, f"{FOLDER}/{name}": "무엇이든"})

    assert places(found.problems) == [f"{FOLDER}/{name} file-stray"]


@pytest.mark.parametrize("name", [".meta.yml", ".DS_Store", ".gitkeep", "._cover.jpg", ".cover.jpg.swp"])
@pytest.mark.parametrize(
    "folder", [FOLDER, "content/articles/2022", "content/articles", "content/shops", "content/editions"]
)
def test_a_dot_file_is_an_error_anywhere(tmp_path: Path, folder: str, name: str) -> None:
    found = read(tmp_path, {INDEX: ARTICLE_TEXT, f"{folder}/{name}": "category: people"})

    assert places(found.problems) == [f"{folder}/{name} file-hidden"]


def test_a_dot_folder_is_an_error(tmp_path: Path) -> None:
    found = read(tmp_path, {INDEX: ARTICLE_TEXT, "content/shops/.cache/index.md": ARTICLE_TEXT})

    assert places(found.problems) == ["content/shops/.cache file-hidden"]
    assert found.ids == {ARTICLE}


@pytest.mark.parametrize("name", ["INDEX.MD", "Index.md", "index.MD"])
def test_an_index_in_capitals_is_an_error_with_the_right_name(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, {f"{FOLDER}/{name}": ARTICLE_TEXT})

    assert sorted(codes(found.problems)) == ["index-case", "index-missing"]
    assert any("`index.md`" in problem.hint for problem in found.problems)
    assert found.items == ()


def test_an_index_beside_another_in_capitals_does_not_pass(tmp_path: Path) -> None:
    found = read(tmp_path, {INDEX: ARTICLE_TEXT, f"{FOLDER}/INDEX.md": ARTICLE_TEXT})

    assert codes(found.problems) == ["index-case"]


def test_a_folder_in_a_bundle_is_an_error(tmp_path: Path) -> None:
    found = read(tmp_path, {INDEX: ARTICLE_TEXT, f"{FOLDER}/photos/a.jpg": JPEG})

    assert places(found.problems) == [f"{FOLDER}/photos file-stray"]


def test_an_index_that_is_a_folder_is_an_error(tmp_path: Path) -> None:
    found = read(tmp_path, {f"{INDEX}/index.md": ARTICLE_TEXT})

    assert sorted(codes(found.problems)) == ["file-stray", "index-missing"]


def test_a_bundle_without_an_index_is_an_error_and_keeps_its_id(tmp_path: Path) -> None:
    found = read(tmp_path, {f"{FOLDER}/cover.jpg": JPEG})

    assert places(found.problems) == [f"{FOLDER} index-missing"]
    assert found.ids == {ARTICLE}


@pytest.mark.parametrize(
    "name", ["content/articles/readme.md", "content/articles/2022/dawn-market.md", "content/shops/list.csv"]
)
def test_a_file_where_bundles_lie_is_an_error(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, {INDEX: ARTICLE_TEXT, name: "무엇이든"})

    assert places(found.problems) == [f"{name} file-stray"]


@pytest.mark.parametrize("year", ["22", "2022년", "20222", "draft", "２０２２"])
def test_articles_lie_in_the_folder_of_a_year(tmp_path: Path, year: str) -> None:
    found = read(tmp_path, {f"content/articles/{year}/dawn-market/index.md": ARTICLE_TEXT})

    assert codes(found.problems) == ["folder-year"]
    assert found.items == ()


def test_a_pipe_is_an_error_and_is_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path, {INDEX: ARTICLE_TEXT})
    os.mkfifo(tmp_path / FOLDER / "cover.jpg")

    assert places(read(tmp_path).problems) == [f"{FOLDER}/cover.jpg file-stray"]


# --- links


@pytest.mark.parametrize(
    ("link", "target"),
    [
        (f"{FOLDER}/cover.jpg", "secret/cover.jpg"),
        (f"{FOLDER}/index.md", "secret/index.md"),
        (FOLDER, "secret"),
        ("content/articles/2022", "secret"),
        ("content/articles", "secret"),
        ("content/shops", "secret"),
        ("content", "secret"),
        (f"{FOLDER}/cover.jpg", "nowhere"),
        (f"{FOLDER}/inside.jpg", f"{FOLDER}/real.jpg"),
    ],
)
def test_a_symbolic_link_is_an_error_and_is_not_followed(tmp_path: Path, link: str, target: str) -> None:
    write(tmp_path, {"secret/index.md": ARTICLE_TEXT, "secret/cover.jpg": JPEG})
    (tmp_path / link).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / link).symlink_to(tmp_path / target)

    found = read(tmp_path)

    assert f"{link} link-symbolic" in places(found.problems)
    assert found.items == ()


# --- ids


@pytest.mark.parametrize(
    "slug",
    ["Dawn-Market", "새벽시장", "dawn_market", "dawn--market", "-dawn", "dawn market", "dawn\\market", "dawn\x07market", "dawn\u202emarket",
     "..dawn", "page", "category", "feed", "index", "a" * 81],
)  # fmt: skip
def test_a_folder_that_is_no_address_is_an_error_and_keeps_its_id(tmp_path: Path, slug: str) -> None:
    found = read(tmp_path, {f"content/shops/{slug}/index.md": "---\n---\n"})

    expected = "file-hidden" if slug.startswith(".") else "id-shape"
    assert expected in codes(found.problems)
    assert found.items == ()
    assert len(found.ids) == (expected == "id-shape")
    assert all("\x07" not in str(problem) and "\u202e" not in str(problem) for problem in found.problems)


def test_two_folders_that_differ_by_case_only_collide(tmp_path: Path) -> None:
    found = read(tmp_path, {INDEX: ARTICLE_TEXT, "content/articles/2022/DAWN-market/index.md": ARTICLE_TEXT})

    assert {"id-shape", "id-collision"} == set(codes(found.problems))


def test_two_folders_that_differ_by_normal_form_only_collide(tmp_path: Path) -> None:
    names = [unicodedata.normalize(form, "시장") for form in ("NFC", "NFD")]

    found = read(tmp_path, {f"content/shops/{name}/index.md": "---\n---\n" for name in names})

    assert codes(found.problems).count("id-collision") == 1


def test_an_item_with_a_bad_address_is_no_item_however_good_its_text_is(tmp_path: Path) -> None:
    found = read(tmp_path, {"content/articles/2022/Dawn/index.md": ARTICLE_TEXT})

    assert codes(found.problems) == ["id-shape"]
    assert found.items == ()


def test_a_bad_address_does_not_hide_what_else_is_wrong(tmp_path: Path) -> None:
    found = read(tmp_path, {"content/articles/2022/Dawn/index.md": article_text(category="peple")})

    assert sorted(codes(found.problems)) == ["category-unknown", "id-shape"]


@pytest.mark.parametrize("name", ["Articles", "SHOPS"])
def test_a_kind_in_capitals_is_an_error(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, {INDEX: ARTICLE_TEXT, f"content/{name}/a/index.md": ARTICLE_TEXT})

    assert places(found.problems) == [f"content/{name} folder-case"]


def test_without_content_there_is_a_problem_without_a_kind_there_is_none(tmp_path: Path) -> None:
    assert codes(read(tmp_path).problems) == ["content-missing"]
    assert codes(read(tmp_path, {INDEX: ARTICLE_TEXT}).problems) == []


def test_a_file_in_the_place_of_a_kind_is_an_error(tmp_path: Path) -> None:
    found = read(tmp_path, {INDEX: ARTICLE_TEXT, "content/shops": "가게"})

    assert places(found.problems) == ["content/shops file-stray"]


def test_a_folder_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    too_long = tmp_path / ("long" * 100)

    assert codes(read_bundles(too_long, settings=settings(), roster=None).problems) == ["folder-unreadable"]
    assert codes(list_folder(tmp_path / "gone", file="content/gone")[1]) == ["folder-unreadable"]


# --- all together


def test_items_and_problems_come_in_the_same_order_every_time(tmp_path: Path) -> None:
    names = ["c-shop", "a-shop", "b-shop"]
    text = "---\nname: 난곡손두부\ncategory: food\nsummary: 두부집.\naddress: 난곡로 12\nchecked: 2022-04-01\n---\n두부.\n"
    files = {f"content/shops/{name}/index.md": text for name in names} | {
        "content/shops/d-shop/index.md": "?",
        INDEX: ARTICLE_TEXT,
    }

    first, second = read(tmp_path, files), read(tmp_path)

    assert [item.id for item in first.items] == [ARTICLE, "shops/a-shop", "shops/b-shop", "shops/c-shop"]
    assert first == second


def test_one_bad_bundle_does_not_hide_another(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            INDEX: article_text(category="peple"),
            "content/shops/dubu/index.md": "두부",
            f"{FOLDER}/x.pdf": "?",
        },
    )

    assert sorted(codes(found.problems)) == ["category-unknown", "file-stray", "front-matter-missing"]


def test_without_a_roster_reporters_are_taken_as_written(tmp_path: Path) -> None:
    write(tmp_path, {INDEX: article_text(reporters="[nobody]")})

    found = read_bundles(tmp_path, settings=settings(), roster=None)

    assert found.problems == ()
    assert found.items[0].reporters == ("nobody",)
