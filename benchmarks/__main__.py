"""``python -m benchmarks``: build papers of several sizes, and the same articles without us, in turn."""

import platform
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

import click

from benchmarks.runs import DONGNE, MKDOCS, Site
from benchmarks.sites import WRITERS, write_newspaper

OURS = "Dongne"
BESIDES: Mapping[str, tuple[Callable[[Path, int], None], Sequence[str]]] = {
    "Dongne through `mkdocs build`": (write_newspaper, MKDOCS),
    **{name: (write, MKDOCS) for name, write in WRITERS.items() if name != OURS},
}
"""What else is built, in one size."""


@click.command()
@click.option("--size", "sizes", type=int, multiple=True, default=(200, 1000, 2000), show_default=True)
@click.option("--peer-size", type=int, default=1000, show_default=True, help="0 leaves the others out.")
@click.option("--runs", type=int, default=3, show_default=True, help="Counted; one more goes before.")
def main(sizes: tuple[int, ...], peer_size: int, runs: int) -> None:
    """Measure cold builds and print a table in Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        sites = [_prepare(Path(folder), OURS, size) for size in sizes]
        sites += [_prepare(Path(folder), name, peer_size) for name in BESIDES if peer_size]
        # In turn, so that a machine that slows down slows down for everybody.
        for number in range(runs + 1):
            for site in sites:
                click.echo(f"run {number} of {runs}: {site.name}, {site.articles} articles", err=True)
                site.measure()
                if number == 0:
                    site.runs.clear()
    click.echo("\n".join(_report(sites, runs)))


def _prepare(folder: Path, name: str, size: int) -> Site:
    root = folder / f"{len(list(folder.iterdir()))}"
    root.mkdir()
    write, command = BESIDES.get(name, (write_newspaper, DONGNE))
    write(root, size)
    return Site(name=name, articles=size, root=root, command=command, runs=[])


def _report(sites: list[Site], runs: int) -> Iterable[str]:
    yield f"Medians of {runs} cold builds after one that is not counted. {_versions()}"
    yield ""
    yield "| site | articles | CPU s | wall s | CPU ms/article | peak MiB |"
    yield "|---|---:|---:|---:|---:|---:|"
    for site in sites:
        wall = site.typical(lambda run: run.wall)
        yield (
            f"| {site.name} | {site.articles:,} | {site.cpu:.1f} | {wall:.1f} | {site.cpu_per_article:.1f} "
            f"| {site.typical(lambda run: run.memory):.0f} |"
        )
    yield ""
    yield from _ratios(sites)


def _ratios(sites: list[Site]) -> Iterable[str]:
    ours = sorted((site for site in sites if site.name == OURS), key=lambda site: site.articles)
    for site in ours[1:]:
        growth = site.cpu_per_article / ours[0].cpu_per_article
        further = 1000 * (site.cpu - ours[0].cpu) / (site.articles - ours[0].articles)
        yield (
            f"- CPU per article at {site.articles:,} against {ours[0].articles:,}: × {growth:.2f}; "
            f"each further one takes {further:.1f} ms"
        )
    for peer in sites:
        same = next((site for site in ours if site.articles == peer.articles), None)
        if peer.name != OURS and same is not None:
            share = same.cpu_per_article / peer.cpu_per_article
            yield f"- CPU per article against {peer.name}: × {share:.2f}"


def _versions() -> str:
    packages = ("mkdocs", "mkdocs-material", "markdown", "jinja2")
    named = ", ".join(f"{name} {version(name)}" for name in packages)
    return f"{platform.python_implementation()} {platform.python_version()}, {named}."


if __name__ == "__main__":
    main()
