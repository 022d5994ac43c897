"""What the metrics pages print: large figures, tables of pairs, programmes and the way from period to period."""

from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from dongne.domain.achievements import Achievement, Progress, Report, rate_of
from dongne.domain.items import Target
from dongne.domain.periods import Period, Span, half_year_of, month_of
from dongne.render import dates
from dongne.render.metrics.book import Book, Pair

HALVES = {"H1": "상반기", "H2": "하반기"}
EVALUATIONS = {"H1": "6월 평가", "H2": "12월 평가"}
FOLDER = "metrics/"


@dataclass(frozen=True, kw_only=True)
class Headline:
    """One large figure."""

    label: str
    value: int
    unit: str


@dataclass(frozen=True, kw_only=True)
class PairRow:
    """One line of a table of articles and comments."""

    name: str
    cells: tuple[Pair, ...]
    path: str | None = None
    """Where the name leads."""

    @property
    def total(self) -> Pair:
        """All cells together."""
        return sum(self.cells, Pair())


@dataclass(frozen=True, kw_only=True)
class TargetRow:
    """One target of a programme, and what was reached of it."""

    name: str
    unit: str
    years: str
    target: int | None
    """Of one year."""
    achieved: int
    """In the period."""
    so_far: int
    """From January to the end of the period."""
    rate: str | None
    """Percent of the year's target; None where there is none."""
    reach: int = 0
    """The same, whole, for the drawing: at most four times the target."""

    @property
    def scale(self) -> int:
        """The right end of the drawing."""
        return max(100, self.reach)


@dataclass(frozen=True, kw_only=True)
class ProgrammeRows:
    """One programme with its targets."""

    title: str
    path: str
    targets: tuple[TargetRow, ...]


@dataclass(frozen=True, kw_only=True)
class Way:
    """A link to a period; without a path there is nothing to show yet."""

    label: str
    note: str = ""
    path: str | None = None
    here: bool = False


@dataclass(frozen=True, kw_only=True)
class YearShelf:
    """The pages of one year."""

    year: Way
    halves: tuple[Way, ...]
    months: tuple[Way, ...]


def name_of(period: Period) -> str:
    """Give ``2022년 5월``, ``2022년 상반기`` or ``2022년``."""
    match period.span:
        case Span.MONTH:
            return dates.month(period.id)
        case Span.HALF_YEAR:
            return f"{int(period.year)}년 {HALVES[period.half]}"
        case Span.YEAR:
            return f"{int(period.year)}년"


def path_of(period: Period) -> str:
    """Give the address of a period's page below the site's root."""
    return f"{FOLDER}{period.id.lower()}/"


def make_ways(book: Book, here: Period | None) -> tuple[Way, ...]:
    """Give the five links: this month, the half-years with the city's evaluations, the year, all time."""
    known = frozenset(period.id for period in book.periods)
    present = Period(id=month_of(book.at))
    chosen = [("이번 달", present), *_halves(present, known), ("올해", Period(id=present.year))]
    ways = [
        Way(label=label, note=_note(period), path=path_of(period), here=period == here)
        for label, period in chosen
        if period.id in known
    ]
    return (*ways, Way(label="전체", note="처음부터 지금까지", path=FOLDER, here=here is None))


def _halves(present: Period, known: frozenset[str]) -> list[tuple[str, Period]]:
    """Give the first half-year and, as soon as it has begun, the second one; before that the one of last year."""
    year = int(present.year)
    second = Period(id=f"{year}-H2")
    if second.id not in known:
        second = Period(id=f"{year - 1:04}-H2")
    return [("상반기", Period(id=f"{present.year}-H1")), ("하반기", second)]


def _note(period: Period) -> str:
    name = name_of(period)
    return f"{name} · {EVALUATIONS[period.half]}" if period.half else name


def make_shelves(book: Book) -> tuple[YearShelf, ...]:
    """Give the pages of every year, newest year first."""
    periods = book.periods
    years = [period for period in periods if period.span is Span.YEAR]
    return tuple(
        YearShelf(
            year=_way(year, name_of(year)),
            halves=tuple(
                _way(period, HALVES[period.half])
                for period in periods
                if period.span is Span.HALF_YEAR and period.year == year.id
            ),
            months=tuple(
                _way(period, f"{int(period.id[5:])}월")
                for period in periods
                if period.span is Span.MONTH and period.year == year.id
            ),
        )
        for year in reversed(years)
    )


def _way(period: Period, label: str) -> Way:
    return Way(label=label, path=path_of(period))


def programme_rows(book: Book, period: Period) -> tuple[ProgrammeRows, ...]:
    """Set what was reached in a period, and in its year until then, against the targets of the year."""
    return tuple(
        ProgrammeRows(
            title=report.programme.title,
            path=report.programme.permalink,
            targets=tuple(_in_period(progress, period) for progress in report.progress),
        )
        for report in book.reports
    )


def yearly_rows(book: Book) -> tuple[ProgrammeRows, ...]:
    """Give every year's line of every target, as the table has them."""
    return tuple(
        ProgrammeRows(
            title=report.programme.title,
            path=report.programme.permalink,
            targets=tuple(map(_of_year, report.achievements)),
        )
        for report in book.reports
    )


def newest_first(report: Report) -> tuple[TargetRow, ...]:
    """Give every year's line of one programme's targets, newest year first."""
    return tuple(sorted(map(_of_year, report.achievements), key=lambda row: row.years, reverse=True))


def _of_year(found: Achievement) -> TargetRow:
    return _row(found.target, found.year, achieved=found.achieved, so_far=found.achieved)


def _in_period(progress: Progress, period: Period) -> TargetRow:
    return _row(
        progress.target,
        period.year,
        achieved=progress.reached(period.first, period.last),
        so_far=progress.reached(f"{period.year}-01", period.last),
    )


_FARTHEST = 400


def _row(target: Target, year: str, *, achieved: int, so_far: int) -> TargetRow:
    rate = rate_of(so_far, target.target)
    return TargetRow(
        name=target.name,
        unit=target.unit,
        years=year,
        target=target.target if rate is not None else None,
        achieved=achieved,
        so_far=so_far,
        rate=None if rate is None else str(rate),
        reach=min(_FARTHEST, ceil(rate or Decimal())),
    )


def half_year_name(book: Book) -> tuple[Period, str]:
    """Give the half-year of the moment and its name."""
    period = Period(id=half_year_of(month_of(book.at)))
    return period, name_of(period)
