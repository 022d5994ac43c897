"""The board's list of people, read strictly."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.people import Group, Key, Reporter, Term
from dongne.ingest.roster import parse_roster
from site_tests.ingest.desk import codes, places

FILE = "review/roster.yml"
ROSTER = """\
groups:
  board: {title: 편집위원회, limit: 10, needs_expert: true}
people:
  - {id: soyoung, name: 한소영, groups: [board], expert: true, since: 2022-01-01, until: 2023-12-31,
     forge: soyoung-han, keys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA soyoung@home], interests: [shops/nangok-mart]}
  - {id: daeho, name: 조대호, groups: [board], since: 2022-01-01}
reporters:
  - {id: minseo, name: 박민서, since: 2022-01-01, forge: "@minseo"}
"""


def test_people_groups_and_reporters_are_read() -> None:
    roster, problems = parse_roster(ROSTER, file=FILE)

    assert problems == []
    assert roster is not None
    assert roster.groups == {"board": Group(id="board", title="편집위원회", limit=10, needs_expert=True)}
    soyoung = roster.members["soyoung"]
    assert (soyoung.name, soyoung.groups, soyoung.expert) == ("한소영", frozenset({"board"}), True)
    assert soyoung.term == Term(since=date(2022, 1, 1), until=date(2023, 12, 31))
    assert soyoung.forge == "soyoung-han"
    assert len(soyoung.keys) == 1
    assert soyoung.interests == {"shops/nangok-mart"}
    assert soyoung.line == 4
    assert roster.members["daeho"].line == 6
    assert roster.reporters["minseo"] == Reporter(
        id="minseo", name="박민서", term=Term(since=date(2022, 1, 1)), forge="minseo", line=8
    )
    assert roster.file == FILE


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("groups: [board], since", "since", "key-missing", 6),
        ("groups: [board], since", "groups: board, since", "type-list", 6),
        ("groups: [board], since", "groups: [], since", "list-empty", 6),
        ("조대호, groups: [board], since: 2022-01-01", "조대호, groups: [board]", "key-missing", 6),
        ("expert: true", "expert: yes", "type-truth", 4),
        ("expert: true", "exprt: true", "key-unknown", 4),
        ("until: 2023-12-31", "until: 2021-12-31", "date-order", 4),
        ("until: 2023-12-31", "until: 2023-02-29", "moment-impossible", 4),
        ("until: 2023-12-31", "until: 2023-12-31T10:00", "day-shape", 4),
        ("id: daeho", "id: Daeho", "slug-shape", 6),
        ("id: daeho", "id: 대호", "slug-shape", 6),
        ("id: daeho", "id: 3", "type-text", 6),
        ("groups: [board], since", "groups: [3], since", "type-text", 6),
        ("groups: [board], since", "groups: [Board], since", "slug-shape", 6),
        ("id: daeho", "id: ../daeho", "slug-shape", 6),
        ("id: daeho", "id: soyoung", "roster-id-twice", 6),
        ("name: 조대호", "name: ''", "value-empty", 6),
        ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA soyoung@home", "secret", "key-shape", 5),
        ("forge: soyoung-han", "forge: https://example.org/x", "forge-shape", 5),
        ("shops/nangok-mart", "nangok-mart", "reference-shape", 5),
        ("limit: 10", "limit: 0", "number-range", 2),
        ("limit: 10", 'limit: "10"', "type-number", 2),
        ("  board:", "  Board:", "slug-shape", 2),
        ("  board:", '  "board ":', "slug-shape", 2),
        ("people:", "peple:", "key-unknown", 3),
        ("reporters:\n  - {id: minseo", "reporters:\n  - {id: minseo, groups: [board]", "key-unknown", 8),
    ],
)
def test_a_slip_is_a_problem_on_its_line(old: str, new: str, code: str, line: int) -> None:
    assert old in ROSTER

    roster, problems = parse_roster(ROSTER.replace(old, new), file=FILE)

    assert roster is None
    assert f"{FILE}:{line} {code}" in places(problems)


def test_an_office_may_last_a_single_day() -> None:
    assert parse_roster(ROSTER.replace("2023-12-31", "2022-01-01"), file=FILE)[1] == []


def test_an_id_twice_among_reporters_is_a_problem_but_a_member_may_report(subtests: pytest.Subtests) -> None:
    twice = ROSTER + "  - {id: minseo, name: 박민서, since: 2022-06-01}\n"
    both = ROSTER + "  - {id: daeho, name: 조대호, since: 2022-06-01}\n"

    with subtests.test("twice"):
        assert places(parse_roster(twice, file=FILE)[1]) == [f"{FILE}:9 roster-id-twice"]
    with subtests.test("both"):
        assert parse_roster(both, file=FILE)[1] == []


KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA soyoung@home"


def test_a_key_may_have_days_of_its_own() -> None:
    text = ROSTER.replace(
        f"[{KEY}]",
        f"[{{key: {KEY}, since: 2022-01-01, until: 2022-06-30}}, {{key: {KEY}2, until: 2022-12-31}}]",
    )

    roster, problems = parse_roster(text, file=FILE)

    assert problems == []
    assert roster is not None
    assert roster.members["soyoung"].keys == (
        Key(text=KEY, term=Term(since=date(2022, 1, 1), until=date(2022, 6, 30))),
        Key(text=f"{KEY}2", term=Term(since=date.min, until=date(2022, 12, 31))),
    )


@pytest.mark.parametrize(
    ("key", "code", "told"),
    [
        (f"{{key: {KEY}, since: 어제}}", "day-shape", "people.0.keys.0.since"),
        (f"{{key: {KEY}, since: 2022-06-01, until: 2022-05-01}}", "date-order", "people.0.keys.0.until"),
        (f"{{key: {KEY}, sinse: 2022-06-01}}", "key-unknown", "people.0.keys.0.sinse"),
        ("{key: secret}", "key-shape", "people.0.keys.0.key"),
        ("{since: 2022-06-01}", "key-missing", "people.0.keys.0.key"),
        ("3", "type-text", "people.0.keys.0.key"),
    ],
)
def test_a_slip_in_a_key_is_told_like_any_other(key: str, code: str, told: str) -> None:
    roster, problems = parse_roster(ROSTER.replace(f"[{KEY}]", f"\n      [{key}]"), file=FILE)

    assert roster is None
    assert places(problems) == [f"{FILE}:6 {code}"]
    assert told in problems[0].message


@pytest.mark.parametrize("text", ["", "\n# 명단\n", "{}", "[]", "null", "---\n"])
def test_an_empty_roster_is_named_as_such(text: str) -> None:
    roster, problems = parse_roster(text, file=FILE)

    assert roster is None
    assert codes(problems) == ["roster-empty"]


@pytest.mark.parametrize("text", ["한소영", "- 한소영", "groups: {}\npeople: []\n", "people: 한소영"])
def test_a_roster_of_another_shape_is_a_problem(text: str) -> None:
    roster, problems = parse_roster(text, file=FILE)

    assert roster is None
    assert problems


@given(st.text() | st.lists(st.sampled_from([*ROSTER.splitlines(keepends=True)])).map("".join))
def test_no_text_makes_it_raise(text: str) -> None:
    roster, problems = parse_roster(text, file=FILE)

    assert (roster is None) == bool(problems)
