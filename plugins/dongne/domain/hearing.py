"""What was said about one item up to an instant, and what of it counts."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from dongne.domain.address import Kind, slug_of
from dongne.domain.decisions import Decision, Verb
from dongne.domain.items import Item
from dongne.domain.people import Member, Roster
from dongne.domain.policy import Policy, Rule


def refusal(member: Member | None, *, group: str, item: Item, at: datetime) -> str | None:
    """Say (in Korean) why this person's approval would not count for the group's rule; None: it counts."""
    if member is None:
        return "위원 명단에 없습니다"
    if group not in member.groups:
        return "이 글을 맡은 모임의 위원이 아닙니다"
    if not member.term.covers(at.date()):
        return f"{at.date()}은 임기가 아닙니다"
    if member.id in item.reporters:
        return "자기가 쓴 글입니다"
    if any(member.name in (photo.credit or "") for photo in item.photos):
        return "자기가 찍은 사진이 있는 글입니다"
    if any(_concerns(item, interest) for interest in member.interests):
        return "이해관계가 있는 가게의 글입니다"
    return None


def _concerns(item: Item, interest: str) -> bool:
    """Whether an item is what somebody has an interest in, or names that shop above its text or links to it there."""
    if interest == item.id or interest in item.named_shops:
        return True
    slug = slug_of(interest)
    # Most texts have neither: to look for a link takes twenty times as long.
    if Kind.of(interest) is not Kind.SHOP or (slug not in item.body and "&" not in item.body):
        return False
    # Links name a shop by its slug alone, too, and may spell it in entities.
    return re.search(rf"[/(<\"'=:]\s*{slug}(?![a-z0-9-])", html.unescape(item.body)) is not None


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What all approvals of an item come to under one rule; by version, each person's first."""

    rule: Rule
    counted: Mapping[str, Mapping[str, Decision]]
    """Those that count."""
    entitled: Mapping[str, Mapping[str, Decision]]
    """Those by people with the right, whatever policy they were made under and however proven."""


