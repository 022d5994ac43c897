"""Personal data in a bundle: found wherever it stands, unless there is a reason that the board has read."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from dongne.domain.address import Kind
from dongne.errors import Problem
from dongne.ingest.bundles import read_bundles
from dongne.ingest.settings import read_settings
from dongne.pipeline.newsroom import survey
from site_tests.ingest.desk import ARTICLE, INDEX, JPEG, article_text, codes, only_item, places, read
from site_tests.ingest.test_items import IDS
from site_tests.paper import NOW, Paper

NUMBER = "010-1234-5678"
EXAMPLES = {
    "resident-number": "900101-1234567",
    "mobile": NUMBER,
    "card": "4111-1111-1111-1111",
    "account": "국민은행 123456-01-123456",
    "email": "minseo@example.org",
    "plate": "12가 3456",
}
PHOTO = {"file": "photo.jpg", "alt": "사진"}
FRONTS: dict[Kind, dict[str, Any]] = {
    Kind.ARTICLE: {
        "title": "제목", "date": "2022-05-04", "category": "people", "reporters": ["minseo"], "summary": "요약",
        "cover": {**PHOTO, "caption": "설명", "credit": "찍은 이", "licence": "허락"}, "tags": ["시장"],
        "people": [{"name": "임동진", "consent": "동의"}], "corrections": [{"date": "2022-05-05", "text": "고침"}],
    },
    Kind.SHOP: {
        "name": "이름", "category": "food", "summary": "요약", "address": "주소", "checked": "2022-05-04",
        "menu": [{"name": "두부", "price": "이천 원"}], "payment": ["현금"], "access": ["문턱 없음"], "photos": [PHOTO],
        "links": [{"title": "누리집", "url": "https://example.org/"}], "owner": {"name": "주인", "consent": "동의"},
        "handmade": {
            "ingredients": [{"name": "콩", "origin": "파주", "producer": "작목반"}],
            "no_chemical_seasoning": True, "process_visible": True, "story": "이야기",
        },
        "community_store": {"services": [{"name": "택배", "where": "계산대"}]},
        "study_group": {"id": "sharers", "title": "모임"},
    },
    Kind.EDITION: {"title": "제목", "number": 3, "date": "2022-05-01", "summary": "요약", "cover": PHOTO},
    Kind.EVENT: {
        "title": "제목", "summary": "요약", "starts": "2022-05-20", "place": "곳", "cover": PHOTO,
        "coupon": {"text": "쿠폰", "until": "2022-05-31"},
    },
    Kind.PROGRAMME: {
        "title": "제목", "summary": "요약", "targets": [{"name": "기사", "unit": "편"}],
        "records": [{"date": "2022-05-20", "name": "기사", "amount": 1, "note": "덧붙임"}],
    },
}  # fmt: skip
NO_WORDS = frozenset(
    {"file", "date", "starts", "until", "category", "reporters", "checked", "id", "price", "url"}
)
"""Keys whose values are checked for their shape, or too short for any of it."""


def paths_of(value: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Give the path of every free text."""
    if isinstance(value, str):
        return [] if NO_WORDS & set(path) else [path]
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, inner in pairs for found in paths_of(inner, (*path, key))]


def with_text(value: object, path: tuple[Any, ...], text: str) -> Any:  # noqa: ANN401 - whatever YAML can hold
    if not path:
        return f"{value} {text}"
    changed: Any = copy.copy(value)
    changed[path[0]] = with_text(changed[path[0]], path[1:], text)
    return changed


def problems_of(root: Path, front: dict[str, Any], body: str, kind: Kind = Kind.ARTICLE) -> list[Problem]:
    matter = yaml.safe_dump(front, allow_unicode=True, sort_keys=False)
    folder = f"content/{IDS[kind]}"
    text = f"---\n{matter}---\n{body}\n"
    return list(read(root, {f"{folder}/index.md": text, f"{folder}/photo.jpg": JPEG}).problems)


CASES = [(kind, path) for kind, front in FRONTS.items() for path in paths_of(front)]


@pytest.mark.parametrize(
    ("kind", "path"),
    CASES,
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else value,
)
def test_no_field_of_any_kind_may_hold_it(kind: Kind, path: tuple[Any, ...], tmp_path: Path) -> None:
    assert problems_of(tmp_path, FRONTS[kind], "글", kind) == []

    (problem,) = problems_of(tmp_path, with_text(FRONTS[kind], path, NUMBER), "글", kind)

    assert problem.code == "personal-mobile"
    assert problem.is_error
    assert f"`{'.'.join(map(str, path))}`" in problem.message


@pytest.mark.parametrize("code", EXAMPLES)
def test_every_kind_of_it_has_its_own_words(code: str, tmp_path: Path) -> None:
    found = read(tmp_path, {INDEX: article_text(f"시장에서 만났다.\n\n{EXAMPLES[code]}")})

    assert places(found.problems) == [f"{INDEX}:10 personal-{code}"]
    assert EXAMPLES[code] not in str(found.problems[0])
    # Still an item: what was approved once can be compared with what stands here now.
    assert [item.id for item in found.items] == [ARTICLE]


