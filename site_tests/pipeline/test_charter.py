"""Who may change the rules: the board before the change, and nobody with an article under the arm."""

import subprocess
from pathlib import Path

import pytest
import yaml

from site_tests.paper import POLICY, ROSTER, Built, Paper

INTRUDER = {"id": "minseo", "name": "박민서", "groups": ["board"], "since": "2022-01-01"}
STORY = "articles/2022/dawn-market"


def git(paper: Paper, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments],
        cwd=paper.root,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    """Give a paper under version control, with one approved article."""
    made = Paper(tmp_path)
    made.write(".gitignore", ".dongne/\nsite/\n")
    made.approve(made.article())
    git(made, "init", "-q", "-b", "main")
    git(made, "add", ".")
    git(made, "commit", "-q", "-m", "첫 판")
    return made


def check(paper: Paper) -> Built:
    return paper.dongne("check", "--base", "main")


def change_roster(paper: Paper) -> None:
    paper.write("review/roster.yml", {**ROSTER, "people": [*ROSTER["people"], INTRUDER]})  # type: ignore[misc]  # YAML


def approve_rules(paper: Paper, rules: str, *people: str) -> None:
    for place, person in enumerate(people):
        done = paper.dongne("approve", f"review/{rules}", "--as", person, "--at", f"2022-02-0{place + 1}")
        assert done.code == 0, done.output


def test_without_a_change_there_is_nothing_to_approve(paper: Paper) -> None:
    assert check(paper).code == 0, check(paper).output


def test_reformatting_the_rules_is_no_change(paper: Paper) -> None:
    text = (paper.root / "review/policy.yml").read_text(encoding="utf-8")
    paper.write("review/policy.yml", f"# 규칙\n{text}\n\n")

    assert check(paper).code == 0


@pytest.mark.parametrize("rules", ["roster", "policy"])
def test_a_change_of_rules_needs_the_quorum_of_the_board_before_it(paper: Paper, rules: str) -> None:
    if rules == "roster":
        change_roster(paper)
    else:
        paper.write("review/policy.yml", {**POLICY, "handmade": {"group": "handmade-panel", "quorum": 1}})

    alone = check(paper)
    approve_rules(paper, rules, "soyoung")
    one = check(paper)
    approve_rules(paper, rules, "daeho")
    both = check(paper)

    assert (alone.code, one.code, both.code) == (1, 1, 0), both.output
    assert "위원 2명의 승인이 더 필요" in alone.output
    assert "위원 1명의 승인이 더 필요" in one.output


def test_whoever_the_change_lets_in_has_no_say_in_it(paper: Paper) -> None:
    change_roster(paper)
    approve_rules(paper, "roster", "soyoung", "minseo")

    refused = check(paper)

    assert refused.code == 1
    assert "rules-unapproved" in refused.output


def test_an_approval_of_another_version_of_the_rules_does_not_count(paper: Paper) -> None:
    change_roster(paper)
    approve_rules(paper, "roster", "soyoung", "daeho")
    people = yaml.safe_load((paper.root / "review/roster.yml").read_text(encoding="utf-8"))
    people["people"][-1]["expert"] = True
    paper.write("review/roster.yml", people)

    assert check(paper).code == 1


def test_an_objection_holds_a_change_of_rules(paper: Paper) -> None:
    change_roster(paper)
    approve_rules(paper, "roster", "soyoung", "daeho")
    paper.dongne(
        "request-changes", "review/roster", "--as", "daeho", "--at", "2022-02-09", "--note", "너무 이릅니다"
    )
    held = check(paper)
    paper.dongne("lift", "review/roster", "--as", "daeho", "--at", "2022-02-10")

    assert held.code == 1
    assert "조대호" in held.output
    assert check(paper).code == 0


def test_rules_and_content_together_are_refused(paper: Paper) -> None:
    change_roster(paper)
    approve_rules(paper, "roster", "soyoung", "daeho")
    paper.article("mine", summary="내 글.")

    refused = check(paper)

    assert refused.code == 1
    assert "rules-with-content" in refused.output


def test_an_article_that_brings_its_own_judge_is_not_published(paper: Paper) -> None:
    mine = paper.article("mine", summary="내 글.", reporters=["jaehun"])
    change_roster(paper)
    paper.approve(mine, by=("soyoung", "minseo"))

    together = check(paper)
    paper.write("review/roster.yml", ROSTER)
    alone = check(paper)

    assert together.code == alone.code == 1
    assert "rules-unapproved" in together.output
    assert "박민서 님의 `approve`는 세지 않았습니다" in alone.output


def test_a_reporter_cannot_decide_on_rules(paper: Paper) -> None:
    refused = paper.dongne("approve", "review/policy", "--as", "jaehun")

    assert refused.code == 1
    assert "편집위원만" in refused.output
    assert not (paper.root / "review/decisions/review").exists()


def test_approved_rules_build(paper: Paper) -> None:
    change_roster(paper)
    approve_rules(paper, "roster", "soyoung", "daeho")

    built = paper.build()

    assert built.code == 0, built.output
    assert f"{STORY}/index.html" in built.paths()
    assert not any("roster" in path for path in built.paths())


def test_new_rules_that_would_stop_every_build_are_refused_before_they_are_merged(paper: Paper) -> None:
    crowd = [
        {"id": f"new-{place}", "name": f"새 위원 {place}", "groups": ["board"], "since": "2022-01-01"}
        for place in range(9)
    ]
    paper.write("review/roster.yml", {**ROSTER, "people": [*ROSTER["people"], *crowd]})  # type: ignore[misc]  # YAML
    unknown = {**POLICY, "kinds": {"article": {"group": "nobody", "quorum": 2}}}
    paper.write("review/policy.yml", unknown)

    refused = check(paper)

    assert "정원은 10명입니다" in refused.output
    assert "`nobody`" in refused.output
    paper.write("review/roster.yml", "groups: &all {}\n")
    assert "yaml-anchor" in check(paper).output
