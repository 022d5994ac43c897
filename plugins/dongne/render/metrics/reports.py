"""A page for every month, half-year and year: one sheet of paper that a district or the city files."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from dongne.domain.address import permalink
from dongne.domain.periods import Period, Span, month_of
from dongne.render import dates
from dongne.render.metrics.bars import Bar
from dongne.render.metrics.book import METHOD, Book, Pair
from dongne.render.metrics.chart import Chart
from dongne.render.metrics.rows import (
    EVALUATIONS,
    Headline,
    PairRow,
    ProgrammeRows,
    Way,
    make_ways,
    name_of,
    path_of,
    programme_rows,
)
from dongne.render.metrics.tables import Cell
from dongne.render.outputs import Later, OutputPage

_ENTRIES = 12
"""Articles and records on the sheet of a month; the table of articles and the programmes' pages have them all."""
_ROOM = 66
"""Lines of a sheet in the smallest letters."""

_PURPOSES = {Span.MONTH: "자치구 월간 보고", Span.YEAR: "한 해 자료"}
_TITLES = {Span.MONTH: "월간 보고", Span.HALF_YEAR: "지표", Span.YEAR: "지표"}
_PICTURE = 6
"""Lines that a picture takes."""
_LARGE = 100
"""A figure for which the pair of them may need two lines."""
_DENSE = (22, 30, 38, 46)
"""Lines of a sheet above which its letters grow smaller."""


@dataclass(frozen=True, kw_only=True)
class Story:
    """One article of a month."""

    day: date
    category: str
    title: str
    path: str


@dataclass(frozen=True, kw_only=True)
class Deed:
    """One record of a programme."""

    day: date
    programme: str
    what: str
    amount: str
    note: str


def make_reports(book: Book) -> Iterator[OutputPage]:
    """Give the page of every period."""
    figures = book.figures
    for span in (Span.YEAR, Span.HALF_YEAR, Span.MONTH):
        alike = [period for period in book.periods if period.span is span]
        for before, period, after in zip((None, *alike), alike, (*alike[1:], None), strict=False):
            around = before, after
            made_of = f"{figures} {around} {period} {_rows(book, period)}"
            yield OutputPage(
                path=path_of(period),
                title=f"{name_of(period)} {_TITLES[period.span]}",
                template="metrics_report.html",
                description=f"{book.area}의 {name_of(period)} 기사와 댓글, 단위사업의 목표와 실적을 종이 한 장에 담았습니다.",
                repeats=True,
                view=Later(made_of, partial(_view, book, period, around)),
            )


