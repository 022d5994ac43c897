"""The city's figures, set down once: page, reports, metrics.json, tables and workbook all say what stands here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from hashlib import sha256

from dongne.domain.achievements import Report
from dongne.domain.metrics import Figure, Source, Tally
from dongne.domain.periods import Period, day_begun, month_of, periods_between
from dongne.domain.settings import Category
from dongne.domain.snapshots import Amendment
from dongne.render.metrics.tables import Cell, Column, Kind, Table
from dongne.render.outputs import Site

METHOD = (
    "기사는 실린 날짜의 달에, 댓글은 쓰인 달에 그 기사의 지금 분류로 세며, 위원회가 승인해 지금 실려 있는 기사만 셉니다.",
    "댓글 수에는 답글이 들어가고, 지난달의 수는 그달에 굳힌 기록에서 옵니다.",
)
"""How everything is counted, in two sentences."""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Articles and comments of one category, or of all, in one period."""

    articles: int = 0
    comments: int = 0

    def __add__(self, other: "Pair") -> "Pair":
        return Pair(articles=self.articles + other.articles, comments=self.comments + other.comments)


@dataclass(frozen=True, kw_only=True)
class Book:
    """Every figure of one site at one moment."""

    area: str
    paper: str
    """The name of the newsletter."""
    address: str
    """Where the newsletter stands on the net."""
    zone: str
    at: datetime
    categories: tuple[Category, ...]
    totals: Table
    by_category: Table
    by_month: Table
    by_half_year: Table
    by_year: Table
    programmes: Table
    articles: Table
    sources: Table
    amended: Table
    """Months that were counted again after they had been frozen."""
    reports: tuple[Report, ...]
    """The programmes with all that was reached of them; those without a target have no row in the table."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables that can be downloaded."""
        return (
            self.by_category,
            self.by_month,
            self.by_half_year,
            self.by_year,
            self.programmes,
            self.articles,
        )

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Every period that has a page: from the first figure or record to the present month."""
        present = month_of(self.at)
        recorded = (month_of(record.date) for report in self.reports for record in report.programme.records)
        known = [month for month in (*self.months[:1], *recorded) if month <= present]
        return periods_between(min([present, *known]), present)

    @cached_property
    def of_the_day(self) -> "Book":
        """The same as of the day's beginning: what prints the day alone need not be made anew at every moment."""
        return replace(self, at=day_begun(self.at))

    @cached_property
    def figures(self) -> str:
        """A digest of all but the table of articles."""
        counted = replace(self, articles=replace(self.articles, rows=()))
        return sha256(repr(counted).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def total(self) -> Mapping[str, Cell]:
        """The four totals of metrics.json."""
        return next(self.totals.entries())

    @cached_property
    def months(self) -> tuple[str, ...]:
        """Every month from the first to the last with a figure."""
        return tuple(dict.fromkeys(str(row[0]) for row in self.by_month.rows))

    def pair(self, period: str, category: str) -> Pair:
        """Give the figures of a category in a month, half-year or year; for all time the period is empty."""
        return self._pairs.get((period, category), Pair())

    def sum_of(self, period: str) -> Pair:
        """Give the figures of all categories."""
        return sum((self.pair(period, category.id) for category in self.categories), Pair())

    def pair_between(self, first: str, last: str, category: str) -> Pair:
        """Give the figures of a category from one month to another, both included."""
        return sum((self.pair(month, category) for month in self.months if first <= month <= last), Pair())

    def sum_between(self, first: str, last: str) -> Pair:
        """Give the figures of all categories from one month to another, both included."""
        return sum((self.sum_of(month) for month in self.months if first <= month <= last), Pair())

    def amendments_in(self, months: Iterable[str]) -> tuple[tuple[str, datetime, str], ...]:
        """Give which of these months were counted again, when and why."""
        wanted = set(months)
        return tuple(
            (str(month), at, str(reason))
            for month, at, reason in self.amended.rows
            if month in wanted and isinstance(at, datetime)
        )

    def articles_of(self, month: str) -> tuple[tuple[Cell, ...], ...]:
        """Give a month's rows of the table of articles, newest first."""
        return self._articles_by_month.get(month, ())

    @cached_property
    def _articles_by_month(self) -> Mapping[str, tuple[tuple[Cell, ...], ...]]:
        by_month: dict[str, list[tuple[Cell, ...]]] = {}
        for row in self.articles.rows:
            by_month.setdefault(f"{row[3]:%Y-%m}", []).append(row)
        return {month: tuple(rows) for month, rows in by_month.items()}

    @cached_property
    def _pairs(self) -> Mapping[tuple[str, str], Pair]:
        pairs: dict[tuple[str, str], Pair] = {}
        for table in (self.by_month, self.by_half_year, self.by_year):
            for period, category, _, articles, comments in table.rows:
                pairs[str(period), str(category)] = _pair(articles, comments)
        for category, _, articles, comments in self.by_category.rows:
            pairs["", str(category)] = _pair(articles, comments)
        return pairs


def make_book(site: Site) -> Book:
    """Set down every figure of a site."""
    settings, tally = site.settings, site.tally
    return Book(
        area=settings.area,
        paper=settings.site_name,
        address=settings.site_url,
        zone=settings.zone.key,
        at=site.publication.at,
        categories=settings.categories,
        totals=_totals(tally),
        by_category=_figures("by-category", None, tally.by_category),
        by_month=_figures("by-month", Column(key="month", header="월", kind=Kind.MONTH), tally.by_month),
        by_half_year=_figures("by-half-year", Column(key="half_year", header="반기"), tally.by_half_year),
        by_year=_figures("by-year", Column(key="year", header="연도", kind=Kind.YEAR), tally.by_year),
        programmes=_programmes(tally.programmes),
        articles=_articles(site),
        sources=_sources(tally.sources),
        amended=_amended(tally.amended),
        reports=tally.programmes,
    )


_COUNTS = (
    Column(key="articles", header="기사", kind=Kind.COUNT),
    Column(key="comments", header="댓글", kind=Kind.COUNT),
)


def _pair(articles: Cell, comments: Cell) -> Pair:
    if not (isinstance(articles, int) and isinstance(comments, int)):
        raise TypeError(articles, comments)
    return Pair(articles=articles, comments=comments)


def _totals(tally: Tally) -> Table:
    return Table(
        name="totals",
        columns=(
            *_COUNTS,
            Column(key="withdrawn", header="내려진 기사의 댓글", kind=Kind.COUNT),
            Column(key="unmatched", header="이어지지 않는 댓글", kind=Kind.COUNT),
        ),
        rows=((tally.articles, tally.comments, tally.withdrawn, tally.unmatched),),
    )


def _figures(name: str, period: Column | None, figures: Iterable[Figure]) -> Table:
    """Give a table of figures; metrics.json names a category by its id, and its title once."""
    title = Column(key="" if period else "title", header="분류")
    columns = (Column(key="category"), title, *_COUNTS)
    rows = [
        (figure.period, figure.category.id, figure.category.title, figure.articles, figure.comments)
        for figure in figures
    ]
    if period is None:
        return Table(name=name, columns=columns, rows=tuple(row[1:] for row in rows))
    return Table(name=name, columns=(period, *columns), rows=tuple(rows))


def _programmes(reports: Iterable[Report]) -> Table:
    rows = tuple(
        (
            report.programme.id,
            report.programme.title,
            achievement.target.name,
            achievement.target.unit,
            achievement.year,
            achievement.target.target,
            achievement.achieved,
            None if achievement.rate is None else float(achievement.rate),
        )
        for report in reports
        for achievement in report.achievements
    )
    return Table(
        name="programmes",
        columns=(
            Column(),
            Column(header="단위사업"),
            Column(key="name", header="지표"),
            Column(key="unit", header="단위"),
            Column(key="year", header="연도", kind=Kind.YEAR),
            Column(key="target", header="목표", kind=Kind.COUNT),
            Column(key="achieved", header="실적", kind=Kind.COUNT),
            Column(key="rate", header="달성률(%)", kind=Kind.PERCENT),
        ),
        rows=rows,
    )


def _articles(site: Site) -> Table:
    publication, titles = site.publication, site.settings.category_titles
    return Table(
        name="articles",
        columns=(
            Column(header="id"),
            Column(header="주소", kind=Kind.ADDRESS),
            Column(header="제목"),
            Column(header="날짜", kind=Kind.DAY),
            Column(header="분류"),
            Column(header="기자"),
            Column(header="댓글", kind=Kind.COUNT),
        ),
        rows=tuple(
            (
                article.id,
                f"{site.settings.site_url}{article.permalink}",
                article.title,
                article.date.date(),
                titles[article.category],
                ", ".join(publication.reporters[reporter] for reporter in article.reporters),
                site.tally.comments_of.get(article.id, 0),
            )
            for article in publication.articles
        ),
    )


def _sources(sources: Iterable[Source]) -> Table:
    return Table(
        name="sources",
        columns=(
            Column(key="source", header="출처"),
            Column(key="months", header="달"),
            Column(key="taken_at", header="집계한 때", kind=Kind.MOMENT),
        ),
        rows=tuple((source.name, source.months, source.taken_at) for source in sources),
    )


def _amended(amended: Mapping[str, Amendment]) -> Table:
    return Table(
        name="amended",
        columns=(
            Column(header="달", kind=Kind.MONTH),
            Column(header="다시 센 때", kind=Kind.MOMENT),
            Column(header="까닭"),
        ),
        rows=tuple((month, amendment.at, amendment.reason) for month, amendment in amended.items()),
    )
