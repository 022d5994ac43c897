"""What may lie below ``content/``, and what comes of it."""

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest

from dongne.domain.items import Edition
from dongne.ingest.bundles import read_bundles
from dongne.ingest.folders import list_folder
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
from site_tests.newsroom import settings
from site_tests.photos import jpeg, png, scene, webp

FOLDER = f"content/{ARTICLE}"
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00heicmif1" + bytes(40)

EDITION_TEXT = """\
---
title: 오월의 골목
number: 3
date: 2022-05-01
summary: 시장과 두부.
stories: [dawn-market]
---
오월 호를 냅니다.
"""


def edition_text(month: str, number: int) -> str:
    return EDITION_TEXT.replace("2022-05-01", f"{month}-01").replace("number: 3", f"number: {number}")


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


@pytest.mark.parametrize("month", ["2022-13", "2022-00", "2022-5", "may-2022"])
def test_an_edition_is_named_by_its_month(tmp_path: Path, month: str) -> None:
    found = read(tmp_path, {f"content/editions/{month}/index.md": EDITION_TEXT})

    assert places(found.problems) == [f"content/editions/{month} id-shape"]


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


# --- photos


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


def test_a_story_is_found_in_whatever_year_it_lies(tmp_path: Path) -> None:
    files = {
        "content/editions/2022-05/index.md": EDITION_TEXT,
        "content/articles/2021/dawn-market/index.md": article_text(date="2021-12-01"),
    }

    edition = next(item for item in read(tmp_path, files).items if isinstance(item, Edition))

    assert edition.stories == ("articles/2021/dawn-market",)


def test_a_story_of_two_years_must_say_which(tmp_path: Path) -> None:
    files = {
        INDEX: ARTICLE_TEXT,
        "content/articles/2021/dawn-market/index.md": article_text(date="2021-12-01"),
        "content/editions/2022-05/index.md": EDITION_TEXT,
    }

    (problem,) = read(tmp_path, files).problems

    assert str(problem.origin) == "content/editions/2022-05/index.md:6"
    assert "articles/2021/dawn-market, articles/2022/dawn-market" in problem.message


def test_where_a_story_lies_does_not_change_the_version_of_its_edition(tmp_path: Path) -> None:
    here = read(tmp_path / "here", {"content/editions/2022-05/index.md": EDITION_TEXT})
    there = read(
        tmp_path / "there",
        {
            "content/editions/2022-05/index.md": EDITION_TEXT,
            "content/articles/2021/dawn-market/index.md": article_text(date="2021-12-01"),
        },
    )

    assert here.items[0].digest == next(item.digest for item in there.items if item.id == "editions/2022-05")


def test_two_editions_may_not_bear_one_number(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "content/editions/2022-05/index.md": edition_text("2022-05", 3),
            "content/editions/2022-06/index.md": edition_text("2022-06", 3),
            "content/editions/2022-07/index.md": edition_text("2022-07", 4),
        },
    )

    assert places(found.problems) == ["content/editions/2022-06/index.md:3 edition-number"]
