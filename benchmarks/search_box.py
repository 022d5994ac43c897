"""``python -m benchmarks.search_box``: what a phone fetches, and waits for, when somebody asks the search box."""

import gzip
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
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
"""Times that the page is slowed down, as on a cheap phone. A browser does not slow a worker: its own time is counted."""
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
    work: float
    """Milliseconds of processor time that the worker took for it, its start included; 0: the system does not tell."""

    @property
    def slow(self) -> float:
        """Milliseconds if the worker were slowed down too, and the page waited for all of it: at most."""
        return self.wait + (SLOWER - 1) * self.work


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
@click.option("--line", default=0.0, show_default=True, help="Seconds there and back to the host.")
@click.option("--runs", default=3, show_default=True)
def main(*, size: int, pause: float, line: float, runs: int) -> None:
    """Build a paper, ask its box and print a table in Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        write_newspaper(Path(folder), size)
        site = Path(folder, "site")
        _build(Path(folder), site)
        with host(site, line=line) as address, start_browser() as browser:
            visit = _Visit(browser=browser, address=address, site=site, pause=pause)
            asked = [_ask(visit, question) for question in QUESTIONS for _ in range(runs)]
    told = f"{size:,} articles; the letters come {pause:g} s after the box opens; {line * 1000:g} ms to the host and back"
    click.echo("\n".join(_report(asked, told)))


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
    work = _worker_time()
    wait = page.evaluate("() => window.answered - window.asked")
    page.wait_for_load_state("networkidle")
    cold = [_size(visit.site, url) for url in dict.fromkeys(fetched)]  # the second time from its cache
    context.close()
    return Asked(question=question, before=before, cold=sum(cold), files=len(cold), wait=wait, work=work)


def _worker_time() -> float:
    """Give the processor time of the youngest worker of the browsers that this program has started."""
    mine, workers = {os.getpid()}, []
    for process in sorted(Path("/proc").glob("[0-9]*"), key=lambda each: int(each.name)):
        with suppress(OSError):  # others come and go
            parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            if parent in mine:
                mine.add(int(process.name))
                threads = (process / "task").iterdir()
                workers += [
                    each for each in threads if (each / "comm").read_text().strip() == "DedicatedWorker"
                ]
    newest = max(workers, key=lambda each: int(each.name), default=None)
    return int((newest / "schedstat").read_text().split()[0]) / 1e6 if newest else 0


def _size(site: Path, url: str) -> int:
    path = site / unquote(urlsplit(url).path).lstrip("/")
    return len(gzip.compress(path.read_bytes(), 6)) if path.is_file() else 0


def _report(asked: Sequence[Asked], told: str) -> Iterator[str]:
    yield f"{told}; page {SLOWER} times slowed."
    yield ""
    yield "| question | page load B | cold kB | files | first result ms | worker's CPU ms | worker slowed too, at most ms |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for question in QUESTIONS:
        own = [each for each in asked if each.question == question]
        one = own[0]
        times = " | ".join(f"{_median(own, name):.0f}" for name in ("wait", "work", "slow"))
        yield f"| {question} | {one.before:,} | {one.cold / 1000:.1f} | {one.files} | {times} |"
    yield ""
    cold = [each.cold / 1000 for each in asked]
    yield f"Cold: median {median(cold):.1f} kB, most {max(cold):.1f}."
    for words, name in (("First result", "wait"), ("Worker slowed too", "slow")):
        yield f"{words}: median {_median(asked, name):.0f} ms, longest {max(getattr(each, name) for each in asked):.0f}."


def _median(asked: Sequence[Asked], name: str) -> float:
    return float(median(getattr(each, name) for each in asked))


if __name__ == "__main__":
    main()
