"""Laws of the verdict, whatever was said in whatever order."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.decisions import Verb
from dongne.domain.people import Term
from dongne.domain.verdict import Verdict
from site_tests.domain.hearing import judged, newcomer, with_members
from site_tests.newsroom import (
    SEOUL,
    approvals,
    article,
    decision,
)

DAY = timedelta(days=1)


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
    people = with_members(
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
