"""How many of whom must agree before something is published."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from dongne.domain.address import Kind
from dongne.domain.decisions import Decision
from dongne.domain.items import Item, Shop


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A quorum of one group, with an expert among them where asked."""

    group: str
    quorum: int
    needs_expert: bool = False
    signed: bool = False
    """Whether an approval counts only with a signature that holds (``proof: signed``)."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a category replaces in the rule of its kind; None keeps it."""

    group: str | None = None
    quorum: int | None = None
    needs_expert: bool | None = None
    signed: bool | None = None

    def applied_to(self, rule: Rule) -> Rule:
        """Give the rule with what this names replaced."""
        named = {key: value for key, value in vars(self).items() if value is not None}
        return replace(rule, **named)


@dataclass(frozen=True, kw_only=True)
class Blackout:
    """Days on which nothing new of some categories is published (공직선거법: the weeks before an election)."""

    categories: frozenset[str]
    since: date
    until: date
    """The last such day."""
    reason: str

    def covers(self, day: date) -> bool:
        """Whether a day lies inside, first and last included."""
        return self.since <= day <= self.until


@dataclass(frozen=True, kw_only=True)
class Freshness:
    """How old the confirmed facts of a shop may grow, in days."""

    mark_after: int | None = None
    """From then on the page says that the facts are old."""
    hold_after: int | None = None
    """From then on the profile is held back."""

    def marks(self, age: int) -> bool:
        """Whether facts of this age (days) are marked as old."""
        return self.mark_after is not None and age >= self.mark_after

    def holds(self, age: int) -> bool:
        """Whether a profile with facts of this age (days) is held back."""
        return self.hold_after is not None and age >= self.hold_after


@dataclass(frozen=True, kw_only=True)
class Policy:
    """The rules of one area."""

    version: int
    kinds: Mapping[Kind, Rule]
    categories: Mapping[str, Change]
    handmade: Rule | None = None
    grandfather_until: date | None = None
    """Approvals made up to this day count although they were made under an earlier version."""
    blackouts: tuple[Blackout, ...] = ()
    freshness: Freshness = Freshness()

    def honours(self, decision: Decision) -> bool:
        """Whether an approval was made under these rules, or under earlier ones that are still honoured."""
        return decision.policy == self.version or self.grandfathers(decision.policy, decision.at.date())

    def grandfathers(self, version: int, day: date) -> bool:
        """Whether what was decided on ``day`` under an earlier version is still honoured."""
        return version < self.version and self.grandfather_until is not None and day <= self.grandfather_until

    def blackout_of(self, item: Item, day: date) -> Blackout | None:
        """Give the blackout that holds an item back on ``day``: its category's, and begun before it was due."""
        due = day if item.release is None else item.release.date()
        return next(
            (
                blackout
                for blackout in self.blackouts
                if item.category_id in blackout.categories and blackout.covers(day) and blackout.covers(due)
            ),
            None,
        )

    def rules_for(self, item: Item) -> tuple[Rule, ...]:
        """Give every rule that the item must meet; empty: it can never be published.

        A handmade shop without a rule for the mark has no rules at all: the plan wants a panel's choice.
        """
        rule = self.kinds.get(item.kind)
        if rule is None:
            return ()
        change = self.categories.get(item.category_id or "")
        if change is not None:
            rule = change.applied_to(rule)
        if not isinstance(item, Shop) or item.handmade is None:
            return (rule,)
        return () if self.handmade is None else (rule, self.handmade)
