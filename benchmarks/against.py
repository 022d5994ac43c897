"""``python -m benchmarks.against``: the same articles by us and by other generators, in turn."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median

import click

from benchmarks.peers import GENERATORS, Generator, install
from benchmarks.runs import Run, build, build_cold
from benchmarks.sites import address, held_back
from benchmarks.stories import Story, stories

BUILDS = ("from nothing", "nothing changed", "site taken away", "one article changed")


@dataclass(frozen=True, kw_only=True)
class Contestant:
    """One generator with its site, and what its builds took."""

    generator: Generator
    root: Path
    runs: dict[str, list[Run]] = field(default_factory=lambda: {name: [] for name in BUILDS})

    def typical(self, name: str, figure: Callable[[Run], float]) -> float:
        """Give the median of a figure of one way to build."""
        return median(map(figure, self.runs[name]))

    def take_a_turn(self, story: Story, ways: Sequence[str]) -> None:
        """Build from nothing, once more, once more into an empty folder, and after a change of one article.

        ``ways`` are the first of these.

        Raises:
            RuntimeError: a build failed, or the change has not come to the reader.
        """
        builds = self._builds(self.generator.command(), story)
        for name in ways:
            self.runs[name].append(next(builds))

    def _builds(self, command: Sequence[str], story: Story) -> Iterator[Run]:
        yield build_cold(self.root, command)
        # After so many files were written, the disk is not yet as it is on other days: nobody counts this one.
        build(self.root, command)
        yield build(self.root, command)
        # A cache may stay: only what it has made is gone.
        shutil.rmtree(self.root / "site")
        yield build(self.root, command)
        self.generator.change(self.root, story)
        changed = build(self.root, command)
        pages = list(self.root.glob(f"site/**/{story.slug}/index.html"))
        if len(pages) != 1 or story.title not in pages[0].read_text(encoding="utf-8"):
            raise RuntimeError(f"{self.generator.name}: the changed article is not on its page")
        yield changed


@click.command()
@click.option("--articles", type=int, default=1000, show_default=True)
@click.option("--runs", type=int, default=3, show_default=True, help="Of which the median counts.")
@click.option("--only", multiple=True, help="Names of generators, such as `Hugo`; without any, all.")
@click.option("--from-nothing", is_flag=True, help="No other way: some need too long.")
def main(*, articles: int, runs: int, only: tuple[str, ...], from_nothing: bool) -> None:
    """Measure four ways to build and print a table in Markdown; the first line of each is ours."""
    ways = BUILDS[:1] if from_nothing else BUILDS
    install()
    chosen = [each for each in GENERATORS if each is GENERATORS[0] or not only or each.name in only]
    with tempfile.TemporaryDirectory() as folder:
        contestants = [
            _prepare(Path(folder, f"{place}"), each, articles) for place, each in enumerate(chosen)
        ]
        # In turn, so that a machine that slows down slows down for everybody.
        for number in range(1, runs + 1):
            for each in contestants:
                click.echo(f"run {number} of {runs}: {each.generator.full_name}", err=True)
                each.take_a_turn(_changed_story(articles, number), ways)
    click.echo("\n".join(_report(contestants, articles, ways)))


def _prepare(root: Path, generator: Generator, articles: int) -> Contestant:
    root.mkdir()
    generator.write(root, articles)
    return Contestant(generator=generator, root=root)


def _changed_story(articles: int, number: int) -> Story:
    """Give one from the middle of the years, with another title and one more sentence."""
    written = list(stories(articles))
    waiting = held_back(map(address, written))
    story = next(each for each in written[articles // 2 :] if address(each) not in waiting)
    body = f"{story.body}\n\n{number}번 고쳐 쓴 글에는 이웃이 보태 준 이야기가 한 줄 더 있다."
    return replace(story, title=f"{story.title}, {number}번 고침", body=body)


def _report(contestants: Sequence[Contestant], articles: int, ways: Sequence[str]) -> Iterator[str]:
    yield f"| {articles:,} articles | generator | wall s | × ours | CPU s | × ours | peak MiB |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    for name in ways:
        ours = contestants[0]
        for each in contestants:
            cells = [
                cell
                for figure in (_wall, _cpu)
                for cell in (f"{each.typical(name, figure):.2f}", _ratio(each, ours, name, figure))
            ]
            memory = each.typical(name, lambda run: run.memory)
            yield f"| {name} | {each.generator.full_name} | {' | '.join(cells)} | {memory:.0f} |"


def _ratio(each: Contestant, ours: Contestant, name: str, figure: Callable[[Run], float]) -> str:
    return f"{each.typical(name, figure) / ours.typical(name, figure):.2f}"


def _wall(run: Run) -> float:
    return run.wall


def _cpu(run: Run) -> float:
    return run.cpu


if __name__ == "__main__":
    main()
