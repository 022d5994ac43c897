"""What was counted for a unit project: the things themselves behind the figure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dongne.domain.achievements import NEWSLETTER
from dongne.domain.items import Item, Programme
from dongne.render.outputs import Site
from dongne.render.pages.cards import Ref, ref

_SHOWN = 8
"""Of each figure; the lists of articles, shops and events have them all."""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """The newest of what was counted for one target."""

    name: str
    entries: tuple[Ref, ...]
    more: int
    """How many are not named."""


def gather_evidence(site: Site, programme: Programme) -> tuple[Evidence, ...]:
    """Give the things behind each figure that the publication counts."""
    gathered = (
        (target.name, tuple(_GATHERERS[target.measure](site, programme)))
        for target in programme.targets
        if target.measure in _GATHERERS
    )
    return tuple(
        Evidence(name=name, entries=found[:_SHOWN], more=len(found[_SHOWN:]))
        for name, found in gathered
        if found
    )


def _named(item: Item, programme: Programme) -> bool:
    return programme.id in {NEWSLETTER, getattr(item, "programme", None)}


def _articles(site: Site, programme: Programme) -> Iterator[Ref]:
    return (ref(article) for article in site.publication.articles if _named(article, programme))


def _events(site: Site, programme: Programme) -> Iterator[Ref]:
    return (ref(event) for event in reversed(site.publication.events) if _named(event, programme))


def _editions(site: Site, _: Programme) -> Iterator[Ref]:
    return map(ref, site.publication.editions)


def _handmade_shops(site: Site, _: Programme) -> Iterator[Ref]:
    return map(ref, site.publication.handmade_shops)


def _community_stores(site: Site, _: Programme) -> Iterator[Ref]:
    return map(ref, site.publication.community_stores)


def _community_services(site: Site, _: Programme) -> Iterator[Ref]:
    """Name each service once, and the shops that offer it."""
    shops: dict[str, list[str]] = {}
    for shop in site.publication.community_stores:
        for service in shop.services:
            shops.setdefault(service.name, []).append(shop.title)
    for name, titles in shops.items():
        yield Ref(title=f"{name} ({', '.join(dict.fromkeys(titles))})", path="shops/community/")


def _study_groups(site: Site, _: Programme) -> Iterator[Ref]:
    """Name each group with its shops and what was written about them: the archive that the plan asks for."""
    publication = site.publication
    for group, shops in publication.study_groups.items():
        stories = {article.id for shop in shops for article in publication.articles_about(shop.id)}
        title = f"{group.title} (가게 {len(shops)}곳, 이야기 {len(stories)}편)"
        yield Ref(title=title, path=f"shops/groups/{group.id}/")


_GATHERERS: Mapping[str | None, Callable[[Site, Programme], Iterator[Ref]]] = {
    "articles": _articles,
    "events": _events,
    "editions": _editions,
    "handmade_shops": _handmade_shops,
    "community_stores": _community_stores,
    "community_services": _community_services,
    "study_groups": _study_groups,
}
