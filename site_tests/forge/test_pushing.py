"""Two who record at the same moment: the one who comes second tries again, and nothing is lost."""

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from dongne.domain.verdict import Verdict
from dongne.errors import ForgeError
from dongne.pipeline.pushing import push_work
from dongne.pipeline.reviews import read_submissions, record_reviews
from site_tests.forge.desk import Desk, clone, git
from site_tests.forge.stand_in import StandIn
from site_tests.paper import NOW


@pytest.fixture
def desk(tmp_path: Path, told: StandIn) -> Desk:
    return Desk(tmp_path, told)


def quickly(_: float) -> None:
    """Lose no time in a test."""


def scribe(desk: Desk, *reviews: int) -> Callable[[Path], str | None]:
    """Give work that knows of these reviews only, as a list that was read a moment too early would."""
    submissions = [
        submission.__class__(
            **vars(submission)
            | {"reviews": tuple(review for review in submission.reviews if review.id in reviews)}
        )
        for submission in read_submissions(
            desk.forge(), branch="main", at=datetime.fromisoformat(NOW), numbers=[1]
        )
    ]

    def work(root: Path) -> str | None:
        minutes = record_reviews(root, submissions, branch="main", now=NOW)
        return "결정을 기록한다" if any(minute.is_recorded for minute in minutes) else None

    return work


def pull(desk: Desk) -> None:
    git(desk.top, "pull", "--quiet", "--ff-only", "origin", "main")


def two_approvals(desk: Desk, told: StandIn) -> tuple[str, int, int]:
    story = desk.paper.article()
    head = desk.submit(story)
    return story, told.add_review("soyoung-han", commit_id=head), told.add_review("daeho-cho", commit_id=head)


# --- at the same moment


def test_the_second_of_two_approvals_lands_on_top_of_the_first(
    desk: Desk, told: StandIn, tmp_path: Path
) -> None:
    story, first, second = two_approvals(desk, told)
    other = clone(desk.origin, tmp_path / "other")
    tries: list[str | None] = []

    def overtaken(root: Path) -> str | None:
        message = scribe(desk, second)(root)
        if not tries:
            assert push_work(other, "main", scribe(desk, first), wait=quickly) is not None
        tries.append(message)
        return message

    commit = push_work(desk.top, "main", overtaken, wait=quickly)

    pull(desk)
    assert len(tries) == 2
    assert commit == git(desk.top, "rev-parse", "HEAD")
    assert desk.said(story) == [("soyoung", "approve"), ("daeho", "approve")]
    assert desk.verdict(story) is Verdict.APPROVED


def test_many_at_once_all_are_heard_and_each_once(desk: Desk, told: StandIn, tmp_path: Path) -> None:
    story, first, second = two_approvals(desk, told)
    faults: list[BaseException] = []

    def run(number: int, reviews: tuple[int, ...]) -> None:
        checkout = clone(desk.origin, tmp_path / f"runner-{number}")
        try:
            push_work(checkout, "main", scribe(desk, *reviews), wait=quickly)
        except ForgeError as error:
            faults.append(error)

    runs = [(first,), (second,), (first, second)]
    runners = [threading.Thread(target=run, args=each) for each in enumerate(runs)]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()

    pull(desk)
    assert faults == []
    assert sorted(desk.said(story)) == [("daeho", "approve"), ("soyoung", "approve")]
    assert desk.verdict(story) is Verdict.APPROVED


def test_a_colleague_who_pushes_something_else_meanwhile_loses_nothing(
    desk: Desk, told: StandIn, tmp_path: Path
) -> None:
    story, first, _ = two_approvals(desk, told)
    other = clone(desk.origin, tmp_path / "other")
    pushed: list[str] = []

    def overtaken(root: Path) -> str | None:
        if not pushed:
            (other / "메모.txt").write_text("장보기\n", encoding="utf-8")
            git(other, "add", "--all")
            git(other, "commit", "--quiet", "--message", "메모")
            git(other, "push", "--quiet", "origin", "HEAD:main")
            pushed.append("메모")
        return scribe(desk, first)(root)

    push_work(desk.top, "main", overtaken, wait=quickly)

    pull(desk)
    assert (desk.top / "메모.txt").exists()
    assert desk.said(story) == [("soyoung", "approve")]


def test_whoever_is_overtaken_again_and_again_gives_up_and_says_so(
    desk: Desk, told: StandIn, tmp_path: Path
) -> None:
    _, first, _ = two_approvals(desk, told)
    other = clone(desk.origin, tmp_path / "other")
    naps: list[float] = []

    def overtaken(root: Path) -> str | None:
        message = scribe(desk, first)(root)
        git(other, "commit", "--quiet", "--allow-empty", "--message", "먼저")
        git(other, "push", "--quiet", "origin", "HEAD:main")
        return message

    with pytest.raises(ForgeError, match="다시 하면 이어서"):
        push_work(desk.top, "main", overtaken, wait=naps.append)

    assert naps == sorted(naps)
    assert sum(naps) < 60


# --- manners


def test_the_folder_of_whoever_calls_stays_as_it_is(desk: Desk, told: StandIn) -> None:
    _, first, _ = two_approvals(desk, told)
    desk.paper.write("content/articles/2022/draft/index.md", "쓰다 만 글\n")
    before = git(desk.top, "status", "--porcelain"), git(desk.top, "rev-parse", "HEAD")

    push_work(desk.top, "main", scribe(desk, first), wait=quickly)

    assert (git(desk.top, "status", "--porcelain"), git(desk.top, "rev-parse", "HEAD")) == before
    assert git(desk.top, "worktree", "list").count("\n") == 0


def test_only_decisions_are_committed(desk: Desk, told: StandIn) -> None:
    story, first, _ = two_approvals(desk, told)
    work = scribe(desk, first)

    def careless(root: Path) -> str | None:
        (root / "stray.txt").write_text("x", encoding="utf-8")
        return work(root)

    commit = push_work(desk.top, "main", careless, wait=quickly)

    changed = git(desk.top, "show", "--format=", "--name-only", str(commit))
    assert changed == f"review/decisions/{story}.yml"


def test_nothing_new_makes_no_commit(desk: Desk, told: StandIn) -> None:
    _, first, _ = two_approvals(desk, told)
    push_work(desk.top, "main", scribe(desk, first), wait=quickly)

    assert push_work(desk.top, "main", scribe(desk, first), wait=quickly) is None
    assert push_work(desk.top, "main", lambda _: "빈 말", wait=quickly) is None


def test_a_branch_that_takes_no_push_is_told_at_once(desk: Desk, told: StandIn) -> None:
    _, first, _ = two_approvals(desk, told)
    hook = desk.origin / "hooks/pre-receive"
    hook.write_text(
        "#!/bin/sh\necho 'Changes must be made through a pull request.'\nexit 1\n", encoding="utf-8"
    )
    hook.chmod(0o755)
    naps: list[float] = []

    with pytest.raises(ForgeError, match="예외로 두어야"):
        push_work(desk.top, "main", scribe(desk, first), wait=naps.append)

    assert naps == []


def test_the_words_of_git_do_not_give_a_password_away(desk: Desk) -> None:
    git(desk.top, "remote", "set-url", "origin", "https://x:secret-word@127.0.0.1:9/nangok.git")

    with pytest.raises(ForgeError, match="git fetch") as refused:
        push_work(desk.top, "main", lambda _: None, wait=quickly)

    assert "secret-word" not in str(refused.value)
