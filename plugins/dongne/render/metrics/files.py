"""The figures for machines and spreadsheets: metrics.json with its schema, and every table as CSV."""

import csv
import io
import json
from collections.abc import Mapping
from datetime import date, datetime

from dongne.render.metrics.book import Book
from dongne.render.metrics.tables import Cell, Table

SCHEMA_VERSION = 1
"""Of metrics.json: goes up when a key changes its meaning or leaves."""

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Spreadsheets set to an East Asian language take the wide signs for the narrow ones."""


def render_json(document: Mapping[str, object]) -> bytes:
    """Write a document as JSON that people can read too."""
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def metrics_document(book: Book) -> dict[str, object]:
    """Give metrics.json as the contract has it, section 6."""
    return {
        "schema": SCHEMA_VERSION,
        "generated": book.at.isoformat(timespec="seconds"),
        "area": book.area,
        "timezone": book.zone,
        "totals": dict(book.total),
        "by_category": _entries(book.by_category),
        "by_month": _entries(book.by_month),
        "by_half_year": _entries(book.by_half_year),
        "by_year": _entries(book.by_year),
        "programmes": _programmes(book),
        "sources": _entries(book.sources),
    }


def render_csv(table: Table) -> bytes:
    """Write a table as CSV that spreadsheets open in Hangul and never take for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.headers)
    writer.writerows([harmless(cell) for cell in row] for row in table.lines())
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: Cell) -> Cell:
    """Keep a spreadsheet from running a text as a formula (leak row 36)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_STARTS_A_FORMULA) else cell


def _entries(table: Table) -> list[dict[str, object]]:
    return [{key: _plain(cell) for key, cell in entry.items()} for entry in table.entries()]


def _plain(cell: Cell) -> object:
    match cell:
        case datetime():
            return cell.isoformat(timespec="seconds")
        case date():
            return cell.isoformat()
        case _:
            return cell


def _programmes(book: Book) -> list[dict[str, object]]:
    """Give each programme with its rows of the table; one without a target has none."""
    targets: dict[str, list[dict[str, object]]] = {report.programme.id: [] for report in book.reports}
    for row, entry in zip(book.programmes.rows, _entries(book.programmes), strict=True):
        targets[str(row[0])].append(entry)
    return [
        {"id": report.programme.id, "title": report.programme.title, "targets": targets[report.programme.id]}
        for report in book.reports
    ]
