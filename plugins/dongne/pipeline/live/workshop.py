"""A process that builds, again and again: what it has imported once need not be imported for each change.

It is forked before anything else begins, so that it may fork helpers of its own, and builds while the host answers.
"""

import gc
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Self

from dongne.errors import OutputError, Problem
from dongne.pipeline.live.bulletin import Trouble

_PATIENCE = 5
"""Seconds in which the process must have ended."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How one build has ended."""

    trouble: Trouble | None = None
    """None: a new edition stands."""
    has_changed: bool = True
    """Whether it differs from the last one."""
    warnings: tuple[Problem, ...] = ()
    mount: str = "/"
    """Where the site's address lies on its host: the preview lies there too."""
    templates: Path | None = None
    """The site's own folder of templates."""


Prove = Callable[[Sequence[str]], None]
"""Is told the addresses of pages that stand while the rest is still being made."""
Build = Callable[[Prove], Outcome | None]
"""Builds the preview once; None: only MkDocs itself can."""


class Workshop:
    """Builds when asked; leaving the ``with`` ends the process and all that it has started."""

    def __init__(self, build: Build) -> None:
        """Prepare to ``build``."""
        self._build = build
        self._process: ForkProcess | None = None

    def __enter__(self) -> Self:
        """Open: to be done before any thread begins."""
        context = get_context("fork")
        self._line, far = context.Pipe()
        self._process = context.Process(target=_work, args=(self._build, far, self._line))
        self._process.start()
        far.close()
        return self

    def __exit__(self, *_: object) -> None:
        """Close, whatever is being done."""
        process = self._process
        if process is None or process.pid is None:
            return
        self._line.close()
        # The group: MkDocs' half too, and whoever helps.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGTERM)
        process.join(_PATIENCE)
        if process.is_alive():
            process.kill()
            process.join()

    def build(self, prove: Prove = lambda _: None) -> Outcome | None:
        """Build once; ``prove`` is told on the way.

        Raises:
            OutputError: the process was ended by somebody else, as a system without memory does.
        """
        try:
            self._line.send(None)
            while isinstance(said := self._line.recv(), _Proof):
                prove(said.pages)
        except (EOFError, OSError) as error:
            raise OutputError(
                "미리보기를 짓던 프로세스가 갑자기 끝났습니다. 메모리가 모자랐을 수 있습니다. `dongne serve`를 다시 시작해 주세요."
            ) from error
        outcome: Outcome | None = said
        return outcome


@dataclass(frozen=True)
class _Proof:
    """What the process says before it has ended its work."""

    pages: Sequence[str]


def _work(build: Build, line: Connection, far: Connection) -> None:
    far.close()
    # A group of its own: interrupts are for whoever started us, who ends us in turn.
    os.setpgid(0, 0)
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    # Nor must a terminal stop us for telling on it, from another group, what is being done.
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    # What is here from the start stays to the end.
    gc.freeze()
    with suppress(EOFError, OSError):
        while True:
            line.recv()
            # To look for rubbish among a million values takes long; nobody waits for it afterwards.
            gc.disable()
            outcome = build(lambda pages: line.send(_Proof(pages)))
            line.send(outcome)
            del outcome
            gc.enable()
            gc.collect()
