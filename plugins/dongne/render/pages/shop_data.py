"""What machines read of a shop's page: LocalBusiness of schema.org, with its hours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from dongne.domain.items import Shop
from dongne.render.outputs import Site
from dongne.render.pages.structured import document, image, open_graph, public_address
from dongne.render.pictures import Picture
from dongne.render.shops.clock import Clock
from dongne.render.shops.timetable import Spans, Timetable

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_AHEAD = timedelta(days=92)
"""How far special hours are told; whoever reads them comes back sooner."""
_WHOLE_DAY = 24 * 60


@dataclass(frozen=True, kw_only=True)
class Business(Mapping[str, object]):
    """What is told of a shop; its hours are worked out when somebody looks."""

    facts: Mapping[str, object]
    clock: Clock | None

    @cached_property
    def _told(self) -> Mapping[str, object]:
        timetable = None if self.clock is None else self.clock.timetable
        hours = None if timetable is None else list(_hours(timetable)) or None
        return document({**self.facts, "openingHoursSpecification": hours})

    def __getitem__(self, key: str) -> object:
        """Give what is told under a key."""
        return self._told[key]

    def __iter__(self) -> Iterator[str]:
        """Give the keys."""
        return iter(self._told)

    def __len__(self) -> int:
        """Count the keys."""
        return len(self._told)


def shop_head(site: Site, shop: Shop, picture: Picture | None, clock: Clock | None) -> dict[str, object]:
    """Give the head of a shop's page."""
    facts = {
        "@type": "LocalBusiness",
        "name": shop.title,
        "description": shop.summary,
        "address": {"@type": "PostalAddress", "streetAddress": shop.address, "addressCountry": "KR"},
        "telephone": shop.phone,
        "openingHours": shop.hours,
        "geo": None
        if shop.location is None
        else {"@type": "GeoCoordinates", "latitude": shop.location.lat, "longitude": shop.location.lon},
        "sameAs": [link.url for link in shop.links] or None,
        "image": image(site, picture),
        "url": public_address(site, shop.permalink),
    }
    return open_graph(site, shop, picture) | {"ld": Business(facts=facts, clock=clock)}


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
