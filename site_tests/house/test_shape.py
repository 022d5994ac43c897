"""The shape of the code: small modules, small functions, names that say what is inside."""

import re
from collections.abc import Iterable

from site_tests.house.sources import PACKAGE, TESTS, Module, modules_of

MODULE_LINES, MODULE_LINES_USUALLY = 400, 300
FUNCTION_LINES, FUNCTION_LINES_USUALLY = 50, 40
EXCEPTIONS_IN = 10  # one in ten may be longer than the usual bound

NAMES_THAT_SAY_NOTHING = {"base", "common", "core", "helpers", "manager", "utils"}
# Put together here so that this line does not find itself.
UNEXPLAINED = re.compile("#" + r"\s*(type:\s*ignore(?!\[)|noqa(?!:\s*[A-Z]))")
ANY_TYPE_IGNORE = re.compile("#" + r"\s*type:\s*ignore")
NEVER_AT_RUN_TIME = "TYPE_" + "CHECKING"

PLUGIN_MODULES = modules_of(PACKAGE)
ALL_MODULES = PLUGIN_MODULES + modules_of(TESTS)


def longer_than(limit: int, lengths: Iterable[tuple[str, int]]) -> list[str]:
    return [f"{place}: {length} lines" for place, length in lengths if length > limit]


def lines_with(pattern: re.Pattern[str], modules: Iterable[Module]) -> list[str]:
    return [
        f"{module.place}:{number}"
        for module in modules
        for number, line in enumerate(module.lines, start=1)
        if pattern.search(line)
    ]


def test_no_module_is_too_long() -> None:
    lengths = [(module.place, len(module.lines)) for module in PLUGIN_MODULES]

    assert longer_than(MODULE_LINES, lengths) == []
    assert len(longer_than(MODULE_LINES_USUALLY, lengths)) * EXCEPTIONS_IN <= len(lengths)


def test_no_function_is_too_long() -> None:
    lengths = [function for module in PLUGIN_MODULES for function in module.functions()]

    assert longer_than(FUNCTION_LINES, lengths) == []
    assert len(longer_than(FUNCTION_LINES_USUALLY, lengths)) * EXCEPTIONS_IN <= len(lengths)


def test_every_module_has_a_name_that_says_what_is_inside() -> None:
    names = {
        module.place: set(module.path.relative_to(folder).with_suffix("").parts)
        for folder in (PACKAGE, TESTS)
        for module in modules_of(folder)
    }

    assert [place for place, parts in names.items() if parts & NAMES_THAT_SAY_NOTHING] == []


def test_nothing_is_imported_for_types_alone() -> None:
    assert lines_with(re.compile(NEVER_AT_RUN_TIME), ALL_MODULES) == []


def test_whatever_a_check_is_told_to_overlook_has_a_name() -> None:
    assert lines_with(UNEXPLAINED, ALL_MODULES) == []


def test_the_domain_hides_nothing_from_the_type_checker() -> None:
    assert lines_with(ANY_TYPE_IGNORE, modules_of(PACKAGE / "domain")) == []
