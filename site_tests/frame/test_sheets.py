"""The city's pages in a browser: on a telephone, and printed on A4."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from site_tests.browser.window import OpenWindow
from site_tests.paper import Built, Paper

MONTHS = range(1, 13)
PHONE = (390, 844)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a year of a paper with six programmes, as many as the plan has, of four targets each."""
    paper = Paper(tmp_path_factory.mktemp("sheets"))
    paper.with_material()
    ids = [
        paper.article(
            f"story-{month}", date=f"2022-{month:02}-05", category="people" if month % 2 else "food"
        )
        for month in MONTHS
    ]
    for number in range(6):
        targets = [{"name": f"지표 이름 {place}", "unit": "회", "target": 4} for place in range(4)]
        records = [
            {"date": f"2022-{month:02}-10", "name": "지표 이름 0", "amount": 1, "note": "첫 모임"}
            for month in MONTHS
        ]
        front = {
            "title": f"단위사업 이름 {number}",
            "summary": f"사업 {number}",
            "targets": targets,
            "records": records,
        }
        ids.append(paper.item(f"programmes/plan-{number}", front, "사업입니다.\n"))
    paper.approve(*ids)
    for month in MONTHS:
        row = f"articles/2022/story-{month},isso,{month * 3},0,2022-{month:02}-28\n"
        head = "article,source,comments,replies,taken_at\n"
        paper.write(f"content/metrics/comments/2022-{month:02}.csv", f"{head}{row}")
    done = paper.build()
    assert done.code == 0, done.output
    return done


@pytest.fixture
def address(built: Built, serve: Callable[[Path], str]) -> str:
    return f"{serve(built.site)}metrics/"


def sheets_of(page: Page) -> int:
    """Count the pages of paper that printing takes."""
    printed = page.pdf(prefer_css_page_size=True)
    return max(int(count) for count in re.findall(rb"/Count (\d+)", printed))


@pytest.mark.parametrize("period", ["2022-h1", "2022-h2", "2022", "2022-05"])
def test_every_period_is_printed_on_one_sheet(page: Page, address: str, period: str) -> None:
    page.goto(f"{address}{period}/")

    assert sheets_of(page) == 1


def test_a_sheet_has_room_for_day_name_and_seal_and_nothing_of_the_screen(page: Page, address: str) -> None:
    page.goto(f"{address}2022-h1/")
    sign, bar, ways = (page.locator(place).first for place in (".dm-sign", ".dn-bar", ".dm-ways"))
    assert not sign.is_visible()

    page.emulate_media(media="print")

    assert sign.is_visible()
    assert "작성한 날" in sign.inner_text()
    assert sign.inner_text().count("(서명 또는 인)") == 2
    box = sign.locator("td").first.bounding_box()
    assert box is not None
    assert box["height"] > 35
    assert not bar.is_visible()
    assert not ways.is_visible()


def test_the_periods_can_be_reached_without_a_script(open_window: OpenWindow, address: str) -> None:
    page = open_window(javascript=False)
    page.goto(address)

    for label, heading in {
        "상반기": "2022년 상반기 지표",
        "하반기": "2022년 하반기 지표",
        "올해": "2022년 지표",
        "이번 달": "2022년 12월 월간 보고",
        "전체": "숫자로 보는 소식지",
    }.items():
        page.locator(".dm-ways a", has_text=label).first.click()
        page.locator("h1", has_text=heading).wait_for()


@pytest.mark.parametrize("path", ["", "2022-h2/", "2022-05/"])
def test_on_a_telephone_only_wide_tables_scroll(open_window: OpenWindow, address: str, path: str) -> None:
    page = open_window(size=PHONE)
    page.goto(f"{address}{path}")

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    table = page.locator(".dm-programmes").first
    assert table.evaluate("table => table.scrollWidth <= table.parentElement.clientWidth")


def test_the_pictures_are_seen_without_any_style_sheet(page: Page, address: str) -> None:
    page.route("**/*.css", lambda route: route.abort())
    page.goto(address)

    for kind in ("dm-solid", "dm-hatched"):
        bar = page.locator(f"svg rect.{kind}").last.bounding_box()
        assert bar is not None
        assert bar["width"] > 0
