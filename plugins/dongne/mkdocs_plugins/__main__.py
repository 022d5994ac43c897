"""Run MkDocs for the ``dongne`` command: ``python -m dongne.mkdocs_plugins build|house|preview|serve|preflight``."""

import gc
import logging
import os
import signal
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path

import click
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.utils import CountHandler

from dongne.errors import DongneError, UsageError
from dongne.mkdocs_plugins.configuration import root_of
from dongne.mkdocs_plugins.household import explain_own_page, is_plain, make_house
from dongne.mkdocs_plugins.newsroom import THEME, NewsroomPlugin
from dongne.pipeline.errand import ANOTHER_WAY, ERRANDS

# Material prints a notice about its own future at each build; it is not for the newsroom.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

log = logging.getLogger("mkdocs.plugins.dongne")


@click.group()
def main() -> None:
    """Build or preview the newspaper in the present folder."""


@main.command()
@click.option("--strict/--no-strict", default=None)
@click.option("--site-dir", default=None)
def build(*, strict: bool | None, site_dir: str | None) -> None:
    """Build the site; the last lines on standard output are the summary."""
    config = load_config(strict=strict, site_dir=site_dir)
    _demand_plugins(config)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build.build(config)
    finally:
        config.plugins.on_shutdown()
    newsroom = config.plugins.get("dongne/newsroom")
    if isinstance(newsroom, NewsroomPlugin):
        click.echo(newsroom.summary)


@main.command()
@click.option("--strict/--no-strict", default=None)
def house(*, strict: bool | None) -> None:
    """Make what the newspaper moves into; the errand comes on standard input, as a line of JSON."""
    # As for `dongne build`: what is made here lives to the end.
    gc.disable()
    config = load_config(strict=strict)
    errand = ERRANDS.validate_json(sys.stdin.buffer.readline())
    _demand_plugins(config)
    if not is_plain(config):
        sys.exit(ANOTHER_WAY)
    warnings = CountHandler()
    warnings.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(warnings)
    make_house(config, errand, warnings)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
def preview(folder: Path) -> None:
    """Build once what ``serve`` shows, into a folder that cannot pass for the site."""
    from dongne.pipeline.preview import ADDRESS, finish_preview, prepare_preview  # noqa: PLC0415 - no house needs it

    site = Path(load_config().site_dir)
    prepare_preview(folder, site=site)
    config = load_config(site_dir=str(folder), site_url=ADDRESS)
    config.plugins.on_startup(command="serve", dirty=False)
    try:
        mkdocs_build.build(config)
    finally:
        config.plugins.on_shutdown()
        finish_preview(folder, waiting=_waiting_in(config))
    click.echo(f"미리보기: {folder / 'index.html'}")


def _waiting_in(config: MkDocsConfig) -> Mapping[str, str]:
    """Give the titles of what waits, by path; none if a plugin has ended the work before."""
    newsroom = config.plugins.get("dongne/newsroom")
    if not isinstance(newsroom, NewsroomPlugin) or not hasattr(newsroom, "newspaper"):
        return {}
    return newsroom.newspaper.waiting


@main.command()
@click.option("--addr", default=None)
def serve(addr: str | None) -> None:
    """Preview the site on loopback until interrupted."""
    # Whoever starts us in the background may have had interrupts ignored; ours come from `dongne`, and are meant.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    mkdocs_serve.serve(dev_addr=addr)


@main.command()
@click.argument("site", required=False)
def preflight(site: str | None) -> None:
    """Search a finished site again, as the plugin does at the end of each build."""
    from dongne.pipeline.inspection import explain, find_leaks  # noqa: PLC0415 - no house needs it
    from dongne.pipeline.preview import is_preview  # noqa: PLC0415 - no house needs it

    config = load_config()
    folder = Path(site or config.site_dir)
    if not folder.is_dir():
        raise click.UsageError(f"`{folder}`라는 폴더가 없습니다. 먼저 `dongne build`로 지어 주세요.")
    if is_preview(folder):
        raise PluginError(
            f"`{folder}`는 승인 전의 미리보기라 내보낼 수 없습니다. `dongne build`로 사이트를 지어 주세요."
        )
    public = [THEME, *(Path(theme) for theme in config.theme.dirs)]
    leaks = find_leaks(root_of(config), folder, public_folders=public)
    if leaks:
        raise PluginError(explain(leaks))
    click.echo(f"{folder}: 승인되지 않은 것이 없습니다.")


def _demand_plugins(config: MkDocsConfig) -> None:
    """Refuse to replace the paper by one without a gate; say so if nobody will look at the finished site."""
    if "dongne/newsroom" not in config.plugins:
        raise PluginError(
            "mkdocs.yml의 `plugins`에 `dongne/newsroom`이 없거나 꺼져 있어 사이트를 짓지 않았습니다. "
            "이름의 철자를 살피고, 없으면 그 설정을 다시 적어 주세요. 이전 사이트는 그대로 있습니다."
        )
    if "dongne/preflight" not in config.plugins:
        log.warning(
            "mkdocs.yml의 `plugins`에 `dongne/preflight`가 없거나 꺼져 있어, 다 지은 사이트를 뒤져 보지 않습니다. "
            "그 줄을 다시 적어 주세요."
        )


def _log_to_stderr() -> None:
    """Show what a person must know; where MkDocs stages the site is no news to anybody."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)-8s- %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING if {"build", "house"} & set(sys.argv[1:2]) else logging.INFO)


if __name__ == "__main__":
    _log_to_stderr()
    try:
        main.main(standalone_mode=False)
    except Abort:
        sys.exit(1)  # MkDocs has logged why
    except click.UsageError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(2)
    except DongneError as error:
        click.echo(str(error), err=True)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except MkDocsException as error:
        click.echo(f"오류: {error.format_message()}", err=True)
        sys.exit(1)
    except Exception as error:  # noqa: BLE001  # what no page is to blame for is ours, and its trace is how we mend it
        words = explain_own_page(error)
        if words is None:
            traceback.print_exc()
            sys.exit(3)
        click.echo(words, err=True)
        sys.exit(1)
