"""What can go wrong: a ``Problem`` for the person who writes, exceptions for Python."""

import errno
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Severity(StrEnum):
    """Whether a problem stops the build."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True)
class Origin:
    """The file, below the site's folder, and the line (from 1) that a value came from."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        """Give ``file:line`` as editors and terminals link it."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing that a neighbour has to mend: where, what (Korean) and how (Korean)."""

    origin: Origin
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        """Whether this stops the build."""
        return self.severity is Severity.ERROR

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Sort key: by file, line, code and message, the same in every run."""
        return (self.origin.file, self.origin.line or 0, self.code, self.message)

    def __str__(self) -> str:
        """Give the problem as two lines of text."""
        word = "오류" if self.is_error else "알림"
        return f"{self.origin}: {word}[{self.code}] {self.message}\n    → {self.hint}"


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give each different problem once, in an order that never changes."""
    return tuple(sorted(set(problems), key=lambda problem: problem.order))


class DongneError(Exception):
    """Everything that this package raises on purpose."""


class UsageError(DongneError):
    """The command was called wrongly; the message (Korean) says how to call it."""


class ContentError(DongneError):
    """The content or the board's files cannot be built; carries every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems sorted."""
        self.problems = sort_problems(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[Problem, ...]]]:
        """Go whole from one process to another."""
        return type(self), (tuple(self.problems),)


class OutputError(DongneError):
    """The site could not be written (a full disk, a folder without permission)."""


class SourceError(DongneError):
    """Comments cannot be counted where they are kept: out of reach, refused, or not understood; in Korean."""


class ForgeError(DongneError):
    """The forge is out of reach, refuses, or does not say what it promises; the message is Korean."""


_REFUSALS = {
    errno.ENOENT: "그런 파일이나 폴더가 없습니다. 일하는 동안 누가 지웠을 수 있으니 다시 해 주세요",
    errno.EACCES: "권한이 없습니다. 파일과 폴더의 권한을 확인해 주세요",
    errno.EPERM: "권한이 없습니다. 파일과 폴더의 권한을 확인해 주세요",
    errno.EROFS: "읽기만 할 수 있는 디스크입니다",
    errno.ENOSPC: "디스크에 남은 자리가 없습니다. 자리를 비우고 다시 해 주세요",
    errno.EDQUOT: "쓸 수 있는 자리를 다 썼습니다. 자리를 비우고 다시 해 주세요",
    errno.EFBIG: "파일이 너무 큽니다. 디스크의 남은 자리를 확인해 주세요",
    errno.EISDIR: "파일이 있을 자리에 폴더가 있습니다",
    errno.ENOTDIR: "폴더가 있을 자리에 파일이 있습니다",
}


def explain_refusal(error: OSError) -> str:
    """Say in Korean what the system refuses, with its own words for whoever looks those up."""
    place = f"`{error.filename}`: " if error.filename else ""
    said = _REFUSALS.get(error.errno or 0, "읽거나 쓰지 못했습니다. 디스크와 폴더의 권한을 확인해 주세요")
    return f"{place}{said}({error.strerror or error})."
