"""Let MkDocs make the house: frames, the site's own pages and the theme's files, without the newspaper."""

from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import CountHandler

from dongne.mkdocs_plugins.newsroom import THEME, NewsroomPlugin
from dongne.mkdocs_plugins.own_pages import own_addresses
from dongne.mkdocs_plugins.own_words import own_words
from dongne.pipeline.errand import Errand
from dongne.pipeline.house import Premises, clear_premises, keep_premises, list_files

_PLUGINS = frozenset({"dongne/newsroom", "dongne/preflight", "search", "material/search"})
"""Plugins that make the same of the same; any other may need to see every page of the site."""


def is_plain(config: MkDocsConfig) -> bool:
    """Whether nothing but the newspaper's own plugins have a hand in the site."""
    text = Path(config.config_file_path or "mkdocs.yml").read_text(encoding="utf-8", errors="replace")
    # The last brings in a file that nobody looks at for changes.
    return set(config.plugins) <= _PLUGINS and not config.hooks and "INHERIT" not in text


def make_house(config: MkDocsConfig, errand: Errand, warnings: CountHandler) -> Premises:
    """Build into the cache and note what was made; kept for later builds unless MkDocs had a warning to give."""
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
        lasts=not any(warnings.counts.values()),
    )
    keep_premises(errand.root, premises)
    return premises


def _prints_the_date(config: MkDocsConfig) -> bool:
    custom = config.theme.custom_dir
    return custom is not None and any(
        "build_date" in path.read_text(encoding="utf-8", errors="replace")
        for path in Path(custom).rglob("*.html")
    )
