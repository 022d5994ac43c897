"""What machines read of a page: Open Graph and schema.org (JSON-LD)."""

from collections.abc import Mapping

from dongne.domain.album import Rendition
from dongne.domain.items import Article, Correction, Event, Item
from dongne.domain.social import SITE
from dongne.render.addresses import absolute
from dongne.render.history import changed, numbered
from dongne.render.outputs import Site
from dongne.render.pages.cards import byline
from dongne.render.pictures import Picture, find_picture

_CONTEXT = "https://schema.org"


def public_address(site: Site, path: str) -> str | None:
    """Give the full address of a path; None when the site has no address yet."""
    return absolute(site.settings, path) if site.settings.site_url else None


def open_graph(
    site: Site, item: Item, picture: Picture | None, *, sort: str = "website"
) -> dict[str, object]:
    """Give the properties that a chat shows of a link."""
    own = site.cards.get(item.id)
    shown = shared_card(site, own, item.title)
    if own is None and picture is not None:
        shown = _shared(site, picture.fallback, picture.alt)
    properties = {
        "og:type": sort,
        "og:title": item.title,
        "og:description": item.summary,
        "og:site_name": site.settings.site_name,
        "og:locale": "ko_KR",
        "og:url": public_address(site, item.permalink),
    }
    return _without_gaps(properties) | shown


def shared_card(site: Site, card: Rendition | None = None, alt: str = "") -> dict[str, object]:
    """Give the properties of a card; without one, of the site's own."""
    card = card or site.cards.get(SITE)
    if card is None:
        return {}
    size = {"og:image:type": card.mime, "og:image:width": card.width, "og:image:height": card.height}
    shown = _shared(site, card.path, alt or site.settings.site_name)
    return shown | size if shown else {}


def _shared(site: Site, path: str, alt: str) -> dict[str, object]:
    address = public_address(site, path)
    return {} if address is None else {"og:image": address, "og:image:alt": alt}


def article_head(site: Site, article: Article) -> dict[str, object]:
    """Give the head of an article's page."""
    picture = find_picture(article, article.cover, site.album)
    section = site.settings.category_titles.get(article.category)
    data = {
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.summary,
        "datePublished": article.date.isoformat(),
        "dateModified": changed(article, site.publication).isoformat(),
        "articleSection": section,
        "inLanguage": "ko",
        "author": [
            {"@type": "Person", "name": site.publication.reporters.get(reporter, reporter)}
            for reporter in article.reporters
        ],
        "publisher": _publisher(site),
        "correction": [_correction(number, correction) for number, correction in numbered(article)] or None,
        "image": image(site, picture),
        "mainEntityOfPage": public_address(site, article.permalink),
    }
    graph = open_graph(site, article, picture, sort="article")
    times = {"article:published_time": article.date.isoformat(), "article:section": section}
    return graph | _without_gaps(times) | {"author": byline(article, site.publication), "ld": document(data)}


def event_head(site: Site, event: Event, picture: Picture | None) -> dict[str, object]:
    """Give the head of an event's page."""
    data = {
        "@type": "Event",
        "name": event.title,
        "description": event.summary,
        "startDate": event.starts.isoformat(),
        "endDate": None if event.ends is None else event.ends.isoformat(),
        "location": {"@type": "Place", "name": event.place, "address": event.place},
        "organizer": _publisher(site),
        "image": image(site, picture),
        "url": public_address(site, event.permalink),
    }
    return open_graph(site, event, picture) | {"ld": document(data)}


def _correction(number: int, correction: Correction) -> dict[str, object]:
    return {
        "@type": "CorrectionComment",
        "position": number,
        "text": correction.text,
        "datePublished": correction.date.isoformat(),
    }


def _publisher(site: Site) -> dict[str, object]:
    return _without_gaps(
        {"@type": "Organization", "name": site.settings.site_name, "url": public_address(site, "")}
    )


def image(site: Site, picture: Picture | None) -> str | None:
    """Give the full address of a picture, if there is one and the site has an address."""
    return None if picture is None else public_address(site, picture.fallback)


def document(data: Mapping[str, object]) -> dict[str, object]:
    """Give structured data as a document; what is not known is not said."""
    return {"@context": _CONTEXT, **_without_gaps(data)}


def _without_gaps(values: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value is not None}
