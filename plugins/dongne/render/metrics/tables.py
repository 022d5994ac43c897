"""A table of figures: its columns, for people and for programs, and its rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

Cell = str | int | float | date | tuple[str, ...] | None
"""What stands in one cell; None leaves it empty."""


class Kind(StrEnum):
    """What a column holds: a spreadsheet wants to know."""

    TEXT = "text"
    COUNT = "count"
    PERCENT = "percent"
    MONTH = "month"
    """As text: ``2022-05``."""
    YEAR = "year"
    """As text: ``2022``."""
    DAY = "day"
    MOMENT = "moment"
    ADDRESS = "address"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: ``key`` as metrics.json calls it, ``header`` as people do; without one it is not shown there."""

    key: str = ""
    header: str = ""
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table: its columns and the rows below them."""

    name: str
    """As its file is called: ``by-month``."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @cached_property
    def _places(self) -> tuple[int, ...]:
        return tuple(place for place, column in enumerate(self.columns) if column.header)

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns that people see."""
        return tuple(self.columns[place] for place in self._places)

    @property
    def headers(self) -> tuple[str, ...]:
        """What stands above the columns that people see."""
        return tuple(column.header for column in self.shown)

    def lines(self) -> Iterator[tuple[Cell, ...]]:
        """Give the rows as people see them."""
        places = self._places
        for row in self.rows:
            yield tuple(row[place] for place in places)

    def entries(self) -> Iterator[dict[str, Cell]]:
        """Give the rows as metrics.json has them."""
        for row in self.rows:
            yield {column.key: cell for column, cell in zip(self.columns, row, strict=True) if column.key}
