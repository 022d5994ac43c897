"""Tells somebody who waits what is being done, and where the time went."""

import os
import sys
import time

import click

_SOON = 1.5
"""Seconds after which somebody who waits wants to know what for."""


class Steps:
    """The steps of a long piece of work: on a terminal one line that changes, elsewhere a line for each slow step."""

    def __init__(self, *, shows_timings: bool = False) -> None:
        """Start the clock."""
        self._shows_timings = shows_timings
        self._is_terminal = sys.stderr.isatty()
        self._done: list[tuple[str, float, float]] = []
        self._step: str | None = None
        self._wall, self._cpu = time.perf_counter(), _cpu_seconds()
        self._start = self._wall

    def begin(self, step: str) -> None:
        """Say which step begins."""
        self._close()
        self._step = step
        if self._is_terminal:
            click.echo(f"\r\x1b[K{step} …", err=True, nl=False)
        elif time.perf_counter() - self._start > _SOON:
            click.echo(f"{step} …", err=True)

    def end(self) -> None:
        """Clear the line; give the table where it was asked for."""
        self._close()
        if self._is_terminal:
            click.echo("\r\x1b[K", err=True, nl=False)
        if self._shows_timings:
            for step, wall, cpu in self._done:
                click.echo(f"{wall:8.2f}초  CPU {cpu:8.2f}초  {step}", err=True)

    def _close(self) -> None:
        wall, cpu = time.perf_counter(), _cpu_seconds()
        if self._step is not None:
            self._done.append((self._step, wall - self._wall, cpu - self._cpu))
        self._wall, self._cpu = wall, cpu


def _cpu_seconds() -> float:
    """Give the processor time of this process and of those that it has waited for."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system
