"""``python -m benchmarks.search_box``: what a phone fetches, and waits for, when somebody asks the search box."""

import gzip
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import unquote, urlsplit

import click
from playwright.sync_api import Browser

from benchmarks.host import host
from benchmarks.runs import NOW
from benchmarks.sites import write_newspaper
from site_tests.browser.window import start_browser

QUESTIONS = ("골목", "두부", "난곡시장", "선생님", "가게 문", "새벽에", "이야ㄱ", "우주도")
SLOWER = 4
"""Times that the processor is slowed down, as for a cheap phone."""
PHONE = {"width": 390, "height": 844}

_WATCH = """() => {
    const list = document.querySelector(".md-search-result__list");
    document.querySelector(".md-search__input").addEventListener("input", () => { window.asked ??= performance.now(); });
    new MutationObserver(() => {
        if (list.children.length) window.answered ??= performance.now();
    }).observe(list, { childList: true });
}"""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question, asked in a window that has never seen the site."""

    question: str
    before: int
    """Bytes (gzip) of the search that every page load fetches."""
    cold: int
    """Bytes that turning to the box and asking fetch, the program included."""
    files: int
    wait: float
    """Milliseconds from the letters to the first result."""


@dataclass(frozen=True, kw_only=True)
class _Visit:
    browser: Browser
    address: str
    site: Path
    pause: float


@click.command()
@click.option("--size", default=1000, show_default=True, help="Articles.")
@click.option(
    "--pause", default=0.0, show_default=True, help="Seconds between turning to the box and the letters."
)
@click.option("--runs", default=3, show_default=True)
def main(size: int, pause: float, runs: int) -> None:
    """Build a paper, ask its box and print a table in Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        write_newspaper(Path(folder), size)
        site = Path(folder, "site")
        _build(Path(folder), site)
        with host(site) as address, start_browser() as browser:
            visit = _Visit(browser=browser, address=address, site=site, pause=pause)
            asked = [_ask(visit, question) for question in QUESTIONS for _ in range(runs)]
    click.echo("\n".join(_report(asked, size, pause)))


def _build(paper: Path, site: Path) -> None:
    program = str(Path(sys.executable).with_name("dongne"))
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(NOW)}
    command = [program, "-C", str(paper), "build", "--site-dir", str(site)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)  # noqa: S603 - our own program
    if done.returncode:
        raise click.ClickException(done.stderr)


def _ask(visit: _Visit, question: str) -> Asked:
    context = visit.browser.new_context(viewport=PHONE, locale="ko-KR", reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    fetched: list[str] = []
    context.on("request", lambda request: fetched.append(request.url))
    page.goto(visit.address, wait_until="networkidle")
    before = sum(_size(visit.site, url) for url in fetched if "/search/" in url)
    fetched.clear()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.evaluate(_WATCH)
    page.keyboard.press("/")
    page.wait_for_timeout(visit.pause * 1000)
    page.keyboard.insert_text(question)
    page.wait_for_function("() => window.answered", timeout=30_000)
    wait = page.evaluate("() => window.answered - window.asked")
    page.wait_for_load_state("networkidle")
    cold = [_size(visit.site, url) for url in fetched]
    context.close()
    return Asked(question=question, before=before, cold=sum(cold), files=len(cold), wait=wait)


def _size(site: Path, url: str) -> int:
    path = site / unquote(urlsplit(url).path).lstrip("/")
    return len(gzip.compress(path.read_bytes(), 6)) if path.is_file() else 0


def _report(asked: Sequence[Asked], size: int, pause: float) -> Iterator[str]:
    yield f"{size:,} articles; the letters come {pause:g} s after the box opens; processor {SLOWER} times slowed."
    yield ""
    yield "| question | page load B | cold kB | files | first result ms |"
    yield "|---|---:|---:|---:|---:|"
    for question in QUESTIONS:
        own = [each for each in asked if each.question == question]
        wait = median(each.wait for each in own)
        one = own[0]
        yield f"| {question} | {one.before:,} | {one.cold / 1000:.1f} | {one.files} | {wait:.0f} |"
    yield ""
    cold = [each.cold / 1000 for each in asked]
    waits = [each.wait for each in asked]
    yield f"Cold: median {median(cold):.1f} kB, most {max(cold):.1f}."
    yield f"First result: median {median(waits):.0f} ms, longest {max(waits):.0f}."


if __name__ == "__main__":
    main()
