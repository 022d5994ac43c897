"""What can go wrong: a ``Problem`` for the person who writes, exceptions for Python."""

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
