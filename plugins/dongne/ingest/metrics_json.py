"""``metrics.json`` of another site, read with distrust: its shape, its version and its sums are checked."""

from collections.abc import Callable, Iterable
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from dongne.domain.periods import half_year_of, year_of
from dongne.domain.rollup import Amount, AreaReport, State, TargetFigure, sum_by

VERSION = 1
"""The schema that can be read."""

_LONGEST_LIST = 100_000
_LARGEST = 10**9

_Count = Annotated[int, Field(ge=0, le=_LARGEST)]
_Signed = Annotated[int, Field(ge=-_LARGEST, le=_LARGEST)]
_Text = Annotated[str, Field(min_length=1, max_length=200)]
_Month = Annotated[str, Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
_Half = Annotated[str, Field(pattern=r"^[0-9]{4}-H[12]$")]
_Year = Annotated[str, Field(pattern=r"^[0-9]{4}$")]


class _Model(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True)


class _Version(_Model):
    version: Annotated[int, Field(alias="schema")]


class _Figures(_Model):
    category: _Text
    articles: _Count
    comments: _Count


class _OfCategory(_Figures):
    title: _Text


class _OfMonth(_Figures):
    period: Annotated[_Month, Field(alias="month")]


class _OfHalf(_Figures):
    period: Annotated[_Half, Field(alias="half_year")]


class _OfYear(_Figures):
    period: Annotated[_Year, Field(alias="year")]


class _Totals(_Model):
    articles: _Count
    comments: _Count
    withdrawn: _Count
    unmatched: _Count


class _Target(_Model):
    name: _Text
    unit: _Text
    year: _Year
    target: _Signed | None
    achieved: _Signed


class _Programme(_Model):
    id: _Text
    title: _Text
    targets: Annotated[list[_Target], Field(max_length=_LONGEST_LIST)]


class _Metrics(_Model):
    generated: AwareDatetime
    area: _Text
    totals: _Totals
    by_category: Annotated[list[_OfCategory], Field(max_length=_LONGEST_LIST)]
    by_month: Annotated[list[_OfMonth], Field(max_length=_LONGEST_LIST)]
    by_half_year: Annotated[list[_OfHalf], Field(max_length=_LONGEST_LIST)]
    by_year: Annotated[list[_OfYear], Field(max_length=_LONGEST_LIST)]
    programmes: Annotated[list[_Programme], Field(max_length=_LONGEST_LIST)]


def parse_metrics(data: bytes) -> tuple[AreaReport | None, State, str]:
    """Give what a site says of itself; otherwise what is wrong with it, and in Korean how."""
    try:
        version = _Version.model_validate_json(data).version
    except ValidationError as error:
        return None, State.UNREADABLE, f"metrics.json이 아닙니다({_place(error)})."
    if version != VERSION:
        return None, State.OTHER_SCHEMA, f"판 {version}입니다. 이 프로그램은 판 {VERSION}을 읽습니다."
    try:
        metrics = _Metrics.model_validate_json(data)
    except ValidationError as error:
        return None, State.UNREADABLE, f"약속한 짜임과 다릅니다({_place(error)})."
    report = _report(metrics)
    wrong = _find_wrong_sum(metrics, report)
    return (report, State.COUNTED, "") if wrong is None else (None, State.WRONG_SUMS, wrong)


def _place(error: ValidationError) -> str:
    """Say where the first fault is, in the file's own words."""
    where = ".".join(map(str, error.errors(include_url=False, include_input=False)[0]["loc"]))
    return f"{where[:80]} 자리" if where else "JSON이 아님"


def _report(metrics: _Metrics) -> AreaReport:
    return AreaReport(
        area=metrics.area,
        generated=metrics.generated,
        totals=Amount(articles=metrics.totals.articles, comments=metrics.totals.comments),
        withdrawn=metrics.totals.withdrawn,
        unmatched=metrics.totals.unmatched,
        by_category=_sum_up((each.title, each) for each in metrics.by_category),
        by_month=_sum_up((each.period, each) for each in metrics.by_month),
        targets=tuple(
            TargetFigure(
                programme=programme.title,
                name=target.name,
                unit=target.unit,
                year=target.year,
                target=target.target,
                achieved=target.achieved,
            )
            for programme in metrics.programmes
            for target in programme.targets
        ),
    )


def _sum_up(figures: Iterable[tuple[str, _Figures]]) -> dict[str, Amount]:
    found: dict[str, Amount] = {}
    for key, each in figures:
        amount = Amount(articles=each.articles, comments=each.comments)
        found[key] = found.get(key, Amount()) + amount
    return found


def _find_wrong_sum(metrics: _Metrics, report: AreaReport) -> str | None:
    """Say which parts do not add up."""
    sums = {"by_category": report.by_category, "by_month": report.by_month}
    for name, parts in sums.items():
        if sum(parts.values(), Amount()) != report.totals:
            return f"{name}의 합이 totals와 다릅니다."
    periods: tuple[tuple[str, Callable[[str], str], dict[str, Amount]], ...] = (
        ("by_half_year", half_year_of, _sum_up((each.period, each) for each in metrics.by_half_year)),
        ("by_year", year_of, _sum_up((each.period, each) for each in metrics.by_year)),
    )
    for name, period_of, said in periods:
        if sum_by(period_of, report.by_month) != said:
            return f"{name}의 합이 by_month와 다릅니다."
    return None
