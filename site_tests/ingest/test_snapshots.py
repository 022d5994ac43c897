"""Frozen comment counts, row by row."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.metrics import CommentRow
from dongne.domain.snapshots import Amendment
from dongne.errors import Origin, Problem
from dongne.ingest.snapshots import parse_snapshot, read_snapshots
from site_tests.ingest.desk import codes, places, write
from site_tests.newsroom import AT, SEOUL

FOLDER = "content/metrics/comments"
FILE = f"{FOLDER}/2022-05.csv"
HEADER = "article,source,comments,replies,taken_at\n"
TAKEN = "2022-06-01T00:10:00+09:00"
ROW = f"articles/2022/dawn-market,isso,12,4,{TAKEN}\n"


def read(
    root: Path, files: dict[str, str | bytes], at: datetime = AT
) -> tuple[tuple[CommentRow, ...], list[Problem]]:
    return read_snapshots(write(root, files), zone=SEOUL, at=at)


def test_a_row_is_read_with_its_month_and_place(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, {FILE: HEADER + ROW})

    assert problems == []
    assert rows == (
        CommentRow(
            month="2022-05",
            article="articles/2022/dawn-market",
            source="isso",
            comments=12,
            replies=4,
            taken_at=datetime(2022, 6, 1, 0, 10, tzinfo=SEOUL),
            origin=Origin(file=FILE, line=2),
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + HEADER + ROW,
        (HEADER + ROW).replace("\n", "\r\n"),
        HEADER + ROW + "\n\n",
        HEADER + ROW.replace("isso", '"isso"'),
    ],
)
def test_a_spreadsheet_may_have_saved_it(tmp_path: Path, text: str) -> None:
    rows, problems = read(tmp_path, {FILE: text})

    assert [row.source for row in rows] == ["isso"]
    assert problems == []


def test_columns_may_stand_in_another_order_and_there_may_be_more(tmp_path: Path) -> None:
    rows, problems = read(
        tmp_path,
        {FILE: f'source,replies,comments,article,taken_at,note\nisso,4,12,a,{TAKEN},"쉼표, 따옴표"\n'},
    )

    assert problems == []
    assert (rows[0].comments, rows[0].replies, rows[0].article) == (12, 4, "a")


def test_rows_of_all_months_come_in_order(tmp_path: Path) -> None:
    other = ROW.replace("dawn", "april")

    rows, _ = read(tmp_path, {FILE: HEADER + ROW + other, f"{FOLDER}/2022-04.csv": HEADER + ROW})

    assert [(row.month, row.article[14:]) for row in rows] == [
        ("2022-04", "dawn-market"),
        ("2022-05", "april-market"),
        ("2022-05", "dawn-market"),
    ]


def test_without_snapshots_there_are_no_rows_and_no_problems(tmp_path: Path) -> None:
    assert read(tmp_path, {}) == ((), [])
    assert read(tmp_path, {FILE: HEADER}) == ((), [])


def test_what_was_counted_later_than_now_is_not_known_yet(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {FILE: HEADER + ROW}

    assert len(read(tmp_path, files, at=datetime(2022, 6, 1, 0, 10, tzinfo=SEOUL))[0]) == 1
    assert read(tmp_path, files, at=datetime(2022, 6, 1, 0, 9, tzinfo=SEOUL)) == ((), [])


@pytest.mark.parametrize(
    "row",
    [
        ROW.replace(",12,", ",-12,"),
        ROW.replace(",12,", ",12.0,"),
        ROW.replace(",12,", ",열둘,"),
        ROW.replace(",12,", ",１２,"),
        ROW.replace(",12,", ",1_2,"),
        ROW.replace(",12,", ",,"),
        ROW.replace(",12,", ",99999999999999999999,"),
        ROW.replace(",4,", ",-4,"),
        ROW.replace(",4,", ",13,"),
        ROW.replace(",isso,", ",,"),
        ROW.replace("articles/2022/dawn-market", " "),
        ROW.replace(TAKEN, "언젠가"),
        ROW.replace(TAKEN, "2022-06-31"),
        ROW.replace(TAKEN, ""),
        ROW.replace(TAKEN, "2022-04-30T23:59:59+09:00"),
        ROW.replace(",isso", ""),
        ROW.replace("\n", ",more,cells,than,columns\n"),
        '"unclosed,isso,1,1,x\n',
    ],
)
def test_a_row_that_cannot_be_counted_is_an_error_on_its_line(tmp_path: Path, row: str) -> None:
    good = ROW.replace("dawn", "good")

    rows, problems = read(tmp_path, {FILE: HEADER + good + row})

    assert places(problems) == [f"{FILE}:3 snapshot-row"]
    assert [row.article for row in rows] == ["articles/2022/good-market"]


def test_a_month_may_be_counted_from_its_first_instant(tmp_path: Path) -> None:
    assert read(tmp_path, {FILE: HEADER + ROW.replace(TAKEN, "2022-05-01")})[1] == []


def test_as_many_replies_as_comments_are_possible(tmp_path: Path) -> None:
    assert read(tmp_path, {FILE: HEADER + ROW.replace(",12,4,", ",0,0,")})[1] == []


def test_two_rows_for_an_article_and_source_are_an_error(tmp_path: Path) -> None:
    other_source, spaced = ROW.replace("isso", "giscus"), ROW.replace("isso", " isso ")

    _, problems = read(tmp_path, {FILE: HEADER + ROW + other_source + spaced})

    assert places(problems) == [f"{FILE}:4 snapshot-row"]


@pytest.mark.parametrize("column", ["article", "source", "comments", "replies", "taken_at"])
def test_a_missing_column_is_named(tmp_path: Path, column: str) -> None:
    _, (problem,) = read(tmp_path, {FILE: HEADER.replace(column, "x") + ROW})

    assert problem.origin.line == 1
    assert column in problem.message


@pytest.mark.parametrize(
    "text", ["", ROW, "article,source,comments,replies,taken_at,article\n", "\n" + HEADER[:10]]
)
def test_a_file_without_a_proper_header_is_an_error(tmp_path: Path, text: str) -> None:
    assert places(read(tmp_path, {FILE: text})[1]) == [f"{FILE}:1 snapshot-row"]


@pytest.mark.parametrize(
    "name",
    [
        "2022-13.csv",
        "2022-5.csv",
        "may.csv",
        "2022-05.CSV",
        "2022-05.txt",
        "readme.md",
        "2022-05.csv/a.csv",
        "0000-01.csv",
    ],
)
def test_a_file_that_is_no_month_is_an_error(tmp_path: Path, name: str) -> None:
    assert codes(read(tmp_path, {f"{FOLDER}/{name}": HEADER + ROW})[1]) == ["file-stray"]


def test_dot_files_links_and_other_encodings_are_errors(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            f"{FOLDER}/.2022-05.csv": HEADER,
            f"{FOLDER}/2022-06.csv": (HEADER + "댓글").encode("cp949"),
            "a.csv": HEADER,
        },
    )
    (tmp_path / FOLDER / "2022-07.csv").symlink_to(tmp_path / "a.csv")

    assert sorted(codes(read(tmp_path, {})[1])) == ["encoding-not-utf8", "file-hidden", "link-symbolic"]


def test_a_folder_that_is_a_link_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, {"elsewhere/2022-05.csv": HEADER + ROW, "content/metrics/readme": ""})
    (tmp_path / FOLDER).symlink_to(tmp_path / "elsewhere")

    assert read(tmp_path, {})[0] == ()
    assert codes(read(tmp_path, {})[1]) == ["link-symbolic"]


cells = st.sampled_from(["articles/2022/a", "isso", "0", "3", "-1", TAKEN, "", '"', '""', "가", "\t"])


@given(
    st.text()
    | st.lists(st.lists(cells, max_size=7).map(",".join), max_size=6).map(
        lambda rows: HEADER + "\n".join(rows)
    )
)
def test_no_text_makes_it_raise(text: str) -> None:
    rows, _ = parse_snapshot(text, file=FILE, month="2022-05", zone=SEOUL)

    assert all(0 <= row.replies <= row.comments for row in rows)
    assert len({(row.article, row.source) for row in rows}) <= len(rows)


def test_a_month_that_was_counted_again_says_when_and_why(tmp_path: Path) -> None:
    again = HEADER.replace("\n", ",amended_at,reason\n") + ROW.replace(
        "\n", ',2022-06-20T09:00:00+09:00,"늦게 온 편지 셋, 모두 오월 것"\n'
    )

    rows, problems = read(tmp_path, {FILE: again, f"{FOLDER}/2022-04.csv": HEADER + ROW})

    assert problems == []
    assert [row.amendment for row in rows] == [
        None,
        Amendment(at=datetime(2022, 6, 20, 9, tzinfo=SEOUL), reason="늦게 온 편지 셋, 모두 오월 것"),
    ]


@pytest.mark.parametrize("cells", ["2022-06-20T09:00:00+09:00,", "언젠가,까닭", "2022-04-01,까닭"])
def test_a_month_counted_again_without_day_or_reason_is_a_problem(tmp_path: Path, cells: str) -> None:
    text = HEADER.replace("\n", ",amended_at,reason\n") + ROW.replace("\n", f",{cells}\n")

    _, problems = read(tmp_path, {FILE: text})

    assert places(problems) == [f"{FILE}:2 snapshot-row"]
