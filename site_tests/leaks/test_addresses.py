"""No address leads out of the site, and none belongs to two: rows 12 and 13 of the leak paths."""

import unicodedata

import pytest

from site_tests.leaks.held import COVER, PHOTO, assert_left_out, assert_refused
from site_tests.paper import NEWSROOM, ROSTER, Paper

ITEM = "---\ntitle: 바꿔치기한 글\n---\n바꿔치기한 글이다.\n"
HOSTILE = (
    "..\\..\\index", "a\\b", "a b", "a..b", "...", "-dash", "dash-", "two--dashes", "under_score", "Capital", "꽃집", "a%2fb",
    "ａ", "é", "page", "category", "feed", "index", "media", "assets", "a" * 81,
)  # fmt: skip
"""Names that a folder can have on this machine and an address cannot."""
INVISIBLE = ("a\u202eb", "a\u2066b", "a\x07b", "a\nb", "a\x1b[2Jb", "a\u200bb")
"""The same, and nobody can see it."""
SHELVES = ("articles/2022", "shops", "events", "programmes")


def test_no_folder_s_name_becomes_an_address_that_leads_elsewhere(paper: Paper) -> None:
    for shelf in SHELVES:
        for name in (*HOSTILE, *INVISIBLE):
            paper.write(f"content/{shelf}/{name}/index.md", ITEM)

    built = assert_refused(
        paper, *(f"content/{shelf}/{name}: 오류[" for shelf in SHELVES for name in HOSTILE)
    )

    assert [shelf for shelf in SHELVES if f"`{shelf}/a\ufffdb`는 주소로" not in built.output] == []
    assert [letter for letter in "\u202e\u2066\x07\x1b" if letter in built.output] == []


def test_an_edition_s_address_is_a_month(paper: Paper) -> None:
    names = ("2022-13", "2022-00", "22-05", "2022-5", "2022-05-01", "may", "2022-05 ")
    for name in names:
        paper.write(f"content/editions/{name}/index.md", ITEM)

    assert_refused(paper, *(f"content/editions/{name}: 오류[id-shape]" for name in names))


def test_a_year_is_four_digits(paper: Paper) -> None:
    names = ("22", "20222", "２０２２", "2o22")
    for name in names:
        paper.write(f"content/articles/{name}/dawn-market/index.md", ITEM)

    assert_refused(paper, *(f"content/articles/{name}: 오류[folder-year]" for name in names))


OUT = ("../../index", "..", "/etc/x", "a/b", "a\\b", "page")


@pytest.mark.parametrize("key", ["categories", "shop_categories"])
def test_no_category_s_address_leads_elsewhere(key: str, paper: Paper) -> None:
    shelves = [*NEWSROOM[key], *({"id": name, "title": f"분류 {count}"} for count, name in enumerate(OUT))]  # type: ignore[misc]
    paper.settings(plugins=[{"dongne/newsroom": {**NEWSROOM, key: shelves}}])

    assert_refused(paper, *(f"`{key}.{number}.id`" for number in range(2, 2 + len(OUT))))


def test_no_reporter_s_address_leads_elsewhere(paper: Paper) -> None:
    reporters = [
        *ROSTER["reporters"],
        *({"id": name, "name": f"이름 {count}", "since": "2022-01-01"} for count, name in enumerate(OUT)),
    ]  # type: ignore[misc]
    paper.write("review/roster.yml", {**ROSTER, "reporters": reporters})

    assert_refused(paper, *(f"`reporters.{number}.id`" for number in range(2, 2 + len(OUT))))


def test_no_study_group_s_address_leads_elsewhere(paper: Paper) -> None:
    for count, name in enumerate(OUT):
        paper.shop(f"shop-{count}", study_group={"id": name, "title": "모임"})

    assert_refused(paper, *(f"content/shops/shop-{count}/index.md" for count in range(len(OUT))))


# --- row 13


def test_no_two_items_have_one_address(paper: Paper) -> None:
    composed, decomposed = unicodedata.normalize("NFC", "시장"), unicodedata.normalize("NFD", "시장")
    twins = {
        "articles/2022": ("Dawn-Market", "DAWN-MARKET"),
        "shops": (composed, decomposed),
        "events": ("fair", "Fair", "ｆａｉｒ"),
    }
    for shelf, names in twins.items():
        for name in names:
            paper.write(f"content/{shelf}/{name}/index.md", ITEM)

    assert_refused(
        paper,
        "`articles/2022/dawn-market`와 `articles/2022/DAWN-MARKET`는 글자 크기나",
        "`articles/2022/Dawn-Market`와 `articles/2022/DAWN-MARKET`는 글자 크기나",
        "`shops/시장`",
        "`events/fair`와 `events/Fair`는 글자 크기나",
        "id-collision",
    )


def test_no_two_photos_of_a_bundle_have_one_name(paper: Paper) -> None:
    names = ("Yard.JPG", unicodedata.normalize("NFC", "마당.jpg"), unicodedata.normalize("NFD", "마당.jpg"))
    paper.article(
        "twins", body="![마당](yard.jpg)\n", photos={"yard.jpg": PHOTO, **dict.fromkeys(names, COVER)}
    )

    assert_refused(paper, "content/articles/2022/twins", "photo-twins")


def test_one_slug_on_several_shelves_is_several_addresses(paper: Paper) -> None:
    event = {
        "title": "새벽 장터",
        "summary": "새벽에 열립니다.",
        "starts": "2022-05-28T05:00:00+09:00",
        "place": "시장",
    }
    paper.approve(
        paper.shop("dawn-market"),
        paper.item("events/dawn-market", event, "새벽에 와요.\n"),
        paper.article("dawn-market", date="2021-05-04T09:00:00+09:00", title="한 해 먼저 난 글"),
    )

    built = assert_left_out(paper)

    assert {
        f"{place}/dawn-market/index.html" for place in ("shops", "events", "articles/2021", "articles/2022")
    } <= built.paths()
