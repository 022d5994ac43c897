"""How a guard is taken out, to see which tests notice."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Change:
    """A piece of the package's source, and what stands there once the guard is gone."""

    file: str
    """Below ``plugins/dongne``."""
    old: str
    """Exactly as it is written, once in the file."""
    new: str


@dataclass(frozen=True, kw_only=True)
class Guard:
    """Something that keeps a leak shut; several changes where two guards stand behind one another."""

    name: str
    changes: tuple[Change, ...]
    tests: tuple[str, ...]
    """Below ``site_tests/leaks``, or from there, as pytest names them; every one of them must fail without the guard."""


def guard(name: str, file: str, old: str, new: str, *tests: str) -> Guard:
    """Give a guard that stands in one place."""
    return Guard(name=name, changes=(Change(file=file, old=old, new=new),), tests=tests)
