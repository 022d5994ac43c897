"""The workshop: one process that builds again and again, and leaves nobody behind when it is closed."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from dongne.errors import OutputError
from dongne.pipeline.live.bulletin import Trouble
from dongne.pipeline.live.workshop import Outcome, Prove, Workshop

PATIENCE = 20


def build(folder: Path, _: Prove) -> Outcome:
    """Note who has built."""
    with (folder / "built").open("a", encoding="utf-8") as log:
        log.write(f"{os.getpid()}\n")
    return Outcome(trouble=Trouble(text="첫 번째"))


def test_one_process_builds_every_time(tmp_path: Path) -> None:
    with Workshop(partial(build, tmp_path)) as workshop:
        outcomes = [workshop.build(), workshop.build()]

    assert outcomes == [Outcome(trouble=Trouble(text="첫 번째"))] * 2
    (pid,) = set((tmp_path / "built").read_text(encoding="utf-8").split())
    assert int(pid) != os.getpid()
    assert not is_alive(int(pid))


def test_whatever_it_has_started_ends_with_it(tmp_path: Path) -> None:
    def start_helper(_: Prove) -> Outcome:
        helper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        (tmp_path / "helper").write_text(str(helper.pid), encoding="utf-8")
        return Outcome()

    with Workshop(start_helper) as workshop:
        workshop.build()
    helper = int((tmp_path / "helper").read_text(encoding="utf-8"))

    end = time.monotonic() + PATIENCE
    while is_alive(helper) and time.monotonic() < end:
        time.sleep(0.02)
    assert not is_alive(helper)


def test_one_that_was_killed_is_told(tmp_path: Path) -> None:
    def die(_: Prove) -> Outcome:
        os.kill(os.getpid(), signal.SIGKILL)
        return Outcome()

    with Workshop(die) as workshop, pytest.raises(OutputError, match="갑자기 끝났습니다"):
        workshop.build()


def test_it_does_not_outlive_a_preview_that_was_killed(tmp_path: Path) -> None:
    code = (
        "import os, sys, pathlib\n"
        "from dongne.pipeline.live.workshop import Outcome, Workshop\n"
        "def build(_):\n"
        "    pathlib.Path(sys.argv[1]).write_text(str(os.getpid()))\n"
        "    return Outcome()\n"
        "with Workshop(build) as workshop:\n"
        "    workshop.build()\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    note = tmp_path / "pid"

    subprocess.run([sys.executable, "-c", code, str(note)], check=False, timeout=PATIENCE)

    end = time.monotonic() + PATIENCE
    while is_alive(int(note.read_text(encoding="utf-8"))) and time.monotonic() < end:
        time.sleep(0.02)
    assert not is_alive(int(note.read_text(encoding="utf-8")))


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that only waits to be noticed as dead does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
