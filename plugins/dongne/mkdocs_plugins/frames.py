"""The theme's frame, rendered by MkDocs for each place of the site in which the newspaper has a page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape, unescape

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from dongne.domain.settings import Settings
from dongne.render.frames import BODY, HEAD, TITLE, Frame, Place
from dongne.render.outputs import OutputPage
from dongne.render.templates import Templates

_TAG = re.compile(r"<[^>]*>")

TEMPLATE = "dongne.html"
"""Our frame inside the theme's own."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """``dongne`` in the frame's template: what the newspaper says of a page."""

    head: str
    """HTML of title, description and the rest that differs from page to page."""
    area: str
    place: Place | None = None
    """Where a page of the newspaper stands; None for the site's own pages."""


def render_frames(
    places: Iterable[Place],
    *,
    env: Environment,
    nav: Navigation,
    files: Files,
    config: MkDocsConfig,
    area: str,
) -> tuple[Frame, ...]:
    """Give the frame of each place.

    Raises:
        PluginError: a template of the site's own leaves out what every page must have.
    """
    template = env.get_template(TEMPLATE)
    frames = []
    for place in sorted(places):
        page = StandIn(place, config)
        context = get_context(nav, files, config, page)
        context["dongne"] = Words(head=HEAD, area=area, place=place)  # type: ignore[typeddict-unknown-key]  # ours
        html = template.render(context)
        try:
            frames.append(Frame.cut(place, config.plugins.on_post_page(html, page=page, config=config)))
        except ValueError as error:
            raise PluginError(_WORDLESS) from error
    return tuple(frames)


_WORDLESS = (
    "`theme.custom_dir`의 템플릿이나 다른 플러그인 때문에 본문이 나오지 않거나 두 번 나옵니다. "
    "`dongne.html`이 `page.content`를 꼭 한 번 쓰는지 살펴봐 주세요."
)


class StandIn(Page):
    """A page that stands for all of the newspaper's in one place: in no menu, and never written."""

    def __init__(self, place: Place, config: MkDocsConfig) -> None:
        """Say nothing but where the words of a page will stand."""
        super().__init__(TITLE, File.generated(config, f"{place.stand_in}index.md", content=""), config)
        self.content = BODY
        self.meta = {"template": TEMPLATE, "hide": ["navigation", "toc", "path"], "search": {"exclude": True}}


def words_of_own(page: Page, templates: Templates, settings: Settings, config: MkDocsConfig) -> Words:
    """Give what the frame says of one of the site's own pages."""
    output = OutputPage(
        path=page.url,
        # MkDocs' titles are HTML.
        title="" if page.title is None else unescape(_TAG.sub("", page.title)),
        template="",
        description=page.meta.get("description") or config.site_description or "",
    )
    return Words(head=templates.head(output, settings), area=settings.area)


def lost_words(templates: Templates, settings: Settings, root: str) -> Words:
    """Give what the frame says of the page for addresses that lead nowhere; it may be shown at any depth."""
    output = OutputPage(path="404.html", title="찾는 쪽이 없습니다", template="", listed=False)
    return Words(
        head=templates.head(output, settings, root=escape(f"{root.rstrip('/')}/")), area=settings.area
    )
