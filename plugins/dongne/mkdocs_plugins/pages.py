"""Pages of the newspaper, as MkDocs sees them."""

from dataclasses import dataclass
from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from dongne.render.outputs import OutputPage
from dongne.render.templates import Templates

TEMPLATE = "dongne.html"
"""Our frame inside the theme's own."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What the frame's template prints around a page."""

    output: OutputPage


class NewsPage(Page):
    """A page whose words come from the publication; nothing is ever parsed a second time."""

    def __init__(self, output: OutputPage, templates: Templates, file: File, config: MkDocsConfig) -> None:
        """Keep what ``render`` will need."""
        # MkDocs and its themes print a title as it is: it must be HTML already.
        super().__init__(escape(output.title), file, config)
        self.dongne = Frame(output=output)
        self._templates = templates
        self.meta = frame_meta(output)

    def read_source(self, config: MkDocsConfig) -> None:
        """Read nothing: there is no source."""
        del config
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Fill the middle of the page."""
        del config, files
        self.content = self._templates.render(self.dongne.output)
        self.present_anchor_ids = set()


def frame_meta(output: OutputPage) -> dict[str, object]:
    """Give what themes and their search ask of a page's front matter."""
    meta: dict[str, object] = {"template": TEMPLATE, "hide": ["navigation", "toc", "path"]}
    if output.description:
        meta["description"] = escape(output.description)
    if not output.listed or output.repeats:
        meta["search"] = {"exclude": True}
    return meta


def page_file(output: OutputPage, templates: Templates, config: MkDocsConfig) -> File:
    """Give MkDocs a page of ours; never in its nav (1,000 articles in nav cost 90 s and 386 MiB)."""
    file = File.generated(config, f"{output.path}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
    NewsPage(output, templates, file, config)
    return file
