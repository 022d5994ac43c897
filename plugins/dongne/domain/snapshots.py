"""How a month's comments become a frozen snapshot: which month, which article, how many."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dongne.domain.address import Kind, is_item_id

OTHER = "other"
"""Stands in a snapshot for every thread whose name is no article's id: strangers choose those names."""

_MONTH = re.compile(r"(?:19|2[01])[0-9]{2}-(?:0[1-9]|1[0-2])")


def is_month(text: str) -> bool:
    """Whether a text names a month as ``2022-05`` does."""
    return _MONTH.fullmatch(text) is not None


@dataclass(frozen=True, kw_only=True)
class Month:
    """One month in the site's time zone; its end is the first instant that is no longer in it."""

    name: str
    zone: ZoneInfo

    @property
    def first_day(self) -> date:
        """The month's first day."""
        return date.fromisoformat(f"{self.name}-01")

    @property
    def start(self) -> datetime:
        """The month's first instant, in UTC, where instants compare without a second thought."""
        return datetime.combine(self.first_day, time(), tzinfo=self.zone).astimezone(UTC)

    @property
    def end(self) -> datetime:
        """The first instant of the next month."""
        return self.next.start

    @property
    def next(self) -> "Month":
        """The month after this one."""
        return Month.of(self.first_day + timedelta(days=31), self.zone)

    @property
    def previous(self) -> "Month":
        """The month before this one."""
        return Month.of(self.first_day - timedelta(days=1), self.zone)

    @classmethod
    def of(cls, day: date, zone: ZoneInfo) -> "Month":
        """Give the month of a day."""
        return cls(name=f"{day:%Y-%m}", zone=zone)

    def __contains__(self, instant: object) -> bool:
        """Whether something written at this instant counts in the month."""
        return isinstance(instant, datetime) and self.start <= instant < self.end


@dataclass(frozen=True, kw_only=True)
class Amendment:
    """Why a frozen month was counted again, and when."""

    at: datetime
    reason: str


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """One comment that anybody may read, as a source has it."""

    thread: str
    at: datetime
    is_reply: bool


@dataclass(frozen=True, kw_only=True)
class ThreadCount:
    """What one source says of one article in one month."""

    article: str
    """The article's id, or ``OTHER``."""
    source: str
    comments: int
    """Replies included."""
    replies: int


@dataclass(frozen=True, kw_only=True)
class Count:
    """What one source says of a month."""

    threads: tuple[ThreadCount, ...] = ()
    """By article."""
    sources: frozenset[str] = frozenset()
    """Every name under which this source ever counts."""
    waiting: int = 0
    """Comments of the month on which the board has not decided yet: they are not counted."""


@dataclass(frozen=True, kw_only=True)
class Naming:
    """How the threads of a source are called: by the article's id, or by the address of its page."""

    base: str = ""
    """Path of the site on its host, without slashes at its ends."""

    def article_of(self, thread: str) -> str:
        """Give the id of the article that a thread belongs to, ``OTHER`` for any other name."""
        name = thread.strip("/")
        if self.base and name.startswith(f"{self.base}/"):
            name = name.removeprefix(f"{self.base}/")
        is_article = is_item_id(name) and Kind.of(name) is Kind.ARTICLE
        return name if is_article else OTHER

    def threads_of(self, article: str) -> tuple[str, ...]:
        """Give every name that the thread of an article may have, our own form's first."""
        root = f"/{self.base}/" if self.base else "/"
        return article, f"{root}{article}", f"{root}{article}/"


def count_spoken(
    spoken: Iterable[Spoken], *, month: Month, source: str, naming: Naming
) -> tuple[ThreadCount, ...]:
    """Count what was written in a month, by article."""
    comments: Counter[str] = Counter()
    replies: Counter[str] = Counter()
    for each in spoken:
        if each.at in month:
            article = naming.article_of(each.thread)
            comments[article] += 1
            replies[article] += each.is_reply
    return tuple(
        ThreadCount(article=article, source=source, comments=number, replies=replies[article])
        for article, number in sorted(comments.items())
    )
