"""Every bundle below ``content/``: what lies there, and the items that come of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dongne.domain.address import Kind, find_collisions, is_item_id, slug_of
from dongne.domain.items import Item
from dongne.domain.people import Roster
from dongne.domain.settings import Settings
from dongne.errors import Problem
from dongne.ingest.bundle_folders import INDEX, Folder, Found, find_folders
from dongne.ingest.editions import find_twin_editions, name_stories
from dongne.ingest.fields import Surroundings
from dongne.ingest.front_matter import Document, parse_document
from dongne.ingest.personal_data import find_private
from dongne.ingest.photos import PhotoFile, read_photos
from dongne.ingest.text import read_text


@dataclass(frozen=True, kw_only=True)
class Bundles:
    """What was found below ``content/``."""

    items: tuple[Item, ...]
    """Well-formed items, by id."""
    problems: tuple[Problem, ...]
    ids: frozenset[str]
    """Every bundle folder, the malformed ones too: their decisions are no orphans."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What came of one bundle."""

    item: Item | None
    """None if anything in the bundle is an error."""
    problems: tuple[Problem, ...] = ()


def read_bundles(
    root: Path,
    *,
    settings: Settings,
    roster: Roster | None,
    read: "Way | None" = None,
    found: Found | None = None,
) -> Bundles:
    """Read every item of the site in ``root``; all problems at once, in the same order every time.

    Without a roster (it cannot be read) reporters are taken as they are written. ``read`` is another way to get
    through the folders, for whoever has a cache or several processes: it gives a reading of each, in their order.
    ``found`` is what ``find_folders`` gave to somebody who has looked already.
    """
    folders, strays = found or find_folders(root)
    problems = [*strays]
    problems += find_collisions((folder.id, folder.origin) for folder in folders)
    reader = BundleReader(settings=settings, roster=roster)
    items = []
    for reading in (read or _in_turn)(reader, folders):
        problems += reading.problems
        if reading.item is not None:
            items.append(reading.item)
    ids = frozenset(folder.id for folder in folders)
    items, wrong = name_stories(items, ids)
    problems += [*wrong, *find_twin_editions(items)]
    return Bundles(items=tuple(sorted(items, key=lambda item: item.id)), problems=tuple(problems), ids=ids)


def _in_turn(reader: "BundleReader", folders: Sequence[Folder]) -> Iterator[Reading]:
    return map(reader.read, folders)


@dataclass(frozen=True, kw_only=True)
class BundleReader:
    """Reads one bundle after the other."""

    settings: Settings
    roster: Roster | None

    def read(self, folder: Folder) -> Reading:
        """Read one bundle."""
        from dongne.ingest.items import make_item  # noqa: PLC0415 - its models take their time, and most builds read nothing

        files = [PhotoFile(path=photo.path, place=photo.file) for photo in folder.photos]
        originals, problems = read_photos(files)
        document, found = _read_document(folder)
        problems += found
        if document is None:
            return Reading(item=None, problems=tuple(problems))
        item, found = make_item(
            document,
            item_id=folder.id,
            file=f"{folder.entry.file}/{INDEX}",
            originals=originals,
            surroundings=self._surroundings(folder.id, frozenset(file.name for file in files)),
        )
        problems += found
        sound = is_item_id(folder.id) and not any(problem.is_error for problem in problems)
        # Personal data stops the build, and yet the item is one: what was approved before can still be compared.
        problems += find_private(document, file=f"{folder.entry.file}/{INDEX}", photos=files)
        return Reading(item=item if sound else None, problems=tuple(problems))

    def _surroundings(self, item_id: str, photos: frozenset[str]) -> Surroundings:
        return Surroundings(
            zone=self.settings.zone,
            categories=self.settings.category_titles,
            shop_categories=self.settings.shop_category_titles,
            bounds=self.settings.bounds,
            reporters=None if self.roster is None else frozenset(self.roster.reporters),
            photos=photos,
            period=_period(item_id),
        )


Way = Callable[[BundleReader, Sequence[Folder]], Iterable[Reading]]


def _read_document(folder: Folder) -> tuple[Document | None, list[Problem]]:
    if folder.index is None:
        return None, []
    text, problems = read_text(folder.index.place, file=folder.index.file)
    return (None, problems) if text is None else parse_document(text, file=folder.index.file)


def _period(item_id: str) -> str | None:
    """How the date of an item with this id must begin; a malformed id asks for nothing."""
    if not is_item_id(item_id):
        return None
    periods = {Kind.ARTICLE: item_id.split("/")[1], Kind.EDITION: slug_of(item_id)}
    return periods.get(Kind.of(item_id))
