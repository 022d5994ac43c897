"""The city's page: what was published and said, by category and month, and what the programmes reached."""

from collections.abc import Iterator

from dongne.domain.periods import Period
from dongne.render import dates
from dongne.render.metrics.bars import Bar
from dongne.render.metrics.book import METHOD, Book, make_book
from dongne.render.metrics.chart import Chart
from dongne.render.metrics.reports import make_reports
from dongne.render.metrics.rows import (
    FOLDER,
    Headline,
    PairRow,
    half_year_name,
    make_shelves,
    make_ways,
    path_of,
    programme_rows,
    yearly_rows,
)
from dongne.render.outputs import OutputPage, Site

_MONTHS_IN_THE_PICTURE = 12
"""More do not fit on a phone; the table below the picture has them all."""

DOWNLOADS = (
    ("metrics.xlsx", "모든 표 (엑셀)"),
    ("by-category.csv", "분류별"),
    ("by-month.csv", "월별"),
    ("by-half-year.csv", "반기별"),
    ("by-year.csv", "연도별"),
    ("programmes.csv", "단위사업"),
    ("articles.csv", "기사 목록"),
    ("metrics.json", "모든 수치 (JSON)"),
    ("metrics.schema.json", "JSON의 짜임 (JSON Schema)"),
)


def make_metrics_pages(site: Site) -> Iterator[OutputPage]:
    """Give the city's page, and a page that fits a sheet of paper for every month, half-year and year."""
    book = make_book(site)
    yield metrics_page(book)
    yield from make_reports(book.of_the_day)


def metrics_page(book: Book) -> OutputPage:
    """Give the page that a resident or an official reads first: all time."""
    months = _month_rows(book)
    return OutputPage(
        path=FOLDER,
        title="숫자로 보는 소식지",
        template="metrics.html",
        description=f"{book.area} 소식지에 실린 기사와 댓글을 분류와 달별로 세고, 단위사업의 목표와 실적을 보여 줍니다.",
        view={
            # The day, as on every sheet: the moment, which is another one at every build, stands in metrics.json.
            "at": book.at.date(),
            "area": book.area,
            "ways": make_ways(book, None),
            "headlines": _headlines(book),
            "month_chart": _month_chart(months),
            "category_chart": _category_chart(book),
            "categories": tuple(category.title for category in book.categories),
            "months": tuple(reversed(months)),
            "all_time": PairRow(
                name="모두", cells=tuple(book.pair("", category.id) for category in book.categories)
            ),
            "year": f"{book.at.year}년",
            "this_year": programme_rows(book, Period(id=f"{book.at.year:04}")),
            "programmes": yearly_rows(book),
            "shelves": make_shelves(book),
            "downloads": DOWNLOADS,
            **counting_notes(book),
        },
    )


def counting_notes(book: Book) -> dict[str, object]:
    """Give what a page says of how it was counted."""
    return {
        "method": METHOD,
        "withdrawn": book.total["withdrawn"],
        "unmatched": book.total["unmatched"],
        "amended": book.amendments_in(str(row[0]) for row in book.amended.rows),
        "sources": tuple(
            (str(name), _span(months), taken_at) for name, months, taken_at in book.sources.rows
        ),
    }


def _headlines(book: Book) -> tuple[Headline, ...]:
    """Give the four figures on top: all time, and the half-year that the city evaluates next."""
    period, name = half_year_name(book)
    now = book.sum_of(period.id)
    total = book.sum_of("")
    return (
        Headline(label="실린 기사", value=total.articles, unit="편"),
        Headline(label="댓글", value=total.comments, unit="개"),
        Headline(label=f"{name} 기사", value=now.articles, unit="편"),
        Headline(label=f"{name} 댓글", value=now.comments, unit="개"),
    )


def _month_rows(book: Book) -> tuple[PairRow, ...]:
    """Give the table of months, oldest first."""
    paths = {period.id: path_of(period) for period in book.periods}
    return tuple(
        PairRow(
            name=dates.month(month),
            cells=tuple(book.pair(month, category.id) for category in book.categories),
            path=paths.get(month),
        )
        for month in book.months
    )


def _span(months: object) -> str:
    """Say from when to when a source was counted."""
    if not isinstance(months, tuple):
        raise TypeError(months)
    first, last = dates.month(months[0]), dates.month(months[-1])
    return first if first == last else f"{first}부터 {last}까지 {len(months)}달"


def _month_chart(rows: tuple[PairRow, ...]) -> Chart | None:
    """Show the newest months; nothing where there is nothing to show."""
    bars = tuple(
        Bar(
            label=row.name.partition(" ")[2],
            name=row.name,
            articles=row.total.articles,
            comments=row.total.comments,
        )
        for row in rows[-_MONTHS_IN_THE_PICTURE:]
    )
    return (
        Chart(bars=bars, title="다달이 실린 기사와 댓글", name="by-month-chart", lying=True) if bars else None
    )


def _category_chart(book: Book) -> Chart | None:
    pairs = [(category.title, book.pair("", category.id)) for category in book.categories]
    bars = tuple(
        Bar(label=title, name=title, articles=pair.articles, comments=pair.comments) for title, pair in pairs
    )
    if not book.months:
        return None
    return Chart(bars=bars, title="분류별 기사와 댓글", name="by-category-chart", lying=True)
