"""Only a decision that will count is written down."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.address import Kind
from dongne.domain.decisions import Decision, Verb
from dongne.domain.items import Item
from dongne.domain.people import Member, Term
from dongne.domain.recording import Refusal, find_refusal
from dongne.domain.verdict import Verdict, judge
from site_tests.newsroom import APPROVED_AT, AT, article, decision, handmade, moment, policy, roster, shop

HOUR = timedelta(hours=1)


def refused(
    new: Decision, item: Item, made: list[Decision] | None = None, *, now: datetime = AT
) -> Refusal | None:
    return find_refusal(new, item=item, made=made or [], roster=roster(), policy=policy(), now=now)


def reason(new: Decision, item: Item, made: list[Decision] | None = None, *, now: datetime = AT) -> str:
    found = refused(new, item, made, now=now)
    assert found is not None
    assert found.hint.endswith(".")
    return found.reason


# --- approvals


def test_a_member_in_office_may_approve() -> None:
    story = article()

    assert refused(decision(story, "soyoung"), story) is None


def test_a_panel_member_may_approve_a_handmade_shop_and_nothing_else() -> None:
    marked, plain = shop(handmade=handmade()), shop()

    assert refused(decision(marked, "kisu"), marked) is None
    assert "모임의 위원이 아닙니다" in reason(decision(plain, "kisu"), plain)


def test_a_reporter_without_an_office_approves_nothing() -> None:
    story = article()

    assert "위원 명단에 없습니다" in reason(decision(story, "minseo"), story)


def test_nobody_approves_their_own_work_or_where_they_have_an_interest() -> None:
    people = roster()
    partial = replace(people.members["daeho"], interests=frozenset({"shops/nangok-dubu"}))
    people = replace(people, members={**people.members, "daeho": partial})
    mine, theirs = article(reporters=("soyoung",)), shop()

    own = find_refusal(decision(mine, "soyoung"), item=mine, made=[], roster=people, policy=policy(), now=AT)
    interested = find_refusal(
        decision(theirs, "daeho"), item=theirs, made=[], roster=people, policy=policy(), now=AT
    )

    assert own is not None
    assert "자기가 쓴 글입니다" in own.reason
    assert own.hint == "승인할 수 있는 사람: 조대호, 문유나."
    assert interested is not None
    assert "이해관계가 있는 가게의 글입니다" in interested.reason


def test_the_reason_is_told_by_the_persons_own_group() -> None:
    people = roster()
    late = Member(
        id="jiho", name="구지호", groups=frozenset({"handmade-panel"}), term=Term(since=date(2023, 1, 1))
    )
    people = replace(people, members={**people.members, "jiho": late})
    made_by_hand = shop(handmade=None)
    rules = replace(
        policy(),
        kinds={**policy().kinds, Kind.SHOP: replace(policy().kinds[Kind.SHOP], group="handmade-panel")},
    )

    found = find_refusal(
        decision(made_by_hand, "jiho"), item=made_by_hand, made=[], roster=people, policy=rules, now=AT
    )

    assert found is not None
    assert "임기가 아닙니다" in found.reason


def test_nobody_approves_the_same_version_twice() -> None:
    story = article()
    changed = replace(story, digest=story.digest[:-1] + "0")
    made = [decision(story, "soyoung")]

    assert "이미 승인했습니다" in reason(decision(story, "soyoung", at=AT), story, made)
    assert refused(decision(changed, "soyoung", at=AT), changed, made) is None


def test_somebody_elses_approval_stands_in_nobodys_way() -> None:
    story = article()

    assert refused(decision(story, "soyoung", at=AT), story, [decision(story, "daeho")]) is None
    assert refused(decision(story, "daeho", at=AT), story, [decision(story, "soyoung")]) is None


def test_a_person_is_known_by_the_id_whichever_file_it_was_read_from() -> None:
    story, again = article(), str(b"soyoung", "utf-8")
    approved, objected = decision(story, "soyoung"), decision(story, "soyoung", Verb.REQUEST_CHANGES)

    assert "이미 승인했습니다" in reason(decision(story, again, at=AT), story, [approved])
    assert refused(decision(story, again, Verb.LIFT, at=AT), story, [objected]) is None


@pytest.mark.parametrize(
    ("by", "others"), [("yuna", "조대호, 한소영"), ("daeho", "문유나, 한소영"), ("soyoung", "조대호, 문유나")]
)
def test_a_refusal_names_who_is_refused_and_only_the_others_who_could(by: str, others: str) -> None:
    story, rules = article(), replace(policy(), version=2)
    old = decision(story, by)

    found = find_refusal(old, item=story, made=[], roster=roster(), policy=rules, now=AT)

    assert found is not None
    assert found.reason.startswith(
        f"{roster().name_of(by)} 님의 승인은 셀 수 없습니다: 지금 규칙(2판)이 아니라"
    )
    assert set(found.hint.removeprefix("승인할 수 있는 사람: ").rstrip(".").split(", ")) == set(
        others.split(", ")
    )


def test_an_approval_does_not_lift_ones_own_objection_and_says_what_does() -> None:
    story = article()
    made = [decision(story, "soyoung", Verb.REQUEST_CHANGES, note="둘째 문단")]

    found = refused(decision(story, "soyoung", at=AT), story, made)

    assert found is not None
    assert "dongne lift articles/2022/dawn-market --as soyoung" in found.hint
    assert refused(decision(story, "daeho", at=AT), story, made) is None


def test_without_a_rule_nothing_can_be_approved() -> None:
    story = article()

    found = find_refusal(
        decision(story, "soyoung"),
        item=story,
        made=[],
        roster=roster(),
        policy=replace(policy(), kinds={}),
        now=AT,
    )

    assert found is not None
    assert "규칙이 없어" in found.reason


# --- the other verbs


def test_only_who_objected_lifts() -> None:
    story = article()
    made = [decision(story, "soyoung", Verb.REQUEST_CHANGES)]

    assert refused(decision(story, "soyoung", Verb.LIFT, at=AT), story, made) is None
    other = refused(decision(story, "daeho", Verb.LIFT, at=AT), story, made)
    assert other is not None
    assert "한소영" in other.hint
    assert "거둘 것도 없습니다" in reason(decision(story, "soyoung", Verb.LIFT, at=AT), story)


@pytest.mark.parametrize("verb", [Verb.REQUEST_CHANGES, Verb.RETRACT])
def test_objections_and_retractions_need_a_seat(verb: Verb) -> None:
    story = article(reporters=("soyoung",))

    assert refused(decision(story, "soyoung", verb), story) is None
    assert "(편집위원회)의 위원이 아닙니다" in reason(decision(story, "kisu", verb), story)
    assert "위원이 아닙니다" in reason(decision(story, "minseo", verb), story)


def test_nothing_follows_a_retraction() -> None:
    story = article()
    made = [decision(story, "soyoung", Verb.RETRACT, note="사실이 아님")]

    for verb in Verb:
        assert "이미 내린 글" in reason(decision(story, "daeho", verb, at=AT), story, made)


# --- time


def test_nothing_is_decided_ahead_of_time() -> None:
    story = article()

    assert "아직 오지 않았습니다" in reason(decision(story, "soyoung", at=AT + HOUR), story)
    assert refused(decision(story, "soyoung", at=AT), story) is None


def test_decisions_are_only_ever_appended_in_their_order() -> None:
    story = article()
    made = [decision(story, "soyoung", at=APPROVED_AT)]

    assert "나중인 2022-01-03 10:20의 결정" in reason(
        decision(story, "daeho", at=APPROVED_AT - HOUR), story, made
    )
    assert refused(decision(story, "daeho", at=APPROVED_AT), story, made) is None


# --- the law

people = st.sampled_from(["soyoung", "daeho", "yuna", "kisu", "minseo"])
attempts = st.lists(st.tuples(people, st.sampled_from(list(Verb)), st.integers(0, 3)), max_size=8)


@given(attempts, st.booleans())
def test_whatever_is_accepted_counts(said: list[tuple[str, Verb, int]], is_shop: bool) -> None:  # noqa: FBT001
    item = shop(handmade=handmade()) if is_shop else article(reporters=("daeho",))
    made: list[Decision] = []
    at = moment("2022-02-01")
    for by, verb, hours in said:
        at += hours * HOUR
        new = decision(item, by, verb, at=at, note="까닭")
        before = judge(item, decisions=made, roster=roster(), policy=policy(), at=at)
        if refused(new, item, made) is not None:
            continue
        made.append(new)
        after = judge(item, decisions=made, roster=roster(), policy=policy(), at=at)
        assert after.remarks == ()
        match verb:
            case Verb.APPROVE:
                assert len(after.approvals) == len(before.approvals) + 1
            case Verb.REQUEST_CHANGES:
                assert after.verdict is Verdict.CHANGES_REQUESTED
            case Verb.LIFT:
                assert len(after.objections) == len(before.objections) - 1
            case Verb.RETRACT:
                assert after.verdict is Verdict.RETRACTED
