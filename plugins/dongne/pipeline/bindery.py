"""Volumes of the search index, kept by content: a build reads only those pages again that lie beside a changed one."""

import dataclasses
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from dongne.pipeline.crew import work_through
from dongne.pipeline.folders import CACHE
from dongne.pipeline.keeping import keep_text, recall_text
from dongne.render.search import Batch, Volume, bind, join

_FOLDER = CACHE / "search"
_FEW = 3
"""Volumes for which it is not worth to start processes."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Bindery:
    """Gives volumes with the pages of batches; those of the last build are kept, all others forgotten."""

    root: Path
    """The site's folder."""
    jobs: int = 1
    """Processes that share the work."""

    def __call__(self, batches: Sequence[Batch]) -> Iterator[Volume]:
        """Give volumes that hold the pages of all batches, in rising order."""
        missing = [part for batch in batches for part in self._missing(batch)]
        if len(missing) > _FEW:
            # What they give travels by the disk; where that is not to be had, it is bound below.
            for _ in work_through(self._bind, missing, jobs=self.jobs, load=1):
                pass
        for batch in batches:
            yield from self._volumes(batch)
        self._forget_all_but({place for batch in batches for place in self._places(batch)})

    def _missing(self, batch: Batch) -> Iterator[Batch]:
        """Give what has to be read, in pieces for one process each: of a few hundred pages at most."""
        if not self._is_kept(batch):
            if self._is_torn(batch) or any(part.parts for part in batch.parts):
                for part in batch.parts:
                    yield from self._missing(part)
            else:
                yield batch

    def _bind(self, batch: Batch) -> None:
        for _ in self._volumes(batch):
            pass

    def _volumes(self, batch: Batch) -> Iterator[Volume]:
        """Give a volume as it is kept, or else bind it; of a torn one the parts.

        What has just been changed is changed again soon: the volumes around it are bound when it has been left alone.
        """
        volume = _read(self._place(batch), batch.digest)
        if volume is not None:
            yield volume
        elif self._is_torn(batch):
            for part in batch.parts:
                yield from self._volumes(part)
        else:
            parts = (volume for part in batch.parts for volume in self._volumes(part))
            volume = join(parts) if batch.parts else bind(batch)
            _write(self._place(batch), batch.digest, volume)
            yield volume

    def _is_torn(self, batch: Batch) -> bool:
        """Whether some of its parts are kept and others are not."""
        return len({self._is_kept(part) for part in batch.parts}) > 1

    def _is_kept(self, batch: Batch) -> bool:
        return self._place(batch).exists()

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
        keep_text(place, f"{digest}\n{json.dumps(vars(volume))}")
