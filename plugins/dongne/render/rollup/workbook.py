"""The figures of many areas as a workbook."""

from collections.abc import Iterator, Mapping

from dongne.domain.achievements import rate_of
from dongne.domain.periods import half_year_of
from dongne.domain.rollup import Amount, Rollup, sum_by
from dongne.render.metrics.sheets import Sheet, render_sheets
from dongne.render.metrics.tables import Cell, Column, Kind

TITLE = "생활상권 모아 보기"
_COUNTS = (Column(header="기사", kind=Kind.COUNT), Column(header="댓글", kind=Kind.COUNT))
_AREA = Column(header="상권")
_NO_TARGET = "목표 없음"


def render_workbook(rollup: Rollup) -> bytes:
    """Write the workbook."""
    return render_sheets(make_sheets(rollup), title=TITLE, author=TITLE, at=rollup.at, footer=TITLE)


def make_sheets(rollup: Rollup) -> tuple[Sheet, ...]:
    """Give every sheet: the city's sums first, then area by area, then what has to be looked at."""
    return (
        Sheet(name="요약", columns=(Column(header="기간"), *_COUNTS), rows=tuple(_summary(rollup))),
        Sheet(
            name="월별",
            columns=(Column(header="월", kind=Kind.MONTH), *_COUNTS),
            rows=tuple(_periods(rollup.by_month)),
        ),
        Sheet(
            name="분류별",
            columns=(Column(header="분류"), Column(header="상권 수", kind=Kind.COUNT), *_COUNTS),
            rows=tuple(
                (title, areas, amount.articles, amount.comments)
                for title, (areas, amount) in rollup.by_category.items()
            ),
        ),
        Sheet(name="단위사업", columns=_TARGET_SUMS, rows=tuple(_target_sums(rollup))),
        Sheet(name="상권별", columns=_AREAS, rows=tuple(_areas(rollup))),
        Sheet(
            name="상권별 반기",
            columns=(_AREA, Column(header="반기"), *_COUNTS),
            rows=tuple(_halves(rollup)),
        ),
        Sheet(name="상권별 단위사업", columns=_TARGETS, rows=tuple(_targets(rollup))),
        Sheet(name="살펴볼 곳", columns=_ODD, rows=tuple(_odd(rollup))),
    )


_TARGET_SUMS = (
    Column(header="연도", kind=Kind.YEAR),
    Column(header="단위사업"),
    Column(header="지표"),
    Column(header="단위"),
    Column(header="상권 수", kind=Kind.COUNT),
    Column(header="목표", kind=Kind.COUNT),
    Column(header="실적", kind=Kind.COUNT),
    Column(header="달성률(%)", kind=Kind.PERCENT),
    Column(header="목표에 이른 상권", kind=Kind.COUNT),
)
_TARGETS = (
    _AREA,
    *_TARGET_SUMS[:4],
    Column(header="목표", kind=Kind.COUNT),
    Column(header="실적", kind=Kind.COUNT),
    Column(header="달성률(%)", kind=Kind.PERCENT),
)
_AREAS = (
    _AREA,
    Column(header="상태"),
    Column(header="센 날", kind=Kind.DAY),
    *_COUNTS,
    Column(header="내려진 기사의 댓글", kind=Kind.COUNT),
    Column(header="이어지지 않는 댓글", kind=Kind.COUNT),
    Column(header="어디에서"),
)
_ODD = (_AREA, Column(header="상태"), Column(header="까닭"), Column(header="어디에서"))


def _summary(rollup: Rollup) -> Iterator[tuple[Cell, ...]]:
    yield "전체", rollup.totals.articles, rollup.totals.comments
    for amounts in (rollup.by_year, rollup.by_half_year):
        yield from reversed([*_periods(amounts)])


def _periods(amounts: Mapping[str, Amount]) -> Iterator[tuple[Cell, ...]]:
    for period, amount in amounts.items():
        yield period, amount.articles, amount.comments


def _target_sums(rollup: Rollup) -> Iterator[tuple[Cell, ...]]:
    for each in rollup.targets:
        goal = _NO_TARGET if each.target is None else each.target
        rate = None if each.rate is None else float(each.rate)
        words = (each.year, each.programme, each.name, each.unit)
        yield (*words, each.areas, goal, each.achieved, rate, each.met)


def _areas(rollup: Rollup) -> Iterator[tuple[Cell, ...]]:
    for part in rollup.parts:
        day = None if part.report is None else part.report.generated.date()
        report = part.report if part.state.is_counted else None
        figures: tuple[Cell, ...] = (None, None, None, None)
        if report is not None:
            totals = report.totals
            figures = (totals.articles, totals.comments, report.withdrawn, report.unmatched)
        yield (part.title, part.state.label, day, *figures, part.source)


def _halves(rollup: Rollup) -> Iterator[tuple[Cell, ...]]:
    for report in rollup.reports:
        for half_year, amount in sum_by(half_year_of, report.by_month).items():
            yield report.area, half_year, amount.articles, amount.comments


def _targets(rollup: Rollup) -> Iterator[tuple[Cell, ...]]:
    for report in rollup.reports:
        for each in report.targets:
            rate = rate_of(each.achieved, each.target)
            goal = _NO_TARGET if rate is None else each.target
            words = (report.area, each.year, each.programme, each.name, each.unit)
            yield (*words, goal, each.achieved, None if rate is None else float(rate))


def _odd(rollup: Rollup) -> Iterator[tuple[Cell, ...]]:
    for part in rollup.odd:
        yield part.title, part.state.label, part.reason, part.source
