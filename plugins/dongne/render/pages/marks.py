"""How a page says what it depends on before it is made: by the marks of the items that it shows.

A page that says less than it shows would stay as it was when it must change. ``site_tests/render/test_marks.py`` demands
of every page that its marks tell all.
"""

from collections.abc import Iterable
from hashlib import blake2b

from dongne.domain.items import Edition, Item
from dongne.domain.social import SITE
from dongne.render.outputs import Site


def marks_of(site: Site, items: Iterable[Item | None]) -> str:
    """Give what tells apart whatever any page may print of each of these published items by itself, in their order.

    That is its version, the names of its reporters, who approved it, where its references lead, and its card. An item
    that is not there has its place too.
    """
    known: dict[str, str] = site.once("marks", dict)
    return " ".join(
        ["-" if item is None else known.get(item.id) or _mark(site, item, known) for item in items]
    )


def edition_marks(site: Site, edition: Edition) -> str:
    """Give the marks of an edition, of its stories, and of what its readers speak of."""
    publication = site.publication
    spoken_of = (publication.get(words.about or "") for words in edition.readers_words)
    return marks_of(site, (edition, *publication.stories_of(edition.id), None, *spoken_of))


def _mark(site: Site, item: Item, known: dict[str, str]) -> str:
    publication = site.publication
    card = site.cards.get(item.id) or site.cards.get(SITE)
    leads = ((reference, publication.find(reference)) for reference in item.references)
    known[item.id] = _digest_of(
        item.id,
        site.versions.get(item.id) or repr(item),
        *(publication.reporters.get(reporter, reporter) for reporter in item.reporters),
        "approved",
        *(f"{approval.name} {approval.at}" for approval in publication.approvals.get(item.id, ())),
        "leads",
        *(f"{reference} {'' if found is None else found.permalink}" for reference, found in leads),
        "card",
        "" if card is None else f"{card.path} {card.mime} {card.width} {card.height}",
    )
    return known[item.id]


def _digest_of(*words: str) -> str:
    return blake2b("\0".join(words).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
