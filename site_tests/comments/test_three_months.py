"""Three months of a neighbourhood: a thousand comments, the board, three pulls, one build; every figure agrees.

The server's own clock is shifted (a file that its Python reads before isso starts), so that the moments in its
database are its own. What is expected is asked of the database in SQL that shares nothing with our code.
"""

import csv
import io
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from lxml import html
from playwright.sync_api import Page, expect

from site_tests.browser.server import serve_folder
from site_tests.comments.conftest import paper_with
from site_tests.comments.server import Server, address_of, open_door, run_server
from site_tests.newsroom import SEOUL
from site_tests.paper import Built, Paper

pytestmark = pytest.mark.long

MONTHS = ("2022-03", "2022-04", "2022-05")
TITLES = {"people": "사람들", "food": "맛집"}
IN_MONTHS = """
SELECT strftime('%Y-%m', created, 'unixepoch', '+9 hours'), trim(uri, '/'), COUNT(*)
FROM comments JOIN threads ON threads.id = comments.tid WHERE mode = 1 GROUP BY 1, 2
"""


@dataclass
class Neighbourhood:
    """A paper whose articles appear over three months, and its comments server."""

    paper: Paper
    server: Server
    site: str
    categories: dict[str, str] = field(default_factory=dict)
    """Of each published article."""
    threads: list[str] = field(default_factory=list)
    """Of published articles, of others, and of none."""
    retracted: str = ""
    counted: Counter[tuple[str, str]] = field(default_factory=Counter)
    """What the database itself held, by month and thread, when the month was pulled."""
    chance: random.Random = field(default_factory=lambda: random.Random(20220501))  # noqa: S311 - no secret

    def build(self) -> Built:
        """Build the site for the last day."""
        built = self.paper.build(now="2022-06-30T12:00:00+09:00")
        assert built.code == 0, built.output
        return built

    def found(self, months: tuple[str, ...] = MONTHS) -> Counter[tuple[str, str]]:
        """Give the comments of published articles by month and category, as the database had them."""
        figures: Counter[tuple[str, str]] = Counter()
        for (month, thread), number in self.counted.items():
            if month in months and thread in self.categories:
                figures[month, self.categories[thread]] += number
        return figures


@pytest.fixture
def neighbourhood(tmp_path: Path) -> Iterator[Neighbourhood]:
    door = open_door()
    paper = paper_with(tmp_path / "paper", server=address_of(door), phone="02-555-0148")
    paper.write(
        "content/metrics/sources.yml", [{"kind": "isso-database", "file": str(tmp_path / "data/comments.db")}]
    )
    categories = {
        paper.article(
            f"story-{number}", category=("people", "food")[number % 2], date=f"{MONTHS[number % 3]}-01"
        ): (
            "people",
            "food",
        )[number % 2]
        for number in range(12)
    }
    held = paper.article("held", date="2022-03-02")
    gone = paper.article("gone", date="2022-03-02")
    paper.approve(*categories, gone)
    built = paper.build(now="2022-06-01T00:00:00+09:00")
    assert built.code == 0, built.output
    with (
        serve_folder(built.site) as site,
        run_server(tmp_path / "data", door=door, sites=[site.rstrip("/")]) as server,
    ):
        yield Neighbourhood(
            paper=paper,
            server=server,
            site=site,
            categories=categories,
            threads=[*categories, held, gone, "articles/2019/never-was", "somewhere/else"],
            retracted=gone,
        )


def live_through(day: datetime, street: Neighbourhood) -> int:
    """Let people speak on one day, some at its edges; let the board work in the evening; give how many spoke."""
    spoken: list[int] = []
    chance = street.chance
    moments = sorted([0.4, 86399.0, *(chance.uniform(0, 86399) for _ in range(9))])
    for moment in moments:
        street.server.set_clock(day + timedelta(seconds=moment))
        thread = chance.choice(street.threads)
        earlier = street.server.ask(
            "SELECT id FROM comments WHERE mode = 1 AND tid = (SELECT id FROM threads WHERE uri = ?)", thread
        )
        parent = int(str(chance.choice(earlier)[0])) if earlier and chance.random() < 0.3 else None
        answer = street.server.post(
            thread, f"{day:%m월 %d일}의 말", network=chance.randrange(900), parent=parent
        )
        assert answer.status_code == 202, answer.text
        spoken.append(answer.json()["id"])
    street.server.sign_in()
    waiting = list(street.server.waiting())
    street.server.judge("activate", [number for number in waiting if chance.random() < 0.85])
    street.server.judge("delete", [number for number in street.server.waiting() if chance.random() < 0.5])
    public = [int(str(number)) for (number,) in street.server.ask("SELECT id FROM comments WHERE mode = 1")]
    if chance.random() < 0.3:
        street.server.delete(max(public))
    return len(spoken)


