"""Row 25: a day begins and ends where the neighbourhood is, wherever and however the site is built."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from site_tests.leaks.site_search import assert_absent, find
from site_tests.paper import Paper

ZONES = ("UTC", "America/Los_Angeles", "Pacific/Kiritimati")
LAST, FIRST = "2022-05-31T23:59:59+09:00", "2022-06-01T00:00:00+09:00"
"""The last second of May and the first of June, in Seoul."""
OPENS: dict[str, dict[str, Any]] = {
    "a-bare-day": {"date": "2022-06-01"},
    "local-midnight": {"date": "2022-06-01T00:00"},
    "midnight-in-another-zone": {"date": "2022-05-31T15:00:00Z"},
    "a-minute-of-the-offset": {"date": "2022-05-31T20:00:00+05:00"},
}
CLOSES: dict[str, dict[str, Any]] = {
    "until-a-bare-day": {"expires": "2022-05-31"},
    "until-a-moment": {"expires": "2022-06-01T00:00"},
    "until-a-moment-elsewhere": {"expires": "2022-05-31T15:00:00Z"},
}


def title_of(slug: str) -> str:
    return f"때를 기다리는 이야기 {slug}"


def write_paper(root: Path) -> Paper:
    """Write items that open with June and items that end with May."""
    paper = Paper(root)
    for slug, front in (OPENS | CLOSES).items():
        paper.approve(paper.article(slug, title=title_of(slug), summary="예고", **front))
    event = {"title": title_of("event"), "summary": "모임", "starts": "2022-07-01", "place": "마당"}
    edition = {"title": title_of("edition"), "number": 6, "date": "2022-06-01", "summary": "유월"}
    paper.approve(paper.item("events/summer", {**event, "date": "2022-06-01"}, "글\n"))
    paper.approve(
        paper.item(
            "events/spring", {**event, "title": title_of("old-event"), "expires": "2022-05-31"}, "글\n"
        )
    )
    paper.approve(paper.item("editions/2022-06", edition, "글\n"))
    return paper


OPENING = [title_of(slug) for slug in (*OPENS, "event", "edition")]
CLOSING = [title_of(slug) for slug in (*CLOSES, "old-event")]


@pytest.mark.parametrize("zone", ZONES)
def test_a_day_turns_in_seoul_wherever_the_builder_stands(
    zone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    paper = write_paper(tmp_path)

    before = paper.mkdocs(now=LAST, site="before")
    after = paper.mkdocs(now=FIRST, site="after")

    assert (before.code, after.code) == (0, 0), before.output + after.output
    assert_absent(before.site, *OPENING)
    assert [title for title in CLOSING if not find(before.site, title)] == []
    assert_absent(after.site, *CLOSING)
    assert [title for title in OPENING if not find(after.site, title)] == []


@pytest.mark.parametrize("zone", ZONES)
def test_the_real_clock_is_read_in_seoul_too(
    zone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    paper = Paper(tmp_path)
    now = datetime.now(ZoneInfo("Asia/Seoul")).replace(tzinfo=None, microsecond=0)
    for slug, moment in {
        "just-now": now - timedelta(minutes=1),
        "in-an-hour": now + timedelta(hours=1),
    }.items():
        paper.approve(
            paper.article(slug, title=title_of(slug), date=moment.isoformat()), at="2022-05-10T10:00:00+09:00"
        )

    built = paper._run("mkdocs", "build", site="site")

    assert built.code == 0, built.output
    assert find(built.site, title_of("just-now"))
    assert_absent(built.site, title_of("in-an-hour"))


@pytest.mark.parametrize("epoch", ["tomorrow", "1e12", "99999999999999999999", "2022-06-01"])
def test_a_moment_that_is_none_stops_the_build(epoch: str, tmp_path: Path) -> None:
    paper = write_paper(tmp_path)

    built = paper._run("mkdocs", "build", site="site", SOURCE_DATE_EPOCH=epoch)

    assert built.code == 1
    assert "SOURCE_DATE_EPOCH" in built.output
    assert "Traceback" not in built.output
    assert not built.site.exists()
