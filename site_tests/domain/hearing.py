"""One item before the board, for the tests of what the board's decisions come to."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from dongne.domain.decisions import Decision
from dongne.domain.items import Item
from dongne.domain.people import Member, Roster, Term
from dongne.domain.policy import Policy
from dongne.domain.verdict import Judgement, judge
from site_tests.newsroom import AT, policy, roster


def judged(
    item: Item,
    decisions: Sequence[Decision],
    *,
    at: datetime = AT,
    people: Roster | None = None,
    rules: Policy | None = None,
) -> Judgement:
    """Judge an item by the small newsroom's board and rules, unless others are named."""
    return judge(item, decisions=decisions, roster=people or roster(), policy=rules or policy(), at=at)


def with_members(*members: Member) -> Roster:
    """Give the small newsroom's roster with more people, or with others under the same id."""
    people = roster()
    return replace(people, members={**people.members, **{member.id: member for member in members}})


def newcomer(**fields: object) -> Member:
    """Give one more member of the board."""
    plain = Member(id="sumin", name="오수민", groups=frozenset({"board"}), term=Term(since=date(2022, 1, 1)))
    return replace(plain, **fields)  # type: ignore[arg-type]  # a test names fields of Member
