"""The guards behind rows 1 to 19 of the leak paths."""

from site_tests.leaks.guards import Guard

GUARDS: tuple[Guard, ...] = ()
