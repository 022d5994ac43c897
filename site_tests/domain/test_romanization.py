"""Addresses that survive being pasted into a chat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.address import is_slug
from dongne.domain.romanization import propose_slug, romanize


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("난곡", "nangok"),
        ("두부집", "dubujip"),
        ("새벽 시장", "saebyeok sijang"),
        ("꽃", "kkot"),
        ("의자", "uija"),
        ("힣", "hit"),
        ("가", "ga"),
        ("2호점 A", "2hojeom A"),
    ],
)
def test_hangul_is_written_in_latin_letters(hangul: str, latin: str) -> None:
    assert romanize(hangul) == latin


def test_a_title_becomes_a_slug_of_whole_words() -> None:
    assert propose_slug("새벽 시장의 첫 손님!") == "saebyeok-sijangui-cheot-sonnim"
    assert (
        propose_slug("열한 살 화가 아홉 명, 회색 담에 동네를 그리다")
        == "yeolhan-sal-hwaga-ahop-myeong-hoesaek-dame"
    )


@pytest.mark.parametrize("title", ["", "♥♥♥", "page", "こんにちは"])
def test_where_nothing_can_be_made_of_a_title_nothing_is_proposed(title: str) -> None:
    assert propose_slug(title) == ""


@given(st.text())
def test_whatever_is_proposed_may_be_used(title: str) -> None:
    slug = propose_slug(title)

    assert not slug or is_slug(slug)
