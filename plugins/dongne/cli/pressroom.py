"""The work of ``dongne build``; and ``preview`` and ``preflight``: the site, shown to the board, and questioned."""

import subprocess
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import click

from dongne.cli.desk import Desk
from dongne.cli.errands import call_mkdocs, end_as, make_house, run_mkdocs
from dongne.cli.front import Office, pass_office
from dongne.cli.steps import Steps
from dongne.errors import Problem
from dongne.ingest.settings import read_site_folder
from dongne.pipeline.building import build_site
from dongne.pipeline.errand import Errand
from dongne.pipeline.house import Premises, has_premises
from dongne.pipeline.lookout import Look
from dongne.pipeline.orders import Order
from dongne.pipeline.reading import Means

_FOLDER = click.Path(path_type=Path)
_PATIENCE = 10
"""Seconds to wait for a preview that is at work in the same folder."""


def print_site(  # noqa: PLR0913 - one for each option
    office: Office,
    *,
    look: Look,
    strict: bool,
    clean: bool,
    jobs: int,
    paranoid: bool,
    timings: bool,
    site_dir: Path | None,
) -> None:
    """Bring the site up to date, as ``dongne build`` was asked to; ``look`` tells which files there are."""
    root = office.root
    steps = Steps(shows_timings=timings)
    means = Means(jobs=jobs, trusts_catalogue=not paranoid, tell=steps.begin, follow=steps.follow, look=look)
    order = Order(
        root=root,
        site=office.file(site_dir or Path(read_site_folder(root / "mkdocs.yml"))),
        at=office.at,
        means=means,
        is_strict=strict,
        is_clean=clean,
        patience=_PATIENCE,
    )
    options = ["--strict"] if strict else []
    with ExitStack() as stack:
        # Where it is sure to be needed, MkDocs begins while the manuscripts are read.
        ahead = means.jobs > 1 and (clean or strict or not has_premises(root))
        mkdocs = stack.enter_context(call_mkdocs(root, order.at, *options)) if ahead else None
        make = partial(_make_house, root, options, mkdocs)
        summary = build_site(order, make_house=make, warn=_warn)
    if summary is None:
        options += [] if site_dir is None else ["--site-dir", str(office.file(site_dir))]
        run_mkdocs(office, "build", *options)
        return
    steps.end()
    click.echo(summary)


def _warn(problems: Iterable[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _make_house(
    root: Path, options: Sequence[str], mkdocs: "subprocess.Popen[bytes] | None", errand: Errand
) -> Premises | None:
    try:
        premises, said = make_house(root, errand, *options, mkdocs=mkdocs)
    except subprocess.CalledProcessError as error:
        click.echo(error.stderr, err=True)
        end_as(error.returncode)
        raise
    if said:
        click.echo(said, err=True)
    return premises


@click.command(cls=Desk, help="승인 전의 글까지 담은 미리보기를 새 폴더에 짓는다. 사이트로는 내보낼 수 없다.")
@click.argument("folder", type=_FOLDER, metavar="DIR")
@pass_office
def preview(office: Office, folder: Path) -> None:
    """Build what ``serve`` shows into a folder of its own."""
    run_mkdocs(office, "preview", str(office.file(folder)))


@click.command(cls=Desk, help="다 지은 사이트를 다시 뒤져, 승인되지 않은 것이 있는지 찾는다.")
@click.argument("site", type=_FOLDER, required=False)
@pass_office
def preflight(office: Office, site: Path | None) -> None:
    """Search a finished site; where MkDocs lives, since its themes' words are no secret."""
    run_mkdocs(office, "preflight", *([] if site is None else [str(office.file(site))]))
