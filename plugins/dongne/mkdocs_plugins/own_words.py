"""The words of the site's own pages, for the search."""

import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import meta

from dongne.mkdocs_plugins.own_pages import own_addresses
from dongne.render.own_pages import OwnPage

_HEADING = re.compile(r"^# .+$", re.MULTILINE)
# What is no word of a page: comments, tags, pictures, addresses of links, rules of tables, attributes.
_MARKS = (
    (re.compile(r"<!--.*?-->", re.DOTALL), " "),
    (re.compile(r"<[^>\n]*>"), " "),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), " "),
    (re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"\{[:#.][^}\n]*\}"), " "),
    (re.compile(r"^[ \t]*(?:#+|>+|[-*+]|\d+\.|!!!|\?\?\?\+?|:?-{3,}:?)(?=[ \t]|$)", re.MULTILINE), " "),
    (re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)"), ""),
    (re.compile(r"\|"), " "),
)


def own_words(config: MkDocsConfig) -> Iterator[OwnPage]:
    """Give title, address and words of each of the site's own pages that is published, but the home page."""
    for address in own_addresses(config):
        for src_uri in (f"{address.rstrip('/')}.md", f"{address}index.md"):
            path = Path(config.docs_dir) / src_uri
            if path.is_file():
                yield _read(path, File(src_uri, config.docs_dir, config.site_dir, config.use_directory_urls))
                break


def _read(path: Path, file: File) -> OwnPage:
    text, matter = meta.get_data(path.read_text(encoding="utf-8-sig", errors="replace"))
    heading = _HEADING.search(text)
    title = str(matter.get("title") or (heading and _without_marks(heading[0])) or path.stem)
    words = _without_marks(text)
    return OwnPage(path=file.url, title=" ".join(title.split()), text=words.removeprefix(title).strip())


def _without_marks(text: str) -> str:
    """Give the words of a text in Markdown, a line for each paragraph."""
    for marks, instead in _MARKS:
        text = marks.sub(instead, text)
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
