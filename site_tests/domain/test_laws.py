"""Laws of the verdict, whatever was said in whatever order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.decisions import Decision, Verb
from dongne.domain.people import Roster, Term
from dongne.domain.verdict import Verdict
from site_tests.domain.hearing import judged, newcomer, with_members
from site_tests.newsroom import SEOUL, approvals, article, decision, photo

STORY = article(
    reporters=("minseo", "writer"), shops=("shops/nangok-dubu",), cover=photo(credit="사진 나사진")
)
BEFORE = article(title="고치기 전의 제목", reporters=("minseo",))
STRANGERS = ("kisu", "minseo", "nobody", "retired", "early")
"""Of another group, no member at all, or out of office on every day of the year."""
PARTIAL = ("writer", "owner", "photographer")
"""Members of the board who may object to this story, for anybody there may, but not approve it."""
RIGHTFUL = ("soyoung", "daeho", "yuna")


def board() -> Roster:
    return with_members(
        newcomer(id="retired", name="전임자", term=Term(since=date(2021, 1, 1), until=date(2021, 12, 31))),
        newcomer(id="early", name="후임자", term=Term(since=date(2023, 1, 1))),
        newcomer(id="minseo", name="박민서", groups=frozenset()),
        newcomer(id="writer", name="윤기자"),
        newcomer(id="owner", name="두주인", interests=frozenset({"shops/nangok-dubu"})),
        newcomer(id="photographer", name="나사진"),
    )


def spoken(people: Sequence[str], verbs: Sequence[Verb]) -> st.SearchStrategy[list[Decision]]:
    """Give what some people may say, of either version, on any day of 2022."""
    said = st.builds(
        lambda item, by, verb, day: decision(
            item, by, verb, at=datetime(2022, 1, 1, 12, tzinfo=SEOUL) + timedelta(days=day)
        ),
        st.sampled_from([STORY, BEFORE]),
        st.sampled_from(people),
        st.sampled_from(verbs),
        st.integers(0, 360),
    )
    return st.lists(said, max_size=12)


IDLE = st.tuples(spoken(STRANGERS, list(Verb)), spoken(PARTIAL, [Verb.APPROVE])).map(
    lambda both: both[0] + both[1]
)


@given(IDLE)
def test_no_sequence_of_decisions_by_people_without_the_right_is_an_approval(idle: list[Decision]) -> None:
    found = judged(STORY, idle, people=board())

    assert found.verdict is Verdict.PENDING
    assert not found.was_public
    assert [*found.approvals, *found.objections, *found.complete] == []


@given(spoken(RIGHTFUL, list(Verb)), IDLE)
def test_what_they_say_among_the_others_changes_nothing(
    rightful: list[Decision], idle: list[Decision]
) -> None:
    people = board()

    alone, among = judged(STORY, rightful, people=people), judged(STORY, [*rightful, *idle], people=people)

    assert replace(among, remarks=()) == replace(alone, remarks=())


@given(spoken(RIGHTFUL, list(Verb)), st.sampled_from(RIGHTFUL), st.integers(0, 360))
def test_one_more_approval_never_takes_anything_away(rightful: list[Decision], by: str, day: int) -> None:
    people, at = board(), datetime(2022, 1, 1, 12, tzinfo=SEOUL) + timedelta(days=day)

    before = judged(STORY, rightful, people=people)
    after = judged(STORY, [*rightful, decision(STORY, by, at=at)], people=people)

    assert (before.verdict is Verdict.APPROVED) <= (after.verdict is Verdict.APPROVED)
    assert before.objections == after.objections
    assert before.retraction == after.retraction


@given(spoken(RIGHTFUL, list(Verb)))
def test_an_approval_is_a_quorum_of_this_version_without_objection(rightful: list[Decision]) -> None:
    found = judged(STORY, rightful, people=board())

    if found.verdict is Verdict.APPROVED:
        voices = {each.by for each in rightful if each.verb is Verb.APPROVE and each.digest == STORY.digest}
        assert {approval.by for approval in found.approvals} == voices
        assert len(voices) >= 2
        assert not any(each.verb is Verb.RETRACT for each in rightful)
        assert found.objections == ()
        assert found.was_public


@given(st.permutations(range(3)), st.integers(1, 3))
def test_the_order_of_the_file_changes_nothing(order: list[int], count: int) -> None:
    story = article()
    decisions = approvals(story)[:count]

    shuffled = judged(story, [decisions[place] for place in order if place < count])

    assert shuffled == judged(story, decisions)
