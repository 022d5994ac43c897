"""What a reporter writes, and what comes of it: one file in ``cases/`` for each."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_tests.ingest.desk import ARTICLE, JPEG, read

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


class DatelessLoader(yaml.SafeLoader):
    """Leaves dates as they are written: some of the cases hold days that no calendar has."""


DatelessLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def plain(value: object) -> object:
    """Give a domain value as YAML would hold it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    return value


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_written_becomes_what_is_meant(path: Path, tmp_path: Path) -> None:
    case: dict[str, Any] = yaml.load(path.read_text(), Loader=DatelessLoader)  # noqa: S506 - a safe loader
    folder = f"content/{case.get('id', ARTICLE)}"

    found = read(
        tmp_path,
        {f"{folder}/index.md": case["text"], **{f"{folder}/{name}": JPEG for name in case.get("photos", ())}},
    )

    expected = [f"{folder}/index.md:{each['line']} {each['code']}" for each in case.get("problems", ())]
    assert sorted(f"{problem.origin} {problem.code}" for problem in found.problems) == sorted(expected)
    for each in case.get("problems", ()):
        assert any(each.get("says", "") in f"{problem.message} {problem.hint}" for problem in found.problems)
    assert len(found.items) == ("item" in case)
    for name, value in case.get("item", {}).items():
        assert plain(getattr(found.items[0], name)) == value, name


def test_there_are_cases() -> None:
    assert len(CASES) > 100
