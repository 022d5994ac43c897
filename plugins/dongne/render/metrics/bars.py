"""What a picture of figures is made of: bars in pairs."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One pair of bars."""

    label: str
    """Beside the bars: ``5월``."""
    name: str
    """In the text alternative: ``2022년 5월``."""
    articles: int
    comments: int
