"""What is asked for: a site."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dongne.pipeline.reading import Means


@dataclass(frozen=True, kw_only=True)
class Order:
    """What somebody wants built."""

    root: Path
    """The folder of mkdocs.yml."""
    site: Path
    at: datetime
    means: Means
    is_strict: bool = False
    is_clean: bool = False
    """Whether nothing of the old site, or of what was kept beside it, may be used again."""
    is_preview: bool = False
    """Whether what waits is shown too, under a banner: for whoever writes, never for the site."""
    proof: Callable[[Sequence[str]], None] = lambda _: None
    """Is told the addresses of pages of a preview that stand before the rest is made."""
    change: Callable[[], None] = lambda: None
    """Is told when a file of the site that somebody may be looking at becomes another one."""
    patience: float = 0
    """Seconds to wait for another build to end."""
