"""Row 31: what was approved is one exact version; whatever changes in it afterwards is not published."""

import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import ImageOps

from site_tests.leaks.held import ID, assert_held, assert_published, write_held
from site_tests.leaks.site_search import assert_absent, find
from site_tests.paper import Built, Paper
from site_tests.photos import jpeg, scene

ONE, OTHER = jpeg(scene(320, 240)), jpeg(ImageOps.invert(scene(320, 240)))
COVER = {"file": "a.jpg", "alt": "문 앞", "caption": "아침", "credit": "박민서", "licence": "CC BY 4.0"}
PLAIN: dict[str, Any] = {
    "date": "2022-05-04T09:00:00+09:00",
    "summary": "한 줄로 줄인 이야기.",
    "cover": COVER,
    "tags": ["골목"],
    "body": "문이 열린다.\n\n![안쪽](b.jpg)\n",
    "photos": {"a.jpg": ONE, "b.jpg": OTHER},
}

ARTICLES: Mapping[str, dict[str, Any]] = {
    "a-word": {"body": "문이 닫힌다.\n\n![안쪽](b.jpg)\n"},
    "a-space": {"body": "문 이 열린다.\n\n![안쪽](b.jpg)\n"},
    "an-unseen-letter": {"body": "문이\u200b 열린다.\n\n![안쪽](b.jpg)\n"},
    "a-line-break": {"body": "문이 열린다.  \n\n![안쪽](b.jpg)\n"},
    "an-added-line": {"body": "문이 열린다.\n\n![안쪽](b.jpg)\n\n그리고 닫힌다.\n"},
    "a-title": {"title": "다른 제목 a-title"},
    "a-summary": {"summary": "다른 요약."},
    "a-second": {"date": "2022-05-04T09:00:01+09:00"},
    "a-category": {"category": "food"},
    "a-reporter": {"reporters": ["jaehun"]},
    "another-reporter": {"reporters": ["minseo", "jaehun"]},
    "a-tag": {"tags": ["골목길"]},
    "more-tags": {"tags": ["골목", "시장"]},
    "a-shop": {"shops": ["nangok-dubu"]},
    "a-programme": {"programme": "newsletter"},
    "an-edition": {"edition": "2022-06"},
    "a-person": {"people": [{"name": "이웃", "consent": True}]},
    "a-correction": {"corrections": [{"date": "2022-05-05", "text": "틀렸습니다."}]},
    "who-paid": {"sponsored": True},
    "an-end": {"expires": "2023-12-31"},
    "no-comments": {"comments": False},
    "an-alt-text": {"cover": {**COVER, "alt": "문 뒤"}},
    "a-caption": {"cover": {**COVER, "caption": "저녁"}},
    "a-credit": {"cover": {**COVER, "credit": "이웃"}},
    "a-licence": {"cover": {**COVER, "licence": "모든 권리 보유"}},
    "no-cover": {"cover": None},
    "an-inline-alt-text": {"body": "문이 열린다.\n\n![바깥쪽](b.jpg)\n"},
    "a-photo-byte": {"photos": {"a.jpg": ONE + b"\0", "b.jpg": OTHER}},
    "a-photo-of-the-same-name": {"photos": {"a.jpg": ONE, "b.jpg": ONE}},
    "two-photos-swapped": {"photos": {"a.jpg": OTHER, "b.jpg": ONE}},
    "a-photo-more": {"photos": {"a.jpg": ONE, "b.jpg": OTHER, "c.jpg": ONE}},
}
DAY = "2022-05-01"
OTHERS: Mapping[str, tuple[str, object, object]] = {
    "shops/price": ("menu", [{"name": "두부", "price": 3000}], [{"name": "두부", "price": 30000}]),
    "shops/hours": ("hours", "Mo-Fr 09:00-18:00", "Mo-Fr 09:00-19:00"),
    "shops/phone": ("phone", "02-123-4567", "02-123-4568"),
    "shops/where": ("location", {"lat": 37.47, "lon": 126.91}, {"lat": 37.48, "lon": 126.91}),
    "shops/order": ("access", ["문턱 없음", "넓은 문"], ["넓은 문", "문턱 없음"]),
    "shops/consent": ("owner", {"name": "주인", "consent": "서명"}, {"name": "주인", "consent": "전화"}),
    "events/start": ("starts", "2023-05-20T14:00", "2023-05-20T15:00"),
    "events/where": ("place", "놀이터", "시장"),
    "events/coupon": (
        "coupon",
        {"text": "한 모", "until": "2023-05-31"},
        {"text": "두 모", "until": "2023-05-31"},
    ),
    "editions/2022-07": ("number", 7, 17),
    "editions/2022-08": ("stories", ["same-bytes", "same-words"], ["same-words", "same-bytes"]),
    "programmes/amount": (
        "records",
        [{"date": DAY, "name": "모임", "amount": 1}],
        [{"date": DAY, "name": "모임", "amount": 100}],
    ),
    "programmes/target": (
        "targets",
        [{"name": "모임", "unit": "번", "target": 4}],
        [{"name": "모임", "unit": "번", "target": 1}],
    ),
}
"""A key of an item, its value before and after."""


