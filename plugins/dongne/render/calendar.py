"""The calendar of events, for the calendars of residents' telephones (RFC 5545)."""

from collections.abc import Iterator
from datetime import UTC, date, timedelta

import icalendar

from dongne.domain.items import Coupon, Event, Programme
from dongne.render.addresses import absolute, event_file_path, host
from dongne.render.dates import deadline, is_bare
from dongne.render.history import appeared, changed
from dongne.render.markup import printable
from dongne.render.outputs import OutputFile, Site

_REFRESH = timedelta(hours=12)
"""How often a telephone that follows the calendar should look."""


def make_calendar(site: Site) -> Iterator[OutputFile]:
    """Give ``events.ics`` with every published event and coupon, past ones included."""
    calendar = _calendar()
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
        if event.coupon is not None:
            calendar.add_component(_coupon_entry(site, event, event.coupon))
    yield OutputFile(path="events.ics", content=calendar.to_ical())


def make_event_files(site: Site) -> Iterator[OutputFile]:
    """Give each event that is still to come as a file of its own: one tap, and it stands in a resident's calendar."""
    for event in site.publication.events:
        if not event.is_over(site.publication.at):
            calendar = _calendar()
            calendar.add_component(icalendar.Timezone.from_tzinfo(site.settings.zone))
            calendar.add_component(_entry(site, event))
            yield OutputFile(path=event_file_path(event), content=calendar.to_ical())


def _calendar() -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Dongne//Dongne//KO")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    return calendar


def _entry(site: Site, event: Event) -> icalendar.Event:
    entry = _bare_entry(site, event, event.id, _span(event))
    entry.add("summary", printable(event.title))
    entry.add("description", printable(_description(event)))
    entry.add("location", printable(event.place))
    if event.contact:
        entry.add("contact", printable(event.contact))
    entry.add("categories", [printable(word) for word in _categories(site, event)])
    return entry


def _coupon_entry(site: Site, event: Event, coupon: Coupon) -> icalendar.Event:
    """Give the days on which a coupon is taken; they keep nobody from anything else."""
    entry = _bare_entry(site, event, f"{event.id}/coupon", _coupon_span(site, event, coupon))
    entry.add("summary", printable(f"쿠폰: {coupon.text}"))
    entry.add("description", printable(f"{event.title}\n\n{deadline(coupon.until)}까지 쓸 수 있습니다."))
    entry.add("location", printable(event.place))
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", ["쿠폰"])
    return entry


def _bare_entry(site: Site, event: Event, uid: str, span: tuple[date, date | None]) -> icalendar.Event:
    """Give what every entry has: which it is, of which state, from when to when, and where to read more."""
    entry = icalendar.Event()
    entry.add("uid", f"{uid}@{host(site.settings)}")
    # Of the event, not of the build: the same publication gives the same bytes.
    entry.add("dtstamp", changed(event, site.publication).astimezone(UTC))
    starts, ends = span
    entry.add("dtstart", starts)
    if ends is not None:
        entry.add("dtend", ends)
    entry.add("url", absolute(site.settings, event.permalink))
    return entry


def _coupon_span(site: Site, event: Event, coupon: Coupon) -> tuple[date, date]:
    """Give from when to when: from the event on, or from its announcement where the coupon ends before it."""
    last = coupon.until - timedelta(days=1)
    known = (event.starts, appeared(event, site.publication))
    begins = next((moment for moment in known if moment < coupon.until), last)
    if is_bare(coupon.until):
        return begins.astimezone(coupon.until.tzinfo).date(), coupon.until.date()
    return begins.astimezone(coupon.until.tzinfo), coupon.until


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
