"""Lists of articles: all of them, by category, by month, by reporter."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from dongne.domain.items import Article
from dongne.render import dates
from dongne.render.outputs import Later, OutputPage, Site
from dongne.render.pages.cards import Ref, article_cards
from dongne.render.pages.leaves import Leaf, leaves
from dongne.render.pages.marks import marks_of


@dataclass(frozen=True, kw_only=True)
class Month:
    """A month of the archive."""

    title: str
    path: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Year:
    """A year of the archive, its newest month first."""

    title: str
    months: tuple[Month, ...]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A reporter, and what they wrote last."""

    name: str
    path: str
    count: int
    newest: str


def make_lists(site: Site) -> Iterator[OutputPage]:
    """Give every list of articles."""
    publication = site.publication
    paper = site.settings.site_name
    everything = leaves("articles/", "기사", publication.articles)
    about = f"{site.settings.area}의 주민 기자가 쓴 기사를 새것부터 모았습니다."
    yield from list_pages(site, everything, about=about, shelves=True, empty="아직 실린 기사가 없습니다.")
    for category in site.settings.categories:
        shelf = leaves(f"categories/{category.id}/", category.title, publication.articles_in(category.id))
        empty = f"‘{category.title}’에는 아직 실린 기사가 없습니다. 곧 첫 이야기로 찾아뵙겠습니다."
        about = f"{paper}의 ‘{category.title}’ 기사를 새것부터 모았습니다."
        yield from list_pages(site, shelf, about=about, kicker="기사", shelves=True, empty=empty)
    yield _archive(site)
    for month, articles in publication.months.items():
        shelf = leaves(f"archive/{month.replace('-', '/')}/", f"{dates.month(month)}의 기사", articles)
        about = f"{dates.month(month)}에 {paper}에 실린 기사입니다."
        yield from list_pages(site, shelf, about=about, kicker="지난 기사")
    yield _reporters(site)
    for reporter, name in publication.reporters.items():
        if articles := publication.articles_by(reporter):
            desk = leaves(f"reporters/{reporter}/", f"{name} 기자", articles)
            yield from list_pages(
                site, desk, about=f"{paper}에 {name} 기자가 쓴 기사입니다.", kicker="기자단"
            )


def list_pages(
    site: Site,
    leaf_list: Iterable[Leaf[Article]],
    *,
    about: str,
    kicker: str = "",
    shelves: bool = False,
    empty: str = "",
) -> Iterator[OutputPage]:
    """Give a page for each leaf of a list of articles; with ``shelves`` its front page leads to every category."""
    for leaf in leaf_list:
        known = {
            "title": leaf.title,
            "kicker": kicker,
            "shelves": _category_refs(site) if shelves and leaf.is_front else (),
            "pager": leaf.pager,
            "empty": empty,
        }
        yield OutputPage(
            path=leaf.path,
            title=leaf.title,
            template="list.html",
            description=about if leaf.is_front else f"{leaf.title}. {about}",
            view=Later(
                f"{known}\n{marks_of(site, leaf.entries)}", partial(_with_cards, site, leaf.entries, known)
            ),
            repeats=True,
        )


def _with_cards(site: Site, articles: Iterable[Article], known: Mapping[str, object]) -> Mapping[str, object]:
    return {**known, "cards": article_cards(site, articles)}


def _category_refs(site: Site) -> tuple[Ref, ...]:
    """Name all articles and every category, as tabs over a list."""
    categories = site.settings.categories
    return (
        Ref(title="모두", path="articles/"),
        *(Ref(title=category.title, path=f"categories/{category.id}/") for category in categories),
    )


def _archive(site: Site) -> OutputPage:
    """List the months in which something was published, newest first."""
    years = groupby(site.publication.months.items(), key=lambda pair: pair[0][:4])
    view = {
        "title": "지난 기사",
        "years": tuple(
            Year(
                title=f"{year}년",
                months=tuple(
                    Month(
                        title=f"{int(month[5:])}월",
                        path=f"archive/{month.replace('-', '/')}/",
                        count=len(articles),
                    )
                    for month, articles in months
                ),
            )
            for year, months in years
        ),
    }
    about = f"{site.settings.site_name}에 실린 기사를 달마다 모았습니다."
    return OutputPage(
        path="archive/", title="지난 기사", template="archive.html", description=about, view=view
    )


def _reporters(site: Site) -> OutputPage:
    """List the reporters with something published, by name."""
    publication = site.publication
    desks = tuple(
        Desk(name=name, path=f"reporters/{reporter}/", count=len(articles), newest=articles[0].title)
        for reporter, name in sorted(publication.reporters.items(), key=lambda pair: (pair[1], pair[0]))
        if (articles := publication.articles_by(reporter))
    )
    view = {"title": "기자단", "area": site.settings.area, "desks": desks}
    about = f"{site.settings.area}의 소식을 찾아가 듣고 쓰는 주민 기자들입니다."
    return OutputPage(
        path="reporters/", title="기자단", template="reporters.html", description=about, view=view
    )
