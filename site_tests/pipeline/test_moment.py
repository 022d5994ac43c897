"""The moment of a build: told, from the environment, or by the clock; always in the site's own time."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from dongne.errors import UsageError
from dongne.pipeline.moment import parse_moment, read_clock

SEOUL = ZoneInfo("Asia/Seoul")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-05-04", "2022-05-04T00:00:00+09:00"),
        ("2022-05-04T10:20", "2022-05-04T10:20:00+09:00"),
        ("2022-05-03T15:00:00Z", "2022-05-04T00:00:00+09:00"),
        ("2022-05-04T10:20:30.999+09:00", "2022-05-04T10:20:30+09:00"),
    ],
)
def test_a_moment_is_told_in_the_sites_time(text: str, expected: str) -> None:
    assert parse_moment(text, SEOUL).isoformat() == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2022-02-30",
        "2022-05-04T25:00",
        "0001-01-01T00:00+10:00",
        "9999-12-31T23:59Z",
        "9999-12-31",
        "202-05-04",
        "1969-12-31",
    ],
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="시각이 아닙니다"):
        read_clock(SEOUL, text)


def test_what_is_told_wins_over_the_environment_and_that_over_the_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1651590000")

    assert read_clock(SEOUL, "2022-12-31").isoformat() == "2022-12-31T00:00:00+09:00"
    assert read_clock(SEOUL).isoformat() == "2022-05-04T00:00:00+09:00"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert abs(read_clock(SEOUL) - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize("epoch", ["today", "1e9", "99999999999999999", "99999999999"])
def test_a_broken_environment_is_told(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        read_clock(SEOUL)
