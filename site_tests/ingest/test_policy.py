"""The board's rules, read strictly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.address import Kind
from dongne.domain.policy import Change, Policy, Rule
from dongne.errors import Problem
from dongne.ingest.policy import parse_policy
from site_tests.ingest.desk import codes, places
from site_tests.newsroom import roster

FILE = "review/policy.yml"
POLICY = """\
version: 1
proof: recorded
kinds:
  article: {group: board, quorum: 2}
  shop: {group: board, quorum: 1, needs_expert: true}
categories:
  food: {quorum: 3, needs_expert: true}
handmade: {group: handmade-panel, quorum: 2}
"""


def parse(text: str) -> tuple[Policy | None, list[Problem]]:
    return parse_policy(text, file=FILE, roster=roster(), categories=["people", "food"])


def test_rules_are_read_and_a_kind_may_have_none() -> None:
    policy, problems = parse(POLICY)

    assert problems == []
    assert policy is not None
    assert policy.kinds == {
        Kind.ARTICLE: Rule(group="board", quorum=2),
        Kind.SHOP: Rule(group="board", quorum=1, needs_expert=True),
    }
    assert policy.categories == {"food": Change(quorum=3, needs_expert=True)}
    assert policy.handmade == Rule(group="handmade-panel", quorum=2)


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "says"),
    [
        ("version: 1\n", "", "key-missing", 1, "version"),
        ("version: 1", "version: true", "type-number", 1, "정수"),
        ("proof: recorded", "proof: trusted", "choice-unknown", 2, "recorded, signed"),
        ("  article:", "  articles:", "key-unknown", 4, "`article`"),
        ("quorum: 2}\n  shop", "quorum: 0}\n  shop", "number-range", 4, "1"),
        ("quorum: 2}\n  shop", "quorum: -1}\n  shop", "number-range", 4, "1"),
        ("quorum: 2}\n  shop", "quorum: 1.5}\n  shop", "type-number", 4, "정수"),
        ("quorum: 2}\n  shop", "quorum: true}\n  shop", "type-number", 4, "정수"),
        ("quorum: 2}\n  shop", "quorum: 11}\n  shop", "policy-quorum-high", 4, "10명"),
        ("article: {group: board, quorum: 2}", "article: {quorum: 2}", "key-missing", 4, "group"),
        ("article: {group: board, quorum: 2}", "article: {group: board}", "key-missing", 4, "quorum"),
        ("article: {group: board,", "article: {group: bord,", "policy-group-unknown", 4, "혹시 `board`"),
        ("  food:", "  fod:", "category-unknown", 7, "혹시 `food`"),
        ("quorum: 3", "quorum: 11", "policy-quorum-high", 7, "10명"),
        ("quorum: 3", "qorum: 3", "key-unknown", 7, "`quorum`"),
        ("food: {quorum: 3", "food: {group: nobody, quorum: 3", "policy-group-unknown", 7, "handmade-panel"),
        ("handmade-panel", "handmade", "policy-group-unknown", 8, "혹시 `handmade-panel`"),
        ("handmade: {", "handmad: {", "key-unknown", 8, "`handmade`"),
        ("version: 1\n", "version: 1\nversion: 1\n", "yaml-duplicate-key", 2, "version"),
    ],
)  # fmt: skip
def test_a_slip_is_a_problem_on_its_line(old: str, new: str, code: str, line: int, *, says: str) -> None:
    assert old in POLICY

    policy, problems = parse(POLICY.replace(old, new))

    assert policy is None
    assert places(problems) == [f"{FILE}:{line} {code}"]
    assert says in problems[0].message + problems[0].hint


def test_a_quorum_of_the_whole_group_is_allowed() -> None:
    assert parse(POLICY.replace("quorum: 2}", "quorum: 10}"))[1] == []


def test_a_category_that_changes_the_quorum_of_two_groups_is_judged_by_none() -> None:
    text = POLICY.replace("shop: {group: board", "shop: {group: handmade-panel").replace(
        "quorum: 3", "quorum: 11"
    )

    assert parse(text)[1] == []


@pytest.mark.parametrize("text", ["", "# 규칙\n", "{}", "null"])
def test_an_empty_policy_is_named_as_such(text: str) -> None:
    assert codes(parse(text)[1]) == ["policy-empty"]


@given(st.text() | st.lists(st.sampled_from([*POLICY.splitlines(keepends=True)])).map("".join))
def test_no_text_makes_it_raise(text: str) -> None:
    policy, problems = parse(text)

    assert (policy is None) == bool(problems)
