"""What is published names nothing that is not: row 7 of the leak paths."""

from typing import Any

import pytest

from site_tests.leaks.held import ID, SLUG, TITLE, assert_held
from site_tests.leaks.site_search import assert_absent
from site_tests.paper import Paper

SHOP: dict[str, Any] = {"name": "아무도 모르는 부엌", "summary": "문도 간판도 아직 없는 부엌이다."}
PROGRAMME = {"title": "비밀 장터 만들기", "summary": "아직 의논하고 있는 사업이다."}
EDITION = {
    "title": "아직 묶지 않은 오월호",
    "number": 5,
    "date": "2022-05-10",
    "summary": "오월에 묶을 이야기들.",
}
HIDDEN = (
    "hidden-kitchen",
    "secret-fair",
    *SHOP.values(),
    *PROGRAMME.values(),
    "묶지 않은 오월호",
    "오월에 묶을 이야기들",
)

BODY = f"""꽃집 이야기는 [다음 글]({SLUG})에, [또](../{SLUG}/), [또](/{ID}/#h-1), [또](../../articles/2022/{SLUG}/index.md).

<a href="{ID}" title="{TITLE}">HTML로도</a> 되고 [꺾쇠]({ID} "{TITLE}")도, [참조][곳]도도 된다.

[부엌](hidden-kitchen)과 [부엌](shops/hidden-kitchen/), [장터](programmes/secret-fair)[^하나].

[곳]: {ID} "{TITLE}"
[^하나]: 각주에서도 [그 글]({SLUG}).
"""
POINTERS: dict[str, Any] = {"shops": ["hidden-kitchen"], "programme": "secret-fair", "edition": "2022-05"}


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_neither_name_nor_title_of_what_waits_stands_where_something_points_at_it(
    theme: str, paper: Paper
) -> None:
    if theme == "material":
        paper.with_material()
    paper.shop("hidden-kitchen", **SHOP)
    paper.item("programmes/secret-fair", PROGRAMME, "아직 의논한다.\n")
    paper.item("editions/2022-05", EDITION, f"[꽃집]({SLUG})\n")
    event = {
        "title": "오월 벼룩시장",
        "summary": "안 쓰는 물건을 바꿉니다.",
        "starts": "2022-05-28T10:00:00+09:00",
        "place": "공원",
        "shops": ["hidden-kitchen"],
        "programme": "secret-fair",
    }
    number = {
        "title": "사월호", "number": 4, "date": "2022-04-10", "summary": "사월의 이야기.", "stories": [f"2022/{SLUG}"],
    }  # fmt: skip
    pointing = paper.article("pointing", body=BODY, **POINTERS)
    paper.approve(
        pointing,
        paper.item("events/flea-market", event, BODY),
        paper.item("editions/2022-04", number, BODY),
        paper.shop("next-door", body=BODY),
    )

    built = paper.mkdocs()

    assert built.code == 0, built.output
    for path in (pointing, "events/flea-market", "editions/2022-04", "shops/next-door"):
        assert "HTML로도" in built.text(f"{path}/index.html")
    assert_held(built.site, *HIDDEN)


def test_once_it_is_published_everything_leads_there(paper: Paper) -> None:
    pointing = paper.article("pointing", body=f"[다음 글]({SLUG})\n")
    paper.approve(pointing, ID)

    assert f"{ID}/" in paper.mkdocs().text(f"{pointing}/index.html")


def test_what_is_taken_back_is_named_no_longer(paper: Paper) -> None:
    said = {"decision": "retract", "by": "soyoung", "at": "2022-06-01T09:00:00+09:00", "note": "가게의 부탁"}
    pointing = paper.article("pointing", body=f"[다음 글]({SLUG})\n")
    paper.approve(pointing, ID)
    paper.decide(ID, said)

    built = paper.mkdocs()

    assert built.code == 0, built.output
    assert SLUG not in built.text(f"{pointing}/index.html")
    assert_absent(built.site, TITLE)
