"""``dongne/newsroom``: bring the publication into the site, and nothing else."""

import logging
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from dongne.domain.settings import Settings
from dongne.errors import ContentError, DongneError
from dongne.mkdocs_plugins.configuration import NewsroomConfig, root_of, settings_of
from dongne.mkdocs_plugins.material import STYLES, drop_programs, theme_styles
from dongne.mkdocs_plugins.own_pages import drop_lost_entries, drop_unnamed, find_links, is_own, own_addresses
from dongne.mkdocs_plugins.own_words import own_words
from dongne.mkdocs_plugins.pages import TEMPLATE, Frame, frame_meta, page_file
from dongne.pipeline.moment import read_clock
from dongne.pipeline.newsroom import SoundSurvey, open_newsroom
from dongne.pipeline.press import Print, print_galleys, print_site
from dongne.pipeline.staging import Staging
from dongne.pipeline.summary import summarise
from dongne.render.templates import Templates

log: logging.LoggerAdapter[logging.Logger] = get_plugin_logger(__name__)

THEME = Path(__file__).parent / "theme"
MOMENT = "dongne_moment"
"""Key in ``config.extra`` under which the instant of the build is passed on, as ISO 8601 text."""


class NewsroomPlugin(BasePlugin[NewsroomConfig]):  # type: ignore[no-untyped-call]  # MkDocs' own hook
    """Read, judge and print in ``on_pre_build``, while the old site still stands; then only ever add files."""

    def __init__(self) -> None:
        """Wait for ``on_config``."""
        self.command = "build"
        self.staging: Staging | None = None
        self.summary = ""

    @property
    def is_preview(self) -> bool:
        """Whether this build is a live preview, which shows what waits."""
        return self.command == "serve"

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learn whether this is a build or a preview."""
        del dirty
        self.command = command

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Settle the moment, the templates and the folder to write into."""
        try:
            self.settings: Settings = settings_of(config, self.config)
            self.at = read_clock(self.settings.zone)
            self.root = root_of(config)
            if not self.is_preview:
                self.staging = Staging(Path(config.site_dir), root=self.root)
        except DongneError as error:
            raise _plugin_error(error) from error
        if Path(config.docs_dir).resolve() != (self.root / "content/pages").resolve():
            # Elsewhere, one line of `nav` could publish an item as it lies there.
            message = "mkdocs.yml의 `docs_dir`는 `content/pages`여야 합니다. 그 줄을 `docs_dir: content/pages`로 고쳐 주세요."
            raise PluginError(message)
        config.extra[MOMENT] = self.at.isoformat()
        _furnish(config)
        if self.staging is not None:
            config.site_dir = str(self.staging.path)
        else:
            config.watch.extend(str(self.root / folder) for folder in ("content", "review"))
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check all content and make every output while the old site still stands."""
        try:
            self.newsroom: SoundSurvey = open_newsroom(self.root, at=self.at, settings=self.settings)
            self._tell(config)
            self.print: Print = print_site(
                self.newsroom, own_pages=own_addresses(config), own_words=own_words(config)
            )
            self.galleys = print_galleys(self.newsroom) if self.is_preview else None
            self.summary = summarise(self.newsroom, site=self.staging.final if self.staging else None)
            if self.staging is not None:
                self.staging.prepare()
        except DongneError as error:
            raise _plugin_error(error) from error
        custom = config.theme.custom_dir
        self.templates = Templates(overrides=Path(custom) / "dongne" if custom else None)

    def _tell(self, config: MkDocsConfig) -> None:
        """Show every warning; in strict mode a warning stops the build before anything is written."""
        if config.strict and not self.is_preview and self.newsroom.problems:
            raise ContentError(self.newsroom.problems)
        for problem in self.newsroom.problems:
            log.warning("%s", problem)

    @event_priority(50)  # Early: theme and search plugins must see the pages.
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Close ``docs_dir``, then add what readers may see."""
        self._close(files, config)
        drop_programs(files)
        own = {file.dest_uri: file.src_uri for file in files if is_own(file, config)}
        self.home = next(page for page in self.print.pages if not page.path)
        for output in self.print.pages:
            if output.path or files.get_file_from_path("index.md") is None:
                _add(files, page_file(output, self.templates, config), own)
        for file in self.print.files:
            _add(files, File.generated(config, file.path, content=file.content), own)
        for path, source in self.print.photos.items():
            _add(files, File.generated(config, path, abs_src_path=str(source)), own)
        if self.galleys is not None:
            self._add_galleys(files, config, own)
        return files

    def _close(self, files: Files, config: MkDocsConfig) -> None:
        linked = find_links(files, config)
        if linked:
            message = f"`content/pages`에 바로가기(symlink)가 있습니다: {', '.join(linked)}. 파일 자체를 넣어 주세요."
            raise PluginError(message)
        for src_uri in drop_unnamed(files, config):
            log.warning(
                "`content/pages/%s`는 mkdocs.yml의 `nav`에 없어 싣지 않습니다. 실으려면 위원회가 `nav`에 적어 주세요.",
                src_uri,
            )

    def _add_galleys(self, files: Files, config: MkDocsConfig, own: Mapping[str, str]) -> None:
        """Show what waits, under a banner: in the preview only."""
        if self.galleys is None:
            return
        for output in self.galleys.pages:
            _add(files, page_file(output, self.templates, config), own)
        for path, source in self.galleys.photos.items():
            if files.get_file_from_path(path) is None:
                _add(files, File.generated(config, path, abs_src_path=str(source)), own)

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep out of the menus what leads to nothing that is published."""
        del config
        for url in drop_lost_entries(nav, files):
            log.warning("mkdocs.yml의 `nav`에 적힌 `%s`는 실린 쪽이 아니어서 메뉴에서 뺐습니다.", url)
        return nav

    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Frame the site's own pages, and put the board's words into the generated home page."""
        del config, files
        if page.file.src_uri != "index.md" or hasattr(page, "dongne"):
            page.meta.setdefault("template", TEMPLATE)
            return html
        page.dongne = Frame(output=self.home)  # type: ignore[attr-defined]  # read by the frame's template
        page.meta = frame_meta(self.home)
        page.toc = []  # type: ignore[assignment]  # MkDocs itself begins with a list
        return self.templates.render(self.home, words=html)

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let the JSON in a page say Hangul as it is: half the bytes, and no escapes for preflight to undo."""
        del config, files
        env.policies["json.dumps_kwargs"] = {**env.policies["json.dumps_kwargs"], "ensure_ascii": False}
        return env

    @event_priority(-100)  # Last: preflight (-99) has looked at everything that any plugin wrote.
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the new site in the place of the old one."""
        if self.staging is None:
            return
        try:
            self.staging.commit()
        except DongneError as error:
            raise _plugin_error(error) from error
        config.site_dir = str(self.staging.final)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing half-made behind; a full disk is told in plain words."""
        if self.staging is None:
            return
        self.staging.discard()
        if isinstance(error, OSError):
            message = (
                f"사이트를 쓰지 못했습니다: {error.strerror or error}. 디스크의 남은 자리를 확인해 주세요. "
                "이전 사이트는 그대로 있습니다."
            )
            raise PluginError(message) from error


def _add(files: Files, file: File, own: Mapping[str, str]) -> None:
    """Add a file of ours; MkDocs would silently replace a page of the site's own at the same address."""
    if file.dest_uri in own:
        message = f"`{file.url}`는 신문이 쓰는 주소입니다. `content/pages/{own[file.dest_uri]}`를 다른 이름으로 옮겨 주세요."
        raise PluginError(message)
    other = files.get_file_from_path(file.src_uri)
    if other is not None:
        files.remove(other)
    files.append(file)


def _furnish(config: MkDocsConfig) -> None:
    """Put our frame behind the site's own templates, and take over what the publication must decide."""
    place = 1 if config.theme.custom_dir else 0
    if str(THEME) not in config.theme.dirs:
        config.theme.dirs.insert(place, str(THEME))
    config.extra[STYLES] = theme_styles(config)
    # The sitemap lists exactly what is published: ours does, the theme's lists whatever is a page.
    config.theme.static_templates.discard("sitemap.xml")
    if "font" in config.theme and not _chooses_font(config):
        # Material asks an outside host for its fonts unless told not to.
        config.theme["font"] = False


def _chooses_font(config: MkDocsConfig) -> bool:
    return any(
        "font" in (part.get("theme") or {})
        for part in config.user_configs
        if isinstance(part.get("theme"), dict)
    )


def _plugin_error(error: DongneError) -> PluginError:
    return PluginError(f"\n{error}")
