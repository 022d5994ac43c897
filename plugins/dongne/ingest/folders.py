"""Walks through folders in which every entry must be accounted for."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dongne.errors import Origin, Problem
from dongne.ingest.text import show_name


class Entry(NamedTuple):
    """One thing in a folder; never a link, never a dot file."""

    name: str
    place: str
    """Where it lies, as the system knows it."""
    file: str
    """Its path below the site's folder, for problems."""
    is_folder: bool

    @property
    def path(self) -> Path:
        """Where it lies."""
        return Path(self.place)


def list_folder(path: Path | str, *, file: str) -> tuple[list[Entry], list[Problem]]:
    """Give a folder's entries by name, without links, dot files and devices, which are problems."""
    try:
        with os.scandir(path) as found:
            children = sorted(found, key=lambda child: child.name)
    except OSError as error:
        return [], [_unreadable(file, error)]
    entries: list[Entry] = []
    problems: list[Problem] = []
    for child in children:
        place = f"{file}/{show_name(child.name)}"
        problem = _refuse(child, place)
        if problem is not None:
            problems.append(problem)
            continue
        entries.append(
            Entry(
                name=child.name,
                place=child.path,
                file=place,
                is_folder=child.is_dir(follow_symlinks=False),
            )
        )
    return entries, problems


def find_links(path: Path, parts: tuple[str, ...]) -> Iterator[Problem]:
    """Report each folder on the way from ``path`` down along ``parts`` that is a symbolic link or no folder."""
    for count in range(1, len(parts) + 1):
        here = path.joinpath(*parts[:count])
        file = "/".join(parts[:count])
        try:
            mode = here.lstat().st_mode
        except FileNotFoundError:
            return
        except OSError as error:
            yield _unreadable(file, error)
            return
        if stat.S_ISLNK(mode):
            yield link_problem(file)
            return
        if not stat.S_ISDIR(mode):
            yield stray_file(
                file,
                "폴더가 있어야 할 자리에 파일이 있습니다.",
                "파일을 지우고 그 이름의 폴더를 만들어 주세요.",
            )
            return


def link_problem(file: str) -> Problem:
    """Say that a symbolic link is not taken in (leak row 5)."""
    return stray_file(
        file,
        "바로가기(심볼릭 링크)는 받지 않습니다.",
        "바로가기를 지우고 파일을 직접 넣어 주세요.",
        code="link-symbolic",
    )


def stray_file(file: str, message: str, hint: str, *, code: str = "file-stray") -> Problem:
    """Say that something does not belong where it lies."""
    return Problem(origin=Origin(file=file), code=code, message=message, hint=hint)


def _refuse(child: "os.DirEntry[str]", place: str) -> Problem | None:
    if child.is_symlink():
        return link_problem(place)
    if child.name.startswith("."):
        return stray_file(
            place, "점(.)으로 시작하는 파일은 받지 않습니다.", "그 파일을 지워 주세요.", code="file-hidden"
        )
    if not child.is_dir(follow_symlinks=False) and not child.is_file(follow_symlinks=False):
        return stray_file(place, "파일도 폴더도 아닙니다.", "그것을 지워 주세요.")
    return None


def _unreadable(file: str, error: OSError) -> Problem:
    return Problem(
        origin=Origin(file=file),
        code="folder-unreadable",
        message=f"폴더를 읽을 수 없습니다({error.strerror}).",
        hint="폴더가 있는지, 읽기 권한이 있는지 살펴 주세요.",
    )
