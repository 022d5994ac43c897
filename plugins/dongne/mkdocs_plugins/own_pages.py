"""The site's own few pages: only what mkdocs.yml names is published, and the pictures that those pages show."""

import posixpath
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from dongne.domain.address import is_item_id

HOME = "index.md"
"""The board's own words for the home page."""

_SHOWN = re.compile(r"!\[[^\]\n]*\]\(\s*<?([^)\s>]+)")
_LED_TO = re.compile(r"\]\(\s*<?([a-z0-9./-]+)/index\.md")
_PICTURES = (".jpg", ".jpeg", ".png", ".webp")
"""What a page may show by its own word. An SVG can hold a program: mkdocs.yml has to name it."""


def drop_unnamed(files: Files, config: MkDocsConfig) -> list[str]:
    """Take out of ``docs_dir`` what neither mkdocs.yml names nor a page that it names shows; give it, sorted."""
    named = set(_named_in_nav(config.nav)) | set(_named_assets(config)) | set(_shown_pictures(config))
    dropped = [file for file in list(files) if is_own(file, config) and file.src_uri not in named]
    for file in dropped:
        files.remove(file)
    return sorted(file.src_uri for file in dropped)


def own_addresses(config: MkDocsConfig) -> tuple[str, ...]:
    """Give the addresses of the pages that ``nav`` names and MkDocs publishes; the home page is the newspaper's."""
    files = [
        File(src_uri, config.docs_dir, config.site_dir, config.use_directory_urls)
        for src_uri in dict.fromkeys(_named_in_nav(config.nav))
        if src_uri.endswith(".md") and _is_inside(src_uri) and (Path(config.docs_dir) / src_uri).is_file()
    ]
    set_exclusions(files, config)
    return tuple(file.url for file in files if file.src_uri != HOME and _is_published(file))


def _is_published(file: File) -> bool:
    """Whether MkDocs writes a page, which ``exclude_docs`` and ``draft_docs`` may forbid."""
    return file.inclusion not in {InclusionLevel.EXCLUDED, InclusionLevel.DRAFT}


def _is_inside(src_uri: str) -> bool:
    """Whether a path leads to nothing outside of ``docs_dir``."""
    path = PurePosixPath(src_uri)
    return not path.is_absolute() and ".." not in path.parts


def find_links(files: Files, config: MkDocsConfig) -> list[str]:
    """List what lies in ``docs_dir`` as a symlink, or behind one: it could point at a submission."""
    docs = Path(config.docs_dir)
    return sorted(
        file.src_uri
        for file in files
        if is_own(file, config) and any((docs / part).is_symlink() for part in _steps(file.src_uri))
    )


def find_inside(files: Files, folders: Iterable[Path]) -> list[str]:
    """List the files, whoever brings them, that really lie in one of these folders."""
    closed = [folder.resolve() for folder in folders]
    places = ((file, Path(file.abs_src_path).resolve()) for file in files if file.abs_src_path is not None)
    return sorted(
        file.src_uri for file, place in places if any(place.is_relative_to(folder) for folder in closed)
    )


@dataclass(frozen=True)
class Anywhere(Container[str]):
    """What is found in one of two places; the second is asked only for what is not in the first."""

    first: Container[str]
    second: Container[str]

    def __contains__(self, address: object) -> bool:
        """Whether it is in either."""
        return address in self.first or address in self.second


def drop_lost_entries(nav: Navigation, known: Container[str]) -> list[str]:
    """Take out of the menus what leads to no page: its title may be that of something unpublished (leak row 8).

    ``known`` is every file of the finished site.
    """
    lost: list[str] = []

    def kept(entries: Iterable[StructureItem]) -> list[StructureItem]:
        found = []
        for entry in entries:
            if isinstance(entry, Link) and _leads_nowhere(entry.url, known):
                lost.append(entry.url)
            elif isinstance(entry, Page) and not _is_published(entry.file):
                lost.append(entry.file.src_uri)
            else:
                found.append(entry)
            if isinstance(entry, Section):
                entry.children = kept(entry.children)
        return found

    nav.items = kept(nav.items)
    nav.pages = [page for page in nav.pages if _is_published(page.file)]
    for page, before, after in zip(nav.pages, [None, *nav.pages], [*nav.pages[1:], None], strict=False):
        page.previous_page, page.next_page = before, after
    return lost


