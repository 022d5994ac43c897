"""Recording a decision: one entry at the end of one file, or nothing at all."""

import shutil
import threading
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.decisions import Decision, Verb
from dongne.domain.unfolding import is_blank
from dongne.domain.verdict import Verdict
from dongne.errors import ContentError, Origin, OutputError, UsageError
from dongne.pipeline.ledger import append_decision
from dongne.pipeline.newsroom import survey
from dongne.pipeline.review import Statement, record
from site_tests import newsroom
from site_tests.paper import NOW, Paper

NOTE = "둘째 문단의 값이 다릅니다: 3,000원입니다."


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path)


def say(
    paper: Paper, item_id: str, verb: str, by: str, *, at: str | None = None, note: str | None = None
) -> Verdict:
    statement = Statement(verb=Verb(verb), by=by, at=at, note=note)
    judgement = record(paper.root, item_id, statement, now=NOW).judgement
    assert judgement is not None
    return judgement.verdict


def ledger(paper: Paper, item_id: str) -> Path:
    return paper.root / f"review/decisions/{item_id}.yml"


# --- what is written


def test_a_decision_is_bound_to_the_version_that_lies_there(paper: Paper) -> None:
    story = paper.article()

    verdict = say(paper, story, "approve", "soyoung")

    assert verdict is Verdict.PENDING
    assert ledger(paper, story).read_text(encoding="utf-8") == (
        "- decision: approve\n"
        "  by: soyoung\n"
        f"  at: {NOW}\n"
        f"  digest: {paper.digest(story)}\n"
    )  # fmt: skip


def test_the_second_approval_publishes(paper: Paper) -> None:
    story = paper.article()
    say(paper, story, "approve", "soyoung", at="2022-05-01")

    verdict = say(paper, story, "approve", "daeho", at="2022-05-01T12:00")

    assert verdict is Verdict.APPROVED
    times = [decision.at.isoformat() for decision in survey(paper.root, now=NOW).decisions[story]]
    assert times == ["2022-05-01T00:00:00+09:00", "2022-05-01T12:00:00+09:00"]


def test_what_stands_in_the_file_stays_to_the_byte(paper: Paper) -> None:
    story = paper.article()
    before = (
        "\ufeff# 위원회 기록\r\n- {decision: request-changes, by: soyoung, at: 2022-05-01T10:00:00+09:00,"
        f' digest: "{paper.digest(story)}", note: 값}}  # 끝'
    ).encode()
    paper.write(f"review/decisions/{story}.yml", before)

    say(paper, story, "lift", "soyoung")

    after = ledger(paper, story).read_bytes()
    assert after.startswith(before + b"\n- decision: lift\n")


def test_a_file_that_takes_no_entry_at_its_end_is_left_alone(paper: Paper) -> None:
    story = paper.article()
    digest = paper.digest(story)
    flow = f"[{{decision: request-changes, by: soyoung, at: 2022-05-01, digest: '{digest}'}}]\n"
    paper.write(f"review/decisions/{story}.yml", flow)

    with pytest.raises(ContentError):
        say(paper, story, "lift", "soyoung")

    assert ledger(paper, story).read_text(encoding="utf-8") == flow


def test_nothing_but_the_decision_is_left_behind(paper: Paper) -> None:
    story = paper.article()

    say(paper, story, "approve", "soyoung")

    left = {path.name for path in (paper.root / "review").rglob("*") if path.is_file()}
    assert left == {"dawn-market.yml", "policy.yml", "roster.yml"}
    assert {path.name for path in (paper.root / ".dongne").iterdir()} <= {
        ".gitignore",
        "decisions.lock",
        "cache",
    }
    assert survey(paper.root, now=NOW).errors == ()


def test_two_who_decide_at_once_are_both_heard(paper: Paper) -> None:
    story = paper.article()
    voices = [threading.Thread(target=say, args=(paper, story, "approve", by)) for by in ("soyoung", "daeho")]

    for voice in voices:
        voice.start()
    for voice in voices:
        voice.join()

    entries = yaml.safe_load(ledger(paper, story).read_text(encoding="utf-8"))
    assert {entry["by"] for entry in entries} == {"soyoung", "daeho"}


def test_a_folder_that_cannot_be_written_is_told_in_plain_words(paper: Paper) -> None:
    story = paper.article()
    shutil.rmtree(paper.root / ".dongne", ignore_errors=True)
    paper.write(".dongne", "여기는 파일입니다")

    with pytest.raises(OutputError, match="폴더가 아닌 것이 있습니다"):
        say(paper, story, "approve", "soyoung")

    assert not ledger(paper, story).exists()


notes = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co", "Cf", "Zl", "Zp"], include_characters="\n\t"),
    min_size=1,
    max_size=60,
).filter(lambda note: not is_blank(unicodedata.normalize("NFC", note)))


