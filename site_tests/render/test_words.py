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


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("문의 02-555-0100 (10-18시)", ["025550100"]),
        ("02-555-0100 010-1234-5678", ["025550100", "01012345678"]),
        ("02-555-0100/1588-1234,070-1234-5678", ["025550100", "15881234", "07012345678"]),
        ("2022-05-04 10시 02 555 0199", ["025550199"]),
        ("(02) 555-0199, 031)555-0199", ["025550199", "0315550199"]),
        ("0505-123-4567 · 031.123.4567 · 02 - 555 - 0100", ["05051234567", "0311234567", "025550100"]),
        ("+82 (0)2-555-0199", ["+8225550199"]),
        ("+82-10-1234-5678", ["+821012345678"]),
        ("1588-1234로 02-555-0100~2", ["15881234", "025550100"]),
    ],
)
def test_each_telephone_number_is_dialled_by_itself(text: str, numbers: list[str]) -> None:
    assert [piece.tel for piece in phrases(text) if piece.tel is not None] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "2022-05-04 10시",
        "2022. 05. 04. 10:00-18:00",
        "2022-05-04~2022-05-08",
        "20220504",
        "0900-1000 1100-1200",
        "1500-2000원, 1,000,000원",
        "1592-1598년",
        "1988-2022",
        "사업자 123-45-67890",
        "1234-5678-9012-3456, 1234 5678 9012 3456",
        "110-023-456789, 352-0123-4567-89, 110-02-555-0100",
        "119 또는 02-120",
    ],
)
def test_days_hours_and_amounts_are_no_telephone_numbers(text: str) -> None:
    assert [piece.tel for piece in phrases(text) if piece.tel is not None] == []


@given(
    st.from_regex(
        r"(\+82[- ]?|0)[1-9][0-9]{0,2}[- ]?[0-9]{3,4}[- ]?[0-9]{4}|1[5-8][0-9]{2}-?[0-9]{4}", fullmatch=True
    )
)
def test_whatever_a_manuscript_may_name_as_a_number_can_be_dialled(number: str) -> None:
    assert [(piece.text, piece.tel) for piece in phrases(number)] == [
        (number, number.replace("-", "").replace(" ", ""))
    ]


@given(st.text())
def test_no_word_is_lost_around_telephone_numbers(text: str) -> None:
    assert "".join(piece.text for piece in phrases(text)) == text
