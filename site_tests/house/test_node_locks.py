"""The lock files of Node.js: every package has a hash, and none names where it was fetched."""

import json
from pathlib import Path

import pytest

from site_tests.house.sources import ROOT

LOCKS = sorted((ROOT / "tools").glob("*/package-lock.json"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.parent.name)
def test_every_package_has_a_hash_and_no_address(lock: Path) -> None:
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    own = packages.pop("")

    assert packages
    assert [name for name, package in packages.items() if "integrity" not in package] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert all(version[0].isdigit() for version in own["devDependencies"].values())
