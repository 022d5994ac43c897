"""The newspaper where MkDocs itself prints it: in sites of which other plugins must see every page."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from dongne.domain.settings import Settings
from dongne.errors import Problem
from dongne.mkdocs_plugins.own_pages import own_addresses
from dongne.mkdocs_plugins.own_words import own_words
from dongne.pipeline.house import demand_free
from dongne.pipeline.newsroom import SoundSurvey, open_newsroom
from dongne.pipeline.outputs import print_outputs, write_output
from dongne.pipeline.press import File, Layout, lay_out, make_files
from dongne.pipeline.summary import summarise
from dongne.render.templates import Typesetter


@dataclass(frozen=True, kw_only=True)
class Newspaper:
    """Everything that is read, judged and laid out."""

    newsroom: SoundSurvey
    layout: Layout
    files: tuple[File, ...]
    """What is no page."""

    @classmethod
    def open(
        cls,
        config: MkDocsConfig,
        *,
        root: Path,
        at: datetime,
        settings: Settings,
        is_preview: bool,
        tell: Callable[[Sequence[Problem]], None],
    ) -> "Newspaper":
        """Read, judge and lay out; ``tell`` is told what is wrong before anything is made.

        Raises:
            ContentError: anything is an error.
        """
        newsroom = open_newsroom(root, at=at, settings=settings)
        tell(newsroom.problems)
        layout = lay_out(newsroom, with_galleys=is_preview)
        files = make_files(layout, own_pages=own_addresses(config), own_words=tuple(own_words(config)))
        return cls(newsroom=newsroom, layout=layout, files=tuple(files))

    @property
    def waiting(self) -> Mapping[str, str]:
        """The titles of what waits, in a preview, by path."""
        return {page.path: page.title for page in self.layout.galleys}

    def summarise(self, *, site: Path | None) -> str:
        """Say what is published and what waits."""
        return summarise(self.newsroom, site=site)

    def print_into(self, folder: Path, typesetter: Typesetter, *, taken: AbstractSet[str]) -> None:
        """Write every page and file.

        Raises:
            OutputError: one of the site's own files has ``taken`` an address of the newspaper.
        """
        outputs = list(print_outputs(self.layout, self.files, typesetter))
        demand_free({path: path for path in sorted(taken & {output.path for output in outputs})})
        for output in outputs:
            write_output(folder, output)
