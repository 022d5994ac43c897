"""The journal: everything that was ever decided, on which version, and what had changed since the one before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import unified_diff
from enum import StrEnum
from pathlib import Path

from dongne.domain.charter import POLICY_ID, ROSTER_ID
from dongne.domain.decisions import Decision, Verb
from dongne.domain.expunction import Expunged
from dongne.domain.people import Roster
from dongne.domain.policy import Policy
from dongne.domain.verdict import judge
from dongne.errors import ContentError, Origin, Problem, UsageError
from dongne.ingest.decision_files import FOLDER
from dongne.ingest.fields import did_you_mean
from dongne.pipeline.history import Version, changed_photos, versions_of
from dongne.pipeline.newsroom import Survey, survey

NEWEST = 50
"""Decisions that the journal of the whole newsroom tells in full."""

_DAY = timedelta(days=1)
_RULES = {ROSTER_ID: "위원회와 기자의 명단", POLICY_ID: "승인 규칙"}


class Proof(StrEnum):
    """What there is to show that somebody said it."""

    SIGNED = "signed"
    FORGE = "forge"
    RECORDED = "recorded"

    @classmethod
    def of(cls, decision: Decision) -> "Proof":
        """Tell a signature that was checked from a review to look up, and both from a mere name."""
        if decision.is_proven:
            return cls.SIGNED
        return cls.RECORDED if decision.proof is None else cls.FORGE


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One decision as anybody may read it."""

    item_id: str
    title: str | None
    """The item's present title; None where it cannot be read."""
    name: str
    decision: Decision
    remark: str | None
    """Why it does not count (Korean); None: it counts, or did for its version."""
    is_new_version: bool
    """Whether the decision before it was about another version."""
    changes: tuple[str, ...] | None
    """What differs from that version, file by file (Korean); None: not known."""
    submitted: datetime | None
    """When git first held this version; None: not known."""

    @property
    def proof(self) -> Proof:
        """What there is to show for it."""
        return Proof.of(self.decision)

    @property
    def wait(self) -> timedelta | None:
        """How long the version waited for this word on it; None where that is no question or not known."""
        answers = self.decision.verb in {Verb.APPROVE, Verb.REQUEST_CHANGES}
        if not answers or self.submitted is None or self.submitted > self.decision.at:
            return None
        return self.decision.at - self.submitted


@dataclass(frozen=True, kw_only=True)
class Journal:
    """What was decided, oldest first."""

    at: datetime
    item_id: str | None
    """The one item that it is about; None: the whole newsroom."""
    entries: tuple[Entry, ...]
    earlier: int
    """How many older decisions are not told."""
    has_history: bool
    """Whether git could be asked for what changed and when it was handed in."""
    expunged: tuple[Expunged, ...]
    """What was taken out for good, with everything that had been decided on it; oldest first."""
    names: Mapping[str, str]
    """Of those who had something expunged, by id."""
    problems: tuple[Problem, ...]
    """What is wrong with the records themselves: a broken chain, a bad signature."""

    @property
    def waits(self) -> tuple[float, ...]:
        """Days from submission to decision, shortest first."""
        return tuple(sorted(entry.wait / _DAY for entry in self.entries if entry.wait is not None))


def read_journal(root: Path, item_id: str | None = None, *, now: str | None = None) -> Journal:
    """Give the journal of one item, or the newest decisions of the whole newsroom.

    Raises:
        UsageError: nobody knows the id.
        ContentError: settings, roster or policy are unsound, so that nobody can say what counts.
    """
    found = survey(root, now=now, composing=False)
    if found.settings is None or found.roster is None or found.policy is None:
        raise ContentError(found.errors)
    expunged = tuple(each for each in found.expunged if item_id in {None, each.id})
    if not (item_id is None or item_id in found.decisions or expunged or found.item(item_id)):
        raise _unknown(item_id, found)
    told = {known: made for known, made in found.decisions.items() if item_id in {None, known}}
    ordered = sorted(
        ((known, place, made[place]) for known, made in told.items() for place in range(len(made))),
        key=lambda each: (each[2].at, each[0], each[1]),
    )
    shown = ordered if item_id is not None else ordered[-NEWEST:]
    past = _Past.read(root, {known for known, _, _ in shown} - _RULES.keys())
    remarks = dict(_find_remarks(found, found.roster, found.policy))
    teller = _Teller(found=found, roster=found.roster, past=past, remarks=remarks)
    folder = "/".join(FOLDER)
    return Journal(
        at=found.at,
        item_id=item_id,
        entries=tuple(teller.tell(known, place) for known, place, _ in shown),
        earlier=len(ordered) - len(shown),
        has_history=past.is_known,
        expunged=expunged,
        names={person: found.roster.name_of(person) for each in expunged for person in each.by},
        problems=tuple(problem for problem in found.errors if problem.origin.file.startswith(f"{folder}/")),
    )


