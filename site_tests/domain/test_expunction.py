"""What was taken out for good: by whom, and what may never come back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date

import pytest

from dongne.domain.address import Kind
from dongne.domain.expunction import (
    Expunged,
    find_forgotten,
    find_returned,
    find_unfit,
    find_unfounded,
    needs_signatures,
)
from dongne.domain.gate import open_gate
from dongne.domain.items import Item
from dongne.domain.people import Roster, Term
from dongne.domain.policy import Policy, Rule
from dongne.domain.statement import statement_of_expunction
from dongne.errors import Origin
from site_tests.newsroom import AT, approvals, article, moment, policy, roster, shop

STORY = "articles/2022/dawn-market"
DAY = date(2022, 6, 2)
SIGNED = replace(policy(), version=2, kinds={Kind.ARTICLE: Rule(group="board", quorum=2, signed=True)})


def expunged(item_id: str = STORY, **fields: object) -> Expunged:
    plain = Expunged(
        id=item_id,
        at=moment("2022-06-02T09:00"),
        by=("soyoung", "daeho"),
        reason="법원의 결정",
        digest="sha256:" + "0" * 64,
        last="sha256:" + "1" * 64,
        retracted=date(2022, 6, 1),
        was_public=True,
        origin=Origin(file="review/expunged.yml", line=1),
    )
    return replace(plain, **fields)  # type: ignore[arg-type]  # a test names fields of Expunged


def unfit(
    by: Sequence[str], *, day: date = DAY, people: Roster | None = None, rules: Policy | None = None
) -> str | None:
    return find_unfit(by, day=day, roster=people or roster(), policy=rules or policy())


def unfounded(*entries: Expunged, rules: Policy | None = None) -> list[str]:
    return [problem.message for problem in find_unfounded(entries, roster=roster(), policy=rules or policy())]


# --- what is left


def test_what_was_read_leaves_a_tombstone_with_the_public_reason_and_no_title() -> None:
    stone = expunged().tombstone

    assert stone is not None
    assert (stone.id, stone.title, stone.day, stone.reason) == (STORY, None, date(2022, 6, 1), "법원의 결정")
    assert expunged(was_public=False).tombstone is None


def test_the_publication_knows_what_readers_will_miss() -> None:
    left = [expunged(), expunged("shops/old"), expunged("articles/2022/unread", was_public=False)]

    retracted = article("articles/2022/retracted", expires=moment("2022-06-01"))
    items: list[Item] = [shop(), retracted]
    publication = open_gate(
        items,
        decisions={item.id: approvals(item) for item in items},
        roster=roster(),
        policy=policy(),
        at=AT,
        expunged=left,
    ).publication

    assert [stone.id for stone in publication.tombstones] == [STORY, "shops/old"]
    assert publication.withdrawn == {STORY, retracted.id}


# --- who may


def test_it_takes_two_different_members_of_the_board() -> None:
    assert unfit(["soyoung", "daeho"]) is None
    assert unfit(["soyoung", "daeho", "yuna"]) is None
    for too_few in (["soyoung"], ["soyoung", "soyoung"], []):
        assert unfit(too_few) == "서로 다른 위원 2명이 있어야 합니다"
    for stranger, name in (("kisu", "백기수"), ("minseo", "박민서"), ("nobody", "nobody")):
        assert unfit(["soyoung", stranger]) == f"{name} 님은 2022-06-02에 편집위원이 아닙니다"
        assert unfit([stranger, "soyoung"]) == f"{name} 님은 2022-06-02에 편집위원이 아닙니다"


def test_two_ids_of_one_name_are_one_person() -> None:
    people = roster()
    twin = replace(people.members["soyoung"], id="soyoung2")
    people = replace(people, members={**people.members, "soyoung2": twin})

    assert unfit(["soyoung", "soyoung2"], people=people) == "서로 다른 위원 2명이 있어야 합니다"


def test_only_who_is_in_office_on_that_day_has_a_say() -> None:
    people = roster()
    leaver = replace(people.members["daeho"], term=Term(since=date(2022, 1, 1), until=DAY))
    people = replace(people, members={**people.members, "daeho": leaver})

    assert unfit(["soyoung", "daeho"], people=people) is None
    assert unfit(["soyoung", "daeho"], people=people, day=date(2022, 6, 3)) is not None


def test_without_any_rule_nobody_may() -> None:
    assert unfit(["soyoung", "daeho"], rules=replace(policy(), kinds={})) is not None


# --- entries


def test_sound_entries_are_no_problem() -> None:
    assert unfounded(expunged(), expunged("shops/old")) == []


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([expunged(by=("soyoung", "kisu"))], "백기수 님은"),
        ([expunged(at=moment("2021-06-02"))], "한소영 님은 2021-06-02에"),
        ([expunged("articles/nowhere")], "`articles/nowhere`는 글의 주소가 아닙니다"),
        ([expunged(), expunged()], "두 번 적혀 있습니다"),
    ],
    ids=["of the panel", "before their term", "no id", "twice"],
)
def test_unfounded_entries_are_reported(entries: list[Expunged], words: str) -> None:
    (message,) = unfounded(*entries)

    assert words in message


def test_every_unfounded_entry_is_reported() -> None:
    found = unfounded(expunged("no-id"), expunged(by=("soyoung",)), expunged("shops/old", by=("daeho",)))

    assert len(found) == 3


# --- signatures


def test_where_the_board_signs_both_have_to_sign() -> None:
    assert [needs_signatures(rules) for rules in (policy(), SIGNED, replace(policy(), kinds={}))] == [
        False,
        True,
        False,
    ]
    (message,) = unfounded(expunged(policy=2), rules=SIGNED)
    assert "두 사람의 서명이 없어" in message
    assert unfounded(expunged(policy=2, is_proven=True), rules=SIGNED) == []


def test_what_was_done_before_the_board_signed_is_honoured_as_its_approvals_are() -> None:
    kept = replace(SIGNED, grandfather_until=DAY)

    assert unfounded(expunged(), rules=SIGNED) != []
    assert unfounded(expunged(), rules=kept) == []
    assert unfounded(expunged(policy=2), rules=kept) != []
    assert unfounded(expunged(at=moment("2022-06-03")), rules=kept) != []


def test_what_is_signed_holds_everything_but_the_signatures() -> None:
    entry = expunged()
    changes: list[dict[str, object]] = [
        {"id": "shops/old"},
        {"at": moment("2022-06-02T09:01")},
        {"by": ("daeho", "soyoung")},
        {"reason": "다른 까닭"},
        {"digest": "sha256:" + "2" * 64},
        {"last": "sha256:" + "2" * 64},
        {"retracted": DAY},
        {"was_public": False},
        {"policy": 2},
    ]

    statements = {statement_of_expunction(replace(entry, **change)) for change in changes}  # type: ignore[arg-type]  # fields

    assert len(statements | {statement_of_expunction(entry)}) == len(changes) + 1
    same = replace(
        entry, proofs=("x", "y"), is_proven=True, origin=Origin(file="y.yml"), at=entry.at.astimezone(UTC)
    )
    assert statement_of_expunction(same) == statement_of_expunction(entry)


def test_what_is_signed_is_never_changed_unnoticed() -> None:
    assert (
        statement_of_expunction(expunged(digest="sha256:0", last="sha256:1"))
        == (
            '{"at":"2022-06-02T00:00:00+00:00","by":["soyoung","daeho"],"digest":"sha256:0","form":"dongne-expunction@v1",'
            '"item":"articles/2022/dawn-market","last":"sha256:1","policy":1,"read":true,"reason":"법원의 결정","retracted":"2022-06-01"}'
        ).encode()
    )


# --- what comes back, and what is forgotten


def test_neither_the_text_nor_its_decisions_come_back() -> None:
    left = [expunged(), expunged("shops/old"), expunged("shops/gone")]

    found = find_returned(
        left, ids={STORY, "shops/new"}, decisions={"shops/old": [], "shops/new": [], STORY: []}
    )

    assert [(problem.code, problem.origin.file) for problem in found] == [
        ("expunged-returned", f"content/{STORY}"),
        ("expunged-returned", f"review/decisions/{STORY}.yml"),
        ("expunged-returned", "review/decisions/shops/old.yml"),
    ]


def test_an_entry_stays_as_it_was() -> None:
    before = [expunged(), expunged("shops/old")]

    def forgotten(now: list[Expunged]) -> list[str]:
        return [problem.message for problem in find_forgotten(now, before, file="review/expunged.yml")]

    assert forgotten([expunged("shops/new"), *reversed(before)]) == []
    elsewhere = replace(before[0], origin=Origin(file="x.yml", line=9), is_proven=True)
    assert forgotten([elsewhere, before[1]]) == []
    assert len(forgotten([])) == 2
    assert len(forgotten([before[0], replace(before[1], reason="다른 까닭")])) == 1
    assert "`shops/old`" in forgotten([before[0]])[0]
