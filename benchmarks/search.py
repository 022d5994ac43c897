"""``python -m benchmarks.search``: what the search index costs to make, and a question to fetch, at several sizes."""

import gzip
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import click

from dongne.render.programs import bundle
from dongne.render.search.index import MANIFEST
from dongne.render.search.numbering import number_records
from dongne.render.search.sheaf import Search
from dongne.render.search.volumes import cut
from site_tests.search.desk import ENGINE, Answer, ask, bind_all, files_of, lay
from site_tests.search.fillers import fillers
from site_tests.search.gold import gold_records, queries, score

_MOST = 95

ValueT = TypeVar("ValueT")


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One size."""

    articles: int
    reading: float
    """Milliseconds of processor time an article, from text to volumes; unchanged volumes need not be made again."""
    packing: float
    """The same, from volumes to files."""
    files: int
    manifest: int
    cold: Sequence[int]
    """Bytes (gzip) that each question of the gold set fetches from a cold start, without the program."""
    answers: Sequence[Answer]


@click.command()
@click.option("--size", "sizes", type=int, multiple=True, default=(1000, 10_000), show_default=True)
def main(sizes: tuple[int, ...]) -> None:
    """Measure and print a table in Markdown."""
    click.echo("\n".join(_report([_measure(size) for size in sizes])))


def _measure(size: int) -> Measured:
    numbered = number_records([*gold_records(), *fillers(size)])
    reading, volumes = _timed(lambda: list(bind_all(cut(numbered))))
    search = Search(numbered=numbered, synonyms=(), bindery=lambda _: volumes)
    packing, files = _timed(lambda: files_of(search))
    sizes = {path: len(gzip.compress(content, 6)) for path, content in files.items()}
    with tempfile.TemporaryDirectory() as folder:
        answers = ask(lay(Path(folder), files), *queries(), cold=True)
    return Measured(
        articles=size,
        reading=reading * 1000 / len(numbered),
        packing=packing * 1000 / len(numbered),
        files=len(files),
        manifest=sizes[MANIFEST],
        cold=sorted(sum(sizes[f"search/{path}"] for path in answer.files) for answer in answers),
        answers=answers,
    )


def _report(measured: Sequence[Measured]) -> Iterator[str]:
    worker = bundle("worker", lambda part: (ENGINE / f"{part}.js").read_text(encoding="utf-8"))
    program = len(gzip.compress(worker.encode(), 6))
    yield f"The worker is {program:,} bytes (gzip); it is fetched when somebody turns to the box."
    yield ""
    yield (
        "| articles | volumes ms/article | files ms/article | files | manifest | cold question: median | 95 % | worst "
        "| recall@10 | precision@10 | MRR | empty |"
    )
    yield "|" + "---:|" * 12
    for each in measured:
        found = score(each.answers)
        ninety_five = statistics.quantiles(each.cold, n=100)[_MOST - 1]
        yield (
            f"| {each.articles:,} | {each.reading:.2f} | {each.packing:.2f} | {each.files:,} | {each.manifest:,} "
            f"| {statistics.median(each.cold) + program:,.0f} | {ninety_five + program:,.0f} "
            f"| {each.cold[-1] + program:,} "
            f"| {found.recall:.3f} | {found.precision:.3f} | {found.mrr:.3f} | {found.empty} |"
        )
    yield ""
    yield "Bytes are gzip, the worker included, ten results shown. The questions are the gold set's, its 84 texts among the articles."


def _timed(work: Callable[[], ValueT]) -> tuple[float, ValueT]:
    """Give the seconds of processor time that the work took, and what it gave."""
    begin = time.process_time()
    value = work()
    return time.process_time() - begin, value


if __name__ == "__main__":
    main()
