"""Reviews on the forge as decisions: what a member said in the web page, bound to exactly what they read."""

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dongne.domain.address import is_item_id
from dongne.domain.decisions import Decision, Verb
from dongne.domain.people import Roster
from dongne.errors import ContentError, UsageError
from dongne.pipeline.forge import Forge, Pull, Review, TooLargeError
from dongne.pipeline.newsroom import POLICY, ROSTER, Survey, survey
from dongne.pipeline.repository import copy_from, fetch_commit, prefix_of
from dongne.pipeline.review import Statement, record, tidy_words
from dongne.pipeline.single import SETTINGS, read_single

_PROOF = re.compile(r"forge: (?P<repository>\S+)#\d+ review (?P<review>\d+) commit [0-9a-f]+")
_NOTE_LIMIT = 2000
_NO_NOTE = "고칠 점은 저장소의 리뷰에 적혀 있습니다."


@dataclass(frozen=True, kw_only=True)
class Submission:
    """A pull request that was merged, with everything that was said of it."""

    repository: str
    pull: Pull
    reviews: tuple[Review, ...]
    files: tuple[str, ...]
    """Every path that it touches, from the top of the repository."""
    obstacle: str | None = None
    """Why nobody can say what it touches, in Korean."""


@dataclass(frozen=True, kw_only=True)
class Minute:
    """One line of the report: what became of a review."""

    number: int
    """Of the pull request."""
    words: str
    """In Korean."""
    is_recorded: bool = False


@dataclass(frozen=True, kw_only=True)
class _Voice:
    """What one member says of a pull request in the end."""

    by: str
    name: str
    verb: Verb
    review: Review
    commit: str
    proof: str
    at: datetime


def read_submissions(
    forge: Forge, *, branch: str, at: datetime, numbers: Sequence[int] = (), days: int = 30
) -> tuple[Submission, ...]:
    """Read pull requests by number, or all that were merged into a branch and have changed in the days before ``at``.

    Raises:
        ForgeError: the forge does not say.
    """
    if numbers:
        pulls = [forge.pull(number) for number in dict.fromkeys(numbers)]
    else:
        pulls = forge.merged_pulls(branch, since=at - timedelta(days=days))
    return tuple(_read_submission(forge, pull) for pull in pulls)


def _read_submission(forge: Forge, pull: Pull) -> Submission:
    reviews = tuple(forge.reviews(pull.number))
    try:
        files, obstacle = tuple(forge.files(pull.number)), None
    except TooLargeError as error:
        files, obstacle = (), str(error)
    return Submission(repository=forge.repository, pull=pull, reviews=reviews, files=files, obstacle=obstacle)


def record_reviews(
    root: Path, submissions: Iterable[Submission], *, branch: str, now: str | None = None
) -> list[Minute]:
    """Write down in ``root`` (a checkout of ``branch``) every decision that the reviews hold and its files do not.

    An approval counts for an item only if the version that was reviewed is, digest for digest, the one that lies
    there; a request for changes stands over versions. What is recorded already is not recorded twice.

    Raises:
        ContentError: roster or settings cannot be read.
        UsageError: ``root`` is no checkout.
    """
    return [
        minute
        for submission in submissions
        for minute in _Clerk(root=root, submission=submission, branch=branch, now=now).work()
    ]


