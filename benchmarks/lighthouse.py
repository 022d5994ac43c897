"""``python -m benchmarks.lighthouse``: what Lighthouse says of every kind of page, on its usual phone."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from time import time

import click

from benchmarks.host import host
from benchmarks.runs import NOW
from site_tests.browser.sample import DEVELOPED, kinds_of_pages
from site_tests.browser.search import find_browser

ROOT = Path(__file__).parents[1]
TOOL = ROOT / "tools/lighthouse"
REPORTS = ROOT / ".cache/lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
AUDITS = {
    "largest-contentful-paint": "LCP s",
    "total-blocking-time": "TBT ms",
    "cumulative-layout-shift": "CLS",
    "total-byte-weight": "kB",
}
_SCALES = {"largest-contentful-paint": 0.001, "total-byte-weight": 0.001}

Figures = dict[str, float]


@click.command()
@click.option("--runs", default=3, show_default=True, help="Of which the median counts.")
@click.option(
    "--kind", "wanted", multiple=True, help="Only kinds whose name holds this, such as `articles/*/*/`."
)
@click.option(
    "--today", is_flag=True, help="Build for this hour: then shops open and close, and no event is to come."
)
def main(*, runs: int, wanted: tuple[str, ...], today: bool) -> None:
    """Build the sample, visit one page of each kind and print a table in Markdown."""
    _install()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        with host(site) as address:
            _build(Path(folder, "paper"), site, address, at=str(int(time())) if today else NOW)
            chosen = {
                kind: path
                for kind, path in kinds_of_pages(site).items()
                if not wanted or any(word in kind for word in wanted)
            }
            click.echo("\n".join(_table(address, chosen, runs)))


def _install() -> None:
    if not (TOOL / "node_modules/lighthouse").is_dir():
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(command, cwd=TOOL, check=True, stdout=sys.stderr)  # noqa: S603 - our own words


def _build(paper: Path, site: Path, address: str, *, at: str) -> None:
    """Build the sample for the address at which it is served: a canonical link elsewhere costs points."""
    for part in ("content", "review"):
        shutil.copytree(ROOT / part, paper / part)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"(?m)^site_url:.*$", f"site_url: {address}", settings)
    (paper / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (paper / ".dongne/cache").mkdir(parents=True)
    DEVELOPED.mkdir(parents=True, exist_ok=True)
    (paper / ".dongne/cache/media").symlink_to(DEVELOPED)
    program = Path(sys.executable).with_name("dongne")
    command = [str(program), "-C", str(paper), "build", "--site-dir", str(site)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": at}
    subprocess.run(command, check=True, env=environment, stdout=sys.stderr)  # noqa: S603 - our own words


def _table(address: str, kinds: Mapping[str, str], runs: int) -> Iterator[str]:
    columns = [*CATEGORIES, *AUDITS.values(), "requests"]
    yield f"Lighthouse {_version()}, phone, simulated throttling; median of {runs}. Reports: {REPORTS.name}"
    yield ""
    yield f"| page | {' | '.join(columns)} | points lost for |"
    yield f"|---|{'---:|' * len(columns)}---|"
    REPORTS.mkdir(parents=True, exist_ok=True)
    for kind, path in kinds.items():
        click.echo(f"visiting {kind or 'home'}", err=True)
        visits = [_visit(f"{address}{path}", kind) for _ in range(runs)]
        figures = {column: median(visit[0][column] for visit in visits) for column in columns}
        cells = [f"{figures[column]:.{_digits(column)}f}" for column in columns]
        lost = sorted({fault for _, faults in visits for fault in faults})
        yield f"| {kind or 'home'} | {' | '.join(cells)} | {', '.join(lost)} |"


def _digits(column: str) -> int:
    return {"LCP s": 2, "CLS": 3}.get(column, 0)


def _visit(url: str, kind: str) -> tuple[Figures, list[str]]:
    report = REPORTS / (re.sub(r"[^a-z0-9]+", "-", kind.replace("*", "x")).strip("-") or "home")
    command = [
        "node",
        str(TOOL / "node_modules/lighthouse/cli/index.js"),
        url,
        "--quiet",
        "--output=json",
        f"--output-path={report}.json",
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]
    environment = {**os.environ, "CHROME_PATH": str(find_browser())}
    subprocess.run(command, check=True, env=environment, stdout=sys.stderr)  # noqa: S603 - our own words
    return _read(json.loads(Path(f"{report}.json").read_text(encoding="utf-8")))


def _read(report: Mapping[str, dict[str, dict[str, object]]]) -> tuple[Figures, list[str]]:
    """Give the figures of a visit, and what of the categories but performance did not get every point."""
    figures = {name: 100 * _number(report["categories"][name]["score"]) for name in CATEGORIES}
    for audit, column in AUDITS.items():
        figures[column] = _number(report["audits"][audit]["numericValue"]) * _SCALES.get(audit, 1)
    requests = report["audits"]["network-requests"]["details"]
    figures["requests"] = len(requests["items"]) if isinstance(requests, dict) else 0
    counted = {
        reference["id"]
        for name in CATEGORIES[1:]
        for reference in _entries(report["categories"][name]["auditRefs"])
        if reference["weight"]
    }
    return figures, [
        audit for audit in map(str, counted) if report["audits"][audit]["score"] not in (1, None)
    ]


def _entries(found: object) -> list[dict[str, object]]:
    return found if isinstance(found, list) else []


def _number(found: object) -> float:
    return float(found) if isinstance(found, int | float) else 0.0


def _version() -> str:
    package = json.loads((TOOL / "node_modules/lighthouse/package.json").read_text(encoding="utf-8"))
    return str(package["version"])


if __name__ == "__main__":
    main()
