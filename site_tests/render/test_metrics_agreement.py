"""Page, reports, JSON, CSV and workbook are read back, each with another reader, and compared cell by cell."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from dongne.domain.items import Item, Record, StudyGroup, Target
from dongne.domain.metrics import CommentRow, count
from dongne.errors import Origin
from dongne.render.metrics import make_metrics_files, make_metrics_pages
from dongne.render.outputs import Site
from dongne.render.templates import Templates
from site_tests import newsroom
from site_tests.newsroom import moment

SETTINGS = newsroom.settings()
TEMPLATES = Templates()
TITLES = SETTINGS.category_titles
PAIR = re.compile(r"기사 ([\d,]+) / 댓글 ([\d,]+)")
Cells = list[tuple[Any, ...]]


def row(article: str, month: str, comments: int, source: str = "isso") -> CommentRow:
    return CommentRow(
        month=month,
        article=article,
        source=source,
        comments=comments,
        replies=0,
        taken_at=moment("2022-12-20T00:10"),
        origin=Origin(file=f"content/metrics/comments/{month}.csv", line=2),
    )


def world(dated: Sequence[tuple[int, str]], said: Sequence[tuple[int, str, int]]) -> Site:
    """Publish articles so many days after November 2021, and count comments; the last ids are of nobody."""
    articles: list[Item] = [
        newsroom.article(
            f"articles/{(moment('2021-11-28') + timedelta(days=days)).year}/story-{place}",
            date=moment("2021-11-28") + timedelta(days=days),
            category=category,
            title=f"{'=' * (place % 2)}기사 {place}",
            programme="programmes/study" if place % 3 else None,
        )
        for place, (days, category) in enumerate(dated)
    ]
    ids = [*(item.id for item in articles), "articles/2022/unknown"]
    rows = [row(ids[number % len(ids)], month, amount) for number, month, amount in said]
    items = [*articles, *_programmes(), *_study_group()]
    publication = newsroom.publish(*items)
    tally = count(publication, rows, SETTINGS)
    return Site(settings=SETTINGS, publication=publication, album={}, tally=tally)


def _programmes() -> Iterator[Item]:
    yield newsroom.programme(
        targets=(
            Target(name="기사", unit="편", target=4, measure="articles"),
            Target(name="댓글", unit="개", target=3000, measure="comments"),
            Target(name="설문", unit="명"),
        ),
        records=(
            Record(date=date(2021, 12, 31), name="설문", amount=100),
            Record(date=date(2022, 6, 30), name="설문", amount=1212),
            Record(date=date(2022, 7, 1), name="설문", amount=1),
        ),
    )
    yield newsroom.programme(
        "programmes/study",
        title="공부 모임",
        targets=(
            Target(name="모임", unit="곳", target=2, measure="study_groups"),
            Target(name="알림", unit="편", target=3, measure="articles"),
        ),
    )
    yield newsroom.programme("programmes/without", title="목표 없는 사업")


def _study_group() -> Iterator[Item]:
    for place in range(3):
        yield newsroom.shop(f"shops/one-{place}", study_group=StudyGroup(id="bread", title="빵"))


days = st.integers(0, 398)
months = st.sampled_from(["2021-12", "2022-01", "2022-02", "2022-06", "2022-07", "2022-12"])
worlds = st.builds(
    world,
    st.lists(st.tuples(days, st.sampled_from(["people", "food"])), max_size=9),
    st.lists(st.tuples(st.integers(0, 9), months, st.integers(0, 2500)), max_size=9),
)


@pytest.fixture(scope="module")
def full() -> Site:
    dated = [(0, "people"), (33, "people"), (34, "food"), (213, "food"), (214, "people"), (398, "people")]
    said = [
        (0, "2021-12", 2),
        (1, "2022-01", 1100),
        (3, "2022-06", 30),
        (4, "2022-07", 7),
        (6, "2022-07", 11),
    ]
    return world(dated, said)


@pytest.fixture(scope="module")
def read(full: Site) -> "Read":
    return Read(full)


class Read:
    """All outputs of one site, read back."""

    def __init__(self, site: Site) -> None:
        self.files = {file.path.removeprefix("metrics/"): file.content for file in make_metrics_files(site)}
        self.pages = {
            page.path.removeprefix("metrics/"): html.fromstring(TEMPLATES.render(page))
            for page in make_metrics_pages(site)
        }
        self.json: dict[str, Any] = json.loads(self.files["metrics.json"])
        book = openpyxl.load_workbook(io.BytesIO(self.files["metrics.xlsx"]))
        self.sheets: dict[str, Cells] = {
            sheet.title: [tuple(line) for line in sheet.iter_rows(values_only=True)] for sheet in book
        }

    def csv(self, name: str) -> Cells:
        text = self.files[f"{name}.csv"].decode("utf-8-sig")
        return [tuple(line) for line in csv.reader(io.StringIO(text, newline=""))][1:]

    def figures(self, table: str, key: str) -> Cells:
        """Give a table of metrics.json as people see it: with titles."""
        return [
            (entry[key], TITLES[entry["category"]], entry["articles"], entry["comments"])
            for entry in self.json[table]
        ]

    def targets(self) -> Cells:
        return [
            (programme["title"], *target.values())
            for programme in self.json["programmes"]
            for target in programme["targets"]
        ]

    def pairs(self, page: str) -> Cells:
        """Give the table of pairs of a page: what stands in front of a line, and its pairs."""
        lines = self.pages[page].xpath("//table[contains(@class, 'dm-pairs')]//tr[td]")
        return [(_words(line.find("th")), *_pairs(_words(line))) for line in lines]

    def programmes(self, page: str, table: int = 0) -> Cells:
        (found, *more) = self.pages[page].xpath("//table[contains(@class, 'dm-programmes')]")[table:]
        del more
        lines: Cells = []
        for body in found.iter("tbody"):
            title = _words(body.find("tr"))
            for line in body.findall("tr")[1:]:
                lines.append((title, *(_words(cell) for cell in line)))
        return lines


def _words(node: Any) -> str:  # noqa: ANN401 - lxml names its nodes itself
    return " ".join(node.text_content().split())


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    for articles, comments in PAIR.findall(text):
        yield int(articles.replace(",", "")), int(comments.replace(",", ""))


def plain(cells: Cells) -> Cells:
    """Give cells as a CSV file has them: text, nothing for None."""
    return [tuple("" if cell is None else str(cell) for cell in line) for line in cells]


# --- tables


def check_tables(read: Read) -> None:
    """Hold the CSV files and the workbook's sheets against metrics.json."""
    by_month, by_half_year = read.figures("by_month", "month"), read.figures("by_half_year", "half_year")
    by_year, targets = read.figures("by_year", "year"), read.targets()
    all_time = [tuple(entry.values())[1:] for entry in read.json["by_category"]]

    assert read.csv("by-month") == plain(by_month)
    assert read.csv("by-half-year") == plain(by_half_year)
    assert read.csv("by-year") == plain(by_year)
    assert read.csv("by-category") == plain(all_time)
    assert read.csv("programmes") == plain(targets)
    assert [(f"{month:%Y-%m}", *rest) for month, *rest in read.sheets["월별"][1:]] == by_month
    assert [
        (title, name, unit, str(year), None if rate is None else target, achieved, rate)
        for title, name, unit, year, target, achieved, rate in read.sheets["단위사업"][1:]
    ] == targets
    assert {target for *_, target, _, rate in read.sheets["단위사업"][1:] if rate is None} <= {"목표 없음"}
    summary = read.sheets["요약"][1:]
    known = [("전체", *line) for line in all_time] + by_year + by_half_year
    assert sorted(line for line in summary if line[1] != "합계") == sorted(known)
    for period, _, articles, comments in (line for line in summary if line[1] == "합계"):
        parts = [line[2:] for line in known if line[0] == period]
        assert (articles, comments) == (sum(part[0] for part in parts), sum(part[1] for part in parts))


