"""The lock files: everything that is installed is in them, with a hash, and no address of any one registry."""

import hashlib
import os
import re
import subprocess
import tomllib
import venv
import zipfile
from importlib.metadata import distributions, requires
from itertools import pairwise
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

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


def test_what_the_locked_packages_need_is_locked_too() -> None:
    """``tools/install`` looks for nothing that the lock does not name: what it forgot would be missing."""
    locked = pins("test")
    installed = {canonicalize_name(package.name) for package in distributions()}  # not all is for this Python
    waiting = [Requirement(name) for name in locked.keys() & installed]
    looked_at: set[tuple[str, str]] = set()
    missing = []
    while waiting:
        known = waiting.pop()
        for extra in ("", *known.extras):
            if (known.name, extra) in looked_at:
                continue
            looked_at.add((known.name, extra))
            for asked in map(Requirement, requires(known.name) or ()):
                if asked.marker is not None and not asked.marker.evaluate({"extra": extra}):
                    continue
                name = canonicalize_name(asked.name)
                if name in locked and locked[name] in asked.specifier:
                    waiting.append(asked)
                else:
                    missing.append(f"{known} needs {asked}")

    assert len(looked_at) >= len(locked.keys() & installed) > 50
    assert missing == []


def test_a_release_newer_than_the_lock_does_not_matter(tmp_path: Path) -> None:
    """A locked package asks for another's extra, and the index has a newer release of that other."""
    index = tmp_path / "index"
    index.mkdir()
    base, asker = wheel(index, "base", "1.0"), wheel(index, "asker", "1.0", needs="base[toml]>=0.5")
    wheel(index, "base", "2.0")
    project = tmp_path / "project"
    (project / "requirements").mkdir(parents=True)
    (project / "requirements/build.txt").touch()
    lock = project / "requirements/site.txt"
    lock.write_text(
        "".join(f"{pin} --hash=sha256:{digest}\n" for pin, digest in (base, asker)), encoding="utf-8"
    )
    wheel(project, "paper", "1.0")
    (project / "backend.py").write_text(BACKEND, encoding="utf-8")
    (project / "pyproject.toml").write_text(BUILT_BY_BACKEND, encoding="utf-8")
    venv.create(tmp_path / "venv", with_pip=True)

    installed = subprocess.run(
        [ROOT / "tools/install", tmp_path / "venv", lock],
        cwd=project,
        env=os.environ | {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(index), "PIP_CONFIG_FILE": os.devnull},
        capture_output=True,
        text=True,
        check=False,
    )

    assert installed.returncode == 0, installed.stderr
    assert next((tmp_path / "venv").rglob("base-*.dist-info")).name == "base-1.0.dist-info"
    assert any((tmp_path / "venv").rglob("paper-1.0.dist-info"))


BACKEND = """\
import shutil

def build_editable(directory, settings=None, metadata=None):
    return shutil.copy("paper-1.0-py3-none-any.whl", directory).rpartition("/")[2]
"""

BUILT_BY_BACKEND = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "paper"
version = "1.0"
"""


def wheel(folder: Path, name: str, version: str, needs: str = "") -> tuple[str, str]:
    """Put an empty package into ``folder``; return how a lock pins it, and its SHA-256."""
    about = f"{name}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nProvides-Extra: toml\n"
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(f"{about}/METADATA", metadata + (f"Requires-Dist: {needs}\n" if needs else ""))
        packed.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        packed.writestr(f"{about}/RECORD", "")
    return f"{name}=={version}", hashlib.sha256(path.read_bytes()).hexdigest()
