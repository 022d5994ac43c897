"""From a ruling to everything that is printed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dongne.domain.metrics import count
from dongne.domain.verdict import Verdict
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


def print_site(
    newsroom: SoundSurvey, *, own_pages: tuple[str, ...] = (), own_words: Iterable[OwnPage] = ()
) -> Print:
    """Make every output of the publication; ``own_pages`` are addresses of the site's own pages."""
    publication = newsroom.ruling.publication
    album, photos = develop_photos(publication, newsroom.root)
    cards, drawn = draw_cards(
        publication, newsroom.settings, newsroom.root, album=album, places=photos
    )
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
        *make_search(site, own_words, synonyms=newsroom.synonyms),
    )
    return Print(site=site, pages=pages, files=files, photos=photos)


@dataclass(frozen=True, kw_only=True)
class Galleys:
    """Pages of what waits, for the live preview only."""

    pages: tuple[OutputPage, ...]
    photos: Mapping[str, Path]


def print_galleys(newsroom: SoundSurvey) -> Galleys:
    """Make a page under a banner for every item that is not published and was not taken back."""
    publication = newsroom.ruling.publication
    held = [
        judgement
        for judgement in newsroom.ruling.judgements
        if judgement.item.id not in publication and judgement.verdict is not Verdict.RETRACTED
    ]
    album, photos = develop_photos([*publication, *(judgement.item for judgement in held)], newsroom.root)
    tally = count(publication, newsroom.rows, newsroom.settings)
    site = Site(settings=newsroom.settings, publication=publication, album=album, tally=tally)
    return Galleys(
        pages=tuple(galley_page(site, judgement.item, judgement) for judgement in held), photos=photos
    )


def _make_files(
    site: Site, pages: tuple[OutputPage, ...], own_pages: tuple[str, ...]
) -> Iterator[OutputFile]:
    yield from make_feeds(site, full_text=lambda item: full_text(site, item))
    yield from make_directory(site)
    yield from make_calendar(site)
    yield from make_event_files(site)
    yield from make_metrics_files(site)
    yield from make_sitemap(site, pages, own_pages=own_pages)
