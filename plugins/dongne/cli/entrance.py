"""The command ``dongne`` itself, and the way to every subcommand."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import click

from dongne.cli.front import Front, Office

_SHELVES: Mapping[str, Mapping[str, str]] = {
    "글쓰기": {
        "new": "drafting.new",
        "photos": "photographs.photos",
        "check": "checking.check",
        "status": "checking.status",
    },
    "편집위원회": {
        "diff": "deciding.diff",
        "approve": "deciding.approve",
        "request-changes": "deciding.request_changes",
        "lift": "deciding.lift",
        "retract": "deciding.retract",
        "expunge": "expunging.expunge_item",
        "log": "journal.log",
    },
    "펴내기": {
        "serve": "serving.serve",
        "preview": "pressroom.preview",
        "build": "building.build",
        "preflight": "pressroom.preflight",
        "search": "searching.search",
    },
    "운영": {
        "init": "drafting.init",
        "forge": "forging.forge",
        "comments": "commenting.comments",
        "rollup": "rolling.rollup",
    },
}
"""Every command by the work it belongs to, in the order of that work; and where it stands in this package."""

_PLACES = {name: place for shelf in _SHELVES.values() for name, place in shelf.items()}


class Entrance(Front):
    """Opens the module of a command only when that command is asked for: a build need not wait for a workbook."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click declares it
        """Name every command, in the order of the work."""
        return list(_PLACES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as click declares it
        """Give one command."""
        if cmd_name not in _PLACES:
            return None
        module, _, attribute = _PLACES[cmd_name].partition(".")
        command = getattr(import_module(f"dongne.cli.{module}"), attribute)
        assert isinstance(command, click.Command)  # noqa: S101 - so that a slip in the table is seen at once
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was called; for one that does not exist, say what might have been meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as error:
            raise click.exceptions.NoSuchCommand(
                error.command_name, possibilities=list(_PLACES), ctx=ctx
            ) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the commands as they are needed, not by their letters."""
        for title, shelf in _SHELVES.items():
            commands = [(name, self.get_command(ctx, name)) for name in shelf]
            with formatter.section(title):
                formatter.write_dl(
                    [(name, command.get_short_help_str(limit=200)) for name, command in commands if command]
                )


@click.group(
    cls=Entrance,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="처음이라면 `dongne new article`로 글을 시작하고, `dongne check`로 살피고, `dongne serve`로 미리 봅니다. "
    "명령마다 자세한 것은 `dongne 명령 --help`에 있습니다.",
)
@click.option(
    "-C",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="DIR",
    help="mkdocs.yml이 있는 폴더. 적지 않으면 지금 있는 폴더.",
)
@click.option("--now", metavar="T", help="이 시각에 일하는 것으로 본다 (2022-12-31T09:00:00+09:00).")
@click.option("--debug", is_flag=True, envvar="DONGNE_DEBUG", help="프로그램의 잘못이면 자취를 모두 보인다.")
@click.version_option(package_name="dongne", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context, *, folder: Path, now: str | None, debug: bool) -> None:
    """동네 소식지를 쓰고, 승인하고, 펴냅니다."""
    ctx.obj = Office(folder=folder.resolve(), now=now, debug=debug)
