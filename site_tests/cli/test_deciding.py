"""A member reads a version and says something of it."""

from pathlib import Path

import pytest
import yaml

from site_tests.cli.terminal import at_terminal, dongne
from site_tests.paper import NOW, Paper


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path)


def ledger(paper: Paper, item_id: str) -> list[dict[str, object]]:
    entries: list[dict[str, object]] = yaml.safe_load(
        (paper.root / f"review/decisions/{item_id}.yml").read_text(encoding="utf-8")
    )
    return entries


def test_an_approval_says_what_it_did_and_what_is_left(paper: Paper) -> None:
    story = paper.article()

    said = dongne(paper.root, "approve", story, "--as", "soyoung")

    assert said.code == 0
    assert f"승인했습니다. 기록: review/decisions/{story}.yml" in said.out
    assert "지금 상태는 승인 기다림. 편집위원회 1명의 승인이 더 필요합니다" in said.out
    assert said.err == ""


def test_a_path_as_the_shell_completes_it_names_the_item(paper: Paper) -> None:
    story = paper.article()

    for path, by in ((f"content/{story}/", "soyoung"), (f"./content/{story}/index.md", "daeho")):
        assert dongne(paper.root, "approve", path, "--as", by).code == 0

    assert len(ledger(paper, story)) == 2


def test_the_four_verbs_write_what_they_say(paper: Paper) -> None:
    story = paper.article()
    note = ("--note", "값이 다릅니다")

    codes = [
        dongne(
            paper.root, "request-changes", story, "--as", "soyoung", "--at", "2022-05-01T10:00", *note
        ).code,
        dongne(paper.root, "approve", story, "--as", "soyoung").code,
        dongne(paper.root, "lift", story, "--as", "soyoung", "--at", "2022-05-02").code,
        dongne(paper.root, "approve", story, "--as", "soyoung").code,
        dongne(paper.root, "retract", story, "--as", "daeho", *note).code,
        dongne(paper.root, "approve", story, "--as", "daeho").code,
    ]

    assert codes == [0, 1, 0, 0, 0, 1]
    assert [(entry["decision"], entry["by"]) for entry in ledger(paper, story)] == [
        ("request-changes", "soyoung"),
        ("lift", "soyoung"),
        ("approve", "soyoung"),
        ("retract", "daeho"),
    ]


def test_a_refusal_says_why_and_what_to_do_instead(paper: Paper) -> None:
    story = paper.article()
    dongne(paper.root, "request-changes", story, "--as", "soyoung", "--at", "2022-05-01")

    said = dongne(paper.root, "approve", story, "--as", "soyoung")

    assert (said.code, said.out) == (1, "")
    assert f"dongne lift {story} --as soyoung" in said.err


def test_whoever_retracts_without_a_reason_is_told_what_readers_will_see(paper: Paper) -> None:
    shown, unseen = paper.article("one"), paper.article("two")
    paper.approve(shown)

    told = dongne(paper.root, "retract", shown, "--as", "soyoung")

    assert (told.code, "까닭을 적지 않았습니다" in told.err) == (0, True)
    assert "까닭" not in dongne(paper.root, "retract", unseen, "--as", "soyoung").err


def test_at_a_terminal_whoever_retracts_is_asked_for_the_reason(paper: Paper) -> None:
    story = paper.article()
    paper.approve(story)

    code, _ = at_terminal(paper.root, ["retract", story, "--as", "soyoung"], "사실과 다릅니다.\n")

    text = (paper.root / f"review/decisions/{story}.yml").read_text(encoding="utf-8")
    assert (code, "note: 사실과 다릅니다." in text) == (0, True)


def test_a_decision_is_made_now_unless_said_otherwise(paper: Paper) -> None:
    story = paper.article()

    dongne(paper.root, "approve", story, "--as", "soyoung")

    text = (paper.root / f"review/decisions/{story}.yml").read_text(encoding="utf-8")
    assert f"at: {NOW}\n" in text


def test_a_comparison_without_changes_prints_nothing_but_says_so(paper: Paper) -> None:
    story = paper.article()
    paper.approve(story)

    said = dongne(paper.root, "diff", story)

    assert (said.code, said.out) == (0, "")
    assert "지금 판은 같습니다" in said.err


def test_what_was_never_approved_cannot_be_compared(paper: Paper) -> None:
    assert dongne(paper.root, "diff", paper.article()).code == 1
