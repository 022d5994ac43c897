"""The city's page and its files."""

import csv
import io
import json
import re
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import html
from markupsafe import escape

from dongne.domain.items import Item, Record, Target
from dongne.domain.metrics import CommentRow, count
from dongne.errors import Origin
from dongne.render.metrics import make_metrics_files, metrics_page
from dongne.render.metrics.book import make_book
from dongne.render.metrics.files import render_csv
from dongne.render.metrics.tables import Column, Table
from dongne.render.outputs import Site
from dongne.render.templates import Templates
from site_tests import newsroom
from site_tests.newsroom import moment

SETTINGS = newsroom.settings()
ROWS = (
    CommentRow(
        month="2022-05",
        article="articles/2022/dawn-market",
        source="isso",
        comments=3,
        replies=1,
        taken_at=moment("2022-06-01T00:10"),
        origin=Origin(file="content/metrics/comments/2022-05.csv", line=2),
    ),
)


def site(*items: Item, rows: Sequence[CommentRow] = ROWS) -> Site:
    publication = newsroom.publish(*items)
    return Site(
        settings=SETTINGS, publication=publication, album={}, tally=count(publication, rows, SETTINGS)
    )


def newsletter() -> Item:
    return newsroom.programme(
        targets=(
            Target(name="기사", unit="편", target=48, measure="articles"),
            Target(name="설문", unit="명"),
        ),
        records=(Record(date=date(2022, 8, 1), name="설문", amount=310),),
    )


def files(of: Site) -> dict[str, bytes]:
    return {file.path: file.content for file in make_metrics_files(of)}


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


# --- metrics.json


def test_metrics_json_has_the_keys_of_the_contract_in_their_order() -> None:
    content = files(site(newsroom.article(), newsletter()))["metrics/metrics.json"].decode()

    assert json.loads(content) == {
        "schema": 1,
        "generated": "2022-12-31T09:00:00+09:00",
        "area": "난곡 생활상권",
        "timezone": "Asia/Seoul",
        "totals": {"articles": 1, "comments": 3, "withdrawn": 0, "unmatched": 0},
        "by_category": [
            {"category": "people", "title": "사람들", "articles": 1, "comments": 3},
            {"category": "food", "title": "밥 한 끼", "articles": 0, "comments": 0},
        ],
        "by_month": [
            {"month": "2022-05", "category": "people", "articles": 1, "comments": 3},
            {"month": "2022-05", "category": "food", "articles": 0, "comments": 0},
        ],
        "by_half_year": [
            {"half_year": "2022-H1", "category": "people", "articles": 1, "comments": 3},
            {"half_year": "2022-H1", "category": "food", "articles": 0, "comments": 0},
        ],
        "by_year": [
            {"year": "2022", "category": "people", "articles": 1, "comments": 3},
            {"year": "2022", "category": "food", "articles": 0, "comments": 0},
        ],
        "programmes": [
            {
                "id": "programmes/newsletter",
                "title": "우리동네 사람들",
                "targets": [
                    {"name": "기사", "unit": "편", "year": "2022", "target": 48, "achieved": 1, "rate": 2.1},
                    {
                        "name": "설문",
                        "unit": "명",
                        "year": "2022",
                        "target": None,
                        "achieved": 310,
                        "rate": None,
                    },
                ],
            }
        ],
        "sources": [{"source": "isso", "months": ["2022-05"], "taken_at": "2022-06-01T00:10:00+09:00"}],
    }
    assert list(json.loads(content)) == [
        "schema", "generated", "area", "timezone", "totals",
        "by_category", "by_month", "by_half_year", "by_year", "programmes", "sources",
    ]  # fmt: skip
    assert "사람들" in content
    assert content.endswith("}\n")


def test_the_json_of_an_empty_site_is_complete() -> None:
    found = json.loads(files(site(rows=()))["metrics/metrics.json"])

    assert found["totals"] == {"articles": 0, "comments": 0, "withdrawn": 0, "unmatched": 0}
    assert [entry["articles"] for entry in found["by_category"]] == [0, 0]
    assert found["by_month"] == found["programmes"] == found["sources"] == []


# --- the schema beside it


def validator(of: Site) -> Draft202012Validator:
    schema = json.loads(files(of)["metrics/metrics.schema.json"])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_metrics_json_keeps_what_its_schema_promises() -> None:
    for of in (site(newsroom.article(), newsletter()), site(rows=())):
        found = json.loads(files(of)["metrics/metrics.json"])

        assert list(validator(of).iter_errors(found)) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("schema", 2),
        ("totals", {"articles": -1, "comments": 0, "withdrawn": 0, "unmatched": 0}),
        ("by_month", [{"month": "2022-13", "category": "people", "articles": 0, "comments": 0}]),
        ("by_half_year", [{"half_year": "2022-H3", "category": "people", "articles": 0, "comments": 0}]),
        ("by_year", [{"year": 2022, "category": "people", "articles": 0, "comments": 0}]),
        ("programmes", [{"id": "shops/a", "title": "가게", "targets": []}]),
        ("programmes", [{"id": "programmes/a", "title": "가게"}]),
        ("extra", 1),
    ],
)
def test_the_schema_notices_what_is_not_promised(key: str, value: object) -> None:
    of = site(newsroom.article(), newsletter())
    found = json.loads(files(of)["metrics/metrics.json"]) | {key: value}

    assert list(validator(of).iter_errors(found)) != []


