"""The directory of shops for machines: a map layer and a table.

``/shops.geojson`` is a FeatureCollection (RFC 7946) of the shops that have a place on the map; ``/shops.json`` has
every shop. What both say of a shop: ``id``, ``name``, ``url``, ``category`` and ``category_title``, ``summary``,
``address``, ``phone``, ``hours`` (OpenStreetMap's ``opening_hours``), ``opened``, ``closed`` and ``checked`` (days),
``payment`` and ``access`` (words), ``study_group`` (``id`` and ``title``), ``photo`` (``url`` and ``alt``).
In the map layer ``handmade`` and ``community`` are true or false; in the table they are what lies behind the mark,
and ``location``, ``menu`` and ``links`` come with them. Unknown is null. Who owns a shop is on its page only.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date

from dongne.domain.items import Handmade, Service, Shop
from dongne.render.addresses import absolute
from dongne.render.markup import printable
from dongne.render.outputs import OutputFile, Site
from dongne.render.shops.map_file import make_map

SCHEMA = 1
"""Of ``shops.json``; grows when a field changes its meaning."""

_DECIMALS = 6
"""Of a degree: eleven centimetres."""

_MARKUP = re.compile("[<>&\u2028\u2029]")


def make_directory(site: Site) -> Iterator[OutputFile]:
    """Give ``shops.geojson`` and ``shops.json``, and the map."""
    shops = site.publication.shops
    layer = {
        "type": "FeatureCollection",
        "features": [_feature(site, shop) for shop in shops if shop.location is not None],
    }
    table = {
        "schema": SCHEMA,
        "area": site.settings.area,
        "url": absolute(site.settings, "shops/"),
        "shops": [_row(site, shop) for shop in shops],
    }
    yield OutputFile(path="shops.geojson", content=_write(layer))
    yield OutputFile(path="shops.json", content=_write(table))
    yield from make_map(site)


def _feature(site: Site, shop: Shop) -> Mapping[str, object]:
    marks = {"handmade": shop.handmade is not None, "community": bool(shop.services)}
    return {
        "type": "Feature",
        "id": shop.id,
        "geometry": {"type": "Point", "coordinates": _coordinates(shop)},
        "properties": _facts(site, shop) | marks,
    }


def _row(site: Site, shop: Shop) -> Mapping[str, object]:
    place = _coordinates(shop)
    return {
        **_facts(site, shop),
        "location": {"lat": place[1], "lon": place[0]} if place else None,
        "menu": [{"name": entry.name, "price": entry.price} for entry in shop.menu],
        "links": [{"title": link.title, "url": link.url} for link in shop.links],
        "handmade": None if shop.handmade is None else _handmade(shop.handmade),
        "community": [_service(service) for service in shop.services] or None,
    }


def _coordinates(shop: Shop) -> list[float]:
    """Give longitude and latitude, in the order of GeoJSON; empty: the shop has no place."""
    if shop.location is None:
        return []
    return [round(shop.location.lon, _DECIMALS), round(shop.location.lat, _DECIMALS)]


def _facts(site: Site, shop: Shop) -> dict[str, object]:
    titles = site.settings.shop_category_titles
    group = shop.study_group
    return {
        "id": shop.id,
        "name": shop.title,
        "url": absolute(site.settings, shop.permalink),
        "category": shop.category,
        "category_title": titles.get(shop.category, shop.category),
        "summary": shop.summary,
        "address": shop.address,
        "phone": shop.phone,
        "hours": shop.hours,
        "opened": _day(shop.opened),
        "closed": _day(shop.closed),
        "checked": _day(shop.checked),
        "payment": list(shop.payment),
        "access": list(shop.access),
        "study_group": None if group is None else {"id": group.id, "title": group.title},
        "photo": _photo(site, shop),
    }


def _photo(site: Site, shop: Shop) -> Mapping[str, str] | None:
    for photo in shop.photos:
        original = shop.original(photo.file)
        renditions = None if original is None else site.album.get(original.sha256)
        if renditions is not None:
            return {"url": absolute(site.settings, renditions.fallback.path), "alt": photo.alt}
    return None


def _handmade(handmade: Handmade) -> Mapping[str, object]:
    return {
        "ingredients": [
            {"name": part.name, "origin": part.origin, "producer": part.producer}
            for part in handmade.ingredients
        ],
        "story": handmade.story,
        "selected": _day(handmade.selected),
    }


def _service(service: Service) -> Mapping[str, object]:
    return {"name": service.name, "since": _day(service.since), "where": service.where}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _write(value: object) -> bytes:
    """Write JSON that stays harmless where a page or a script takes it in as it stands."""
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return (_MARKUP.sub(lambda match: f"\\u{ord(match[0]):04x}", printable(text)) + "\n").encode()
