"""The figures of many areas as one page that needs nothing but itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dongne.domain.periods import Period, half_year_of, month_of
from dongne.domain.rollup import Amount, Part, Rollup, TargetSum
from dongne.render.metrics.bars import Bar
from dongne.render.metrics.chart import Chart
from dongne.render.metrics.rows import HALVES, Headline, name_of
from dongne.render.outputs import OutputPage
from dongne.render.rollup.workbook import TITLE
from dongne.render.templates import Templates

_HALVES_IN_THE_PICTURE = 8


@dataclass(frozen=True, kw_only=True)
class AreaRow:
    """One area."""

    name: str
    state: str
    """Empty: nothing has to be said."""
    day: date | None
    figures: tuple[Amount, ...]
    """Of the half-year, the year and all time; empty: not counted."""


@dataclass(frozen=True, kw_only=True)
class TargetLine:
    """One target over all areas."""

    programme: str
    name: str
    areas: int
    target: str
    achieved: str
    rate: str
    met: str


def render_page(rollup: Rollup) -> str:
    """Give the page, whole."""
    half, year = Period(id=half_year_of(month_of(rollup.at))), Period(id=f"{rollup.at.year:04}")
    view: dict[str, object] = {
        "at": rollup.at,
        "named": len(rollup.parts),
        "headlines": _headlines(rollup, year),
        "odd": tuple((part.title, part.state.label, part.reason, part.source) for part in rollup.odd),
        "chart": _chart(rollup.by_half_year),
        "halves": tuple(
            (name_of(Period(id=period)), amount)
            for period, amount in reversed([*rollup.by_half_year.items()])
        ),
        "categories": tuple((title, *found) for title, found in rollup.by_category.items()),
        "year": name_of(year),
        "targets": tuple(_target(each) for each in rollup.targets if each.year == year.id),
        "columns": (name_of(half), name_of(year), "처음부터"),
        "areas": tuple(_areas(rollup, half, year)),
    }
    return Templates().render(OutputPage(path="", title=TITLE, template="rollup.html", view=view))


def _headlines(rollup: Rollup, year: Period) -> tuple[Headline, ...]:
    own = rollup.by_year.get(year.id, Amount())
    aimed = [each for each in rollup.targets if each.year == year.id and each.target]
    return (
        Headline(label="합친 상권", value=len(rollup.reports), unit="곳"),
        Headline(label=f"{name_of(year)} 기사", value=own.articles, unit="편"),
        Headline(label=f"{name_of(year)} 댓글", value=own.comments, unit="개"),
        Headline(label="이른 목표", value=sum(each.met for each in aimed), unit="개"),
    )


def _chart(halves: Mapping[str, Amount]) -> Chart | None:
    bars = tuple(
        Bar(
            label=f"{period[2:4]} {HALVES[period[5:]]}",
            name=name_of(Period(id=period)),
            articles=amount.articles,
            comments=amount.comments,
        )
        for period, amount in [*halves.items()][-_HALVES_IN_THE_PICTURE:]
    )
    return Chart(bars=bars, title="반기마다 실린 기사와 댓글", lying=True) if bars else None


def _target(each: TargetSum) -> TargetLine:
    none = each.target is None
    return TargetLine(
        programme=each.programme,
        name=each.name,
        areas=each.areas,
        target="목표 없음" if none else f"{each.target:,}{each.unit}",
        achieved=f"{each.achieved:,}{each.unit}",
        rate="–" if each.rate is None else f"{each.rate}%",
        met="–" if none else f"{each.met}곳",
    )


def _areas(rollup: Rollup, half: Period, year: Period) -> Iterator[AreaRow]:
    for part in rollup.parts:
        yield AreaRow(
            name=part.title,
            state=part.state.label if part in rollup.odd else "",
            day=None if part.report is None else part.report.generated.date(),
            figures=tuple(_figures(part, half, year)),
        )


def _figures(part: Part, half: Period, year: Period) -> Iterator[Amount]:
    if part.report is not None and part.state.is_counted:
        months = part.report.by_month
        for period in (half, year):
            yield sum((months.get(month, Amount()) for month in period.months), Amount())
        yield part.report.totals
