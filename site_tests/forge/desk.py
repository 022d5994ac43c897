"""A paper in a real git repository with an origin, and pull requests that were merged into it."""

import subprocess
from datetime import datetime
from pathlib import Path

from dongne.domain.decisions import Decision
from dongne.domain.verdict import Verdict
from dongne.pipeline.forge import Forge
from dongne.pipeline.newsroom import Survey, survey
from dongne.pipeline.reviews import Minute, read_submissions, record_reviews
from site_tests.forge.stand_in import REPOSITORY, TOKEN, StandIn
from site_tests.paper import NOW, ROSTER, Paper

ACCOUNTS = {"soyoung": "Soyoung-Han", "daeho": "daeho-cho", "kisu": "kisu-baek"}
WHO = {
    "user.name": "편집",
    "user.email": "desk@example.org",
    "commit.gpgsign": "false",
    "core.autocrlf": "false",
}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def clone(origin: Path, folder: Path) -> Path:
    """Clone as somebody who may commit."""
    git(origin.parent, "clone", "--quiet", str(origin), str(folder))
    for key, value in WHO.items():
        git(folder, "config", key, value)
    return folder


class Desk:
    """The board's checkout, its origin, and the forge that tells of both."""

    def __init__(self, folder: Path, told: StandIn, *, below: str = "") -> None:
        """Start a paper (in a folder of the repository, if ``below`` names one) and push it."""
        self.told = told
        self.origin = folder / "origin.git"
        git(folder, "init", "--quiet", "--bare", "--initial-branch", "main", str(self.origin))
        # As the forge allows it: whoever may read may also fetch a commit that no branch holds any more.
        git(self.origin, "config", "uploadpack.allowAnySHA1InWant", "true")
        self.top = clone(self.origin, folder / "checkout")
        git(self.top, "checkout", "--quiet", "-B", "main")
        self.prefix = f"{below}/" if below else ""
        (self.top / below).mkdir(exist_ok=True)
        self.paper = Paper(self.top / below)
        people = [{**person, "forge": ACCOUNTS[person["id"]]} for person in ROSTER["people"]]  # type: ignore[attr-defined]  # a list of people
        self.paper.write("review/roster.yml", {**ROSTER, "people": people})
        self.paper.write(".gitignore", "/.dongne/\n")
        self.commit()

    @property
    def root(self) -> Path:
        """The folder of mkdocs.yml."""
        return self.paper.root

    def commit(self) -> str:
        """Commit and push everything; give the commit."""
        git(self.top, "add", "--all")
        git(self.top, "commit", "--quiet", "--allow-empty", "--message", "저장")
        git(self.top, "push", "--quiet", "origin", "HEAD:main")
        return git(self.top, "rev-parse", "HEAD")

    def submit(self, *items: str, number: int = 1, merged: bool = True, **pull: str) -> str:
        """Merge a pull request that wrote these items as they lie there; give the commit that was reviewed."""
        head = self.commit()
        self.told.add_pull(number, head=head, merged=merged, **pull)
        self.told.touch(*(f"{self.prefix}content/{item}/index.md" for item in items), number=number)
        return head

    def forge(self) -> Forge:
        """Give our client."""
        return Forge(REPOSITORY, token=TOKEN, api=self.told.address)

    def record(self, *numbers: int) -> list[Minute]:
        """Write the reviews down in the checkout."""
        at = datetime.fromisoformat(NOW)
        submissions = read_submissions(self.forge(), branch="main", at=at, numbers=numbers or (1,))
        return record_reviews(self.root, submissions, branch="main", now=NOW)

    # --- what came of it

    def survey(self) -> Survey:
        """Read everything, which must be sound."""
        found = survey(self.root, now=NOW)
        assert found.errors == ()
        return found

    def decisions(self, item: str) -> tuple[Decision, ...]:
        """Give what is recorded."""
        return self.survey().decisions.get(item, ())

    def said(self, item: str) -> list[tuple[str, str]]:
        """Give who said what."""
        return [(decision.by, str(decision.verb)) for decision in self.decisions(item)]

    def verdict(self, item: str) -> Verdict:
        """Give what the gate says."""
        ruling = self.survey().ruling
        judgement = None if ruling is None else ruling.of(item)
        assert judgement is not None
        return judgement.verdict
