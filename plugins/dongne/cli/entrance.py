"""The command ``dongne`` itself, and every subcommand below it."""

from pathlib import Path

import click

from dongne.cli import (
    building,
    checking,
    commenting,
    deciding,
    drafting,
    expunging,
    forging,
    journal,
    photographs,
    rolling,
    searching,
)
from dongne.cli.front import Front, Office


@click.group(cls=Front, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="DIR",
    help="mkdocs.yml이 있는 폴더.",
)
@click.option("--now", metavar="T", help="이 시각에 일하는 것으로 본다 (2022-12-31T09:00:00+09:00).")
@click.option("--debug", is_flag=True, envvar="DONGNE_DEBUG", help="프로그램의 잘못이면 자취를 모두 보인다.")
@click.version_option(package_name="dongne", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context, *, folder: Path, now: str | None, debug: bool) -> None:
    """동네 소식지를 쓰고, 승인하고, 펴냅니다."""
    ctx.obj = Office(folder=folder.resolve(), now=now, debug=debug)


for command in (
    drafting.init,
    drafting.new,
    checking.check,
    checking.status,
    *deciding.VERBS,
    deciding.diff,
    journal.log,
    expunging.expunge_item,
    building.build,
    building.serve,
    building.preview,
    building.preflight,
    forging.forge,
    commenting.comments,
    photographs.photos,
    rolling.rollup,
    searching.search,
):
    main.add_command(command)
