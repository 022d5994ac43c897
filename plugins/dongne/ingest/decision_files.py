"""What lies below ``review/decisions/``: the file of every item, and whatever does not belong there.

Nothing is read here but the folders themselves, and little is imported: another process may look around while the
first is still learning what to do with it.
"""

from collections.abc import Iterator
from pathlib import Path

from dongne.errors import Problem
from dongne.ingest.folders import Entry, find_links, list_folder, stray_file

FOLDER = ("review", "decisions")
SUFFIX = ".yml"
_DEEPEST = len(["review", "decisions", "articles", "2022"]) - 1

Found = tuple[list[Entry], list[Problem]]
"""Every decision file, and everything that does not belong."""


def item_of(file: str) -> str:
    """Give the id that a decision file, below the site's folder, is about."""
    return file.removeprefix("/".join(FOLDER) + "/").removesuffix(SUFFIX)


def find_decision_files(root: Path) -> Found:
    """Find every decision file of the site in ``root``, and everything that does not belong."""
    problems = list(find_links(root, FOLDER))
    folder = root.joinpath(*FOLDER)
    if problems or not folder.is_dir():
        return [], problems
    return list(_walk(folder, "/".join(FOLDER), problems)), problems


def _walk(folder: Path, file: str, problems: list[Problem]) -> Iterator[Entry]:
    """Give every decision file; whatever else lies there is a problem."""
    entries, found = list_folder(folder, file=file)
    problems += found
    for entry in entries:
        if entry.is_folder and entry.file.count("/") <= _DEEPEST:
            yield from _walk(entry.path, entry.file, problems)
        elif entry.name.endswith(SUFFIX) and not entry.is_folder:
            yield entry
        else:
            problems.append(
                stray_file(
                    entry.file,
                    "결정 폴더에는 `.yml` 파일만 둘 수 있습니다.",
                    "결정 파일이면 이름 끝을 `.yml`로 고치고, 아니면 지워 주세요.",
                )
            )
