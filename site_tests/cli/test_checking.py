"""What is wrong, and what waits for whom."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.cli.tables import clip, render_table, width_of
from site_tests.cli.terminal import dongne
from site_tests.forge.desk import git
from site_tests.paper import ROSTER, Paper


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path)


# --- check


def test_a_sound_paper_has_nothing_to_mend(paper: Paper) -> None:
    paper.approve(paper.article())

    said = dongne(paper.root, "check")

    assert (said.code, said.out) == (0, "")
    assert said.err == "고칠 것이 없습니다.\n"


def test_every_problem_is_shown_at_once_with_place_and_mend(paper: Paper) -> None:
    paper.article("one", title=None)
    paper.article("two", category="nope")

    said = dongne(paper.root, "check")

    assert said.code == 1
    assert "content/articles/2022/one/index.md" in said.out
    assert re.search(r"content/articles/2022/two/index\.md:[0-9]+: 오류\[.+\n    → ", said.out)
    assert said.err.startswith("오류 2개")


def test_what_is_not_yet_publishable_says_no_without_an_error(paper: Paper) -> None:
    paper.article()

    said = dongne(paper.root, "check")

    assert said.code == 1
    assert "오류 0개, 알림 1개.\n아직 실을 수 없는 글이 1건 있습니다.\n" in said.err


def test_waiting_may_be_allowed_and_errors_may_not(paper: Paper) -> None:
    paper.article()

    waiting = dongne(paper.root, "check", "--allow-waiting")
    paper.article("broken", title=None)
    broken = dongne(paper.root, "check", "--allow-waiting")

    assert (waiting.code, broken.code) == (0, 1)
    assert "아직 실을 수 없는 글이 1건 있습니다." in waiting.err


def test_a_mere_warning_says_yes(paper: Paper) -> None:
    story = paper.article(shops=["nowhere-shop"])
    paper.approve(story)

    said = dongne(paper.root, "check")

    assert said.code == 0
    assert "link-unpublished" in said.out


def test_what_waits_is_told_beside_what_is_wrong_elsewhere(paper: Paper) -> None:
    waiting = paper.article("waiting")
    paper.write("content/articles/2022/broken/index.md", "머리말 없이\n")
    paper.article("unsound")
    paper.write("review/decisions/articles/2022/unsound.yml", [{"decision": "perhaps"}])

    said = dongne(paper.root, "check", "--format", "json")

    told = [problem for problem in json.loads(said.out) if problem["code"] == "item-pending"]
    assert said.code == 1
    # Of the other two nobody can say what they wait for.
    assert [problem["file"] for problem in told] == [f"content/{waiting}/index.md"]


def test_a_link_that_leads_to_nothing_published_is_told_with_its_line(paper: Paper) -> None:
    story = paper.article(body="첫 문단입니다.\n\n[숨은 가게](secret-shop)와 [또](secret-shop).\n")
    paper.approve(story)

    said = dongne(paper.root, "check", "--format", "json")

    [lost] = json.loads(said.out)
    text = (paper.root / f"content/{story}/index.md").read_text(encoding="utf-8")
    line = next(number for number, words in enumerate(text.splitlines(), 1) if "secret-shop" in words)
    assert said.code == 0
    assert (lost["code"], lost["line"], lost["severity"]) == ("link-unpublished", line, "warning")


def test_for_machines_problems_are_a_list_with_six_keys(paper: Paper) -> None:
    paper.article()
    paper.write("content/articles/2022/broken/index.md", "머리말 없이\n")

    said = dongne(paper.root, "check", "--format", "json")

    found = json.loads(said.out)
    assert said.code == 1
    assert [list(problem) for problem in found] == 2 * [
        ["file", "line", "code", "severity", "message", "hint"]
    ]
    assert found[0]["file"] == "content/articles/2022/broken/index.md"
    assert [problem["severity"] for problem in found] == ["error", "warning"]
    assert json.loads(dongne(Paper(paper.root / "other").root, "check", "--format", "json").out) == []


def test_on_a_forge_problems_stand_beside_the_changed_lines(paper: Paper) -> None:
    paper.article(title="100%: 새벽,\u200b시장")

    said = dongne(paper.root, "check", "--format", "github")

    (line,) = said.out.splitlines()
    assert line.startswith(
        "::warning file=content/articles/2022/dawn-market/index.md,line=1,title=item-pending::"
    )
    assert "100%25: 새벽," in line
    assert "%0A" in line


def test_a_reporter_asks_for_their_own_folder_only(paper: Paper) -> None:
    paper.approve(paper.article("mine"))
    paper.article("theirs")

    assert dongne(paper.root, "check", "content/articles/2022/mine").code == 0
    assert dongne(paper.root, "check", "articles/2022/theirs").code == 1
    assert dongne(paper.root, "check", "content/articles/2022/mine", "articles/2022/theirs").code == 1
    assert dongne(paper.root, "check", ".").code == 1


def test_an_error_elsewhere_leaves_the_verdict_open(paper: Paper) -> None:
    paper.approve(paper.article("mine"))
    paper.article("theirs", title=None)

    said = dongne(paper.root, "check", "articles/2022/mine")

    assert (said.code, said.out) == (1, "")
    assert "다른 곳에 오류가 1개 있어" in said.err


def test_what_is_wrong_with_the_roster_concerns_every_path(paper: Paper) -> None:
    paper.article()
    paper.write("review/roster.yml", "people: 없음\n")

    said = dongne(paper.root, "check", "articles/2022/dawn-market")

    assert said.code == 1
    assert "review/roster.yml" in said.out


def test_with_a_base_the_rules_are_those_of_that_revision(paper: Paper) -> None:
    for arguments in (
        ["init", "--quiet"],
        ["add", "--all"],
        [
            "-c",
            "user.name=편집",
            "-c",
            "user.email=desk@example.org",
            "commit",
            "--quiet",
            "--message",
            "규칙",
        ],
    ):
        subprocess.run(["git", *arguments], cwd=paper.root, check=True)
    story = paper.article()
    newcomer = {"id": "mina", "name": "최미나", "groups": ["board"], "since": "2022-01-01"}
    paper.write("review/roster.yml", {**ROSTER, "people": [*ROSTER["people"], newcomer]})  # type: ignore[misc]  # a list
    paper.approve(story, by=("soyoung", "mina"))

    assert dongne(paper.root, "check").code == 0
    assert dongne(paper.root, "check", "--base", "HEAD").code == 1


# --- status


def test_without_git_there_is_no_base(paper: Paper) -> None:
    said = dongne(paper.root, "check", "--base", "HEAD")

    assert said.code == 2
    assert "git 저장소가 아니거나" in said.err
    assert "unshallow" not in said.err


def test_a_base_that_git_does_not_know_is_named(paper: Paper) -> None:
    git(paper.root, "init", "--quiet")

    said = dongne(paper.root, "check", "--base", "no-such-branch")

    assert said.code == 2
    assert "git에서 `no-such-branch`를 찾지 못했습니다" in said.err


def test_what_waits_stands_on_top_with_what_is_missing_and_from_whom(paper: Paper) -> None:
    paper.approve(paper.article("a-published"))
    paper.approve(paper.article("b-waiting"), by=("soyoung",))
    contested = paper.article("c-contested")
    paper.decide(
        contested,
        {"decision": "request-changes", "by": "daeho", "at": "2022-02-01", "note": "값이\n다릅니다"},
    )

    said = dongne(paper.root, "status")

    assert said.code == 0
    rows = [re.split(r" {2,}", line) for line in said.out.splitlines()]
    assert rows == [
        ["글", "상태", "남은 일", "누가"],
        ["articles/2022/b-waiting", "승인 기다림", "편집위원회 1명 승인", "조대호"],
        ["articles/2022/c-contested", "고칠 것 있음", "고치고 거두기: 값이 다릅니다", "조대호"],
        ["articles/2022/a-published", "실림"],
    ]
    assert said.err == "실린 것 1건, 기다리는 것 2건.\n"


def test_who_cannot_be_found_is_said_so(paper: Paper) -> None:
    paper.article(reporters=["minseo"])
    paper.write(
        "review/policy.yml",
        {"version": 1, "proof": "recorded", "kinds": {"article": {"group": "handmade-panel", "quorum": 3}}},
    )
    paper.write("review/roster.yml", {**ROSTER, "people": ROSTER["people"][:1]})  # type: ignore[index]  # a list

    assert "승인할 수 있는 사람이 없습니다" in dongne(paper.root, "status").out


def test_for_machines_a_status_has_four_keys(paper: Paper) -> None:
    paper.article()

    (entry,) = json.loads(dongne(paper.root, "status", "--format", "json").out)

    assert list(entry) == ["id", "kind", "verdict", "reasons"]
    assert (entry["id"], entry["kind"], entry["verdict"]) == (
        "articles/2022/dawn-market",
        "article",
        "pending",
    )
    assert "편집위원회 2명의 승인이 더 필요합니다" in entry["reasons"][0]


def test_a_new_paper_is_told_how_to_begin(paper: Paper) -> None:
    assert "dongne new article" in dongne(paper.root, "status").out


def test_an_unsound_paper_has_no_status(paper: Paper) -> None:
    paper.article(title=None)

    said = dongne(paper.root, "status")

    assert (said.code, said.out) == (1, "")
    assert "title" in said.err


# --- tables


def test_columns_stand_under_one_another_for_the_eye() -> None:
    table = render_table(("글", "상태"), (("shops/a", "승인 기다림"), ("가게", "x"), ("e\u0301", "ｗ")))

    starts = {width_of(line[: line.rindex("  ")]) for line in table.splitlines()}
    assert width_of("승인 x") == 6
    assert width_of("e\u0301") == 1
    assert starts == {7}


@given(st.text(), st.integers(1, 40))
def test_a_long_text_is_shortened_to_what_fits(text: str, columns: int) -> None:
    short = clip(text, columns)

    assert width_of(short) <= columns
    assert short == text or short.endswith("…")
