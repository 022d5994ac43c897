"""What lies below ``content/``: the folder of every bundle, and whatever does not belong there.

Nothing is read here but the folders themselves, and little is imported: another process may look around while the
first is still learning what to do with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from dongne.domain.address import Kind, is_item_id
from dongne.errors import Origin, Problem
from dongne.ingest.folders import Entry, find_links, list_folder, stray_file

CONTENT = "content"
INDEX = "index.md"
PHOTO_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp"})


@dataclass
class Folder:
    """One bundle's folder: what may be in it, sorted out."""

    id: str
    entry: Entry
    index: Entry | None = None
    photos: list[Entry] = field(default_factory=list)

    @property
    def origin(self) -> Origin:
        """The folder itself, for problems."""
        return Origin(file=self.entry.file)

    @property
    def places(self) -> list[str]:
        """Where every file lies that the item is made of."""
        return [entry.place for entry in ([] if self.index is None else [self.index]) + self.photos]


Found = tuple[list[Folder], list[Problem]]
"""Every bundle's folder, and everything that does not belong."""


def find_folders(root: Path) -> Found:
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
                origin=folder.origin,
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
        origin=folder.origin,
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