def _view(book: Book, period: Period, around: tuple[Period | None, Period | None]) -> Mapping[str, object]:
    name = name_of(period)
    programmes = programme_rows(book, period)
    categories = tuple(_category_rows(book, period))
    stories, records = tuple(_stories(book, period)), tuple(_records(book, period))
    lines = _lines(categories, programmes, period.span)
    # Each entry may take two lines; articles and records stand side by side.
    room = max(2, min(_ENTRIES, (_ROOM - lines) // 2))
    below = max(len(stories[:room]), len(records[:room]))
    return {
        # The day is enough here: a sheet that is filed does not change with every build of the day.
        "at": book.at.date(),
        "name": name,
        "span": period.span.value,
        "purpose": EVALUATIONS[period.half] if period.half else _PURPOSES[period.span],
        "area": book.area,
        "paper": book.paper,
        "address": f"{book.address}{path_of(period)}" if book.address else "",
        "starts": period.starts,
        "ends": period.ends,
        "running": book.at.date() < period.ends,
        "ways": make_ways(book, period),
        "before": _way(around[0]),
        "after": _way(around[1]),
        "headlines": _headlines(book, period),
        "columns": _columns(period),
        "categories": categories,
        "sums": _sums(categories),
        "programmes": programmes,
        "chart": _chart(book, period),
        "achieved": f"{name.rpartition(' ')[2]} 실적",
        "stories": stories[:room],
        "more_stories": len(stories[room:]),
        "records": records[:room],
        "more_records": len(records[room:]),
        "dense": sum(lines + 2 * below > limit for limit in _DENSE),
        "method": METHOD,
        "withdrawn": book.total["withdrawn"],
        "unmatched": book.total["unmatched"],
        "amended": book.amendments_in(period.months),
        "sources": tuple(str(row[0]) for row in book.sources.rows),
    }


def _way(period: Period | None) -> Way | None:
    return None if period is None else Way(label=name_of(period), path=path_of(period))


def _headlines(book: Book, period: Period) -> tuple[Headline, ...]:
    """Give the figures of the period, and of all that it is the newest part of."""
    own = book.sum_of(period.id)
    first = f"{period.year}-01" if period.around else "0000-01"
    whole = book.sum_between(first, period.last)
    short = name_of(period).rpartition(" ")[2]
    wide = f"{int(period.year)}년 누계" if period.around else "처음부터"
    return (
        Headline(label=f"{short} 기사", value=own.articles, unit="편"),
        Headline(label=f"{short} 댓글", value=own.comments, unit="개"),
        Headline(label=f"{wide} 기사", value=whole.articles, unit="편"),
        Headline(label=f"{wide} 댓글", value=whole.comments, unit="개"),
    )


def _columns(period: Period) -> tuple[str, ...]:
    months = tuple(f"{int(month[5:])}월" for month in period.months)
    return (*months, "올해 누계") if period.span is Span.MONTH else months


def _category_rows(book: Book, period: Period) -> Iterator[PairRow]:
    for category in book.categories:
        yield PairRow(name=category.title, cells=tuple(_cells(book, period, category.id)))


def _cells(book: Book, period: Period, category: str) -> Iterator[Pair]:
    for month in period.months:
        yield book.pair(month, category)
    if period.span is Span.MONTH:
        yield book.pair_between(f"{period.year}-01", period.last, category)


def _sums(rows: Sequence[PairRow]) -> PairRow:
    columns = zip(*(row.cells for row in rows), strict=True)
    return PairRow(name="모두", cells=tuple(sum(column, Pair()) for column in columns))


def _chart(book: Book, period: Period) -> Chart | None:
    """Show the months of a half-year or a year; one month alone is no picture."""
    pairs: list[tuple[str, Pair]] = [(month, book.sum_of(month)) for month in period.months]
    if period.span is Span.MONTH or not any(pair.articles or pair.comments for _, pair in pairs):
        return None
    bars = tuple(
        Bar(
            label=f"{int(month[5:])}월",
            name=dates.month(month),
            articles=pair.articles,
            comments=pair.comments,
        )
        for month, pair in pairs
    )
    return Chart(bars=bars, title=f"{name_of(period)} 다달이 실린 기사와 댓글")


def _rows(book: Book, period: Period) -> tuple[tuple[Cell, ...], ...]:
    """Give the rows of the articles that the sheet of a month names; longer periods name none."""
    return book.articles_of(period.id) if period.span is Span.MONTH else ()


def _stories(book: Book, period: Period) -> Iterator[Story]:
    for item_id, _, title, day, category, *_ in reversed(_rows(book, period)):
        if not isinstance(day, date):
            raise TypeError(day)
        yield Story(day=day, category=str(category), title=str(title), path=permalink(str(item_id)))


def _records(book: Book, period: Period) -> Iterator[Deed]:
    if period.span is not Span.MONTH:
        return
    for report in book.reports:
        units = {target.name: target.unit for target in report.programme.targets}
        for record in sorted(report.programme.records, key=lambda found: found.date):
            if month_of(record.date) == period.id:
                yield Deed(
                    day=record.date,
                    programme=report.programme.title,
                    what=record.name,
                    amount=f"{record.amount}{units.get(record.name, '')}",
                    note=record.note or "",
                )


def _lines(rows: tuple[PairRow, ...], programmes: tuple[ProgrammeRows, ...], span: Span) -> int:
    """Count the lines of a sheet: the more, the closer they must stand."""
    targets = sum(1 + max(1, len(programme.targets)) for programme in programmes)
    if span is Span.MONTH:
        return targets + len(rows)
    large = any(max(cell.articles, cell.comments) >= _LARGE for row in rows for cell in row.cells)
    return targets + _PICTURE + len(rows) * (2 if large or span is Span.YEAR else 1)
