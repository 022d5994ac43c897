"""Row 33: whoever adds an article cannot add the people and rules that let it through."""

import copy
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dongne.pipeline.newsroom import survey
from site_tests.leaks.held import ID, write_held
from site_tests.paper import NOW, POLICY, ROSTER, Paper

INVENTED: dict[str, dict[str, Any]] = {
    "friend": {
        "id": "friend",
        "name": "새 위원 하나",
        "groups": ["board"],
        "expert": True,
        "since": "2022-01-01",
    },
    "too": {"id": "too", "name": "새 위원 둘", "groups": ["board"], "since": "2022-01-01"},
}
OTHERS = [
    {"id": "former", "name": "표정우", "groups": ["board"], "since": "2021-01-01", "until": "2021-12-31"},
    {"id": "yuna", "name": "문유나", "groups": ["board"], "since": "2022-01-01", "interests": [ID]},
    {"id": "minji", "name": "선민지", "groups": ["board"], "since": "2022-01-01"},
]
"""Of main's board, beside those of every paper."""


def with_people(paper: Paper, change: Callable[[dict[str, dict[str, Any]]], None]) -> None:
    """Write main's roster with the people, by id, changed."""
    roster: dict[str, Any] = copy.deepcopy(ROSTER)
    people = {person["id"]: person for person in copy.deepcopy([*roster["people"], *OTHERS])}
    change(people)
    roster["people"] = list(people.values())
    paper.write("review/roster.yml", roster)


def with_rules(paper: Paper, change: Callable[[dict[str, Any]], None]) -> None:
    """Write main's rules, changed."""
    policy: dict[str, Any] = copy.deepcopy(POLICY)
    policy["categories"] = {"people": {"needs_expert": True}}
    change(policy)
    paper.write("review/policy.yml", policy)


def invites_friends(paper: Paper) -> None:
    with_people(paper, lambda people: people.update(INVENTED))
    paper.approve(ID, by=("friend", "too"))


def joins_the_board(paper: Paper) -> None:
    author = {"id": "jaehun", "name": "윤재훈", "groups": ["board"], "since": "2022-01-01"}
    with_people(paper, lambda people: people.update(jaehun=author))
    paper.approve(ID, by=("jaehun", "soyoung"))


def takes_a_seat_for_a_panelist(paper: Paper) -> None:
    with_people(paper, lambda people: people["kisu"].update(groups=["board"]))
    paper.approve(ID, by=("kisu", "soyoung"))


def prolongs_a_term(paper: Paper) -> None:
    with_people(paper, lambda people: people["former"].pop("until"))
    paper.approve(ID, by=("former", "soyoung"))


def makes_an_expert(paper: Paper) -> None:
    with_people(paper, lambda people: people["daeho"].update(expert=True))
    paper.approve(ID, by=("daeho", "minji"))


def drops_an_interest(paper: Paper) -> None:
    with_people(paper, lambda people: people["yuna"].pop("interests"))
    paper.approve(ID, by=("yuna", "soyoung"))


def lowers_the_quorum(paper: Paper) -> None:
    with_rules(paper, lambda policy: policy["kinds"]["article"].update(quorum=1))
    paper.approve(ID, by=("soyoung",))


def asks_another_group(paper: Paper) -> None:
    with_rules(
        paper,
        lambda policy: (
            policy["kinds"]["article"].update(group="handmade-panel") or policy["categories"].clear()
        ),
    )
    paper.approve(ID, by=("kisu", "daeho"))


def drops_the_expert(paper: Paper) -> None:
    with_rules(paper, lambda policy: policy["categories"].clear())
    paper.approve(ID, by=("daeho", "minji"))


TRICKS = [
    invites_friends,
    joins_the_board,
    takes_a_seat_for_a_panelist,
    prolongs_a_term,
    makes_an_expert,
    drops_an_interest,
    lowers_the_quorum,
    asks_another_group,
    drops_the_expert,
]


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def branch(tmp_path: Path) -> Paper:
    """Give a branch, off a sound main, that adds an article."""
    paper = Paper(tmp_path)
    with_people(paper, lambda _: None)
    with_rules(paper, lambda _: None)
    git(paper.root, "init", "--quiet", "--initial-branch=main")
    git(paper.root, "add", ".")
    git(paper.root, "commit", "--quiet", "--message", "신문을 시작한다")
    git(paper.root, "switch", "--quiet", "--create", "article")
    write_held(paper)
    return paper


def check(paper: Paper, *options: str) -> tuple[int, set[object]]:
    """Run the check; give its code and the codes of its problems."""
    done = paper.dongne("--now", NOW, "check", "--format", "json", *options)
    found, _ = json.JSONDecoder().raw_decode(done.output)
    return done.code, {problem["code"] for problem in found}


@pytest.mark.parametrize("trick", TRICKS)
def test_the_rules_of_main_decide_about_a_branch(branch: Paper, trick: Callable[[Paper], None]) -> None:
    trick(branch)
    assert check(branch)[0] == 0, "the trick does not even work by its own rules"

    code, problems = check(branch, "--base", "main")

    assert code == 1
    assert problems


@pytest.mark.parametrize("trick", TRICKS)
def test_roster_and_policy_are_mains_to_the_letter(branch: Paper, trick: Callable[[Paper], None]) -> None:
    mains = survey(branch.root, now=NOW)
    trick(branch)

    found = survey(branch.root, now=NOW, base="main")

    changed = survey(branch.root, now=NOW)
    assert (found.roster, found.policy) == (mains.roster, mains.policy)
    assert (found.roster, found.policy) != (changed.roster, changed.policy)


@pytest.mark.parametrize("trick", TRICKS)
def test_nor_does_a_commit_help(branch: Paper, trick: Callable[[Paper], None]) -> None:
    trick(branch)
    git(branch.root, "add", ".")
    git(branch.root, "commit", "--quiet", "--message", "기사를 더한다")

    assert check(branch, "--base", "main")[0] == 1
    assert check(branch, "--base", "HEAD~1")[0] == 1


def test_an_article_that_mains_board_approved_is_fine(branch: Paper) -> None:
    branch.approve(ID, by=("soyoung", "minji"))

    code, problems = check(branch, "--base", "main")

    assert (code, problems & {"item-pending", "person-unknown"}) == (0, set())


def test_a_reporter_whom_main_does_not_know_is_none(branch: Paper) -> None:
    roster: dict[str, Any] = copy.deepcopy(ROSTER)
    roster["people"] += OTHERS
    roster["reporters"].append({"id": "stranger", "name": "지나가던 이", "since": "2022-01-01"})
    branch.write("review/roster.yml", roster)
    write_held(branch, reporters=["stranger"])
    branch.approve(ID, by=("soyoung", "minji"))
    assert check(branch)[0] == 0

    assert check(branch, "--base", "main")[0] == 1


@pytest.mark.parametrize(
    "base", ["", "nowhere", "--upload-pack=x", "main:review", "article..main", "HEAD:mkdocs.yml"]
)
def test_a_base_that_is_no_revision_is_no_base(branch: Paper, base: str) -> None:
    lowers_the_quorum(branch)

    done = branch.dongne("--now", NOW, "check", f"--base={base}")

    assert done.code == 2, done.output
    assert "Traceback" not in done.output


def test_a_main_without_rules_lets_nothing_through(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    git(paper.root, "init", "--quiet", "--initial-branch=main")
    git(paper.root, "commit", "--quiet", "--allow-empty", "--message", "빈 시작")
    paper.approve(write_held(paper))
    assert check(paper)[0] == 0

    code, problems = check(paper, "--base", "main")

    assert code == 1
    assert "rules-missing" in problems
