"""Where the record of a site lies between two builds.

It is written last and in one step; one that is damaged or of another program is none.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from dongne.pipeline.folders import CACHE
from dongne.pipeline.keeping import keep_text, recall_text
from dongne.pipeline.record import Record, Sheaf, Written

FOLDER = CACHE / "record"
"""Below the site's folder; for each folder into which the site is built one file, and one for each of its sheaves."""


def read_record(root: Path, site: Path) -> Record | None:
    """Give the record of the site in the folder ``site``; None when there is none that can be relied on."""
    place = _place(root, site)
    try:
        held = json.loads(recall_text(place) or "")
        return Record(
            files=_to_written(held["files"]),
            sheaves={
                name: Sheaf(made_of, closer, _read_files(_place_of(place, name, check)), check)
                for name, (made_of, closer, check) in held["sheaves"].items()
            },
            folders=held["folders"],
            searched=frozenset(held["searched"]),
            excused=held["excused"],
            fits=held["fits"],
            led=frozenset(held["led"]),
        )
    except (ValueError, KeyError, TypeError):
        return None


def write_record(root: Path, site: Path, record: Record) -> None:
    """Keep a record, in one step; one that cannot be kept costs the next build time and nothing else."""
    place = _place(root, site)
    with suppress(OSError):
        checks = {name: _keep_files(place, name, sheaf) for name, sheaf in record.sheaves.items()}
        held = {
            "files": record.files,
            "sheaves": {
                name: (sheaf.made_of, sheaf.closer, checks[name]) for name, sheaf in record.sheaves.items()
            },
            "folders": record.folders,
            "searched": sorted(record.searched),
            "excused": record.excused,
            "fits": record.fits,
            "led": sorted(record.led),
        }
        keep_text(place, _to_json(held))
        needed = {_place_of(place, name, check) for name, check in checks.items()}
        for old in set(place.parent.glob(f"{place.stem}.*")) - {place, *needed}:
            old.unlink(missing_ok=True)


def _keep_files(place: Path, name: str, sheaf: Sheaf) -> str:
    """Write down the files of a sheaf; give their digest."""
    # A sheaf that nobody had to make lies there already.
    if sheaf.check and _place_of(place, name, sheaf.check).exists():
        return sheaf.check
    text = _to_json(sheaf.files)
    check = hashlib.sha256(text.encode()).hexdigest()[:16]
    keep_text(_place_of(place, name, check), text)
    return check


def _read_files(place: Path) -> Mapping[str, Written]:
    return _to_written(json.loads(recall_text(place) or ""))


def _to_written(files: Mapping[str, Iterable[Any]]) -> Mapping[str, Written]:
    """Give what was read its names again; 36,000 times, so without a call of ours for each."""
    return dict(zip(files, map(Written._make, files.values()), strict=True))


def _place_of(place: Path, name: str, check: str) -> Path:
    """Give the place of a sheaf's files beside the record."""
    return place.with_name(f"{place.stem}.{name}.{check}.json")


def _to_json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def drop_record(root: Path, site: Path) -> None:
    """Forget a site: before it is changed in a way that the record would not tell."""
    with suppress(OSError):
        _place(root, site).unlink(missing_ok=True)


def name_of(site: Path) -> str:
    """Give the name by which something is kept of the site in the folder ``site``."""
    return hashlib.sha256(str(site.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _place(root: Path, site: Path) -> Path:
    return root / FOLDER / f"{name_of(site)}.json"
