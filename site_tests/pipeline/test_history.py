"""What has changed since the board approved."""

import subprocess
from pathlib import Path

import pytest

from dongne.errors import ContentError, UsageError
from dongne.pipeline.history import compare, find_version
from site_tests.paper import NOW, Paper
from site_tests.photos import jpeg, scene


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=편집", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def commit(paper: Paper) -> None:
    git(paper.root, "add", "--all")
    git(paper.root, "commit", "--quiet", "--message", "저장")


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    """Give a paper that lies in a folder of a larger repository, as it may."""
    git(tmp_path, "init", "--quiet")
    (tmp_path / "우리동네").mkdir()
    return Paper(tmp_path / "우리동네")


def test_an_unchanged_item_has_nothing_to_show(paper: Paper) -> None:
    story = paper.article()
    paper.approve(story)

    found = compare(paper.root, story, now=NOW)

    assert found.lines == ()
    assert "지금 판은 같습니다" in found.heading


def test_changed_words_are_shown_against_the_approved_version(paper: Paper) -> None:
    story = paper.article(body="시장 문은 네 시 반에 열린다.\n\n사과 세 알에 삼천 원.\n")
    paper.approve(story)
    commit(paper)
    paper.article(body="시장 문은 네 시 반에 열린다.\n\n사과 세 알에 사천 원.\n")
    commit(paper)
    paper.article(body="시장 문은 네 시 반에 열린다.\n\n사과 세 알에 오천 원.\n")

    found = compare(paper.root, story, now=NOW)

    assert "조대호 님이 2022-01-03 10:20에 승인한 판과 지금 판을 견줍니다" in found.heading
    assert [line for line in found.lines if line[0] in "+-" and line[1] not in "+-"] == [
        "-사과 세 알에 삼천 원.",
        "+사과 세 알에 오천 원.",
    ]


def test_photos_that_came_went_and_changed_are_named(paper: Paper) -> None:
    body = "".join(f"![골목]({name})\n\n" for name in ("가.jpg", "나.jpg"))
    story = paper.article(body=body, photos={"가.jpg": jpeg(), "나.jpg": jpeg()})
    paper.approve(story)
    commit(paper)
    paper.article(
        body=body.replace("나.jpg", "다.jpg"), photos={"가.jpg": jpeg(scene(64, 48)), "다.jpg": jpeg()}
    )
    (paper.root / f"content/{story}/나.jpg").unlink()

    lines = compare(paper.root, story, now=NOW).lines

    assert [line for line in lines if line.startswith("사진")] == [
        "사진 바뀜: 가.jpg",
        "사진 빠짐: 나.jpg",
        "사진 더해짐: 다.jpg",
    ]


def test_the_version_that_was_complete_goes_before_a_newer_half_approved_one(paper: Paper) -> None:
    story = paper.article(body="처음.\n")
    paper.approve(story)
    commit(paper)
    paper.article(body="다음.\n")
    paper.approve(story, by=("soyoung",), at="2022-02-01")
    commit(paper)
    paper.article(body="지금.\n")

    assert "-처음." in compare(paper.root, story, now=NOW).lines


def test_a_version_is_read_by_the_settings_and_the_roster_of_its_time(paper: Paper) -> None:
    story = paper.article(reporters=["jaehun"])
    digest = paper.digest(story)
    commit(paper)
    roster = (paper.root / "review/roster.yml").read_text(encoding="utf-8")
    paper.write("review/roster.yml", roster.replace("jaehun", "hana").replace("윤재훈", "정하나"))
    paper.article(reporters=["hana"])
    commit(paper)

    found = find_version(paper.root, story, {digest})

    assert found is not None
    assert found.item.reporters == ("jaehun",)
    assert find_version(paper.root, story, {"sha256:" + "0" * 64}) is None


def test_what_nobody_has_approved_cannot_be_compared(paper: Paper) -> None:
    story = paper.article()

    with pytest.raises(ContentError, match="아직 아무도 승인하지 않아"):
        compare(paper.root, story, now=NOW)


def test_a_version_that_was_never_committed_is_said_to_be_lost(paper: Paper) -> None:
    story = paper.article()
    paper.approve(story)
    paper.article(body="다른 글.\n")
    commit(paper)

    with pytest.raises(ContentError, match="git의 기록에 없습니다"):
        compare(paper.root, story, now=NOW)


def test_without_a_checkout_the_reason_is_told(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    story = paper.article()
    paper.approve(story)
    paper.article(body="다른 글.\n")

    with pytest.raises(UsageError, match="git"):
        compare(paper.root, story, now=NOW)


def test_commits_in_which_the_site_was_unsound_are_passed_over(paper: Paper) -> None:
    story = paper.article()
    digest = paper.digest(story)
    settings = (paper.root / "mkdocs.yml").read_bytes()
    commit(paper)
    # Newer commits that hold the same item, but no settings, broken ones, or no roster to read it by.
    for place, (file, content) in enumerate(
        (("mkdocs.yml", None), ("mkdocs.yml", "site_name: [\n"), ("review/roster.yml", "people: 없음\n"))
    ):
        paper.write("mkdocs.yml", settings)
        paper.write(file, content or "")
        if content is None:
            (paper.root / file).unlink()
        paper.write(f"content/{story}/사진-{place}.jpg", jpeg())
        commit(paper)
        (paper.root / f"content/{story}/사진-{place}.jpg").unlink()
        commit(paper)

    found = find_version(paper.root, story, {digest})

    assert found is not None
    assert found.item.digest == digest


def test_without_git_the_reason_is_told(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    story = paper.article()
    paper.approve(story)
    paper.article(body="다른 글.\n")
    monkeypatch.setenv("PATH", "")

    with pytest.raises(UsageError, match="git이 설치되어 있지 않아"):
        compare(paper.root, story, now=NOW)


def test_where_nothing_but_git_itself_remembers_links_are_left_behind(paper: Paper) -> None:
    story = paper.article()
    digest = paper.digest(story)
    (paper.root / f"content/{story}/secret.jpg").symlink_to("/etc/hostname")
    commit(paper)

    found = find_version(paper.root, story, {digest})

    assert found is not None
    assert found.item.originals == ()
