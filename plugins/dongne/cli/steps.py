"""Tells somebody who waits what is being done, and where the time went."""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

ThingT = TypeVar("ThingT")

_MANY = 200
"""Things from which on it is worth to draw a bar."""
_DRAWINGS = 100
"""How often a bar is drawn at most."""
_SOON = 1.5
"""Seconds after which somebody who waits wants to know what for."""


class Steps:
    """The steps of a long piece of work.

    On a terminal one line that changes, and a bar for whatever is done many times; elsewhere a line for each slow step.
    """

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

    def follow(self, things: Iterable[ThingT], total: int) -> Iterator[ThingT]:
        """Give the things of a step, ``total`` of them, and show how many have passed."""
        if not self._is_terminal or total < _MANY:
            yield from things
            return
        click.echo("\r\x1b[K", err=True, nl=False)
        every = max(1, total // _DRAWINGS)
        with click.progressbar(
            things, length=total, label=self._step, show_pos=True, file=sys.stderr, update_min_steps=every
        ) as bar:
            yield from bar

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
