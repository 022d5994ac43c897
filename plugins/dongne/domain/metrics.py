"""What the city counts: articles and comments by category and month."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dongne.domain.achievements import CommentCount, Report, report_programmes
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
    amended: Mapping[str, Amendment] = field(default_factory=dict)
    """The frozen months that were counted again, and why."""

    @property
    def articles(self) -> int:
        """All published articles."""
        return sum(figure.articles for figure in self.by_category)

    @property
    def comments(self) -> int:
        """All comments of published articles."""
        return sum(figure.comments for figure in self.by_category)


def count(publication: Publication, rows: Iterable[CommentRow], settings: Settings) -> Tally:
    """Count what is published; whatever is not changes nothing but ``unmatched``."""
    heard = _Heard()
    heard.listen(rows, publication)
    cells = _Cells(
        articles=Counter((article.month, article.category) for article in publication.articles),
        comments=heard.by_cell,
        categories=settings.categories,
    )
    return Tally(
        by_category=cells.by_period(lambda _: "", always=("",)),
        by_month=cells.by_period(str),
        by_half_year=cells.by_period(half_year_of),
        by_year=cells.by_period(year_of),
        comments_of=dict(sorted(heard.by_article.items())),
        withdrawn=heard.withdrawn,
        unmatched=heard.unmatched,
        programmes=report_programmes(publication, heard.by_programme()),
        sources=tuple(source for _, source in sorted(heard.sources().items())),
        amended=dict(sorted(heard.amended.items())),
    )


@dataclass(kw_only=True)
class _Heard:
    """What the snapshots say, added up in one pass: there may be hundreds of thousands of rows."""

    by_cell: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_article: Counter[str] = field(default_factory=Counter)
    by_project: Counter[tuple[str | None, str]] = field(default_factory=Counter)
    withdrawn: int = 0
    unmatched: int = 0
    taken: dict[tuple[str, str], datetime] = field(default_factory=dict)
    """When each source was last counted for each month."""
    amended: dict[str, Amendment] = field(default_factory=dict)

    def listen(self, rows: Iterable[CommentRow], publication: Publication) -> None:
        """Add up every row."""
        articles = {article.id: article for article in publication.articles}
        for row in rows:
            article = articles.get(row.article)
            if article is not None:
                self.by_cell[row.month, article.category] += row.comments
                self.by_article[row.article] += row.comments
                self.by_project[article.programme, row.month] += row.comments
                self._note(row)
            elif row.article in publication.withdrawn:
                self.withdrawn += row.comments
                self._note(row)
            else:
                # Not noted: a snapshot that speaks of nothing else would tell that there is something to come.
                self.unmatched += row.comments

    def _note(self, row: CommentRow) -> None:
        key = row.source, row.month
        self.taken[key] = max(row.taken_at, self.taken.get(key, row.taken_at))
        if row.amendment is not None:
            self.amended[row.month] = row.amendment

    def by_programme(self) -> Iterator[CommentCount]:
        """Give the comments of each programme, month by month."""
        for (programme, month), amount in self.by_project.items():
            yield CommentCount(programme=programme, month=month, count=amount)

    def sources(self) -> Mapping[str, Source]:
        """Give every source that was noted."""
        months: dict[str, list[str]] = defaultdict(list)
        for name, month in sorted(self.taken):
            months[name].append(month)
        return {
            name: Source(
                name=name, months=tuple(found), taken_at=max(self.taken[name, month] for month in found)
            )
            for name, found in months.items()
        }


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
