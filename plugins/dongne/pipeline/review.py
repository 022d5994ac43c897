"""Recording what a member decides: one entry at the end of one file, or nothing at all."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from dongne.domain.address import is_item_id
from dongne.domain.charter import RULE_IDS, charter_of
from dongne.domain.decisions import Decision, Verb
from dongne.domain.items import Item
from dongne.domain.people import Roster
from dongne.domain.personal_data import find_personal_data
from dongne.domain.policy import Policy
from dongne.domain.recording import Refusal, find_refusal
from dongne.domain.statement import link_of
from dongne.domain.unfolding import is_blank
from dongne.domain.verdict import Judgement, judge
from dongne.errors import ContentError, Origin, Problem, UsageError
from dongne.ingest.fields import did_you_mean
from dongne.ingest.text import find_forbidden
from dongne.pipeline.charter import present_digest
from dongne.pipeline.ledger import append_decision, decision_file, keep_others_out
from dongne.pipeline.moment import parse_moment
from dongne.pipeline.newsroom import Survey, concerns, survey
from dongne.pipeline.signing import sign


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One item with everything that is needed to decide on it."""

    root: Path
    item: Item
    made: tuple[Decision, ...]
    roster: Roster
    policy: Policy
    zone: ZoneInfo
    now: datetime
    judgement: Judgement
    """What the gate says before anybody decides again."""

    @property
    def file(self) -> str:
        """The item's decision file, below ``root``."""
        return decision_file(self.item.id)


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What a member says at the terminal."""

    verb: Verb
    by: str
    note: str | None = None
    at: str | None = None
    """When it was decided, as text; None: now."""
    key: Path | None = None
    """The private key to sign with."""
    proof: str | None = None
    """Another proof, such as a review on the forge; a signature takes its place."""
    digest: str | None = None
    """Of the version that was read; None: of the one that lies there."""


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """A decision that was written down, and what the gate says now."""

    decision: Decision
    judgement: Judgement | None
    """None for the roster and the policy: whether those are approved, only the revision before them can tell."""
    file: str


def open_desk(root: Path, item_id: str, *, now: str | None = None) -> Desk:
    """Lay one item on the desk; what is wrong with other items does not matter here.

    Raises:
        UsageError: nobody knows the id.
        ContentError: the item, its decisions, the roster or the policy are unsound.
    """
    found = survey(root, now=now)
    blocking = [problem for problem in found.errors if concerns(problem, item_id)]
    item = found.item(item_id)
    if item is None and not (is_item_id(item_id) and (root / "content" / item_id).is_dir()):
        raise _unknown_item(item_id, found)
    if blocking or item is None or found.settings is None or found.roster is None or found.policy is None:
        raise ContentError(blocking or found.errors)
    made = found.decisions.get(item_id, ())
    # What is wrong elsewhere keeps the gate shut; this item can be judged by itself all the same.
    judgement = None if found.ruling is None else found.ruling.of(item_id)
    if judgement is None:
        judgement = judge(item, decisions=made, roster=found.roster, policy=found.policy, at=found.at)
    return Desk(
        root=root,
        item=item,
        made=made,
        roster=found.roster,
        policy=found.policy,
        zone=found.settings.zone,
        now=found.at,
        judgement=judgement,
    )


def record(root: Path, item_id: str, statement: Statement, *, now: str | None = None) -> Recorded:
    """Append one decision on the item as it is now.

    Raises:
        UsageError: an unknown id or person, a time that is none.
        ContentError: the item is malformed, or the decision would not count.
        OutputError: the file cannot be written.
    """
    with keep_others_out(root):
        if item_id in RULE_IDS:
            return _record_on_rules(root, item_id, statement, now=now)
        desk = open_desk(root, item_id, now=now)
        decision = _make_decision(desk, statement)
        refusal = find_refusal(
            decision, item=desk.item, made=desk.made, roster=desk.roster, policy=desk.policy, now=desk.now
        )
        if refusal is not None:
            raise ContentError([_refused(desk.file, refusal)])
        if statement.key is not None:
            decision = sign(desk.item.id, decision, statement.key, desk.roster)
        append_decision(root, decision, made=desk.made, roster=desk.roster, zone=desk.zone)
    made = (*desk.made, decision)
    judgement = judge(desk.item, decisions=made, roster=desk.roster, policy=desk.policy, at=desk.now)
    return Recorded(decision=decision, judgement=judgement, file=desk.file)


def _record_on_rules(root: Path, rules_id: str, statement: Statement, *, now: str | None) -> Recorded:
    """Append a decision on the roster or the policy as it is now."""
    found = survey(root, now=now)
    blocking = [problem for problem in found.errors if concerns(problem, rules_id)]
    if blocking or found.settings is None or found.roster is None or found.policy is None:
        raise ContentError(blocking or found.errors)
    file = decision_file(rules_id)
    made = found.decisions.get(rules_id, ())
    decision = Decision(
        verb=statement.verb,
        by=_known_person(statement.by, found.roster),
        at=found.at if statement.at is None else parse_moment(statement.at, found.settings.zone),
        digest=present_digest(root, rules_id),
        origin=Origin(file=file),
        note=tidy_words(statement.note, option="--note"),
        policy=found.policy.version,
        previous=link_of(rules_id, made[-1]) if made else None,
        proof=statement.proof,
    )
    rule = charter_of(found.policy)
    member = found.roster.members.get(decision.by)
    if (
        statement.verb is Verb.RETRACT
        or rule is None
        or member is None
        or not member.sits_in(rule.group, decision.at.date())
    ):
        raise ContentError([_refused(file, _NO_RULER)])
    if statement.key is not None:
        decision = sign(rules_id, decision, statement.key, found.roster)
    append_decision(root, decision, made=made, roster=found.roster, zone=found.settings.zone)
    return Recorded(decision=decision, judgement=None, file=file)


_NO_RULER = Refusal(
    reason="명단과 규칙은 임기 중인 편집위원만 승인하거나(approve) 고쳐 달라고(request-changes) 할 수 있습니다.",
    hint="바꾸기 전의 위원회가 결정합니다. `dongne check --base origin/main`이 무엇이 모자라는지 알려 줍니다.",
)


# --- the desk


def _unknown_item(item_id: str, found: Survey) -> UsageError:
    meant = did_you_mean(item_id, [item.id for item in found.items])
    return UsageError(f"`{item_id}`라는 글이 없습니다. {meant}`dongne status`에서 id를 볼 수 있습니다.")


# --- the decision


def _make_decision(desk: Desk, statement: Statement) -> Decision:
    verb, by = statement.verb, _known_person(statement.by, desk.roster)
    note = tidy_words(statement.note, option="--note")
    return Decision(
        verb=verb,
        by=by,
        at=desk.now if statement.at is None else parse_moment(statement.at, desk.zone),
        digest=statement.digest or desk.item.digest,
        origin=Origin(file=desk.file),
        note=note,
        title=_approved_title(desk) if verb is Verb.RETRACT else None,
        read=desk.judgement.was_public if verb is Verb.RETRACT else None,
        policy=desk.policy.version,
        previous=link_of(desk.item.id, desk.made[-1]) if desk.made else None,
        # Recorded unsigned first: whether it could count is asked before anybody is asked for a passphrase.
        is_proven=statement.key is not None,
        proof=statement.proof,
    )


def _known_person(person: str, roster: Roster) -> str:
    if not roster.knows(person):
        meant = did_you_mean(person, {*roster.members, *roster.reporters})
        raise UsageError(
            f"`{person}`는 명단에 없는 사람입니다. {meant}`review/roster.yml`에 있는 id를 적어 주세요."
        )
    return person


def tidy_words(words: str | None, *, option: str) -> str | None:
    """Give what somebody adds to a decision, in normal form; None for nothing.

    Raises:
        UsageError: it holds what cannot be seen, or somebody's personal data.
    """
    if words is None or not words.strip():
        return None
    if find_forbidden(words, file="") or is_blank(unicodedata.normalize("NFC", words)):
        raise UsageError(f"`{option}`에 눈에 보이지 않는 글자가 들어 있습니다. 키보드로 다시 쳐 주세요.")
    words = unicodedata.normalize("NFC", words).strip()
    if found := find_personal_data(words):
        # Never rewritten once it is there, and a retraction's stands on the site.
        kinds = ", ".join(dict.fromkeys(each.kind.label for each in found))
        raise UsageError(f"`{option}`에 {kinds}로 보이는 것이 있습니다. 빼고 다시 적어 주세요.")
    return words


def _approved_title(desk: Desk) -> str | None:
    """Give the title for the tombstone, if there will be one and the board has approved it."""
    is_told = desk.judgement.was_public and desk.item.digest in desk.judgement.complete
    return desk.item.title if is_told else None


def _refused(file: str, refusal: Refusal) -> Problem:
    origin = Origin(file=file)
    return Problem(origin=origin, code="decision-refused", message=refusal.reason, hint=refusal.hint)
