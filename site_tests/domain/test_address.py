"""Ids: what may be one, and which could be taken for one another."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.address import RESERVED, Kind, find_collisions, is_item_id, is_slug, permalink, slug_of
from dongne.errors import Origin


@pytest.mark.parametrize(
    "item_id",
    [
        "articles/2022/dawn-market",
        "shops/nangok-dubu",
        "editions/2022-12",
        "events/sale",
        "programmes/newsletter",
    ],
)
def test_ids_of_every_kind(item_id: str) -> None:
    assert is_item_id(item_id)
    assert permalink(item_id) == f"{item_id}/"
    assert item_id.startswith(Kind.of(item_id).folder)


@pytest.mark.parametrize(
    "text",
    [
        "", "articles", "articles/dawn-market", "articles/22/dawn", "articles/2022/Dawn", "articles/2022/새벽",
        "articles/2022/-dawn", "articles/2022/dawn-", "articles/2022/da--wn", "articles/2022/..", "articles/2022/a/b",
        "articles/2022/a\\b", "articles/2022/a\n", "shops/handmade", "shops/page", "editions/2022-13", "editions/may",
        "posts/2022/dawn", "shops/a.b", "shops/a%2e", "articles/２０２２/dawn", f"shops/{'a' * 81}", "/shops/a", "shops/a/",
    ],
)  # fmt: skip
def test_what_is_no_id(text: str) -> None:
    assert not is_item_id(text)


@given(st.text())
def test_a_slug_survives_every_file_system_and_every_address_bar(text: str) -> None:
    if is_slug(text):
        assert text.isascii()
        assert text == text.lower()
        assert re.fullmatch(r"[a-z0-9-]{1,80}", text)
        assert text not in RESERVED


def test_parts_of_an_id() -> None:
    assert slug_of("articles/2022/dawn-market") == "dawn-market"
    assert [kind.label for kind in Kind] == ["기사", "가게", "호", "행사", "단위사업"]


def test_folders_that_differ_by_case_or_normal_form_only_collide() -> None:
    composed, decomposed = "shops/\uac00", "shops/\u1100\u1161"
    folders = ["shops/Dubu", "shops/dubu", composed, decomposed, "shops/other"]

    problems = find_collisions((folder, Origin(file=f"content/{folder}")) for folder in folders)

    assert [problem.code for problem in problems] == ["id-collision", "id-collision"]
    assert "shops/dubu" in problems[-1].message + problems[0].message


def test_different_folders_do_not_collide() -> None:
    assert find_collisions([("shops/a", Origin(file="a")), ("shops/b", Origin(file="b"))]) == []
