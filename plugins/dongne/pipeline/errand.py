"""What MkDocs is asked for: the house. It works in a process of its own, which need not know the rest of us."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter

from dongne.pipeline.house import Premises
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
