"""One item before the board: whose approval counts, and of which version."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dongne.domain.address import Kind
from dongne.domain.decisions import Decision, Verb
from dongne.domain.items import Item
from dongne.domain.people import Term
from dongne.domain.policy import Change, Rule
from dongne.domain.verdict import Verdict
from site_tests.domain.hearing import judged, newcomer, with_members
from site_tests.newsroom import (
    APPROVED_AT,
    AT,
    approvals,
    article,
    decision,
    event,
    handmade,
    moment,
    photo,
    policy,
    programme,
    roster,
    shop,
)


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
    assert found.reasons == (
        "편집위원회 2명의 승인이 더 필요합니다. 승인할 수 있는 사람: 조대호, 한소영, 문유나.",
    )


def test_who_has_approved_is_asked_no_more() -> None:
    story = article()

    found = judged(story, [decision(story, "soyoung")])

    assert found.reasons == ("편집위원회 1명의 승인이 더 필요합니다. 승인할 수 있는 사람: 조대호, 문유나.",)
    assert found.remarks == ()


def test_whoever_approves_the_same_version_twice_is_told_of_nothing() -> None:
    story = article()
    again = replace(
        decision(story, "soyoung", at=APPROVED_AT + timedelta(days=1)), digest="".join([*story.digest])
    )

    found = judged(story, [decision(story, "soyoung"), again])

    assert (found.verdict, found.remarks) == (Verdict.PENDING, ())


def test_every_approval_that_lacks_is_counted() -> None:
    story = article()
    rules = replace(policy(), categories={"people": Change(quorum=3)})

    assert judged(story, [decision(story, "soyoung")], rules=rules).missing[0].count == 2


def test_of_two_rules_only_the_one_that_is_not_met_asks_for_more() -> None:
    marked = shop(handmade=handmade())
    board = [decision(marked, by) for by in ("soyoung", "daeho")]

    (missing,) = judged(marked, board).missing

    assert (missing.group, missing.count) == ("손수가게 기획단", 2)


@pytest.mark.parametrize("digit", ["0", "f"])
def test_an_approval_of_another_version_is_told_while_the_item_waits(digit: str) -> None:
    story = article()
    other = replace(decision(story, "soyoung"), digest="sha256:" + digit * 64)

    assert len(judged(story, [other]).remarks) == 1


def test_versions_are_told_in_the_order_in_which_they_were_complete() -> None:
    first, second = article(), article(title="두 번째 손님")
    half = decision(second, "soyoung", at=moment("2022-01-02"))

    found = judged(second, [half, *approvals(first), *approvals(second, at=moment("2022-02-01"))])

    assert found.complete == (first.digest, second.digest)
    assert judged(second, [half]).complete == ()


def test_a_verdict_has_a_word_for_people() -> None:
    assert [verdict.label for verdict in Verdict] == [
        "내려짐", "고칠 것 있음", "승인 뒤 바뀜", "승인 기다림", "기간 지남", "예약됨", "실림",
    ]  # fmt: skip
    assert [verdict for verdict in Verdict if verdict.is_waiting] == [
        Verdict.CHANGES_REQUESTED,
        Verdict.STALE,
        Verdict.PENDING,
    ]


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
    people = with_members(newcomer(term=Term(since=date(2022, 3, 1), until=date(2022, 4, 30))))
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
    [
        {"shops": ("shops/nangok-dubu",)},
        {"body": "[두부집](shops/nangok-dubu)에 갔다.\n"},
        {"body": "[두부집](../../shops/nangok-dubu/)에 갔다.\n"},
        {"body": "[두부집](nangok-dubu)에 갔다.\n"},
        {"body": "[두부집](<nangok-dubu> '두부')에 갔다.\n"},
        {"body": "[두부집][1]에 갔다.\n\n[1]: nangok-dubu\n"},
        {"body": "[두부집][1]에 갔다.\n\n[1]:nangok-dubu#menu\n"},
        {"body": "<a href = nangok-dubu>두부집</a>에 갔다.\n"},
        {"body": "<a href='nangok-dubu/'>두부집</a>에 갔다.\n"},
        {"body": "[두부집](&#110;angok-dubu)에 갔다.\n"},
    ],
    ids=str,
)
def test_whoever_has_an_interest_stands_aside(fields: dict[str, object]) -> None:
    story = article("articles/2022/dawn-market", **fields)
    people = with_members(newcomer(interests=frozenset({"shops/other", "shops/nangok-dubu"})))

    found = judged(story, [decision(story, "soyoung"), decision(story, "sumin")], people=people)

    assert found.verdict is Verdict.PENDING
    assert "이해관계" in found.remarks[0].message


@pytest.mark.parametrize(
    "body",
    [
        "nangok-dubu라고 간판에 적혀 있다.\n",
        "[다른 집](shops/nangok-dubu-2)에 갔다.\n",
        "[다른 집](shops/old-nangok-dubu)에 갔다.\n",
        "떡 & 두부.\n",
    ],
)
def test_a_word_that_is_no_link_names_no_shop(body: str) -> None:
    story = article(body=body)
    people = with_members(newcomer(interests=frozenset({"shops/nangok-dubu"})))

    assert judged(story, approvals_of(story), people=people).verdict is Verdict.APPROVED


def approvals_of(story: Item) -> list[Decision]:
    return [decision(story, "soyoung"), decision(story, "sumin")]


def test_an_interest_in_a_programme_concerns_that_programme_and_no_text_that_links_to_it() -> None:
    plan, story = programme(), article(body="[소식지](programmes/newsletter)를 낸다.\n")
    people = with_members(newcomer(interests=frozenset({plan.id})))

    assert judged(plan, [decision(plan, "sumin")], people=people).verdict is Verdict.PENDING
    assert judged(story, approvals_of(story), people=people).verdict is Verdict.APPROVED


def test_an_owner_stands_aside_from_the_profile_of_the_shop() -> None:
    profile = shop()
    people = with_members(newcomer(interests=frozenset({profile.id})))

    assert judged(profile, [decision(profile, "sumin")], people=people).verdict is Verdict.PENDING


def test_an_owner_may_approve_the_profile_of_another_shop() -> None:
    profile = shop()
    people = with_members(newcomer(interests=frozenset({"shops/a-bakery", "shops/z-bakery"})))

    assert judged(profile, [decision(profile, "sumin")], people=people).verdict is Verdict.APPROVED


def test_an_event_names_the_shops_that_take_part() -> None:
    sale = event(shops=("shops/nangok-dubu",))
    people = with_members(newcomer(interests=frozenset({"shops/nangok-dubu"})))

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

    assert "3명뿐이라 이대로는 정족수를 채울 수 없습니다" in found.reasons[1]


def test_just_enough_who_could_approve_are_enough() -> None:
    rules = replace(policy(), categories={"people": Change(quorum=3)})

    assert len(judged(article(), [], rules=rules).reasons) == 1


def test_where_nobody_could_approve_nobody_is_named() -> None:
    story = article()

    found = judged(story, [], people=replace(roster(), members={}))

    assert found.reasons[0] == "편집위원회 2명의 승인이 더 필요합니다."
    assert "0명뿐이라" in found.reasons[1]


def test_a_group_that_the_roster_does_not_know_is_named_by_its_id() -> None:
    found = judged(article(), [], people=replace(roster(), groups={}))

    assert found.missing[0].group == "board"


def test_the_candidates_are_experts_only_where_the_last_approval_must_be_an_experts() -> None:
    story = article()
    rules = replace(policy(), categories={"people": Change(needs_expert=True)})

    def candidates(*by: str) -> tuple[str, ...]:
        return judged(story, [decision(story, each) for each in by], rules=rules).missing[0].candidates

    assert candidates() == ("조대호", "한소영", "문유나")
    assert candidates("soyoung") == ("조대호", "문유나")
    assert candidates("daeho") == candidates("daeho", "yuna") == ("한소영",)


def test_the_reason_is_told_by_the_first_rule() -> None:
    marked = shop(handmade=handmade())
    people = with_members(newcomer(term=Term(since=date(2023, 1, 1))))

    found = judged(marked, [decision(marked, "sumin")], people=people)

    assert "2022-01-03은 임기가 아닙니다" in found.remarks[0].message


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


def test_who_took_the_photo_does_not_decide() -> None:
    story = article(cover=photo(credit="사진 조대호"))

    found = judged(story, [decision(story, "soyoung"), decision(story, "daeho")])

    assert found.verdict is Verdict.PENDING
    assert "자기가 찍은 사진" in found.remarks[0].message


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
    (remark,) = found.remarks
    assert "한소영 님의 `approve`는 세지 않았습니다: 다른 판을 읽고" in remark.message


def test_the_same_version_is_known_by_what_its_digest_says() -> None:
    story = article()
    same = replace(decision(story, "soyoung"), digest="".join(story.digest))

    assert judged(story, [same]).remarks == ()


@pytest.mark.parametrize("later", ["nothing", "embargo", "expiry", "objection"])
def test_approvals_of_a_version_that_was_replaced_in_good_order_are_history(later: str) -> None:
    first = article()
    dates = {"embargo": {"date": moment("2023-05-04")}, "expiry": {"expires": moment("2022-06-01")}}
    changed = article("articles/2022/dawn-market", title="두 번째 손님", **dates.get(later, {}))
    objection = [decision(changed, "yuna", Verb.REQUEST_CHANGES)] if later == "objection" else []

    found = judged(changed, [*approvals(first), *approvals(changed), *objection])

    assert found.verdict is not Verdict.PENDING
    assert found.remarks == ()


def test_approvals_of_two_versions_do_not_add_up() -> None:
    first = article()
    changed = article(title="새벽 시장의 두 번째 손님")
    third = article(title="새벽 시장의 세 번째 손님")

    found = judged(third, [decision(first, "soyoung"), decision(changed, "daeho"), decision(third, "yuna")])

    assert found.verdict is Verdict.PENDING