def _leads_nowhere(url: str, known: Container[str]) -> bool:
    """Whether an address of the menu is one of our own, of a page or an item that is not there."""
    parts = urlsplit(url)
    path = unquote(parts.path).strip("/")
    is_ours = not parts.scheme and not parts.netloc and (path.endswith(".md") or is_item_id(path))
    return is_ours and f"{path.removesuffix('/index.md')}/index.html" not in known


class NewsFile(File):
    """A page of the newspaper, as MkDocs must know it to let one of the site's own pages lead there; never written."""

    def __init__(self, address: str, title: str, config: MkDocsConfig) -> None:
        """Stand for the page at this address."""
        super().__init__(f"{address}index.md", None, config.site_dir, config.use_directory_urls)
        self.content_string = ""
        self.inclusion = InclusionLevel.NOT_IN_NAV
        # MkDocs and its themes print a title as it is: it must be HTML already.
        Page(escape(title), self, config)

    def is_documentation_page(self) -> bool:
        """Say no: MkDocs has nothing to render."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs' signature
        """Write nothing: the newspaper prints its pages itself."""
        del dirty


def find_led_to(files: Files, config: MkDocsConfig, addresses: Container[str]) -> list[str]:
    """Give the pages of the newspaper to which menus, or the site's own pages by Markdown, lead, sorted."""
    named = (
        name.removesuffix("/index.md") for name in _named_in_nav(config.nav) if name.endswith("/index.md")
    )
    found = {f"{path}/" for path in named if f"{path}/index.html" in addresses}
    for file in files:
        if not is_own(file, config) or not file.is_documentation_page():
            continue
        text = Path(config.docs_dir, file.src_uri).read_text(encoding="utf-8-sig", errors="replace")
        for match in _LED_TO.finditer(text):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(file.src_uri), match[1]))
            if f"{path}/index.html" in addresses:
                found.add(f"{path}/")
    return sorted(found)


def is_own(file: File, config: MkDocsConfig) -> bool:
    """Whether the file lies in ``docs_dir``, and comes neither from a theme nor from a plugin."""
    return file.src_dir is not None and Path(file.src_dir) == Path(config.docs_dir)


def _steps(src_uri: str) -> Iterator[Path]:
    path = Path(src_uri)
    yield path
    yield from list(path.parents)[:-1]


def _named_in_nav(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        yield from _named_in_all(nav.values())
    elif isinstance(nav, list):
        yield from _named_in_all(nav)


def _named_in_all(entries: Iterable[object]) -> Iterator[str]:
    for entry in entries:
        yield from _named_in_nav(entry)


def _named_assets(config: MkDocsConfig) -> Iterator[str]:
    """Styles, scripts and pictures that mkdocs.yml names."""
    yield from config.extra_css
    yield from (str(script) for script in config.extra_javascript)
    for key in ("logo", "favicon"):
        value = config.theme[key] if key in config.theme else None  # noqa: SIM401 (a Theme is no dict)
        if isinstance(value, str):
            yield value


def _shown_pictures(config: MkDocsConfig) -> Iterator[str]:
    """Pictures that the pages of ``nav`` show."""
    for page in _named_in_nav(config.nav):
        path = Path(config.docs_dir) / page
        if not page.endswith(".md") or not _is_inside(page) or not path.is_file():
            continue
        for match in _SHOWN.finditer(path.read_text(encoding="utf-8-sig", errors="replace")):
            picture = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(match[1])))
            if picture.endswith(_PICTURES):
                yield picture
