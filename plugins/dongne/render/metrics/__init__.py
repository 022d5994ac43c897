"""What the city counts, as pages, tables, a workbook and data."""

from collections.abc import Iterator
from hashlib import sha256

from dongne.render.addresses import absolute
from dongne.render.metrics.book import Book, make_book
from dongne.render.metrics.files import metrics_document, render_csv, render_json
from dongne.render.metrics.pages import make_metrics_pages, metrics_page
from dongne.render.metrics.schema import PATH, metrics_schema
from dongne.render.metrics.workbook import render_workbook
from dongne.render.outputs import OutputFile, OutputSheaf, Site

__all__ = ["gather_metrics", "make_metrics_files", "make_metrics_pages", "metrics_page"]


def make_metrics_files(site: Site) -> Iterator[OutputFile]:
    """Give metrics.json with its schema, every table as CSV, and the workbook."""
    return _make_files(site, make_book(site))


def gather_metrics(site: Site) -> OutputSheaf:
    """Give the same as one sheaf: to write a workbook of ten thousand rows takes a second."""
    book = make_book(site)
    made_of = sha256(f"{site.settings!r}{book!r}".encode("utf-8", "surrogatepass")).hexdigest()
    return OutputSheaf(name="metrics", made_of=made_of, make=lambda: _make_files(site, book))


def _make_files(site: Site, book: Book) -> Iterator[OutputFile]:
    yield OutputFile(path="metrics/metrics.json", content=render_json(metrics_document(book)))
    schema = metrics_schema(address=absolute(site.settings, PATH))
    yield OutputFile(path=PATH, content=render_json(schema))
    for table in book.tables:
        yield OutputFile(path=f"metrics/{table.name}.csv", content=render_csv(table))
    yield OutputFile(path="metrics/metrics.xlsx", content=render_workbook(book))
