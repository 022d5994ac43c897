"""Long lists cut into pages whose addresses and contents last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

EntryT = TypeVar("EntryT")

PAGE = 12
"""Entries on an older page; the front page holds this many to one less than twice as many."""


@dataclass(frozen=True, kw_only=True)
class Listing(Generic[EntryT]):
    """A front page with the newest entries, and older pages numbered from the oldest."""

    front: tuple[EntryT, ...]
    older: Mapping[int, tuple[EntryT, ...]]
    """By number: page 1 holds the oldest twelve, for ever; within a page the newest stand first."""


def paginate(entries: Sequence[EntryT]) -> Listing[EntryT]:
    """Cut a list, newest first, into a front page of 12 to 23 entries and older pages of twelve.

    A new entry changes the front page only, and once in twelve times adds one older page.
    """
    full = max(0, len(entries) // PAGE - 1)
    last = len(entries)
    return Listing(
        front=tuple(entries[: last - full * PAGE]),
        older={
            number: tuple(entries[last - number * PAGE : last - (number - 1) * PAGE])
            for number in range(1, full + 1)
        },
    )
