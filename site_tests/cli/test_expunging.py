"""Two members of the board take a retracted item out for good, and hear what that cannot do."""

import json
import subprocess
from pathlib import Path
from threading import Thread

import pytest
import yaml

from dongne.pipeline.preview import LIVE
from dongne.pipeline.staging import build_lock
from site_tests.cli.terminal import Said, dongne
from site_tests.paper import NOW, Paper
from site_tests.photos import jpeg

WHY = "법원의 결정에 따라 지웠습니다."
FILE = "review/expunged.yml"


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path)


def retracted(paper: Paper, slug: str = "dawn-market") -> str:
    """Publish a story and take it back, with a reason that says too much."""
    story = paper.article(
        slug, body="![골목](골목.jpg)\n\n김영자 씨의 집은 골목 끝이다.\n", photos={"골목.jpg": jpeg()}
    )
    paper.approve(story)
    said = dongne(
        paper.root,
        "retract",
        story,
        "--as",
        "soyoung",
        "--note",
        "김영자 씨가 원했습니다.",
        now="2022-06-01T09:00:00+09:00",
    )
    assert said.code == 0, said.err
    return story


def expunge(paper: Paper, item_id: str, *others: str, by: tuple[str, str] = ("soyoung", "daeho")) -> Said:
    people = ("--as", by[0], "--and", by[1])
    return dongne(paper.root, "expunge", item_id, *people, "--reason", WHY, *(others or ("--yes",)))


def test_nothing_of_the_item_is_left_but_one_line_without_content(paper: Paper) -> None:
    story = retracted(paper)
    digest = paper.digest(story)

    said = expunge(paper, story)

    assert said.code == 0, said.err
    assert not (paper.root / "content" / story).exists()
    assert not (paper.root / f"review/decisions/{story}.yml").exists()
    (entry,) = yaml.safe_load((paper.root / FILE).read_text(encoding="utf-8"))
    assert (entry["id"], entry["by"], entry["reason"], entry["digest"]) == (
        story,
        ["soyoung", "daeho"],
        WHY,
        digest,
    )
    left = [path for path in paper.root.rglob("*") if path.is_file()]
    assert [path for path in left if "김영자".encode() in path.read_bytes()] == []
    assert [path for path in left if "새벽 시장의 첫 손님".encode() in path.read_bytes()] == []
    assert dongne(paper.root, "check").code == 0


def test_a_preview_that_is_older_than_the_retraction_goes_too(paper: Paper) -> None:
    story = retracted(paper)
    old = paper.write(f"{LIVE}/{story}/index.html", "김영자 씨의 집은 골목 끝이다.\n")

    assert expunge(paper, story).code == 0

    assert not old.exists()


def test_a_build_that_is_at_work_comes_to_its_end_first(paper: Paper) -> None:
    story = retracted(paper)
    kept = paper.write(".dongne/cache/kept", "빌드가 읽는 것")
    said: list[Said] = []

    with build_lock(paper.root):
        other = Thread(target=lambda: said.append(expunge(paper, story)))
        other.start()
        other.join(1)
        stood = kept.exists(), (paper.root / "content" / story).exists()
    other.join(30)

    assert stood == (True, True)
    assert said[0].code == 0, said[0].err
    assert not kept.exists()


def test_it_says_what_it_cannot_do(paper: Paper) -> None:
    story = retracted(paper)

    out = expunge(paper, story).out

    for words in (
        "git filter-repo",
        f"--path content/{story}",
        "포크",
        "피드",
        "검색 엔진",
        "preflight",
        "--clean",
    ):
        assert words in out


def test_the_site_keeps_a_tombstone_without_title_and_old_reason(paper: Paper) -> None:
    never = paper.build(site="never")
    story = retracted(paper)
    paper.build()
    expunge(paper, story)

    built = paper.build()

    assert built.code == 0, built.output
    page = built.text(f"{story}/index.html")
    assert "내려진 글" in page
    assert "2022년 6월 1일" in page
    assert WHY in page
    files = built.bytes()
    assert [
        path for path, data in files.items() if "김영자".encode() in data or "첫 손님".encode() in data
    ] == []
    assert built.media() == never.media()


def test_what_nobody_ever_read_leaves_no_tombstone(paper: Paper) -> None:
    story = paper.article()
    dongne(paper.root, "retract", story, "--as", "soyoung", "--note", "내지 않기로 했습니다.")
    expunge(paper, story)

    built = paper.build()

    assert built.code == 0, built.output
    assert f"{story}/index.html" not in built.paths()


def test_an_item_that_still_stands_has_to_be_retracted_first(paper: Paper) -> None:
    story = paper.article()
    paper.approve(story)

    said = expunge(paper, story)

    assert said.code == 1
    assert f"dongne retract {story}" in said.err
    assert (paper.root / "content" / story).exists()


def test_an_item_that_cannot_be_read_is_told_of_without_its_neighbours(paper: Paper) -> None:
    for slug in ("ab", "abc"):
        paper.write(f"content/shops/{slug}/index.md", "머리말이 없습니다\n")

    said = expunge(paper, "shops/ab")

    assert said.code == 1
    assert "content/shops/ab/index.md" in said.err
    assert "content/shops/abc" not in said.err