def check_articles(read: Read) -> None:
    """Hold the lists of articles against each other and against the totals."""
    head, *sheet = read.sheets["기사 목록"]
    day = head.index("날짜")

    assert [(*line[:day], f"{line[day]:%Y-%m-%d}", *line[day + 1 :]) for line in sheet] == [
        (*line[:-1], int(line[-1])) for line in read.csv("articles")
    ]
    assert len(sheet) == read.json["totals"]["articles"]
    assert sum(line[-1] for line in sheet) == read.json["totals"]["comments"]


# --- pages


def check_overview(read: Read) -> None:
    """Hold the page of all time against metrics.json."""
    by_month: dict[str, list[tuple[int, int]]] = {}
    for month, _, articles, comments in read.figures("by_month", "month"):
        by_month.setdefault(month, []).append((articles, comments))
    all_time = [(entry["articles"], entry["comments"]) for entry in read.json["by_category"]]

    if not by_month:
        assert read.pairs("") == []
        return
    *lines, total = read.pairs("")
    assert [cells[:-1] for _, *cells in lines] == [*reversed(by_month.values())]
    assert total[1:-1] == tuple(all_time)
    totals = read.json["totals"]
    assert total[-1] == (totals["articles"], totals["comments"])
    for cells in (*(line[1:] for line in lines), total[1:]):
        assert cells[-1] == (sum(cell[0] for cell in cells[:-1]), sum(cell[1] for cell in cells[:-1]))
    text = _words(read.pages[""])
    assert f"내려진 기사에 달렸던 댓글 {totals['withdrawn']:,}개" in text
    assert f"이어지지 않는 댓글 {totals['unmatched']:,}개" in text


