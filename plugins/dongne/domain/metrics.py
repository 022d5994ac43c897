"""What the city counts: articles and comments by category and month."""

from dataclasses import dataclass
from datetime import datetime

from dongne.errors import Origin

@dataclass(frozen=True, kw_only=True)
class CommentRow:
    """One line of a frozen monthly snapshot."""

    month: str
    """``2022-05``: the month in which the comments were written, in the site's time zone."""
    article: str
    """Id of the article, as the snapshot has it."""
    source: str
    comments: int
    """Replies included."""
    replies: int
    taken_at: datetime
    origin: Origin

@dataclass(frozen=True, kw_only=True)
class Tally:
    """Every figure of the metrics page."""
