"""The figures of many areas, put together for the city; whatever cannot be counted keeps its name."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from dongne.domain.achievements import rate_of
from dongne.domain.periods import half_year_of, months_between, year_of

TOLERANCE = timedelta(days=1)
"""By how much the clock of a site may be ahead of the city's."""


class State(StrEnum):
    """What became of one site's figures."""

    COUNTED = "counted"
    STALE = "stale"
    """Counted, but older than the city wants."""
    AHEAD = "ahead"
    """Counted, but dated in the future: somebody's clock is wrong."""
    TWICE = "twice"
    """Another source of the same area is newer."""
    MISSING = "missing"
    """No file there, or no answer."""
    UNREADABLE = "unreadable"
    OTHER_SCHEMA = "other-schema"
    WRONG_SUMS = "wrong-sums"
    """Its parts do not add up to its totals."""

    @property
    def label(self) -> str:
        """Say it in Korean."""
        return _LABELS[self]

    @property
    def is_counted(self) -> bool:
        """Whether the figures are in the sums."""
        return self in {State.COUNTED, State.STALE, State.AHEAD}


_LABELS = {
    State.COUNTED: "합쳤음",
    State.STALE: "오래됨",
    State.AHEAD: "앞선 날짜",
    State.TWICE: "겹침",
    State.MISSING: "받지 못함",
    State.UNREADABLE: "읽을 수 없음",
    State.OTHER_SCHEMA: "다른 판",
    State.WRONG_SUMS: "합이 맞지 않음",
}


@dataclass(frozen=True, kw_only=True)
class Amount:
    """Articles and comments."""

    articles: int = 0
    comments: int = 0

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(articles=self.articles + other.articles, comments=self.comments + other.comments)


@dataclass(frozen=True, kw_only=True)
class TargetFigure:
    """One target of one programme in one year and area."""

    programme: str
    name: str
    unit: str
    year: str
    target: int | None
    achieved: int