def spoken(target: tuple[Any, ...]) -> tuple[str, ...]:
    """Give a row of metrics.json's programmes as the pages say it."""
    title, name, unit, year, goal, achieved, rate = target
    goal = "목표 없음" if rate is None else f"{goal:,}{unit}"
    return title, name, year, goal, f"{achieved:,}{unit}", "–" if rate is None else f"{rate}%"


def check_programmes(read: Read) -> None:
    """Hold the programmes on the page of all time and on those of the years against metrics.json."""
    said = [spoken(target) for target in read.targets()]

    assert [line for line in read.programmes("", 1) if len(line) > 2] == said
    for year in {line[2] for line in said}:
        if f"{year}/" in read.pages:
            own = [(*line[:2], *line[3:]) for line in said if line[2] == year]
            assert [line for line in read.programmes(f"{year}/") if len(line) > 2] == own


def check_periods(read: Read) -> None:
    """Hold every half-year and year on its page against metrics.json; a page without figures shows noughts."""
    for table, key in (("by_half_year", "half_year"), ("by_year", "year")):
        by_period: dict[str, list[tuple[int, int]]] = {}
        for period, _, articles, comments in read.figures(table, key):
            by_period.setdefault(period, []).append((articles, comments))
        for period, pairs in by_period.items():
            *lines, total = read.pairs(f"{period.lower()}/")
            assert [name for name, *_ in lines] == list(TITLES.values())
            assert [cells[-1] for _, *cells in lines] == pairs
            assert total[-1] == (sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs))


def check_months(read: Read) -> None:
    """Hold every month on its page against metrics.json, and its running total against all months before."""
    figures = read.figures("by_month", "month")
    for month in {line[0] for line in figures}:
        *lines, _ = read.pairs(f"{month}/")
        for title, own, so_far in lines:
            assert own == next(line[2:] for line in figures if line[:2] == (month, title))
            until = [
                line[2:] for line in figures if f"{month[:4]}-01" <= line[0] <= month and line[1] == title
            ]
            assert so_far == (sum(each[0] for each in until), sum(each[1] for each in until))


