"""What the city counts, as pages, tables, a workbook and data."""

from collections.abc import Iterator

from dongne.render.addresses import absolute
from dongne.render.metrics.book import Book, make_book
from dongne.render.metrics.files import metrics_document, render_csv, render_json
from dongne.render.metrics.pages import make_metrics_pages, metrics_page
from dongne.render.metrics.reports import make_reports
from dongne.render.metrics.schema import PATH, metrics_schema
from dongne.render.outputs import OutputFile, OutputSheaf, Site

__all__ = [
    "Book",
    "gather_metrics",
    "make_book",
    "make_metrics_data",
    "make_metrics_files",
    "make_metrics_pages",
    "make_reports",
    "metrics_page",
]


def make_metrics_files(site: Site) -> Iterator[OutputFile]:
    """Give metrics.json with its schema, every table as CSV, and the workbook."""
    book = make_book(site)
    yield from make_metrics_data(site, book)
    yield from gather_metrics(book).make()


def gather_metrics(book: Book) -> OutputSheaf[OutputFile]:
    """Give the tables and the workbook as one sheaf: to write ten thousand rows takes a second."""
    filed = book.of_the_day
    return OutputSheaf.of("metrics", lambda: _make_tables(filed), filed)


def make_metrics_data(site: Site, book: Book) -> Iterator[OutputFile]:
    """Give metrics.json, which tells the moment, and its schema."""
    yield OutputFile(path="metrics/metrics.json", content=render_json(metrics_document(book)))
    schema = metrics_schema(address=absolute(site.settings, PATH))
    yield OutputFile(path=PATH, content=render_json(schema))


def _make_tables(book: Book) -> Iterator[OutputFile]:
    from dongne.render.metrics.workbook import render_workbook  # noqa: PLC0415 - xlsxwriter takes its time to import

    for table in book.tables:
        yield OutputFile(path=f"metrics/{table.name}.csv", content=render_csv(table))
    yield OutputFile(path="metrics/metrics.xlsx", content=render_workbook(book))
