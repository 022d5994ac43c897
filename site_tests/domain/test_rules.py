"""Rules of the policy beyond the quorum: signatures, and what becomes of old approvals under new rules."""

from dataclasses import replace
from datetime import date

from dongne.domain.address import Kind
from dongne.domain.decisions import Verb
from dongne.domain.policy import Rule
from dongne.domain.verdict import Verdict
from site_tests.domain.hearing import judged
from site_tests.newsroom import (
    AT,
    approvals,
    article,
    decision,
    moment,
    policy,
)


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
