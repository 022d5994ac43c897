"""The words of the newsroom: values that nobody changes behind anybody's back."""

import dataclasses
import importlib
import inspect
import pkgutil
from enum import Enum

import pytest

import dongne.domain

VALUES = sorted(
    {
        each
        for module in pkgutil.iter_modules(dongne.domain.__path__, "dongne.domain.")
        for _, each in inspect.getmembers(importlib.import_module(module.name), inspect.isclass)
        # What a module keeps for itself may grow while it counts.
        if each.__module__ == module.name and not issubclass(each, Enum) and not each.__name__.startswith("_")
    },
    key=lambda each: (each.__module__, each.__name__),
)


@pytest.mark.parametrize("value", VALUES, ids=lambda each: f"{each.__module__}.{each.__name__}")
def test_a_value_is_frozen_and_named_by_keyword(value: type) -> None:
    assert dataclasses.is_dataclass(value)
    assert value.__dataclass_params__.frozen  # type: ignore[attr-defined]  # dataclasses keep it there
    assert all(field.kw_only for field in dataclasses.fields(value))