def write_by_form(street: Neighbourhood, page: Page, slug: str) -> None:
    """Write a comment as a resident does, and let the board publish it."""
    page.goto(f"{street.site}articles/2022/{slug}/")
    page.get_by_label("의견 쓰기").fill("화면에서 직접 썼습니다.")
    page.get_by_role("button", name="의견 보내기").click()
    expect(page.locator("[data-part=answer]")).to_have_text("고맙습니다. 편집위원회가 읽어 본 뒤에 실립니다.")
    street.server.sign_in()
    street.server.publish_all()


def pull(street: Neighbourhood, month: str, now: datetime) -> None:
    """Count in SQL of our own, then freeze the month; afterwards somebody takes a comment of it away."""
    for when, thread, number in street.server.ask(IN_MONTHS):
        if when == month:
            street.counted[month, str(thread)] = int(str(number))
    done = street.paper.dongne("--now", now.isoformat(), "comments", "pull")
    assert done.code == 0, done.output
    (last,) = street.server.ask("SELECT MAX(id) FROM comments WHERE mode = 1")
    street.server.delete(int(str(last[0])))


def test_every_output_says_what_the_database_says(neighbourhood: Neighbourhood, page: Page) -> None:
    street = neighbourhood
    spoken = 0
    for number, month in enumerate(MONTHS):
        day = datetime.fromisoformat(f"{month}-01").replace(tzinfo=SEOUL)
        while f"{day:%Y-%m}" == month:
            spoken += live_through(day, street)
            if day.day in {5, 20}:
                write_by_form(street, page, f"story-{number}")
                spoken += 1
            day += timedelta(days=1)
        pull(street, month, day + timedelta(days=2, hours=15))
    street.paper.decide(
        street.retracted,
        {
            "decision": "retract",
            "by": "soyoung",
            "at": "2022-06-10T10:00:00+09:00",
            "note": "사실과 달랐습니다.",
        },
    )

    built = street.build()

    assert spoken >= 1000
    found = street.found()
    assert len(found) == len(MONTHS) * len(TITLES)
    assert figures_of_json(built) == figures_of_csv(built) == figures_of_workbook(built) == found
    assert figures_of_page(built) == found
    totals = json.loads(built.text("metrics/metrics.json"))["totals"]
    withdrawn = sum(number for (_, thread), number in street.counted.items() if thread == street.retracted)
    assert totals["comments"] == sum(found.values())
    assert totals["withdrawn"] == withdrawn > 0
    assert totals["unmatched"] == sum(street.counted.values()) - sum(found.values()) - withdrawn > 0


# --- what each output says


def figures_of_json(built: Built) -> Counter[tuple[str, str]]:
    rows = json.loads(built.text("metrics/metrics.json"))["by_month"]
    return Counter({(row["month"], row["category"]): row["comments"] for row in rows})


def figures_of_csv(built: Built) -> Counter[tuple[str, str]]:
    rows = csv.DictReader(io.StringIO(built.text("metrics/by-month.csv").removeprefix("\ufeff")))
    return Counter({(row["월"], by_title(row["분류"])): int(row["댓글"]) for row in rows})


def figures_of_workbook(built: Built) -> Counter[tuple[str, str]]:
    rows = list(openpyxl.load_workbook(built.site / "metrics/metrics.xlsx")["월별"].values)
    assert rows[0] == ("월", "분류", "기사", "댓글")
    figures: Counter[tuple[str, str]] = Counter()
    for month, title, _, comments in rows[1:]:
        assert isinstance(month, datetime)
        assert isinstance(comments, int)
        figures[f"{month:%Y-%m}", by_title(str(title))] = comments
    return figures


def figures_of_page(built: Built) -> Counter[tuple[str, str]]:
    page = html.fromstring(built.text("metrics/index.html"))
    (head,) = (row for row in page.iterfind(".//thead/tr") if row[0].text_content().strip() == "달")
    titles = [cell.text_content().strip() for cell in head][1:-1]
    (table,) = head.iterancestors("table")
    figures: Counter[tuple[str, str]] = Counter()
    for row in table.iterfind("tbody/tr"):
        year, month = map(int, re.findall("[0-9]+", row[0].text_content()))
        for title, cell in zip(titles, row[1:-1], strict=True):
            comments = re.search("댓글 ([0-9,]+)", cell.text_content())
            assert comments is not None
            figures[f"{year}-{month:02}", by_title(title)] = int(comments[1].replace(",", ""))
    return figures


def by_title(title: str) -> str:
    (category,) = (category for category, known in TITLES.items() if known == title)
    return category
