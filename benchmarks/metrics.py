"""``python -m benchmarks.metrics``: what counting costs, 10,000 articles with 200,000 comments over ten years.

Every comment has a row of its own in the snapshots, which is the worst that can be: each article is talked about
in twenty months. Reading and judging are not counted; the benchmark of the gate measures those.
"""

import gc
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from time import process_time
from typing import TypeVar

import click

from dongne.domain.items import Item, Record, Target
from dongne.domain.metrics import CommentRow, count
from dongne.domain.periods import months_between
from dongne.errors import Origin
from dongne.ingest.snapshots import parse_snapshot
from dongne.pipeline.comments.snapshot_file import render_snapshot
from dongne.render.metrics import make_metrics_files, make_metrics_pages
from dongne.render.outputs import Site
from dongne.render.templates import Templates
from site_tests import newsroom
from site_tests.newsroom import SEOUL, moment

ValueT = TypeVar("ValueT")
SETTINGS = newsroom.settings()
AT = moment("2031-12-31T09:00")
MONTHS = tuple(months_between("2022-01", "2031-12"))


@click.command()
@click.option("--articles", default=10_000, show_default=True)
@click.option("--comments", default=200_000, show_default=True)
@click.option("--once", is_flag=True, hidden=True)
def main(articles: int, comments: int, *, once: bool) -> None:
    """Measure in a process of its own, and print a table."""
    if once:
        measure(articles, comments)
        return
    command = [sys.executable, "-m", "benchmarks.metrics", "--once"]
    options = ["--articles", str(articles), "--comments", str(comments)]
    subprocess.run([*command, *options], check=True)  # noqa: S603 - ourselves


def measure(articles: int, comments: int) -> None:
    """Count, make every file and page, and read the snapshots; say what each step took."""
    publication = newsroom.publish(*items(articles), at=AT)
    rows = list(rows_of(articles, comments))
    gc.collect()
    before = peak()
    click.echo(f"{articles:,} articles, {comments:,} comments in {len(rows):,} rows, {len(MONTHS)} months:")
    tally, counting = timed(lambda: count(publication, rows, SETTINGS))
    site = Site(settings=SETTINGS, publication=publication, album={}, tally=tally)
    files, writing = timed(lambda: list(make_metrics_files(site)))
    pages, paging = timed(lambda: list(make_metrics_pages(site)))
    templates = Templates()
    _, printing = timed(lambda: [templates.render(page) for page in pages])
    for name, seconds in (
        ("counting", counting),
        (f"{len(files)} files", writing),
        (f"{len(pages)} pages", paging),
        ("filling the templates", printing),
        ("together", counting + writing + paging + printing),
    ):
        click.echo(f"- {name}: {seconds:.2f} s CPU")
    click.echo(f"- memory: {peak():.0f} MiB at most, {peak() - before:.0f} of them for all this")
    texts = snapshots(rows)
    _, reading = timed(
        lambda: [parse_snapshot(text, file="x.csv", month=month, zone=SEOUL) for month, text in texts]
    )
    click.echo(f"- reading the snapshots: {reading:.2f} s CPU")


def items(articles: int) -> Iterator[Item]:
    """Give articles spread over ten years, and six programmes."""
    first, days = moment("2022-01-01T09:00"), 3650
    for number in range(articles):
        day = first + timedelta(days=number * days // articles)
        yield newsroom.article(
            f"articles/{day.year}/story-{number}",
            date=day,
            category=("people", "food")[number % 2],
            programme=f"programmes/p{number % 6}",
        )
    for number in range(6):
        yield newsroom.programme(
            f"programmes/p{number}",
            targets=(
                Target(name="기사", unit="편", target=48, measure="articles"),
                Target(name="댓글", unit="개", target=240, measure="comments"),
                Target(name="설문", unit="명", target=300),
            ),
            records=tuple(
                Record(date=date(year, 6, 1), name="설문", amount=310) for year in range(2022, 2032)
            ),
        )


def rows_of(articles: int, comments: int) -> Iterator[CommentRow]:
    """Give a row for each comment; an article has one in as many months as it takes."""
    days = 3650
    for number in range(comments):
        article, turn = number % articles, number // articles
        day = moment("2022-01-01T09:00") + timedelta(days=article * days // articles)
        yield CommentRow(
            month=MONTHS[turn * 7 % len(MONTHS)],
            article=f"articles/{day.year}/story-{article}",
            source="isso",
            comments=1,
            replies=0,
            taken_at=moment("2031-12-01"),
            origin=Origin(file="content/metrics/comments/x.csv", line=2),
        )


def snapshots(rows: list[CommentRow]) -> list[tuple[str, str]]:
    """Give the text of each month's file."""
    by_month: dict[str, list[CommentRow]] = {}
    for row in rows:
        by_month.setdefault(row.month, []).append(row)
    return [(month, render_snapshot(found).decode()) for month, found in by_month.items()]


def timed(step: Callable[[], ValueT]) -> tuple[ValueT, float]:
    """Give what a step makes, and its seconds of processor time."""
    start = process_time()
    made = step()
    return made, process_time() - start


def peak() -> float:
    """Give the largest resident size so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 if sys.platform != "darwin" else 1024**2
    )


if __name__ == "__main__":
    main()
