"""The project's own files, as the tests of its house rules read them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "plugins/dongne"
TESTS = ROOT / "site_tests"


@dataclass(frozen=True)
class Module:
    """One Python file."""

    path: Path

    @property
    def place(self) -> str:
        """Where it is, from the top of the project."""
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def text(self) -> str:
        """What it says."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Its syntax, flat."""
        return list(ast.walk(ast.parse(self.text)))

    @property
    def lines(self) -> list[str]:
        """Its lines."""
        return self.text.splitlines()

    def functions(self) -> Iterator[tuple[str, int]]:
        """Give the place of every function and the number of its lines."""
        for node in self.nodes:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{self.place}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1


def modules_of(folder: Path) -> list[Module]:
    """Give every module below a folder."""
    return [Module(path) for path in sorted(folder.rglob("*.py"))]
