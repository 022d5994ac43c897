"""The calendar of events, for the calendars of residents' telephones (RFC 5545)."""

from collections.abc import Iterator
from datetime import UTC, date, timedelta

import icalendar

from dongne.domain.items import Event, Programme
from dongne.render.addresses import absolute, host
from dongne.render.dates import deadline, is_bare
from dongne.render.history import changed
from dongne.render.markup import printable
from dongne.render.outputs import OutputFile, Site

_REFRESH = timedelta(hours=12)
"""How often a telephone that follows the calendar should look."""


def make_calendar(site: Site) -> Iterator[OutputFile]:
    """Give ``events.ics`` with every published event, past ones included."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Dongne//Dongne//KO")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    name = printable(f"{site.settings.site_name} 행사")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", site.settings.zone.key)
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", icalendar.vDuration(_REFRESH))
    # Written even without an event: a calendar must hold something.
    calendar.add_component(icalendar.Timezone.from_tzinfo(site.settings.zone))
    for event in site.publication.events:
        calendar.add_component(_entry(site, event))
    yield OutputFile(path="events.ics", content=calendar.to_ical())


def _entry(site: Site, event: Event) -> icalendar.Event:
    entry = icalendar.Event()
    entry.add("uid", f"{event.id}@{host(site.settings)}")
    # Of the event, not of the build: the same publication gives the same bytes.
    entry.add("dtstamp", changed(event, site.publication).astimezone(UTC))
    starts, ends = _span(event)
    entry.add("dtstart", starts)
    if ends is not None:
        entry.add("dtend", ends)
    entry.add("summary", printable(event.title))
    entry.add("description", printable(_description(event)))
    entry.add("location", printable(event.place))
    entry.add("url", absolute(site.settings, event.permalink))
    if event.contact:
        entry.add("contact", printable(event.contact))
    entry.add("categories", [printable(word) for word in _categories(site, event)])
    return entry


def _span(event: Event) -> tuple[date, date | None]:
    """Give first and last moment; days without hours become whole days, the last one included, as pages say it."""
    last = event.ends or event.starts
    if is_bare(event.starts) and is_bare(last) and last >= event.starts:
        return event.starts.date(), last.date() + timedelta(days=1)
    return event.starts, event.ends if event.ends is not None and event.ends > event.starts else None


def _description(event: Event) -> str:
    lines = [event.summary]
    if event.coupon is not None:
        lines.append(f"쿠폰: {event.coupon.text} ({deadline(event.coupon.until)}까지)")
    if event.contact:
        lines.append(f"문의: {event.contact}")
    return "\n\n".join(lines)


def _categories(site: Site, event: Event) -> Iterator[str]:
    yield "행사"
    programme = site.publication.get(event.programme) if event.programme else None
    if isinstance(programme, Programme):
        yield programme.title
