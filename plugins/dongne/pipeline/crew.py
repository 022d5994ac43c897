"""Several processes for one piece of work: the same results in the same order, however many there are."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, Protocol, TypeVar, cast

TaskT = TypeVar("TaskT")
ResultT = TypeVar("ResultT")

_FEW = 48
"""Tasks for which it is not worth to start processes."""
_LOAD = 32
"""Tasks that a process is given at a time."""


def count_hands() -> int:
    """Give the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def work_through(
    work: Callable[[TaskT], ResultT], tasks: Sequence[TaskT], *, jobs: int, load: int = _LOAD
) -> Iterator[ResultT]:
    """Give ``work(task)`` for each task, in their order; ``jobs`` processes share it where there is much to do.

    ``load`` is how many tasks a process is given at a time: one, where a task is a long one. The processes are
    forked, so that neither the work nor its tasks must travel; only the results do.

    Raises:
        concurrent.futures.process.BrokenProcessPool: the system ended one of the processes.
    """
    if jobs < 2 or len(tasks) < min(_FEW, load * 2) or not hasattr(os, "fork"):  # noqa: PLR2004 - two make a crew
        yield from map(work, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - most builds have little to do
    from multiprocessing import get_context  # noqa: PLC0415 - the same

    loads = [range(start, min(start + load, len(tasks))) for start in range(0, len(tasks), load)]
    with ProcessPoolExecutor(
        jobs, mp_context=get_context("fork"), initializer=_begin, initargs=(work, tasks)
    ) as crew:
        for results in crew.map(_carry, loads):
            yield from results


def begin(work: Callable[[], ResultT]) -> Callable[[], ResultT]:
    """Let a process of its own do one piece of work while the caller goes on; give what waits for the result.

    No thread is needed for it, so that the caller may start other processes meanwhile. Where none can be had, the work
    is done when somebody waits for it.

    Raises:
        concurrent.futures.process.BrokenProcessPool: whoever waits learns that the system ended the process.
    """
    if not hasattr(os, "fork"):
        return work
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - most builds have little to do
    from multiprocessing import get_context  # noqa: PLC0415 - the same

    context = get_context("fork")
    result, away = context.Pipe(duplex=False)
    # A daemon ends with whoever no longer waits for it.
    process = context.Process(target=_send, args=(work, away), daemon=True)
    process.start()
    away.close()

    def wait() -> ResultT:
        try:
            fault, value = result.recv()
        except EOFError as error:
            raise BrokenProcessPool("the process ended before its work") from error
        finally:
            result.close()
            process.join()
        if fault is not None:
            raise fault
        return cast("ResultT", value)

    return wait


class _Away(Protocol):
    """The end of a pipe into which something can be put."""

    def send(self, value: object, /) -> None:
        """Put a value in."""


def _send(work: Callable[[], object], away: _Away) -> None:
    # Whoever interrupts a build speaks to the process that waits.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        outcome: tuple[Exception | None, object] = (None, work())
    except Exception as fault:  # noqa: BLE001 - it is the caller's, wherever the work is done
        outcome = (fault, None)
    with suppress(BrokenPipeError):
        away.send(outcome)


_hands: tuple[Callable[[Any], Any], Sequence[Any]]
"""The work of this process and all tasks; a forked process has its own."""


def _begin(work: Callable[[Any], Any], tasks: Sequence[Any]) -> None:
    global _hands  # noqa: PLW0603 - a pool has no other place for what all its tasks share
    _hands = (work, tasks)


def _carry(load: range) -> list[Any]:
    work, tasks = _hands
    return [work(tasks[place]) for place in load]
