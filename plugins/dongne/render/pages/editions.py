"""The numbers of the newsletter (호)."""

from collections.abc import Iterator, Mapping
from functools import partial

from dongne.domain.items import Edition
from dongne.render.outputs import Later, OutputPage, Site
from dongne.render.pages.cards import approval_line, article_cards, edition_card
from dongne.render.pages.leaflets import leaflet_path
from dongne.render.pages.leaves import leaves
from dongne.render.pages.marks import edition_marks
from dongne.render.pages.readers import voices
from dongne.render.pages.reading import body
from dongne.render.pages.structured import open_graph
from dongne.render.pictures import find_picture


def edition_page(site: Site, edition_id: str) -> OutputPage:
    """Give the page of a published edition.

    Raises:
        KeyError: nothing with this id is published.
    """
    edition = site.publication.get(edition_id)
    if not isinstance(edition, Edition):
        raise KeyError(edition_id)
    return render_edition(site, edition)


def render_edition(site: Site, edition: Edition) -> OutputPage:
    """Give the page of an edition as it is; what it may be asked for is the caller's to know."""
    made_of = edition_marks(site, edition)
    return OutputPage(
        path=edition.permalink,
        title=f"제{edition.number}호 {edition.title}",
        template="edition.html",
        description=edition.summary,
        head=Later(made_of, partial(_head, site, edition)),
        view=Later(made_of, partial(_view, site, edition)),
    )


def _head(site: Site, edition: Edition) -> Mapping[str, object]:
    return open_graph(site, edition, find_picture(edition, edition.cover, site.album))


def _view(site: Site, edition: Edition) -> Mapping[str, object]:
    stories = site.publication.stories_of(edition.id)
    return {
        "title": edition.title,
        "number": edition.number,
        "leaflet": leaflet_path(edition) if stories else None,
        "date": edition.date,
        "summary": edition.summary,
        "picture": find_picture(edition, edition.cover, site.album),
        "body": body(site, edition),
        "stories": article_cards(site, stories),
        "voices": voices(site, edition),
        "approval": approval_line(site, edition),
    }


def make_edition_lists(site: Site) -> Iterator[OutputPage]:
    """Give the list of editions, newest first."""
    for leaf in leaves("editions/", "펴낸 호", site.publication.editions):
        view = {
            "title": leaf.title,
            "kicker": site.settings.site_name,
            "cards": tuple(edition_card(site, edition) for edition in leaf.entries),
            "pager": leaf.pager,
            "empty": "아직 펴낸 호가 없습니다. 첫 호를 준비하고 있습니다.",
        }
        about = f"{site.settings.area}의 소식지 {site.settings.site_name}, 지금까지 펴낸 호입니다."
        yield OutputPage(
            path=leaf.path,
            title=leaf.title,
            template="editions.html",
            description=about if leaf.is_front else f"{leaf.title}. {about}",
            view=view,
        )
