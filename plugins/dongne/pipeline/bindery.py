"""Volumes of the search index, kept by content: a build reads only those pages again that lie beside a changed one."""

import dataclasses
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from dongne.pipeline.crew import work_through
from dongne.pipeline.keeping import keep_text, recall_text
from dongne.pipeline.photos import CACHE
from dongne.render.search import Batch, Volume, bind, join

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
        missing = [part for batch in batches for part in self._missing(batch)]
        # What they give travels by the disk; where that is not to be had, the volumes are bound below.
        for _ in work_through(self._bind_and_keep, missing, jobs=self.jobs, load=1):
            pass
        yield from map(self._volume, batches)
        self._forget_all_but({place for batch in batches for place in self._places(batch)})

    def _missing(self, batch: Batch) -> Iterator[Batch]:
        """Give what is not kept, in pieces for one process each: of a few hundred pages at most."""
        if not self._place(batch).exists():
            if any(part.parts for part in batch.parts):
                for part in batch.parts:
                    yield from self._missing(part)
            else:
                yield batch

    def _bind_and_keep(self, batch: Batch) -> None:
        self._volume(batch)

    def _volume(self, batch: Batch) -> Volume:
        """Give a volume as it is kept; otherwise bind it, of smaller ones where it has any, and keep it."""
        volume = _read(self._place(batch), batch.digest)
        if volume is None:
            volume = join(map(self._volume, batch.parts)) if batch.parts else bind(batch)
            _write(self._place(batch), batch.digest, volume)
        return volume

    def _place(self, batch: Batch) -> Path:
        return self.root / _FOLDER / f"{batch.digest}.json"

    def _places(self, batch: Batch) -> Iterator[Path]:
        yield self._place(batch)
        for part in batch.parts:
            yield from self._places(part)

    def _forget_all_but(self, places: set[Path]) -> None:
        with suppress(OSError):
            for path in (self.root / _FOLDER).iterdir():
                if path not in places:
                    path.unlink()


def _read(place: Path, digest: str) -> Volume | None:
    """Give what was kept of a batch; None when there is nothing, or nothing that can be relied on."""
    kept, _, text = (recall_text(place) or "").partition("\n")
    try:
        return Volume(**json.loads(text)) if kept == digest else None
    except (ValueError, TypeError):
        return None


def _write(place: Path, digest: str, volume: Volume) -> None:
    """Keep a volume; one that cannot be kept costs time, nothing else."""
    with suppress(OSError):
        keep_text(place, f"{digest}\n{json.dumps(vars(volume), ensure_ascii=False)}")
