"""From a folder to a ruling: everything is read, everything is checked, and then the gate decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from dongne.domain.charter import POLICY_ID, ROSTER_ID, RULE_IDS
from dongne.domain.consents import Consents, find_revived
from dongne.domain.corrections import find_untimely_corrections
from dongne.domain.decisions import Decision
from dongne.domain.expunction import Expunged, find_forgotten, find_returned, find_unfounded
from dongne.domain.gate import Ruling, open_gate
from dongne.domain.items import Item
from dongne.domain.metrics import CommentRow
from dongne.domain.people import Roster
from dongne.domain.plan import find_missing_targets
from dongne.domain.policy import Policy
from dongne.domain.settings import Settings
from dongne.domain.verdict import Judgement
from dongne.errors import ContentError, Origin, Problem, Severity, sort_problems
from dongne.ingest.bundles import read_bundles
from dongne.ingest.consents import (
    CONSENTS,
    find_unknown_consents,
    has_no_record,
    parse_consents,
    read_consents,
)
from dongne.ingest.decisions import read_decisions
from dongne.ingest.expunged import EXPUNGED, parse_expunged, read_expunged
from dongne.ingest.pages import read_pages
from dongne.ingest.policy import parse_policy
from dongne.ingest.proofs import prove_expunged
from dongne.ingest.roster import parse_roster
from dongne.ingest.settings import read_settings
from dongne.ingest.snapshots import read_snapshots
from dongne.ingest.sources import read_sources
from dongne.ingest.synonyms import Synonyms, read_synonyms
from dongne.ingest.text import read_text
from dongne.pipeline.charter import FILES, check_rules
from dongne.pipeline.ledger import decision_file
from dongne.pipeline.moment import read_clock
from dongne.pipeline.photos import inspect_photos
from dongne.pipeline.reading import Means, Reader
from dongne.pipeline.repository import find_carried_cache, read_at

ROSTER, POLICY = FILES[ROSTER_ID], FILES[POLICY_ID]

NO_MEANS = Means()

ValueT = TypeVar("ValueT")


@dataclass(frozen=True, kw_only=True)
class Survey:
    """Everything that was read, and everything that is wrong with it."""

    root: Path
    at: datetime
    problems: tuple[Problem, ...]
    settings: Settings | None = None
    roster: Roster | None = None
    policy: Policy | None = None
    items: tuple[Item, ...] = ()
    decisions: dict[str, tuple[Decision, ...]]
    rows: tuple[CommentRow, ...] = ()
    expunged: tuple[Expunged, ...] = ()
    synonyms: Synonyms = ()
    """What means the same to whoever searches."""
    ruling: Ruling | None = None
    """What the gate says; None while anything is an error: an unsound newsroom decides nothing."""
    is_first_hand: bool = False
    """Whether all of it was read in the files themselves, and nothing recalled that was read before."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop the build."""
        return tuple(problem for problem in self.problems if problem.is_error)

    def item(self, item_id: str) -> Item | None:
        """Give the item with this id, published or not."""
        return next((item for item in self.items if item.id == item_id), None)


@dataclass(frozen=True, kw_only=True)
class SoundSurvey(Survey):
    """A survey without an error: the gate has decided."""

    settings: Settings
    roster: Roster
    policy: Policy
    ruling: Ruling


def survey(  # noqa: PLR0913 - each is a question of its own
    root: Path,
    *,
    at: datetime | None = None,
    now: str | None = None,
    base: str | None = None,
    settings: Settings | None = None,
    composing: bool = True,
    means: Means = NO_MEANS,
) -> Survey:
    """Read and check all that lies in ``root`` (the folder of mkdocs.yml); content never makes it raise.

    ``at`` is the moment; without it ``now`` (text), SOURCE_DATE_EPOCH or the clock tells it. ``base`` names
    the revision whose roster and policy decide. ``settings`` are read from mkdocs.yml unless given. Without
    ``composing`` the items have no HTML and their bodies are not checked: enough for whoever compares texts.
    ``means`` say how fast it goes.

    Raises:
        UsageError: ``now`` is no moment, or ``base`` no revision.
    """
    problems: list[Problem] = []
    if settings is None:
        settings, found = read_settings(root / "mkdocs.yml")
        problems += found
    zone = settings.zone if settings is not None else ZoneInfo("UTC")
    at = (at or read_clock(zone, now)).astimezone(zone)
    if settings is None:
        return Survey(root=root, at=at, problems=sort_problems(problems), decisions={})
    # Before anything is remembered: a catalogue that came with the files is nobody's memory.
    carried = find_carried_cache(root)
    problems += carried
    if carried:
        means = replace(means, trusts_catalogue=False)
    reader = Reader(root=root, settings=settings, means=means, composing=composing)
    reading = _Reading(root=root, settings=settings, at=at, base=base, problems=problems, reader=reader)
    return reading.survey()


