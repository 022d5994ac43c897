"""The lock files: everything that is installed has a hash, and no address of any one registry."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from site_tests.house.sources import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PINNED = re.compile(r"^([a-z0-9.-]+)==(\S+)", re.MULTILINE)
ADDRESS = re.compile(r".*(?:://|^-|\s@\s|\bfile:).*", re.MULTILINE)
# What each file must hold of the one before it, at the same version.
CHAIN = ("build", "site", "test", "long")


def pins(name: str) -> dict[str, str]:
    return dict(PINNED.findall((ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_file_holds_no_address(lock: Path) -> None:
    assert ADDRESS.findall(lock.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_everything_in_a_lock_file_has_a_hash(lock: Path) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", lock.read_text(encoding="utf-8"))[1:]

    assert entries
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize(("smaller", "larger"), list(pairwise(CHAIN)))
def test_each_set_holds_the_one_before_it(smaller: str, larger: str) -> None:
    assert pins(smaller).items() <= pins(larger).items()


def test_every_declared_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    declared = project["project"]["dependencies"]
    names = {re.split(r"[<>=!~;\s]", line)[0].lower() for line in declared}

    assert names <= pins("site").keys()
