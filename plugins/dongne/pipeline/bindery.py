"""Volumes of the search index, kept by content: a build reads only those pages again that lie beside a changed one."""

import dataclasses
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from dongne.pipeline.crew import work_through
from dongne.pipeline.keeping import keep_text, recall_text
from dongne.pipeline.photos import CACHE
from dongne.render.search import Batch, Volume, bind

_FOLDER = CACHE / "search"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Bindery:
    """Gives the volumes of batches; those of the last build are kept, all others forgotten."""

    root: Path
    """The site's folder."""
    jobs: int = 1
    """Processes that share the work."""

    def __call__(self, batches: Sequence[Batch]) -> Iterator[Volume]:
        """Give the volume of each batch, in their order."""
        places = {self._place(batch): batch for batch in batches}
        kept = {place: volume for place in places if (volume := _read(place)) is not None}
        fresh = [(place, batch) for place, batch in places.items() if place not in kept]
        made = iter(work_through(_bind, fresh, jobs=self.jobs, load=1))
        for place in places:
            yield kept.pop(place) if place in kept else next(made)
        self._forget_all_but(set(places))

    def _place(self, batch: Batch) -> Path:
        return self.root / _FOLDER / f"{batch.digest}.json"

    def _forget_all_but(self, places: set[Path]) -> None:
        with suppress(OSError):
            for path in (self.root / _FOLDER).iterdir():
                if path not in places:
                    path.unlink()


def _bind(work: tuple[Path, Batch]) -> Volume:
    place, batch = work
    return _write(place, bind(batch))


def _read(place: Path) -> Volume | None:
    """Give what was kept; None when there is nothing, or nothing that can be relied on."""
    try:
        return Volume(**json.loads(recall_text(place) or ""))
    except (ValueError, TypeError):
        return None


def _write(place: Path, volume: Volume) -> Volume:
    """Keep a volume; one that cannot be kept costs time, nothing else."""
    with suppress(OSError):
        keep_text(place, json.dumps(vars(volume), ensure_ascii=False))
    return volume
