"""``dongne/preflight``: distrust the build, and question the finished site before it is let out."""

from datetime import datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority

from dongne.errors import DongneError
from dongne.mkdocs_plugins.configuration import PreflightConfig, root_of
from dongne.mkdocs_plugins.newsroom import MOMENT

NEWSROOM = "dongne/newsroom"


class PreflightPlugin(BasePlugin[PreflightConfig]):  # type: ignore[no-untyped-call]  # MkDocs' own hook
    """Read roster, decisions and items again by itself; share nothing with the newsroom but the moment."""

    def __init__(self) -> None:
        """Assume a build: a preview says that it is one."""
        self.command = "build"

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learn whether this is a whole site: a preview shows what waits on purpose, a house holds no newspaper yet."""
        del dirty
        self.command = command

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Refuse to watch over a site that has no gate, while the old one still stands."""
        if NEWSROOM not in config.plugins:
            message = (
                f"mkdocs.yml의 `plugins`에 `{NEWSROOM}`이 없거나 꺼져 있어 사이트를 짓지 않았습니다. "
                f"`{NEWSROOM}:`과 그 설정을 `dongne/preflight` 위에 적어 주세요."
            )
            raise PluginError(message)
        return config

    # After every plugin that writes (search writes at 0), just before newsroom commits (-100).
    @event_priority(-99)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Search every byte of the new site; a hit fails the build."""
        if self.command != "build":
            return
        # It brings most of the program with it, of which a house needs nothing.
        from dongne.pipeline.inspection import explain, find_leaks  # noqa: PLC0415 - see above

        moment = config.extra.get(MOMENT)
        at = datetime.fromisoformat(moment) if isinstance(moment, str) else None
        try:
            leaks = find_leaks(
                root_of(config),
                Path(config.site_dir),
                at=at,
                public_folders=[Path(folder) for folder in config.theme.dirs],
            )
        except DongneError as error:
            raise PluginError(f"\n{error}") from error
        if leaks:
            # The newsroom throws the whole new site away; the old one stands.
            raise PluginError(f"\n{explain(leaks)}")
