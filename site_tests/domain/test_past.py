"""What a reader could have seen at some moment so far."""

from dataclasses import replace
from datetime import date

from dongne.domain.decisions import Verb
from dongne.domain.people import Term
from dongne.domain.policy import Blackout
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


def test_what_a_retraction_says_of_the_past_is_true_whatever_lies_there_now_or_counts_today() -> None:
    story = article(date=moment("2022-02-01"))
    seen, unseen = (
        replace(decision(story, "yuna", Verb.RETRACT, at=moment("2022-03-03")), read=read)
        for read in (True, False)
    )
    stricter = replace(policy(), kinds={})

    assert judged(story, [*approvals(story), seen], rules=stricter).was_public
    assert judged(story, [seen]).was_public
    assert not judged(story, [*approvals(story), unseen]).was_public


def test_taken_back_on_days_without_news_it_was_never_public_but_after_them_it_was() -> None:
    story = article(date=moment("2022-02-01"))
    blackout = Blackout(
        categories=frozenset({story.category}),
        since=date(2022, 1, 20),
        until=date(2022, 2, 28),
        reason="선거",
    )
    rules = replace(policy(), blackouts=(blackout,))

    def was_public(retracted: str) -> bool:
        retraction = decision(story, "yuna", Verb.RETRACT, at=moment(retracted))
        return judged(story, [*approvals(story), retraction], rules=rules).was_public

    assert not was_public("2022-03-01")
    assert was_public("2022-03-01T00:01")


def test_after_the_objector_left_office_it_was_public() -> None:
    story = article(date=moment("2022-02-01"))
    people = with_members(newcomer(term=Term(since=date(2022, 1, 1), until=date(2022, 2, 10))))
    decisions = [
        decision(story, "sumin", Verb.REQUEST_CHANGES, at=moment("2022-01-02")),
        *approvals(story),
        decision(story, "yuna", Verb.RETRACT, at=moment("2022-03-03")),
    ]

    assert judged(story, decisions, people=people).was_public


def test_what_expired_before_its_approval_was_never_public() -> None:
    late = article(date=moment("2022-01-01"), expires=moment("2022-01-02"))

    assert not judged(late, approvals(late)).was_public


def test_from_midnight_after_the_objectors_last_day_it_was_public() -> None:
    story = article(date=moment("2022-02-01"))
    people = with_members(newcomer(term=Term(since=date(2022, 1, 1), until=date(2022, 2, 10))))

    def was_public(retracted: str) -> bool:
        retraction = decision(story, "yuna", Verb.RETRACT, at=moment(retracted))
        objection = decision(story, "sumin", Verb.REQUEST_CHANGES, at=moment("2022-01-02"))
        return judged(story, [objection, *approvals(story), retraction], people=people).was_public

    assert not was_public("2022-02-11")
    assert was_public("2022-02-11T00:01")


def test_what_has_expired_was_public_until_then() -> None:
    notice = article(expires=moment("2022-06-01"))

    assert judged(notice, approvals(notice)).was_public


def test_the_instant_at_which_it_expires_or_is_taken_back_is_none_of_its_own() -> None:
    due = moment("2022-05-04")
    late, story = article(date=moment("2022-01-01"), expires=due), article(date=due)
    completed = [decision(late, "daeho"), decision(late, "soyoung", at=due)]
    retraction = decision(story, "yuna", Verb.RETRACT, at=due)

    assert not judged(late, completed).was_public
    assert not judged(story, [*approvals(story), retraction]).was_public


def test_this_very_instant_belongs_to_the_past() -> None:
    story = article(date=AT)
    rules = replace(policy(), version=2)

    found = judged(story, approvals(story), rules=rules)

    assert found.verdict is Verdict.PENDING
    assert found.was_public
