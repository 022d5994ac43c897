"""Reviews in the web page as decisions: bound to what was read, by whom it was said, and once."""

import subprocess
from pathlib import Path

import pytest

from dongne.domain.verdict import Verdict
from dongne.errors import ContentError
from dongne.pipeline.forge import FILES_LIMIT
from site_tests.forge.desk import Desk, git
from site_tests.forge.stand_in import REPOSITORY, StandIn
from site_tests.photos import jpeg


@pytest.fixture
def desk(tmp_path: Path, told: StandIn) -> Desk:
    return Desk(tmp_path, told)


def words_of(desk: Desk, *numbers: int) -> str:
    return "\n".join(minute.words for minute in desk.record(*numbers))


# --- what counts


def test_an_approval_in_the_web_page_becomes_a_decision_with_its_proof(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article()
    head = desk.submit(story)
    review = told.add_review("soyoung-han", commit_id=head)

    (minute,) = desk.record()

    assert minute.is_recorded
    (decision,) = desk.decisions(story)
    assert decision.by == "soyoung"
    assert decision.at.isoformat() == "2022-05-04T10:00:00+09:00"
    assert decision.digest == desk.paper.digest(story)
    assert decision.proof == f"forge: {REPOSITORY}#1 review {review} commit {head}"
    assert not decision.is_proven


def test_two_approvals_publish(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article()
    head = desk.submit(story)
    told.add_review("SOYOUNG-HAN", commit_id=head)
    told.add_review("daeho-cho", commit_id=head)

    desk.record()

    assert desk.said(story) == [("soyoung", "approve"), ("daeho", "approve")]
    assert desk.verdict(story) is Verdict.APPROVED


def test_what_is_recorded_is_not_recorded_twice(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article()
    head = desk.submit(story)
    told.add_review("soyoung-han", commit_id=head)
    told.add_review("daeho-cho", "CHANGES_REQUESTED", commit_id=head, body="값이 다릅니다.")
    desk.record()
    before = (desk.root / f"review/decisions/{story}.yml").read_bytes()

    assert desk.record() == []

    assert (desk.root / f"review/decisions/{story}.yml").read_bytes() == before


def test_one_review_speaks_of_every_item_that_the_pull_request_touches(desk: Desk, told: StandIn) -> None:
    one, two, other = desk.paper.article("one"), desk.paper.shop("two"), desk.paper.article("other")
    head = desk.submit(one, two)
    told.add_review("soyoung-han", commit_id=head)

    desk.record()

    assert desk.said(one) == desk.said(two) == [("soyoung", "approve")]
    assert desk.said(other) == []


def test_a_request_for_changes_keeps_its_words_and_holds_the_item(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article()
    desk.paper.approve(story)
    head = desk.submit(story)
    told.add_review("soyoung-han", "CHANGES_REQUESTED", commit_id=head, body="둘째 문단의\r\n값이 다릅니다.")

    desk.record()

    assert desk.decisions(story)[-1].note == "둘째 문단의\n값이 다릅니다."
    assert desk.verdict(story) is Verdict.CHANGES_REQUESTED


@pytest.mark.parametrize("body", ["", "  ", "\u3164", "뒤집힌\u202e글", "가" * 2001])
def test_a_request_without_words_that_can_be_kept_is_recorded_all_the_same(
    desk: Desk, told: StandIn, body: str
) -> None:
    story = desk.paper.article()
    head = desk.submit(story)
    told.add_review("soyoung-han", "CHANGES_REQUESTED", commit_id=head, body=body)

    desk.record()

    assert desk.decisions(story)[0].note == "고칠 점은 저장소의 리뷰에 적혀 있습니다."


def test_a_number_in_one_review_is_kept_nowhere_and_holds_up_nobody(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article()
    head = desk.submit(story)
    body = "사장님 전화 010-1234-5678로 확인해 주세요"
    told.add_review("daeho-cho", "CHANGES_REQUESTED", commit_id=head, body=body)
    told.add_review("soyoung-han", commit_id=head)

    words = words_of(desk)

    assert desk.said(story) == [("daeho", "request-changes"), ("soyoung", "approve")]
    assert desk.decisions(story)[0].note == "고칠 점은 저장소의 리뷰에 적혀 있습니다."
    files = (desk.root / "review").rglob("*.yml")
    assert "1234-5678" not in words + "".join(file.read_text(encoding="utf-8") for file in files)


def test_a_paper_in_a_folder_of_a_larger_repository_finds_its_items(tmp_path: Path, told: StandIn) -> None:
    desk = Desk(tmp_path, told, below="우리동네")
    story = desk.paper.article()
    head = desk.submit(story)
    told.touch("content/articles/2022/elsewhere/index.md")
    told.add_review("soyoung-han", commit_id=head)

    desk.record()

    assert desk.said(story) == [("soyoung", "approve")]


def test_a_late_entry_is_not_dated_before_the_last_one(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article()
    desk.paper.approve(story, by=("daeho",), at="2022-06-01T10:00:00+09:00")
    head = desk.submit(story)
    told.add_review("soyoung-han", commit_id=head)

    desk.record()

    assert [decision.at.isoformat() for decision in desk.decisions(story)] == [
        "2022-06-01T10:00:00+09:00"
    ] * 2


# --- older versions


def test_an_approval_of_an_older_commit_is_none_of_what_has_changed_since(desk: Desk, told: StandIn) -> None:
    changed, same = desk.paper.article("changed", body="처음.\n"), desk.paper.article("same")
    older = desk.commit()
    desk.paper.article("changed", body="나중.\n")
    desk.submit(changed, same)
    told.add_review("soyoung-han", commit_id=older)

    words = words_of(desk)

    assert "다른 판" in words
    assert desk.said(changed) == []
    assert desk.said(same) == [("soyoung", "approve")]


def test_an_exchanged_photo_is_another_version(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article(body="![골목](골목.jpg)\n", photos={"골목.jpg": jpeg()})
    older = desk.commit()
    desk.paper.write(f"content/{story}/골목.jpg", jpeg(quality=40))
    desk.submit(story)
    told.add_review("soyoung-han", commit_id=older)

    desk.record()

    assert desk.said(story) == []


def test_a_request_for_changes_to_an_older_commit_stands(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article(body="처음.\n")
    older = desk.commit()
    first = desk.paper.digest(story)
    desk.paper.article(body="나중.\n")
    desk.paper.approve(story)
    desk.submit(story)
    told.add_review("soyoung-han", "CHANGES_REQUESTED", commit_id=older)

    desk.record()

    assert desk.decisions(story)[-1].digest == first
    assert desk.verdict(story) is Verdict.CHANGES_REQUESTED


def test_a_commit_that_nobody_has_any_more_approves_nothing_but_an_objection_stands(
    desk: Desk, told: StandIn
) -> None:
    story = desk.paper.article()
    desk.submit(story)
    told.add_review("soyoung-han", commit_id="d" * 40)
    told.add_review("daeho-cho", "CHANGES_REQUESTED", commit_id="d" * 40)

    desk.record()

    assert desk.said(story) == [("daeho", "request-changes")]


def test_a_commit_that_only_the_origin_has_is_fetched(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article()
    desk.submit(story)
    other = git(desk.top, "commit-tree", "-m", "딴 곳", git(desk.top, "rev-parse", "HEAD^{tree}"))
    git(desk.top, "push", "--quiet", "origin", f"{other}:refs/pull/1/head")
    git(desk.top, "prune", "--expire=now")
    with pytest.raises(subprocess.CalledProcessError):
        git(desk.top, "cat-file", "-e", other)
    told.add_review("soyoung-han", commit_id=other)

    desk.record()

    assert desk.said(story) == [("soyoung", "approve")]


def test_what_a_commit_says_of_itself_does_not_change_what_was_read(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article(body="쓴 사람: $Format:%an$\n")
    desk.paper.write(".gitattributes", "*.md export-subst\n")
    reviewed = desk.commit()
    desk.paper.write(".gitattributes", "")
    desk.paper.article(body="쓴 사람: 편집\n")
    desk.submit(story)
    told.add_review("soyoung-han", commit_id=reviewed)

    desk.record()

    assert desk.said(story) == []


# --- who counts


def test_an_account_that_no_member_has_says_nothing(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article()
    head = desk.submit(story)
    for account in ("stranger", "soyoung-han-2", "minseo", None):
        told.add_review(account, commit_id=head)

    assert desk.record() == []
    assert desk.said(story) == []


def test_nobody_approves_their_own_pull_request(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article()
    head = desk.submit(story, author="SoYoung-Han")
    told.add_review("soyoung-han", commit_id=head)

    assert desk.record() == []


def test_the_gate_refuses_and_the_rest_is_recorded(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article()
    head = desk.submit(story)
    told.add_review("kisu-baek", commit_id=head)
    told.add_review("soyoung-han", commit_id=head)

    words = words_of(desk)

    assert "백기수 님의 리뷰는 기록하지 않았습니다" in words
    assert desk.said(story) == [("soyoung", "approve")]


def test_a_malformed_item_keeps_nobody_from_deciding_on_another(desk: Desk, told: StandIn) -> None:
    story, broken = desk.paper.article(), "articles/2022/broken"
    desk.paper.write(f"content/{broken}/index.md", "머리말이 없습니다\n")
    head = desk.submit(broken, story)
    told.add_review("soyoung-han", commit_id=head)

    assert [minute.is_recorded for minute in desk.record()] == [True]


# --- what stands of several reviews


@pytest.mark.parametrize(
    ("states", "stands"),
    [
        (["COMMENTED", "PENDING"], []),
        (["DISMISSED"], []),
        (["APPROVED", "DISMISSED"], []),
        (["APPROVED", "COMMENTED"], ["approve"]),
        (["CHANGES_REQUESTED", "DISMISSED"], ["request-changes"]),
        (["CHANGES_REQUESTED", "COMMENTED"], ["request-changes"]),
        (["CHANGES_REQUESTED", "APPROVED"], ["approve"]),
        (["APPROVED", "CHANGES_REQUESTED"], ["request-changes"]),
        (["CHANGES_REQUESTED", "APPROVED", "DISMISSED"], []),
    ],
)
def test_the_last_word_stands(desk: Desk, told: StandIn, states: list[str], stands: list[str]) -> None:
    story = desk.paper.article()
    head = desk.submit(story)
    for state in states:
        told.add_review("soyoung-han", state, commit_id=head)

    desk.record()

    assert [verb for _, verb in desk.said(story)] == stands


def test_an_objection_from_the_web_page_is_lifted_there_by_its_maker(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article(body="처음.\n")
    head = desk.submit(story)
    told.add_review("soyoung-han", "CHANGES_REQUESTED", commit_id=head)
    desk.record()
    desk.paper.article(body="고침.\n")
    head = desk.submit(story, number=2)
    told.add_review("soyoung-han", number=2, commit_id=head)
    told.add_review("daeho-cho", number=2, commit_id=head)

    desk.record(2)

    assert [verb for _, verb in desk.said(story)] == ["request-changes", "lift", "approve", "approve"]
    assert desk.verdict(story) is Verdict.APPROVED


def test_an_objection_made_at_the_terminal_is_not_lifted_by_a_button(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article()
    desk.paper.decide(story, {"decision": "request-changes", "by": "soyoung", "at": "2022-05-01"})
    head = desk.submit(story)
    told.add_review("soyoung-han", commit_id=head)

    words = words_of(desk)

    assert "고쳐 달라고 한 것이 그대로" in words
    assert desk.verdict(story) is Verdict.CHANGES_REQUESTED


# --- which pull requests


def test_a_pull_request_that_is_not_merged_decides_nothing(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article()
    desk.paper.approve(story)
    head = desk.submit(story, merged=False)
    told.add_review("soyoung-han", "CHANGES_REQUESTED", commit_id=head)

    assert "아직 합쳐지지 않았습니다" in words_of(desk)
    assert desk.verdict(story) is Verdict.APPROVED


def test_a_pull_request_into_another_branch_decides_nothing(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article()
    head = desk.submit(story, base="draft")
    told.add_review("soyoung-han", commit_id=head)

    assert "`draft`에 합쳐졌습니다" in words_of(desk)
    assert desk.said(story) == []


def test_a_pull_request_of_too_many_files_holds_up_no_other(desk: Desk, told: StandIn) -> None:
    large, small = desk.paper.article("large"), desk.paper.article("small")
    for number, story in enumerate([large, small], start=1):
        head = desk.submit(story, number=number)
        told.add_review("soyoung-han", number=number, commit_id=head)
    told.files[1] *= FILES_LIMIT

    minutes = desk.record(1, 2)

    assert [(minute.number, minute.is_recorded) for minute in minutes] == [(1, False), (2, True)]
    assert "파일이 너무 많아(3000개)" in minutes[0].words
    assert "`dongne approve`" in minutes[0].words
    assert desk.said(large) == []
    assert desk.said(small) == [("soyoung", "approve")]


@pytest.mark.parametrize("rules", ["review/roster.yml", "review/policy.yml"])
def test_a_pull_request_that_brings_its_own_rules_decides_nothing(
    desk: Desk, told: StandIn, rules: str
) -> None:
    story = desk.paper.article()
    head = desk.submit(story)
    told.touch(rules)
    told.add_review("soyoung-han", commit_id=head)

    assert rules in words_of(desk)
    assert desk.said(story) == []


def test_without_a_readable_roster_nothing_is_decided(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article()
    desk.paper.write("review/roster.yml", "groups: 아님\n")
    head = desk.submit(story)
    told.add_review("soyoung-han", commit_id=head)

    with pytest.raises(ContentError):
        desk.record()


def test_a_review_from_tomorrow_is_not_recorded_today(desk: Desk, told: StandIn) -> None:
    story = desk.paper.article()
    head = desk.submit(story)
    told.add_review("soyoung-han", commit_id=head, submitted_at="2023-01-01T00:00:00Z")

    assert "아직 오지 않았습니다" in words_of(desk)
    assert desk.said(story) == []
