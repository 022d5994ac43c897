"""What the search knows of each page: the words that a reader sees there, and what a result shows of it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property


@dataclass(frozen=True, kw_only=True)
class Record:
    """One page that can be found."""

    path: str
    kind: str
    """``article``, ``shop``, ``event``, ``edition``, ``programme`` or ``page``."""
    title: str
    kicker: str
    """Which sort of thing it is, in a word or two, for the line above the title."""
    day: date | None
    """Newer before older among equals."""
    labels: tuple[str, ...]
    """Tags and names: they weigh more than the text, less than the title."""
    version: str
    """Changes whenever the text does."""
    text: Callable[[], str] = field(repr=False, compare=False)
    """Gives the plain text, a line for each paragraph: a function of the version."""

    @cached_property
    def digest(self) -> str:
        """Tell this record from every other: what it becomes in the index is a function of it."""
        plain = (
            self.path,
            self.kind,
            self.title,
            self.kicker,
            str(self.day),
            *self.labels,
            self.version,
        )
        return hashlib.sha256("\0".join(plain).encode()).hexdigest()