@pytest.mark.parametrize(
    "body",
    [
        "010<b>-1234-</b>5678",
        "010&#45;1234&#45;5678",
        "&#48;10-1234-5678",
        "010&ZeroWidthSpace;-1234-5678",
        "010<!-- 둘 -->-1234-5678",
        "[전화](tel:010-1234-5678)",
        "<a href='tel:01012345678'>전화</a>",
        "![사진 010-1234-5678](photo.jpg)",
        '![사진](photo.jpg "010-1234-5678")',
        "010\\-1234\\-5678",
        "010-**1234**-5678",
        "`010-1234-5678`",
        "| 이름 | 전화 |\n|---|---|\n| 강 | 010-1234-5678 |",
        "<!-- 010-1234-5678 -->",
    ],
)  # fmt: skip
def test_no_markup_hides_it(body: str, tmp_path: Path) -> None:
    found = read(tmp_path, {INDEX: article_text(body), f"content/{ARTICLE}/photo.jpg": JPEG})

    assert set(codes(found.problems)) == {"personal-mobile"}


def test_a_photo_may_not_be_named_by_it(tmp_path: Path) -> None:
    name = f"content/{ARTICLE}/강순임 010-1234-5678.jpg"

    assert places(read(tmp_path, {INDEX: article_text(), name: JPEG}).problems) == [f"{name} personal-mobile"]


def test_a_reason_lets_it_through_and_is_part_of_the_version(tmp_path: Path) -> None:
    reason = "[{what: '010 1234 5678', why: 상인회 대표 전화}]"
    other = "[{what: '010 1234 5678', why: 상인회장 전화}]"

    allowed = only_item(read(tmp_path, {INDEX: article_text(f"전화 {NUMBER}", allow=reason)}))
    changed = only_item(read(tmp_path, {INDEX: article_text(f"전화 {NUMBER}", allow=other)}))

    assert allowed.digest != changed.digest
    assert "상인회" not in repr(allowed)


@pytest.mark.parametrize(
    ("allow", "expected"),
    [
        ("[{what: '010-1234-5679', why: 다른 번호}]", ["allow-idle", "personal-mobile"]),
        ("[{what: mobile, why: 모두}]", ["allow-idle", "personal-mobile"]),
        ("[{what: '010-1234-5678', why: ''}]", ["personal-mobile", "value-empty"]),
        ("[{what: '010-1234-5678'}]", ["key-missing", "personal-mobile"]),
        ("['010-1234-5678']", ["personal-mobile", "type-mapping"]),
        ("'010-1234-5678'", ["personal-mobile", "type-list"]),
        ("[{what: '전화 010-1234-5678', why: 대표 전화}]", []),
        ("[{what: '010-1234-5678', why: 대표 전화}, {what: '12가 3456', why: 없는 것}]", ["allow-idle"]),
    ],
)
def test_a_reason_is_for_one_thing_and_must_be_given(allow: str, expected: list[str], tmp_path: Path) -> None:
    found = read(tmp_path, {INDEX: article_text(f"전화 {NUMBER}", allow=allow)})

    assert sorted(codes(found.problems)) == expected


def test_a_shop_may_say_its_own_telephone_everywhere(tmp_path: Path) -> None:
    front = {**FRONTS[Kind.SHOP], "phone": NUMBER}

    assert problems_of(tmp_path, front, "예약은 010 1234 5678.", Kind.SHOP) == []
    assert codes(problems_of(tmp_path, front, "집은 010-8765-4321.", Kind.SHOP)) == ["personal-mobile"]


def test_an_event_may_say_whom_to_ask(tmp_path: Path) -> None:
    front = {**FRONTS[Kind.EVENT], "contact": "기획단 010-1234-5678, dan@example.org"}

    assert problems_of(tmp_path, front, "물을 곳: 01012345678, dan@example.org", Kind.EVENT) == []
    front["contact"] = "국민은행 123456-01-123456"
    assert codes(problems_of(tmp_path, front, "글", Kind.EVENT)) == ["personal-account"]


def test_whatever_else_is_wrong_is_told_with_it(tmp_path: Path) -> None:
    found = read(tmp_path, {INDEX: article_text(f"전화 {NUMBER}", title=None, tags="[900101-1234567]")})

    assert sorted(codes(found.problems)) == ["key-missing", "personal-mobile", "personal-resident-number"]
    assert codes(read(tmp_path, {INDEX: "---\n---\n010-1234-5678\n"}).problems).count("personal-mobile") == 1


def test_the_same_is_told_once_for_the_text(tmp_path: Path) -> None:
    found = read(tmp_path, {INDEX: article_text(f"{NUMBER} <b>굵게</b>\n\n{NUMBER}")})

    assert places(found.problems) == [f"{INDEX}:8 personal-mobile", f"{INDEX}:10 personal-mobile"]


def test_nothing_is_built_with_it(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    paper.approve(paper.article())
    paper.article(body=f"전화 {NUMBER}\n")

    assert survey(paper.root, now=NOW).ruling is None


def test_the_sample_paper_has_none() -> None:
    root = Path(__file__).parents[2]
    settings, _ = read_settings(root / "mkdocs.yml")
    assert settings is not None

    found = read_bundles(root, settings=settings, roster=None)

    assert len(found.items) > 40
    assert [str(problem) for problem in found.problems if problem.code.startswith("personal-")] == []