def open_newsroom(
    root: Path,
    *,
    at: datetime | None = None,
    settings: Settings | None = None,
    composing: bool = True,
    means: Means = NO_MEANS,
) -> SoundSurvey:
    """Read, check and judge, as ``survey`` does; give a survey in which nothing is an error.

    Raises:
        ContentError: with every problem, when anything is an error.
    """
    found = survey(root, at=at, settings=settings, composing=composing, means=means)
    if (
        found.errors
        or found.settings is None
        or found.roster is None
        or found.policy is None
        or found.ruling is None
    ):
        raise ContentError(found.problems)
    return SoundSurvey(**vars(found))


@dataclass(frozen=True, kw_only=True)
class _Reading:
    """One reading of everything, step by step; ``problems`` grows with each."""

    root: Path
    settings: Settings
    at: datetime
    base: str | None
    problems: list[Problem]
    reader: Reader

    def survey(self) -> Survey:
        """Read everything, each step after those that it needs."""
        roster, policy = self.board()
        # First whatever needs no look at the bundles: somebody else may still be at that.
        self.reader.remember(roster)
        rows = self.noting(
            read_snapshots(self.root, zone=self.settings.zone, at=self.at, read=self.reader.snapshots)
        )
        self.problems.extend([*read_pages(self.root), *read_sources(self.root)[1]])
        synonyms = self.noting(read_synonyms(self.root))
        expunged = self.expunged(roster, policy)
        items, ids = self.items(roster)
        decisions = self.decisions(ids, expunged, roster=roster, policy=policy)
        consents = self.consents(items)
        ruling = self.ruling(items, decisions, expunged, roster=roster, policy=policy, consents=consents)
        return Survey(
            root=self.root,
            at=self.at,
            problems=sort_problems(self.problems),
            settings=self.settings,
            roster=roster,
            policy=policy,
            items=items,
            decisions=decisions,
            rows=rows,
            synonyms=synonyms,
            expunged=expunged,
            ruling=ruling,
            is_first_hand=not self.reader.catalogue.has_recalled,
        )

    def noting(self, result: tuple[ValueT, Sequence[Problem]]) -> ValueT:
        """Keep the problems, hand on the value."""
        value, found = result
        self.problems.extend(found)
        return value

    def board(self) -> tuple[Roster | None, Policy | None]:
        """Read who decides and by which rules, from the working tree or from the revision ``base``."""
        text = self._rules(ROSTER)
        roster = None if text is None else self.noting(parse_roster(text, file=ROSTER))
        text = self._rules(POLICY)
        if roster is None:
            return None, None
        self.problems.extend(roster.problems(self.at.date()))
        categories = {*self.settings.category_titles, *self.settings.shop_category_titles}
        if text is None:
            return roster, None
        return roster, self.noting(parse_policy(text, file=POLICY, roster=roster, categories=categories))

    def _rules(self, file: str) -> str | None:
        if self.base is None:
            return self.noting(read_text(self.root / file, file=file))
        text = read_at(self.root, self.base, file)
        if text is None:
            self.problems.append(_rules_missing(file, self.base))
        return text

    def items(self, roster: Roster | None) -> tuple[tuple[Item, ...], frozenset[str]]:
        """Give the items and the ids of all bundles, the malformed ones too; look at their photos."""
        bundles = read_bundles(
            self.root,
            settings=self.settings,
            roster=roster,
            read=self.reader.bundles,
            found=self.reader.sights.bundles,
        )
        self.problems.extend(bundles.problems)
        self.problems.extend(inspect_photos(bundles.items, self.root))
        self.problems.extend(find_untimely_corrections(bundles.items, self.at))
        self.problems.extend(find_missing_targets(bundles.items))
        return bundles.items, bundles.ids

    def decisions(
        self,
        ids: frozenset[str],
        expunged: Sequence[Expunged],
        *,
        roster: Roster | None,
        policy: Policy | None,
    ) -> dict[str, tuple[Decision, ...]]:
        """Read what the board said; with a ``base``, ask whether a change of the rules was approved."""
        if roster is None:
            return {}
        known = ids | RULE_IDS | {each.id for each in expunged}
        found = self.noting(
            read_decisions(
                self.root,
                item_ids=known,
                roster=roster,
                zone=self.settings.zone,
                read=self.reader.decisions,
                found=self.reader.sights.decisions,
            )
        )
        self.problems.extend(find_returned(expunged, ids=ids, decisions=found))
        if self.base is not None and policy is not None:
            self.problems.extend(
                check_rules(self.root, self.base, decisions=found, roster=roster, policy=policy, at=self.at)
            )
        return found

    def expunged(self, roster: Roster | None, policy: Policy | None) -> tuple[Expunged, ...]:
        """Give what was taken out for good; with a ``base``, nothing of it may have been forgotten."""
        found = self.noting(read_expunged(self.root, zone=self.settings.zone))
        if roster is not None and policy is not None:
            found = self.noting(prove_expunged(found, roster))
            self.problems.extend(find_unfounded(found, roster=roster, policy=policy))
        text = None if self.base is None else read_at(self.root, self.base, EXPUNGED)
        if text is not None:
            before, _ = parse_expunged(text, file=EXPUNGED, zone=self.settings.zone)
            self.problems.extend(find_forgotten(found, before, file=EXPUNGED))
        return found

    def consents(self, items: Sequence[Item]) -> Consents | None:
        """Give the consents of people who are shown, where the newsroom keeps a record of them.

        With a ``base``, a record that is kept there must be kept, and nobody may be made to agree again.
        """
        consents = self.noting(read_consents(self.root))
        text = None if self.base is None else read_at(self.root, self.base, CONSENTS)
        before = None if text is None else parse_consents(text, file=CONSENTS)[0]
        if before is not None:
            consents = {} if has_no_record(self.root) else consents
            self.problems.extend(find_revived(consents or {}, before, file=CONSENTS))
        if consents is not None:
            self.problems.extend(find_unknown_consents(items, consents))
        return consents

    def ruling(
        self,
        items: Sequence[Item],
        decisions: Mapping[str, Sequence[Decision]],
        expunged: Sequence[Expunged],
        *,
        roster: Roster | None,
        policy: Policy | None,
        consents: Consents | None,
    ) -> Ruling | None:
        """Open the gate; give nothing if anything is an error, for an unsound newsroom decides nothing.

        What the sound items wait for is told all the same, so that nobody has to ask twice.
        """
        if roster is None or policy is None:
            return None
        errors = [problem for problem in self.problems if problem.is_error]
        ruling = open_gate(
            items,
            decisions=decisions,
            roster=roster,
            policy=policy,
            at=self.at,
            consents=consents,
            expunged=expunged,
        )
        self.problems.extend(
            _waiting(judgement)
            for judgement in ruling.waiting
            if not any(concerns(error, judgement.item.id) for error in errors)
        )
        if errors:
            return None
        self.problems.extend(ruling.problems)
        return ruling


def concerns(problem: Problem, item_id: str) -> bool:
    """Whether an error keeps this item, or these rules, from being decided on."""
    file = problem.origin.file
    return (
        file in {"mkdocs.yml", ROSTER, POLICY, decision_file(item_id)}
        or decision_file(item_id).startswith(f"{file}/")
        or f"content/{item_id}/".startswith(f"{file}/")
        or file.startswith(f"content/{item_id}/")
    )


def _rules_missing(file: str, base: str) -> Problem:
    return Problem(
        origin=Origin(file=file),
        code="rules-missing",
        message=f"`{base}`에는 `{file}`이 없습니다.",
        hint="기준이 되는 가지(main)에 위원회의 명단과 규칙이 먼저 있어야 합니다.",
    )


def _waiting(judgement: Judgement) -> Problem:
    """Say of an item that it is not publishable yet: a warning, which ``--strict`` makes fail."""
    return Problem(
        origin=judgement.item.origin,
        code=f"item-{judgement.verdict.value}",
        message=f"「{judgement.item.title}」은 아직 실리지 않습니다({judgement.verdict.label}).",
        hint=" ".join(judgement.reasons),
        severity=Severity.WARNING,
    )
