"""An edition on paper: one page with every story in full, to be printed on A4 and left at the library."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from dongne.domain.items import Article, Edition
from dongne.render.outputs import Later, OutputPage, Site
from dongne.render.pages.cards import byline
from dongne.render.pages.marks import edition_marks
from dongne.render.pages.readers import voices
from dongne.render.pages.reading import Body, body
from dongne.render.pages.structured import public_address
from dongne.render.pictures import Picture, find_picture

_TAG = re.compile(r"""<[a-z][^>"\s]*\s(?:[^>"]++|"[^"]*")*+>""", re.IGNORECASE)
"""A tag with attributes."""
_NAME = re.compile(r' (id="|href="#|aria-describedby=")')


@dataclass(frozen=True, kw_only=True)
class Apart:
    """A text whose names have a prefix, so that many texts can stand on one page."""

    body: Body
    prefix: str

    def __html__(self) -> str:
        """Give the finished HTML."""
        return _TAG.sub(lambda tag: _NAME.sub(rf" \g<1>{self.prefix}", tag[0]), self.body.html)


@dataclass(frozen=True, kw_only=True)
class PrintedStory:
    """One story of the leaflet."""

    title: str
    kicker: str
    summary: str
    byline: str
    picture: Picture | None
    body: Apart
    corrections: tuple[str, ...]
    sponsored: bool


def leaflet_path(edition: Edition) -> str:
    """Give the address of an edition's leaflet."""
    return f"{edition.permalink}leaflet/"


def make_leaflets(site: Site) -> Iterator[OutputPage]:
    """Give the leaflet of every edition that has stories."""
    for edition in site.publication.editions:
        if site.publication.stories_of(edition.id):
            yield OutputPage(
                path=leaflet_path(edition),
                title=f"제{edition.number}호 종이판",
                template="leaflet.html",
                description=edition.summary,
                view=Later(edition_marks(site, edition), partial(_view, site, edition)),
                listed=False,
            )


def _view(site: Site, edition: Edition) -> Mapping[str, object]:
    root = "../" * leaflet_path(edition).count("/")
    stories = site.publication.stories_of(edition.id)
    return {
        "site_name": site.settings.site_name,
        "area": site.settings.area,
        "number": edition.number,
        "title": edition.title,
        "date": edition.date,
        "summary": edition.summary,
        "path": edition.permalink,
        "address": public_address(site, edition.permalink),
        "picture": find_picture(edition, edition.cover, site.album),
        "body": body(site, edition, root=root),
        "stories": tuple(
            _story(site, article, root, number) for number, article in enumerate(stories, start=1)
        ),
        "voices": voices(site, edition),
    }


def _story(site: Site, article: Article, root: str, number: int) -> PrintedStory:
    return PrintedStory(
        title=article.title,
        kicker=site.settings.category_titles.get(article.category, ""),
        summary=article.summary,
        byline=byline(article, site.publication),
        picture=find_picture(article, article.cover, site.album),
        body=Apart(body=body(site, article, root=root), prefix=f"s{number}-"),
        corrections=tuple(correction.text for correction in article.corrections),
        sponsored=article.sponsored,
    )