@given(notes)
def test_any_note_is_read_as_it_was_said(tmp_path_factory: pytest.TempPathFactory, note: str) -> None:
    root = tmp_path_factory.mktemp("ledger")
    (root / ".dongne").mkdir()
    item = newsroom.article()
    decision = Decision(
        verb=Verb.REQUEST_CHANGES,
        by="soyoung",
        at=datetime.fromisoformat(NOW),
        digest=item.digest,
        origin=Origin(file="review/decisions/a.yml"),
        note=unicodedata.normalize("NFC", note).strip(),
    )

    # It reads again what it writes, and refuses to write what would be read in another way.
    append_decision(root, decision, made=(), roster=newsroom.roster(), zone=newsroom.SEOUL)


# --- what is refused


def test_a_decision_that_cannot_count_leaves_no_trace(paper: Paper) -> None:
    story = paper.article()

    with pytest.raises(ContentError, match="모임의 위원이 아닙니다"):
        say(paper, story, "approve", "kisu")
    with pytest.raises(ContentError, match="아직 오지 않았습니다"):
        say(paper, story, "approve", "soyoung", at="2023-01-01")

    assert not ledger(paper, story).exists()


def test_a_note_of_which_nothing_can_be_read_is_refused_before_it_is_written(paper: Paper) -> None:
    story = paper.article()

    with pytest.raises(UsageError, match="보이지 않는"):
        say(paper, story, "request-changes", "soyoung", note="\u0301")

    assert not ledger(paper, story).exists()


def test_an_unknown_item_or_person_is_wrong_usage_and_the_nearest_is_named(paper: Paper) -> None:
    story = paper.article()

    with pytest.raises(UsageError, match="articles/2022/dawn-market"):
        say(paper, "articles/2022/dawn-markt", "approve", "soyoung")
    with pytest.raises(UsageError, match="soyoung"):
        say(paper, story, "approve", "soyong")
    with pytest.raises(UsageError):
        say(paper, "../outside", "approve", "soyoung")


def test_a_malformed_item_is_not_decided_on_but_its_neighbours_are(paper: Paper) -> None:
    story = paper.article()
    paper.write("content/articles/2022/broken/index.md", "머리말이 없습니다\n")

    with pytest.raises(ContentError, match="머리말"):
        say(paper, "articles/2022/broken", "approve", "soyoung")

    assert say(paper, story, "approve", "soyoung") is Verdict.PENDING


def test_a_broken_ledger_or_roster_stops_everything(paper: Paper) -> None:
    story = paper.article()
    path = paper.write(f"review/decisions/{story}.yml", "- decision: aprove\n")

    with pytest.raises(ContentError):
        say(paper, story, "approve", "soyoung")
    path.unlink()
    paper.write("review/roster.yml", "groups: 아님\n")
    with pytest.raises(ContentError, match="roster"):
        say(paper, story, "approve", "soyoung")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"- decision: aprove\n"])
def test_a_broken_ledger_of_the_rules_is_told_and_left_alone(paper: Paper, content: bytes) -> None:
    path = paper.write("review/decisions/review/policy.yml", content)
    paper.write("content/articles/2022/broken/index.md", "머리말이 없습니다\n")

    with pytest.raises(ContentError) as refused:
        record(paper.root, "review/policy", Statement(verb=Verb.APPROVE, by="soyoung"), now=NOW)

    assert {problem.origin.file for problem in refused.value.problems} == {
        "review/decisions/review/policy.yml"
    }
    assert path.read_bytes() == content


def test_a_note_with_an_invisible_character_is_wrong_usage(paper: Paper) -> None:
    story = paper.article()

    with pytest.raises(UsageError, match="보이지 않는"):
        say(paper, story, "request-changes", "soyoung", note="값\u202e")


def test_a_note_with_somebodys_number_is_wrong_usage(paper: Paper) -> None:
    story = paper.article()

    with pytest.raises(UsageError, match="휴대전화 번호") as refused:
        say(paper, story, "request-changes", "soyoung", note="제보하신 분은 010-1234-5678입니다.")

    assert "1234" not in str(refused.value)


# --- taking back


def test_a_retraction_records_the_approved_title_and_no_other(paper: Paper) -> None:
    approved, pending = (
        paper.article("one", title="승인된 제목"),
        paper.article("two", title="아무도 못 본 제목"),
    )
    paper.approve(approved)

    for story in (approved, pending):
        assert say(paper, story, "retract", "soyoung", note="사실이 아니었습니다.") is Verdict.RETRACTED

    assert "title: 승인된 제목\n  read: true\n" in ledger(paper, approved).read_text(encoding="utf-8")
    unread = ledger(paper, pending).read_text(encoding="utf-8")
    assert ("제목" in unread, "read: false\n" in unread) == (False, True)


def test_a_retraction_before_its_day_records_no_title_for_nobody_has_read_it(paper: Paper) -> None:
    story = paper.article(date="2022-12-31T23:00:00+09:00")
    paper.approve(story)

    say(paper, story, "retract", "soyoung", note="사실이 아니었습니다.")

    written = ledger(paper, story).read_text(encoding="utf-8")
    assert ("title:" in written, "read: false\n" in written) == (False, True)


def test_the_note_of_an_objection_is_kept(paper: Paper) -> None:
    story = paper.article()

    assert say(paper, story, "request-changes", "soyoung", note=NOTE) is Verdict.CHANGES_REQUESTED

    (decision,) = survey(paper.root, now=NOW).decisions[story]
    assert decision.note == NOTE