@dataclass(frozen=True, kw_only=True)
class Hearing:
    """All decisions on one item, and the people and rules that say which of them count."""

    item: Item
    made: tuple[Decision, ...]
    """Decisions up to ``at``, oldest first."""
    roster: Roster
    policy: Policy
    rules: tuple[Rule, ...]
    at: datetime

    # --- who may say what

    def is_seated(self, person: str, at: datetime) -> bool:
        """Whether somebody held office, at an instant, in a group that answers for the item."""
        member = self.roster.members.get(person)
        return member is not None and any(member.sits_in(group, at.date()) for group in self._groups())

    def _groups(self) -> frozenset[str]:
        """Without a rule every group may still object and retract."""
        return frozenset(rule.group for rule in self.rules) or frozenset(self.roster.groups)

    def is_expert(self, person: str) -> bool:
        """Whether somebody is an expert."""
        member = self.roster.members.get(person)
        return member is not None and member.expert

    def discount(self, decision: Decision, rule: Rule) -> str | None:
        """Say (in Korean) why an approval does not count for a rule, whatever version it is of; None: it counts."""
        return self._refusal(decision, rule) or self._doubt(decision, rule)

    def _refusal(self, decision: Decision, rule: Rule) -> str | None:
        member = self.roster.members.get(decision.by)
        return refusal(member, group=rule.group, item=self.item, at=decision.at)

    def _doubt(self, decision: Decision, rule: Rule) -> str | None:
        """Say why an approval by somebody with the right does not count all the same."""
        if not self.policy.honours(decision):
            return f"지금 규칙({self.policy.version}판)이 아니라 {decision.policy}판의 규칙에서 한 승인입니다"
        if rule.signed and not decision.is_proven:
            return "서명이 없어 본인이 한 것인지 알 수 없습니다"
        return None

    def counts(self, decision: Decision) -> bool:
        """Whether an approval is one of those that count, for some rule, for the present version."""
        approvals = [tally.counted.get(self.item.digest, {}).get(decision.by) for tally in self.tallies]
        return any(approval is decision for approval in approvals)

    # --- what stands

    @cached_property
    def retraction(self) -> Decision | None:
        """Give the decision that took the item back."""
        retractions = (decision for decision in self.made if decision.verb is Verb.RETRACT)
        return next((decision for decision in retractions if self.is_seated(decision.by, decision.at)), None)

    def objections(self, at: datetime) -> list[Decision]:
        """Objections that stand at an instant: made, not lifted by their maker, the maker still in office."""
        standing: dict[str, Decision] = {}
        for decision in (decision for decision in self.made if decision.at <= at):
            if decision.verb is Verb.LIFT:
                standing.pop(decision.by, None)
            elif decision.verb is Verb.REQUEST_CHANGES and self.is_seated(decision.by, decision.at):
                standing[decision.by] = decision
        return [decision for person, decision in standing.items() if self.is_seated(person, at)]

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """The approvals under each rule, in the order of the rules."""
        return tuple(map(self._count, self.rules))

    def _count(self, rule: Rule) -> Tally:
        counted: dict[str, dict[str, Decision]] = {}
        entitled: dict[str, dict[str, Decision]] = {}
        for decision in self.made:
            if decision.verb is Verb.APPROVE and self._refusal(decision, rule) is None:
                entitled.setdefault(decision.digest, {}).setdefault(decision.by, decision)
                if self._doubt(decision, rule) is None:
                    counted.setdefault(decision.digest, {}).setdefault(decision.by, decision)
        return Tally(rule=rule, counted=counted, entitled=entitled)

    # --- quorum

    def versions(self) -> tuple[str, ...]:
        """Digests of the versions that were decided on, oldest first."""
        return tuple(dict.fromkeys(decision.digest for decision in self.made))

    def completed(self, digest: str) -> datetime | None:
        """When the last rule was met for a version; None: not yet, or there is no rule to meet."""
        return _last(self._met(tally.rule, tally.counted.get(digest, {})) for tally in self.tallies)

    def completions(self) -> list[tuple[datetime, str]]:
        """When each version that ever was complete became so, oldest first."""
        found = ((self.completed(digest), digest) for digest in self.versions())
        return sorted((moment, digest) for moment, digest in found if moment is not None)

    def _was_completed(self, digest: str) -> datetime | None:
        """When a version was complete under whatever rules then held, as far as today's can tell."""
        return _last(self._met(tally.rule, tally.entitled.get(digest, {})) for tally in self.tallies)

    def _met(self, rule: Rule, counted: Mapping[str, Decision]) -> datetime | None:
        expert = not rule.needs_expert
        for count, (person, decision) in enumerate(counted.items(), start=1):
            expert = expert or self.is_expert(person)
            if expert and count >= rule.quorum:
                return decision.at
        return None

    # --- the past

    def was_public(self) -> bool:
        """Whether some version was complete, without objection and inside its dates, at some moment so far.

        A retraction may say so itself: what lies there now, and today's rules, need not be those of that time.
        """
        if self.retraction is not None and self.retraction.read is not None:
            return self.retraction.read
        completions = [moment for moment in map(self._was_completed, self.versions()) if moment is not None]
        if not completions:
            return False
        start = max(min(completions), self.item.release or min(completions))
        # The state can only turn public at one of these moments; between them it cannot.
        turns = [start, *(decision.at for decision in self.made), *self._departures(), *self._reopenings()]
        return any(self._is_clear(moment) for moment in turns if start <= moment <= self.at)

    def _is_clear(self, moment: datetime) -> bool:
        retraction = self.retraction
        retracted = retraction is not None and retraction.at <= moment
        expired = self.item.expiry is not None and self.item.expiry <= moment
        silenced = self.policy.blackout_of(self.item, moment.date()) is not None
        return not retracted and not expired and not silenced and not self.objections(moment)

    def _departures(self) -> Iterator[datetime]:
        """First instants after the terms of those who decided: then an objection ends."""
        for decision in self.made:
            member = self.roster.members.get(decision.by)
            if member is not None and member.term.until is not None:
                yield self._midnight_after(member.term.until)

    def _reopenings(self) -> Iterator[datetime]:
        """First instants after the days on which nothing new was published."""
        return (self._midnight_after(blackout.until) for blackout in self.policy.blackouts)

    def _midnight_after(self, day: date) -> datetime:
        return datetime.combine(day + timedelta(days=1), time(), tzinfo=self.at.tzinfo)


def _last(moments: Iterable[datetime | None]) -> datetime | None:
    """Give the last of these; None where one is missing or there is none."""
    last: datetime | None = None
    for moment in moments:
        if moment is None:
            return None
        last = moment if last is None else max(last, moment)
    return last
