"""The gate: what may be published, worked out from decisions, roster and policy.

The rules are those of the contract, section 4. The gate is a pure function; it alone makes a ``Publication``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from dongne.domain.address import Kind
from dongne.domain.consents import (
    Consents,
    find_faces,
    find_hold,
    find_lost_photos,
    find_lost_words,
    without_photos,
    without_words,
)
from dongne.domain.decisions import Decision
from dongne.domain.expunction import Expunged
from dongne.domain.items import Article, Edition, Event, Item, Programme, Shop
from dongne.domain.people import Roster
from dongne.domain.policy import Policy
from dongne.domain.publication import _SEAL, Publication, Tombstone
from dongne.domain.verdict import Judgement, Verdict, facts_age, judge
from dongne.errors import Problem, Severity

HANDMADE_LIMIT = 5
"""Shops in one area that may carry the mark 손수가게 (plan of 2022)."""

ItemT = TypeVar("ItemT", bound=Item)


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """All that the gate has to say about one moment."""

    publication: Publication
    judgements: tuple[Judgement, ...]
    """One for each item, by id."""
    problems: tuple[Problem, ...] = field(default=())
    """Warnings: decisions that do not count, references that were cut off, groups too small for a page."""

    @property
    def waiting(self) -> tuple[Judgement, ...]:
        """The items that somebody still has to do something about."""
        return tuple(judgement for judgement in self.judgements if judgement.verdict.is_waiting)

    @cached_property
    def versions(self) -> Mapping[str, str]:
        """What tells each published item, as it is printed, from every other version of it."""
        submitted = {judgement.item.id: judgement.item for judgement in self.judgements}
        return {
            # An item's digest says all of it that reaches a reader, unless the gate has cut something off.
            item.id: item.digest if submitted[item.id] is item else repr(item)
            for item in self.publication
        }

    def of(self, item_id: str) -> Judgement | None:
        """Give the judgement of one item."""
        return next((judgement for judgement in self.judgements if judgement.item.id == item_id), None)


def open_gate(  # noqa: PLR0913 - each is a file of its own below review/
    items: Iterable[Item],
    *,
    decisions: Mapping[str, Sequence[Decision]],
    roster: Roster,
    policy: Policy,
    at: datetime,
    consents: Consents | None = None,
    expunged: Sequence[Expunged] = (),
) -> Ruling:
    """Judge every item at the instant ``at`` and give what may be published.

    ``at`` and every date are in the site's time zone; ``decisions`` are by item id, ``consents`` by their own.
    ``expunged`` is what no longer is an item.
    """
    consents, day = consents or {}, at.date()
    judged = [
        judge(item, decisions=decisions.get(item.id, ()), roster=roster, policy=policy, at=at)
        for item in sorted(items, key=lambda item: item.id)
    ]
    judgements = _limit_handmade(_hold_unconsented(judged, consents, day))
    passed = {
        judgement.item.id: judgement for judgement in judgements if judgement.verdict is Verdict.APPROVED
    }
    cut = [_cut_references(judgement.item, passed.keys()) for judgement in passed.values()]
    faces = find_faces((judgement.item for judgement in judgements), consents, day)
    shown = [without_photos(without_words(item, consents, day), faces) for item, _ in cut]
    publication = _make_publication(shown, judgements, roster=roster, policy=policy, at=at, expunged=expunged)
    problems = [problem for judgement in judgements for problem in judgement.remarks]
    problems += [problem for _, found in cut for problem in found]
    problems += _find_lost_links((item for item, _ in cut), publication)
    for (before, _), after in zip(cut, shown, strict=True):
        problems += find_lost_photos(before, after, consents, day)
        problems += find_lost_words(before, consents, day)
    problems += _find_small_groups(publication)
    return Ruling(publication=publication, judgements=judgements, problems=tuple(problems))


def _hold_unconsented(judgements: list[Judgement], consents: Consents, day: date) -> list[Judgement]:
    """Hold back what names somebody, or tells their story, who no longer agrees."""
    return [
        replace(judgement, verdict=Verdict.PENDING, reasons=(reason,))
        if judgement.verdict is Verdict.APPROVED
        and (reason := find_hold(judgement.item, consents, day)) is not None
        else judgement
        for judgement in judgements
    ]


def _limit_handmade(judgements: list[Judgement]) -> tuple[Judgement, ...]:
    """Hold back every handmade shop after the first five whose approval was complete."""
    marked = sorted(
        (judgement.completed, judgement.item.id)
        for judgement in judgements
        if judgement.verdict is Verdict.APPROVED
        and judgement.completed is not None
        and isinstance(judgement.item, Shop)
        and judgement.item.handmade is not None
    )
    held = {item_id for _, item_id in marked[HANDMADE_LIMIT:]}
    reason = (
        f"손수가게는 한 상권에 {HANDMADE_LIMIT}곳까지입니다. 먼저 승인된 {HANDMADE_LIMIT}곳이 있어 자리가 나기를 기다립니다. "
        "손수가게 표시 없이 내려면 기자가 `handmade` 항목을 지우고 다시 승인을 받으면 됩니다."
    )
    return tuple(
        # An earlier version may have been read before it had the mark; this one was not.
        replace(
            judgement,
            verdict=Verdict.PENDING,
            reasons=(reason,),
            was_public=len(judgement.complete) > 1,
        )
        if judgement.item.id in held
        else judgement
        for judgement in judgements
    )


def _make_publication(
    items: Sequence[Item],
    judgements: Sequence[Judgement],
    *,
    roster: Roster,
    policy: Policy,
    at: datetime,
    expunged: Sequence[Expunged],
) -> Publication:
    reporters = sorted({reporter for item in items for reporter in item.reporters})
    articles = sorted(_of(Article, items), key=lambda article: article.id)
    return Publication(
        at=at,
        articles=tuple(sorted(articles, key=lambda article: article.date, reverse=True)),
        shops=tuple(sorted(_of(Shop, items), key=lambda shop: (shop.title, shop.id))),
        editions=tuple(sorted(_of(Edition, items), key=lambda edition: edition.id, reverse=True)),
        events=tuple(sorted(_of(Event, items), key=lambda event: (event.starts, event.id))),
        programmes=tuple(
            sorted(
                _of(Programme, items),
                key=lambda programme: (not programme.required, programme.title, programme.id),
            )
        ),
        approvals={
            judgement.item.id: judgement.approvals
            for judgement in judgements
            if judgement.verdict is Verdict.APPROVED
        },
        tombstones=_find_tombstones(judgements, expunged),
        withdrawn=frozenset(_find_withdrawn(judgements, expunged)),
        aged=frozenset(
            item.id
            for item in items
            if (age := facts_age(item, at)) is not None and policy.freshness.marks(age)
        ),
        reporters={reporter: roster.name_of(reporter) for reporter in reporters},
        seal=_SEAL,
    )


def _of(kind: type[ItemT], items: Iterable[Item]) -> list[ItemT]:
    return [item for item in items if isinstance(item, kind)]


def _find_withdrawn(judgements: Iterable[Judgement], expunged: Iterable[Expunged]) -> Iterator[str]:
    """Give the articles that could be read once and no longer can."""
    for judgement in judgements:
        is_gone = judgement.was_public and judgement.verdict is not Verdict.APPROVED
        if isinstance(judgement.item, Article) and is_gone:
            yield judgement.item.id
    yield from (each.id for each in expunged if each.was_public and Kind.of(each.id) is Kind.ARTICLE)


def _find_tombstones(judgements: Iterable[Judgement], expunged: Iterable[Expunged]) -> tuple[Tombstone, ...]:
    found = [*map(_bury, judgements), *(each.tombstone for each in expunged)]
    return tuple(sorted((each for each in found if each is not None), key=lambda tombstone: tombstone.id))


def _bury(judgement: Judgement) -> Tombstone | None:
    """Give what a retracted item leaves behind; one that nobody ever read leaves nothing."""
    retraction = judgement.retraction
    if retraction is None or not judgement.was_public:
        return None
    return Tombstone(
        id=judgement.item.id,
        title=retraction.title,
        day=retraction.at.date(),
        reason=retraction.note or "",
    )


def _cut_references(item: Item, published: AbstractSet[str]) -> tuple[Item, list[Problem]]:
    """Cut off whatever points at an item that did not pass, so that no output can name it (leak row 7)."""
    lost: list[tuple[str, str]] = []

    def keep(key: str, names: tuple[str, ...]) -> tuple[str, ...]:
        lost.extend((f"{key}.{place}", name) for place, name in enumerate(names) if name not in published)
        return tuple(name for name in names if name in published)

    def keep_one(key: str, name: str | None) -> str | None:
        if name is None or name in published:
            return name
        lost.append((key, name))
        return None

    # Most items lose nothing, and a copy takes longer than all the rest.
    match item:
        case Article():
            shops = keep("shops", item.shops)
            programme, edition = keep_one("programme", item.programme), keep_one("edition", item.edition)
            item = replace(item, shops=shops, programme=programme, edition=edition) if lost else item
        case Event():
            shops, programme = keep("shops", item.shops), keep_one("programme", item.programme)
            item = replace(item, shops=shops, programme=programme) if lost else item
        case Edition():
            stories = keep("stories", item.stories)
            # Words about what nobody may read go as a whole: they would tell of it.
            words = tuple(
                each
                for place, each in enumerate(item.readers_words)
                if keep_one(f"readers_words.{place}.about", each.about) == each.about
            )
            item = replace(item, stories=stories, readers_words=words) if lost else item
        case _:
            pass
    return item, [
        _lost_reference(
            item,
            key,
            f"`{key.partition('.')[0]}`의 `{name}`은 실린 글이나 가게가 아니어서 사이트에서 뺐습니다.",
        )
        for key, name in lost
    ]


def _lost_reference(item: Item, key: str, message: str) -> Problem:
    return Problem(
        origin=item.origin_of(key),
        code="link-unpublished",
        message=message,
        hint="주소를 다시 확인해 주세요. 맞다면 그쪽이 승인될 때 저절로 이어집니다.",
        severity=Severity.WARNING,
    )


def _find_lost_links(items: Iterable[Item], publication: Publication) -> Iterator[Problem]:
    """Say of which links in the texts only the words will stand: they lead to nothing that may be read."""
    for item in items:
        for reference in item.references:
            if publication.find(reference) is None:
                yield _lost_reference(
                    item,
                    f"body {reference}",
                    f"본문의 링크 `{reference}`는 실린 글이나 가게가 아니어서 글자만 남겼습니다.",
                )


def _find_small_groups(publication: Publication) -> list[Problem]:
    return [
        Problem(
            origin=shops[0].origin_of("study_group"),
            code="group-small",
            message=f"스터디그룹 `{group.title}`은 실린 가게가 {len(shops)}곳이라 아직 쪽을 만들지 않습니다.",
            hint="계획에 따라 세 곳부터 쪽이 생깁니다. 함께하는 가게의 소개에 같은 `study_group`을 적어 주세요.",
            severity=Severity.WARNING,
        )
        for group, shops in publication.small_study_groups.items()
    ]
