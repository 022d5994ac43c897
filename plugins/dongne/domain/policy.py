"""How many of whom must agree before something is published."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dongne.domain.address import Kind
from dongne.domain.items import Item, Shop


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A quorum of one group, with an expert among them where asked."""

    group: str
    quorum: int
    needs_expert: bool = False


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a category replaces in the rule of its kind; None keeps it."""

    group: str | None = None
    quorum: int | None = None
    needs_expert: bool | None = None

    def applied_to(self, rule: Rule) -> Rule:
        """Give the rule with what this names replaced."""
        named = {key: value for key, value in vars(self).items() if value is not None}
        return replace(rule, **named)


@dataclass(frozen=True, kw_only=True)
class Policy:
    """The rules of one area."""

    version: int
    proof: str
    """``recorded`` or ``signed``."""
    kinds: Mapping[Kind, Rule]
    categories: Mapping[str, Change]
    handmade: Rule | None = None

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
