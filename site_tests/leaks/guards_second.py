"""The guards behind rows 20 to 37 of the leak paths."""

from site_tests.leaks.guards import Guard

GUARDS: tuple[Guard, ...] = ()
