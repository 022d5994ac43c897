"""Lists of articles: all of them, by category, by month, by reporter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from dongne.domain.items import Article
from dongne.render import dates
from dongne.render.outputs import OutputPage, Site
from dongne.render.pages.cards import Ref, article_cards
from dongne.render.pages.leaves import Leaf, leaves


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """A line of links under one heading."""

    title: str
    entries: tuple[Ref, ...]


def make_lists(site: Site) -> Iterator[OutputPage]:
    """Give every list of articles."""
    publication = site.publication
    everything = leaves("articles/", "기사", publication.articles)
    yield from list_pages(site, everything, empty="아직 실린 기사가 없습니다.")
    for category in site.settings.categories:
        shelf = leaves(f"categories/{category.id}/", category.title, publication.articles_in(category.id))
        empty = f"‘{category.title}’에는 아직 실린 기사가 없습니다. 곧 첫 이야기로 찾아뵙겠습니다."
        yield from list_pages(site, shelf, kicker="기사", empty=empty)
    yield _archive(site)
    for month, articles in publication.months.items():
        path = f"archive/{month.replace('-', '/')}/"
        yield from list_pages(
            site, leaves(path, f"{dates.month(month)}의 기사", articles), kicker="지난 기사"
        )
    yield _reporters(site)
    for reporter, name in publication.reporters.items():
        if articles := publication.articles_by(reporter):
            desk = leaves(f"reporters/{reporter}/", f"{name} 기자", articles)
            yield from list_pages(site, desk, kicker="기자단")


def list_pages(
    site: Site, leaf_list: Iterable[Leaf[Article]], *, kicker: str = "", empty: str = ""
) -> Iterator[OutputPage]:
    """Give a page for each leaf of a list of articles."""
    for leaf in leaf_list:
        view = {
            "title": leaf.title,
            "kicker": kicker,
            "cards": article_cards(site, leaf.entries),
            "pager": leaf.pager,
            "empty": empty,
        }
        yield OutputPage(path=leaf.path, title=leaf.title, template="list.html", view=view, repeats=True)


def _archive(site: Site) -> OutputPage:
    """List the months in which something was published, newest first."""
    years = groupby(site.publication.months, key=lambda month: month[:4])
    shelves = tuple(
        Shelf(
            title=f"{year}년",
            entries=tuple(
                Ref(title=f"{int(month[5:])}월", path=f"archive/{month.replace('-', '/')}/")
                for month in months
            ),
        )
        for year, months in years
    )
    return _shelves_page("archive/", "지난 기사", shelves, "아직 실린 기사가 없습니다.")


def _reporters(site: Site) -> OutputPage:
    """List the reporters with something published, by name."""
    publication = site.publication
    entries = tuple(
        Ref(title=name, path=f"reporters/{reporter}/")
        for reporter, name in sorted(publication.reporters.items(), key=lambda pair: (pair[1], pair[0]))
        if publication.articles_by(reporter)
    )
    shelves = (Shelf(title="글을 쓰는 이웃", entries=entries),) if entries else ()
    return _shelves_page("reporters/", "기자단", shelves, "아직 기사를 실은 기자가 없습니다.")


def _shelves_page(path: str, title: str, shelves: tuple[Shelf, ...], empty: str) -> OutputPage:
    view = {"title": title, "shelves": shelves, "empty": empty}
    return OutputPage(path=path, title=title, template="shelves.html", view=view)
