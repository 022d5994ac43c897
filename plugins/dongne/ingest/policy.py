"""The policy: how many of whom must agree, from ``review/policy.yml``."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, Field

from dongne.domain.address import Kind
from dongne.domain.people import Roster
from dongne.domain.policy import Blackout, Change, Freshness, Policy, Rule
from dongne.errors import Origin, Problem
from dongne.ingest.complaints import fill
from dongne.ingest.fields import (
    Day,
    Fields,
    GroupId,
    Many,
    Slug,
    Text160,
    complain,
    did_you_mean,
    nearest,
    tidy,
)
from dongne.ingest.strict_yaml import Source, parse_yaml

PROOFS = ("recorded", "signed")


def _proof(value: object) -> str:
    text = tidy(value)
    if text not in PROOFS:
        raise complain("choice", text=text, nearest=nearest(text, list(PROOFS)), known=", ".join(PROOFS))
    return text


Quorum = Annotated[int, Field(ge=1, le=1000)]


ProofKind = Annotated[str, BeforeValidator(_proof)]
Days = Annotated[int, Field(ge=1, le=36_500)]


class RuleFields(Fields):
    """A quorum of one group; ``proof`` is the file's own unless it is written here."""

    group: GroupId
    quorum: Quorum
    needs_expert: bool = False
    proof: ProofKind | None = None


class ChangeFields(Fields):
    """What a category replaces."""

    group: GroupId | None = None
    quorum: Quorum | None = None
    needs_expert: bool | None = None
    proof: ProofKind | None = None


class BlackoutFields(Fields):
    """Days on which nothing new of some categories is published, first and last included."""

    categories: Annotated[Many[Slug], Field(min_length=1)]
    since: Annotated[Day, Field(alias="from")]
    until: Day
    reason: Text160


class FreshnessFields(Fields):
    """Ages of a shop's facts, in days."""

    mark_after: Days | None = None
    hold_after: Days | None = None


class KindsFields(Fields):
    """A rule for each kind of item; a kind without one is never published."""

    article: RuleFields | None = None
    shop: RuleFields | None = None
    edition: RuleFields | None = None
    event: RuleFields | None = None
    programme: RuleFields | None = None

    def rules(self) -> dict[Kind, RuleFields]:
        """Give the rules that are written."""
        return {Kind(name): rule for name, rule in self if rule is not None}


class PolicyFields(Fields):
    """The whole file."""

    version: Annotated[int, Field(ge=1, le=10_000)]
    proof: ProofKind = "recorded"
    kinds: KindsFields
    categories: dict[str, ChangeFields] = Field(default_factory=dict)
    handmade: RuleFields | None = None
    grandfather_until: Day | None = None
    blackouts: Many[BlackoutFields] = ()
    shop_facts: FreshnessFields = FreshnessFields()


def parse_policy(
    text: str, *, file: str, roster: Roster, categories: Collection[str]
) -> tuple[Policy | None, list[Problem]]:
    """Give the policy; its groups are the roster's, its categories those of mkdocs.yml."""
    source = parse_yaml(text, file=file)
    if source.problems:
        return None, list(source.problems)
    if not source.values:
        return None, [_empty(file)]
    fields, problems = fill(PolicyFields, source, file=file)
    if fields is None:
        return None, problems
    judge = _Judge(roster=roster, categories=tuple(sorted(categories)), source=source, file=file)
    problems = [*judge.find_unknown_categories(fields), *judge.find_bad_demands(fields)]
    return (None if problems else _policy(fields)), problems


def _policy(fields: PolicyFields) -> Policy:
    return Policy(
        version=fields.version,
        kinds={kind: _rule(rule, fields.proof) for kind, rule in fields.kinds.rules().items()},
        categories={name: _change(change) for name, change in fields.categories.items()},
        handmade=None if fields.handmade is None else _rule(fields.handmade, fields.proof),
        grandfather_until=fields.grandfather_until,
        blackouts=tuple(
            Blackout(
                categories=frozenset(blackout.categories),
                since=blackout.since,
                until=blackout.until,
                reason=blackout.reason,
            )
            for blackout in fields.blackouts
        ),
        freshness=Freshness(mark_after=fields.shop_facts.mark_after, hold_after=fields.shop_facts.hold_after),
    )


