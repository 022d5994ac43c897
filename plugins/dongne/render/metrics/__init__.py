"""What the city counts, as pages, tables, a workbook and data."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from dongne.render.addresses import absolute
from dongne.render.metrics.book import Book, make_book
from dongne.render.metrics.files import metrics_document, render_csv, render_json
from dongne.render.metrics.pages import make_metrics_pages, metrics_page
from dongne.render.metrics.schema import PATH, metrics_schema
from dongne.render.outputs import OutputFile, OutputSheaf, Site

__all__ = ["gather_metrics", "make_metrics_files", "make_metrics_pages", "metrics_page"]


def make_metrics_files(site: Site) -> Iterator[OutputFile]:
    """Give metrics.json with its schema, every table as CSV, and the workbook."""
    book = make_book(site)
    yield from _make_data(site, book)
    yield from _make_tables(_of_the_day(book))


def gather_metrics(site: Site) -> Iterator[OutputFile | OutputSheaf]:
    """Give the same, the tables as one sheaf: to write a workbook of ten thousand rows takes a second."""
    book = make_book(site)
    yield from _make_data(site, book)
    filed = _of_the_day(book)
    made_of = sha256(repr(filed).encode("utf-8", "surrogatepass")).hexdigest()
    yield OutputSheaf(name="metrics", made_of=made_of, make=lambda: _make_tables(filed))


def _of_the_day(book: Book) -> Book:
    """Give the book with its day alone: what is filed does not change with every build of the day."""
    return replace(book, at=book.at.replace(hour=0, minute=0, second=0, microsecond=0))


def _make_data(site: Site, book: Book) -> Iterator[OutputFile]:
    yield OutputFile(path="metrics/metrics.json", content=render_json(metrics_document(book)))
    schema = metrics_schema(address=absolute(site.settings, PATH))
    yield OutputFile(path=PATH, content=render_json(schema))


def _make_tables(book: Book) -> Iterator[OutputFile]:
    from dongne.render.metrics.workbook import render_workbook  # noqa: PLC0415 - xlsxwriter takes its time to import

    for table in book.tables:
        yield OutputFile(path=f"metrics/{table.name}.csv", content=render_csv(table))
    yield OutputFile(path="metrics/metrics.xlsx", content=render_workbook(book))
