"""The figures of many areas as JSON."""

from collections.abc import Iterator, Mapping

from dongne.domain.periods import half_year_of
from dongne.domain.rollup import Amount, Part, Rollup, TargetSum, sum_by

SCHEMA_VERSION = 1
"""Of rollup.json: goes up when a key changes its meaning or leaves."""


def rollup_document(rollup: Rollup) -> dict[str, object]:
    """Give every area by name, counted or not, and the sums of those that are."""
    return {
        "schema": SCHEMA_VERSION,
        "generated": rollup.at.isoformat(timespec="seconds"),
        "totals": {"areas": len(rollup.reports), **_amount(rollup.totals)},
        "by_category": [
            {"title": title, "areas": areas, **_amount(amount)}
            for title, (areas, amount) in rollup.by_category.items()
        ],
        "by_month": list(_periods("month", rollup.by_month)),
        "by_half_year": list(_periods("half_year", rollup.by_half_year)),
        "by_year": list(_periods("year", rollup.by_year)),
        "programmes": [_target(target) for target in rollup.targets],
        "areas": [_area(part) for part in rollup.parts],
    }


def _amount(amount: Amount) -> dict[str, int]:
    return {"articles": amount.articles, "comments": amount.comments}


def _periods(key: str, amounts: Mapping[str, Amount]) -> Iterator[dict[str, object]]:
    for period, amount in amounts.items():
        yield {key: period, **_amount(amount)}


def _target(target: TargetSum) -> dict[str, object]:
    return {
        "title": target.programme,
        "name": target.name,
        "unit": target.unit,
        "year": target.year,
        "areas": target.areas,
        "target": target.target,
        "achieved": target.achieved,
        "rate": None if target.rate is None else float(target.rate),
        "met": target.met,
    }


def _area(part: Part) -> dict[str, object]:
    """Give one source; what is not counted has no figures here, so that nobody adds them by mistake."""
    report = part.report if part.state.is_counted else None
    return {
        "area": part.title,
        "source": part.source,
        "state": part.state.value,
        "reason": part.reason or None,
        "generated": None if part.report is None else part.report.generated.isoformat(timespec="seconds"),
        "totals": None
        if report is None
        else {**_amount(report.totals), "withdrawn": report.withdrawn, "unmatched": report.unmatched},
        "by_half_year": []
        if report is None
        else list(_periods("half_year", sum_by(half_year_of, report.by_month))),
    }