@dataclass(frozen=True, kw_only=True)
class _Clerk:
    """Goes through one pull request."""

    root: Path
    submission: Submission
    branch: str
    now: str | None

    def work(self) -> Iterator[Minute]:
        """Record what can be recorded, and say of the rest why not."""
        touched = _below(self.submission.files, prefix_of(self.root))
        if (reason := self._find_obstacle(touched)) is not None:
            yield self._minute(reason)
            return
        found = survey(self.root, now=self.now, composing=False)
        if found.settings is None or found.roster is None:
            raise ContentError(found.errors)
        voices = list(self._voices(found.roster))
        for item_id in _touched_items(touched):
            if found.item(item_id) is not None:
                for voice in voices:
                    yield from self._hear(voice, item_id, found)

    def _find_obstacle(self, touched: Sequence[str]) -> str | None:
        pull = self.submission.pull
        if pull.merged_at is None:
            return "아직 합쳐지지 않았습니다. 합쳐지면 그때까지의 리뷰를 기록합니다"
        if pull.base.ref != self.branch:
            return f"`{self.branch}`가 아니라 `{pull.base.ref}`에 합쳐졌습니다"
        if self.submission.obstacle is not None:
            return (
                f"{self.submission.obstacle} 그 리뷰로는 아무것도 정하지 않았으니, "
                "위원마다 `dongne approve`나 `dongne request-changes`로 결정해 주세요"
            )
        rules = [file for file in touched if file in {ROSTER, POLICY}]
        if rules and any(file.startswith("content/") for file in touched):
            return f"글과 함께 `{rules[0]}`도 바꾸어, 그 리뷰로는 아무것도 정하지 않습니다"
        return None

    # --- who says what

    def _voices(self, roster: Roster) -> Iterator[_Voice]:
        """Give what every member says in the end, in the order in which it was said."""
        people = {
            member.forge.casefold(): member for member in roster.members.values() if member.forge is not None
        }
        author = self.submission.pull.user
        for review in _last_words(self.submission.reviews):
            account = "" if review.user is None else review.user.login.casefold()
            member = people.get(account)
            if member is None or review.commit_id is None or review.submitted_at is None:
                continue
            if author is not None and account == author.login.casefold():
                continue
            yield _Voice(
                by=member.id,
                name=member.name,
                verb=Verb.APPROVE if review.state == "APPROVED" else Verb.REQUEST_CHANGES,
                review=review,
                commit=review.commit_id,
                proof=f"forge: {self.submission.repository}#{self.submission.pull.number} "
                f"review {review.id} commit {review.commit_id}",
                at=review.submitted_at,
            )

    # --- what becomes of it

    def _hear(self, voice: _Voice, item_id: str, found: Survey) -> Iterator[Minute]:
        """Record one member's word on one item."""
        present = found.item(item_id)
        made = found.decisions.get(item_id, ())
        if present is None or any(_names(decision, voice.review.id) for decision in made):
            return
        digest = self._digest_at(voice.commit, item_id)
        if voice.verb is Verb.APPROVE and digest != present.digest:
            yield self._minute(
                f"{voice.name} 님이 승인한 것은 `{item_id}`의 다른 판입니다({voice.commit[:10]})"
            )
            return
        verbs = [voice.verb]
        if voice.verb is Verb.APPROVE and _last_of(made, voice.by) is Verb.REQUEST_CHANGES:
            verbs = [Verb.LIFT, Verb.APPROVE]
        try:
            for verb in verbs:
                self._record(voice, verb, item_id, digest)
                yield self._minute(f"`{item_id}`: {voice.name} 님의 `{verb}`", is_recorded=True)
        except ContentError as error:
            reasons = " ".join(problem.message for problem in error.problems)
            yield self._minute(f"`{item_id}`: {voice.name} 님의 리뷰는 기록하지 않았습니다: {reasons}")

    def _record(self, voice: _Voice, verb: Verb, item_id: str, digest: str | None) -> None:
        found = survey(self.root, now=self.now, composing=False)
        newest = max((decision.at for decision in found.decisions.get(item_id, ())), default=voice.at)
        statement = Statement(
            verb=verb,
            by=voice.by,
            note=_note(voice.review.body) if verb is Verb.REQUEST_CHANGES else None,
            # Files only grow at their end; whoever is written down late has not spoken before the last one.
            at=max(voice.at, newest).isoformat(),
            proof=voice.proof,
            digest=digest,
        )
        record(self.root, item_id, statement, now=self.now)

    def _digest_at(self, commit: str, item_id: str) -> str | None:
        """Give the digest of an item as it stood in a commit, read by the rules that hold here; None: unknown."""
        if not fetch_commit(self.root, commit):
            return None
        with tempfile.TemporaryDirectory(prefix="dongne-") as name:
            copy = Path(name)
            if not copy_from(self.root, commit, (f"content/{item_id}",), copy):
                return None
            for file in (SETTINGS, ROSTER):
                (copy / file).parent.mkdir(parents=True, exist_ok=True)
                (copy / file).write_bytes((self.root / file).read_bytes())
            item, _ = read_single(copy)
        return None if item is None else item.digest

    def _minute(self, words: str, *, is_recorded: bool = False) -> Minute:
        return Minute(number=self.submission.pull.number, words=words, is_recorded=is_recorded)


def _below(files: Iterable[str], prefix: str) -> list[str]:
    """Give the paths below the site's folder, as they are named there."""
    return [file.removeprefix(prefix) for file in files if file.startswith(prefix)]


def _touched_items(files: Iterable[str]) -> list[str]:
    """Give the ids of the items whose bundles hold these files."""
    folders = (
        file.removeprefix("content/").rpartition("/")[0] for file in files if file.startswith("content/")
    )
    return sorted({folder for folder in folders if is_item_id(folder)})


def _last_words(reviews: Iterable[Review]) -> list[Review]:
    """Give what stands of each account's reviews: its approval or its request for changes, in order.

    A later approval takes back a request, a later request takes back an approval. A dismissed review is void, and
    so is an approval before it: nobody knows what was dismissed. A request before it stands.
    """
    standing: dict[str, Review] = {}
    for review in sorted(reviews, key=lambda review: (_moment(review), review.id)):
        account = "" if review.user is None else review.user.login.casefold()
        if review.state in {"APPROVED", "CHANGES_REQUESTED"}:
            standing[account] = review
        elif review.state == "DISMISSED" and account in standing and standing[account].state == "APPROVED":
            del standing[account]
    return sorted(standing.values(), key=lambda review: (_moment(review), review.id))


def _moment(review: Review) -> datetime:
    return review.submitted_at or datetime.max.replace(tzinfo=UTC)


def _names(decision: Decision, review: int) -> bool:
    """Whether a decision was recorded from this review; their numbers are the forge's own, over all repositories."""
    match = _PROOF.fullmatch(decision.proof or "")
    return match is not None and int(match["review"]) == review


def _last_of(made: Iterable[Decision], person: str) -> Verb | None:
    """Give a member's last word on objections, if it was said on the forge: only there can it be taken back there."""
    words = [
        decision
        for decision in made
        if decision.by == person and decision.verb in {Verb.REQUEST_CHANGES, Verb.LIFT}
    ]
    last = max(words, key=lambda decision: decision.at, default=None)
    said_there = last is not None and _PROOF.fullmatch(last.proof or "") is not None
    return last.verb if last is not None and said_there else None


def _note(body: str) -> str:
    """Give a review's words as a note; what may not be kept stays where it was said."""
    text = body.replace("\r\n", "\n").strip()
    try:
        words = tidy_words(text, option="--note") if len(text) <= _NOTE_LIMIT else None
    except UsageError:
        words = None
    return words or _NO_NOTE
