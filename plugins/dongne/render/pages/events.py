"""The calendar: every event's page, and the list of events."""

from collections.abc import Iterator

from dongne.domain.items import Event
from dongne.render import dates
from dongne.render.outputs import OutputPage, Site
from dongne.render.pages.articles import linked, reporter_refs, shop_boxes
from dongne.render.pages.cards import approval_line, event_cards
from dongne.render.pages.leaves import leaves
from dongne.render.pages.reading import body
from dongne.render.pages.structured import event_head
from dongne.render.pictures import find_picture
from dongne.render.words import phrases


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
            "over": event.is_over(at),
            "place": event.place,
            "contact": phrases(event.contact or ""),
            "coupon": None if event.coupon is None else event.coupon.text,
            "coupon_until": None if event.coupon is None else dates.deadline(event.coupon.until),
            "coupon_over": event.coupon is not None and event.coupon.until <= at,
            "picture": picture,
            "body": body(site, event),
            "shops": shop_boxes(site, event.shops),
            "programme": linked(site, event.programme),
            "reporters": reporter_refs(site, event),
            "approval": approval_line(site, event),
        },
    )


def make_event_lists(site: Site) -> Iterator[OutputPage]:
    """Give the list of events: what is to come, then what was, newest first; the oldest on older pages."""
    at = site.publication.at
    coming = [event for event in site.publication.events if not event.is_over(at)]
    past = [event for event in reversed(site.publication.events) if event.is_over(at)]
    for leaf in leaves("events/", "행사", past):
        view = {
            "title": leaf.title,
            "is_front": leaf.is_front,
            "coming": event_cards(site, coming) if leaf.is_front else (),
            "past": event_cards(site, leaf.entries),
            "pager": leaf.pager,
        }
        yield OutputPage(
            path=leaf.path,
            title=leaf.title,
            template="events.html",
            description=f"{site.settings.area}의 장터, 할인, 워크숍 소식입니다.",
            view=view,
        )
