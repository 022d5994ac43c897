"""Many areas at once: each counted once, and nothing dropped in silence."""

import io
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from playwright.sync_api import Page

from dongne.domain.rollup import Part, Rollup, State
from dongne.ingest.metrics_json import parse_metrics
from dongne.pipeline.rollup import Limits, gather, sources_of
from dongne.render.rollup import make_rollup_files
from site_tests.cli.terminal import dongne
from site_tests.newsroom import AT, moment
from site_tests.rollup.city import changed, metrics, serve_badly, write

ONE = metrics("난곡 생활상권", "2022-05-04", "2022-07-01", comments=3, survey=150)
TWO = metrics("합정 생활상권", "2021-12-31", comments=10, survey=600)
STALE = timedelta(days=40)
SMALL = Limits(megabytes=1, seconds=60)
QUICK = Limits(megabytes=1, seconds=0.7)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serve_badly() as address:
        yield address


def roll(folder: Path, *places: str, limits: Limits = SMALL) -> Rollup:
    return gather(sources_of(places), folder=folder, at=AT, stale_after=STALE, limits=limits)


def part(found: Rollup, source: str) -> Part:
    return next(each for each in found.parts if each.source == source)


def outputs(found: Rollup) -> dict[str, bytes]:
    return {file.path: file.content for file in make_rollup_files(found)}


def document(found: Rollup) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(outputs(found)["rollup.json"])
    return loaded


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


# --- addresses


@pytest.mark.parametrize("path", ["/good.json", "/good/", "/moved"])
def test_an_address_is_asked_and_a_home_page_leads_to_the_figures(
    tmp_path: Path, server: str, path: str
) -> None:
    found = roll(tmp_path, f"{server}{path}")

    assert [(each.title, each.state) for each in found.parts] == [("먼 생활상권", State.COUNTED)]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/error", "500"),
        ("/nothing", "404"),
        ("/round", "TooManyRedirects"),
        ("/to-a-file", "InvalidSchema"),
        ("/bomb", "1 MB보다 큽니다"),
        ("/endless", "1 MB보다 큽니다"),
        ("/slow", "0.7초 안에"),
        ("/silent", "0.7초 안에"),
    ],
)
def test_a_server_that_does_not_answer_well_is_named(
    tmp_path: Path, server: str, path: str, words: str
) -> None:
    limits = QUICK if path in {"/slow", "/silent"} else SMALL

    (found,) = roll(tmp_path, f"{server}{path}", limits=limits).parts

    assert (found.state, found.source) == (State.MISSING, f"{server}{path}")
    assert words in found.reason


def test_a_page_that_is_no_json_is_named(tmp_path: Path, server: str) -> None:
    (found,) = roll(tmp_path, f"{server}/page").parts

    assert found.state is State.UNREADABLE


@pytest.mark.parametrize(
    "place", ["ftp://example.org/x", "file:///etc/hostname", "javascript://x", "nothing.json"]
)
def test_only_the_web_and_files_are_asked(tmp_path: Path, place: str) -> None:
    (found,) = roll(tmp_path, place).parts

    assert found.state is State.MISSING


@pytest.mark.parametrize(
    "place", ["http://", "https://[", "http://exa mple", "http://\udcff", "http://127.0.0.1:1/x"]
)
def test_an_address_that_cannot_be_one_is_named(tmp_path: Path, place: str) -> None:
    (found,) = roll(tmp_path, place).parts

    assert found.state is State.MISSING


def test_a_password_in_an_address_is_written_down_nowhere(tmp_path: Path, server: str) -> None:
    address = server.replace("http://", "http://city:sesame@")

    found = roll(tmp_path, f"{address}/error")

    assert f"{server}/error" in [each.source for each in found.parts]
    assert all(b"sesame" not in content for content in outputs(found).values())


# --- the three files


