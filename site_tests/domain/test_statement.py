"""The chain of decisions: nothing in the middle can be changed, taken out or put in unnoticed."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from dongne.domain.decisions import Decision, Verb
from dongne.domain.digest import is_digest
from dongne.domain.statement import find_broken_links, link_of, statement_of
from dongne.errors import Origin
from site_tests.newsroom import APPROVED_AT, approvals, article

STORY = article()


def chain() -> list[Decision]:
    made: list[Decision] = []
    for decision in approvals(STORY):
        made.append(replace(decision, previous=link_of(STORY.id, made[-1]) if made else None))
    return made


def test_what_is_signed_is_never_changed_unnoticed() -> None:
    said = replace(chain()[1], note="골목이 좋다", title="골목", proof="누구의 것도 아닌 서명")

    # Every signature so far is over bytes of this form.
    assert (
        statement_of("shops/nangok-dubu", replace(said, digest="sha256:0", previous=None))
        == (
            '{"at":"2022-01-03T01:21:00+00:00","by":"daeho","decision":"approve","digest":"sha256:0",'
            '"form":"dongne-decision@v1","item":"shops/nangok-dubu","note":"골목이 좋다","policy":1,"previous":null,"title":"골목"}'
        ).encode()
    )


def codes(made: list[Decision]) -> list[str]:
    return [problem.code for problem in find_broken_links(STORY.id, made)]


def test_a_whole_chain_and_one_written_by_hand_are_sound() -> None:
    assert is_digest(link_of(STORY.id, chain()[0]))
    assert codes(chain()) == []
    assert codes(approvals(STORY)) == []
    assert codes([]) == []


@pytest.mark.parametrize(
    "change",
    [
        {"by": "yuna"},
        {"verb": Verb.RETRACT},
        {"at": APPROVED_AT + timedelta(seconds=1)},
        {"digest": "sha256:" + "0" * 64},
        {"note": "덧붙인 말"},
        {"title": "다른 제목"},
        {"read": False},
        {"policy": 2},
        {"proof": "다른 증거"},
    ],
)
def test_a_changed_decision_breaks_the_chain_behind_it(change: dict[str, object]) -> None:
    made = chain()

    assert codes([replace(made[0], **change), *made[1:]]) == ["decision-chain"]  # type: ignore[arg-type]  # fields of Decision


def test_a_decision_taken_out_or_put_in_breaks_the_chain() -> None:
    made = chain()

    assert codes([made[0], made[2]]) == ["decision-chain"]
    (headless,) = find_broken_links(
        STORY.id, [replace(made[1], origin=Origin(file="x.yml", line=7)), made[2]]
    )
    assert headless.origin.line == 7
    assert codes(made[1:]) == ["decision-chain"]
    assert codes([made[0], replace(made[1], note="끼운 것"), *made[1:]])


def test_from_the_first_link_on_every_decision_has_one() -> None:
    made = chain()

    assert codes([*made, replace(made[2], previous=None)]) == ["decision-chain"]
    by_hand = [replace(decision, previous=None) for decision in made[:2]]
    assert codes([*by_hand, replace(made[2], previous=link_of(STORY.id, by_hand[1]))]) == []


def test_a_chain_belongs_to_its_item() -> None:
    assert find_broken_links("articles/2022/other", chain()) != []


def test_the_clock_of_another_zone_says_the_same() -> None:
    decision = approvals(STORY)[0]

    assert statement_of(STORY.id, decision) == statement_of(
        STORY.id, replace(decision, at=decision.at.astimezone(UTC))
    )
