"""What a reader said of the newspaper or of something in it, as the board chose to print it in a number."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ReaderWords:
    """The words of one reader."""

    text: str
    name: str
    """How they wish to be named."""
    consent: str
    """The id of their recorded consent, or ``true``."""
    about: str | None = None
    """Id of what they speak of; None: the number as a whole."""