def _unknown(item_id: str, found: Survey) -> UsageError:
    known = {*found.decisions, *(item.id for item in found.items)}
    meant = did_you_mean(item_id, known)
    return UsageError(
        f"`{item_id}`라는 글도 결정도 없습니다. {meant}`dongne status`에서 id를 볼 수 있습니다."
    )


def _find_remarks(found: Survey, roster: Roster, policy: Policy) -> Iterator[tuple[Origin, str]]:
    """Give, by the place where it is written, why a decision does not count."""
    for item in found.items:
        made = found.decisions.get(item.id, ())
        judgement = judge(item, decisions=made, roster=roster, policy=policy, at=found.at)
        yield from ((remark.origin, remark.message) for remark in judgement.remarks)
    for decision in (decision for made in found.decisions.values() for decision in made):
        if decision.at > found.at:
            yield decision.origin, "아직 오지 않은 때의 결정이라 세지 않습니다."


@dataclass(frozen=True, kw_only=True)
class _Teller:
    """Tells one decision after the other."""

    found: Survey
    roster: Roster
    past: "_Past"
    remarks: Mapping[Origin, str]

    def tell(self, item_id: str, place: int) -> Entry:
        """Tell the decision at a place of an item's file."""
        made = self.found.decisions[item_id]
        decision, before = made[place], made[place - 1] if place else None
        is_new = before is not None and before.digest != decision.digest
        item = self.found.item(item_id)
        return Entry(
            item_id=item_id,
            title=_RULES.get(item_id) if item is None else item.title,
            name=self.roster.name_of(decision.by),
            decision=decision,
            remark=self.remarks.get(decision.origin),
            is_new_version=is_new,
            changes=None if before is None else self.past.changes(item_id, before.digest, decision.digest),
            submitted=self.past.submitted(item_id, decision.digest),
        )


@dataclass(frozen=True, kw_only=True)
class _Past:
    """What git knows of some items: the oldest commit that holds each version."""

    versions: Mapping[tuple[str, str], Version]
    is_known: bool

    @classmethod
    def read(cls, root: Path, item_ids: Iterable[str]) -> "_Past":
        """Ask git; without a history nothing is known, and nothing is wrong."""
        versions: dict[tuple[str, str], Version] = {}
        try:
            for item_id in sorted(item_ids):
                # From the newest to the oldest: what stays is the first commit of each version.
                versions |= {
                    (item_id, version.item.digest): version for version in versions_of(root, item_id)
                }
        except UsageError:
            return cls(versions={}, is_known=False)
        return cls(versions=versions, is_known=True)

    def submitted(self, item_id: str, digest: str) -> datetime | None:
        """Give when a version was first committed."""
        version = self.versions.get((item_id, digest))
        return None if version is None else version.written

    def changes(self, item_id: str, old: str, new: str) -> tuple[str, ...] | None:
        """Say what differs between two versions; None unless they are two and git holds both."""
        before, after = self.versions.get((item_id, old)), self.versions.get((item_id, new))
        if before is None or after is None or old == new:
            return None
        return (*_count_lines(before.text, after.text), *changed_photos(before.item, after.item))


def _count_lines(before: str, after: str) -> Sequence[str]:
    lines = list(unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))[2:]
    added, removed = (sum(line.startswith(sign) for line in lines) for sign in "+-")
    return [f"index.md +{added} -{removed}줄"] if lines else []
