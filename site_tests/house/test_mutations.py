"""Whether the tests of the domain notice when a rule is changed: each small change must make one of them fail."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_tests.house.sources import ROOT

WATCHED = ("consents", "digest", "gate", "personal_data", "unfolding", "verdict")
BIN = Path(sys.executable).parent
TESTS = "site_tests/domain"
# Changes that change nothing: `|` stands in types here, and what is compared by `is` has no equal but itself.
WITHOUT_EFFECT = ("core/ReplaceBinaryOperator_BitOr_.*", "core/ReplaceComparisonOperator_Is(Not)?_(Not)?Eq")
# A line that no test can tell from its change ends with `# pragma: no mutate`, under a comment that says why.
SETTINGS = """
[cosmic-ray]
module-path = "plugins/dongne/domain/{module}.py"
timeout = 120.0
excluded-modules = []
test-command = "{python} -m pytest -x -q {tests}"

[cosmic-ray.distributor]
name = "local"

[cosmic-ray.filters.operators-filter]
exclude-operators = {without_effect}
"""


def read_results(dump: str) -> Iterator[tuple[str, str]]:
    """Give each change, as a line of text, and what became of it."""
    for line in dump.splitlines():
        job, result = json.loads(line)
        change = job["mutations"][0]
        place = f"{change['module_path']}:{change['start_pos'][0]}"
        outcome = "not run" if result is None else result["test_outcome"] or result["worker_outcome"]
        yield f"{place} {change['operator_name']} #{change['occurrence']}", outcome


@pytest.mark.long
@pytest.mark.parametrize("module", WATCHED)
def test_every_change_of_a_rule_is_noticed(module: str, tmp_path: Path) -> None:
    for folder in ("plugins", "site_tests"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    settings = SETTINGS.format(
        module=module, python=sys.executable, tests=TESTS, without_effect=json.dumps(WITHOUT_EFFECT)
    )
    (tmp_path / "settings.toml").write_text(settings, encoding="utf-8")
    # The copy comes before the installed package, and the same examples are tried each time.
    surroundings = os.environ | {"PYTHONPATH": "plugins", "PYTHONDONTWRITEBYTECODE": "1", "CI": "true"}

    def run(tool: str, *arguments: str) -> str:
        done = subprocess.run(
            [BIN / tool, *arguments],
            cwd=tmp_path,
            env=surroundings,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{tool} {arguments[0]}: {done.stdout}{done.stderr}"
        return done.stdout

    run("cosmic-ray", "baseline", "settings.toml")
    run("cosmic-ray", "init", "settings.toml", "session.sqlite")
    run("cr-filter-operators", "session.sqlite", "settings.toml")
    run("cr-filter-pragma", "session.sqlite")
    run("cosmic-ray", "exec", "settings.toml", "session.sqlite")
    results = dict(read_results(run("cosmic-ray", "dump", "session.sqlite")))

    assert "killed" in results.values()
    survivors = [change for change, outcome in results.items() if outcome not in {"killed", "skipped"}]
    assert not survivors, "\n".join(survivors)
