"""What mkdocs.yml says, handed to the newsroom's own reader."""

from pathlib import Path

from mkdocs.config.base import BaseConfigOption, Config
from mkdocs.config.defaults import MkDocsConfig

from dongne.domain.settings import Settings
from dongne.errors import ContentError, Origin
from dongne.ingest.settings import parse_settings


class AsWritten(BaseConfigOption[object]):
    """An option that the newsroom checks itself: MkDocs stops at the first bad one, in English."""

    default = None


class NewsroomConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs' own hook
    """Options under ``dongne/newsroom`` in mkdocs.yml."""

    area = AsWritten()
    """Name of the commercial area (생활상권)."""
    timezone = AsWritten()
    """Where the neighbourhood is; every local time on the site is told in it (Asia/Seoul)."""
    categories = AsWritten()
    """Article categories, ``[{id, title}]``, in the order in which they are shown and counted."""
    shop_categories = AsWritten()
    """Shop categories, ``[{id, title}]``."""
    bounds = AsWritten()
    """South, west, north, east of the area in degrees."""
    comments = AsWritten()
    """How readers answer an article: ``{server, phone}``, either of them."""
    map_link = AsWritten()
    """Address of a map elsewhere that shows a place, with ``{lat}``, ``{lon}`` and perhaps ``{name}`` in it."""


class PreflightConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs' own hook
    """Options under ``dongne/preflight`` in mkdocs.yml: none, so that nothing can weaken it."""


def root_of(config: MkDocsConfig) -> Path:
    """Give the folder that holds mkdocs.yml."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def settings_of(config: MkDocsConfig, options: Config) -> Settings:
    """Give the site's settings.

    Raises:
        ContentError: with every problem in them.
    """
    settings, problems = parse_settings(
        {key: value for key, value in options.items() if value is not None},
        site_name=config.site_name,
        site_url=config.site_url or "",
        repo_url=config.repo_url or "",
        origin=Origin(file=Path(config.config_file_path or "mkdocs.yml").name),
    )
    if settings is None:
        raise ContentError(problems)
    return settings
