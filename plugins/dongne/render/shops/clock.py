"""What tells whether a shop is open: as pages hold it, and not worked out before one of them is printed."""

from dataclasses import dataclass
from datetime import date

from dongne.domain.items import Shop
from dongne.render.outputs import Site
from dongne.render.shops.timetable import Timetable, beginning, holidays_data, read_timetable


@dataclass(frozen=True, kw_only=True)
class Clock:
    """The hours of a shop; false where they say less than a clock needs."""

    text: str
    """As OpenStreetMap writes them."""
    first: date
    """The day on which the timetable begins."""
    zone: str
    opened: date | None = None
    closed: date | None = None

    @property
    def timetable(self) -> Timetable | None:
        """The hours day by day."""
        return read_timetable(self.text, self.first)

    def __bool__(self) -> bool:
        """Whether there is a timetable."""
        return self.timetable is not None

    @property
    def hours(self) -> str:
        """The timetable as a browser reads it."""
        found = self.timetable
        return "" if found is None else found.data(opened=self.opened, closed=self.closed)

    @property
    def holidays(self) -> str:
        """The holidays of the same time, as a browser reads them."""
        return holidays_data(self.first)


def find_clock(site: Site, shop: Shop) -> Clock | None:
    """Give the clock of a shop; None: it says nothing of its hours."""
    if not shop.hours:
        return None
    return Clock(
        text=shop.hours,
        first=beginning(site.publication.at),
        zone=site.settings.zone.key,
        opened=shop.opened,
        closed=shop.closed,
    )
