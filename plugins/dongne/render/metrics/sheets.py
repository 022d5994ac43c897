"""Workbooks: sheets with a head row that stays, real numbers and days, and the same bytes for the same figures."""

import io
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from heapq import nlargest

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dongne.render.markup import printable
from dongne.render.metrics.files import harmless
from dongne.render.metrics.tables import Cell, Column, Kind

_FONT = "맑은 고딕"
_ADDRESS_LIMIT = 2079
"""Letters that a spreadsheet takes for an address."""
_LINKS_LIMIT = 65_000
"""Addresses that it lets one sheet lead to."""
_NARROWEST, _WIDEST = 8, 60
_MEASURED = 20
"""Cells of a column that are measured: its longest ones."""

_NUMBER_FORMATS: Mapping[Kind, str] = {
    Kind.COUNT: "#,##0",
    Kind.PERCENT: "#,##0.0",
    Kind.MONTH: "yyyy-mm",
    Kind.YEAR: "0",
    Kind.DAY: "yyyy-mm-dd",
    Kind.MOMENT: "yyyy-mm-dd hh:mm",
}
SUM = "합계"
"""In the second column: this line adds up those below it."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet: a head row that stays, and the rows below it."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def render_sheets(sheets: Iterable[Sheet], *, title: str, author: str, at: datetime, footer: str) -> bytes:
    """Write sheets as one workbook, whose date of making is that of the figures."""
    file = io.BytesIO()
    options = {
        "in_memory": True,
        "default_format_properties": {"font_name": _FONT, "font_size": 10},
    }
    with xlsxwriter.Workbook(file, options) as workbook:
        workbook.set_properties(
            {
                "title": printable(title),
                "author": printable(author),
                # Of the figures, not of the clock.
                "created": at.astimezone(UTC).replace(tzinfo=None),
            }
        )
        looks = _Looks(workbook)
        for sheet in sheets:
            _write(workbook.add_worksheet(sheet.name), sheet, looks, footer=_footer(footer, at))
    return file.getvalue()


class _Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[Kind, bool], Format] = {}
        self.head: Format = workbook.add_format(
            {"bold": True, "bottom": 2, "bg_color": "#F2EEE6", "valign": "vcenter"}
        )

    def of(self, kind: Kind, *, bold: bool = False) -> Format:
        """Give the format of a kind of cell."""
        if (kind, bold) not in self._made:
            look: dict[str, object] = {"valign": "top"}
            if kind in _NUMBER_FORMATS:
                look["num_format"] = _NUMBER_FORMATS[kind]
            if kind in {Kind.MONTH, Kind.DAY, Kind.MOMENT, Kind.YEAR}:
                look["align"] = "left"
            if kind is Kind.TEXT:
                look["text_wrap"] = True
            if bold:
                look |= {"bold": True, "top": 1}
            self._made[kind, bold] = self._workbook.add_format(look)
        return self._made[kind, bold]


def _write(sheet: Worksheet, content: Sheet, looks: _Looks, *, footer: str) -> None:
    for place, column in enumerate(content.columns):
        sheet.write_string(0, place, column.header, looks.head)
        sheet.set_column(place, place, _width(column, [row[place] for row in content.rows]))
    for number, row in enumerate(content.rows, start=1):
        bold = SUM in row[1:2]
        for place, (column, cell) in enumerate(zip(content.columns, row, strict=True)):
            _write_cell(sheet, (number, place), cell, kind=column.kind, look=partial(looks.of, bold=bold))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(content.rows), len(content.columns) - 1)
    sheet.repeat_rows(0)
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(footer)
    if any(column.kind is Kind.ADDRESS for column in content.columns):
        sheet.set_landscape()


def _write_cell(
    sheet: Worksheet, place: tuple[int, int], cell: Cell, *, kind: Kind, look: Callable[[Kind], Format]
) -> None:
    match kind, cell:
        case _, None:
            sheet.write_blank(*place, None, look(kind))
        case Kind.MONTH, str(month):
            sheet.write_datetime(*place, date.fromisoformat(f"{month}-01"), look(kind))
        case Kind.YEAR, str(year):
            sheet.write_number(*place, int(year), look(kind))
        case Kind.ADDRESS, str(address) if _is_link(address, place):
            sheet.write_url(*place, address, string=address)
        case _, datetime():
            # A spreadsheet knows no zones: what is written is the clock of the neighbourhood.
            sheet.write_datetime(*place, cell.replace(tzinfo=None), look(Kind.MOMENT))
        case _, date():
            sheet.write_datetime(*place, cell, look(Kind.DAY))
        case _, int() | float():
            counted = kind if kind is not Kind.TEXT else Kind.COUNT
            sheet.write_number(*place, cell, look(counted))
        case _:
            sheet.write_string(*place, printable(str(harmless(cell))), look(Kind.TEXT))


def _is_link(address: str, place: tuple[int, int]) -> bool:
    return address.startswith("http") and len(address) <= _ADDRESS_LIMIT and place[0] <= _LINKS_LIMIT


def _width(column: Column, cells: Sequence[Cell]) -> int:
    # To measure every letter of ten thousand titles would take longer than to write them.
    longest = nlargest(_MEASURED, map(str, cells), key=len)
    widest = max(map(_columns, longest), default=0)
    return min(_WIDEST, max(_NARROWEST, widest + 2, _columns(column.header) + 5))


def _columns(text: str) -> int:
    """Count columns as a spreadsheet does: a letter of Hangul is two wide."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text[:_WIDEST])


def _footer(words: str, at: datetime) -> str:
    """Name area, day and page below every sheet; ``&`` would begin a command."""
    area = printable(words)[:80].replace("&", "&&")
    return f"&L{area}&C{at:%Y-%m-%d} 기준&R&P / &N"