CHECKS = (
    check_tables,
    check_articles,
    check_overview,
    check_programmes,
    check_periods,
    check_months,
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_output_says_the_same(read: Read, check: Any) -> None:  # noqa: ANN401 - one of CHECKS
    check(read)


@settings(max_examples=4)
@given(worlds)
def test_every_output_says_the_same_whatever_was_published_and_said(site: Site) -> None:
    read = Read(site)

    for check in CHECKS:
        check(read)


@pytest.mark.long
@settings(max_examples=150)
@given(worlds)
def test_every_output_says_the_same_in_many_more_worlds(site: Site) -> None:
    read = Read(site)

    for check in CHECKS:
        check(read)


def test_what_was_reached_in_the_halves_adds_up_to_the_year(read: Read) -> None:
    halves = [read.programmes(f"2022-h{half}/") for half in (1, 2)]
    for first, second, year in zip(*halves, read.programmes("2022/"), strict=True):
        if "모임" not in first:  # Study groups have no first day: those of today stand in every period.
            amounts = [int(re.sub(r"\D", "", line[3])) for line in (first, second, year) if len(line) > 3]
            assert sum(amounts[:2]) == sum(amounts[2:])
            assert second[-2:] == (year[-2], year[-1])


# --- the workbook


def test_the_workbook_has_the_sheets_of_the_plan_with_head_rows_that_stay(read: Read) -> None:
    book = openpyxl.load_workbook(io.BytesIO(read.files["metrics.xlsx"]))

    assert book.sheetnames == ["요약", "월별", "단위사업", "기사 목록", "설명"]
    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    assert [cell.value for cell in book["월별"][1]] == ["월", "분류", "기사", "댓글"]


def test_the_workbook_holds_real_numbers_and_real_days(read: Read) -> None:
    sheets = read.sheets

    assert {type(cell) for line in sheets["월별"][1:] for cell in line[2:]} == {int}
    assert {type(line[0]) for line in sheets["월별"][1:]} == {datetime}
    assert {type(line[3]) for line in sheets["기사 목록"][1:]} == {datetime}
    assert {type(line[3]) for line in sheets["단위사업"][1:]} == {int}
    assert ("기준", datetime(2022, 12, 31)) in sheets["설명"]  # noqa: DTZ001 - spreadsheets know no zones
    assert ("이어지지 않는 댓글", 11) in sheets["설명"]


def test_the_workbook_runs_nothing_and_leads_only_to_the_articles(read: Read) -> None:
    book = openpyxl.load_workbook(io.BytesIO(read.files["metrics.xlsx"]))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]

    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert [cell.value for cell in cells if str(cell.value).startswith(("=", "+", "@"))] == []
    links = {cell.hyperlink.target for cell in cells if cell.hyperlink}
    assert all(str(link).startswith("https://example.org/articles/") for link in links)
    assert len(links) == read.json["totals"]["articles"]


def test_the_same_figures_give_the_same_bytes(full: Site, read: Read) -> None:
    assert Read(full).files == read.files


def test_every_part_of_the_workbook_is_sound_xml_and_says_when_it_was_counted(read: Read) -> None:
    with zipfile.ZipFile(io.BytesIO(read.files["metrics.xlsx"])) as parts:
        assert parts.testzip() is None
        for name in parts.namelist():
            etree.fromstring(parts.read(name))
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        # Midnight in Seoul: the figures are those of the day.
        assert b"2022-12-30T15:00:00Z" in parts.read("docProps/core.xml")


@settings(max_examples=8)
@given(st.text(st.characters(codec=None, exclude_categories=()), min_size=1, max_size=80))
def test_whatever_a_title_holds_the_workbook_opens(title: str) -> None:
    publication = newsroom.publish(newsroom.article(title=title))
    site = Site(settings=SETTINGS, publication=publication, album={}, tally=count(publication, (), SETTINGS))
    (content,) = (file.content for file in make_metrics_files(site) if file.path.endswith(".xlsx"))

    book = openpyxl.load_workbook(io.BytesIO(content))

    assert book["기사 목록"].max_row == 2
