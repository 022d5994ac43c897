"""From a ruling to everything that is printed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from dongne.domain.metrics import count
from dongne.domain.verdict import Judgement, Verdict
from dongne.pipeline.bindery import Bindery
from dongne.pipeline.newsroom import SoundSurvey
from dongne.pipeline.photos import develop_photos, draw_cards
from dongne.render.calendar import make_calendar, make_event_files
from dongne.render.directory import make_directory
from dongne.render.feeds import make_feeds
from dongne.render.metrics import make_metrics_files, make_metrics_pages
from dongne.render.outputs import OutputFile, OutputPage, Site
from dongne.render.pages import full_text, galley_page, make_pages
from dongne.render.search import make_search
from dongne.render.search.records import OwnPage
from dongne.render.sitemap import make_sitemap


@dataclass(frozen=True, kw_only=True)
class Print:
    """A whole site, ready to be written."""

    site: Site
    pages: tuple[OutputPage, ...]
    files: tuple[OutputFile, ...]
    photos: Mapping[str, Path]
    """Where the bytes of each rendition lie, by output path."""
    galleys: tuple[OutputPage, ...] = ()
    """Those of the pages that show, in the live preview only, what waits."""

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Every file of it, below the site's root."""
        pages = (f"{page.path}index.html" for page in self.pages)
        return frozenset([*pages, *(file.path for file in self.files), *self.photos])


def print_site(
    newsroom: SoundSurvey,
    *,
    own_pages: tuple[str, ...] = (),
    own_words: Iterable[OwnPage] = (),
    with_galleys: bool = False,
) -> Print:
    """Make every output of the publication.

    ``own_pages`` are the addresses of the site's own pages, ``own_words`` what they say. ``with_galleys`` adds a page
    under a banner for every item that is not published: for the live preview only.
    """
    publication = newsroom.ruling.publication
    album, photos = develop_photos(publication, newsroom.root)
    cards, drawn = draw_cards(publication, newsroom.settings, newsroom.root, album=album, places=photos)
    photos = {**photos, **drawn}
    site = Site(
        settings=newsroom.settings,
        publication=publication,
        album=album,
        tally=count(publication, newsroom.rows, newsroom.settings),
        cards=cards,
    )
    pages = (*make_pages(site), *make_metrics_pages(site))
    files = (
        *_make_files(site, pages, own_pages),
        *make_search(site, own_words, synonyms=newsroom.synonyms, bindery=Bindery(root=newsroom.root)),
    )
    if not with_galleys:
        return Print(site=site, pages=pages, files=files, photos=photos)
    held = _find_held(newsroom)
    wide, more = develop_photos([*publication, *(judgement.item for judgement in held)], newsroom.root)
    desk = replace(site, album=wide)
    galleys = tuple(galley_page(desk, judgement.item, judgement) for judgement in held)
    return Print(site=site, pages=(*pages, *galleys), files=files, photos={**more, **photos}, galleys=galleys)


def _find_held(newsroom: SoundSurvey) -> list[Judgement]:
    """Give what is not published and was not taken back."""
    ruling = newsroom.ruling
    return [
        judgement
        for judgement in ruling.judgements
        if judgement.item.id not in ruling.publication and judgement.verdict is not Verdict.RETRACTED
    ]


def _make_files(
    site: Site, pages: tuple[OutputPage, ...], own_pages: tuple[str, ...]
) -> Iterator[OutputFile]:
    yield from make_feeds(site, full_text=lambda item: full_text(site, item).html)
    yield from make_directory(site)
    yield from make_calendar(site)
    yield from make_event_files(site)
    yield from make_metrics_files(site)
    yield from make_sitemap(site, pages, own_pages=own_pages)
