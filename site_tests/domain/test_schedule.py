"""When an approved item may be read: embargo, expiry, blackouts, and facts that grow old."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from dongne.domain.decisions import Decision, Verb
from dongne.domain.items import Article
from dongne.domain.policy import Blackout, Freshness, Policy
from dongne.domain.verdict import Verdict
from site_tests.domain.hearing import judged
from site_tests.newsroom import (
    AT,
    approvals,
    article,
    decision,
    event,
    moment,
    policy,
    shop,
)


def test_an_embargo_ends_at_its_instant() -> None:
    story = article(date=moment("2022-05-04T09:00"))

    before = judged(story, approvals(story), at=moment("2022-05-04T08:59:59"))
    at_once = judged(story, approvals(story), at=moment("2022-05-04T09:00"))

    assert before.verdict is Verdict.EMBARGOED
    assert "2022-05-04 09:00" in before.reasons[0]
    assert not before.verdict.is_waiting
    assert at_once.verdict is Verdict.APPROVED


def test_a_decision_of_tomorrow_is_named_where_somebody_waits_for_it() -> None:
    story = article()
    first, second, third = approvals(story)
    early, earlier = (
        replace(second, at=moment("2023-02-03T10:00")),
        replace(third, at=moment("2023-01-02T10:00")),
    )

    waiting = judged(story, [first, early, earlier], at=moment("2022-12-31T09:00"))
    enough = judged(story, [first, second, earlier], at=moment("2022-12-31T09:00"))

    assert waiting.verdict is Verdict.PENDING
    assert waiting.reasons[-1].startswith("2023-01-02 10:00로 적힌 결정은 그때가 되어야 셉니다.")
    assert "시계" in waiting.reasons[-1]
    assert enough.reasons == ()
    on_time = judged(story, [replace(first, at=moment("2022-12-31T09:00"))], at=moment("2022-12-31T09:00"))
    assert "시계" not in " ".join(on_time.reasons)


def test_a_decision_of_tomorrow_to_stop_what_is_published_today_is_told() -> None:
    story, booked = article(), article(date=moment("2023-05-04"))
    tomorrow = moment("2023-01-01T09:00")
    stop = decision(story, "yuna", Verb.RETRACT, at=tomorrow)
    doubt = decision(story, "daeho", Verb.REQUEST_CHANGES, at=tomorrow)
    more = replace(decision(story, "kisu"), at=tomorrow)

    def told(item: Article, *decisions: Decision, at: datetime = AT) -> list[str]:
        found = judged(item, [*approvals(item), *decisions], at=at).remarks
        return [problem.message for problem in found if problem.code == "decision-early"]

    (message,) = told(story, stop)
    assert message.startswith("문유나 님의 `retract`는 2023-01-01 09:00로 적혀 있어 아직 세지 않습니다.")
    assert len(told(story, stop, doubt, more)) == 2
    assert len(told(booked, doubt)) == 1
    assert told(story, more) == told(story, stop, at=tomorrow) == []
    assert told(story, decision(story, "daeho", Verb.REQUEST_CHANGES), stop) == []


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
