"""Every bundle below ``content/``: what lies there, and the items that come of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from dongne.domain.address import Kind, find_collisions, is_item_id, slug_of
from dongne.domain.items import Item
from dongne.domain.people import Roster
from dongne.domain.settings import Settings
from dongne.errors import Origin, Problem
from dongne.ingest.editions import find_twin_editions, name_stories
from dongne.ingest.fields import PHOTO_SUFFIXES, Surroundings
from dongne.ingest.folders import Entry, find_links, list_folder, stray_file
from dongne.ingest.front_matter import Document, parse_document
from dongne.ingest.personal_data import find_private
from dongne.ingest.photos import PhotoFile, read_photos
from dongne.ingest.text import read_text

CONTENT = "content"
INDEX = "index.md"


@dataclass(frozen=True, kw_only=True)
class Bundles:
    """What was found below ``content/``."""

    items: tuple[Item, ...]
    """Well-formed items, by id."""
    problems: tuple[Problem, ...]
    ids: frozenset[str]
    """Every bundle folder, the malformed ones too: their decisions are no orphans."""


@dataclass
class Folder:
    """One bundle's folder: what may be in it, sorted out."""

    id: str
    entry: Entry
    index: Entry | None = None
    photos: list[Entry] = field(default_factory=list)

    @property
    def places(self) -> list[str]:
        """Where every file lies that the item is made of."""
        return [entry.place for entry in ([] if self.index is None else [self.index]) + self.photos]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What came of one bundle."""

    item: Item | None
    """None if anything in the bundle is an error."""
    problems: tuple[Problem, ...] = ()


def read_bundles(
    root: Path, *, settings: Settings, roster: Roster | None, read: "Way | None" = None
) -> Bundles:
    """Read every item of the site in ``root``; all problems at once, in the same order every time.

    Without a roster (it cannot be read) reporters are taken as they are written. ``read`` is another way to get
    through the folders, for whoever has a cache or several processes: it gives a reading of each, in their order.
    """
    folders, problems = _find_folders(root)
    problems += find_collisions((folder.id, _origin(folder)) for folder in folders)
    reader = BundleReader(settings=settings, roster=roster)
    items = []
    for reading in (read or _in_turn)(reader, folders):
        problems += reading.problems
        if reading.item is not None:
            items.append(reading.item)
    ids = frozenset(folder.id for folder in folders)
    items, found = name_stories(items, ids)
    problems += [*found, *find_twin_editions(items)]
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
    text, problems = read_text(folder.index.path, file=folder.index.file)
    return (None, problems) if text is None else parse_document(text, file=folder.index.file)


def _period(item_id: str) -> str | None:
    """How the date of an item with this id must begin; a malformed id asks for nothing."""
    if not is_item_id(item_id):
        return None
    periods = {Kind.ARTICLE: item_id.split("/")[1], Kind.EDITION: slug_of(item_id)}
    return periods.get(Kind.of(item_id))


def _origin(folder: Folder) -> Origin:
    return Origin(file=folder.entry.file)


def _find_folders(root: Path) -> tuple[list[Folder], list[Problem]]:
    """Find every bundle's folder, and everything that does not belong."""
    problems = list(find_links(root, (CONTENT,)))
    if problems:
        return [], problems
    if not (root / CONTENT).is_dir():
        return [], [_no_content()]
    problems += _find_misspelt_folders(root / CONTENT)
    folders: list[Folder] = []
    for kind in Kind:
        parts = (CONTENT, kind.folder)
        links = list(find_links(root, parts))
        problems += links
        if not links and root.joinpath(*parts).is_dir():
            entries = _bundle_entries(root.joinpath(*parts), "/".join(parts), kind, problems)
            folders += [_sort_folder(entry, problems) for entry in entries]
    return folders, problems


def _find_misspelt_folders(content: Path) -> Iterator[Problem]:
    """Report ``Articles`` and the like: what lies there would silently be nowhere."""
    known = {kind.folder for kind in Kind}
    # What else lies here is not ours to judge; of what cannot be read, each kind will say so itself.
    entries, _ = list_folder(content, file=CONTENT)
    for entry in entries:
        if entry.name not in known and entry.name.casefold() in known:
            yield stray_file(
                entry.file,
                "폴더 이름의 글자 크기가 다릅니다.",
                f"폴더 이름을 `{entry.name.casefold()}`로 바꿔 주세요.",
                code="folder-case",
            )