def write_other(paper: Paper, item: str, **changes: object) -> str:
    """Write an item that is no article, whole and well-formed."""
    kind, _, slug = item.partition("/")
    needed: dict[str, dict[str, object]] = {
        "shops": {"category": "restaurant", "address": "난곡로 12", "checked": "2022-04-01"},
        "events": {"starts": "2023-05-20", "place": "마당"},
        "editions": {"number": int(slug[-2:]) if kind == "editions" else 0, "date": f"{slug}-01"},
        "programmes": {},
    }
    name = {"name" if kind == "shops" else "title": title_of(item), "summary": "요약"}
    return paper.item(item, {**name, **needed[kind], **changes}, "글\n")


def title_of(slug: str) -> str:
    return f"승인된 이야기 {slug}"


def write_article(paper: Paper, slug: str, **changes: object) -> str:
    return paper.article(slug, **{"title": title_of(slug), **PLAIN, **changes})


def reformatted(change: Callable[[str], str]) -> Callable[[Path], None]:
    def rewrite(file: Path) -> None:
        file.write_bytes(change(file.read_text(encoding="utf-8")).encode())

    return rewrite


HARMLESS: Mapping[str, Callable[[Path], None]] = {
    "same-bytes": lambda _: None,
    "same-words": reformatted(lambda text: text.replace("summary: 한 줄로 줄인 이야기.", 'summary:   "한 줄로 줄인 이야기."')),
    "windows": reformatted(lambda text: "\ufeff" + text.replace("\n", "\r\n")),
    "apple": reformatted(lambda text: unicodedata.normalize("NFD", text)),
    "a-comment": reformatted(lambda text: text.replace("tags:", "# 낱말\ntags:")),
    "another-zone": reformatted(lambda text: text.replace("2022-05-04T09:00:00+09:00", "2022-05-04T00:00:00Z")),
    "blank-lines": reformatted(lambda text: text + "\n\n\n"),
}  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Approve everything, then change everything, then build."""
    paper = Paper(tmp_path_factory.mktemp("changes"))
    paper.without_preflight()
    steady = [paper.shop(), write_other(paper, "programmes/newsletter")]
    slugs = [*ARTICLES, *HARMLESS]
    articles = [write_article(paper, slug) for slug in slugs]
    others = [write_other(paper, item, **{key: old}) for item, (key, old, _) in OTHERS.items()]
    paper.approve(*steady, *articles, *others)
    for slug, change in ARTICLES.items():
        write_article(paper, slug, **change)
    for item, (key, _, new) in OTHERS.items():
        write_other(paper, item, **{key: new})
    for slug, rewrite in HARMLESS.items():
        rewrite(paper.root / f"content/articles/2022/{slug}/index.md")
    done = paper.mkdocs()
    assert done.code == 0, done.output
    return done


@pytest.mark.parametrize("slug", HARMLESS)
def test_what_only_looks_different_is_still_published(built: Built, slug: str) -> None:
    assert f"articles/2022/{slug}/index.html" in built.paths()
    assert find(built.site, title_of(slug))


@pytest.mark.parametrize("slug", ARTICLES)
def test_a_changed_article_is_nowhere(built: Built, slug: str) -> None:
    assert_absent(built.site, title_of(slug), f"articles/2022/{slug}/")
    assert_absent(built.site, *[text for text in [ARTICLES[slug].get("title")] if text])


@pytest.mark.parametrize("item", OTHERS)
def test_anything_else_that_changed_is_nowhere(built: Built, item: str) -> None:
    assert_absent(built.site, f"{item}/", title_of(item))


def test_a_change_takes_the_old_version_off_too_and_its_return_brings_it_back(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    paper.approve(write_held(paper))
    assert_published(paper.mkdocs().site)
    file = paper.root / f"content/{ID}/index.md"
    approved = file.read_bytes()

    file.write_bytes(approved + "한 문장 더.\n".encode())
    changed = paper.mkdocs()
    assert changed.code == 0, changed.output
    assert_held(changed.site, "한 문장 더.")

    file.write_bytes(approved)
    assert_published(paper.mkdocs().site)


def test_a_photo_saved_over_between_approval_and_build_is_nowhere(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    item = paper.article(body="![안쪽](b.jpg)\n", photos={"b.jpg": ONE})
    paper.approve(item)
    assert paper.mkdocs().code == 0
    paper.write(f"content/{item}/b.jpg", OTHER)

    built = paper.mkdocs()

    assert built.code == 0, built.output
    assert_absent(built.site, photos=[ONE, OTHER])