@dataclass(frozen=True, kw_only=True)
class AreaReport:
    """What one site says of itself in its metrics.json."""

    area: str
    generated: datetime
    totals: Amount
    withdrawn: int
    unmatched: int
    by_category: Mapping[str, Amount]
    """All time, by title."""
    by_month: Mapping[str, Amount]
    targets: tuple[TargetFigure, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Part:
    """One source that the city named, and what was found there."""

    source: str
    """Where it was looked for: a file or an address, without a password."""
    state: State
    reason: str = ""
    """In Korean, why it is not counted, or is named."""
    name: str = ""
    """How the city calls the area, if it said so."""
    report: AreaReport | None = None

    @property
    def title(self) -> str:
        """The area's name: its own, or the city's for one that says nothing."""
        return self.report.area if self.report is not None else self.name or self.source


@dataclass(frozen=True, kw_only=True)
class TargetSum:
    """One target of one programme in one year, over all areas that have it."""

    programme: str
    name: str
    unit: str
    year: str
    areas: int
    target: int | None
    """Of the areas that have one; None: none has."""
    achieved: int
    """Of all areas."""
    aimed: int
    """What those with a target have achieved."""
    met: int
    """Areas that have reached their own target."""

    @property
    def rate(self) -> Decimal | None:
        """Percent of the targets that was reached by the areas that have one."""
        return rate_of(self.aimed, self.target)


@dataclass(frozen=True, kw_only=True)
class Rollup:
    """Every area at one moment."""

    at: datetime
    parts: tuple[Part, ...]
    """By area."""

    @property
    def reports(self) -> tuple[AreaReport, ...]:
        """What is counted."""
        return tuple(part.report for part in self.parts if part.state.is_counted and part.report is not None)

    @property
    def odd(self) -> tuple[Part, ...]:
        """Every source of which something has to be said."""
        return tuple(part for part in self.parts if part.state is not State.COUNTED)

    @property
    def totals(self) -> Amount:
        """All areas, all time."""
        return sum((report.totals for report in self.reports), Amount())

    @cached_property
    def by_month(self) -> Mapping[str, Amount]:
        """All areas, month by month without a gap."""
        articles: Counter[str] = Counter()
        comments: Counter[str] = Counter()
        for report in self.reports:
            for month, found in report.by_month.items():
                articles[month] += found.articles
                comments[month] += found.comments
        if not articles:
            return {}
        months = months_between(min(articles), max(articles))
        return {month: Amount(articles=articles[month], comments=comments[month]) for month in months}

    @property
    def by_half_year(self) -> Mapping[str, Amount]:
        """All areas, half-year by half-year."""
        return sum_by(half_year_of, self.by_month)

    @property
    def by_year(self) -> Mapping[str, Amount]:
        """All areas, year by year."""
        return sum_by(year_of, self.by_month)

    @cached_property
    def by_category(self) -> Mapping[str, tuple[int, Amount]]:
        """Areas that have a category of this title, and its figures; the most widespread first."""
        found: dict[str, tuple[int, Amount]] = {}
        for report in self.reports:
            for title, amount in report.by_category.items():
                areas, before = found.get(title, (0, Amount()))
                found[title] = (areas + 1, before + amount)
        return dict(sorted(found.items(), key=lambda entry: (-entry[1][0], entry[0])))

    @cached_property
    def targets(self) -> tuple[TargetSum, ...]:
        """The programmes' targets over all areas, newest year first."""
        groups: dict[tuple[str, str, str, str], list[TargetFigure]] = {}
        for report in self.reports:
            for figure in report.targets:
                groups.setdefault((figure.year, figure.programme, figure.name, figure.unit), []).append(
                    figure
                )
        years = sorted({key[0] for key in groups}, reverse=True)
        return tuple(
            _sum_targets(figures)
            for year in years
            for key, figures in sorted(groups.items())
            if key[0] == year
        )


def sum_by(period_of: Callable[[str], str], months: Mapping[str, Amount]) -> Mapping[str, Amount]:
    """Add months up to half-years or years."""
    found: dict[str, Amount] = {}
    for month, amount in months.items():
        found[period_of(month)] = found.get(period_of(month), Amount()) + amount
    return found


def roll_up(parts: Iterable[Part], *, at: datetime, stale_after: timedelta) -> Rollup:
    """Put areas together: each once, and those whose figures are old or of tomorrow by name."""
    judged = _find_twins([_judge(part, at, stale_after) for part in parts])
    return Rollup(at=at, parts=tuple(sorted(judged, key=lambda part: (part.title, part.source))))


def _judge(part: Part, at: datetime, stale_after: timedelta) -> Part:
    if part.state is not State.COUNTED or part.report is None:
        return part
    age = at - part.report.generated
    day = f"{part.report.generated:%Y-%m-%d}"
    if age > stale_after:
        return replace(part, state=State.STALE, reason=f"{day}에 센 수입니다({age.days}일 전).")
    if age < -TOLERANCE:
        return replace(
            part, state=State.AHEAD, reason=f"{day}에 센 수라고 합니다. 그곳의 시계를 살펴 주세요."
        )
    return part


def _find_twins(parts: Sequence[Part]) -> list[Part]:
    """Count each area once: of two sources the newer, of two of the same moment the one named first."""
    chosen: dict[str, int] = {}
    for place, part in enumerate(parts):
        if part.report is None or not part.state.is_counted:
            continue
        before = parts[chosen[part.report.area]].report if part.report.area in chosen else None
        if before is None or part.report.generated > before.generated:
            chosen[part.report.area] = place
    return [
        part
        if part.report is None or not part.state.is_counted or chosen[part.report.area] == place
        else replace(
            part,
            state=State.TWICE,
            reason=f"`{parts[chosen[part.report.area]].source}`에도 같은 상권이 있어 한 번만 셌습니다.",
        )
        for place, part in enumerate(parts)
    ]


def _sum_targets(figures: Sequence[TargetFigure]) -> TargetSum:
    first = figures[0]
    aimed = [(figure.target, figure.achieved) for figure in figures if figure.target]
    return TargetSum(
        programme=first.programme,
        name=first.name,
        unit=first.unit,
        year=first.year,
        areas=len(figures),
        target=sum(target for target, _ in aimed) if aimed else None,
        achieved=sum(figure.achieved for figure in figures),
        aimed=sum(achieved for _, achieved in aimed),
        met=sum(achieved >= target for target, achieved in aimed),
    )
