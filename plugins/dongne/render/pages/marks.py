"""How a page says what it depends on before it is made: by the marks of the items that it shows.

A page that says less than it shows would stay as it was when it must change. ``site_tests/render/test_marks.py`` demands
of every page that its marks tell all.
"""

from collections.abc import Iterable

from dongne.domain.items import Edition, Item
from dongne.domain.social import SITE
from dongne.render.outputs import Site


def mark_of(site: Site, item: Item | None) -> str:
    """Give what tells apart whatever any page may print of a published item by itself.

    That is its version, the names of its reporters, who approved it, where its references lead, and its card.
    """
    return "-" if item is None else site.once(("mark", item.id), lambda: _mark(site, item))


def marks_of(site: Site, items: Iterable[Item | None]) -> str:
    """Give the marks of several items, in their order; one that is not there has its place too."""
    return "\n".join([mark_of(site, item) for item in items])


def edition_marks(site: Site, edition: Edition) -> str:
    """Give the marks of an edition, of its stories, and of what its readers speak of."""
    publication = site.publication
    spoken_of = (publication.get(words.about or "") for words in edition.readers_words)
    return marks_of(site, (edition, *publication.stories_of(edition.id), None, *spoken_of))


def _mark(site: Site, item: Item) -> str:
    publication = site.publication
    card = site.cards.get(item.id) or site.cards.get(SITE)
    approvals = publication.approvals.get(item.id, ())
    leads = ((reference, publication.find(reference)) for reference in item.references)
    parts = (
        item.id,
        site.versions.get(item.id) or repr(item),
        *(publication.reporters.get(reporter, reporter) for reporter in item.reporters),
        "approved",
        *(f"{approval.name} {approval.at.isoformat()}" for approval in approvals),
        "leads",
        *(f"{reference} {'' if found is None else found.permalink}" for reference, found in leads),
        "card",
        "" if card is None else f"{card.path} {card.mime} {card.width} {card.height}",
    )
    return "\0".join(parts)
