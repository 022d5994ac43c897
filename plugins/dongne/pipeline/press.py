"""From a ruling to everything that is printed.

Most of it says nothing of the moment: it stands until the publication changes. Such outputs lie in sheaves under a
seal, a digest of all that the publication is, so that a build in which nothing has changed need not make them to know
that they are the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache, cached_property
from itertools import chain
from pathlib import Path

from dongne.domain.items import Item
from dongne.domain.metrics import count
from dongne.domain.verdict import Judgement, Verdict
from dongne.ingest.synonyms import Synonyms
from dongne.pipeline.bindery import Bindery
from dongne.pipeline.edition import code_version, digest_of
from dongne.pipeline.newsroom import NO_MEANS, SoundSurvey
from dongne.pipeline.photos import develop_photos, draw_cards
from dongne.pipeline.reading import Means, text_finder
from dongne.render.directory import make_directory
from dongne.render.frames import Place
from dongne.render.metrics import (
    Book,
    gather_metrics,
    make_book,
    make_metrics_data,
    make_reports,
    metrics_page,
)
from dongne.render.outputs import LateFile, OutputFile, OutputPage, OutputSheaf, OutputT, Site
from dongne.render.own_pages import OwnPage
from dongne.render.pages import (
    full_text,
    galley_page,
    make_daily_pages,
    make_lasting_pages,
    make_timely_pages,
)
from dongne.render.search.sheaf import drawers_of, gather_search
from dongne.render.sheaves import gather_calendar, gather_codes, gather_feeds, gather_sitemap

File = OutputFile | OutputSheaf[OutputFile | LateFile]
"""A file that is no page, or several that are costly to make."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Every page of the newspaper as it will be, and the photos that they show."""

    root: Path
    site: Site
    book: Book
    """What the city counts."""
    tables: OutputSheaf[OutputFile]
    """The same as tables and as a workbook: of all files those that take longest to write."""
    seal: str
    """Digest of the publication and of all else that an output may depend on but the moment and the house."""
    day: str
    """The seal of what may change with the day."""
    timely: tuple[OutputPage, ...]
    """The pages that may be others at every moment."""
    sheaves: tuple[OutputSheaf[OutputPage], ...]
    """All other pages."""
    photos: Mapping[str, Path]
    """Where the bytes of each rendition lie, by output path."""
    galleys: tuple[OutputPage, ...] = ()
    """Those of the pages that show, in the live preview only, what waits."""
    synonyms: Synonyms = ()
    """Words that the search takes for one."""
    jobs: int = 1
    """Processes that may share the work."""

    @cached_property
    def pages(self) -> tuple[OutputPage, ...]:
        """Every page, made now if it was not before."""
        return (*self.timely, *self.galleys, *chain.from_iterable(sheaf.make() for sheaf in self.sheaves))

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The title of every page by its file, below the site's root."""
        return {page.file: page.title for page in self.pages}

    @cached_property
    def places(self) -> frozenset[Place]:
        """Where on the site there are pages."""
        return frozenset(Place.of(page.path) for page in self.pages)


def lay_out(newsroom: SoundSurvey, *, with_galleys: bool = False, means: Means = NO_MEANS) -> Layout:
    """Make every page of the publication; whoever does not trust the catalogue composes every text anew.

    ``with_galleys`` adds a page under a banner for every item that is not published: for the live preview only.
    """
    publication, root = newsroom.ruling.publication, newsroom.root
    album, photos = develop_photos(publication, root, jobs=means.jobs)
    cards, drawn = draw_cards(publication, newsroom.settings, root, album=album, places=photos)
    site = Site(
        settings=newsroom.settings,
        publication=publication,
        album=album,
        tally=count(publication, newsroom.rows, newsroom.settings),
        cards=cards,
        text_of=text_finder(root, trusts_catalogue=means.trusts_catalogue),
        versions=newsroom.ruling.versions,
    )
    book, seal = make_book(site), _seal(newsroom)
    day = f"{seal} {publication.at.date()}"
    tables = _sealed("metrics", day, lambda: gather_metrics(book))
    layout = Layout(
        root=root,
        site=site,
        book=book,
        tables=tables,
        seal=seal,
        day=day,
        timely=(*make_timely_pages(site), metrics_page(book)),
        sheaves=(
            _bundle("pages", seal, lambda: make_lasting_pages(site)),
            _bundle("shops", day, lambda: make_daily_pages(site)),
            # The sheets say what the tables say.
            _bundle("reports", day, lambda: make_reports(book.of_the_day), closer=tables.closer),
        ),
        photos={**photos, **drawn},
        synonyms=newsroom.synonyms,
        jobs=means.jobs,
    )
    return _add_galleys(layout, newsroom) if with_galleys else layout


