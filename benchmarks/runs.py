"""Whole builds, each in a process of its own; the operating system says what they took."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import perf_counter

NOW = "1672444800"
"""The moment of every build: 31 December 2022, 9:00 in Seoul."""

DONGNE = (str(Path(sys.executable).with_name("dongne")), "build")
MKDOCS = (str(Path(sys.executable).with_name("mkdocs")), "build", "--quiet")
MADE = ("site", ".dongne", ".cache")
"""What a build leaves behind, and one from nothing must not find."""

_GLANCE = 0.05
"""Seconds between two looks at the memory, at least."""
_MODESTY = 50
"""How many times as long as a look takes nobody looks again: the system stops whoever is looked at."""
_KIBIBYTES = 1 if sys.platform != "darwin" else 1024
"""In what the system counts memory, against a kibibyte."""


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one build took."""

    cpu: float
    """Seconds of processor time, of the program and of the system for it; its own processes included."""
    wall: float
    memory: float
    """MiB of all its processes together at their largest; what they share counts once."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """One site to be built, and what its builds took."""

    name: str
    articles: int
    root: Path
    command: Sequence[str]
    runs: list[Run]

    def measure(self) -> None:
        """Build it from nothing and note what that took."""
        self.runs.append(build_cold(self.root, self.command))

    def typical(self, figure: Callable[[Run], float]) -> float:
        """Give the median of a figure."""
        return median(map(figure, self.runs))

    @property
    def cpu(self) -> float:
        """Seconds of processor time that a build takes."""
        return self.typical(lambda run: run.cpu)

    @property
    def cpu_per_article(self) -> float:
        """Milliseconds of processor time for one article, start-up included."""
        return 1000 * self.cpu / self.articles


def build_cold(root: Path, command: Sequence[str] = DONGNE) -> Run:
    """Build the site in ``root`` without any cache and without an old site.

    Raises:
        RuntimeError: the build failed; with what it said.
    """
    for made in MADE:
        shutil.rmtree(root / made, ignore_errors=True)
    return build(root, command)


def build(root: Path, command: Sequence[str] = DONGNE) -> Run:
    """Build the site in ``root`` with whatever earlier builds have left there.

    Raises:
        RuntimeError: the build failed; with what it said.
    """
    # What was written before must be on the disk: no build shall wait for the remains of another.
    os.sync()
    _bring_to_mind(root)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": NOW, "NO_MKDOCS_2_WARNING": "1"}
    log = root / "build.log"
    with log.open("wb") as output:
        start = perf_counter()
        process = subprocess.Popen(command, cwd=root, env=environment, stdout=output, stderr=output)  # noqa: S603
        scale = _Scale(process.pid)
        # Of this one child with its own children: getrusage would add up every child that ever ended.
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    together = scale.read()
    if process.returncode:
        raise RuntimeError(log.read_text(encoding="utf-8", errors="replace"))
    # The system's own figure is never below what this very process held when it began the other.
    memory = together or usage.ru_maxrss / 1024 / _KIBIBYTES
    return Run(cpu=usage.ru_utime + usage.ru_stime, wall=wall, memory=memory)


def _bring_to_mind(folder: Path) -> None:
    """Let the system remember every file below ``folder``: a shared machine forgets them at its own moments."""
    for place, _, names in os.walk(folder):
        for name in names:
            Path(place, name).read_bytes()


class _Scale:
    """Weighs a process and its descendants every now and then; on Linux; elsewhere it finds nothing."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._most = 0.0
        self._end = Event()
        self._thread = Thread(target=self._watch, daemon=True)
        self._thread.start()

    def read(self) -> float:
        """Stop, and give the MiB at the heaviest moment."""
        self._end.set()
        self._thread.join()
        return self._most

    def _watch(self) -> None:
        pause = _GLANCE
        while not self._end.wait(pause):
            start = perf_counter()
            self._most = max(self._most, sum(map(_weigh, _family(self._pid))))
            pause = max(_GLANCE, _MODESTY * (perf_counter() - start))


def _family(pid: int) -> Iterator[int]:
    yield pid
    for child in _children(pid):
        yield from _family(child)


def _children(pid: int) -> Iterable[int]:
    found: list[int] = []
    # A process may end while somebody looks at it.
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (task / "children").read_text().split())
    return found


def _weigh(pid: int) -> float:
    """Give the MiB of one process; of what it shares with others, its part."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0
