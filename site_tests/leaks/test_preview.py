"""Row 28: a preview shows what waits, says so, stays on this machine, and never becomes the site."""

import errno
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from lxml import html as lxml_html

from dongne.pipeline.inspection import find_leaks
from site_tests.leaks.held import BODY, ID, PHOTOS, SUMMARY, TITLE, write_held
from site_tests.leaks.site_search import find
from site_tests.live.running import START, kept_port
from site_tests.paper import NEWSROOM, Built, Paper

MATERIAL = {"name": "material", "language": "ko"}
COMMANDS = {
    "dongne": ("dongne", "serve", "--addr"),
    "mkdocs": ("mkdocs", "serve", "--dev-addr"),
}


@contextmanager
def preview(paper: Paper, command: tuple[str, ...]) -> Iterator[str]:
    """Run a preview on a free port of this machine until the block ends; give its address."""
    name, *options = command
    with kept_port() as port, (paper.root.parent / "preview.log").open("w") as log:
        address = f"127.0.0.1:{port}"
        program = [str(Path(sys.executable).with_name(name)), *options, address]
        server = subprocess.Popen(program, cwd=paper.root, stdout=log, stderr=log)
        try:
            wait_for(f"http://{address}/", server)
            yield f"http://{address}/"
        finally:
            server.terminate()
            server.wait(timeout=START)


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START
    while time.monotonic() < end and server.poll() is None:
        try:
            fetch(address)
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("no preview came up")


def fetch(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=START) as answer:  # noqa: S310 - an address of ours
        data: bytes = answer.read()
    return data


def write_paper(root: Path) -> Paper:
    """Write a published article, one that waits, one with an objection and one that was taken back."""
    paper = Paper(root)
    plugins = [{"search": {"lang": "ko"}}, {"dongne/newsroom": NEWSROOM}, "dongne/preflight"]
    paper.settings(theme=MATERIAL, plugins=plugins)
    retracted = paper.article("taken-back", body="거두어들인 글의 속내를 여기에 적었다.\n")
    paper.approve(paper.article(), retracted)
    paper.decide(retracted, {"decision": "retract", "by": "daeho", "at": "2022-06-01", "note": "틀렸습니다."})
    write_held(paper)
    return paper


@pytest.fixture(scope="module", params=COMMANDS)
def seen(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Built, str]]:
    """Give the site as it was built before, and the address of a preview that runs."""
    paper = write_paper(tmp_path_factory.mktemp("preview") / "paper")
    built = paper.mkdocs()
    assert built.code == 0, built.output
    with preview(paper, COMMANDS[request.param]) as address:
        yield built, address


def test_what_waits_is_shown_with_a_banner_that_says_what_is_missing(seen: tuple[Built, str]) -> None:
    page = lxml_html.document_fromstring(fetch(f"{seen[1]}{ID}/"))

    banner = "".join(node.text_content() for node in page.xpath("//*[contains(@class, 'dn-galley')]"))
    assert "아직 승인되지 않은 글입니다" in banner
    assert "승인 기다림" in banner
    assert "한소영" in banner
    assert TITLE in page.text_content()
    assert BODY.strip() in page.text_content()
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//link[@rel='canonical']") == []


def test_what_is_published_has_no_banner(seen: tuple[Built, str]) -> None:
    page = fetch(f"{seen[1]}articles/2022/dawn-market/").decode()

    assert "시장 문은 네 시 반에 열린다." in page
    assert "교정쇄" not in page
    assert "noindex" not in page


def test_what_was_taken_back_is_not_shown_even_here(seen: tuple[Built, str]) -> None:
    page = fetch(f"{seen[1]}articles/2022/taken-back/").decode()

    assert "틀렸습니다." in page
    assert "속내" not in page


@pytest.mark.parametrize(
    "path",
    [
        "",
        "articles/",
        "feed.xml",
        "atom.xml",
        "sitemap.xml",
        "metrics/metrics.json",
        "search/search_index.json",
    ],
)
def test_nothing_else_of_the_preview_knows_what_waits(
    seen: tuple[Built, str], tmp_path: Path, path: str
) -> None:
    (tmp_path / "page").write_bytes(fetch(seen[1] + path))

    assert find(tmp_path, TITLE, SUMMARY, BODY, photos=PHOTOS) == []


def test_the_built_site_stays_as_it_was(seen: tuple[Built, str]) -> None:
    before = seen[0].bytes()

    fetch(f"{seen[1]}{ID}/")

    assert seen[0].bytes() == before
    assert find(seen[0].site, TITLE, SUMMARY, BODY, photos=PHOTOS) == []
    assert not (seen[0].site.parent / ".site.new").exists()


def test_nobody_else_can_see_it(seen: tuple[Built, str]) -> None:
    port = int(seen[1].rstrip("/").rpartition(":")[2])

    # Whoever listens for everybody answers at any address of this machine, and this is one whatever its network.
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.2", port)) == errno.ECONNREFUSED


def test_a_preview_taken_for_the_site_is_refused(seen: tuple[Built, str], tmp_path: Path) -> None:
    root = seen[0].site.parent
    copied = shutil.copytree(seen[0].site, tmp_path / "copied")
    assert find_leaks(root, copied) == []
    page = copied / ID / "index.html"
    page.parent.mkdir()
    page.write_bytes(fetch(f"{seen[1]}{ID}/"))

    leaks = find_leaks(root, copied)
    done = Paper.at(root).dongne("preflight", str(copied))

    assert {leak.item_id for leak in leaks} == {ID}
    assert done.code == 1
    assert ID in done.output


def test_what_changes_while_one_looks_stays_under_its_banner(tmp_path: Path) -> None:
    paper = write_paper(tmp_path / "paper")

    with preview(paper, COMMANDS["dongne"]) as address:
        file = paper.root / "content/articles/2022/dawn-market/index.md"
        file.write_text(file.read_text(encoding="utf-8") + "한 줄 더 적었다.\n", encoding="utf-8")
        page = eventually(lambda: fetch(f"{address}articles/2022/dawn-market/").decode(), "한 줄 더 적었다.")

    assert "교정쇄" in page
    assert "승인 뒤 바뀜" in page


def eventually(look: Callable[[], str], words: str) -> str:
    """Look until these words are seen."""
    end = time.monotonic() + START
    while words not in (page := look()):
        assert time.monotonic() < end, page
        time.sleep(0.2)
    return page
