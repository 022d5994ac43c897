"""The figures as a workbook (``metrics.xlsx``): what an official opens, filters and files."""

from collections.abc import Iterable, Iterator

from dongne.render.metrics.book import METHOD, Book
from dongne.render.metrics.sheets import SUM, Sheet, render_sheets
from dongne.render.metrics.tables import Cell, Column


def render_workbook(book: Book) -> bytes:
    """Write the workbook: numbers as numbers, days as days, and the same bytes for the same figures."""
    return render_sheets(
        make_sheets(book), title=f"{book.area} 지표", author=book.paper, at=book.at, footer=book.area
    )


def make_sheets(book: Book) -> tuple[Sheet, ...]:
    """Give the five sheets."""
    return (
        Sheet(
            name="요약", columns=(Column(header="기간"), *book.by_category.shown), rows=tuple(_summary(book))
        ),
        Sheet(name="월별", columns=book.by_month.shown, rows=tuple(book.by_month.lines())),
        Sheet(name="단위사업", columns=book.programmes.shown, rows=tuple(_programmes(book))),
        Sheet(name="기사 목록", columns=book.articles.shown, rows=tuple(book.articles.lines())),
        Sheet(name="설명", columns=(Column(header="항목"), Column(header="내용")), rows=tuple(_notes(book))),
    )


def _summary(book: Book) -> Iterator[tuple[Cell, ...]]:
    """Give all time, then every year and half-year, newest first: each with its sum above its categories."""
    yield from _period("전체", book.by_category.lines())
    for table in (book.by_year, book.by_half_year):
        by_period: dict[str, list[tuple[Cell, ...]]] = {}
        for period, *figures in table.lines():
            by_period.setdefault(str(period), []).append(tuple(figures))
        for name, rows in reversed(by_period.items()):
            yield from _period(name, rows)


def _period(name: str, rows: Iterable[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    lines = list(rows)
    yield name, SUM, sum(int(str(line[1])) for line in lines), sum(int(str(line[2])) for line in lines)
    for line in lines:
        yield (name, *line)


def _programmes(book: Book) -> Iterator[tuple[Cell, ...]]:
    """Give the table; where there is no target the cell says so, because an empty one could mean nought."""
    for *words, target, achieved, rate in book.programmes.lines():
        yield (*words, "목표 없음" if rate is None else target, achieved, rate)


def _notes(book: Book) -> Iterator[tuple[Cell, ...]]:
    yield "생활상권", book.area
    yield "소식지", book.paper
    if book.address:
        yield "주소", book.address
    yield "기준", book.at.date()
    yield "시간대", book.zone
    for sentence in METHOD:
        yield "세는 법", sentence
    for column, count in zip(book.totals.columns, book.totals.rows[0], strict=True):
        yield column.header, count
    for name, months, taken_at in book.sources.rows:
        span = months if isinstance(months, tuple) else ()
        yield f"댓글 출처: {name}", f"{', '.join(span)}"
        yield f"댓글 출처: {name}, 마지막 집계", taken_at
    for month, at, reason in book.amended.rows:
        yield f"다시 센 달: {month}", at
        yield f"다시 센 달: {month}, 까닭", reason
