"""Anybody may read who decided what, when, and on which version."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from lxml import html

from site_tests.cli.terminal import dongne
from site_tests.paper import Paper


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    (tmp_path / "우리동네").mkdir()
    return Paper(tmp_path / "우리동네")


def git(folder: Path, *arguments: str, at: str) -> None:
    who = ["-c", "user.name=편집", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    moment = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
    subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True, env=os.environ | moment
    )


def commit(paper: Paper, at: str) -> None:
    if not (paper.root / ".git").exists():
        git(paper.root, "init", "--quiet", at=at)
    git(paper.root, "add", "--all", at=at)
    git(paper.root, "commit", "--quiet", "--message", "저장", at=at)


def say(by: str, at: str, decision: str = "approve", **more: object) -> dict[str, object]:
    return {"decision": decision, "by": by, "at": f"{at}:00+09:00", **more}


def twice_read(paper: Paper) -> str:
    """Write a story that one member sends back and that is approved, changed, two days later."""
    story = paper.article(body="사과 세 알에 삼천 원.\n")
    commit(paper, "2022-05-01T10:00:00+09:00")
    paper.decide(
        story, say("soyoung", "2022-05-02T10:00", "request-changes", note="값을 다시 물어봐 주세요.")
    )
    paper.article(body="사과 세 알에 사천 원.\n")
    commit(paper, "2022-05-03T10:00:00+09:00")
    paper.decide(story, say("soyoung", "2022-05-06T09:00", "lift"), say("soyoung", "2022-05-06T10:00"))
    return story


def test_an_item_tells_its_whole_story_oldest_first(paper: Paper) -> None:
    story = twice_read(paper)

    said = dongne(paper.root, "log", story)

    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0] == (
        f"2022-05-02 10:00  한소영(soyoung)  고쳐 달라고 함  「새벽 시장의 첫 손님 dawn-market」 {story}"
    )
    assert lines[2] == "    적은 말: 값을 다시 물어봐 주세요."
    assert lines[3].startswith("2022-05-06 09:00  한소영(soyoung)  거둠")
    assert lines[4] == f"    판 {paper.digest(story)[:19]} · 기록만 · 규칙 1판"
    assert lines[5] == "    바뀐 것: index.md +1 -1줄"


def test_the_machine_readable_journal_has_these_names(paper: Paper) -> None:
    story = twice_read(paper)

    told = json.loads(dongne(paper.root, "log", story, "--format", "json").out)

    assert told["item"] == story
    assert told["history"] is True
    assert told["earlier"] == 0
    assert told["waiting_days"] == {"decisions": 2, "median": 2.0, "longest": 3.0}
    assert told["decisions"][1] == {
        "item": story,
        "title": "새벽 시장의 첫 손님 dawn-market",
        "decision": "lift",
        "by": "soyoung",
        "name": "한소영",
        "at": "2022-05-06T09:00:00+09:00",
        "digest": paper.digest(story),
        "previous": None,
        "proof": "recorded",
        "policy": 1,
        "note": None,
        "counts": True,
        "remark": None,
        "new_version": True,
        "changes": ["index.md +1 -1줄"],
        "submitted": "2022-05-03T10:00:00+09:00",
    }


def test_the_newsroom_knows_how_long_stories_wait(paper: Paper) -> None:
    twice_read(paper)

    said = dongne(paper.root, "log")

    assert said.out.splitlines()[-1] == ("제출에서 결정까지: 가운데 값 2.0일, 가장 긴 것 3.0일 (결정 2건).")


def test_without_git_it_says_what_it_cannot_know(paper: Paper) -> None:
    paper.approve(paper.article())

    said = dongne(paper.root, "log")

    assert said.code == 0
    assert "git의 기록이 없어" in said.out
    assert "제출에서 결정까지: 알 수 없습니다" in said.out


def test_a_decision_that_does_not_count_says_why(paper: Paper) -> None:
    story = paper.article()
    paper.approve(story, by=("kisu",))

    assert "세지 않음: 백기수 님의 `approve`는 세지 않았습니다" in dongne(paper.root, "log", story).out


def test_a_decision_of_tomorrow_does_not_count_today(paper: Paper) -> None:
    story = paper.article()
    paper.decide(story, say("soyoung", "2023-01-01T10:00"))

    (entry,) = json.loads(dongne(paper.root, "log", story, "--format", "json").out)["decisions"]

    assert entry["counts"] is False


def test_a_review_on_the_forge_is_told_from_a_mere_name(paper: Paper) -> None:
    story = paper.article()
    review = "https://example.org/pulls/7#review-1"
    paper.decide(story, say("soyoung", "2022-05-02T10:00", proof=review), say("daeho", "2022-05-02T11:00"))

    out = dongne(paper.root, "log", story).out

    assert out.index("저장소 검토") < out.index("기록만")


def test_the_newsrooms_journal_tells_the_newest_fifty(paper: Paper) -> None:
    shops = [paper.shop(f"shop-{number}") for number in range(26)]
    paper.approve(*shops)

    told = json.loads(dongne(paper.root, "log", "--format", "json").out)

    assert (len(told["decisions"]), told["earlier"]) == (50, 2)
    assert "앞선 결정 2건" in dongne(paper.root, "log").out


def test_the_boards_page_runs_nothing_and_hides_from_search(paper: Paper) -> None:
    story = paper.article(title="<script>alert(1)</script> 시장")
    paper.decide(story, say("soyoung", "2022-05-02T10:00", note="<img src=x onerror=alert(1)>"))

    page = html.document_fromstring(dongne(paper.root, "log", "--format", "html").out)

    assert page.xpath("//script | //img | //link | //@src | //@href") == []
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex, nofollow"]
    assert "<img src=x onerror=alert(1)>" in page.text_content()
    assert "<script>alert(1)</script> 시장" in page.text_content()


def test_a_broken_chain_is_said_and_fails(paper: Paper) -> None:
    story = paper.article()
    dongne(paper.root, "approve", story, "--as", "soyoung", "--note", "좋습니다")
    dongne(paper.root, "approve", story, "--as", "daeho")
    file = paper.root / f"review/decisions/{story}.yml"
    paper.write(f"review/decisions/{story}.yml", file.read_text(encoding="utf-8").replace("좋습니다", "별로"))

    said = dongne(paper.root, "log")

    assert said.code == 1
    assert "decision-chain" in said.err
    assert "온전하지 않습니다" in said.err


def test_an_unknown_id_is_wrong_usage(paper: Paper) -> None:
    paper.article()

    said = dongne(paper.root, "log", "articles/2022/dawn-markt")

    assert said.code == 2
    assert "dawn-market" in said.err
    assert "`dongne status`에서 id를" in said.err


def test_an_item_on_which_nobody_has_spoken_has_an_empty_journal(paper: Paper) -> None:
    said = dongne(paper.root, "log", paper.article())

    assert (said.code, said.out) == (0, "아직 아무 결정도 없습니다.\n")


def test_a_change_of_the_roster_is_in_the_journal(paper: Paper) -> None:
    dongne(paper.root, "approve", "review/roster", "--as", "soyoung")

    assert "「위원회와 기자의 명단」 review/roster" in dongne(paper.root, "log").out
