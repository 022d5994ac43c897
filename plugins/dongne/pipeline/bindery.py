"""Volumes of the search index, kept by content: a build reads only those pages again that lie beside a changed one."""

import dataclasses
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from dongne.pipeline.photos import CACHE
from dongne.render.search import RECIPE, Batch, Volume, bind

_FOLDER = CACHE / "search"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Bindery:
    """Gives the volumes of batches; those of the last build are kept, all others forgotten."""

    root: Path
    """The site's folder."""

    def __call__(self, batches: Sequence[Batch]) -> Iterator[Volume]:
        """Give the volume of each batch, in their order."""
        places = {self._place(batch): batch for batch in batches}
        for place, batch in places.items():
            yield _read(place) or _write(place, bind(batch))
        self._forget_all_but(set(places))

    def _place(self, batch: Batch) -> Path:
        return self.root / _FOLDER / f"{batch.digest}.{RECIPE}.json"

    def _forget_all_but(self, places: set[Path]) -> None:
        with suppress(OSError):
            for path in (self.root / _FOLDER).iterdir():
                if path not in places:
                    path.unlink()


def _read(place: Path) -> Volume | None:
    """Give what was kept; None when there is nothing, or nothing that can be read."""
    try:
        return Volume(**json.loads(place.read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def _write(place: Path, volume: Volume) -> Volume:
    """Keep a volume; one that cannot be kept costs time, nothing else."""
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        half = place.with_suffix(".half")
        half.write_text(json.dumps(vars(volume), ensure_ascii=False), encoding="utf-8")
        half.replace(place)
    return volume
