"""Several processes for one piece of work: the same results in the same order, however many there are.

They are forked for each piece, so that neither the work nor its tasks must travel; only the results do. No threads,
no locks, no queue of the library's: a pool of its own costs a tenth of a second each time, and a build has thirty.
"""

import fcntl
import gc
import os
import pickle
import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from selectors import EVENT_READ, DefaultSelector
from traceback import format_exc
from typing import Any, ClassVar, TypeVar

from dongne.errors import OutputError

TaskT = TypeVar("TaskT")
ResultT = TypeVar("ResultT")

_FEW = 48
"""Tasks for which it is not worth to start processes."""
_LOAD = 32
"""Tasks that a process is given at a time."""
_TURNS = 4096
"""Loads at most: as many as a pipe holds at once, with room to spare."""
_TURN, _SIZE = struct.Struct("=I"), struct.Struct("=Q")
_PIECE = 1 << 20
"""Bytes that are taken out of a pipe at a time."""


def count_hands() -> int:
    """Give the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def work_through(
    work: Callable[[TaskT], ResultT], tasks: Sequence[TaskT], *, jobs: int, load: int = _LOAD
) -> Iterator[ResultT]:
    """Give ``work(task)`` for each task, in their order; ``jobs`` processes share it where there is much to do.

    ``load`` is how many tasks a process is given at a time: one, where a task is a long one. Before short ones are
    shared, the last is done here: what it imports and prepares, every process then has.

    Raises:
        OutputError: the system ended one of the processes.
    """
    if jobs < 2 or len(tasks) < min(_FEW, load * 2) or not hasattr(os, "fork"):  # noqa: PLR2004 - two make a crew
        yield from map(work, tasks)
        return
    done: list[ResultT] = []
    if load > 1:
        # What goes wrong is told when its turn comes.
        with suppress(Exception):
            done.append(work(tasks[-1]))
    count = len(tasks) - len(done)
    load = max(load, -(-count // _TURNS))
    loads = [range(start, min(start + load, count)) for start in range(0, count, load)]
    crew = _Crew(lambda turn: [work(tasks[place]) for place in loads[turn]], turns=len(loads))
    try:
        if crew.begin(min(jobs, len(loads))):
            for results in crew.results():
                yield from results
        else:
            yield from map(work, tasks[:count])
    finally:
        crew.end()
    yield from done


def begin(work: Callable[[], ResultT]) -> Callable[[], ResultT]:
    """Let a process of its own do one piece of work while the caller goes on; give what waits for the result.

    The caller may start other processes meanwhile. Where none can be had, the work is done when somebody waits.

    Raises:
        OutputError: whoever waits learns that the system ended the process.
    """
    if not hasattr(os, "fork"):
        return work
    crew = _Crew(lambda _: work(), turns=1)
    if not crew.begin(1):
        crew.end()
        return work

    def wait() -> ResultT:
        try:
            result: ResultT = next(crew.results())
            return result
        finally:
            crew.end()

    return wait


class _Crew:
    """Forked processes that take turns, each the next one that is left."""

    _ears: ClassVar[set[int]] = set()
    """The ends of all pipes at which this process listens; a forked one has no business there."""

    def __init__(self, work: Callable[[int], Any], *, turns: int) -> None:
        self._work = work
        self._count = turns
        self._turns, fill = os.pipe()
        os.write(fill, b"".join(map(_TURN.pack, range(turns))))
        # Whoever finds the pipe empty now knows that nothing is left.
        os.close(fill)
        self._pipes: dict[int, bytearray] = {}
        self._hands: dict[int, int] = {}

    def begin(self, hands: int) -> bool:
        """Start so many processes, or as many as can be had; False: none."""
        for _ in range(hands):
            if not self._take_on():
                break
        return bool(self._hands)

    def _take_on(self) -> bool:
        """Start one more process; False: the system gives none."""
        try:
            pipe, back = os.pipe()
        except OSError:
            return False
        _widen(back)
        self._pipes[pipe] = bytearray()
        self._ears.add(pipe)
        try:
            hand = os.fork()
        except OSError:
            os.close(pipe)
            self._ears.discard(pipe)
            del self._pipes[pipe]
            return False
        else:
            if not hand:
                self._toil(back)
            self._hands[pipe] = hand
            return True
        finally:
            os.close(back)

    def _toil(self, back: int) -> None:
        """Work in a process of its own, and never return from it."""
        code = 1
        # Whatever happens here, none of it is the parent's: not its clean-up, not its unwritten words.
        with suppress(BaseException):
            gc.freeze()
            # While one of them is open, nobody who speaks into it would notice that the parent is gone.
            for pipe in self._ears:
                os.close(pipe)
            while turn := os.read(self._turns, _TURN.size):
                _send(back, _outcome(self._work, *_TURN.unpack(turn)))
            code = 0
        os._exit(code)

    def results(self) -> Iterator[Any]:
        """Give what came of each turn, in their order.

        Raises:
            OutputError: a process has ended that still had something to do.
        """
        early: dict[int, tuple[Any, BaseException | None]] = {}
        arrivals = self._arrivals()
        for turn in range(self._count):
            while turn not in early:
                number, *outcome = next(arrivals)
                early[number] = tuple(outcome)
            result, fault = early.pop(turn)
            if fault is not None:
                raise fault
            yield result

    def _arrivals(self) -> Iterator[tuple[int, Any, BaseException | None]]:
        """Give what came of the turns, as it comes."""
        with DefaultSelector() as doors:
            for pipe in self._pipes:
                doors.register(pipe, EVENT_READ)
            while doors.get_map():
                for door, _ in doors.select():
                    read = os.read(door.fd, _PIECE)
                    if not read:
                        doors.unregister(door.fd)
                    self._pipes[door.fd] += read
                    yield from _unpacked(self._pipes[door.fd])
        raise OutputError(
            "함께 일하던 프로세스 하나가 도중에 멈췄습니다. 메모리가 모자라지 않은지 보고 다시 해 주세요."
        )

    def end(self) -> None:
        """Let nobody take another turn, and wait for all."""
        while os.read(self._turns, _PIECE):
            pass
        os.close(self._turns)
        for pipe, hand in self._hands.items():
            # Whoever still has something to tell learns by this that nobody listens.
            os.close(pipe)
            self._ears.discard(pipe)
            with suppress(ChildProcessError):
                os.waitpid(hand, 0)


def _widen(pipe: int) -> None:
    """Let a pipe hold some turns' results, so that nobody has to wait while the parent is busy with the last ones."""
    # Linux alone can, and not more than its administrator allows.
    with suppress(AttributeError, OSError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIECE)


def _outcome(work: Callable[[int], Any], turn: int) -> bytes:
    """Give what comes of a turn, packed: its number, its result, and what went wrong if anything did."""
    try:
        return pickle.dumps((turn, work(turn), None), protocol=5)
    except Exception as error:  # noqa: BLE001 - it is raised where somebody waits for it
        error.add_note(format_exc())
        try:
            packed = pickle.dumps((turn, None, error))
            pickle.loads(packed)  # noqa: S301 - our own, a moment ago
        except Exception:  # noqa: BLE001 - what cannot travel is told in words
            return pickle.dumps((turn, None, RuntimeError(repr(error))))
        return packed


def _send(pipe: int, packed: bytes) -> None:
    left = memoryview(_SIZE.pack(len(packed)) + packed)
    while left:
        left = left[os.write(pipe, left) :]


def _unpacked(read: bytearray) -> Iterator[Any]:
    """Give what has arrived whole, and leave the rest."""
    while len(read) >= _SIZE.size:
        end = _SIZE.size + _SIZE.unpack_from(read)[0]
        if len(read) < end:
            return
        packed = bytes(read[_SIZE.size : end])
        del read[:end]
        yield pickle.loads(packed)  # noqa: S301 - from our own child, through a pipe that nobody else has
