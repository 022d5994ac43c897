"""``dongne build``, ``serve``, ``preview`` and ``preflight``: the site, finished, previewed, questioned."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

import click

from dongne.cli.front import Office, pass_office
from dongne.errors import UsageError
from dongne.pipeline.photos import CACHE

_FORWARDED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_FOLDER = click.Path(path_type=Path)


@click.command(help="사이트를 짓는다. 끝에 무엇이 실렸고 무엇이 왜 기다리는지 알려 준다.")
@click.option("--strict", is_flag=True, help="알림이 하나라도 있으면 짓지 않는다.")
@click.option("--clean", is_flag=True, help="지난번에 만들어 둔 것을 버리고 처음부터 짓는다.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="함께 일할 프로세스 수. 결과는 같다.")
@click.option("--site-dir", type=_FOLDER, metavar="DIR", help="사이트를 둘 폴더.")
@pass_office
def build(office: Office, *, strict: bool, clean: bool, jobs: int | None, site_dir: Path | None) -> None:
    """Build the site in a process of its own."""
    del jobs  # One process builds the site so far; the number may never change what it builds.
    if clean:
        shutil.rmtree(office.root / CACHE, ignore_errors=True)
    options = ["--strict"] if strict else []
    if site_dir is not None:
        options += ["--site-dir", str(office.file(site_dir))]
    _run_mkdocs(office, "build", *options)


@click.command(help="쓰면서 보는 미리보기. 아직 실리지 않은 글도 표시를 달아 보여 준다.")
@click.option("--addr", metavar="HOST:PORT", help="어디에서 볼지. 정하지 않으면 127.0.0.1:8000.")
@pass_office
def serve(office: Office, addr: str | None) -> None:
    """Preview the site until interrupted."""
    if addr is not None:
        _check_address(addr)
    _run_mkdocs(office, "serve", *([] if addr is None else ["--addr", addr]))


@click.command(help="승인 전의 글까지 담은 미리보기를 새 폴더에 짓는다. 사이트로는 내보낼 수 없다.")
@click.argument("folder", type=_FOLDER, metavar="DIR")
@pass_office
def preview(office: Office, folder: Path) -> None:
    """Build what ``serve`` shows into a folder of its own."""
    _run_mkdocs(office, "preview", str(office.file(folder)))


@click.command(help="다 지은 사이트를 다시 뒤져, 승인되지 않은 것이 있는지 찾는다.")
@click.argument("site", type=_FOLDER, required=False)
@pass_office
def preflight(office: Office, site: Path | None) -> None:
    """Search a finished site; where MkDocs lives, since its themes' words are no secret."""
    _run_mkdocs(office, "preflight", *([] if site is None else [str(office.file(site))]))


def _check_address(addr: str) -> None:
    host, _, port = addr.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or int(port) > 65535:  # noqa: PLR2004
        raise UsageError(f"`--addr`의 `{addr}`는 주소가 아닙니다. 127.0.0.1:8000처럼 적어 주세요.")


def _run_mkdocs(office: Office, *arguments: str) -> None:
    """Let MkDocs work in a child process, and end as it ends."""
    environment = dict(os.environ)
    root = office.root
    if office.now is not None:
        environment["SOURCE_DATE_EPOCH"] = str(int(office.at.timestamp()))
    # -P: a file in the newsroom's own folder must not pass itself off as a module of ours.
    command = [sys.executable, "-P", "-m", "dongne.mkdocs_plugins", *arguments]
    code = _wait_for(command, root, environment)
    if code:
        raise click.exceptions.Exit(code if code > 0 else 128 - code)


def _wait_for(command: Sequence[str], root: Path, environment: dict[str, str]) -> int:
    """Run a command and hand on every signal; alone in its group, it never hears one twice."""
    with subprocess.Popen(command, cwd=root, env=environment, process_group=0) as child:  # noqa: S603 - our own module

        def forward(number: int, _: FrameType | None) -> None:
            child.send_signal(number)

        before = {number: signal.signal(number, forward) for number in _FORWARDED}
        try:
            return child.wait()
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
