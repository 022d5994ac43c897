"""Many areas at once: each counted once, and nothing dropped in silence."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dongne.domain.rollup import Part, Rollup, State
from dongne.ingest.metrics_json import parse_metrics
from site_tests.newsroom import AT, moment
from site_tests.rollup.city import ONE, TWO, changed, document, metrics, part, roll, write

# --- sums


def test_areas_add_up(tmp_path: Path) -> None:
    found = document(roll(tmp_path, *write(tmp_path, one=ONE, two=TWO)))

    assert found["totals"] == {"areas": 2, "articles": 3, "comments": 13}
    assert found["by_half_year"] == [
        {"half_year": "2021-H2", "articles": 1, "comments": 0},
        {"half_year": "2022-H1", "articles": 1, "comments": 13},
        {"half_year": "2022-H2", "articles": 1, "comments": 0},
    ]
    assert [entry["month"] for entry in found["by_month"]] == [
        "2021-12", *(f"2022-{month:02}" for month in range(1, 8))
    ]  # fmt: skip
    assert found["by_category"] == [
        {"title": "밥 한 끼", "areas": 2, "articles": 1, "comments": 0},
        {"title": "사람들", "areas": 2, "articles": 2, "comments": 13},
    ]
    assert [(area["area"], area["state"]) for area in found["areas"]] == [
        ("난곡 생활상권", "counted"),
        ("합정 생활상권", "counted"),
    ]


def test_targets_add_up_and_rates_are_of_those_that_have_a_target(tmp_path: Path) -> None:
    found = document(roll(tmp_path, *write(tmp_path, one=ONE, two=TWO)))

    meeting, survey = [target for target in found["programmes"] if target["year"] == "2022"]
    assert survey == {
        "title": "우리동네 사람들", "name": "설문", "unit": "명", "year": "2022",
        "areas": 2, "target": 600, "achieved": 750, "rate": 125.0, "met": 1,
    }  # fmt: skip
    assert (meeting["target"], meeting["rate"], meeting["met"]) == (None, None, 0)


amounts = st.lists(st.tuples(st.integers(0, 23), st.integers(0, 99), st.integers(0, 99)), max_size=6)


@settings(max_examples=60)
@given(st.lists(amounts, max_size=5))
def test_the_sums_of_all_areas_are_the_sums_of_their_months(world: list[list[tuple[int, int, int]]]) -> None:
    parts = []
    for number, figures in enumerate(world):
        by_month = {f"{2021 + month // 12}-{month % 12 + 1:02}": (a, c) for month, a, c in figures}
        parts.append((f"{number}", simple(f"상권 {number}", by_month)))
    reports = [parse_metrics(content) for _, content in parts]
    assert {state for _, state, _ in reports} <= {State.COUNTED}

    found = Rollup(
        at=AT,
        parts=tuple(
            Part(source=name, state=state, report=report)
            for (name, _), (report, state, _) in zip(parts, reports, strict=True)
        ),
    )

    for periods in (found.by_month, found.by_half_year, found.by_year):
        assert sum(amount.articles for amount in periods.values()) == found.totals.articles
        assert sum(amount.comments for amount in periods.values()) == found.totals.comments
    assert sum(amount.articles for _, amount in found.by_category.values()) == found.totals.articles


def simple(area: str, by_month: dict[str, tuple[int, int]]) -> bytes:
    """Give a metrics.json of one category with these months."""

    def entries(key: str, cut: Callable[[str], str]) -> list[dict[str, object]]:
        sums: dict[str, list[int]] = {}
        for month, (articles, comments) in sorted(by_month.items()):
            before = sums.setdefault(cut(month), [0, 0])
            before[0] += articles
            before[1] += comments
        return [
            {key: period, "category": "people", "articles": found[0], "comments": found[1]}
            for period, found in sums.items()
        ]

    total = {
        "articles": sum(found[0] for found in by_month.values()),
        "comments": sum(found[1] for found in by_month.values()),
    }
    return json.dumps(
        {
            "schema": 1,
            "generated": "2022-12-30T09:00:00+09:00",
            "area": area,
            "timezone": "Asia/Seoul",
            "totals": {**total, "withdrawn": 0, "unmatched": 0},
            "by_category": [{"category": "people", "title": "사람들", **total}],
            "by_month": entries("month", str),
            "by_half_year": entries(
                "half_year", lambda month: f"{month[:4]}-H{1 if month[5:] <= '06' else 2}"
            ),
            "by_year": entries("year", lambda month: month[:4]),
            "programmes": [],
            "sources": [],
        }
    ).encode()


# --- what cannot be counted is named


def test_an_old_site_is_counted_and_named(tmp_path: Path) -> None:
    old = metrics("낡은 생활상권", "2022-05-04", at=moment("2022-11-20T09:00"))
    fresh = metrics("새 생활상권", "2022-05-04", at=moment("2022-11-22T09:00"))

    found = roll(tmp_path, *write(tmp_path, old=old, fresh=fresh))

    assert part(found, "old.json").state is State.STALE
    assert "2022-11-20에 센 수" in part(found, "old.json").reason
    assert part(found, "fresh.json").state is State.COUNTED
    assert found.totals.articles == 2


def test_a_site_whose_clock_is_wrong_is_counted_and_named(tmp_path: Path) -> None:
    ahead = changed(ONE, generated="2023-02-01T09:00:00+09:00")

    found = roll(tmp_path, *write(tmp_path, ahead=ahead))

    assert (part(found, "ahead.json").state, found.totals.articles) == (State.AHEAD, 2)


def test_an_area_that_is_named_twice_is_counted_once_the_newer_one(tmp_path: Path) -> None:
    older = changed(ONE, generated="2022-12-01T09:00:00+09:00")

    found = roll(tmp_path, *write(tmp_path, older=older, newer=ONE, again=ONE))

    assert part(found, "newer.json").state is State.COUNTED
    assert {part(found, f"{name}.json").state for name in ("older", "again")} == {State.TWICE}
    assert "newer.json" in part(found, "older.json").reason
    assert found.totals.articles == 2


TOTALS = {"articles": 2, "comments": 3, "withdrawn": 0, "unmatched": 0}
UNSOUND: dict[str, tuple[bytes, State, str]] = {
    "empty": (b"", State.UNREADABLE, "JSON이 아님"),
    "no text": (b"\xff\xfe", State.UNREADABLE, "JSON이 아님"),
    "bottomless": (b"[" * 100_000, State.UNREADABLE, "JSON이 아님"),
    "a list": (b"[]", State.UNREADABLE, "metrics.json이 아닙니다"),
    "nothing in it": (b"{}", State.UNREADABLE, "schema"),
    "a later schema": (changed(ONE, schema=2), State.OTHER_SCHEMA, "판 2"),
    "a schema in quotes": (changed(ONE, schema="1"), State.UNREADABLE, "schema"),
    "half a schema": (changed(ONE, schema=1.5), State.UNREADABLE, "schema"),
    "no area": (changed(ONE, area=""), State.UNREADABLE, "area"),
    "no zone": (changed(ONE, generated="2022-12-31T09:00:00"), State.UNREADABLE, "generated"),
    "no months": (changed(ONE, by_month=None), State.UNREADABLE, "by_month"),
    "less than nothing": (
        changed(ONE, totals=TOTALS | {"articles": -2}),
        State.UNREADABLE,
        "totals.articles",
    ),
    "more than there are": (
        changed(ONE, totals=TOTALS | {"articles": 10**30}),
        State.UNREADABLE,
        "totals.articles",
    ),
    "wrong totals": (changed(ONE, totals=TOTALS | {"articles": 9}), State.WRONG_SUMS, "totals"),
    "wrong halves": (changed(ONE, by_half_year=[]), State.WRONG_SUMS, "by_half_year"),
    "wrong years": (changed(ONE, by_year=[]), State.WRONG_SUMS, "by_year"),
}


@pytest.mark.parametrize("case", UNSOUND)
def test_what_is_no_sound_metrics_json_is_named_and_not_counted(tmp_path: Path, case: str) -> None:
    content, state, words = UNSOUND[case]

    found = roll(tmp_path, *write(tmp_path, odd=content, good=TWO))

    odd = part(found, "odd.json")
    assert odd.state is state
    assert words in odd.reason
    assert found.totals.articles == 1


def test_keys_that_a_later_program_adds_do_no_harm(tmp_path: Path) -> None:
    assert roll(tmp_path, *write(tmp_path, one=changed(ONE, weather="맑음"))).totals.articles == 2


def test_a_folder_of_a_finished_site_will_do(tmp_path: Path) -> None:
    (tmp_path / "site/metrics").mkdir(parents=True)
    (tmp_path / "site/metrics/metrics.json").write_bytes(ONE)

    assert roll(tmp_path, "site").totals.articles == 2
