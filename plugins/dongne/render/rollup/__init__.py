"""The figures of many areas for the city: a page, a workbook and data."""

from collections.abc import Iterator

from dongne.domain.rollup import Rollup
from dongne.render.metrics.files import render_json
from dongne.render.outputs import OutputFile
from dongne.render.rollup.document import rollup_document
from dongne.render.rollup.page import render_page
from dongne.render.rollup.workbook import render_workbook

PAGE, WORKBOOK, DATA = "rollup.html", "rollup.xlsx", "rollup.json"


def make_rollup_files(rollup: Rollup) -> Iterator[OutputFile]:
    """Give the three files: each says the same, and each stands alone."""
    yield OutputFile(path=DATA, content=render_json(rollup_document(rollup)))
    yield OutputFile(path=WORKBOOK, content=render_workbook(rollup))
    yield OutputFile(path=PAGE, content=render_page(rollup).encode())
