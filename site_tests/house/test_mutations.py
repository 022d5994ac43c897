"""Whether the tests of the domain notice when a rule is changed: each small change must make one of them fail."""

import ast
import difflib
import importlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from site_tests.house.sources import PACKAGE, ROOT

# The tests that know a module best, the quickest first: each of a thousand and a half changes runs them.
WATCHED: Mapping[str, Sequence[str]] = {
    "charter": ("charter",),
    "consents": ("consents", "gate", "readers_words"),
    "corrections": ("corrections",),
    "digest": ("digest",),
    "expunction": ("expunction",),
    "gate": ("gate", "consents", "expunction", "readers_words"),
    "hearing": ("approvals", "rules", "objections", "schedule", "past", "recording", "laws"),
    "people": ("people",),
    "personal_data": ("personal_data",),
    "policy": ("policy", "rules", "schedule", "approvals"),
    "recording": ("recording",),
    "statement": ("statement",),
    "unfolding": ("personal_data",),
    "verdict": ("approvals", "rules", "objections", "schedule", "past", "laws"),
}
BIN = Path(sys.executable).parent
SURVIVORS = Path(__file__).with_name("survivors.yml")
# What is compared by `is` has no equal but itself.
WITHOUT_EFFECT = ("core/ReplaceComparisonOperator_Is_Eq", "core/ReplaceComparisonOperator_IsNot_NotEq")
SETTINGS = """
[cosmic-ray]
module-path = "plugins/dongne/domain/{module}.py"
timeout = 60.0
excluded-modules = []
test-command = "{python} -m pytest -x -q {tests}"

[cosmic-ray.distributor]
name = "local"

[cosmic-ray.filters.operators-filter]
exclude-operators = {without_effect}
"""


@dataclass(frozen=True, order=True)
class Change:
    """Lines of a module, and what they were changed to."""

    module: str
    before: str
    after: str


def read_results(module: str, dump: str) -> Iterator[tuple[Change, str]]:
    """Give each change, and what became of it."""
    for line in dump.splitlines():
        _, result = json.loads(line)
        outcome = "not run" if result is None else result["test_outcome"] or result["worker_outcome"]
        lines = [] if result is None else (result["diff"] or "").splitlines()[3:]
        before, after = (
            " ".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+"
        )
        yield Change(module, before, after), outcome


def read_explained() -> Mapping[Change, str]:
    """Give the changes of which it is said that they change nothing, and why."""
    reasons = yaml.safe_load(SURVIVORS.read_text(encoding="utf-8"))
    return {
        Change(reason["module"], change["before"], change["after"]): reason["why"]
        for reason in reasons
        for change in reason["changes"]
    }


def lay_out(folder: Path, module: str) -> None:
    """Copy what the tests need, so that nobody meets a changed program."""
    # What every test of the project may ask for, a browser among it, none of these does.
    unneeded = shutil.ignore_patterns("__pycache__", "*.egg-info", "conftest.py")
    for name in ("plugins", "site_tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=unneeded)
    shutil.copy(ROOT / "pyproject.toml", folder)
    tests = " ".join(f"site_tests/domain/test_{name}.py" for name in ("values", *WATCHED[module]))
    settings = SETTINGS.format(
        module=module, python=sys.executable, tests=tests, without_effect=json.dumps(WITHOUT_EFFECT)
    )
    (folder / "settings.toml").write_text(settings, encoding="utf-8")


def skip_types(folder: Path, module: str) -> None:
    """Leave out the changes of types, which nobody ever works out, and of the star that asks for keywords."""
    text = (folder / f"plugins/dongne/domain/{module}.py").read_text(encoding="utf-8")
    lines, tree = text.splitlines(), ast.parse(text)
    annotated = [
        node for node in ast.walk(tree) if isinstance(node, ast.AnnAssign | ast.arg | ast.FunctionDef)
    ]
    types = [each.returns if isinstance(each, ast.FunctionDef) else each.annotation for each in annotated]
    spans = [
        ((each.lineno, each.col_offset), (each.end_lineno, each.end_col_offset)) for each in types if each
    ]
    sessions, items = map(importlib.import_module, ("cosmic_ray.work_db", "cosmic_ray.work_item"))
    skipped = items.WorkResult(worker_outcome=items.WorkerOutcome.SKIPPED)
    with sessions.use_db(str(folder / "session.sqlite"), sessions.WorkDB.Mode.open) as session:
        for item in session.pending_work_items:
            (change,) = item.mutations
            line, column = change.start_pos
            is_star = lines[line - 1][column : column + 2] == "*,"
            if is_star or any(start <= change.start_pos and change.end_pos <= end for start, end in spans):
                session.set_result(item.job_id, skipped)


def mutate(module: str, folder: Path) -> list[tuple[Change, str]]:
    """Try every change of a module in a copy."""
    lay_out(folder, module)
    # The copy comes before the installed package, and the same examples are tried each time.
    surroundings = os.environ | {"PYTHONPATH": "plugins", "CI": "true"}

    def run(tool: str, *arguments: str, **more: str) -> str:
        done = subprocess.run(
            [BIN / tool, *arguments],
            cwd=folder,
            env=surroundings | more,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{tool} {arguments[0]}: {done.stdout}{done.stderr}"
        return done.stdout

    run("cosmic-ray", "baseline", "settings.toml")
    run("cosmic-ray", "init", "settings.toml", "session.sqlite")
    run("cr-filter-operators", "session.sqlite", "settings.toml")
    skip_types(folder, module)
    # Python may keep what it has compiled for the baseline, but nothing that was changed within one second.
    run("cosmic-ray", "exec", "settings.toml", "session.sqlite", PYTHONDONTWRITEBYTECODE="1")
    return list(read_results(module, run("cosmic-ray", "dump", "session.sqlite")))


@pytest.mark.long
@pytest.mark.parametrize("module", WATCHED)
def test_every_change_of_a_rule_is_noticed_or_changes_nothing(module: str, tmp_path: Path) -> None:
    results = mutate(module, tmp_path)

    assert "killed" in {outcome for _, outcome in results}
    survivors = {change for change, outcome in results if outcome not in {"killed", "skipped"}}
    explained = {change for change in read_explained() if change.module == module}
    differences = difflib.ndiff(sorted(map(str, explained)), sorted(map(str, survivors)))
    assert survivors == explained, "\n".join(differences)


def test_what_is_explained_still_stands_in_its_module() -> None:
    texts = {
        module: " ".join(
            line.strip() for line in (PACKAGE / f"domain/{module}.py").read_text("utf-8").splitlines()
        )
        for module in WATCHED
    }

    assert [change for change in read_explained() if change.before not in texts[change.module]] == []
    assert all(len(why) > 20 for why in read_explained().values())
