"""One item before the board: what stands in its way, and what takes it back."""

from dataclasses import replace
from datetime import date

import pytest

from dongne.domain.decisions import Verb
from dongne.domain.people import Term
from dongne.domain.verdict import Verdict
from site_tests.domain.hearing import judged, newcomer, with_members
from site_tests.newsroom import (
    AT,
    approvals,
    article,
    decision,
    moment,
    policy,
)


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
    people = with_members(newcomer(term=Term(since=date(2022, 1, 1), until=date(2022, 6, 30))))
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
    people = with_members(newcomer(term=Term(since=date(2022, 1, 1), until=date(2022, 1, 31))))
    decisions = [*approvals(story), decision(story, "sumin", Verb.RETRACT, at=moment("2022-06-01"))]

    assert judged(story, decisions, people=people).verdict is Verdict.APPROVED


def test_a_retraction_without_a_reason_says_so() -> None:
    story = article()

    found = judged(story, [*approvals(story), decision(story, "yuna", Verb.RETRACT, at=AT)])

    assert "이유를 적지 않았습니다" in found.reasons[0]
    assert found.objections == ()


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("얼굴을 가려 주세요", "했습니다: 얼굴을 가려 주세요. 고친 뒤"),
        ("얼굴을 가려 주세요.", "했습니다: 얼굴을 가려 주세요. 고친 뒤"),
        ("맞는 값인가요?", "했습니다: 맞는 값인가요? 고친 뒤"),
        (None, "했습니다. 고친 뒤"),
    ],
)
def test_a_note_becomes_a_sentence(note: str | None, told: str) -> None:
    story = article()

    found = judged(story, [decision(story, "yuna", Verb.REQUEST_CHANGES, note=note)])

    assert told in found.reasons[0]
