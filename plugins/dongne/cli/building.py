"""``dongne build``, ``serve``, ``preview`` and ``preflight``: the site, finished, previewed, questioned."""

import gc
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from types import FrameType

import click

from dongne.cli.front import Office, pass_office
from dongne.cli.steps import Steps
from dongne.errors import Problem, UsageError
from dongne.ingest.settings import read_site_folder
from dongne.pipeline.building import ANOTHER_WAY, ERRANDS, Errand, Order, build_site
from dongne.pipeline.crew import count_hands
from dongne.pipeline.house import Premises, read_premises
from dongne.pipeline.photos import CACHE
from dongne.pipeline.reading import Means

_FORWARDED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# -P: a file in the newsroom's own folder must not pass itself off as a module of ours.
_MKDOCS = (sys.executable, "-P", "-m", "dongne.mkdocs_plugins")
_FOLDER = click.Path(path_type=Path)


@click.command(help="사이트를 짓는다. 끝에 무엇이 실렸고 무엇이 왜 기다리는지 알려 준다.")
@click.option("--strict", is_flag=True, help="알림이 하나라도 있으면 짓지 않는다.")
@click.option("--clean", is_flag=True, help="지난번에 만들어 둔 것을 버리고 처음부터 짓는다.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="함께 일할 프로세스 수. 결과는 같다.")
@click.option("--paranoid", is_flag=True, help="바뀌지 않은 것 같은 파일도 모두 다시 읽는다.")
@click.option("--timings", is_flag=True, help="어디에 시간이 들었는지 끝에 알려 준다.")
@click.option("--site-dir", type=_FOLDER, metavar="DIR", help="사이트를 둘 폴더.")
@pass_office
def build(  # noqa: PLR0913 - one for each option
    office: Office,
    *,
    strict: bool,
    clean: bool,
    jobs: int | None,
    paranoid: bool,
    timings: bool,
    site_dir: Path | None,
) -> None:
    """Bring the site up to date; MkDocs is asked only where its own part has changed."""
    root = office.root
    if clean:
        shutil.rmtree(root / CACHE, ignore_errors=True)
    # What is made here lives to the end: to look for rubbish among a million values would take a second.
    gc.disable()
    steps = Steps(shows_timings=timings)
    means = Means(jobs=jobs or count_hands(), trusts_catalogue=not paranoid, tell=steps.begin)
    order = Order(
        root=root,
        site=office.file(site_dir or Path(read_site_folder(root / "mkdocs.yml"))),
        at=office.at,
        means=means,
        is_strict=strict,
        is_clean=clean,
    )
    house = partial(_make_house, office, is_strict=strict)
    summary = build_site(order, make_house=house, warn=_warn)
    if summary is None:
        options = ["--strict"] if strict else []
        options += [] if site_dir is None else ["--site-dir", str(office.file(site_dir))]
        _run_mkdocs(office, "build", *options)
        return
    steps.end()
    click.echo(summary)


def _warn(problems: Iterable[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _make_house(office: Office, errand: Errand, *, is_strict: bool) -> Premises | None:
    """Let MkDocs make the house in a process of its own."""
    options = ["--strict"] if is_strict else []
    done = subprocess.run(  # noqa: S603 - our own module
        [*_MKDOCS, "house", *options],
        cwd=office.root,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(int(errand.at.timestamp()))},
        input=ERRANDS.dump_json(errand),
        check=False,
    )
    if done.returncode == ANOTHER_WAY:
        return None
    _end_as(done.returncode)
    return read_premises(office.root)


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
    _end_as(_wait_for([*_MKDOCS, *arguments], root, environment))


def _end_as(code: int) -> None:
    """End as MkDocs' half has ended, if it did not end well; shells write a signal as 128 and its number."""
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
