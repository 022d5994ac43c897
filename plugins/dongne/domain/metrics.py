"""What the city counts: articles and comments by category and month."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dongne.domain.achievements import CommentCount, Report, report_programmes
from dongne.domain.items import Article
from dongne.domain.periods import half_year_of, months_between, year_of
from dongne.domain.publication import Publication
from dongne.domain.settings import Category, Settings
from dongne.domain.snapshots import Amendment
from dongne.errors import Origin


@dataclass(frozen=True, kw_only=True)
class CommentRow:
    """One line of a frozen monthly snapshot."""

    month: str
    """``2022-05``: the month in which the comments were written, in the site's time zone."""
    article: str
    """Id of the article, as the snapshot has it."""
    source: str
    comments: int
    """Replies included."""
    replies: int
    taken_at: datetime
    origin: Origin
    amendment: Amendment | None = None
    """When and why its month was counted again after it had been frozen."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """Articles and comments of one category in one period."""

    period: str
    """``2022-05``, ``2022-H1`` or ``2022``; empty for all time."""
    category: Category
    articles: int
    comments: int


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where comments were counted, for which months, and when last."""

    name: str
    months: tuple[str, ...]
    taken_at: datetime


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Every figure of the metrics page.

    Categories stand in the order of mkdocs.yml, periods oldest first, without a gap and with every category.
    """

    by_category: tuple[Figure, ...] = ()
    by_month: tuple[Figure, ...] = ()
    by_half_year: tuple[Figure, ...] = ()
    by_year: tuple[Figure, ...] = ()
    comments_of: Mapping[str, int] = field(default_factory=dict)
    """Comments of each published article that has any, by id."""
    withdrawn: int = 0
    """Comments of articles that were published once and are no longer."""
    unmatched: int = 0
    """Comments of whatever else is not published."""
    programmes: tuple[Report, ...] = ()
    sources: tuple[Source, ...] = ()
    """By name."""

    @property
    def articles(self) -> int:
        """All published articles."""
        return sum(figure.articles for figure in self.by_category)

    @property
    def comments(self) -> int:
        """All comments of published articles."""
        return sum(figure.comments for figure in self.by_category)

    @property
    def months(self) -> tuple[str, ...]:
        """Every month from the first to the last with a figure."""
        return tuple(dict.fromkeys(figure.period for figure in self.by_month))


def count(publication: Publication, rows: Iterable[CommentRow], settings: Settings) -> Tally:
    """Count what is published; whatever is not changes nothing but ``unmatched``."""
    articles = {article.id: article for article in publication.articles}
    rows = tuple(rows)
    matched = [row for row in rows if row.article in articles]
    withdrawn = [row for row in rows if row.article in publication.withdrawn]
    cells = _Cells(
        articles=Counter((article.month, article.category) for article in publication.articles),
        comments=_sum_up((row.month, articles[row.article].category, row.comments) for row in matched),
        categories=settings.categories,
    )
    return Tally(
        by_category=cells.by_period(lambda _: "", always=("",)),
        by_month=cells.by_period(str),
        by_half_year=cells.by_period(half_year_of),
        by_year=cells.by_period(year_of),
        comments_of=_by_article(matched),
        withdrawn=sum(row.comments for row in withdrawn),
        unmatched=sum(row.comments for row in rows) - sum(row.comments for row in (*matched, *withdrawn)),
        programmes=report_programmes(publication, _by_programme(matched, articles)),
        # A snapshot that speaks of nothing but unpublished items is not named: it would tell that there are some.
        sources=_sources((*matched, *withdrawn)),
    )


@dataclass(frozen=True, kw_only=True)
class _Cells:
    """Articles and comments by month and category."""

    articles: Mapping[tuple[str, str], int]
    comments: Mapping[tuple[str, str], int]
    categories: tuple[Category, ...]

    def months(self) -> list[str]:
        """Every month from the first to the last with a figure."""
        known = {
            month
            for cells in (self.articles, self.comments)
            for (month, _), amount in cells.items()
            if amount
        }
        if not known:
            return []
        return list(months_between(min(known), max(known)))

    def by_period(self, period_of: Callable[[str], str], *, always: Iterable[str] = ()) -> tuple[Figure, ...]:
        """Add the months up to periods; every period holds every category."""
        months = self.months()
        articles: Counter[tuple[str, str]] = Counter()
        comments: Counter[tuple[str, str]] = Counter()
        for total, cells in ((articles, self.articles), (comments, self.comments)):
            for (month, category), amount in cells.items():
                total[period_of(month), category] += amount
        return tuple(
            Figure(
                period=period,
                category=category,
                articles=articles[period, category.id],
                comments=comments[period, category.id],
            )
            for period in dict.fromkeys([*always, *map(period_of, months)])
            for category in self.categories
        )


def _sum_up(amounts: Iterable[tuple[str, str, int]]) -> Counter[tuple[str, str]]:
    cells: Counter[tuple[str, str]] = Counter()
    for month, category, amount in amounts:
        cells[month, category] += amount
    return cells


def _by_programme(rows: Iterable[CommentRow], articles: Mapping[str, Article]) -> Iterator[CommentCount]:
    totals: Counter[tuple[str | None, str]] = Counter()
    for row in rows:
        totals[articles[row.article].programme, row.month] += row.comments
    for (programme, month), amount in totals.items():
        yield CommentCount(programme=programme, month=month, count=amount)


def _by_article(rows: Iterable[CommentRow]) -> Mapping[str, int]:
    totals: Counter[str] = Counter()
    for row in rows:
        totals[row.article] += row.comments
    return dict(sorted(totals.items()))


def _sources(rows: Iterable[CommentRow]) -> tuple[Source, ...]:
    by_name: dict[str, list[CommentRow]] = defaultdict(list)
    for row in rows:
        by_name[row.source].append(row)
    return tuple(
        Source(
            name=name,
            months=tuple(sorted({row.month for row in found})),
            taken_at=max(row.taken_at for row in found),
        )
        for name, found in sorted(by_name.items())
    )
