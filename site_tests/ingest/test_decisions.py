"""What the board said, file by file; whatever is in doubt stops everything."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.decisions import Decision, Verb
from dongne.errors import Origin, Problem
from dongne.ingest.decisions import parse_decisions, read_decisions
from site_tests.ingest.desk import ARTICLE, codes, places, write
from site_tests.newsroom import SEOUL, roster

DIGEST = "sha256:" + "0123456789abcdef" * 4
FILE = f"review/decisions/{ARTICLE}.yml"
DECISIONS = f"""\
- decision: request-changes
  by: soyoung
  at: 2022-05-04T10:20:00+09:00
  digest: {DIGEST}
  note: 셋째 문단의 값을 다시 알아봐 주세요.
- decision: lift
  by: soyoung
  at: 2022-05-05 09:00
  digest: {DIGEST}
- decision: approve
  by: daeho
  at: 2022-05-05T00:30:00Z
  digest: {DIGEST}
  note: |
    값을 다시 알아보았습니다.
    이제 맞습니다.
- decision: retract
  by: daeho
  at: 2022-06-01T10:00
  digest: {DIGEST}
  note: 값이 틀렸습니다.
  title: 새벽 시장의 첫 손님
"""


def parse(text: str) -> tuple[tuple[Decision, ...], list[Problem]]:
    return parse_decisions(text, file=FILE, roster=roster(), zone=SEOUL)


def read(root: Path, *ids: str) -> tuple[dict[str, tuple[Decision, ...]], list[Problem]]:
    return read_decisions(root, item_ids=ids, roster=roster(), zone=SEOUL)


def test_every_word_of_a_decision_is_read() -> None:
    made, problems = parse(DECISIONS)

    assert problems == []
    assert [decision.verb for decision in made] == [
        Verb.REQUEST_CHANGES,
        Verb.LIFT,
        Verb.APPROVE,
        Verb.RETRACT,
    ]
    assert made[0] == Decision(
        verb=Verb.REQUEST_CHANGES,
        by="soyoung",
        at=datetime(2022, 5, 4, 10, 20, tzinfo=SEOUL),
        digest=DIGEST,
        origin=Origin(file=FILE, line=1),
        note="셋째 문단의 값을 다시 알아봐 주세요.",
    )
    assert [decision.origin.line for decision in made] == [1, 6, 10, 17]
    assert made[2].note == "값을 다시 알아보았습니다.\n이제 맞습니다."
    assert made[3].title == "새벽 시장의 첫 손님"


def test_a_moment_without_offset_is_local_and_every_moment_is_told_locally() -> None:
    made, _ = parse(DECISIONS)

    assert made[1].at == datetime(2022, 5, 5, 9, 0, tzinfo=SEOUL)
    assert made[2].at == datetime(2022, 5, 5, 9, 30, tzinfo=SEOUL)
    assert all(decision.at.tzinfo is SEOUL for decision in made)


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("decision: approve", "decision: approved", "choice-unknown", 10),
        ("decision: approve", "decision: Approve", "choice-unknown", 10),
        ("decision: approve", "decision: true", "type-text", 10),
        ("decision: approve\n", "decision: approve\n  decision: approve\n", "yaml-duplicate-key", 11),
        ("- decision: approve\n ", "-", "key-missing", 10),
        ("by: daeho\n  at: 2022-05", "by: daehoo\n  at: 2022-05", "person-unknown", 10),
        ("by: daeho\n  at: 2022-05", "by: [daeho, yuna]\n  at: 2022-05", "type-text", 11),
        ("at: 2022-05-05T00:30:00Z", "at: 2022-05-35", "moment-impossible", 12),
        ("at: 2022-05-05T00:30:00Z", "at: 어제", "moment-shape", 12),
        ("at: 2022-05-05T00:30:00Z", "when: 2022-05-05", "key-unknown", 12),
        ("  at: 2022-05-05T00:30:00Z\n", "", "key-missing", 10),
        (f"digest: {DIGEST}\n  note: |", "digest: sha256:abc\n  note: |", "digest-shape", 13),
        (f"digest: {DIGEST}\n  note: |", f"digest: {DIGEST.upper()}\n  note: |", "digest-shape", 13),
        (f"digest: {DIGEST}\n  note: |", "note: |", "key-missing", 10),
        ("title: 새벽", "titel: 새벽", "key-unknown", 22),
        ("note: 값이", "note:\n  notes: 값이", "value-empty", 21),
    ],
)
def test_a_decision_in_doubt_leaves_none_of_its_file(old: str, new: str, code: str, line: int) -> None:
    assert old in DECISIONS

    made, problems = parse(DECISIONS.replace(old, new))

    assert made == ()
    assert f"{FILE}:{line} {code}" in places(problems)


def test_why_something_was_taken_back_stands_on_the_site_and_holds_nobodys_number() -> None:
    made, problems = parse(DECISIONS.replace("값이 틀렸습니다.", "010-1234-5678로 연락 주세요."))
    inside, quiet = parse(DECISIONS.replace("값을 다시 알아보았습니다.", "010-1234-5678에 물었습니다."))

    assert (made, places(problems)) == ((), [f"{FILE}:17 personal-mobile"])
    assert "1234" not in problems[0].message
    assert (len(inside), quiet) == (4, [])


def test_a_decision_says_under_which_policy_it_was_made() -> None:
    made, problems = parse(DECISIONS.replace("by: daeho", "policy: 2\n  by: daeho"))

    assert problems == []
    assert [decision.policy for decision in made] == [1, 1, 2, 2]
    assert codes(parse(DECISIONS.replace("by: daeho", "policy: 0\n  by: daeho"))[1]) == ["number-range"] * 2


def test_somebody_unknown_is_named_with_the_nearest_id() -> None:
    _, (problem,) = parse(DECISIONS.replace("by: daeho\n  at: 2022-05", "by: daehoo\n  at: 2022-05"))

    assert "혹시 `daeho`" in problem.hint


def test_a_reporter_is_known_and_it_is_the_gate_that_does_not_count_them() -> None:
    made, problems = parse(DECISIONS.replace("by: daeho", "by: minseo"))

    assert problems == []
    assert made[2].by == "minseo"


def test_decisions_out_of_order_are_a_warning() -> None:
    made, (problem,) = parse(DECISIONS.replace("2022-05-05T00:30", "2022-05-01T00:30"))

    assert len(made) == 4
    assert not problem.is_error
    assert problem.origin.line == 10


def test_two_decisions_of_one_moment_are_in_order() -> None:
    assert parse(DECISIONS.replace("2022-05-05T00:30:00Z", "2022-05-05T09:00"))[1] == []


@pytest.mark.parametrize("text", ["", "[]", "null", "decision: approve", "approve", "# 아직 없음\n"])
def test_a_file_without_decisions_is_an_error(text: str) -> None:
    assert codes(parse(text)[1]) == ["decision-list"]


@pytest.mark.parametrize("text", ["- approve\n", "- [approve]\n", "- 1\n"])
def test_a_decision_that_is_no_mapping_is_an_error(text: str) -> None:
    assert codes(parse(text)[1]) == ["type-mapping"]


# --- the folder


def test_decisions_are_found_by_the_id_of_their_item(tmp_path: Path) -> None:
    write(tmp_path, {FILE: DECISIONS, "review/decisions/shops/nangok-dubu.yml": DECISIONS})

    decisions, problems = read(tmp_path, ARTICLE, "shops/nangok-dubu", "shops/other")

    assert problems == []
    assert {item: len(made) for item, made in decisions.items()} == {ARTICLE: 4, "shops/nangok-dubu": 4}


def test_without_the_folder_nobody_has_decided_anything(tmp_path: Path) -> None:
    assert read(tmp_path, ARTICLE) == ({}, [])


@pytest.mark.parametrize(
    "name",
    [
        f"{ARTICLE}-2.yml",
        "dawn-market.yml",
        "articles/2022.yml",
        "pages/about.yml",
        "articles/2022/DAWN-market.yml",
    ],
)
def test_a_decision_without_a_bundle_says_what_to_do(tmp_path: Path, name: str) -> None:
    write(tmp_path, {f"review/decisions/{name}": DECISIONS})

    decisions, (problem,) = read(tmp_path, ARTICLE)

    assert decisions == {}
    assert (problem.code, problem.origin.file) == ("decision-orphan", f"review/decisions/{name}")
    assert "지우고" in problem.hint
    assert "dongne retract" in problem.hint


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (f"{ARTICLE}.yaml", "file-stray"),
        (f"{ARTICLE}.yml.bak", "file-stray"),
        (f"{ARTICLE}.YML", "file-stray"),
        (f"{ARTICLE}/a.yml", "file-stray"),
        (f"{ARTICLE}.yml/a.yml", "file-stray"),
        ("README.md", "file-stray"),
        (".hidden.yml", "file-hidden"),
        ("articles/2022/.dawn-market.yml.swp", "file-hidden"),
    ],
)
def test_anything_else_among_decisions_is_an_error(tmp_path: Path, name: str, code: str) -> None:
    write(tmp_path, {f"review/decisions/{name}": DECISIONS})

    assert codes(read(tmp_path, ARTICLE)[1]) == [code]


@pytest.mark.parametrize("link", [FILE, "review/decisions/articles", "review/decisions", "review"])
def test_a_symbolic_link_is_an_error_and_is_not_followed(tmp_path: Path, link: str) -> None:
    write(tmp_path, {f"elsewhere/{ARTICLE}.yml": DECISIONS, "elsewhere/2022/dawn-market.yml": DECISIONS})
    (tmp_path / link).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / link).symlink_to(tmp_path / "elsewhere" / (f"{ARTICLE}.yml" if link == FILE else "."))

    assert places(read(tmp_path, ARTICLE)[1]) == [f"{link} link-symbolic"]


def test_one_bad_file_does_not_hide_another(tmp_path: Path) -> None:
    write(tmp_path, {FILE: "?", "review/decisions/shops/a.yml": "- approve", "review/decisions/x.txt": ""})

    assert len(read(tmp_path, ARTICLE, "shops/a")[1]) == 3


@given(st.text() | st.lists(st.sampled_from([*DECISIONS.splitlines(keepends=True)])).map("".join))
def test_no_text_makes_it_raise(text: str) -> None:
    made, problems = parse(text)

    assert made == () or not any(problem.is_error for problem in problems)
    assert made or problems
