"""What machines read of a shop's page: LocalBusiness of schema.org, with its hours."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from dongne.domain.items import Shop
from dongne.render.outputs import Site
from dongne.render.pages.structured import document, image, open_graph, public_address
from dongne.render.pictures import Picture
from dongne.render.shops.timetable import Spans, Timetable

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_AHEAD = timedelta(days=92)
"""How far special hours are told; whoever reads them comes back sooner."""
_WHOLE_DAY = 24 * 60


def shop_head(
    site: Site, shop: Shop, picture: Picture | None, timetable: Timetable | None
) -> dict[str, object]:
    """Give the head of a shop's page."""
    data = {
        "@type": "LocalBusiness",
        "name": shop.title,
        "description": shop.summary,
        "address": {"@type": "PostalAddress", "streetAddress": shop.address, "addressCountry": "KR"},
        "telephone": shop.phone,
        "openingHours": shop.hours,
        "openingHoursSpecification": None if timetable is None else list(_hours(timetable)) or None,
        "geo": None
        if shop.location is None
        else {"@type": "GeoCoordinates", "latitude": shop.location.lat, "longitude": shop.location.lon},
        "sameAs": [link.url for link in shop.links] or None,
        "image": image(site, picture),
        "url": public_address(site, shop.permalink),
    }
    return open_graph(site, shop, picture) | {"ld": document(data)}


def _hours(timetable: Timetable) -> Iterator[Mapping[str, object]]:
    """Give the ordinary week, days with the same hours together, then the days that differ."""
    together: dict[tuple[int, int], list[str]] = {}
    for name, usual in zip(_DAYS, timetable.week, strict=True):
        for span in usual:
            together.setdefault(span, []).append(name)
    for (opens, closes), days in together.items():
        yield {"@type": "OpeningHoursSpecification", "dayOfWeek": days, **_times(opens, closes)}
    for day, spans in timetable.special:
        if day <= timetable.first + _AHEAD:
            yield from _special(day, spans)


def _special(day: date, spans: Spans) -> Iterator[Mapping[str, object]]:
    # Opening and closing at once is schema.org's way to say "closed".
    for opens, closes in spans or ((0, 0),):
        yield {
            "@type": "OpeningHoursSpecification",
            "validFrom": day.isoformat(),
            "validThrough": day.isoformat(),
            **_times(opens, closes),
        }


def _times(opens: int, closes: int) -> dict[str, str]:
    """Give the hours; what closes before it opens does so the next day."""
    if closes - opens >= _WHOLE_DAY:
        return {"opens": "00:00", "closes": "23:59"}
    return {
        "opens": _clock(opens),
        "closes": "23:59" if closes == _WHOLE_DAY else _clock(closes % _WHOLE_DAY),
    }


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
