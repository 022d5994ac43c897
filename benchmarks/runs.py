"""Whole builds, each in a process of its own; the operating system says what they took."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

NOW = "1672444800"
"""The moment of every build: 31 December 2022, 9:00 in Seoul."""

_KIBIBYTES = 1 if sys.platform != "darwin" else 1024
"""In what the system counts memory, against a kibibyte."""


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one build took."""

    cpu: float
    """Seconds of processor time, of the program and of the system for it."""
    wall: float
    memory: float
    """Largest resident size, MiB."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """One site to be built, and what its builds took."""

    name: str
    articles: int
    root: Path
    runs: list[Run]

    def measure(self) -> None:
        """Build it from nothing and note what that took."""
        self.runs.append(build_cold(self.root))

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


def build_cold(root: Path) -> Run:
    """Build the site in ``root`` without any cache and without an old site.

    Raises:
        RuntimeError: the build failed; with what it said.
    """
    for made in ("site", ".dongne", ".cache"):
        shutil.rmtree(root / made, ignore_errors=True)
    command = [str(Path(sys.executable).with_name("mkdocs")), "build", "--quiet"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": NOW, "NO_MKDOCS_2_WARNING": "1"}
    log = root / "build.log"
    with log.open("wb") as output:
        start = perf_counter()
        process = subprocess.Popen(command, cwd=root, env=environment, stdout=output, stderr=output)  # noqa: S603
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(log.read_text(encoding="utf-8", errors="replace"))
    memory = usage.ru_maxrss / 1024 / _KIBIBYTES
    return Run(cpu=usage.ru_utime + usage.ru_stime, wall=wall, memory=memory)
