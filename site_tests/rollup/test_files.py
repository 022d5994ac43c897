"""The page, the workbook and the data: each says the same, and each stands alone."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
from lxml import html
from playwright.sync_api import Page

from site_tests.rollup.city import (
    ONE,
    TWO,
    changed,
    document,
    outputs,
    roll,
    write,
)


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