def test_the_schema_says_where_it_stands() -> None:
    schema = json.loads(files(site())["metrics/metrics.schema.json"])

    assert schema["$id"] == "https://example.org/metrics/metrics.schema.json"


# --- tables


def test_every_table_opens_in_hangul() -> None:
    found = files(site(newsroom.article(), newsletter()))

    tables = {path: content for path, content in found.items() if path.endswith(".csv")}
    assert sorted(tables) == [
        f"metrics/{name}.csv"
        for name in ("articles", "by-category", "by-half-year", "by-month", "by-year", "programmes")
    ]
    assert all(content.startswith(b"\xef\xbb\xbf") for content in tables.values())
    assert all(content.count(b"\n") == content.count(b"\r\n") > 1 for content in tables.values())
    assert read_csv(tables["metrics/by-month.csv"]) == [
        ["월", "분류", "기사", "댓글"],
        ["2022-05", "사람들", "1", "3"],
        ["2022-05", "밥 한 끼", "0", "0"],
    ]
    assert read_csv(tables["metrics/programmes.csv"])[1:] == [
        ["우리동네 사람들", "기사", "편", "2022", "48", "1", "2.1"],
        ["우리동네 사람들", "설문", "명", "2022", "", "310", ""],
    ]


def test_the_table_of_articles_names_address_reporters_and_comments() -> None:
    found = files(site(newsroom.article(reporters=("minseo", "jaehun"))))

    assert read_csv(found["metrics/articles.csv"])[1] == [
        "articles/2022/dawn-market",
        "https://example.org/articles/2022/dawn-market/",
        "새벽 시장의 첫 손님",
        "2022-05-04",
        "사람들",
        "박민서, 윤재훈",
        "3",
    ]


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_cell_starts_a_formula(first: str) -> None:
    title = f'{first}HYPERLINK("https://example.org","상품권")'

    found = files(site(newsroom.article(title=title)))

    assert read_csv(found["metrics/articles.csv"])[1][2] == f"'{title}"


@given(st.text() | st.integers() | st.none())
def test_a_cell_comes_back_as_it_was_but_for_a_leading_mark(cell: str | int | None) -> None:
    table = Table(name="any", columns=(Column(header="칸"), Column(header="끝")), rows=((cell, 1),))

    (_, (found, _)) = read_csv(render_csv(table))

    plain = "" if cell is None else str(cell)
    assert found == plain or (isinstance(cell, str) and found == f"'{plain}")
    assert isinstance(cell, int) or not re.match(r"[=+\-@\t\r]", found)


def test_tables_hold_numbers_as_numbers() -> None:
    book = make_book(site(newsroom.article(), newsletter()))

    assert next(book.by_category.lines()) == ("사람들", 1, 3)
    assert next(book.programmes.lines())[-3:] == (48, 1, 2.1)


# --- the page


def text_of(of: Site) -> str:
    """Give the page's words, as a reader sees them."""
    document = html.fromstring(Templates().render(metrics_page(make_book(of))))
    return " ".join(document.text_content().split())


def test_the_page_shows_figures_months_and_programmes() -> None:
    found = text_of(site(newsroom.article(), newsletter()))

    assert "2022년 12월 31일 토요일 기준" in found
    assert "실린 기사 1편 댓글 3개 2022년 하반기 기사 0편 2022년 하반기 댓글 0개" in found
    assert "2022년 5월 기사 1 / 댓글 3 기사 0 / 댓글 0 기사 1 / 댓글 3" in found
    assert "모두 기사 1 / 댓글 3" in found
    assert "우리동네 사람들 기사 48편 1편 2.1% 설문 목표 없음 310명 –" in found
    assert "우리동네 사람들 기사 2022 48편 1편 2.1% 설문 2022 목표 없음 310명 –" in found
    assert "isso (2022년 5월, 2022년 6월 1일 집계)" in found


def test_the_page_of_an_empty_site_says_that_there_is_nothing_yet() -> None:
    found = text_of(site(newsroom.programme(), rows=()))

    assert "아직 실린 기사가 없습니다." in found
    assert "정해진 지표가 없습니다." in found


def test_every_download_of_the_page_is_there() -> None:
    of = site(newsroom.article())

    document = html.fromstring(Templates().render(metrics_page(make_book(of))))

    links = {f"metrics/{link}" for link in document.xpath("//a[@download]/@href")}
    assert links == files(of).keys()


def test_whatever_a_name_holds_stays_text() -> None:
    programme = newsroom.programme(
        title="<script>alert(1)</script>", targets=(Target(name="<b>", unit='"><img src=x>', target=1),)
    )

    document = html.fromstring(
        Templates().render(metrics_page(make_book(site(newsroom.article(), programme))))
    )

    assert document.xpath("//script | //img | //td//b") == []
    assert "<script>alert(1)</script>" in document.text_content()


def test_the_picture_shows_the_newest_twelve_months() -> None:
    days = [f"2021-{month:02}-10" for month in range(1, 13)] + ["2022-01-10"]
    articles = [
        newsroom.article(f"articles/{day[:4]}/story-{place}", date=moment(day))
        for place, day in enumerate(days)
    ]

    chart = escape(metrics_page(make_book(site(*articles))).view["month_chart"])

    assert "2022년 1월 기사 1편" in chart
    assert "2021년 2월 기사 1편" in chart
    assert "2021년 1월" not in chart
