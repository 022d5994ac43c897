"""The page of an article."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from dongne.domain.items import Article, Item, Shop
from dongne.domain.related import related_to
from dongne.render.history import numbered
from dongne.render.outputs import Later, OutputPage, Site
from dongne.render.pages.cards import Ref, approval_line, article_cards, ref
from dongne.render.pages.commenting import commenting
from dongne.render.pages.marks import marks_of
from dongne.render.pages.reading import body
from dongne.render.pages.structured import article_head
from dongne.render.pictures import find_picture


@dataclass(frozen=True, kw_only=True)
class Neighbour:
    """A shop that a story is about, as its box shows it."""

    title: str
    path: str
    address: str


def article_page(site: Site, article_id: str) -> OutputPage:
    """Give the page of a published article.

    Raises:
        KeyError: nothing with this id is published.
    """
    article = site.publication.get(article_id)
    if not isinstance(article, Article):
        raise KeyError(article_id)
    return render_article(site, article)


def render_article(site: Site, article: Article) -> OutputPage:
    """Give the page of an article as it is; what it may be asked for is the caller's to know."""
    made_of = _marks(site, article)
    return OutputPage(
        path=article.permalink,
        title=article.title,
        template="article.html",
        description=article.summary,
        head=Later(made_of, partial(article_head, site, article)),
        view=Later(made_of, partial(_view, site, article)),
    )


def _marks(site: Site, article: Article) -> str:
    """Say what the page of an article depends on."""
    publication = site.publication
    shown = (
        article,
        *publication.neighbours_of(article),
        publication.edition_of(article),
        None if article.programme is None else publication.get(article.programme),
        *map(publication.get, article.shops),
        *related_to(publication, article),
    )
    return marks_of(site, shown)


def _view(site: Site, article: Article) -> Mapping[str, object]:
    publication, settings = site.publication, site.settings
    older, newer = publication.neighbours_of(article)
    edition = publication.edition_of(article)
    return {
        "title": article.title,
        "summary": article.summary,
        "date": article.date,
        "category": Ref(
            title=settings.category_titles.get(article.category, article.category),
            path=f"categories/{article.category}/",
        ),
        "reporters": reporter_refs(site, article),
        "sponsored": article.sponsored,
        "corrections": numbered(article),
        "picture": find_picture(article, article.cover, site.album),
        "body": body(site, article),
        "shops": shop_boxes(site, article.shops),
        "edition": None
        if edition is None
        else Ref(title=f"제{edition.number}호 {edition.title}", path=edition.permalink),
        "programme": linked(site, article.programme),
        "tags": article.tags,
        "comments": commenting(site, article),
        "approval": approval_line(site, article),
        "related": article_cards(site, related_to(publication, article)),
        "older": None if older is None else ref(older),
        "newer": None if newer is None else ref(newer),
    }


def reporter_refs(site: Site, item: Item) -> tuple[Ref, ...]:
    """Name the reporters of an item; those with published articles have a page."""
    publication = site.publication
    return tuple(
        Ref(
            title=publication.reporters.get(reporter, reporter),
            path=f"reporters/{reporter}/" if publication.articles_by(reporter) else None,
        )
        for reporter in dict.fromkeys(item.reporters)
    )


def shop_boxes(site: Site, shop_ids: tuple[str, ...]) -> tuple[Neighbour, ...]:
    """Give name, address and page of the published shops among these."""
    shops = (site.publication.get(shop_id) for shop_id in dict.fromkeys(shop_ids))
    return tuple(
        Neighbour(title=shop.title, path=shop.permalink, address=shop.address)
        for shop in shops
        if isinstance(shop, Shop)
    )


def linked(site: Site, item_id: str | None) -> Ref | None:
    """Give title and address of a published item; None for anything else."""
    item = None if item_id is None else site.publication.get(item_id)
    return None if item is None else ref(item)
