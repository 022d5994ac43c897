"""``dongne forge record`` as the workflow calls it."""

from pathlib import Path

import pytest

from dongne.domain.verdict import Verdict
from site_tests.cli.terminal import dongne
from site_tests.forge.desk import WHO, Desk, git
from site_tests.forge.stand_in import REPOSITORY, TOKEN, StandIn, Trouble


@pytest.fixture
def desk(tmp_path: Path, told: StandIn, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
    monkeypatch.setenv("GITHUB_API_URL", told.address)
    monkeypatch.setenv("GIT_AUTHOR_NAME", WHO["user.name"])
    return Desk(tmp_path, told)


def test_reviews_of_all_that_was_merged_lately_are_recorded_and_pushed(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article()
    head = desk.submit(story, updated_at="2099-01-01T00:00:00Z")
    told.add_review("soyoung-han", commit_id=head)
    told.add_review("daeho-cho", commit_id=head)

    said = dongne(desk.root, "forge", "record", "--push")

    git(desk.top, "pull", "--quiet", "--ff-only", "origin", "main")
    assert said.code == 0
    assert f"#1 `{story}`: 한소영 님의 `approve`" in said.out
    assert "결정 2건을 기록했습니다" in said.out
    assert desk.verdict(story) is Verdict.APPROVED
    assert "결정 2건" in git(desk.top, "log", "-1", "--format=%s")


def test_lately_is_seen_from_the_moment_that_somebody_has_told(desk: Desk, told: StandIn) -> None:
    older, newer = desk.paper.article("older"), desk.paper.article("newer")
    for number, (story, day) in enumerate([(older, "2022-05-04"), (newer, "2022-06-04")], start=1):
        head = desk.submit(story, number=number, updated_at=f"{day}T03:00:00Z")
        told.add_review("soyoung-han", number=number, commit_id=head)

    said = dongne(desk.root, "forge", "record", now="2022-06-20T09:00:00+09:00")

    assert said.code == 0
    assert desk.said(newer) == [("soyoung", "approve")]
    assert desk.said(older) == []


def test_without_push_the_files_are_left_to_git(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article()
    head = desk.submit(story)
    told.add_review("soyoung-han", commit_id=head)

    said = dongne(desk.root, "forge", "record", "--pull", "1")

    assert said.code == 0
    assert desk.said(story) == [("soyoung", "approve")]
    assert "review/decisions" in git(desk.top, "status", "--porcelain")


def test_why_a_review_does_not_count_stands_on_stderr(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article()
    head = desk.submit(story)
    told.add_review("kisu-baek", commit_id=head)

    said = dongne(desk.root, "forge", "record", "--pull", "1", "--push")

    assert said.code == 0
    assert "백기수 님의 리뷰는 기록하지 않았습니다" in said.err
    assert "새로 기록할 결정이 없습니다" in said.out


def test_a_refusal_of_the_forge_ends_the_command_without_a_traceback(desk: Desk, told: StandIn) -> None:
    told.troubles = [Trouble(404, message="Not Found")]

    said = dongne(desk.root, "forge", "record", "--pull", "7")

    assert said.code == 1
    assert "없거나" in said.err
    assert TOKEN not in said.err


@pytest.mark.parametrize("token", ["", "  ", "두 낱말", "a\nb"])
def test_without_a_token_it_is_called_wrongly(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", token)

    said = dongne(desk.root, "forge", "record")

    assert said.code == 2
    assert "GITHUB_TOKEN" in said.err


def test_a_repository_that_is_none_is_wrong_usage(desk: Desk) -> None:
    assert dongne(desk.root, "forge", "record", "--repository", "newsletter").code == 2
