"""The site's own pages in ``content/pages``: what may stand above them."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Literal

from dongne.errors import Origin, Problem, Severity
from dongne.ingest.complaints import fill
from dongne.ingest.fields import Fields, Many, Text80, Text160
from dongne.ingest.folders import Entry, find_links, list_folder
from dongne.ingest.front_matter import parse_document
from dongne.ingest.text import read_text

FOLDER = ("content", "pages")

# MkDocs also takes such lines at the top of a page without `---` for keys (MultiMarkdown's way).
_BARE_KEY = re.compile(r"[ ]{0,3}[A-Za-z0-9_-]+:")


class PageFields(Fields):
    """What the board may write above a page; templates and the like are the site's."""

    title: Text80 | None = None
    summary: Text160 | None = None
    hide: Many[Literal["navigation", "toc", "footer", "path", "tags", "feedback"]] = ()


def read_pages(root: Path) -> list[Problem]:
    """Report what is wrong with the front matter of the site's own pages."""
    problems = list(find_links(root, FOLDER))
    folder = root.joinpath(*FOLDER)
    if not problems and folder.is_dir():
        _check_folder(folder, "/".join(FOLDER), problems)
    return problems


def _check_folder(folder: Path, file: str, problems: list[Problem]) -> None:
    entries, found = list_folder(folder, file=file)
    # Unlike items, pages are published only where mkdocs.yml names them: a stray dot file is no more than litter.
    problems += (
        replace(problem, severity=Severity.WARNING) if problem.code == "file-hidden" else problem
        for problem in found
    )
    for entry in entries:
        if entry.is_folder:
            _check_folder(entry.path, entry.file, problems)
        elif entry.name.lower().endswith((".md", ".markdown")):
            problems += _check_page(entry)


def _check_page(entry: Entry) -> list[Problem]:
    text, problems = read_text(entry.path, file=entry.file)
    if text is None:
        return problems
    return check_page(text, file=entry.file)


def check_page(text: str, *, file: str) -> list[Problem]:
    """Report what is wrong at the top of one page."""
    if _BARE_KEY.match(text):
        return [
            Problem(
                origin=Origin(file=file, line=1),
                code="page-bare-keys",
                message="첫 줄이 `이름: 값` 꼴이라 글이 아니라 설정으로 읽힙니다.",
                hint="제목이나 요약이라면 `---` 두 줄 사이에 적고, 글이라면 위에 빈 줄이나 제목(`# …`)을 넣어 주세요.",
            )
        ]
    if not text.startswith("---"):
        return []
    document, problems = parse_document(text, file=file)
    if document is None:
        return problems
    return fill(PageFields, document.source, file=file)[1]
