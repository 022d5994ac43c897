"""Which stories stand beside a story: near ones only, so that a new article changes few pages."""

from collections.abc import Iterator
from itertools import chain, islice

from dongne.domain.items import Article
from dongne.domain.publication import Publication

_REACH = 3
"""How far along a category the eye goes; the first step is the way to the next and the previous story."""


def related_to(publication: Publication, article: Article, *, limit: int = 3) -> tuple[Article, ...]:
    """Give stories about the same shops, then some from nearby in the same category; never its two neighbours."""
    shown = {near.id for near in (article, *publication.neighbours_of(article)) if near is not None}
    near = chain(_about_same_shops(publication, article), _along_category(publication, article))
    fresh = {found.id: found for found in near if found.id not in shown}
    return tuple(islice(fresh.values(), limit))


def _about_same_shops(publication: Publication, article: Article) -> Iterator[Article]:
    """Give the next older and the next newer story about each shop."""
    for shop in dict.fromkeys(article.shops):
        near = publication.neighbours_about(shop, article)
        yield from (story for story in near if story is not None)


def _along_category(publication: Publication, article: Article) -> Iterator[Article]:
    """Give the stories two and three steps away, older ones first."""
    older, newer = publication.neighbours_of(article)
    for _ in range(_REACH - 1):
        older = None if older is None else publication.neighbours_of(older)[0]
        newer = None if newer is None else publication.neighbours_of(newer)[1]
        yield from (found for found in (older, newer) if found is not None)