def _rule(fields: RuleFields, proof: str) -> Rule:
    return Rule(
        group=fields.group,
        quorum=fields.quorum,
        needs_expert=fields.needs_expert,
        signed=(fields.proof or proof) == "signed",
    )


def _change(fields: ChangeFields) -> Change:
    return Change(
        group=fields.group,
        quorum=fields.quorum,
        needs_expert=fields.needs_expert,
        signed=None if fields.proof is None else fields.proof == "signed",
    )


def _demands(fields: PolicyFields) -> Iterator[tuple[str, str | None, int | None]]:
    """Give the path, group and quorum of every rule; a category's own words only."""
    rules = fields.kinds.rules()
    for kind, rule in rules.items():
        yield f"kinds.{kind}", rule.group, rule.quorum
    for name, change in fields.categories.items():
        yield f"categories.{name}", change.group or _shared_group(rules.values()), change.quorum
    if fields.handmade is not None:
        yield "handmade", fields.handmade.group, fields.handmade.quorum


def _shared_group(rules: Iterable[RuleFields]) -> str | None:
    groups = {rule.group for rule in rules}
    return groups.pop() if len(groups) == 1 else None


@dataclass(frozen=True, kw_only=True)
class _Judge:
    """Compares a policy with the groups and categories that there are."""

    roster: Roster
    categories: tuple[str, ...]
    source: Source
    file: str

    def find_unknown_categories(self, fields: PolicyFields) -> Iterator[Problem]:
        """Report rules for categories that nobody declared."""
        written = [(f"categories.{name}", name) for name in fields.categories]
        for place, blackout in enumerate(fields.blackouts):
            written += [
                (f"blackouts.{place}.categories.{number}", name)
                for number, name in enumerate(blackout.categories)
            ]
        for path, name in written:
            if name not in self.categories:
                yield self._problem(
                    path,
                    "category-unknown",
                    f"`{name}`은(는) mkdocs.yml에 없는 분류입니다.",
                    f"{did_you_mean(name, self.categories)}이 가운데 하나를 적어 주세요: {', '.join(self.categories)}.",
                )

    def find_bad_demands(self, fields: PolicyFields) -> Iterator[Problem]:
        """Report groups that do not exist and quorums that no group can reach."""
        groups = self.roster.groups
        for path, name, quorum in _demands(fields):
            if name is None:
                continue
            group = groups.get(name)
            if group is None:
                yield self._problem(
                    f"{path}.group",
                    "policy-group-unknown",
                    f"`{path}`의 모임 `{name}`이(가) 명단에 없습니다.",
                    f"{did_you_mean(name, groups)}`review/roster.yml`의 `groups`에 있는 이름을 적어 주세요: {', '.join(groups)}.",
                )
            elif quorum is not None and quorum > group.limit:
                yield self._problem(
                    f"{path}.quorum",
                    "policy-quorum-high",
                    f"`{path}`의 정족수가 {quorum}명인데 {group.title}의 정원은 {group.limit}명입니다.",
                    f"`quorum`을 {group.limit} 이하로 적어 주세요.",
                )

    def _problem(self, path: str, code: str, message: str, hint: str) -> Problem:
        return Problem(
            origin=Origin(file=self.file, line=self.source.line_of(path)),
            code=code,
            message=message,
            hint=hint,
        )


def _empty(file: str) -> Problem:
    return Problem(
        origin=Origin(file=file, line=1),
        code="policy-empty",
        message="승인 규칙이 비어 있습니다. 규칙이 없으면 아무것도 실을 수 없습니다.",
        hint="`version: 1`과 `kinds`를 적어 주세요.",
    )
