"""What an open page of the preview is told: which edition stands, and what is wrong with the next one."""

import secrets
from dataclasses import dataclass, replace
from threading import Condition

from dongne.errors import ContentError, DongneError, Problem


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """Why there is no new edition."""

    text: str = ""
    """In Korean; empty where the problems say it all."""
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, error: DongneError) -> "Trouble":
        """Tell what went wrong; of the problems of a newsroom only those that stop it."""
        if isinstance(error, ContentError):
            return cls(problems=tuple(problem for problem in error.problems if problem.is_error))
        return cls(text=str(error).strip())

    def __str__(self) -> str:
        """Give all of it as a terminal shows it."""
        return "\n".join([*([self.text] if self.text else []), *map(str, self.problems)])


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What is known at one moment."""

    number: int = 0
    """Grows with each notice."""
    edition: str = ""
    """Names the preview as it stands, in this run and no other; empty while there is none."""
    trouble: Trouble | None = None
    is_building: bool = False

    def plain(self) -> dict[str, object]:
        """Give what a page must know, as JSON has it."""
        trouble = self.trouble
        if trouble is None:
            return {"edition": self.edition, "trouble": None}
        problems = [
            {"where": str(problem.origin), "what": problem.message, "how": problem.hint}
            for problem in trouble.problems
        ]
        return {"edition": self.edition, "trouble": {"text": trouble.text, "problems": problems}}


class Bulletin:
    """The board with the newest notice; many may stand before it and wait."""

    def __init__(self) -> None:
        """Begin without an edition."""
        self._run = secrets.token_hex(4)
        self._news = Condition()
        self._notice = Notice()

    @property
    def notice(self) -> Notice:
        """The newest notice."""
        return self._notice

    def begin(self) -> None:
        """Tell that a build is at work."""
        self._put(replace(self._notice, is_building=True))

    def end(self, trouble: Trouble | None) -> None:
        """Tell how a build has ended: with a new edition, or with trouble while the last one stands."""
        notice = replace(self._notice, trouble=trouble, is_building=False)
        if trouble is None:
            notice = replace(notice, edition=f"{self._run}-{notice.number}")
        self._put(notice)

    def _put(self, notice: Notice) -> None:
        with self._news:
            self._notice = replace(notice, number=notice.number + 1)
            self._news.notify_all()

    def wait(self, known: Notice, seconds: float) -> Notice:
        """Give a newer notice than the one that is ``known``, or that one itself after so many seconds."""
        with self._news:
            self._news.wait_for(lambda: self._notice != known, timeout=seconds)
            return self._notice
