"""Pages filled in: our own Jinja environment, escaping everything, forgiving nothing."""

import re
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from dongne.domain.settings import Settings
from dongne.render import dates
from dongne.render.frames import House
from dongne.render.outputs import OutputPage

FOLDER = Path(__file__).parent / "templates"


def own_templates(custom_dir: str | None) -> Path | None:
    """Give the folder in which a site with this ``custom_dir`` replaces templates."""
    return None if custom_dir is None else Path(custom_dir) / "dongne"


_TITLE = re.compile(r"<h1\b[^>]*>.*?</h1>", re.DOTALL)


class Templates:
    """The package's templates, behind those with which a site replaces them.

    A template sees ``page`` (the ``OutputPage``), ``view`` (what the page says of itself), ``root`` (the way
    to the site's root: every address on the site is written ``{{ root }}{{ path }}``), ``words`` (HTML for the
    home page, already safe) and the filters ``day``, ``weekday``, ``month``, ``moment`` and ``machine``.
    """

    def __init__(self, *, overrides: Path | None = None) -> None:
        """Look into ``overrides`` (the folder ``dongne`` of a site's custom_dir) first."""
        self._folders = [FOLDER] if overrides is None else [overrides, FOLDER]

    @cached_property
    def _fill(self) -> Callable[..., str]:
        """Fills in a template, called with its name and what it sees."""
        from jinja2 import (  # noqa: PLC0415 - a build in which nothing has changed fills in nothing
            ChoiceLoader,
            Environment,
            FileSystemLoader,
            StrictUndefined,
        )

        environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(folder) for folder in self._folders]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        environment.filters.update(
            day=dates.day,
            weekday=dates.weekday,
            month=dates.month,
            moment=dates.moment,
            machine=dates.machine,
        )
        # Hangul as it is: half the bytes, and no escapes for preflight to undo.
        environment.policies["json.dumps_kwargs"] = {
            "ensure_ascii": False,
            "sort_keys": True,
            "default": dict,  # of what is told only when it is asked for
        }
        return lambda name, **seen: environment.get_template(name).render(**seen)

    @classmethod
    def of_site(cls, custom_dir: str | None) -> "Templates":
        """Give the templates of a site with this ``custom_dir``; None: it has none."""
        return cls(overrides=own_templates(custom_dir))

    def render(self, page: OutputPage, *, words: str = "") -> str:
        """Give the middle of a page; ``words`` is finished HTML that the home page prints as it is."""
        # The page has its own first heading already.
        own = Markup(_TITLE.sub("", words, count=1).strip())  # noqa: S704 - MkDocs made it of the board's page
        return self._fill(page.template, page=page, view=page.view, root=page.root, words=own)

    def head(self, page: OutputPage, settings: Settings, *, root: str | None = None) -> str:
        """Give what the ``<head>`` of a page says of it; ``root`` is the page's own way up unless given."""
        way_up = page.root if root is None else root
        return self._fill("head.html", page=page, site=settings, root=way_up).rstrip()


class Typesetter:
    """Turns pages into files: a middle, a head, and the theme's frame around them."""

    def __init__(self, *, templates: Templates, settings: Settings, house: House) -> None:
        """Keep what every page needs."""
        self._templates = templates
        self.settings = settings
        self.house = house

    def set(self, page: OutputPage) -> bytes:
        """Give the finished page."""
        page = page.told()
        words = "" if page.path else self.house.words
        body = self._templates.render(page, words=words)
        head = self._templates.head(page, self.settings)
        return self.house.frame_of(page).around(page, head=head, body=body).encode()
