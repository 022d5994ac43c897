"""Pages of what is not published: for the live preview alone, each under a banner that says so."""

from dataclasses import replace

from dongne.domain.items import Article, Edition, Event, Item, Programme, Shop
from dongne.domain.verdict import Judgement
from dongne.render.outputs import OutputPage, Site
from dongne.render.pages.articles import render_article
from dongne.render.pages.editions import render_edition
from dongne.render.pages.events import render_event
from dongne.render.pages.programmes import render_programme
from dongne.render.pages.shops import render_shop


def galley_page(site: Site, item: Item, judgement: Judgement) -> OutputPage:
    """Give the page of an unpublished item with what is still missing; no search and no sitemap names it."""
    page = _plain_page(site, item)
    view = {
        **page.view,
        "inner": page.template,
        "verdict": judgement.verdict.label,
        "reasons": judgement.reasons,
        "comments": None,  # about what nobody can read yet nobody is asked
    }
    return replace(page, template="galley.html", view=view, head={}, listed=False)


def _plain_page(site: Site, item: Item) -> OutputPage:
    match item:
        case Article():
            return render_article(site, item)
        case Shop():
            return render_shop(site, item)
        case Edition():
            return render_edition(site, item)
        case Event():
            return render_event(site, item)
        case Programme():
            return render_programme(site, item)
        case _:
            raise TypeError(item)
