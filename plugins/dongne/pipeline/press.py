"""From a ruling to everything that is printed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from dongne.domain.metrics import count
from dongne.domain.verdict import Judgement, Verdict
from dongne.ingest.synonyms import Synonyms
from dongne.pipeline.bindery import Bindery
from dongne.pipeline.newsroom import SoundSurvey
from dongne.pipeline.photos import develop_photos, draw_cards
from dongne.pipeline.reading import text_finder
from dongne.render.directory import make_directory
from dongne.render.frames import Place
from dongne.render.metrics import gather_metrics, make_metrics_pages
from dongne.render.outputs import OutputFile, OutputPage, OutputSheaf, Site
from dongne.render.pages import full_text, galley_page, make_pages
from dongne.render.search.records import OwnPage
from dongne.render.search.sheaf import gather_search
from dongne.render.sheaves import gather_calendar, gather_codes, gather_feeds, gather_sitemap


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Every page of the newspaper as it will be, and the photos that they show."""

    root: Path
    site: Site
    pages: tuple[OutputPage, ...]
    photos: Mapping[str, Path]
    """Where the bytes of each rendition lie, by output path."""
    galleys: tuple[OutputPage, ...] = ()
    """Those of the pages that show, in the live preview only, what waits."""
    synonyms: Synonyms = ()
    """Words that the search takes for one."""
    jobs: int = 1
    """Processes that may share the work."""

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The title of every page by its file, below the site's root."""
        return {f"{page.path}index.html": page.title for page in self.pages}

    @cached_property
    def places(self) -> frozenset[Place]:
        """Where on the site there are pages."""
        return frozenset(Place.of(page.path) for page in self.pages)


def lay_out(newsroom: SoundSurvey, *, with_galleys: bool = False, jobs: int = 1) -> Layout:
    """Make every page of the publication.

    ``with_galleys`` adds a page under a banner for every item that is not published: for the live preview only.
    """
    publication, root = newsroom.ruling.publication, newsroom.root
    album, photos = develop_photos(publication, root, jobs=jobs)
    cards, drawn = draw_cards(publication, newsroom.settings, root, album=album, places=photos)
    site = Site(
        settings=newsroom.settings,
        publication=publication,
        album=album,
        tally=count(publication, newsroom.rows, newsroom.settings),
        cards=cards,
        text_of=text_finder(root),
    )
    pages = (*make_pages(site), *make_metrics_pages(site))
    layout = Layout(
        root=root,
        site=site,
        pages=pages,
        photos={**photos, **drawn},
        synonyms=newsroom.synonyms,
        jobs=jobs,
    )
    return _add_galleys(layout, newsroom) if with_galleys else layout


def _add_galleys(layout: Layout, newsroom: SoundSurvey) -> Layout:
    held = _find_held(newsroom)
    items = [*newsroom.ruling.publication, *(judgement.item for judgement in held)]
    album, photos = develop_photos(items, newsroom.root)
    desk = replace(layout.site, album=album)
    galleys = tuple(galley_page(desk, judgement.item, judgement) for judgement in held)
    return replace(
        layout, pages=(*layout.pages, *galleys), photos={**photos, **layout.photos}, galleys=galleys
    )


def make_files(
    layout: Layout, *, own_pages: Iterable[str] = (), own_words: Iterable[OwnPage] = ()
) -> Iterator[OutputFile | OutputSheaf]:
    """Make every file that is no page; a sheaf where it may not be worth it.

    ``own_pages`` are the addresses of the site's own pages, ``own_words`` what they say.
    """
    site = layout.site
    yield gather_feeds(site, full_text=lambda item: full_text(site, item).html)
    yield from make_directory(site)
    yield gather_codes(site)
    yield gather_calendar(site)
    yield from gather_metrics(site)
    yield gather_sitemap(site, layout.pages, own_pages=own_pages)
    yield gather_search(
        site, own_words, synonyms=layout.synonyms, bindery=Bindery(root=layout.root, jobs=layout.jobs)
    )


def _find_held(newsroom: SoundSurvey) -> list[Judgement]:
    """Give what is not published and was not taken back."""
    ruling = newsroom.ruling
    return [
        judgement
        for judgement in ruling.judgements
        if judgement.item.id not in ruling.publication and judgement.verdict is not Verdict.RETRACTED
    ]
