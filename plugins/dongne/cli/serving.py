"""``dongne serve``: the preview, built anew at every change and shown to whoever sits at this machine."""

import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType
from typing import NoReturn
from urllib.parse import urlsplit

import click

from dongne.cli.desk import Desk
from dongne.cli.errands import make_house, run_mkdocs
from dongne.cli.front import Office, explain_fault, pass_office
from dongne.cli.steps import Steps
from dongne.errors import DongneError, OutputError, Problem, UsageError
from dongne.ingest.settings import read_preview_address, read_settings, read_template_folder
from dongne.pipeline.building import build_site
from dongne.pipeline.crew import count_hands
from dongne.pipeline.errand import Errand
from dongne.pipeline.house import Premises
from dongne.pipeline.live.bulletin import Bulletin, Trouble
from dongne.pipeline.live.host import Host
from dongne.pipeline.live.watching import Watch
from dongne.pipeline.live.workshop import Outcome, Prove, Workshop
from dongne.pipeline.memory import Memory
from dongne.pipeline.orders import Order
from dongne.pipeline.preview import LIVE
from dongne.pipeline.reading import Means

_PATIENCE = 600
"""Seconds to wait for a build that is at work in the same folder."""


@click.command(
    cls=Desk,
    help="쓰면서 보는 미리보기. 아직 실리지 않은 글도 표시를 달아 보여 주고, 저장하면 저절로 새로 고친다.",
)
@click.option(
    "--addr",
    metavar="HOST:PORT",
    help="이 컴퓨터의 어느 주소에서 볼지. 정하지 않으면 mkdocs.yml의 dev_addr, 그것도 없으면 127.0.0.1:8000.",
)
@pass_office
def serve(office: Office, addr: str | None) -> None:
    """Preview the site until interrupted."""
    root = office.root
    host, port = _read_address(addr or read_preview_address(root / "mkdocs.yml"))
    office.at  # noqa: B018 - a moment that is none is told before anything begins
    with _until_ended():
        if not _preview(office, host, port):
            run_mkdocs(office, "serve", "--addr", f"{host}:{port}")


def _preview(office: Office, host: str, port: int) -> bool:
    """Show the preview for as long as we can build it: False when the site needs MkDocs itself."""
    bulletin = Bulletin()
    with (
        Workshop(partial(_build, office, Memory())) as workshop,
        Host(host, port, folder=office.root / LIVE, bulletin=bulletin) as desk,
        Watch(office.root) as watch,
    ):
        terminal = _Terminal()
        while True:
            watch.look()
            bulletin.begin()
            outcome = workshop.build(bulletin.prove)
            if outcome is None:
                return False
            desk.mount = outcome.mount
            watch.follow(outcome.templates)
            # What fails while somebody still writes was read half-written.
            if outcome.trouble is None or not watch.has_news:
                bulletin.end(outcome.trouble, has_changed=outcome.has_changed)
                terminal.tell(outcome, desk.address)
            watch.wait()
            terminal.begin()


class _Terminal:
    """Says what is new, and nothing twice."""

    def __init__(self) -> None:
        self._known: frozenset[Problem] = frozenset()
        self._is_shown = False
        self._since = time.perf_counter()

    def begin(self) -> None:
        """Note that a change was seen."""
        self._since = time.perf_counter()

    def tell(self, outcome: Outcome, address: str) -> None:
        """Say how a build has ended."""
        if outcome.trouble is not None:
            click.echo(
                f"{outcome.trouble}\n미리보기를 새로 짓지 못했습니다. 고쳐서 저장하면 다시 짓습니다: {address}",
                err=True,
            )
            return
        for problem in outcome.warnings:
            if problem not in self._known:
                click.echo(str(problem), err=True)
        self._known = frozenset(outcome.warnings)
        if self._is_shown:
            click.echo(f"새로 지었습니다({time.perf_counter() - self._since:.1f}초): {address}", err=True)
        else:
            click.echo(f"미리보기: {address} (끝내려면 Ctrl-C)")
        self._is_shown = True


def _build(office: Office, memory: Memory, prove: Prove) -> Outcome | None:
    """Build once; whatever goes wrong is told, and the preview stands."""
    root = office.folder  # mkdocs.yml may be away for a moment: there are editors that save so
    steps = Steps()
    warnings: list[Problem] = []
    changes: list[bool] = []
    trouble = None
    try:
        order = Order(
            root=root,
            site=root / LIVE,
            at=office.at,
            means=Means(jobs=_count_hands(memory), tell=steps.begin, memory=memory),
            is_preview=True,
            proof=prove,
            change=lambda: changes.append(True),
            patience=_PATIENCE,
        )
        if build_site(order, make_house=partial(_make_house, office), warn=warnings.extend) is None:
            return None
    except DongneError as error:
        trouble = Trouble.of(error)
    except Exception as error:  # noqa: BLE001 - a fault of ours must not end the preview
        trouble = Trouble(text=explain_fault(error, debug=office.debug))
    finally:
        steps.end()
    settings, _ = read_settings(root / "mkdocs.yml")
    return Outcome(
        trouble=trouble,
        warnings=tuple(warnings),
        has_changed=bool(changes),
        mount="/" if settings is None else urlsplit(settings.site_url).path or "/",
        templates=read_template_folder(root / "mkdocs.yml"),
    )


def _count_hands(memory: Memory) -> int:
    """Give all hands to the first build; later on, one is for the window in which somebody waits."""
    return max(1, count_hands() - 1) if memory.rooms else count_hands()


def _make_house(office: Office, errand: Errand) -> Premises | None:
    try:
        premises, said = make_house(office.folder, errand)
    except subprocess.CalledProcessError as error:
        raise OutputError(str(error.stderr)) from error
    if said and premises is not None:
        click.echo(said, err=True)
    return premises


def _read_address(addr: str) -> tuple[str, int]:
    host, _, port = addr.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or int(port) > 65535:  # noqa: PLR2004
        raise UsageError(f"`--addr`의 `{addr}`는 주소가 아닙니다. 127.0.0.1:8000처럼 적어 주세요.")
    return host, int(port)


class _EndedError(Exception):
    """Somebody wants the preview to end."""


@contextmanager
def _until_ended() -> Iterator[None]:
    """End in order at Ctrl-C, however we were started, and at other requests to end, as shells write those."""

    def end(number: int, _: FrameType | None) -> NoReturn:
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, signal.SIG_IGN)
        raise _EndedError(number)

    # Whoever starts us in the background may have had interrupts ignored, and a process inherits that.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)
    try:
        yield
    except _EndedError as ended:
        number = ended.args[0]
        raise click.exceptions.Exit(0 if number == signal.SIGINT else 128 + number) from ended
