"""The calendar: every event's page, what is to come week by week, and the archive of what was."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby

from dongne.domain.items import Event
from dongne.render import dates
from dongne.render.addresses import event_file_path
from dongne.render.outputs import OutputPage, Site
from dongne.render.pages.articles import linked, reporter_refs, shop_boxes
from dongne.render.pages.cards import Card, approval_line, event_card, event_cards
from dongne.render.pages.leaves import leaves
from dongne.render.pages.reading import body
from dongne.render.pages.structured import event_head
from dongne.render.pictures import find_picture
from dongne.render.words import Phrase, phrases

ARCHIVE = "events/archive/"
LATEST = 3
"""Past events that the front page of the calendar still shows."""

_WEEK = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Date:
    """An event as the calendar shows it: a leaf with its day, and whom to call."""

    day: date
    card: Card
    contact: tuple[Phrase, ...]


@dataclass(frozen=True, kw_only=True)
class Week:
    """The events that begin in one week, or that go on now."""

    title: str
    note: str
    """From which day to which."""
    entries: tuple[Date, ...]


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A coupon, and from when until when it is good."""

    text: str
    span: str
    state: str
    """``coming``, ``valid`` or ``over``."""
    title: str
    path: str


def event_page(site: Site, event_id: str) -> OutputPage:
    """Give the page of a published event.

    Raises:
        KeyError: nothing with this id is published.
    """
    event = site.publication.get(event_id)
    if not isinstance(event, Event):
        raise KeyError(event_id)
    return render_event(site, event)


def render_event(site: Site, event: Event) -> OutputPage:
    """Give the page of an event as it is; what it may be asked for is the caller's to know."""
    at = site.publication.at
    picture = find_picture(event, event.cover, site.album)
    contact = phrases(event.contact or "")
    over = event.is_over(at)
    return OutputPage(
        path=event.permalink,
        title=event.title,
        template="event.html",
        description=event.summary,
        head=event_head(site, event, picture),
        view={
            "title": event.title,
            "summary": event.summary,
            "starts": event.starts,
            "when": dates.span(event.starts, event.ends),
            "over": over,
            "place": event.place,
            "contact": contact,
            "call": None if over else next((piece for piece in contact if piece.tel), None),
            "file": None if over or event.id not in site.publication else event_file_path(event),
            "coupon": offer_of(event, at),
            "picture": picture,
            "body": body(site, event),
            "shops": shop_boxes(site, event.shops),
            "programme": linked(site, event.programme),
            "reporters": reporter_refs(site, event),
            "approval": approval_line(site, event),
        },
    )


def offer_of(event: Event, at: datetime) -> Offer | None:
    """Give an event's coupon as it stands at a moment: it is good from the event's beginning to its last day."""
    coupon = event.coupon
    if coupon is None:
        return None
    until = dates.deadline(coupon.until)
    # The year is said once.
    last = until.removeprefix(f"{event.starts.year}년 ")
    begins = event.starts < coupon.until
    return Offer(
        text=coupon.text,
        span=f"{dates.moment(event.starts)}부터 {last}까지" if begins else f"{until}까지",
        state="over" if coupon.until <= at else "coming" if at < event.starts else "valid",
        title=event.title,
        path=event.permalink,
    )


# --- lists


def make_event_lists(site: Site) -> Iterator[OutputPage]:
    """Give the calendar, and the archive of past events if there are any."""
    at = site.publication.at
    past = [event for event in reversed(site.publication.events) if event.is_over(at)]
    yield _calendar(site, past)
    if past:
        yield from _archive(site, past)


def _calendar(site: Site, past: Sequence[Event]) -> OutputPage:
    at = site.publication.at
    coming = [event for event in site.publication.events if not event.is_over(at)]
    offers = (offer_of(event, at) for event in site.publication.events)
    return OutputPage(
        path="events/",
        title="행사",
        template="events.html",
        description=f"{site.settings.area}의 장터, 할인, 워크숍 소식입니다.",
        view={
            "title": "행사",
            "area": site.settings.area,
            "weeks": tuple(_weeks(site, coming)),
            "offers": tuple(offer for offer in offers if offer is not None and offer.state != "over"),
            "past": event_cards(site, past[:LATEST]),
            "archive": ARCHIVE if past else None,
            "calendar": "events.ics",
        },
    )


def _archive(site: Site, past: Sequence[Event]) -> Iterator[OutputPage]:
    for leaf in leaves(ARCHIVE, "지난 행사", past):
        years = groupby(leaf.entries, key=lambda event: event.starts.year)
        yield OutputPage(
            path=leaf.path,
            title=leaf.title,
            template="past_events.html",
            description=f"{site.settings.area}에서 있었던 장터, 할인, 워크숍입니다.",
            view={
                "title": leaf.title,
                "years": tuple((f"{year}년", event_cards(site, events)) for year, events in years),
                "pager": leaf.pager,
            },
            repeats=True,
        )


def _weeks(site: Site, coming: Sequence[Event]) -> Iterator[Week]:
    """Group what is to come: what goes on already, this week, next week, then week by week."""
    at = site.publication.at
    ongoing = [event for event in coming if event.starts <= at and event.starts.date() < at.date()]
    later = [event for event in coming if event not in ongoing]
    if ongoing:
        yield Week(title="지금 하고 있습니다", note="", entries=_dates(site, ongoing))
    this = monday(at.date())
    for first, events in groupby(later, key=lambda event: monday(event.starts.date())):
        yield Week(title=_week_title(first, this), note=_week_span(first), entries=_dates(site, events))


def _dates(site: Site, events: Iterable[Event]) -> tuple[Date, ...]:
    return tuple(_date(site, event) for event in events)


def _date(site: Site, event: Event) -> Date:
    card = event_card(site, event)
    # This year needs no naming in a list of what is near.
    near = card.kicker.removeprefix(f"{site.publication.at.year}년 ")
    return Date(
        day=event.starts.date(), card=replace(card, kicker=near), contact=phrases(event.contact or "")
    )


def monday(day: date) -> date:
    """Give the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _week_title(first: date, this: date) -> str:
    """Name a week as residents do."""
    near = {0: "이번 주", 1: "다음 주"}.get((first - this) // _WEEK)
    # A week has the month of its Thursday, as in every calendar on a wall.
    middle = first + timedelta(days=3)
    return near or f"{middle.year}년 {middle.month}월 {_ordinal(middle)} 주"


def _ordinal(middle: date) -> str:
    return ("첫째", "둘째", "셋째", "넷째", "다섯째")[(middle.day - 1) // 7]


def _week_span(first: date) -> str:
    last = first + timedelta(days=6)
    end = f"{last.day}일" if last.month == first.month else f"{last.month}월 {last.day}일"
    return f"{first.month}월 {first.day}일–{end}"
