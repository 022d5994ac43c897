"""``dongne comments pull``: a month is frozen whole, once, and changes only with a reason."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dongne.ingest.snapshots import read_snapshots
from site_tests.cli.terminal import Said, dongne
from site_tests.forge.desk import git
from site_tests.newsroom import AT, SEOUL
from site_tests.paper import Paper

DAWN = "articles/2022/dawn-market"
MAY = "content/metrics/comments/2022-05.csv"
HAND = "content/metrics/by-hand.csv"
SOURCES = "content/metrics/sources.yml"
HEADER = "month,article,source,comments\n"
NOW = "2022-06-05T09:00:00+09:00"


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    paper = Paper(tmp_path)
    paper.write(SOURCES, [{"kind": "by-hand", "file": HAND}])
    paper.write(HAND, f"{HEADER}2022-05,{DAWN},전화,3\n")
    return paper


def pull(paper: Paper, *options: str, now: str = NOW) -> Said:
    return dongne(paper.root, "comments", "pull", *options, now=now)


def text(paper: Paper, file: str = MAY) -> str:
    return (paper.root / file).read_text(encoding="utf-8")


def test_the_month_that_has_ended_is_frozen(paper: Paper) -> None:
    done = pull(paper)

    assert (done.code, done.out) == (0, f"2022-05: 기사 1편의 댓글 3개 → {MAY}\n")
    assert text(paper) == f"article,source,comments,replies,taken_at\n{DAWN},전화,3,0,{NOW}\n"


def test_a_frozen_month_does_not_change(paper: Paper) -> None:
    pull(paper)
    before = text(paper)
    paper.write(HAND, HEADER)

    again, silent = pull(paper, "--month", "2022-05"), pull(paper)

    assert again.code == 1
    assert "snapshot-frozen" in again.err
    assert "--amend" in again.err
    assert (silent.code, silent.out) == (0, "끝난 달은 모두 세었습니다.\n")
    assert text(paper) == before


def test_an_amended_month_carries_day_and_reason(paper: Paper) -> None:
    pull(paper)
    paper.write(HAND, f"{HEADER}2022-05,{DAWN},전화,4\n")

    done = pull(paper, "--month", "2022-05", "--amend", "늦게 온 편지, 하나", now="2022-07-01T09:00:00+09:00")

    assert done.code == 0, done.err
    assert text(paper) == (
        "article,source,comments,replies,taken_at,amended_at,reason\n"
        f'{DAWN},전화,4,0,2022-07-01T09:00:00+09:00,2022-07-01T09:00:00+09:00,"늦게 온 편지, 하나"\n'
    )


def test_a_month_amended_to_nothing_still_says_why(paper: Paper) -> None:
    pull(paper)
    paper.write(HAND, f"{HEADER}2022-04,{DAWN},전화,4\n")

    pull(paper, "--month", "2022-05", "--amend", "잘못 적은 전화")

    rows, problems = read_snapshots(paper.root, zone=SEOUL, at=AT)
    assert problems == []
    assert [(row.comments, row.amendment and row.amendment.reason) for row in rows] == [(0, "잘못 적은 전화")]


def test_what_was_counted_at_a_place_of_the_past_stays(paper: Paper) -> None:
    paper.write(
        MAY, f"article,source,comments,replies,taken_at\n{DAWN},giscus,7,2,2022-06-01T00:10:00+09:00\n"
    )

    pull(paper, "--month", "2022-05", "--amend", "전화를 더한다")

    rows, _ = read_snapshots(paper.root, zone=SEOUL, at=AT)
    assert [(row.source, row.comments) for row in rows] == [("giscus", 7), ("전화", 3)]


def test_months_that_were_forgotten_are_made_up_for(paper: Paper) -> None:
    paper.write("content/metrics/comments/2022-02.csv", "article,source,comments,replies,taken_at\n")
    paper.write(HAND, f"{HEADER}2022-03,{DAWN},전화,1\n2022-05,{DAWN},전화,2\n")

    done = pull(paper)

    assert [line[:7] for line in done.out.splitlines()] == ["2022-03", "2022-04", "2022-05"]
    assert sorted(path.name for path in (paper.root / MAY).parent.iterdir()) == [
        f"2022-0{number}.csv" for number in (2, 3, 4, 5)
    ]


@pytest.mark.parametrize(
    ("options", "now", "code"),
    [
        (("--month", "2022-06"), NOW, 2),
        (("--month", "2022-05"), "2022-05-31T23:59:59+09:00", 2),
        (("--month", "2022-05"), "2022-06-01T00:00:00+09:00", 0),
        (("--month", "2022-5"), NOW, 2),
        (("--month", "2022-05", "--amend", "까닭"), NOW, 2),
        (("--amend", "까닭"), NOW, 2),
        (("--month", "2022-05", "--amend", " "), NOW, 2),
        (("--month", "2022-05", "--amend", "두\n줄"), NOW, 2),
    ],
)
def test_what_cannot_be_is_wrong_usage(paper: Paper, options: tuple[str, ...], now: str, code: int) -> None:
    done = pull(paper, *options, now=now)

    assert done.code == code, done.err
    assert (paper.root / MAY).exists() == (code == 0)


def test_without_a_source_nothing_is_written(paper: Paper) -> None:
    (paper.root / SOURCES).unlink()

    done = pull(paper)

    assert done.code == 0
    assert "댓글을 세는 곳이 없습니다" in done.err
    assert not (paper.root / MAY).exists()
    assert pull(paper, "--month", "2022-13").code == 2


def test_a_paper_without_comments_freezes_empty_months(paper: Paper) -> None:
    paper.write(SOURCES, [{"kind": "none"}])

    assert pull(paper).code == 0
    assert text(paper) == "article,source,comments,replies,taken_at\n"


def test_when_one_source_fails_nothing_is_written(paper: Paper) -> None:
    paper.write(SOURCES, [{"kind": "by-hand", "file": HAND}, {"kind": "isso-database", "file": "gone.db"}])

    done = pull(paper)

    assert done.code == 1
    assert "gone.db" in done.err
    assert not (paper.root / MAY).exists()


def test_two_sources_under_one_name_are_refused(paper: Paper) -> None:
    paper.write("content/metrics/more.csv", f"{HEADER}2022-05,{DAWN},전화,3\n")
    paper.write(
        SOURCES,
        [{"kind": "by-hand", "file": HAND}, {"kind": "by-hand", "file": "content/metrics/more.csv"}],
    )

    done = pull(paper)

    assert done.code == 1
    assert "snapshot-source-twice" in done.err


def test_a_missing_token_is_asked_for(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.write(SOURCES, [{"kind": "giscus", "repository": "nangok/newsletter", "category": "의견"}])

    monkeypatch.delenv("GITHUB_TOKEN", raising=False)

    done = pull(paper)

    assert done.code == 2
    assert "GITHUB_TOKEN" in done.err


def test_a_link_in_the_place_of_a_month_is_not_followed(paper: Paper, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.csv"
    (paper.root / MAY).parent.mkdir(parents=True)
    (paper.root / MAY).symlink_to(elsewhere)

    assert pull(paper, "--month", "2022-05").code == 1
    assert not elsewhere.exists()


def test_a_killed_pull_leaves_the_old_file(paper: Paper) -> None:
    pull(paper)
    before = text(paper)
    paper.write(HAND, f"{HEADER}2022-05,{DAWN},전화,9\n")
    # The file is written whole, and the process dies before it is put into its place.
    program = (
        "import os, signal, sys; from pathlib import Path; from dongne.cli import main\n"
        "Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"main(['-C', {str(paper.root)!r}, '--now', {NOW!r}, 'comments', 'pull', '--month', '2022-05', '--amend', '까닭'])"
    )

    died = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)

    assert died.returncode == -signal.SIGKILL
    assert text(paper) == before
    assert pull(paper, "--month", "2022-05", "--amend", "까닭").code == 0
    assert ",9,0," in text(paper)


def test_of_two_pulls_at_once_one_is_first(paper: Paper) -> None:
    program = str(Path(sys.executable).with_name("dongne"))
    both = [
        subprocess.Popen(
            [program, "--now", NOW, "comments", "pull", "--month", "2022-05"],
            cwd=paper.root,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]

    assert sorted(process.wait(120) for process in both) == [0, 1]
    assert text(paper).count("\n") == 2


def test_check_reads_where_comments_are_counted(paper: Paper) -> None:
    paper.write(SOURCES, [{"kind": "disqus"}])

    done = dongne(paper.root, "check", now=NOW)

    assert done.code == 1
    assert "choice-unknown" in done.out + done.err


# --- pushing


def test_a_pull_is_pushed_and_nothing_else(paper: Paper, tmp_path: Path) -> None:
    top = tmp_path / "origin.git"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(top))
    git(paper.root, "init", "--quiet", "--initial-branch=main")
    git(paper.root, "add", "content", "review", "mkdocs.yml")
    git(paper.root, "config", "user.name", "board")
    git(paper.root, "config", "user.email", "board@example.org")
    git(paper.root, "commit", "--quiet", "--message", "소식지")
    git(paper.root, "remote", "add", "origin", str(top))
    git(paper.root, "push", "--quiet", "origin", "main")

    done, again = pull(paper, "--push"), pull(paper, "--push")

    assert (done.code, again.code) == (0, 0), done.err + again.err
    assert git(top, "log", "--format=%s", "main").splitlines() == ["2022-05의 댓글을 센다", "소식지"]
    assert git(top, "show", "--name-only", "--format=", "main").split() == [MAY]
    assert not (paper.root / MAY).exists()