@pytest.mark.parametrize(
    ("by", "code"),
    [
        (("soyoung", "soyoung"), 1),
        (("soyoung", "kisu"), 1),
        (("soyoung", "minseo"), 1),
        (("soyoung", "nobody"), 2),
    ],
    ids=["one-person-twice", "of-the-panel", "a-reporter", "a-stranger"],
)
def test_it_takes_two_different_members_of_the_board(paper: Paper, by: tuple[str, str], code: int) -> None:
    story = retracted(paper)

    said = expunge(paper, story, by=by)

    assert said.code == code
    assert said.out == ""
    assert (paper.root / "content" / story).exists()
    assert not (paper.root / FILE).exists()


def test_somebody_whose_term_is_over_has_no_say(paper: Paper) -> None:
    story = retracted(paper)
    roster = yaml.safe_load((paper.root / "review/roster.yml").read_text(encoding="utf-8"))
    roster["people"][1]["until"] = "2022-12-30"
    paper.write("review/roster.yml", roster)

    said = expunge(paper, story)

    assert said.code == 1
    assert "조대호 님은 2022-12-31에 편집위원이 아닙니다" in said.err


def test_without_a_terminal_it_wants_to_hear_yes(paper: Paper) -> None:
    story = retracted(paper)

    said = dongne(paper.root, "expunge", story, "--as", "soyoung", "--and", "daeho", "--reason", WHY)

    assert said.code == 2
    assert "--yes" in said.err
    assert (paper.root / "content" / story).exists()


def test_the_id_can_never_be_used_again(paper: Paper) -> None:
    story = retracted(paper)
    expunge(paper, story)
    paper.article()

    said = dongne(paper.root, "check")

    assert said.code == 1
    assert "expunged-returned" in said.out
    assert paper.build().code == 1


def test_old_decisions_do_not_come_back_either(paper: Paper) -> None:
    story = retracted(paper)
    file = paper.root / f"review/decisions/{story}.yml"
    before = file.read_bytes()
    expunge(paper, story)
    paper.write(f"review/decisions/{story}.yml", before)

    assert "expunged-returned" in dongne(paper.root, "check").out


def test_a_second_expunction_is_written_below_the_first(paper: Paper) -> None:
    first, second = retracted(paper), retracted(paper, "night-market")
    expunge(paper, first)
    before = (paper.root / FILE).read_text(encoding="utf-8")

    assert expunge(paper, second).code == 0

    assert (paper.root / FILE).read_text(encoding="utf-8").startswith(before)
    assert expunge(paper, first).code == 1


@pytest.mark.parametrize(
    "change",
    [
        {"by": ["soyoung"]},
        {"by": ["soyoung", "kisu"]},
        {"id": "articles/nowhere"},
        {"at": "2021-12-31T09:00:00+09:00"},
    ],
    ids=["one-person", "of-the-panel", "no-id", "before-their-term"],
)
def test_an_entry_by_hand_obeys_the_same_rules(paper: Paper, change: dict[str, object]) -> None:
    expunge(paper, retracted(paper))
    (entry,) = yaml.safe_load((paper.root / FILE).read_text(encoding="utf-8"))
    paper.write(FILE, [{**entry, **change}])

    said = dongne(paper.root, "check")

    assert said.code == 1
    assert "expunged-unfounded" in said.out


def test_what_was_expunged_is_in_the_journal(paper: Paper) -> None:
    story = retracted(paper)
    expunge(paper, story)

    for arguments in (("log",), ("log", story)):
        assert f"2022-12-31 09:00  한소영, 조대호  아주 지움  {story}" in dongne(paper.root, *arguments).out
    told = json.loads(dongne(paper.root, "log", "--format", "json").out)
    assert [(each["item"], each["by"], each["reason"]) for each in told["expunged"]] == [
        (story, ["soyoung", "daeho"], WHY)
    ]
    assert WHY in dongne(paper.root, "log", "--format", "html").out


def test_an_entry_that_was_there_may_not_be_forgotten(paper: Paper) -> None:
    expunge(paper, retracted(paper))
    git = ("git", "-c", "user.name=편집", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false")
    for arguments in (
        ("init", "--quiet"),
        ("add", "content", "review", "mkdocs.yml"),
        ("commit", "--quiet", "--message", "저장"),
    ):
        subprocess.run([*git, *arguments], cwd=paper.root, check=True, capture_output=True)
    assert dongne(paper.root, "check", "--base", "HEAD").code == 0

    (paper.root / FILE).unlink()

    said = dongne(paper.root, "check", "--base", "HEAD", now=NOW)
    assert said.code == 1
    assert "expunged-forgotten" in said.out


def test_a_reason_written_by_hand_holds_nobodys_number_either(paper: Paper) -> None:
    expunge(paper, retracted(paper))
    place = paper.root / FILE

    place.write_text(place.read_text(encoding="utf-8").replace(WHY, "010-1234-5678 부탁"), encoding="utf-8")

    said = dongne(paper.root, "check")
    assert said.code == 1
    assert "personal-mobile" in said.out
