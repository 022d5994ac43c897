"""The city's page: what was published and said, by category and month, and what the programmes reached."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from dongne.domain.achievements import Report
from dongne.domain.metrics import Figure, Tally
from dongne.domain.periods import half_year_of
from dongne.render import dates
from dongne.render.metrics_chart import Bar, draw_bars
from dongne.render.metrics_tables import metrics_tables, render_csv
from dongne.render.outputs import OutputFile, OutputPage, Site

_SCHEMA = 1
_MONTHS_IN_THE_PICTURE = 12
"""More do not fit on a phone; the table below the picture has them all."""
_HALVES = {"H1": "상반기", "H2": "하반기"}

_DOWNLOADS = (
    ("by-category.csv", "분류별"),
    ("by-month.csv", "월별"),
    ("by-half-year.csv", "반기별"),
    ("by-year.csv", "연도별"),
    ("programmes.csv", "단위사업"),
    ("articles.csv", "기사 목록"),
    ("metrics.json", "모든 수치 (JSON)"),
)


@dataclass(frozen=True, kw_only=True)
class Headline:
    """One large figure."""

    label: str
    value: int
    unit: str


@dataclass(frozen=True, kw_only=True)
class MonthRow:
    """One line of the table of months: a pair of figures for each category."""

    name: str
    cells: tuple[Figure, ...]

    @property
    def articles(self) -> int:
        """Articles of all categories."""
        return sum(cell.articles for cell in self.cells)

    @property
    def comments(self) -> int:
        """Comments of all categories."""
        return sum(cell.comments for cell in self.cells)


def make_metrics_files(site: Site) -> Iterator[OutputFile]:
    """Give metrics.json and every table as CSV."""
    text = json.dumps(_document(site), ensure_ascii=False, indent=1)
    yield OutputFile(path="metrics/metrics.json", content=f"{text}\n".encode())
    for table in metrics_tables(site):
        yield OutputFile(path=f"metrics/{table.name}.csv", content=render_csv(table))


def metrics_page(site: Site) -> OutputPage:
    """Give the page that a resident or an official reads."""
    tally, at = site.tally, site.publication.at
    months = _month_rows(tally)
    return OutputPage(
        path="metrics/",
        title="숫자로 보는 소식지",
        template="metrics.html",
        description=f"{site.settings.area} 소식지에 실린 기사와 댓글을 분류와 달별로 세고, 단위사업의 목표와 실적을 보여 줍니다.",
        view={
            "at": at,
            "headlines": _headlines(tally, at),
            "chart": _chart(months),
            "categories": [category.title for category in site.settings.categories],
            "months": tuple(reversed(months)),
            "all_time": MonthRow(name="모두", cells=tally.by_category),
            "programmes": tally.programmes,
            "sources": [(source.name, _span(source.months), source.taken_at) for source in tally.sources],
            "withdrawn": tally.withdrawn,
            "unmatched": tally.unmatched,
            "downloads": _DOWNLOADS,
        },
    )


# --- metrics.json


def _document(site: Site) -> dict[str, object]:
    """Give metrics.json as the contract has it, section 6."""
    settings, tally = site.settings, site.tally
    return {
        "schema": _SCHEMA,
        "generated": site.publication.at.isoformat(timespec="seconds"),
        "area": settings.area,
        "timezone": settings.zone.key,
        "totals": {
            "articles": tally.articles,
            "comments": tally.comments,
            "withdrawn": tally.withdrawn,
            "unmatched": tally.unmatched,
        },
        "by_category": [
            {
                "category": figure.category.id,
                "title": figure.category.title,
                "articles": figure.articles,
                "comments": figure.comments,
            }
            for figure in tally.by_category
        ],
        "by_month": list(_entries("month", tally.by_month)),
        "by_half_year": list(_entries("half_year", tally.by_half_year)),
        "by_year": list(_entries("year", tally.by_year)),
        "programmes": [_programme(report) for report in tally.programmes],
        "sources": [
            {
                "source": source.name,
                "months": source.months,
                "taken_at": source.taken_at.isoformat(timespec="seconds"),
            }
            for source in tally.sources
        ],
    }


def _entries(period: str, figures: Iterable[Figure]) -> Iterator[dict[str, object]]:
    for figure in figures:
        yield {
            period: figure.period,
            "category": figure.category.id,
            "articles": figure.articles,
            "comments": figure.comments,
        }


def _programme(report: Report) -> dict[str, object]:
    return {
        "id": report.programme.id,
        "title": report.programme.title,
        "targets": [
            {
                "name": achievement.target.name,
                "unit": achievement.target.unit,
                "year": achievement.year,
                "target": achievement.target.target,
                "achieved": achievement.achieved,
                "rate": None if achievement.rate is None else float(achievement.rate),
            }
            for achievement in report.achievements
        ],
    }


# --- the page


def _headlines(tally: Tally, at: datetime) -> tuple[Headline, ...]:
    """Give the four figures on top: all time, and the half-year that the city evaluates next."""
    half_year = half_year_of(f"{at:%Y-%m}")
    year, _, half = half_year.partition("-")
    now = [figure for figure in tally.by_half_year if figure.period == half_year]
    name = f"{year}년 {_HALVES[half]}"
    return (
        Headline(label="실린 기사", value=tally.articles, unit="편"),
        Headline(label="댓글", value=tally.comments, unit="개"),
        Headline(label=f"{name} 기사", value=sum(figure.articles for figure in now), unit="편"),
        Headline(label=f"{name} 댓글", value=sum(figure.comments for figure in now), unit="개"),
    )


def _month_rows(tally: Tally) -> tuple[MonthRow, ...]:
    """Give the table of months, oldest first."""
    rows: dict[str, list[Figure]] = {}
    for figure in tally.by_month:
        rows.setdefault(figure.period, []).append(figure)
    return tuple(MonthRow(name=dates.month(month), cells=tuple(cells)) for month, cells in rows.items())


def _span(months: tuple[str, ...]) -> str:
    """Say from when to when a source was counted."""
    first, last = dates.month(months[0]), dates.month(months[-1])
    return first if first == last else f"{first}부터 {last}까지 {len(months)}달"


def _chart(rows: tuple[MonthRow, ...]) -> Markup:
    """Draw the newest months; nothing where there is nothing to draw."""
    bars = [
        Bar(label=row.name.partition(" ")[2], name=row.name, articles=row.articles, comments=row.comments)
        for row in rows[-_MONTHS_IN_THE_PICTURE:]
    ]
    return draw_bars(bars, title="다달이 실린 기사와 댓글") if bars else Markup()
