"""Tells when somebody has written, saved, moved or removed something of the newsroom."""

import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import Self

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

QUIET = 0.04
"""Seconds without a change after which a burst is over: editors save in several steps."""
LONGEST = 1.5
"""Seconds after which a burst that does not end is looked at all the same."""

# Not what is only read: a build reads everything.
_EVENTS: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]

_FOLDERS = ("content", "review")


class Watch:
    """Looks after the folders of a newsroom until the ``with`` is left."""

    def __init__(self, root: Path) -> None:
        """Prepare to watch the newsroom whose mkdocs.yml lies in ``root``."""
        self._root = root.resolve()
        self._changed = Event()
        self._observer: BaseObserver = Observer()
        self._templates: Path | None = None
        self._watches: dict[Path, tuple[ObservedWatch, int]] = {}

    def __enter__(self) -> Self:
        """Begin."""
        try:
            self._begin()
        except OSError:
            # The system gives no more watches (inotify's limit): look by ourselves.
            self._observer.unschedule_all()
            self._observer = PollingObserver(timeout=1)
            self._begin()
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self._observer.stop()
        self._observer.join()

    @property
    def has_news(self) -> bool:
        """Whether something has changed since ``look``."""
        return self._changed.is_set()

    def look(self) -> None:
        """Take what is there as seen; find folders again that were made anew."""
        self._follow()
        self._changed.clear()

    def follow(self, templates: Path | None) -> None:
        """Look after the site's own ``templates`` from now on; what became of them until now is news."""
        if self._templates != templates:
            self._templates = templates
            self._follow()
            self._changed.set()

    def wait(self) -> None:
        """Wait until something changes, and until nothing has for a moment."""
        self._changed.wait()
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            self._changed.clear()
            if not self._changed.wait(QUIET):
                break
        self._changed.set()

    @property
    def _folders(self) -> list[Path]:
        own = [] if self._templates is None else [self._templates.resolve()]
        return [*(self._root / name for name in _FOLDERS), *own]

    def is_ours(self, path: str | bytes) -> bool:
        """Whether a file or folder beside mkdocs.yml matters: it is one of ours, or one of ours may lie in it."""
        place = Path(os.fsdecode(path))
        return place == self._root / "mkdocs.yml" or any(
            folder.is_relative_to(place) for folder in self._folders
        )

    def _begin(self) -> None:
        self._observer.schedule(_Top(self._changed, self.is_ours), str(self._root), event_filter=_EVENTS)
        self._watches.clear()
        self.look()
        self._observer.start()

    def _follow(self) -> None:
        wanted = {folder: _inode(folder) for folder in self._folders}
        self._leave(wanted)
        for folder, inode in wanted.items():
            if inode is not None and folder not in self._watches:
                # It may go while we begin: then there is something else to be told.
                with suppress(FileNotFoundError, NotADirectoryError):
                    self._watches[folder] = self._schedule(folder), inode

    def _schedule(self, folder: Path) -> ObservedWatch:
        return self._observer.schedule(
            _Below(self._changed), str(folder), recursive=True, event_filter=_EVENTS
        )

    def _leave(self, wanted: Mapping[Path, int | None]) -> None:
        """Stop watching what is gone, or is not what it was: the system watches folders, not their names."""
        for folder, (watch, inode) in list(self._watches.items()):
            if wanted.get(folder) != inode:
                del self._watches[folder]
                with suppress(KeyError):
                    self._observer.unschedule(watch)


def _inode(folder: Path) -> int | None:
    try:
        return folder.stat().st_ino
    except OSError:
        return None


class _Below(FileSystemEventHandler):
    """Notices everything."""

    def __init__(self, changed: Event) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        del event
        self._changed.set()


class _Top(_Below):
    """Notices, beside a site's other files and folders, those that matter."""

    def __init__(self, changed: Event, is_ours: Callable[[str | bytes], bool]) -> None:
        super().__init__(changed)
        self._is_ours = is_ours

    def on_any_event(self, event: FileSystemEvent) -> None:
        if any(path and self._is_ours(path) for path in (event.src_path, event.dest_path)):
            super().on_any_event(event)
