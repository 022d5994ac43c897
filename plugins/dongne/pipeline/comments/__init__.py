"""Count comments where they are kept, and freeze a month's counts."""

from dongne.pipeline.comments.pulling import Pulled, missing_months, pull_month
from dongne.pipeline.comments.sources import CommentSource, open_sources

__all__ = ["CommentSource", "Pulled", "missing_months", "open_sources", "pull_month"]
