"""What an open page of the preview is told: which edition stands, and what is wrong with the next one."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
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
    proofs: Mapping[str, str] = field(default_factory=dict)
    """The editions of pages that stood before the rest, by address."""
    trouble: Trouble | None = None
    is_building: bool = False

    def edition_of(self, page: str) -> str:
        """Name the edition of a page: it need not be loaded again if it stood before the rest."""
        return self.proofs.get(page, self.edition)

    def plain(self, page: str) -> dict[str, object]:
        """Give what a page must know, as JSON has it."""
        edition, trouble = self.edition_of(page), self.trouble
        if trouble is None:
            return {"edition": edition, "trouble": None}
        problems = [
            {"where": str(problem.origin), "what": problem.message, "how": problem.hint}
            for problem in trouble.problems
        ]
        return {"edition": edition, "trouble": {"text": trouble.text, "problems": problems}}


class Bulletin:
    """The board with the newest notice; many may stand before it and wait."""

    def __init__(self) -> None:
        """Begin without an edition."""
        self._run = secrets.token_hex(4)
        self._news = Condition()
        self._notice = Notice()
        self._proofs: dict[str, str] = {}

    @property
    def notice(self) -> Notice:
        """The newest notice."""
        return self._notice

    def begin(self) -> None:
        """Tell that a build is at work."""
        self._proofs = {}
        self._put(replace(self._notice, is_building=True))

    def prove(self, pages: Iterable[str]) -> None:
        """Tell that these pages stand, while the rest is still being made."""
        edition = self._name()
        self._proofs.update(dict.fromkeys(pages, edition))
        self._put(replace(self._notice, trouble=None, proofs={**self._notice.proofs, **self._proofs}))

    def end(self, trouble: Trouble | None, *, has_changed: bool = True) -> None:
        """Tell how a build has ended: with a new edition, or with trouble while the last one stands.

        One that has not changed is no new edition. After trouble it is: what was begun then may have left its traces.
        """
        before, notice = self._notice, replace(self._notice, trouble=trouble, is_building=False)
        if trouble is None and (has_changed or before.trouble is not None or not before.edition):
            notice = replace(notice, edition=self._name(), proofs=dict(self._proofs))
        self._put(notice)

    def _name(self) -> str:
        return f"{self._run}-{self._notice.number}"

    def _put(self, notice: Notice) -> None:
        with self._news:
            self._notice = replace(notice, number=notice.number + 1)
            self._news.notify_all()

    def wait(self, known: Notice, seconds: float) -> Notice:
        """Give a newer notice than the one that is ``known``, or that one itself after so many seconds."""
        with self._news:
            self._news.wait_for(lambda: self._notice != known, timeout=seconds)
            return self._notice