def test_page_workbook_and_data_say_the_same(tmp_path: Path) -> None:
    files = outputs(found := roll(tmp_path, *write(tmp_path, one=ONE, two=TWO, odd=b"")))
    data = document(found)
    book = openpyxl.load_workbook(io.BytesIO(files["rollup.xlsx"]))
    sheets = {sheet.title: [*sheet.iter_rows(values_only=True)][1:] for sheet in book}
    text = " ".join(html.fromstring(files["rollup.html"].decode()).text_content().split())

    assert sheets["요약"][0] == ("전체", data["totals"]["articles"], data["totals"]["comments"])
    assert [(f"{month:%Y-%m}", *rest) for month, *rest in sheets["월별"]] == [
        tuple(entry.values()) for entry in data["by_month"]
    ]
    assert sheets["분류별"] == [tuple(entry.values()) for entry in data["by_category"]]
    assert [line[0] for line in sheets["상권별"]] == [area["area"] for area in data["areas"]]
    assert [line[0] for line in sheets["살펴볼 곳"]] == ["odd.json"]
    assert "합친 상권 2곳 2022년 기사 2편 2022년 댓글 13개 이른 목표 1개" in text
    assert "odd.json 읽을 수 없음 – 합치지 않았습니다" in text
    assert "난곡 생활상권 2022-12-31 1 0 2 3 2 3" in text
    assert "우리동네 사람들 설문 2곳 600명 750명 125.0% 1곳" in text
    assert "우리동네 사람들 모임 2곳 목표 없음 0회 – –" in text


def test_the_same_areas_give_the_same_bytes_in_whatever_order_they_are_named(tmp_path: Path) -> None:
    names = write(tmp_path, one=ONE, two=TWO, odd=b"")

    assert outputs(roll(tmp_path, *names)) == outputs(roll(tmp_path, *reversed(names)))


def test_nothing_at_all_is_a_page_too(tmp_path: Path) -> None:
    files = outputs(roll(tmp_path, "nowhere.json"))

    assert "살펴볼 곳 1곳" in files["rollup.html"].decode()


def test_whatever_an_area_is_called_stays_text(tmp_path: Path) -> None:
    name = '=1+1<script>alert(1)</script>"'

    files = outputs(roll(tmp_path, *write(tmp_path, one=changed(ONE, area=name))))

    assert html.fromstring(files["rollup.html"].decode()).xpath("//script") == []
    book = openpyxl.load_workbook(io.BytesIO(files["rollup.xlsx"]))
    assert [
        cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.data_type == "f"
    ] == []


def test_the_page_asks_for_nothing_else(tmp_path: Path, page: Page, serve: Callable[[Path], str]) -> None:
    (tmp_path / "rollup.html").write_bytes(outputs(roll(tmp_path, *write(tmp_path, one=ONE)))["rollup.html"])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"{serve(tmp_path)}rollup.html")

    assert [address.rpartition("/")[2] for address in asked if "favicon" not in address] == ["rollup.html"]
    assert page.locator("h1").inner_text() == "생활상권 모아 보기"


# --- the command


def test_the_command_writes_three_files_and_says_who_is_missing(tmp_path: Path) -> None:
    write(tmp_path, one=ONE, two=TWO)
    (tmp_path / "areas.txt").write_text(
        "# 시범 상권\n\none.json\n둘째 상권, two.json\n셋째 상권, three.json\n", encoding="utf-8"
    )

    done = dongne(tmp_path, "rollup", "--list", "areas.txt", "--output", "out", now="2022-12-31")

    assert done.code == 1
    assert "상권 2곳: 기사 3편, 댓글 13개" in done.out
    assert "셋째 상권" in done.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "rollup.html", "rollup.json", "rollup.xlsx"
    ]  # fmt: skip


def test_the_command_is_content_when_everybody_is_there_even_if_late(tmp_path: Path) -> None:
    write(tmp_path, one=ONE)

    now = dongne(tmp_path, "rollup", "one.json", now="2022-12-31")
    late = dongne(tmp_path, "rollup", "one.json", now="2023-03-31")
    patient = dongne(tmp_path, "rollup", "--stale-after", "100", "one.json", now="2023-03-31")

    assert (now.code, late.code, patient.code) == (0, 0, 0)
    assert ("오래됨" in now.err, "오래됨" in late.err, "오래됨" in patient.err) == (
        False,
        True,
        False,
    )


def test_the_limits_can_be_set(tmp_path: Path) -> None:
    write(tmp_path, one=ONE)

    done = dongne(tmp_path, "rollup", "--max-size", "0.001", "one.json", now="2022-12-31")

    assert done.code == 1
    assert "0.001 MB보다 큽니다" in done.err


@pytest.mark.parametrize("call", [[], ["--list", "nothing.txt"], ["--stale-after", "0", "one.json"]])
def test_a_wrong_call_is_told(tmp_path: Path, call: list[str]) -> None:
    done = dongne(tmp_path, "rollup", *call)

    assert done.code == 2
    assert done.err


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    write(tmp_path, one=ONE)
    (tmp_path / "out").write_text("a file", encoding="utf-8")

    done = dongne(tmp_path, "rollup", "--output", "out", "one.json")

    assert done.code == 1
    assert "쓰지 못했습니다" in done.err
