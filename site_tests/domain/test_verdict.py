"""One item before the board: every verdict, and everything that must not count."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.address import Kind
from dongne.domain.decisions import Decision, Verb
from dongne.domain.items import Item
from dongne.domain.people import Member, Roster, Term
from dongne.domain.policy import Blackout, Change, Freshness, Policy, Rule
from dongne.domain.verdict import Judgement, Verdict, judge
from site_tests.newsroom import (
    AT,
    SEOUL,
    approvals,
    article,
    decision,
    event,
    moment,
    photo,
    policy,
    roster,
    shop,
)

DAY = timedelta(days=1)


def judged(
    item: Item,
    decisions: list[Decision],
    *,
    at: datetime = AT,
    people: Roster | None = None,
    rules: Policy | None = None,
) -> Judgement:
    return judge(item, decisions=decisions, roster=people or roster(), policy=rules or policy(), at=at)


def with_member(member: Member) -> Roster:
    people = roster()
    return replace(people, members={**people.members, member.id: member})


def newcomer(**fields: object) -> Member:
    plain = Member(id="sumin", name="오수민", groups=frozenset({"board"}), term=Term(since=date(2022, 1, 1)))
    return replace(plain, **fields)  # type: ignore[arg-type]  # a test names fields of Member


# --- approval


def test_two_of_the_board_publish_an_article() -> None:
    story = article()

    found = judged(story, [decision(story, "soyoung"), decision(story, "daeho")])

    assert found.verdict is Verdict.APPROVED
    assert [approval.name for approval in found.approvals] == ["조대호", "한소영"]
    assert found.reasons == ()
    assert found.missing == ()


def test_without_decisions_an_item_waits_and_says_for_whom() -> None:
    found = judged(article(), [])

    assert found.verdict is Verdict.PENDING
    assert found.verdict.is_waiting
    (missing,) = found.missing
    assert (missing.group, missing.count, missing.expert) == ("편집위원회", 2, False)
    assert missing.candidates == ("조대호", "한소영", "문유나")
    assert "편집위원회 2명의 승인이 더 필요합니다" in found.reasons[0]


def test_one_person_counts_once() -> None:
    story = article()
    twice = [decision(story, "soyoung"), decision(story, "soyoung", at=moment("2022-02-01"))]

    assert judged(story, twice).verdict is Verdict.PENDING


def test_nobody_outside_the_group_counts() -> None:
    story = article()

    found = judged(story, [decision(story, "soyoung"), decision(story, "kisu"), decision(story, "nobody")])

    assert found.verdict is Verdict.PENDING
    assert len(found.remarks) == 2
    assert "이 글을 맡은 모임의 위원이 아닙니다" in found.remarks[0].message
    assert "위원 명단에 없습니다" in found.remarks[1].message


@pytest.mark.parametrize(
    ("day", "counts"),
    [("2022-02-28", False), ("2022-03-01", True), ("2022-04-30T23:59", True), ("2022-05-01", False)],
)
def test_the_first_and_last_day_of_a_term_count_and_no_other(day: str, *, counts: bool) -> None:
    story = article()
    people = with_member(newcomer(term=Term(since=date(2022, 3, 1), until=date(2022, 4, 30))))
    decisions = [decision(story, "soyoung"), decision(story, "sumin", at=moment(day))]

    found = judged(story, decisions, people=people)

    assert (found.verdict is Verdict.APPROVED) is counts
    assert bool(found.remarks) is not counts


def test_reporters_do_not_decide_on_their_own_work() -> None:
    story = article(reporters=("minseo", "daeho"))

    found = judged(story, [decision(story, "soyoung"), decision(story, "daeho")])

    assert found.verdict is Verdict.PENDING
    assert "자기가 쓴 글입니다" in found.remarks[0].message
    assert found.missing[0].candidates == ("문유나",)


@pytest.mark.parametrize(
    "fields",
    [{"shops": ("shops/nangok-dubu",)}, {"body": "[두부집](shops/nangok-dubu)에 갔다.\n"}],
    ids=["front matter", "text"],
)
def test_whoever_has_an_interest_stands_aside(fields: dict[str, object]) -> None:
    story = article("articles/2022/dawn-market", **fields)
    people = with_member(newcomer(interests=frozenset({"shops/nangok-dubu"})))

    found = judged(story, [decision(story, "soyoung"), decision(story, "sumin")], people=people)

    assert found.verdict is Verdict.PENDING
    assert "이해관계" in found.remarks[0].message


def test_an_owner_stands_aside_from_the_profile_of_the_shop() -> None:
    profile = shop()
    people = with_member(newcomer(interests=frozenset({profile.id})))

    assert judged(profile, [decision(profile, "sumin")], people=people).verdict is Verdict.PENDING


def test_an_event_names_the_shops_that_take_part() -> None:
    sale = event(shops=("shops/nangok-dubu",))
    people = with_member(newcomer(interests=frozenset({"shops/nangok-dubu"})))

    assert judged(sale, [decision(sale, "sumin")], people=people).verdict is Verdict.PENDING


def test_an_expert_must_be_among_them_where_the_policy_asks() -> None:
    story = article()
    rules = replace(policy(), categories={"people": Change(needs_expert=True)})
    lay = [decision(story, "daeho"), decision(story, "yuna")]

    without = judged(story, lay, rules=rules)
    with_expert = judged(story, [*lay, decision(story, "soyoung", at=moment("2022-02-01"))], rules=rules)

    assert without.verdict is Verdict.PENDING
    assert (without.missing[0].count, without.missing[0].expert) == (1, True)
    assert without.missing[0].candidates == ("한소영",)
    assert "(전문가 포함)" in without.reasons[0]
    assert with_expert.verdict is Verdict.APPROVED
    assert with_expert.completed == moment("2022-02-01")


def test_too_few_who_could_approve_is_said_at_once() -> None:
    rules = replace(policy(), categories={"people": Change(quorum=4)})

    found = judged(article(), [], rules=rules)

    assert "정족수를 채울 수 없습니다" in found.reasons[1]


def test_a_kind_without_a_rule_is_never_published() -> None:
    story = article()
    rules = replace(policy(), kinds={Kind.SHOP: Rule(group="board", quorum=1)})

    found = judged(story, approvals(story), rules=rules)

    assert found.verdict is Verdict.PENDING
    assert "승인 규칙이 없습니다" in found.reasons[0]
    assert found.remarks == ()


def test_a_decision_from_the_future_has_not_been_made() -> None:
    story = article()
    later = [decision(story, by, at=AT + timedelta(seconds=1)) for by in ("soyoung", "daeho")]

    assert judged(story, later).verdict is Verdict.PENDING
    assert judged(story, later, at=AT + timedelta(seconds=1)).verdict is Verdict.APPROVED


# --- versions


def test_a_changed_version_is_stale() -> None:
    first = article()
    changed = article(title="새벽 시장의 두 번째 손님")

    found = judged(changed, approvals(first))

    assert found.verdict is Verdict.STALE
    assert found.verdict.is_waiting
    assert "다시 승인받아야" in found.reasons[0]
    assert found.approvals == ()
    assert found.remarks == ()


def test_a_version_approved_by_half_is_not_stale_but_pending() -> None:
    first = article()
    changed = article(title="새벽 시장의 두 번째 손님")

    found = judged(changed, [decision(first, "soyoung"), decision(changed, "daeho")])

    assert found.verdict is Verdict.PENDING
    assert "다른 판을 읽고" in found.remarks[0].message


def test_approvals_of_two_versions_do_not_add_up() -> None:
    first = article()
    changed = article(title="새벽 시장의 두 번째 손님")
    third = article(title="새벽 시장의 세 번째 손님")

    found = judged(third, [decision(first, "soyoung"), decision(changed, "daeho"), decision(third, "yuna")])

    assert found.verdict is Verdict.PENDING


# --- objections


def test_an_objection_stands_over_new_versions_and_over_its_makers_own_approval() -> None:
    first = article()
    changed = article(title="새벽 시장의 두 번째 손님")
    objection = decision(first, "yuna", Verb.REQUEST_CHANGES, note="사진의 아이 얼굴을 가려 주세요")
    later = approvals(changed, at=moment("2022-02-01"))

    found = judged(changed, [objection, *later])

    assert found.verdict is Verdict.CHANGES_REQUESTED
    assert "문유나" in found.reasons[0]
    assert "사진의 아이 얼굴" in found.reasons[0]
    assert "dongne lift" in found.reasons[0]


def test_only_the_maker_lifts_an_objection() -> None:
    story = article()
    objection = decision(story, "yuna", Verb.REQUEST_CHANGES)
    later = moment("2022-02-01")

    lifted_by_another = judged(
        story, [*approvals(story), objection, decision(story, "soyoung", Verb.LIFT, at=later)]
    )
    lifted = judged(story, [*approvals(story), objection, decision(story, "yuna", Verb.LIFT, at=later)])

    assert lifted_by_another.verdict is Verdict.CHANGES_REQUESTED
    assert lifted.verdict is Verdict.APPROVED


def test_an_objection_ends_when_its_maker_leaves_office() -> None:
    story = article()
    people = with_member(newcomer(term=Term(since=date(2022, 1, 1), until=date(2022, 6, 30))))
    decisions = [*approvals(story), decision(story, "sumin", Verb.REQUEST_CHANGES, at=moment("2022-02-01"))]

    in_office = judged(story, decisions, people=people, at=moment("2022-06-30T23:59"))
    left = judged(story, decisions, people=people, at=moment("2022-07-01"))

    assert in_office.verdict is Verdict.CHANGES_REQUESTED
    assert left.verdict is Verdict.APPROVED


def test_an_objection_by_a_stranger_is_only_reported() -> None:
    story = article()

    found = judged(story, [*approvals(story), decision(story, "kisu", Verb.REQUEST_CHANGES)])

    assert found.verdict is Verdict.APPROVED
    assert "위원이 아니었습니다" in found.remarks[-1].message


def test_where_no_rule_stands_any_group_may_still_object() -> None:
    story = article()

    found = judged(story, [decision(story, "kisu", Verb.REQUEST_CHANGES)], rules=replace(policy(), kinds={}))

    assert found.verdict is Verdict.CHANGES_REQUESTED


# --- retraction


def test_one_member_retracts_and_nothing_undoes_it() -> None:
    story = article()
    decisions = [
        *approvals(story),
        decision(story, "yuna", Verb.RETRACT, at=moment("2022-06-01"), note="사실과 달랐습니다"),
        decision(story, "yuna", Verb.LIFT, at=moment("2022-06-02")),
        *approvals(story, at=moment("2022-06-03")),
    ]

    found = judged(story, decisions)

    assert found.verdict is Verdict.RETRACTED
    assert "사실과 달랐습니다" in found.reasons[0]
    assert found.was_public


def test_a_retraction_by_somebody_out_of_office_does_not_count() -> None:
    story = article()
    people = with_member(newcomer(term=Term(since=date(2022, 1, 1), until=date(2022, 1, 31))))
    decisions = [*approvals(story), decision(story, "sumin", Verb.RETRACT, at=moment("2022-06-01"))]

    assert judged(story, decisions, people=people).verdict is Verdict.APPROVED


def test_a_retraction_without_a_reason_says_so() -> None:
    story = article()

    found = judged(story, [*approvals(story), decision(story, "yuna", Verb.RETRACT, at=AT)])

    assert "이유를 적지 않았습니다" in found.reasons[0]


# --- dates


def test_an_embargo_ends_at_its_instant() -> None:
    story = article(date=moment("2022-05-04T09:00"))

    before = judged(story, approvals(story), at=moment("2022-05-04T08:59:59"))
    at_once = judged(story, approvals(story), at=moment("2022-05-04T09:00"))

    assert before.verdict is Verdict.EMBARGOED
    assert "2022-05-04 09:00" in before.reasons[0]
    assert not before.verdict.is_waiting
    assert at_once.verdict is Verdict.APPROVED


def test_an_item_expires_at_its_instant() -> None:
    story = article(expires=moment("2022-06-01"))

    assert judged(story, approvals(story), at=moment("2022-05-31T23:59:59")).verdict is Verdict.APPROVED
    assert judged(story, approvals(story), at=moment("2022-06-01")).verdict is Verdict.EXPIRED


def test_an_event_may_be_announced_later_and_taken_down() -> None:
    sale = event(date=moment("2022-05-01"), expires=moment("2022-06-01"))

    verdicts = [
        judged(sale, approvals(sale), at=moment(day)).verdict
        for day in ("2022-04-30", "2022-05-01", "2022-06-01")
    ]

    assert verdicts == [Verdict.EMBARGOED, Verdict.APPROVED, Verdict.EXPIRED]


def test_expired_comes_before_embargoed_and_pending_before_both() -> None:
    odd = article(date=moment("2023-05-04"), expires=moment("2022-06-01"))

    assert judged(odd, approvals(odd)).verdict is Verdict.EXPIRED
    assert judged(odd, []).verdict is Verdict.PENDING


# --- what a reader could have seen


def test_what_was_never_complete_was_never_public() -> None:
    story = article()

    assert not judged(story, [decision(story, "soyoung")]).was_public


def test_an_embargoed_item_was_not_public_and_a_published_one_is() -> None:
    story = article(date=moment("2022-05-04"))

    assert not judged(story, approvals(story), at=moment("2022-05-03")).was_public
    assert judged(story, approvals(story), at=moment("2022-05-04")).was_public


def test_retracted_before_its_embargo_it_was_never_public() -> None:
    story = article(date=moment("2022-05-04"))
    decisions = [*approvals(story), decision(story, "yuna", Verb.RETRACT, at=moment("2022-05-03"))]

    assert not judged(story, decisions).was_public


def test_with_an_objection_from_the_first_moment_to_the_retraction_it_was_never_public() -> None:
    story = article(date=moment("2022-02-01"))
    objection = decision(story, "daeho", Verb.REQUEST_CHANGES, at=moment("2022-01-02"))
    retraction = decision(story, "yuna", Verb.RETRACT, at=moment("2022-03-03"))

    assert not judged(story, [objection, *approvals(story), retraction]).was_public


def test_between_a_lift_and_a_retraction_it_was_public() -> None:
    story = article(date=moment("2022-02-01"))
    decisions = [
        decision(story, "daeho", Verb.REQUEST_CHANGES, at=moment("2022-01-02")),
        *approvals(story),
        decision(story, "daeho", Verb.LIFT, at=moment("2022-03-01")),
        decision(story, "yuna", Verb.RETRACT, at=moment("2022-03-03")),
    ]

    assert judged(story, decisions).was_public


def test_after_the_objector_left_office_it_was_public() -> None:
    story = article(date=moment("2022-02-01"))
    people = with_member(newcomer(term=Term(since=date(2022, 1, 1), until=date(2022, 2, 10))))
    decisions = [
        decision(story, "sumin", Verb.REQUEST_CHANGES, at=moment("2022-01-02")),
        *approvals(story),
        decision(story, "yuna", Verb.RETRACT, at=moment("2022-03-03")),
    ]

    assert judged(story, decisions, people=people).was_public


def test_what_expired_before_its_approval_was_never_public() -> None:
    late = article(date=moment("2022-01-01"), expires=moment("2022-01-02"))

    assert not judged(late, approvals(late)).was_public


# --- laws

STRANGERS = ["kisu", "minseo", "nobody", "retired", "early"]
STRANGE = st.builds(
    lambda by, verb, day: (by, verb, datetime(2022, 1, 1, 12, tzinfo=SEOUL) + day * DAY),
    st.sampled_from(STRANGERS),
    st.sampled_from(list(Verb)),
    st.integers(0, 360),
)


@given(st.lists(STRANGE, max_size=30))
def test_no_sequence_of_decisions_by_people_without_the_right_changes_anything(
    spoken: list[tuple[str, Verb, datetime]],
) -> None:
    story = article(shops=("shops/nangok-dubu",))
    people = with_member(
        newcomer(id="retired", name="전임자", term=Term(since=date(2021, 1, 1), until=date(2021, 12, 31)))
    )
    people = replace(
        people,
        members={
            **people.members,
            "early": newcomer(id="early", name="후임자", term=Term(since=date(2023, 1, 1))),
            "minseo": newcomer(
                id="minseo", name="박민서", interests=frozenset({"shops/nangok-dubu"}), groups=frozenset()
            ),
        },
    )

    found = judged(story, [decision(story, by, verb, at=at) for by, verb, at in spoken], people=people)

    assert found.verdict is Verdict.PENDING
    assert not found.was_public


@given(st.permutations(range(3)), st.integers(1, 3))
def test_the_order_of_the_file_changes_nothing(order: list[int], count: int) -> None:
    story = article()
    decisions = approvals(story)[:count]

    shuffled = judged(story, [decisions[place] for place in order if place < count])

    assert shuffled == judged(story, decisions)


# --- rules of the policy beyond the quorum


def test_who_took_the_photo_does_not_decide() -> None:
    story = article(cover=photo(credit="사진 조대호"))

    found = judged(story, [decision(story, "soyoung"), decision(story, "daeho")])

    assert found.verdict is Verdict.PENDING
    assert "자기가 찍은 사진" in found.remarks[0].message


def test_where_signatures_are_asked_an_unproven_approval_does_not_count() -> None:
    story = article()
    rules = replace(policy(), kinds={Kind.ARTICLE: Rule(group="board", quorum=2, signed=True)})
    unsigned = [decision(story, "soyoung"), decision(story, "daeho")]
    signed = [replace(each, is_proven=True) for each in unsigned]

    assert judged(story, signed, rules=rules).verdict is Verdict.APPROVED
    found = judged(story, [signed[0], unsigned[1]], rules=rules)
    assert found.verdict is Verdict.PENDING
    assert "서명이 없어" in found.remarks[0].message


def test_an_unproven_objection_and_retraction_hold_all_the_same() -> None:
    story = article()
    rules = replace(policy(), kinds={Kind.ARTICLE: Rule(group="board", quorum=2, signed=True)})
    signed = [replace(each, is_proven=True) for each in approvals(story)]

    for verb, verdict in (
        (Verb.REQUEST_CHANGES, Verdict.CHANGES_REQUESTED),
        (Verb.RETRACT, Verdict.RETRACTED),
    ):
        assert judged(story, [*signed, decision(story, "yuna", verb)], rules=rules).verdict is verdict


def test_a_new_policy_does_not_silently_approve_what_waited_under_the_old_one() -> None:
    story = article()
    one_of_two = [decision(story, "soyoung")]
    lower = replace(policy(), version=2, kinds={Kind.ARTICLE: Rule(group="board", quorum=1)})

    assert judged(story, one_of_two).verdict is Verdict.PENDING
    found = judged(story, one_of_two, rules=lower)
    assert found.verdict is Verdict.PENDING
    assert "1판의 규칙에서 한 승인" in found.remarks[0].message
    again = replace(decision(story, "soyoung", at=moment("2022-02-01")), policy=2)
    anew = judged(story, [*one_of_two, again], rules=lower)
    assert anew.verdict is Verdict.APPROVED
    assert anew.remarks == ()


def test_grandfather_until_honours_old_approvals_up_to_that_day() -> None:
    story = article()
    lower = replace(policy(), version=2, grandfather_until=date(2022, 1, 3))
    later = [decision(story, by, at=moment("2022-01-04")) for by in ("soyoung", "daeho")]

    assert judged(story, approvals(story), rules=lower).verdict is Verdict.APPROVED
    assert judged(story, later, rules=lower).verdict is Verdict.PENDING


def test_an_approval_under_a_policy_that_is_yet_to_come_does_not_count() -> None:
    story = article()
    early = [replace(each, policy=2) for each in approvals(story)]

    assert (
        judged(story, early, rules=replace(policy(), grandfather_until=date(2022, 12, 31))).verdict
        is Verdict.PENDING
    )


def test_a_new_policy_does_not_rewrite_what_readers_have_seen() -> None:
    story = article()
    strict = replace(policy(), version=2, kinds={Kind.ARTICLE: Rule(group="board", quorum=2, signed=True)})

    found = judged(story, [*approvals(story), decision(story, "yuna", Verb.RETRACT, at=AT)], rules=strict)

    assert found.was_public


def blackout(*categories: str) -> Policy:
    window = Blackout(
        categories=frozenset(categories), since=date(2022, 5, 1), until=date(2022, 6, 1), reason="지방선거"
    )
    return replace(policy(), blackouts=(window,))


@pytest.mark.parametrize(
    ("due", "at", "verdict"),
    [
        ("2022-04-30", "2022-05-15", Verdict.APPROVED),
        ("2022-05-01", "2022-05-15", Verdict.EMBARGOED),
        ("2022-05-04", "2022-06-01T23:59", Verdict.EMBARGOED),
        ("2022-05-04", "2022-06-02", Verdict.APPROVED),
    ],
)
def test_a_blackout_holds_back_what_is_due_inside_it_until_it_ends(
    due: str, at: str, verdict: Verdict
) -> None:
    story = article(date=moment(due))

    found = judged(story, approvals(story), rules=blackout("people"), at=moment(at))

    assert found.verdict is verdict
    assert ("지방선거" in "".join(found.reasons)) is (verdict is Verdict.EMBARGOED)


def test_a_blackout_is_no_matter_to_other_categories_and_holds_a_shop_while_it_lasts() -> None:
    story, tofu = article(), shop()

    assert (
        judged(story, approvals(story), rules=blackout("food"), at=moment("2022-05-15")).verdict
        is Verdict.APPROVED
    )
    assert (
        judged(tofu, approvals(tofu), rules=blackout("food"), at=moment("2022-05-15")).verdict
        is Verdict.EMBARGOED
    )


@pytest.mark.parametrize(
    ("day", "verdict"), [("2022-06-29", Verdict.APPROVED), ("2022-06-30", Verdict.PENDING)]
)
def test_a_shop_whose_facts_are_too_old_is_held_back(day: str, verdict: Verdict) -> None:
    tofu = shop(checked=date(2022, 4, 1))
    rules = replace(policy(), freshness=Freshness(mark_after=30, hold_after=90))

    found = judged(tofu, approvals(tofu), rules=rules, at=moment(day))

    assert found.verdict is verdict
    if verdict is Verdict.PENDING:
        assert "90일" in found.reasons[0]


def test_facts_are_marked_before_they_are_held() -> None:
    limits = Freshness(mark_after=30, hold_after=90)

    assert [limits.marks(age) for age in (29, 30)] == [False, True]
    assert not Freshness().marks(10_000)
    assert not Freshness().holds(10_000)