def _bundle_entries(path: Path, file: str, kind: Kind, problems: list[Problem]) -> Iterator[Entry]:
    """Give the folders that should be bundles; articles lie in a folder for each year."""
    for entry in _subfolders(path, file, problems):
        if kind is not Kind.ARTICLE:
            yield entry
        elif len(entry.name) == len("2022") and entry.name.isascii() and entry.name.isdigit():
            yield from _subfolders(entry.path, entry.file, problems)
        else:
            problems.append(
                stray_file(
                    entry.file,
                    "기사는 연도 폴더 안에 있어야 합니다.",
                    "`content/articles/2022/이름/index.md`처럼 넣어 주세요.",
                    code="folder-year",
                )
            )


def _subfolders(path: Path, file: str, problems: list[Problem]) -> Iterator[Entry]:
    entries, found = list_folder(path, file=file)
    problems += found
    for entry in entries:
        if entry.is_folder:
            yield entry
        else:
            problems.append(
                stray_file(
                    entry.file,
                    "여기에는 폴더만 둘 수 있습니다.",
                    "글마다 폴더를 만들고 그 안에 `index.md`로 넣어 주세요.",
                )
            )


def _sort_folder(entry: Entry, problems: list[Problem]) -> Folder:
    folder = Folder(id=entry.file.removeprefix(f"{CONTENT}/"), entry=entry)
    if not is_item_id(folder.id):
        problems.append(_bad_id(folder))
    # Ten thousand times: a Path would take half as long as the listing itself.
    entries, found = list_folder(entry.place, file=entry.file)
    problems += found
    for child in entries:
        if child.name == INDEX and not child.is_folder:
            folder.index = child
        elif not child.is_folder and PurePosixPath(child.name).suffix.lower() in PHOTO_SUFFIXES:
            folder.photos.append(child)
        else:
            problems.append(_stray(child))
    if folder.index is None:
        problems.append(
            Problem(
                origin=_origin(folder),
                code="index-missing",
                message="폴더에 `index.md`가 없습니다.",
                hint="글을 `index.md`라는 이름(모두 소문자)으로 넣거나 폴더를 지워 주세요.",
            )
        )
    return folder


def _stray(child: Entry) -> Problem:
    if child.is_folder:
        return stray_file(
            child.file,
            "글 폴더 안에 다른 폴더를 둘 수 없습니다.",
            "사진은 `index.md` 바로 옆에 두고 폴더를 지워 주세요.",
        )
    if child.name.casefold() == INDEX:
        return stray_file(
            child.file,
            "이름의 글자 크기가 다릅니다.",
            "파일 이름을 모두 소문자인 `index.md`로 바꿔 주세요.",
            code="index-case",
        )
    return stray_file(
        child.file,
        "글 폴더에는 `index.md`와 사진(.jpg, .jpeg, .png, .webp)만 둘 수 있습니다.",
        "그 파일을 지우거나 사진이라면 JPEG로 다시 저장해 주세요.",
    )


def _bad_id(folder: Folder) -> Problem:
    shape = (
        "`2022-05` 같은 연-월"
        if folder.id.startswith("editions/")
        else "영어 소문자와 숫자를 붙임표(-) 하나로 이은 것"
    )
    return Problem(
        origin=_origin(folder),
        code="id-shape",
        message=f"`{folder.id}`는 주소로 쓸 수 없습니다.",
        hint=f"폴더 이름을 {shape}으로 바꿔 주세요. `page`, `category`처럼 사이트가 쓰는 말도 피해 주세요.",
    )


def _no_content() -> Problem:
    return Problem(
        origin=Origin(file=CONTENT),
        code="content-missing",
        message="`content` 폴더가 없습니다.",
        hint="mkdocs.yml이 있는 폴더에서 명령을 내렸는지 살펴 주세요.",
    )
