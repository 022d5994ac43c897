"""The site, finished, previewed, questioned: MkDocs works in a process of its own."""

import os
import signal
import subprocess
import urllib.request
from datetime import datetime
from pathlib import Path
from urllib.error import URLError

import pytest

from dongne.cli.errands import call_mkdocs
from site_tests.cli.terminal import COMMAND
from site_tests.live.running import START, Preview, kept_port
from site_tests.paper import NOW, Paper


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path)


def test_the_moment_reaches_the_build(paper: Paper) -> None:
    paper.approve(paper.article(date="2022-05-04T09:00:00+09:00"))

    early = paper.build(now="2022-05-04T08:59:59+09:00")
    late = paper.build(now="2022-05-04T09:00:00+09:00")

    assert "실린 것 0건" in early.output
    assert "실린 것 1건" in late.output


def test_another_folder_is_named_as_seen_from_the_paper(paper: Paper) -> None:
    built = dongne_in(
        paper.root.parent, "-C", str(paper.root), "--now", NOW, "build", "--site-dir", "out/site"
    )

    assert built.returncode == 0, built.stderr
    assert (paper.root / "out/site/index.html").is_file()


def test_mkdocs_goes_when_there_is_nothing_for_it_to_do(paper: Paper) -> None:
    with call_mkdocs(paper.root, datetime.fromisoformat(NOW)) as mkdocs:
        assert mkdocs.poll() is None

    assert mkdocs.returncode == -signal.SIGKILL


def test_a_paper_that_may_not_be_built_is_refused_though_mkdocs_waits_already(paper: Paper) -> None:
    paper.write("content/articles/2022/broken/index.md", "머리말이 없습니다.")

    refused = paper.build("--jobs", "2")

    assert refused.code == 1, refused.output
    assert "front-matter-missing" in refused.output
    assert "Traceback" not in refused.output
    assert not (paper.root / "site").exists()


def test_clean_builds_from_nothing_and_builds_the_same(paper: Paper) -> None:
    paper.approve(paper.article())
    first = paper.build().bytes()
    stale = paper.write(".dongne/cache/stale", "지난번")

    again = paper.build("--clean", "--jobs", "2")

    assert again.bytes() == first
    assert not stale.exists()


def test_a_program_among_the_files_of_the_paper_is_not_run(paper: Paper) -> None:
    for name in ("yaml.py", "mkdocs.py", "requests.py"):
        paper.write(name, "raise SystemExit('몰래 끼어든 프로그램')\n")

    built = paper.build()

    assert built.code == 0, built.output


# --- preflight


def test_a_finished_site_is_searched_again(paper: Paper) -> None:
    paper.approve(paper.article("published"))
    words = "이 문단은 아무도 승인하지 않은 글의 긴 문단이라 사이트 어디에도 있으면 안 된다."
    paper.article("waiting", body=f"{words}\n")
    built = paper.build()

    sound = paper.dongne("--now", NOW, "preflight")
    (built.site / "leak.html").write_text(f"<p>{words}</p>", encoding="utf-8")
    leaking = paper.dongne("--now", NOW, "preflight", "site")

    assert sound.code == 0
    assert "승인되지 않은 것이 없습니다" in sound.output
    assert leaking.code == 1
    assert "leak.html: 실리지 않은 `articles/2022/waiting`" in leaking.output


def test_what_was_never_built_cannot_be_searched(paper: Paper) -> None:
    searched = paper.dongne("--now", NOW, "preflight")

    assert searched.code == 2
    assert "먼저 `dongne build`로" in searched.output
    paper.article(title=None)
    (paper.root / "site").mkdir()
    assert paper.dongne("--now", NOW, "preflight").code == 1


def test_the_words_of_the_theme_are_no_secret(paper: Paper) -> None:
    paper.settings(theme={"name": "material", "language": "ko"})
    paper.article(title="클립보드에 복사됨")
    built = paper.build()

    assert built.code == 0, built.output
    assert paper.dongne("--now", NOW, "preflight").code == 0


# --- serve


def dongne_in(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([COMMAND, *arguments], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_preview_shows_what_waits_and_ends_when_asked(paper: Paper, number: signal.Signals) -> None:
    story = paper.article()
    log = paper.root / "preview.log"

    with kept_port() as port:
        with log.open("w") as said:
            server = subprocess.Popen(
                [COMMAND, "serve", "--addr", f"127.0.0.1:{port}"],
                cwd=paper.root,
                env={**os.environ, "SOURCE_DATE_EPOCH": "1672444800"},
                stdout=said,
                stderr=said,
            )
        try:
            preview = Preview(server, log)
            page = preview.get(f"{story}/")
            server.send_signal(number)
            server.wait(START)
        finally:
            # One that does not end when asked must fail this test, not keep it for ever.
            server.kill()
            server.wait()

        assert "noindex" in page
        assert "Traceback" not in preview.said()
        with pytest.raises(URLError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=START)