def _add_galleys(layout: Layout, newsroom: SoundSurvey) -> Layout:
    held = _find_held(newsroom)
    items = [*newsroom.ruling.publication, *(judgement.item for judgement in held)]
    album, photos = develop_photos(items, newsroom.root, jobs=layout.jobs)
    desk = replace(layout.site, album=album)
    galleys = tuple(galley_page(desk, judgement.item, judgement) for judgement in held)
    return replace(layout, photos={**photos, **layout.photos}, galleys=galleys)


def _seal(newsroom: SoundSurvey) -> str:
    """Give a digest of the publication, whatever the moment, and of all that is printed beside it."""
    publication, versions = newsroom.ruling.publication, newsroom.ruling.versions

    def words(value: object) -> object:
        """Say all of a value, the same way every time."""
        if isinstance(value, Item):
            return value.id, versions[value.id]
        if isinstance(value, frozenset):
            return sorted(value)
        return [*map(words, value)] if isinstance(value, tuple) else value

    said = [words(getattr(publication, part.name)) for part in fields(publication) if part.name != "at"]
    # In which line of which file a figure stands is printed nowhere.
    rows = [
        (row.month, row.article, row.source, row.comments, row.replies, row.taken_at, row.amendment)
        for row in newsroom.rows
    ]
    return digest_of(code_version(), newsroom.settings, said, rows, newsroom.synonyms)


def _sealed(name: str, seal: str, gather: Callable[[], OutputSheaf[OutputT]]) -> OutputSheaf[OutputT]:
    """Give a sheaf that nobody has to look at while the seal is whole; what ``gather`` gives knows it more closely."""
    gathered = cache(gather)
    return OutputSheaf(
        name=name, made_of=seal, closer=lambda: gathered().made_of, make=lambda: gathered().make()
    )


def _bundle(
    name: str, seal: str, make: Callable[[], Iterable[OutputPage]], *, closer: Callable[[], str] = str
) -> OutputSheaf[OutputPage]:
    """Give pages as a sheaf; they are made once, whoever asks for them."""
    return OutputSheaf(name=name, made_of=seal, closer=closer, make=cache(lambda: tuple(make())))


def make_files(
    layout: Layout, *, own_pages: Sequence[str] = (), own_words: Sequence[OwnPage] = ()
) -> Iterator[File]:
    """Make every file that is no page; a sheaf where it may not be worth it.

    ``own_pages`` are the addresses of the site's own pages, ``own_words`` what they say.
    """
    site, book, seal = layout.site, layout.book, layout.seal
    lasting = site.lasting
    yield _sealed(
        "feeds",
        seal,
        lambda: gather_feeds(lasting, full_text=lambda item: full_text(lasting, item).html),
    )
    yield from make_directory(site)
    yield gather_codes(site)
    yield gather_calendar(site)
    yield from make_metrics_data(site, book)
    yield _sealed(
        "sitemap",
        digest_of(layout.day, [(page.path, page.listed) for page in layout.timely], own_pages),
        lambda: gather_sitemap(lasting, layout.pages, own_pages=own_pages),
    )
    yield from _make_search(layout, own_words)
    # Last, because another process may be writing them meanwhile.
    yield layout.tables


def _make_search(
    layout: Layout, own_words: Sequence[OwnPage]
) -> Iterator[OutputSheaf[OutputFile | LateFile]]:
    lasting, bindery = layout.site.lasting, Bindery(root=layout.root, jobs=layout.jobs)
    seal = digest_of(layout.seal, own_words)
    search = cache(lambda: gather_search(lasting, own_words, synonyms=layout.synonyms, bindery=bindery))

    def drawer(number: int) -> OutputSheaf[LateFile]:
        return _sealed(f"fragments-{number}", seal, lambda: search().fragments(number))

    yield _sealed("search", seal, lambda: search().lists)
    yield from map(drawer, drawers_of(lasting, own_words))


def _find_held(newsroom: SoundSurvey) -> list[Judgement]:
    """Give what is not published and was not taken back."""
    ruling = newsroom.ruling
    return [
        judgement
        for judgement in ruling.judgements
        if judgement.item.id not in ruling.publication and judgement.verdict is not Verdict.RETRACTED
    ]
