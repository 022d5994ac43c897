"""Changes of the rules: only the board before the change has a say, each of its members once."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.address import Kind
from dongne.domain.charter import POLICY_ID, ROSTER_ID, charter_of, digest_rules, find_lack
from dongne.domain.decisions import Decision, Verb
from dongne.domain.digest import is_digest
from dongne.domain.people import Member, Roster, Term
from dongne.domain.policy import Change, Policy, Rule
from dongne.errors import Origin
from site_tests.newsroom import AT, moment, policy, roster

NEW = "sha256:" + "1" * 64
OLD = "sha256:" + "0" * 64


def said(
    by: str, verb: Verb = Verb.APPROVE, *, at: str = "2022-06-01", digest: str = NEW, proven: bool = False
) -> Decision:
    return Decision(
        verb=verb, by=by, at=moment(at), digest=digest, origin=Origin(file="x.yml"), is_proven=proven
    )


def lack(
    *made: Decision, people: Roster | None = None, rules: Policy | None = None, at: datetime = AT
) -> str | None:
    return find_lack(NEW, made, roster=people or roster(), policy=rules or policy(), at=at)


def with_member(**fields: object) -> Roster:
    plain = Member(id="sumin", name="오수민", groups=frozenset({"board"}), term=Term(since=date(2022, 1, 1)))
    member = replace(plain, **fields)  # type: ignore[arg-type]  # a test names fields of Member
    return replace(roster(), members={**roster().members, member.id: member})


def articles(**fields: object) -> Policy:
    rule = Rule(group="board", quorum=2)
    return replace(policy(), kinds={Kind.ARTICLE: replace(rule, **fields)})  # type: ignore[arg-type]  # fields of Rule


# --- the digest

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
VALUES = st.dictionaries(st.text(min_size=1), JSON, min_size=1, max_size=4)


@given(VALUES)
def test_reformatting_a_file_changes_nothing(values: dict[str, object]) -> None:
    assert digest_rules(ROSTER_ID, dict(reversed(values.items()))) == digest_rules(ROSTER_ID, values)


def test_any_other_word_and_any_other_file_has_another_digest() -> None:
    versions: list[object] = [
        {"people": [{"id": "soyoung", "name": "한소영"}]},
        {"people": [{"id": "soyoung", "name": "한서영"}]},
        {"people": []},
        [],
        None,
    ]
    digests = {digest_rules(rules_id, each) for rules_id in (ROSTER_ID, POLICY_ID) for each in versions}

    assert len(digests) == 10
    assert all(map(is_digest, digests))


def test_the_canonical_form_is_never_changed_unnoticed() -> None:
    values = {"version": 1, "proof": "recorded", "이름": ["모임"]}

    # What a board has approved is bound to a digest of this form.
    assert (
        digest_rules(POLICY_ID, values)
        == "sha256:e79019fdd66378793eadfe9f2dd2d798e4459519e0c76ab6de78c662b9ecf6da"
    )
    with pytest.raises(ValueError, match="JSON"):
        digest_rules(POLICY_ID, float("nan"))


# --- the rule


def test_without_rules_nobody_can_change_any() -> None:
    nothing = replace(policy(), kinds={})

    assert charter_of(nothing) is None
    assert "아무도 바꿀 수 없습니다" in (lack(said("soyoung"), said("daeho"), rules=nothing) or "")


def test_it_is_the_highest_demand_of_those_who_decide_on_articles() -> None:
    kinds = {
        Kind.SHOP: Rule(group="handmade-panel", quorum=9, needs_expert=True, signed=True),
        Kind.ARTICLE: Rule(group="board", quorum=2),
        Kind.EVENT: Rule(group="board", quorum=3),
        Kind.EDITION: Rule(group="board", quorum=1),
    }

    assert charter_of(replace(policy(), kinds=kinds)) == Rule(group="board", quorum=3)
    other = {Kind.ARTICLE: kinds[Kind.ARTICLE], Kind.SHOP: Rule(group="a-panel", quorum=9)}
    assert charter_of(replace(policy(), kinds=other)) == Rule(group="board", quorum=2)
    same = {Kind.ARTICLE: kinds[Kind.ARTICLE], Kind.SHOP: Rule(group="".join("board"), quorum=9)}
    assert charter_of(replace(policy(), kinds=same)) == Rule(group="board", quorum=9)


def test_what_a_category_asks_of_them_is_a_demand_too() -> None:
    categories = {
        "food": Change(quorum=4, needs_expert=True),
        "living": Change(group="handmade-panel", quorum=9, signed=True),
    }

    found = charter_of(replace(articles(), categories=categories))

    assert found == Rule(group="board", quorum=4, needs_expert=True)


def test_without_a_rule_for_articles_the_first_group_decides() -> None:
    kinds = {Kind.SHOP: Rule(group="handmade-panel", quorum=2), Kind.EVENT: Rule(group="board", quorum=1)}

    found = charter_of(replace(policy(), kinds=kinds))

    assert found == Rule(group="handmade-panel", quorum=2)


def test_where_one_kind_is_signed_the_change_is_signed() -> None:
    kinds = {
        Kind.ARTICLE: Rule(group="board", quorum=2),
        Kind.SHOP: Rule(group="board", quorum=1, signed=True),
    }

    found = charter_of(replace(policy(), kinds=kinds))

    assert found is not None
    assert found.signed


# --- approval


def test_a_quorum_of_the_board_changes_the_rules() -> None:
    assert lack() == "바꾸기 전의 편집위원회 위원 2명의 승인이 더 필요합니다"
    assert lack(said("soyoung")) == "바꾸기 전의 편집위원회 위원 1명의 승인이 더 필요합니다"
    assert lack(said("soyoung"), said("daeho")) is None
    assert lack(said("soyoung"), said("daeho"), said("yuna")) is None
    assert lack(said("soyoung"), said("daeho", digest="".join(NEW))) is None


@pytest.mark.parametrize(
    "second",
    [
        said("soyoung", at="2022-07-01"),
        said("nobody"),
        said("minseo"),
        said("kisu"),
        said("daeho", digest=OLD),
        said("daeho", digest="sha256:" + "2" * 64),
        said("daeho", at="2021-12-31"),
        said("daeho", at="2023-01-01"),
        said("daeho", Verb.LIFT),
        said("daeho", Verb.RETRACT),
    ],
    ids=[
        "the same person",
        "a stranger",
        "a reporter",
        "of the panel",
        "of another version",
        "of yet another",
        "before the term",
        "of tomorrow",
        "a lift",
        "a retraction",
    ],
)
def test_what_does_not_count(second: Decision) -> None:
    assert "1명의 승인이 더 필요" in (lack(said("soyoung"), second) or "")


def test_a_decision_of_this_very_moment_counts() -> None:
    assert lack(said("soyoung"), replace(said("daeho"), at=AT)) is None


def test_a_group_that_the_roster_does_not_know_is_named_by_its_id() -> None:
    people = replace(roster(), groups={})

    assert (lack(people=people) or "").startswith("바꾸기 전의 board 위원 2명")


def test_too_few_who_are_left_is_said_at_once() -> None:
    assert "3명의 승인이 더 필요합니다. 그런데" not in (lack(rules=articles(quorum=3)) or "")
    assert "남은 위원이 3명뿐이라" in (lack(rules=articles(quorum=4)) or "")
    assert "남은 위원이 2명뿐이라" in (lack(said("soyoung"), rules=articles(quorum=4)) or "")


def test_an_expert_must_be_among_them_where_the_rules_ask() -> None:
    rules = articles(needs_expert=True)

    assert "전문가의 승인이 필요" in (lack(said("daeho"), said("yuna"), rules=rules) or "")
    assert lack(said("daeho"), said("soyoung"), rules=rules) is None


def test_where_the_board_signs_a_name_alone_does_not_count() -> None:
    rules = articles(signed=True)

    assert lack(said("soyoung", proven=True), said("daeho"), rules=rules) is not None
    assert lack(said("soyoung", proven=True), said("daeho", proven=True), rules=rules) is None


# --- objections


def test_an_objection_stands_until_its_maker_lifts_it() -> None:
    both = [said("soyoung"), said("daeho")]
    objection = said("yuna", Verb.REQUEST_CHANGES, at="2022-07-01", digest=OLD)

    assert lack(*both, objection) == "문유나 님이 고쳐 달라고 했습니다"
    assert lack(*both, objection, said("soyoung", Verb.LIFT, at="2022-07-02")) is not None
    assert lack(*both, objection, said("yuna", at="2022-07-02")) is not None
    assert lack(*both, objection, said("yuna", Verb.LIFT, at="2022-07-02")) is None
    assert lack(said("yuna", Verb.LIFT, at="2022-07-02"), *both, objection) is None


def test_all_who_object_are_named_by_their_ids_order() -> None:
    objections = [said(person, Verb.REQUEST_CHANGES) for person in ("yuna", "daeho")]

    assert lack(*objections) == "조대호, 문유나 님이 고쳐 달라고 했습니다"


def test_an_objection_by_whoever_has_no_seat_holds_nothing() -> None:
    both = [said("soyoung"), said("daeho")]
    late = with_member(term=Term(since=date(2022, 7, 1)))
    gone = with_member(term=Term(since=date(2022, 1, 1), until=date(2022, 12, 30)))

    for stranger in ("kisu", "minseo", "nobody"):
        assert lack(*both, said(stranger, Verb.REQUEST_CHANGES)) is None
    assert lack(*both, said("sumin", Verb.REQUEST_CHANGES), people=late) is None
    assert lack(*both, said("sumin", Verb.REQUEST_CHANGES), people=gone) is None
    assert lack(*both, said("sumin", Verb.REQUEST_CHANGES), people=gone, at=moment("2022-12-30")) is not None


# --- the law

STRANGE = st.builds(
    said,
    st.sampled_from(["kisu", "minseo", "nobody", "sumin"]),
    st.sampled_from(list(Verb)),
    at=st.sampled_from(["2022-01-01", "2022-06-01", "2022-12-31"]),
    digest=st.sampled_from([OLD, NEW]),
    proven=st.booleans(),
)


@given(st.lists(STRANGE, max_size=20))
def test_whatever_people_without_the_right_say_changes_nothing(made: list[Decision]) -> None:
    gone = with_member(term=Term(since=date(2020, 1, 1), until=date(2021, 12, 31)))

    assert lack(*made, people=gone) == lack(people=gone)
