"""The text of an item, which may lie elsewhere until somebody reads it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256


@dataclass(frozen=True, kw_only=True)
class Manuscript:
    """A text, known by its digest: ten thousand items are judged, listed and printed again without theirs."""

    digest: str
    """Of the text, 64 hexadecimal digits; two with the same are the same."""
    find: Callable[[str], str] = field(compare=False, repr=False)
    """Gives the text of a digest, from wherever it lies."""

    @staticmethod
    def of(text: str) -> "Manuscript":
        """Give the manuscript of a text that is at hand."""
        return _at_hand(digest_of_text(text), text)

    @cached_property
    def text(self) -> str:
        """The text itself, fetched when it is first read."""
        return self.find(self.digest)

    @property
    def is_at_hand(self) -> bool:
        """Whether nobody needs to fetch the text any more."""
        return "text" in vars(self)

    def __reduce__(self) -> tuple[Callable[[str, str], "Manuscript"], tuple[str, str]]:
        """Travel with the text: where it lies is known to this process alone."""
        return _at_hand, (self.digest, self.text)


def _at_hand(digest: str, text: str) -> Manuscript:
    made = Manuscript(digest=digest, find=str)
    vars(made)["text"] = text
    return made


def digest_of_text(text: str) -> str:
    """Give the digest by which a text is known."""
    # Processors have instructions of their own for this one.
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
