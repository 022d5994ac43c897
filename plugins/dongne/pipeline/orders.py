"""What is asked for: a site by a person, and the house by us."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter

from dongne.pipeline.house import Premises
from dongne.pipeline.reading import Means
from dongne.render.frames import Place


@dataclass(frozen=True, kw_only=True)
class Errand:
    """What MkDocs is told when it is to make the house."""

    root: Path
    at: datetime
    titles: Mapping[str, str]
    """The title of every page of the newspaper, by its file below the site's root."""
    places: frozenset[Place]


ERRANDS = TypeAdapter(Errand)
"""An errand as JSON: MkDocs works in a process of its own."""

ANOTHER_WAY = 75
"""Exit code of MkDocs' half when the site has plugins of its own, and only it can build the whole."""

MakeHouse = Callable[[Errand], Premises | None]
"""Makes the house anew; None when the site has plugins of its own that must see every page."""


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
    """Whether nothing of the old site may be used again."""
    is_preview: bool = False
    """Whether what waits is shown too, under a banner: for whoever writes, never for the site."""
    proof: Callable[[Sequence[str]], None] = lambda _: None
    """Is told the addresses of pages of a preview that stand before the rest is made."""
    patience: float = 0
    """Seconds to wait for another build to end."""
