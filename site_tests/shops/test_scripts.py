"""The scripts by themselves: the clock they keep and the names they find."""

import json
import random
from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import Page

from dongne.render.shops.timetable import HORIZON, read_timetable

FIRST = date(2022, 12, 1)
HOURS = (
    "Tu-Sa 06:00-14:00; Su 06:00-12:00; Mo off",
    "Fr,Sa 18:00-02:00; PH off",
    "Mo-Fr 09:00-12:00,13:00-18:00; Sa 09:00-24:00; Su 00:00-05:00",
    "Mo-Su 10:00-22:00; Su[2,4] off; 2022 Dec 31 10:00-26:00",
    "24/7",
)

STATES = """async ([rows, moments]) => {
    const {stateAt, localMoment} = await import("./hours.js");
    return rows.map(hours => moments.map(moment => stateAt(hours, localMoment(new Date(moment), "Asia/Seoul")).open));
}"""
WORDS = """async ([hours, moments]) => {
    const {stateWords, localMoment} = await import("./hours.js");
    return moments.map(moment => stateWords(hours, localMoment(new Date(moment), "Asia/Seoul")));
}"""
FOUND = """async pairs => {
    const {matches} = await import("./initials.js");
    return pairs.map(([name, typed]) => matches(name, typed));
}"""


@pytest.fixture
def laboratory(page: Page, scripts: str) -> Page:
    """Open a page that may import the scripts."""
    page.goto(f"{scripts}hours.js")
    return page


def rows(*hours: str) -> list[object]:
    tables = [read_timetable(each, FIRST) for each in hours]
    return [json.loads(table.data()) for table in tables if table is not None]


def told(page: Page, hours: str, *moments: str) -> list[str | None]:
    answers = page.evaluate(WORDS, [rows(hours)[0], [f"{moment}+09:00" for moment in moments]])
    return [answer and answer.replace("\u2060", "") for answer in answers]


def test_browser_and_build_agree_at_a_thousand_moments(laboratory: Page) -> None:
    chance = random.Random(7)  # noqa: S311 - the same moments at each run
    minutes = [chance.randrange(1440, (HORIZON.days - 1) * 1440) for _ in range(1000)]
    start = datetime.combine(FIRST, datetime.min.time())
    moments = [start + timedelta(minutes=minute) for minute in minutes]

    found = laboratory.evaluate(STATES, [rows(*HOURS), [f"{moment.isoformat()}+09:00" for moment in moments]])

    for hours, states in zip(HOURS, found, strict=True):
        table = read_timetable(hours, FIRST)
        assert table is not None
        assert states == [table.is_open(moment) for moment in moments], hours


@pytest.mark.parametrize(
    ("hours", "at", "words"),
    [
        ("Mo-Fr 09:00-18:00", "2022-12-30T09:00", "지금 열림 · 오후 6시까지"),
        ("Mo-Fr 09:00-18:00", "2022-12-30T17:30", "곧 닫음 · 오후 6시까지"),
        ("Mo-Fr 09:00-18:00", "2022-12-30T18:00", "지금 닫힘 · 월요일 오전 9시에 엶"),
        ("Mo-Sa 09:00-18:30", "2022-12-30T19:00", "지금 닫힘 · 내일(토) 오전 9시에 엶"),
        ("Mo-Fr 09:00-12:00,13:00-18:00", "2022-12-30T12:10", "지금 닫힘 · 오늘 오후 1시에 엶"),
        ("Fr 18:00-02:00", "2022-12-30T23:00", "지금 열림 · 다음 날 오전 2시까지"),
        ("Fr 18:00-02:00", "2022-12-31T01:00", "지금 열림 · 오전 2시까지"),
        ("Fr 18:00-24:00", "2022-12-30T20:00", "지금 열림 · 밤 12시까지"),
        ("Fr 10:00-24:00; Sa 00:00-03:00", "2022-12-30T20:00", "지금 열림 · 다음 날 오전 3시까지"),
        ("24/7", "2022-12-30T20:00", "지금 열림"),
        ("Mo-Su 12:00-13:00", "2022-12-30T11:00", "지금 닫힘 · 오늘 낮 12시에 엶"),
        ("2022 Dec 01 10:00-12:00", "2022-12-30T11:00", "지금 닫힘"),
        ("24/7", "2024-12-30T20:00", None),
        ("24/7", "2022-11-30T20:00", None),
    ],
)  # fmt: skip
def test_the_state_is_told_as_a_neighbour_would(
    laboratory: Page, hours: str, at: str, words: str | None
) -> None:
    assert told(laboratory, hours, at) == [words]


def test_names_are_found_as_they_are_typed(laboratory: Page) -> None:
    finds = [
        ("두부집", "ㄷㅂㅈ"), ("두부집", "두부"), ("두부집", "ㅂㅈ"), ("두부집", "두ㅂ"), ("두부집", "둡"), ("두부집", "ㄷ부"),
        ("별 다방", "별다"), ("별다방", "별 다방"), ("국수와 떡", "ㄳㅇ"), ("값진 옷", "ㄱㅈㅇ"), ("국수집", "ㄱㅅ"), ("국수집", "ㄳ"),
        ("꽃집", "ㄱㅈ"), ("꽃집", "ㄲㅈ"), ("떡방앗간", "떡"), ("떡방앗간", "떠"), ("GS편의점", "gs"), ("닭갈비", "닭"),
        ("달걀집", "닭"), ("두부집", ""), ("두부집".encode().decode(), "\u1103\u116e\u1107\u116e"),
    ]  # fmt: skip
    misses = [
        ("두부집", "ㄷㅈ"),
        ("두부집", "부두"),
        ("국수집", "ㄲㅅ"),
        ("떡방앗간", "더"),
        ("별다방", "별다방점"),
        ("별", "벼ㄹㄹ"),
    ]

    assert laboratory.evaluate(FOUND, finds) == [True] * len(finds)
    assert laboratory.evaluate(FOUND, misses) == [False] * len(misses)
