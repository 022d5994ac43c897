"""What the innermost layers may know: words and rules, and nothing of the world outside."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_tests.house.sources import PACKAGE, ROOT, Module, modules_of

INNERMOST = [*modules_of(PACKAGE / "domain"), Module(PACKAGE / "errors.py")]
SEAL = "_SEAL"
CLOCKS = {"now", "today", "utcnow"}
DOORS = {"__import__", "breakpoint", "eval", "exec", "input", "open", "print"}


def imported_names(module: Module) -> Iterator[str]:
    for node in module.nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def is_allowed(name: str) -> bool:
    if name.split(".", maxsplit=1)[0] in sys.stdlib_module_names:
        # The rest of urllib talks to other machines.
        return not name.startswith("urllib") or name == "urllib.parse"
    return name.startswith(("dongne.domain", "dongne.errors"))


def called_names(module: Module) -> Iterator[tuple[int, str, bool]]:
    """Give line, name and whether it belongs to something for everything that is called."""
    for node in module.nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.lineno, node.func.id, False
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.lineno, node.func.attr, True


def test_the_domain_imports_the_standard_library_only() -> None:
    strangers = [
        f"{module.place}: {name}"
        for module in INNERMOST
        for name in imported_names(module)
        if not is_allowed(name)
    ]

    assert strangers == []


def test_the_domain_reads_no_clock_and_opens_no_door() -> None:
    calls = [
        f"{module.place}:{line} {name}()"
        for module in INNERMOST
        for line, name, belongs in called_names(module)
        if (belongs and name in CLOCKS) or (not belongs and name in DOORS)
    ]

    assert calls == []


def test_only_the_gate_and_the_publication_itself_know_the_seal() -> None:
    holders = [module.place for module in modules_of(PACKAGE) if SEAL in module.text]

    assert holders == ["plugins/dongne/domain/gate.py", "plugins/dongne/domain/publication.py"]


@pytest.mark.long
def test_the_domains_own_tests_go_every_way_through_it(tmp_path: Path) -> None:
    """What another area's test happens to reach is lost with that test."""

    def coverage(command: str, *arguments: str) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "coverage", command, f"--data-file={tmp_path / 'data'}", *arguments],
            cwd=ROOT,
            env=os.environ | {"CI": "true"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    coverage("run", "-m", "pytest", "-q", f"--override-ini=cache_dir={tmp_path}", "site_tests/domain")
    coverage("combine")
    coverage("report", "--fail-under=100", "--skip-covered", "--include=plugins/dongne/domain/*")
