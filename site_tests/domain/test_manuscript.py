"""The text of an item: known by its digest, and fetched once, by whoever reads it."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.manuscript import Manuscript

texts = st.text(st.characters(codec="utf-8"))


def elsewhere(text: str, asked: list[str]) -> Manuscript:
    """Give a manuscript whose text lies elsewhere, and note who asks for it there."""

    def find(digest: str) -> str:
        asked.append(digest)
        return text

    return Manuscript(digest=Manuscript.of(text).digest, find=find)


@given(text=texts, other=texts)
def test_two_are_the_same_if_their_texts_are(text: str, other: str) -> None:
    asked: list[str] = []
    late = elsewhere(text, asked)

    assert (late == Manuscript.of(other)) == (text == other)
    assert len({late, Manuscript.of(text), Manuscript.of(other)}) == len({text, other})
    assert repr(late) == repr(Manuscript.of(text))
    assert asked == []


def test_a_text_is_fetched_once() -> None:
    asked: list[str] = []
    late = elsewhere("두부를 판다.", asked)
    before = late.is_at_hand

    texts = [late.text, late.text]

    assert texts == ["두부를 판다."] * 2
    assert (before, late.is_at_hand) == (False, True)
    assert asked == [late.digest]


def test_what_is_at_hand_is_not_fetched() -> None:
    here = Manuscript.of("두부를 판다.")

    assert here.is_at_hand
    assert here.text == "두부를 판다."


@given(text=texts)
def test_whoever_is_sent_one_has_its_text(text: str) -> None:
    sent = pickle.loads(pickle.dumps(elsewhere(text, [])))  # noqa: S301 - our own

    assert sent == Manuscript.of(text)
    assert sent.is_at_hand
    assert sent.text == text


def test_half_of_a_character_has_a_digest_too() -> None:
    assert Manuscript.of("\ud800").digest != Manuscript.of("?").digest
