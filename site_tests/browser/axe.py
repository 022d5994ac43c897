"""Questions of axe-core to an open page (tools/node brings it)."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

PROGRAM = Path(__file__).parents[2] / "tools/node/node_modules/axe-core/axe.min.js"


@cache
def _program() -> str:
    return PROGRAM.read_text(encoding="utf-8")


def find_barriers(page: Page) -> list[str]:
    """Give what axe holds against an open page: rule, element and what is wrong."""
    page.evaluate(_program())
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{violation['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
