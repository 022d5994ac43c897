"""Let MkDocs make the house: frames, the site's own pages and the theme's files, without the newspaper."""

import re
from pathlib import Path
from traceback import walk_tb

import yaml
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from dongne.mkdocs_plugins.newsroom import THEME, NewsroomPlugin
from dongne.mkdocs_plugins.own_pages import own_addresses
from dongne.mkdocs_plugins.own_words import own_words
from dongne.pipeline.errand import Errand
from dongne.pipeline.house import Premises, clear_premises, files_below, keep_premises, list_files, walk

_PLUGINS = frozenset({"dongne/newsroom", "dongne/preflight", "search", "material/search"})
"""Plugins that make the same of the same; any other may need to see every page of the site."""


def is_plain(config: MkDocsConfig) -> bool:
    """Whether nothing but the newspaper's own plugins have a hand in the site."""
    text = Path(config.config_file_path or "mkdocs.yml").read_text(encoding="utf-8", errors="replace")
    # The last brings in a file that nobody looks at for changes.
    return set(config.plugins) <= _PLUGINS and not config.hooks and "INHERIT" not in text


READS_NOTHING = frozenset({
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes", "legacy_attrs",
    "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks",
    "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.blocks.admonition", "pymdownx.blocks.caption",
    "pymdownx.blocks.definition", "pymdownx.blocks.details", "pymdownx.blocks.html", "pymdownx.blocks.tab",
    "pymdownx.bracketspan", "pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.emoji",
    "pymdownx.escapeall", "pymdownx.extra", "pymdownx.fancylists", "pymdownx.highlight", "pymdownx.inlinehilite",
    "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark", "pymdownx.progressbar", "pymdownx.quotes",
    "pymdownx.saneheaders", "pymdownx.smartsymbols", "pymdownx.striphtml", "pymdownx.superfences", "pymdownx.tabbed",
    "pymdownx.tasklist", "pymdownx.tilde",
})  # fmt: skip
"""Extensions of Markdown that make the same of the same text; any other may bring in a file that nobody looks at."""
_PYTHON = "tag:yaml.org,2002:python/"
_HARMLESS = re.compile(
    rf"{_PYTHON}(name|object/apply):"
    r"(pymdownx\.(arithmatex|emoji|slugs|superfences)|markdown\.extensions\.toc|material\.extensions\.emoji)\.\w+"
)
"""Programs that mkdocs.yml may name for those extensions: they read nothing, or what was installed with them."""


def is_closed(config: MkDocsConfig) -> bool:
    """Whether mkdocs.yml asks for nothing that could read more than the house is known to be made of."""
    names = {name.removeprefix("markdown.extensions.") for name in config.markdown_extensions}
    text = Path(config.config_file_path or "mkdocs.yml").read_bytes()
    return names <= READS_NOTHING and not any(
        (node.tag.startswith(_PYTHON) and not _HARMLESS.fullmatch(node.tag)) or node.value == "custom_icons"
        for node in walk(yaml.compose(text, Loader=yaml.CSafeLoader))
    )


def explain_own_page(error: Exception) -> str | None:
    """Say in plain words that one of the site's own pages cannot be made; None if something else is wrong."""
    for frame, _ in walk_tb(error.__traceback__):
        page = frame.f_locals.get("self")
        if frame.f_code is Page.render.__code__ and isinstance(page, Page):
            return (
                f"`content/pages/{page.file.src_uri}`로 쪽을 만들지 못해 사이트를 짓지 않았습니다. "
                f"Markdown 확장 기능이 이렇게 말합니다: {str(error) or type(error).__name__}. "
                "위원회가 이 파일을, 또는 mkdocs.yml의 `markdown_extensions`를 고쳐 주세요. 이전 사이트는 그대로 있습니다."
            )
    return None


def make_house(config: MkDocsConfig, errand: Errand, warnings: CountHandler) -> Premises:
    """Build into the cache and note what was made.

    It is kept for later builds unless MkDocs had a warning to give, or something in it may read what nobody looks at.
    """
    folder = clear_premises(errand.root)
    config.site_dir = str(folder)
    newsroom = config.plugins["dongne/newsroom"]
    if not isinstance(newsroom, NewsroomPlugin):
        raise TypeError(newsroom)
    newsroom.errand = errand
    config.plugins.on_startup(command="house", dirty=False)  # type: ignore[arg-type]  # a third sort of work
    try:
        mkdocs_build.build(config)
    finally:
        config.plugins.on_shutdown()
    premises = Premises(
        house=newsroom.house,
        files=list_files(folder),
        own_pages=own_addresses(config),
        own_words=tuple(own_words(config)),
        templates=tuple(dict.fromkeys([str(THEME), *config.theme.dirs])),
        overrides=config.theme.custom_dir,
        has_preflight="dongne/preflight" in config.plugins,
        asked=newsroom.addresses.answers,
        dated=errand.at.isoformat() if _prints_the_date(config) else None,
        lasts=is_closed(config) and not any(warnings.counts.values()),
    )
    keep_premises(errand.root, premises)
    return premises


def _prints_the_date(config: MkDocsConfig) -> bool:
    custom = config.theme.custom_dir
    return custom is not None and any(_DATE.search(path.read_bytes()) for path in files_below(Path(custom)))


_DATE = re.compile(rb"(build|update)_date|dongne_moment")
"""What templates call the moment of the build."""
