"""Dark is dark, whether the telephone asks for it or a reader does: CSS lets the two not share one block."""

import re
from pathlib import Path

import pytest

from site_tests.house.sources import PACKAGE, ROOT

ASKED = re.compile(
    r'@media \(prefers-color-scheme: dark\) \{\s*:root:not\(\[data-dn-scheme="light"\]\) \{([^}]*)\}'
)
CHOSEN = re.compile(r':root\[data-dn-scheme="dark"\] \{([^}]*)\}')
SHEETS = [
    path
    for path in sorted((PACKAGE / "mkdocs_plugins/theme").rglob("*.css"))
    if "prefers-color-scheme: dark" in path.read_text(encoding="utf-8")
]


def declared(block: str) -> set[str]:
    told = re.sub(r"/\*.*?\*/", "", block).split(";")
    return {line.strip() for line in told if line.strip()}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.relative_to(ROOT).name)
def test_a_page_is_as_dark_by_a_reader_s_choice_as_by_the_telephones(sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8")

    (asked,), (chosen,) = ASKED.findall(text), CHOSEN.findall(text)

    assert declared(asked) == declared(chosen)


def test_there_are_such_sheets() -> None:
    assert len(SHEETS) >= 1
