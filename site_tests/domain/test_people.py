"""The roster: who may decide, and what makes it unfit to decide by."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.people import Group, Key, Member, Reporter, Roster, Term
from dongne.errors import Severity
from site_tests.newsroom import roster

TODAY = date(2022, 12, 31)


def member(person: str, **fields: object) -> Member:
    plain = Member(
        id=person, name=f"이름{person}", groups=frozenset({"board"}), term=Term(since=date(2022, 1, 1))
    )
    return replace(plain, **fields)  # type: ignore[arg-type]  # a test names fields of Member


def board(
    *members: Member, reporters: tuple[Reporter, ...] = (), limit: int = 10, needs_expert: bool = False
) -> Roster:
    return Roster(
        groups={"board": Group(id="board", title="편집위원회", limit=limit, needs_expert=needs_expert)},
        members={each.id: each for each in members},
        reporters={each.id: each for each in reporters},
    )


def codes(people: Roster, today: date = TODAY) -> list[str]:
    return [problem.code for problem in people.problems(today)]


def test_a_sound_roster_has_no_problems() -> None:
    assert roster().problems(TODAY) == []


def test_names_are_found_in_both_lists_and_strangers_keep_their_id() -> None:
    people = roster()

    assert [people.name_of(person) for person in ("soyoung", "minseo", "nobody")] == [
        "한소영",
        "박민서",
        "nobody",
    ]
    assert [people.knows(person) for person in ("soyoung", "minseo", "nobody")] == [True, True, False]


@given(st.dates(), st.dates(), st.dates())
def test_a_term_covers_its_first_and_last_day_and_all_between(since: date, until: date, day: date) -> None:
    term = Term(since=since, until=until)

    assert term.covers(day) == (since <= day <= until)
    assert Term(since=since).covers(day) == (since <= day)


def test_a_group_that_does_not_exist_is_named() -> None:
    (problem,) = board(member("a", groups=frozenset({"bord"}), line=7)).problems(TODAY)

    assert (problem.code, problem.origin.line) == ("roster-group-unknown", 7)
    assert "board" in problem.hint


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "한소영"}, {"name": "한소영"}),
        ({"forge": "soyoung-han"}, {"forge": "Soyoung-Han"}),
        ({"keys": (Key(text="ssh-ed25519 AAAA home"),)}, {"keys": (Key(text="ssh-ed25519 AAAA work"),)}),
    ],
    ids=["name", "forge account", "key"],
)
def test_two_entries_for_one_person_are_found(one: dict[str, object], other: dict[str, object]) -> None:
    people = board(member("a", line=3, **one), member("b", line=9, **other))

    (problem,) = people.problems(TODAY)

    assert (problem.code, problem.origin.line) == ("roster-twins", 9)


@pytest.mark.parametrize("name", ["한 소영", "한소영\u200b", "한\u3164소영", "(한소영)", "한·소영"])
def test_a_name_is_the_same_however_it_is_spaced(name: str) -> None:
    twins = board(member("a", name="한소영"), member("b", name=name))

    assert codes(twins) == ["roster-twins"]
    assert codes(board(member("a", name="한소영"), member("b", name="한소영(둘)"))) == []
    assert codes(board(member("a", name="Kim A"), member("b", name="kim a"))) == ["roster-twins"]


def test_two_keys_of_one_sort_are_two_keys() -> None:
    people = board(
        member("a", keys=(Key(text="ssh-ed25519 AAAA"),)), member("b", keys=(Key(text="ssh-ed25519 BBBB"),))
    )

    assert codes(people) == []


def test_a_long_key_is_named_by_its_beginning_and_people_without_a_line_by_none() -> None:
    key = Key(text="ssh-ed25519 " + "AAAA" * 20)

    (problem,) = board(member("a", keys=(key,)), member("b", keys=(key,))).problems(TODAY)

    assert problem.origin.line is None
    assert problem.message == "`a`, `b`의 열쇠(ssh-ed25519 AAAAAAAAAAAAAAAAAAAAAAAAAAAA)이 같습니다."


def test_a_reporter_with_a_members_account_must_share_the_id() -> None:
    writes = Reporter(id="b", name="이름b", term=Term(since=TODAY), forge="same")

    assert codes(board(member("a", forge="same"), reporters=(writes,))) == ["roster-twins"]
    assert codes(board(member("b", forge="same"), reporters=(writes,))) == []


def test_a_group_over_its_limit_on_any_day_is_found_once() -> None:
    two = (member("a"), member("b"))
    later = member("c", term=Term(since=date(2022, 6, 1)))
    gone = member("a", term=Term(since=date(2022, 1, 1), until=date(2022, 5, 31)))

    crowded = board(*two, later, limit=2).problems(TODAY)

    assert [problem.code for problem in crowded] == ["roster-group-full"]
    assert "2022-06-01 현재 편집위원회이 3명" in crowded[0].message
    assert codes(board(gone, two[1], later, limit=2)) == []
    assert codes(board(*two, later, member("d", term=Term(since=TODAY)), limit=2)) == ["roster-group-full"]


def test_a_board_needs_an_expert_and_one_in_office() -> None:
    expert = member("a", expert=True, term=Term(since=date(2022, 1, 1), until=date(2022, 6, 30)))

    assert codes(board(member("b"), needs_expert=True)) == ["roster-expert-missing"]
    assert codes(board(expert, needs_expert=True), date(2022, 6, 30)) == []
    (problem,) = board(expert, needs_expert=True).problems(date(2022, 7, 1))
    assert (problem.code, problem.severity) == ("roster-expert-gone", Severity.WARNING)


def test_every_group_that_needs_an_expert_is_looked_at() -> None:
    lay = board(member("a"), needs_expert=True)
    panel = Group(id="a-panel", title="기획단", limit=10)

    people = replace(lay, groups={"a-panel": panel, **lay.groups})

    assert codes(people) == ["roster-expert-missing"]


def test_a_key_signs_on_its_own_days_or_as_long_as_the_office_lasts() -> None:
    old = Key(text="ssh-ed25519 AAAA", term=Term(since=date(2022, 1, 1), until=date(2022, 6, 30)))
    new = Key(text="ssh-ed25519 BBBB")
    signer = member("a", keys=(old, new))

    assert signer.keys_on(date(2022, 6, 30)) == (old, new)
    assert signer.keys_on(date(2022, 7, 1)) == (new,)
