"""``python -m benchmarks.gate``: judge a great many items, once in a fresh process and once more after that."""

import gc
import hashlib
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from statistics import median
from time import process_time
from zoneinfo import ZoneInfo

import click

from benchmarks.stories import REPORTERS, Story, stories
from dongne.domain.address import Kind
from dongne.domain.decisions import Decision, Verb
from dongne.domain.gate import open_gate
from dongne.domain.items import Article
from dongne.domain.manuscript import Manuscript
from dongne.domain.people import Group, Member, Reporter, Roster, Term
from dongne.domain.policy import Policy, Rule
from dongne.errors import Origin

ZONE = ZoneInfo("Asia/Seoul")
AT = datetime(2022, 12, 31, 9, tzinfo=ZONE)
TERM = Term(since=date(1990, 1, 1))
BOARD = 10
"""As many as may sit there; each in turn decides on an item, and one of them has a shop."""
RULES = Policy(version=1, kinds={Kind.ARTICLE: Rule(group="board", quorum=2)}, categories={})


@click.command()
@click.option(
    "--items", "count", type=int, default=10_000, show_default=True, help="Each with two decisions."
)
@click.option("--runs", type=int, default=5, show_default=True, help="Processes; the median is told.")
@click.option("--once", is_flag=True, hidden=True)
def main(count: int, runs: int, *, once: bool) -> None:
    """Measure the gate, and nothing but the gate: everything has been read already."""
    if once:
        click.echo(" ".join(map(str, _measure(count))))
        return
    figures = [_run(count) for _ in range(runs)]
    click.echo(f"The gate over {count:,} items with {2 * count:,} decisions, seconds of processor time:")
    for name, taken in zip(("from nothing", "once more"), zip(*figures, strict=True), strict=True):
        click.echo(f"- {name}: {median(taken):.2f} (of {runs}: {min(taken):.2f} to {max(taken):.2f})")


def _run(count: int) -> list[float]:
    """Measure in a process of its own, where nothing is remembered."""
    command = [sys.executable, "-m", "benchmarks.gate", "--once", "--items", str(count)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    return [float(figure) for figure in done.stdout.split()]


def _measure(count: int) -> Iterator[float]:
    """Give the seconds for the first and for the second opening of the gate."""
    articles = [_article(story) for story in islice(stories(count), count)]
    decisions = {article.id: _approvals(article, place) for place, article in enumerate(articles)}
    gc.collect()
    for _ in range(2):
        start = process_time()
        ruling = open_gate(articles, decisions=decisions, roster=_roster(), policy=RULES, at=AT)
        yield process_time() - start
        if len(ruling.publication) != count:
            message = "the benchmark's own board has not approved everything"
            raise AssertionError(message)


def _article(story: Story) -> Article:
    item_id = f"articles/{story.day.year}/{story.slug}"
    return Article(
        id=item_id,
        title=story.title,
        summary=story.summary,
        manuscript=Manuscript.of(story.body),
        digest="sha256:" + hashlib.sha256(story.body.encode()).hexdigest(),
        origin=Origin(file=f"content/{item_id}/index.md", line=1),
        date=datetime.combine(story.day, time(), ZONE),
        category=story.category,
        reporters=(story.reporter,),
    )


def _approvals(article: Article, place: int) -> tuple[Decision, ...]:
    return tuple(
        Decision(
            verb=Verb.APPROVE,
            by=f"member-{(place + other) % (BOARD - 1)}",
            at=article.date + timedelta(hours=other),
            digest=article.digest,
            origin=Origin(file=f"review/decisions/{article.id}.yml", line=1 + 4 * other),
        )
        for other in range(2)
    )


def _roster() -> Roster:
    members = [
        Member(
            id=f"member-{place}",
            name=f"{place}번 위원",
            groups=frozenset({"board"}),
            term=TERM,
            expert=not place,
            # The one with a shop decides on nothing, for every third article speaks of it.
            interests=frozenset({"shops/shop-1"} if place == BOARD - 1 else ()),
        )
        for place in range(BOARD)
    ]
    return Roster(
        groups={"board": Group(id="board", title="편집위원회", limit=BOARD, needs_expert=True)},
        members={member.id: member for member in members},
        reporters={each: Reporter(id=each, name=name, term=TERM) for each, name in REPORTERS.items()},
    )


if __name__ == "__main__":
    main()
