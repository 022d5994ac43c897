"""Whoever shares the work out gets what they would have made alone: in order, whole, and with its faults."""

import gc
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dongne.errors import ContentError, Origin, OutputError, Problem
from dongne.pipeline.crew import begin, count_hands, work_through

TASKS = range(150)


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("load", [1, 7, 150, 1000])
@pytest.mark.parametrize("number", [0, 1, 48, 150])
def test_results_come_in_order_however_many_share_the_work(jobs: int, load: int, number: int) -> None:
    tasks = TASKS[:number]

    assert list(work_through(lambda task: task * task, tasks, jobs=jobs, load=load)) == [
        task * task for task in tasks
    ]


def test_much_work_is_shared_and_little_is_not() -> None:
    def owner(_: int) -> int:
        return os.getpid()

    assert os.getpid() not in set(work_through(owner, TASKS, jobs=2, load=1))
    *others, last = work_through(owner, TASKS, jobs=2)
    assert last == os.getpid()
    assert last not in others
    assert set(work_through(owner, TASKS, jobs=1)) == {os.getpid()}
    assert set(work_through(owner, TASKS[:5], jobs=2)) == {os.getpid()}


def test_neither_work_nor_tasks_need_travel(tmp_path: Path) -> None:
    with (tmp_path / "open").open("w") as file:  # an open file cannot be sent to another process
        tasks = [(number, file) for number in TASKS]

        assert list(work_through(lambda task: task[0] + task[1].fileno() * 0, tasks, jobs=2)) == list(TASKS)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_in_the_midst_of_the_work_reaches_whoever_asked(jobs: int) -> None:
    problem = Problem(
        origin=Origin(file="index.md", line=3), code="made-up", message="잘못입니다.", hint="고쳐 주세요."
    )

    def work(task: int) -> int:
        if task == 100:
            raise ContentError([problem])
        return task

    with pytest.raises(ContentError) as fault:
        list(work_through(work, TASKS, jobs=jobs))

    assert tuple(fault.value.problems) == (problem,)


def test_a_worker_that_the_system_ended_is_told_of_and_nobody_waits_for_it() -> None:
    here = os.getpid()

    def work(task: int) -> int:
        if task == 100 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return task

    with pytest.raises(OutputError):
        list(work_through(work, TASKS, jobs=2))


def test_there_is_always_somebody_to_work() -> None:
    assert 1 <= count_hands() <= (os.cpu_count() or 1)


def test_what_was_begun_is_done_by_another_process_and_waited_for() -> None:
    wait = begin(lambda: (os.getpid(), "가" * 1_000_000))

    owner, text = wait()

    assert owner != os.getpid()
    assert len(text) == 1_000_000


def test_two_may_work_at_the_same_time() -> None:
    wait = begin(lambda: "tables")

    assert list(work_through(lambda task: task + 1, TASKS, jobs=2)) == [task + 1 for task in TASKS]
    assert wait() == "tables"


def test_a_fault_of_what_was_begun_reaches_whoever_waits() -> None:
    def work() -> str:
        raise OutputError("디스크가 가득 찼습니다.")

    wait = begin(work)

    with pytest.raises(OutputError, match="가득"):
        wait()


def test_whoever_waits_for_a_process_that_the_system_ended_is_told() -> None:
    wait = begin(lambda: os.kill(os.getpid(), signal.SIGKILL))

    with pytest.raises(OutputError):
        wait()


def test_work_that_is_given_up_ends_before_others_that_were_begun_meanwhile(tmp_path: Path) -> None:
    def last() -> None:
        end = time.monotonic() + 20
        while not (tmp_path / "go").exists() and time.monotonic() < end:
            time.sleep(0.05)
        (tmp_path / "done").touch()

    results = work_through(lambda _: "가" * 100_000, TASKS, jobs=2, load=1)
    next(results)
    begin(last)

    results.close()  # type: ignore[attr-defined]  # it is a generator

    assert not (tmp_path / "done").exists()
    (tmp_path / "go").touch()


def refuse_after(monkeypatch: pytest.MonkeyPatch, hands: int) -> None:
    """Let the system give no more than so many processes."""
    fork = os.fork
    had: list[None] = []

    def fork_or_not() -> int:
        if len(had) == hands:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        had.append(None)
        return fork()

    monkeypatch.setattr(os, "fork", fork_or_not)


def open_files() -> int:
    """Count them, without what an earlier test has left to be thrown away."""
    gc.collect()
    return len(list(Path("/dev/fd").iterdir()))


@pytest.mark.parametrize("hands", [0, 1])
@pytest.mark.parametrize("load", [1, 7])
def test_where_fewer_processes_can_be_had_they_do_the_work_or_it_is_done_here(
    monkeypatch: pytest.MonkeyPatch, hands: int, load: int
) -> None:
    refuse_after(monkeypatch, hands)
    before = open_files()

    assert list(work_through(lambda task: task * task, TASKS, jobs=3, load=load)) == [
        task * task for task in TASKS
    ]

    assert open_files() == before


def test_where_no_process_can_be_had_what_was_begun_is_done_when_somebody_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refuse_after(monkeypatch, 0)
    before = open_files()
    done: list[int] = []

    wait = begin(lambda: done.append(os.getpid()))

    assert not done
    wait()
    assert done == [os.getpid()]
    assert open_files() == before


def test_nobody_hangs_on_what_nobody_waits_for() -> None:
    program = "from dongne.pipeline.crew import begin\nwait = begin(lambda: 'a' * 1_000_000)\nprint('done')"

    done = subprocess.run(
        [sys.executable, "-P", "-c", program], capture_output=True, text=True, check=True, timeout=60
    )

    assert (done.stdout, done.stderr) == ("done\n", "")
