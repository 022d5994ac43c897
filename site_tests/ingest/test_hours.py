"""Opening hours: the library's syntax, never its accidents."""

import opening_hours
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.ingest.fields import is_opening_hours

PIECES = (
    "Mo", "Fr", "PH", "Jan", "week", "easter", "sunrise", "off", "unknown", "days", "24/7", "09:00", "18:00", "26:00", "2022",
    "31", "53", "1", "-1", "99999999999", "-", "+", "/", ",", ";", "||", "[", "]", "(", ")", '"', " ",
)  # fmt: skip
pieces = st.sampled_from(PIECES)


@pytest.mark.parametrize(
    "text",
    ["24/7", "Mo-Fr 09:00-18:00", "Mo-Fr 09:00-18:00; PH off", "We-Su 11:30-15:00; Mo,Tu off", "Fr,Sa 18:00-02:00",
     "Mo-Su 09:00-12:00,13:00-18:00", "Su[1] 10:00-14:00", "Nov-Feb Mo-Sa 10:00-17:00"],
)  # fmt: skip
def test_hours_as_shops_keep_them_are_understood(text: str) -> None:
    assert is_opening_hours(text)


@pytest.mark.parametrize(
    "text",
    ["", "매일", "월-금 9-6", "9시부터", "Mo-Fr 9am-5pm", "Mo-Fr 25:99-88:00", "Mo[9]", "(((((", "09:00-"],
)
def test_words_are_not(text: str) -> None:
    assert not is_opening_hours(text)


@given(
    st.text(max_size=60)
    | st.lists(pieces, max_size=14).map("".join)
    | st.lists(pieces, max_size=14).map(" ".join)
)
def test_no_text_makes_it_raise(text: str) -> None:
    assert is_opening_hours(text) in (True, False)


class PanicError(BaseException):
    """As pyo3 raises it: no Exception."""


@pytest.mark.parametrize(("accident", "text"), [(PanicError, "24/7 panic"), (ValueError, "24/7 value")])
def test_an_accident_of_the_library_is_no_answer(
    monkeypatch: pytest.MonkeyPatch, accident: type[BaseException], text: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise accident

    monkeypatch.setattr(opening_hours, "OpeningHours", fail)

    assert not is_opening_hours(text)


def test_somebody_who_wants_to_stop_can_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(opening_hours, "OpeningHours", interrupt)

    with pytest.raises(KeyboardInterrupt):
        is_opening_hours("24/7 stop")
