"""A look around: which files there are, and by what they are known again.

Of ten thousand items it takes a quarter of a second, and a whole one where the system has forgotten its folders. A
process of its own can be at it while the first is still being loaded, so this must not import what takes long.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from dongne.ingest import bundle_folders, decision_files
from dongne.pipeline.crew import begin
from dongne.pipeline.identity import Identity, identify, now_ns


@dataclass(frozen=True, kw_only=True)
class Sights:
    """What was seen."""

    since: int
    """When the look began, ns."""
    bundles: bundle_folders.Found
    decisions: decision_files.Found
    identities: Mapping[str, Mapping[str, Identity | None]]
    """Of all files that an item is made of, and of its decisions, by the item's id; None: one cannot be found."""


Look = Callable[[Path], Sights]


def look_around(root: Path) -> Sights:
    """Look at every bundle and at every decision file of the site in ``root``."""
    since = now_ns()
    bundles, decisions = bundle_folders.find_folders(root), decision_files.find_decision_files(root)
    return Sights(
        since=since,
        bundles=bundles,
        decisions=decisions,
        identities={
            "bundles": {folder.id: identify(folder.places) for folder in bundles[0]},
            "decisions": {
                decision_files.item_of(entry.file): identify([entry.place]) for entry in decisions[0]
            },
        },
    )


@contextmanager
def look_ahead(root: Path) -> Iterator[Look]:
    """Let another process look around in ``root`` from now on; give what waits for it.

    Only the first look is that one: whoever asks again wants to know what is there then.
    """
    waits = [begin(lambda: look_around(root))]
    try:
        yield lambda asked: waits.pop()() if waits and asked == root else look_around(asked)
    finally:
        # Nobody has asked: something else went wrong, and will be told.
        with suppress(Exception):
            for wait in waits:
                wait()
