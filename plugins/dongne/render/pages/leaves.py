"""A long list cut into leaves, each a page of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dongne.domain.listing import paginate

EntryT = TypeVar("EntryT")


@dataclass(frozen=True, kw_only=True)
class Pager:
    """The way from one leaf to the next: addresses below the site's root."""

    newer: str | None = None
    older: str | None = None


@dataclass(frozen=True, kw_only=True)
class Leaf(Generic[EntryT]):
    """One page of a list."""

    path: str
    title: str
    entries: tuple[EntryT, ...]
    pager: Pager

    @property
    def is_front(self) -> bool:
        """Whether this is the page with the newest entries."""
        return self.pager.newer is None


def leaves(path: str, title: str, entries: Sequence[EntryT]) -> Iterator[Leaf[EntryT]]:
    """Give the front page of a list (newest first) at ``path``, then its older pages."""
    listing = paginate(entries)
    last = max(listing.older, default=0)
    yield Leaf(path=path, title=title, entries=listing.front, pager=Pager(older=_address(path, last)))
    for number in range(last, 0, -1):
        newer = path if number == last else _address(path, number + 1)
        yield Leaf(
            path=f"{path}page/{number}/",
            title=f"{title}: 지난 목록 {number}",
            entries=listing.older[number],
            pager=Pager(newer=newer, older=_address(path, number - 1)),
        )


def _address(path: str, number: int) -> str | None:
    return f"{path}page/{number}/" if number else None
