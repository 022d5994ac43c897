"""Days, hours and telephone numbers in the words of residents."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.render import dates
from dongne.render.words import hours_in_words, phrases
from site_tests.newsroom import moment


def test_a_day_is_told_in_korean() -> None:
    assert dates.day(date(2022, 5, 4)) == "2022년 5월 4일"
    assert dates.weekday(date(2022, 5, 21)) == "2022년 5월 21일 토요일"
    assert dates.month("2022-05") == "2022년 5월"


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        ("00:30", "오전 12시 30분"),
        ("09:00", "오전 9시"),
        ("12:00", "낮 12시"),
        ("12:10", "오후 12시 10분"),
        ("18:30", "오후 6시 30분"),
    ],
)
def test_an_hour_is_told_as_it_is_said(hour: str, words: str) -> None:
    assert dates.moment(moment(f"2022-05-21T{hour}")) == f"2022년 5월 21일 토요일 {words}"


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        ("2022-05-21T10:00", None, "2022년 5월 21일 토요일 오전 10시"),
        ("2022-05-21", None, "2022년 5월 21일 토요일"),
        ("2022-05-21T10:00", "2022-05-21T16:00", "2022년 5월 21일 토요일 오전 10시부터 오후 4시까지"),
        ("2022-05-21", "2022-05-22", "2022년 5월 21일 토요일부터 5월 22일 일요일까지"),
        ("2022-12-31", "2023-01-01", "2022년 12월 31일 토요일부터 2023년 1월 1일 일요일까지"),
    ],
)
def test_a_span_says_nothing_twice(starts: str, ends: str | None, words: str) -> None:
    assert dates.span(moment(starts), None if ends is None else moment(ends)) == words


def test_the_end_of_a_day_has_the_days_name() -> None:
    assert dates.deadline(moment("2022-09-01")) == "2022년 8월 31일 수요일"
    assert dates.deadline(moment("2022-08-31T18:00")) == "2022년 8월 31일 수요일 오후 6시"


def test_machines_read_days_and_moments() -> None:
    assert dates.machine(date(2022, 5, 4)) == "2022-05-04"
    assert dates.machine(moment("2022-05-04T09:00")) == "2022-05-04T09:00+09:00"


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001 - a zone follows
def test_no_two_moments_are_told_alike(at: datetime) -> None:
    at = at.replace(second=0, microsecond=0, tzinfo=UTC)

    later = at + timedelta(minutes=1)

    assert dates.moment(at) != dates.moment(later) or time() in {at.time(), later.time()}


@pytest.mark.parametrize(
    ("hours", "lines"),
    [
        ("Tu-Su 11:00-20:00; Mo off", [("화–일", "11:00–20:00"), ("월", "쉽니다")]),
        ("Mo-Fr 09:00-12:00,13:00-18:00", [("월–금", "09:00–12:00, 13:00–18:00")]),
        ("Su,PH closed", [("일·공휴일", "쉽니다")]),
        ("24/7", [("날마다", "하루 내내")]),
        ("10:00-19:00", [("날마다", "10:00–19:00")]),
        ("Fr 18:00-02:00", [("금", "18:00–다음 날 02:00")]),
        ("Sa 18:00-26:00", [("토", "18:00–다음 날 02:00")]),
        ('Mo-Fr 10:00-18:00 "점심은 쉼"', [("월–금", "10:00–18:00 점심은 쉼")]),
        ("Mo-Su 10:00-22:00; Su[2,4] off", [("날마다", "10:00–22:00"), ("둘째·넷째 일요일", "쉽니다")]),
        ("Mo[-1] off", [("마지막 월요일", "쉽니다")]),
        ("Apr-Oct Mo-Fr 10:00-18:00", [("4월–10월 월–금", "10:00–18:00")]),
        ("Nov-Feb 10:00-17:00", [("11월–2월", "10:00–17:00")]),
        ("2022 Sep 08-12 off; Dec 25 off", [("2022년 9월 8일–12일", "쉽니다"), ("12월 25일", "쉽니다")]),
    ],
)
def test_opening_hours_are_told_line_by_line(hours: str, lines: list[tuple[str, str]]) -> None:
    assert [(line.days, line.times) for line in hours_in_words(hours)] == lines


@pytest.mark.parametrize(
    "hours", ["Apr-Oct week 1-9 10:00-18:00", "Mo[1]-Fr off", "sunrise-sunset", "Mo 10:00+", "easter off", ""]
)
def test_hours_too_rich_for_a_line_are_not_told_wrongly(hours: str) -> None:
    assert hours_in_words(hours) == ()


@pytest.mark.parametrize(
    ("hours", "weekdays"),
    [
        ("Tu-Sa 06:00-14:00; Mo,Su off", ["12345", "06"]),
        ("Sa-Mo 10:00-12:00", ["560"]),
        ("10:00-19:00; Su[2,4] off; PH off", ["0123456", "", "H"]),
        ("Apr-Oct Mo-Fr 10:00-18:00", [""]),
    ],
)
def test_a_line_knows_the_days_of_which_it_tells(hours: str, weekdays: list[str]) -> None:
    assert [line.weekdays for line in hours_in_words(hours)] == weekdays


def test_one_rule_too_rich_leaves_all_to_the_notation() -> None:
    assert hours_in_words("Mo-Fr 09:00-18:00; PH -1 day off") == ()


def test_a_telephone_number_can_be_dialled_wherever_it_stands() -> None:
    pieces = phrases("떡방앗간 이층, 02-555-0178 또는 +82 2 555 0199")

    assert [(piece.text, piece.tel) for piece in pieces] == [
        ("떡방앗간 이층, ", None),
        ("02-555-0178", "025550178"),
        (" 또는 ", None),
        ("+82 2 555 0199", "+8225550199"),
    ]


@given(st.text())
def test_no_word_is_lost_around_telephone_numbers(text: str) -> None:
    assert "".join(piece.text for piece in phrases(text)) == text
