"""Whether the tests here notice when a guard is taken out: each must make every test that it names fail."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from site_tests.house.sources import ROOT
from site_tests.leaks import (
    guards_of_bundles,
    guards_of_old_sites,
    guards_of_outputs,
    guards_of_pages,
    guards_of_texts,
    guards_of_the_gate,
    guards_of_the_preview,
    guards_of_the_search,
    guards_of_what_is_kept,
)
from site_tests.leaks.guards import Guard

GUARDS = (
    *guards_of_bundles.GUARDS,
    *guards_of_pages.GUARDS,
    *guards_of_the_search.GUARDS,
    *guards_of_the_gate.GUARDS,
    *guards_of_texts.GUARDS,
    *guards_of_outputs.GUARDS,
    *guards_of_old_sites.GUARDS,
    *guards_of_what_is_kept.GUARDS,
    *guards_of_the_preview.GUARDS,
)
HERE = "site_tests/leaks"
PASSED, FAILED = 0, 1
"""How pytest ends; whatever else it says is no answer."""


def copy_of_the_code(folder: Path) -> Path:
    """Copy the package and its tests to where a change does no harm."""
    for name in ("plugins", "site_tests"):
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
        )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def run(*command: str, code: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command and all that it starts with the copied package, before the installed one."""
    surroundings = os.environ | {
        "PYTHONPATH": str(code / "plugins"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "CI": "true",
    }
    return subprocess.run(command, cwd=cwd, env=surroundings, capture_output=True, text=True, check=False)


def run_tests(code: Path, tests: Iterable[str]) -> subprocess.CompletedProcess[str]:
    """Run tests of the copy; its summary has a line for each that passed."""
    names = [f"{HERE}/{test}" for test in dict.fromkeys(tests)]
    options = ("-q", "-rp", "--tb=line", "-m", "")
    return run(sys.executable, "-m", "pytest", *options, *names, code=code, cwd=code)


def take_out(guard: Guard, code: Path) -> None:
    """Change the copy as the guard says."""
    for change in guard.changes:
        place = code / "plugins/dongne" / change.file
        source = place.read_text(encoding="utf-8")
        assert source.count(change.old) == 1, f"{guard.name}: not once in {change.file}:\n{change.old}"
        place.write_text(source.replace(change.old, change.new), encoding="utf-8")


def test_every_guard_stands_where_its_entry_says() -> None:
    lost = [
        f"{guard.name}: not once in {change.file}:\n{change.old}"
        for guard in GUARDS
        for change in guard.changes
        if (ROOT / "plugins/dongne" / change.file).read_text(encoding="utf-8").count(change.old) != 1
    ]

    assert not lost, "\n".join(lost)
    assert [guard.name for guard in GUARDS for change in guard.changes if change.new == change.old] == []


@pytest.mark.long
def test_a_copy_is_what_is_tested_and_with_every_guard_in_place_it_is_sound(tmp_path: Path) -> None:
    code = copy_of_the_code(tmp_path / "code")

    where = run(sys.executable, "-c", "import dongne; print(dongne.__file__)", code=code, cwd=tmp_path)
    done = run_tests(code, [test for guard in GUARDS for test in guard.tests])

    assert where.stdout.strip() == str(code / "plugins/dongne/__init__.py")
    assert done.returncode == PASSED, done.stdout + done.stderr


@pytest.mark.long
@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.name)
def test_without_the_guard_its_tests_fail(guard: Guard, tmp_path: Path) -> None:
    code = copy_of_the_code(tmp_path / "code")
    take_out(guard, code)

    done = run_tests(code, guard.tests)

    assert done.returncode == FAILED, done.stdout + done.stderr
    unmoved = [line for line in done.stdout.splitlines() if line.startswith("PASSED ")]
    assert not unmoved, "\n".join(unmoved)
