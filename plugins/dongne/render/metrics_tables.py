"""The city's figures as tables that a spreadsheet opens."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dongne.domain.metrics import Figure, Tally
from dongne.render.outputs import Site

Cell = str | int | float | None
"""What stands in one cell; None leaves it empty."""

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Spreadsheets set to an East Asian language take the wide signs for the narrow ones."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table: a line of headers and the rows below it."""

    name: str
    """As the file is called: ``by-month``."""
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def metrics_tables(site: Site) -> tuple[Table, ...]:
    """Give every table of figures."""
    tally = site.tally
    counts = ("분류", "기사", "댓글")
    return (
        Table(name="by-category", headers=counts, rows=tuple(row[1:] for row in _rows(tally.by_category))),
        Table(name="by-month", headers=("월", *counts), rows=tuple(_rows(tally.by_month))),
        Table(name="by-half-year", headers=("반기", *counts), rows=tuple(_rows(tally.by_half_year))),
        Table(name="by-year", headers=("연도", *counts), rows=tuple(_rows(tally.by_year))),
        Table(
            name="programmes",
            headers=("단위사업", "지표", "단위", "연도", "목표", "실적", "달성률(%)"),
            rows=tuple(_programme_rows(tally)),
        ),
        Table(
            name="articles",
            headers=("id", "주소", "제목", "날짜", "분류", "기자", "댓글"),
            rows=tuple(_article_rows(site)),
        ),
    )


def render_csv(table: Table) -> bytes:
    """Write a table as CSV that spreadsheets open in Hangul and never take for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.headers)
    writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: Cell) -> Cell:
    """Keep a spreadsheet from running a text as a formula (leak row 36)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_STARTS_A_FORMULA) else cell


def _rows(figures: Iterable[Figure]) -> Iterator[tuple[Cell, ...]]:
    for figure in figures:
        yield figure.period, figure.category.title, figure.articles, figure.comments


def _programme_rows(tally: Tally) -> Iterator[tuple[Cell, ...]]:
    for report in tally.programmes:
        for achievement in report.achievements:
            target, rate = achievement.target, achievement.rate
            yield (
                report.programme.title,
                target.name,
                target.unit,
                achievement.year,
                target.target,
                achievement.achieved,
                None if rate is None else float(rate),
            )


def _article_rows(site: Site) -> Iterator[tuple[Cell, ...]]:
    publication, titles = site.publication, site.settings.category_titles
    for article in publication.articles:
        yield (
            article.id,
            f"{site.settings.site_url}{article.permalink}",
            article.title,
            f"{article.date:%Y-%m-%d}",
            titles[article.category],
            ", ".join(publication.reporters[reporter] for reporter in article.reporters),
            site.tally.comments_of.get(article.id, 0),
        )
