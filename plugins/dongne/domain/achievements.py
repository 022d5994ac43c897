"""What the programmes (단위사업) have reached, year by year, against their targets."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from dongne.domain.items import Article, Event, Programme, Shop, Target
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
        if not self.target.target:
            return None
        percent = Decimal(100 * self.achieved) / Decimal(self.target.target)
        return percent.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


@dataclass(frozen=True, kw_only=True)
class Report:
    """One programme with the achievements of all its targets."""

    programme: Programme
    achievements: tuple[Achievement, ...]
    """Target by target in their order, each year by year."""


@dataclass(frozen=True, kw_only=True)
class CommentCount:
    """Comments that were written under one published article in one year."""

    article: Article
    year: int
    count: int


def report_programmes(publication: Publication, comments: Iterable[CommentCount]) -> tuple[Report, ...]:
    """Set what the publication shows and what the records say against every target.

    The years run without a gap from the first to the last in which anything was written, said, reached or
    recorded; where nothing was yet, the year of the publication stands alone.
    """
    world = _World(publication, tuple(comments))
    figures = [
        [(target, _figures(target, programme, world)) for target in programme.targets]
        for programme in publication.programmes
    ]
    years = _years(publication, world.comments, [by_year for rows in figures for _, by_year in rows])
    return tuple(
        Report(programme=programme, achievements=tuple(_achievements(rows, years, world)))
        for programme, rows in zip(publication.programmes, figures, strict=True)
    )


@dataclass(frozen=True)
class _World:
    """What can be counted."""

    publication: Publication
    comments: tuple[CommentCount, ...]

    def belongs(self, thing: Article | Event, programme: Programme) -> bool:
        """Whether an article or event is counted for a programme."""
        return programme.id in {NEWSLETTER, thing.programme}


_Dated = Iterator[tuple[int, int]]
"""Years and amounts."""


def _articles(world: _World, programme: Programme) -> _Dated:
    for article in world.publication.articles:
        if world.belongs(article, programme):
            yield article.date.year, 1


def _comments(world: _World, programme: Programme) -> _Dated:
    for counted in world.comments:
        if world.belongs(counted.article, programme):
            yield counted.year, counted.count


def _events(world: _World, programme: Programme) -> _Dated:
    for event in world.publication.events:
        if world.belongs(event, programme):
            yield event.starts.year, 1


def _editions(world: _World, _: Programme) -> _Dated:
    for edition in world.publication.editions:
        yield edition.date.year, 1


def _handmade_shops(world: _World, _: Programme) -> _Dated:
    for shop in world.publication.shops:
        if shop.handmade is not None:
            yield (shop.handmade.selected or shop.checked).year, 1


def _starts(shop: Shop) -> Iterator[tuple[str, int]]:
    """Give each service of a shop with its first year; one without a day counts from when it was checked."""
    for service in shop.services:
        yield service.name, (service.since or shop.checked).year


def _community_stores(world: _World, _: Programme) -> _Dated:
    for shop in world.publication.community_stores:
        yield min(year for _, year in _starts(shop)), 1


def _community_services(world: _World, _: Programme) -> _Dated:
    first: dict[str, int] = {}
    for shop in world.publication.community_stores:
        for name, year in _starts(shop):
            first[name] = min(year, first.get(name, year))
    for year in first.values():
        yield year, 1


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
"""The one measure without a year: a group has no first day, so those of today stand against every year."""

MEASURES = (*_MEASURES, STUDY_GROUPS)
"""What a target can be measured by."""


def _figures(target: Target, programme: Programme, world: _World) -> Counter[int]:
    """Give what was reached, by year."""
    if target.measure == STUDY_GROUPS:
        return Counter()
    if target.measure is not None:
        return _sum_up(_MEASURES[target.measure](world, programme))
    return _sum_up(
        (record.date.year, record.amount) for record in programme.records if record.name == target.name
    )


def _sum_up(dated: Iterable[tuple[int, int]]) -> Counter[int]:
    by_year: Counter[int] = Counter()
    for year, amount in dated:
        by_year[year] += amount
    return by_year


def _years(
    publication: Publication, comments: Iterable[CommentCount], figures: Iterable[Counter[int]]
) -> range:
    known = {article.date.year for article in publication.articles}
    known |= {counted.year for counted in comments if counted.count}
    known |= {record.date.year for programme in publication.programmes for record in programme.records}
    known |= {year for by_year in figures for year, amount in by_year.items() if amount}
    known = known or {publication.at.year}
    return range(min(known), max(known) + 1)


def _achievements(
    rows: Iterable[tuple[Target, Counter[int]]], years: range, world: _World
) -> Iterator[Achievement]:
    groups = len(world.publication.study_groups)
    for target, by_year in rows:
        for year in years:
            achieved = groups if target.measure == STUDY_GROUPS else by_year[year]
            yield Achievement(target=target, year=f"{year:04}", achieved=achieved)
