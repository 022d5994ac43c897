"""What the programmes (단위사업) have reached, year by year, against their targets."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from dongne.domain.items import Programme, Shop, Target
from dongne.domain.periods import Period, month_of, year_of
from dongne.domain.publication import Publication

NEWSLETTER = "programmes/newsletter"
"""The programme that is the newsletter itself: every article, comment and event is its own."""


@dataclass(frozen=True, kw_only=True)
class Achievement:
    """What was reached of one target in one year."""

    target: Target
    year: str
    achieved: int

    @property
    def rate(self) -> Decimal | None:
        """Percent with one decimal, not capped; None where there is no target to compare with."""
        return rate_of(self.achieved, self.target.target)


@dataclass(frozen=True, kw_only=True)
class Progress:
    """What was reached of one target, month by month: for whoever asks for less than a year."""

    target: Target
    by_month: Mapping[str, int]
    standing: int | None = None
    """Of what has no day: what there is today, whatever period is asked for."""

    def reached(self, first: str, last: str) -> int:
        """Give what was reached from one month to another, both included."""
        if self.standing is not None:
            return self.standing
        return sum(amount for month, amount in self.by_month.items() if first <= month <= last)


@dataclass(frozen=True, kw_only=True)
class Report:
    """One programme with the achievements of all its targets."""

    programme: Programme
    achievements: tuple[Achievement, ...]
    """Target by target in their order, each year by year."""
    progress: tuple[Progress, ...] = ()
    """Target by target in their order."""


@dataclass(frozen=True, kw_only=True)
class CommentCount:
    """Comments that were written in one month under the published articles of one programme."""

    programme: str | None
    month: str
    count: int


def rate_of(achieved: int, target: int | None) -> Decimal | None:
    """Give percent with one decimal, not capped; None where there is no target to compare with."""
    if not target:
        return None
    percent = Decimal(100 * achieved) / Decimal(target)
    return percent.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def report_programmes(publication: Publication, comments: Iterable[CommentCount]) -> tuple[Report, ...]:
    """Set what the publication shows and what the records say against every target.

    The years run without a gap from the first to the last in which anything was written, said, reached or
    recorded; where nothing was yet, the year of the publication stands alone.
    """
    world = _World(publication, tuple(comments))
    progress = [
        tuple(_progress(target, programme, world) for target in programme.targets)
        for programme in publication.programmes
    ]
    years = _years(world, [each.by_month for found in progress for each in found])
    return tuple(
        Report(
            programme=programme,
            achievements=tuple(_achievement(each, f"{year:04}") for each in found for year in years),
            progress=found,
        )
        for programme, found in zip(publication.programmes, progress, strict=True)
    )


@dataclass(frozen=True)
class _World:
    """What can be counted."""

    publication: Publication
    comments: tuple[CommentCount, ...]

    def belongs(self, named: str | None, programme: Programme) -> bool:
        """Whether what names a programme, or none, is counted for this one."""
        return programme.id in {NEWSLETTER, named}


_Dated = Iterator[tuple[str, int]]
"""Months and amounts."""


def _articles(world: _World, programme: Programme) -> _Dated:
    for article in world.publication.articles:
        if world.belongs(article.programme, programme):
            yield article.month, 1


def _comments(world: _World, programme: Programme) -> _Dated:
    for counted in world.comments:
        if world.belongs(counted.programme, programme):
            yield counted.month, counted.count


def _events(world: _World, programme: Programme) -> _Dated:
    for event in world.publication.events:
        if world.belongs(event.programme, programme):
            yield month_of(event.starts), 1


def _editions(world: _World, _: Programme) -> _Dated:
    for edition in world.publication.editions:
        yield month_of(edition.date), 1


def _handmade_shops(world: _World, _: Programme) -> _Dated:
    for shop in world.publication.shops:
        if shop.handmade is not None:
            yield month_of(shop.handmade.selected or shop.checked), 1


def _starts(shop: Shop) -> Iterator[tuple[str, str]]:
    """Give each service of a shop with its first month; one without a day counts from when it was checked."""
    for service in shop.services:
        yield service.name, month_of(service.since or shop.checked)


def _community_stores(world: _World, _: Programme) -> _Dated:
    for shop in world.publication.community_stores:
        yield min(month for _, month in _starts(shop)), 1


def _community_services(world: _World, _: Programme) -> _Dated:
    first: dict[str, str] = {}
    for shop in world.publication.community_stores:
        for name, month in _starts(shop):
            first[name] = min(month, first.get(name, month))
    for month in first.values():
        yield month, 1


_MEASURES: Mapping[str, Callable[[_World, Programme], _Dated]] = {
    "articles": _articles,
    "comments": _comments,
    "events": _events,
    "editions": _editions,
    "handmade_shops": _handmade_shops,
    "community_stores": _community_stores,
    "community_services": _community_services,
}

STUDY_GROUPS = "study_groups"
"""The one measure without a month: a group has no first day, so those of today stand against every year."""

MEASURES = (*_MEASURES, STUDY_GROUPS)
"""What a target can be measured by."""


def _progress(target: Target, programme: Programme, world: _World) -> Progress:
    if target.measure == STUDY_GROUPS:
        return Progress(target=target, by_month={}, standing=len(world.publication.study_groups))
    if target.measure is not None:
        return Progress(target=target, by_month=_sum_up(_MEASURES[target.measure](world, programme)))
    recorded = (
        (month_of(record.date), record.amount) for record in programme.records if record.name == target.name
    )
    return Progress(target=target, by_month=_sum_up(recorded))


def _sum_up(dated: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    by_month: Counter[str] = Counter()
    for month, amount in dated:
        by_month[month] += amount
    return dict(sorted(by_month.items()))


def _years(world: _World, figures: Iterable[Mapping[str, int]]) -> range:
    publication = world.publication
    known = {article.date.year for article in publication.articles}
    known |= {int(year_of(counted.month)) for counted in world.comments if counted.count}
    known |= {record.date.year for programme in publication.programmes for record in programme.records}
    known |= {int(year_of(month)) for by_month in figures for month, amount in by_month.items() if amount}
    known = known or {publication.at.year}
    return range(min(known), max(known) + 1)


def _achievement(progress: Progress, year: str) -> Achievement:
    whole = Period(id=year)
    achieved = progress.reached(whole.first, whole.last)
    return Achievement(target=progress.target, year=year, achieved=achieved)
