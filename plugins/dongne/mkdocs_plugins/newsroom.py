"""``dongne/newsroom``: bring the publication into the site, and nothing else."""

import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from dongne.domain.settings import Settings
from dongne.errors import ContentError, DongneError, Problem, explain_refusal
from dongne.mkdocs_plugins.configuration import NewsroomConfig, root_of, settings_of
from dongne.mkdocs_plugins.frames import TEMPLATE, StandIn, lost_words, render_frames, words_of_own
from dongne.mkdocs_plugins.material import STYLES, drop_programs, theme_styles
from dongne.mkdocs_plugins.own_pages import (
    HOME,
    Anywhere,
    NewsFile,
    drop_lost_entries,
    drop_unnamed,
    find_inside,
    find_led_to,
    find_links,
    is_own,
)
from dongne.mkdocs_plugins.programs import bundle_programs
from dongne.pipeline.errand import Errand
from dongne.pipeline.folders import OWN_FOLDER
from dongne.pipeline.house import Asked, demand_free
from dongne.pipeline.moment import read_clock
from dongne.pipeline.staging import Staging
from dongne.render.frames import House
from dongne.render.templates import Templates, Typesetter

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
        self.errand: Errand | None = None
        """Set by ``dongne build``, which needs nothing but the house: it prints by itself."""
        self.summary = ""
        self.words = ""

    @property
    def is_preview(self) -> bool:
        """Whether this build is a live preview, which shows what waits."""
        return self.command == "serve"

    @property
    def prints(self) -> bool:
        """Whether the newspaper itself is printed here."""
        return self.errand is None

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
            if self.prints and not self.is_preview:
                self.staging = Staging(Path(config.site_dir), root=self.root)
        except DongneError as error:
            raise _plugin_error(error) from error
        if Path(config.docs_dir).resolve() != (self.root / "content/pages").resolve():
            # Elsewhere, one line of `nav` could publish an item as it lies there.
            message = "mkdocs.yml의 `docs_dir`는 `content/pages`여야 합니다. 그 줄을 `docs_dir: content/pages`로 고쳐 주세요."
            raise PluginError(message)
        _demand_apart(config, self.root)
        config.extra[MOMENT] = self.at.isoformat()
        _furnish(config)
        if self.staging is not None:
            config.site_dir = str(self.staging.path)
        elif self.is_preview:
            config.watch.extend(str(self.root / folder) for folder in ("content", "review"))
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check all content and make every output while the old site still stands."""
        self.addresses = Asked({} if self.errand is None else self.errand.titles)
        self.templates = Templates.of_site(config.theme.custom_dir)
        if self.errand is not None:
            self.places = self.errand.places
            return
        try:
            self._open(config)
        except DongneError as error:
            raise _plugin_error(error) from error

    def _open(self, config: MkDocsConfig) -> None:
        # It brings most of the program with it, of which a house needs nothing.
        from dongne.mkdocs_plugins.newspaper import Newspaper  # noqa: PLC0415 - see above

        newspaper = Newspaper.open(
            config,
            root=self.root,
            at=self.at,
            settings=self.settings,
            is_preview=self.is_preview,
            tell=partial(self._tell, config),
        )
        self.newspaper = newspaper
        self.addresses, self.places = Asked(newspaper.layout.titles), newspaper.layout.places
        self.summary = newspaper.summarise(site=self.staging.final if self.staging else None)
        if self.staging is not None:
            self.staging.prepare()

    def _tell(self, config: MkDocsConfig, problems: Sequence[Problem]) -> None:
        """Show every warning; in strict mode a warning stops the build before anything is written."""
        if config.strict and not self.is_preview and problems:
            raise ContentError(problems)
        for problem in problems:
            log.warning("%s", problem)

    @event_priority(50)  # Early: whoever lists pages must see only what is left.
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Close ``docs_dir``: nothing of it is published but what mkdocs.yml names."""
        if inside := find_inside(files, [self.root / folder for folder in _PRIVATE]):
            message = (
                f"편집실 안의 파일은 사이트에 실을 수 없습니다: {', '.join(inside[:5])}. "
                "mkdocs.yml의 `theme.custom_dir`와 다른 플러그인을 살펴봐 주세요."
            )
            raise PluginError(message)
        self._close(files, config)
        drop_programs(files)
        bundle_programs(files, config, theme=THEME)
        self._demand_addresses(files, config)
        self.own_files = {file.dest_uri for file in files if is_own(file, config) and file.src_uri != HOME}
        for address in find_led_to(files, config, self.addresses):
            files.append(NewsFile(address, self.addresses[f"{address}index.html"], config))
        return files

    def _demand_addresses(self, files: Files, config: MkDocsConfig) -> None:
        """Refuse a page of the site's own at an address of the newspaper: one would silently replace the other."""
        own = (file for file in files if is_own(file, config) and file.src_uri != HOME)
        try:
            demand_free({file.url: file.src_uri for file in own if file.dest_uri in self.addresses})
        except DongneError as error:
            raise _plugin_error(error) from error

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

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep out of the menus what leads to nothing that is published."""
        del config
        for url in drop_lost_entries(nav, Anywhere({file.dest_uri for file in files}, self.addresses)):
            log.warning("mkdocs.yml의 `nav`에 적힌 `%s`는 실린 쪽이 아니어서 메뉴에서 뺐습니다.", url)
        self.nav = nav
        return nav

    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Frame the site's own pages, and keep the board's words for the home page."""
        del config, files
        page.meta.setdefault("template", TEMPLATE)
        if page.file.src_uri == HOME:
            self.words = html
        return html

    @event_priority(-100)  # Last: a plugin may still change what templates can do.
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let the theme make a frame for each place of the newspaper."""
        env.policies["json.dumps_kwargs"] = {**env.policies["json.dumps_kwargs"], "ensure_ascii": False}
        frames = render_frames(
            self.places, env=env, nav=self.nav, files=files, config=config, area=self.settings.area
        )
        self.house = House(frames=frames, words=self.words)
        return env

    def on_template_context(
        self, context: TemplateContext, /, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Tell the frame about a page that is none, such as 404.html."""
        del template_name
        root = urlsplit(config.site_url or "/").path
        context["dongne"] = lost_words(self.templates, self.settings, root)  # type: ignore[typeddict-unknown-key]
        return context

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Tell the frame about one of the site's own pages."""
        del nav
        context["dongne"] = words_of_own(page, self.templates, self.settings, config)  # type: ignore[typeddict-unknown-key]
        return context

    @event_priority(-100)  # Last: nothing brings it back.
    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Leave the home page to the newspaper."""
        del config
        return "" if page.file.src_uri == HOME and not isinstance(page, StandIn) else output

    @event_priority(-98)  # After every plugin that writes (search writes at 0), before preflight (-99) looks.
    def _print_all(self, *, config: MkDocsConfig) -> None:
        """Write every page and file of the newspaper."""
        if not self.prints:
            return
        typesetter = Typesetter(templates=self.templates, settings=self.settings, house=self.house)
        try:
            self.newspaper.print_into(Path(config.site_dir), typesetter, taken=self.own_files)
        except DongneError as error:
            raise _plugin_error(error) from error

    @event_priority(-100)  # Last: preflight (-99) has looked at everything that any plugin wrote.
    def _commit(self, *, config: MkDocsConfig) -> None:
        """Put the new site in the place of the old one."""
        if self.staging is None:
            return
        try:
            self.staging.exchange()
        except DongneError as error:
            raise _plugin_error(error) from error
        self.staging.discard()  # what was not needed; another build may begin
        config.site_dir = str(self.staging.final)

    on_post_build = CombinedEvent(_print_all, _commit)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing half-made behind; a full disk is told in plain words."""
        if self.staging is None:
            return
        self.staging.discard()
        if isinstance(error, OSError):
            message = f"사이트를 쓰지 못했습니다. {explain_refusal(error)} 이전 사이트는 그대로 있습니다."
            raise PluginError(message) from error


_PRIVATE = ("review", OWN_FOLDER, ".git")
"""What nobody but the newsroom reads: notes, memories, history."""


def _demand_apart(config: MkDocsConfig, root: Path) -> None:
    """Refuse a folder of templates that holds, or lies in, one of the newsroom's: MkDocs copies all of it."""
    if config.theme.custom_dir is None:
        return
    custom = Path(config.theme.custom_dir).resolve()
    for folder in ("content", *_PRIVATE):
        own = (root / folder).resolve()
        if own.is_relative_to(custom) or custom.is_relative_to(own):
            message = (
                f"mkdocs.yml의 `theme.custom_dir`는 `{folder}`를 담거나 그 안에 있을 수 없습니다. 그대로 두면 편집실의 파일이 "
                "사이트에 실립니다. 템플릿만 든 폴더(예: `overrides`)를 따로 만들어 적어 주세요."
            )
            raise PluginError(message)


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
