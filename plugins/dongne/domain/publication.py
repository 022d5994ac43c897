"""What may be read by anyone at one moment; every output is a function of it."""

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import InitVar, dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import chain

from dongne.domain.address import permalink
from dongne.domain.items import Article, Edition, Event, Item, Programme, Shop, StudyGroup
from dongne.domain.periods import day_begun

_SEAL = object()
"""Known to this module and to the gate alone: who does not hold it cannot make a publication."""

GROUP_MINIMUM = 3
"""Shops that a marketing study group needs before it has a page (마케팅 스터디그룹, plan of 2022)."""


@dataclass(frozen=True, kw_only=True)
class Approval:
    """One approval that counted."""

    by: str
    name: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Tombstone:
    """What is left of an item that was published once and taken back."""

    id: str
    title: str | None
    """The title that had been approved, where the decision recorded it."""
    day: date
    reason: str

    @property
    def permalink(self) -> str:
        """The address that the item had."""
        return permalink(self.id)


@dataclass(frozen=True, kw_only=True)
class Publication:
    """The items that passed the gate at the instant ``at``, their references to anything else cut off."""

    at: datetime
    articles: tuple[Article, ...]
    """Newest first."""
    shops: tuple[Shop, ...]
    """By name."""
    editions: tuple[Edition, ...]
    """Newest first."""
    events: tuple[Event, ...]
    """By the time at which they start."""
    programmes: tuple[Programme, ...]
    """The required ones first, then by title."""
    approvals: Mapping[str, tuple[Approval, ...]]
    tombstones: tuple[Tombstone, ...]
    withdrawn: frozenset[str]
    """Ids of articles that were published once and are no longer."""
    aged: frozenset[str]
    """Ids of shops whose facts were confirmed so long ago that the policy wants it said."""
    reporters: Mapping[str, str]
    """Names of those who reported a published item, by id."""
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        """Refuse to exist unless the gate made it.

        Raises:
            TypeError: somebody other than the gate called.
        """
        if seal is not _SEAL:
            message = "only the gate makes a Publication (dongne.domain.gate.open_gate)"
            raise TypeError(message)

    @cached_property
    def lasting(self) -> "Publication":
        """The same without ``at``: whoever asks it for the moment gets an error.

        What is made of this may stand until the publication itself changes.
        """
        timeless = copy(self)
        timeless.__dict__.pop("at", None)
        return timeless

    @cached_property
    def of_the_day(self) -> "Publication":
        """The same as of the day's beginning: what is made of this may stand for the day."""
        early = copy(self)
        early.__dict__["at"] = day_begun(self.at)
        return early

    def __contains__(self, item_id: object) -> bool:
        """Whether the item with this id may be read."""
        return item_id in self._by_id

    def __iter__(self) -> Iterator[Item]:
        """Give every published item, kind by kind."""
        return chain(self.articles, self.shops, self.editions, self.events, self.programmes)

    def __len__(self) -> int:
        """Count the published items."""
        return len(self._by_id)

    def get(self, item_id: str) -> Item | None:
        """Give the published item with this id."""
        return self._by_id.get(item_id)

    def find(self, reference: str) -> Item | None:
        """Give the published item that a link means: by id, or by a slug that no other published item has."""
        return self._by_id.get(reference) or self._by_slug.get(reference)

    def neighbours_of(self, article: Article) -> tuple[Article | None, Article | None]:
        """Give the next older and the next newer article of the same category."""
        return self._neighbours.get(article.id, (None, None))

    def neighbours_about(self, shop: str, article: Article) -> tuple[Article | None, Article | None]:
        """Give the next older and the next newer article about a shop (by its id)."""
        return self._beside_about.get((shop, article.id), (None, None))

    @cached_property
    def _by_id(self) -> Mapping[str, Item]:
        return {item.id: item for item in self}

    @cached_property
    def _by_slug(self) -> Mapping[str, Item | None]:
        found: dict[str, Item | None] = {}
        for item in self:
            found[item.slug] = None if item.slug in found else item
        return found

    @cached_property
    def _neighbours(self) -> Mapping[str, tuple[Article | None, Article | None]]:
        return {
            article.id: (older, newer)
            for shelf in self._by_category.values()
            for newer, article, older in zip((None, *shelf), shelf, (*shelf[1:], None), strict=False)
        }

    @cached_property
    def _by_category(self) -> Mapping[str, tuple[Article, ...]]:
        shelves: dict[str, list[Article]] = {}
        for article in self.articles:
            shelves.setdefault(article.category, []).append(article)
        return {category: tuple(articles) for category, articles in shelves.items()}

    @cached_property
    def _by_reporter(self) -> Mapping[str, tuple[Article, ...]]:
        desks: dict[str, list[Article]] = {}
        for article in self.articles:
            for reporter in dict.fromkeys(article.reporters):
                desks.setdefault(reporter, []).append(article)
        return {reporter: tuple(articles) for reporter, articles in desks.items()}

    @cached_property
    def _by_shop(self) -> Mapping[str, tuple[Article, ...]]:
        stories: dict[str, list[Article]] = {}
        for article in self.articles:
            for shop in dict.fromkeys(article.shops):
                stories.setdefault(shop, []).append(article)
        return {shop: tuple(articles) for shop, articles in stories.items()}

    @cached_property
    def _beside_about(self) -> Mapping[tuple[str, str], tuple[Article | None, Article | None]]:
        return {
            (shop, article.id): (older, newer)
            for shop, stories in self._by_shop.items()
            for newer, article, older in zip((None, *stories), stories, (*stories[1:], None), strict=False)
        }

    @cached_property
    def _by_edition(self) -> Mapping[str, tuple[Article, ...]]:
        contents: dict[str, list[Article]] = {edition.id: [] for edition in self.editions}
        for article in self.articles:
            if article.edition_id in contents:
                contents[article.edition_id].append(article)
        return {
            edition.id: _in_order(contents[edition.id], edition.stories, self._by_id)
            for edition in self.editions
        }

    def articles_in(self, category: str) -> tuple[Article, ...]:
        """Give a category's articles, newest first."""
        return self._by_category.get(category, ())

    def articles_by(self, reporter: str) -> tuple[Article, ...]:
        """Give a reporter's articles, newest first."""
        return self._by_reporter.get(reporter, ())

    def articles_about(self, shop: str) -> tuple[Article, ...]:
        """Give the articles about a shop (by its id), newest first."""
        return self._by_shop.get(shop, ())

    def stories_of(self, edition: str) -> tuple[Article, ...]:
        """Give an edition's articles (by its id): the board's order first, then the rest, newest first."""
        return self._by_edition.get(edition, ())

    def edition_of(self, article: Article) -> Edition | None:
        """Give the published edition that an article belongs to."""
        edition = self.get(article.edition_id)
        return edition if isinstance(edition, Edition) else None

    @cached_property
    def months(self) -> Mapping[str, tuple[Article, ...]]:
        """Articles by month (``2022-05``), newest month first."""
        months: dict[str, list[Article]] = {}
        for article in self.articles:
            months.setdefault(article.month, []).append(article)
        return {month: tuple(articles) for month, articles in months.items()}

    def shops_in(self, category: str) -> tuple[Shop, ...]:
        """Give a category's shops, by name."""
        return tuple(shop for shop in self.shops if shop.category == category)

    @cached_property
    def handmade_shops(self) -> tuple[Shop, ...]:
        """The shops that carry the mark 손수가게."""
        return tuple(shop for shop in self.shops if shop.handmade is not None)

    @cached_property
    def community_stores(self) -> tuple[Shop, ...]:
        """The shops that serve as community stores."""
        return tuple(shop for shop in self.shops if shop.services)

    @cached_property
    def study_groups(self) -> Mapping[StudyGroup, tuple[Shop, ...]]:
        """The marketing study groups that are large enough for a page, with their shops."""
        return {group: shops for group, shops in self._all_groups.items() if len(shops) >= GROUP_MINIMUM}

    @cached_property
    def small_study_groups(self) -> Mapping[StudyGroup, tuple[Shop, ...]]:
        """The study groups that are still too small for a page."""
        return {group: shops for group, shops in self._all_groups.items() if len(shops) < GROUP_MINIMUM}

    @cached_property
    def _all_groups(self) -> Mapping[StudyGroup, tuple[Shop, ...]]:
        members: dict[str, list[Shop]] = {}
        titles: dict[str, StudyGroup] = {}
        for shop in self.shops:
            if shop.study_group is not None:
                titles.setdefault(shop.study_group.id, shop.study_group)
                members.setdefault(shop.study_group.id, []).append(shop)
        return {titles[group]: tuple(shops) for group, shops in sorted(members.items())}


def _in_order(
    articles: list[Article], stories: tuple[str, ...], published: Mapping[str, Item]
) -> tuple[Article, ...]:
    """Put the board's chosen stories first, wherever they are dated; nothing twice."""
    chosen = [story for story in (published.get(story) for story in stories) if isinstance(story, Article)]
    # By their ids: to ask ten thousand articles for a hash of all that they say takes long.
    return tuple({article.id: article for article in (*chosen, *articles)}.values())
