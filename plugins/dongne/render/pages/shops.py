"""The page of a shop."""

from datetime import date

from dongne.domain.items import Shop
from dongne.render import dates
from dongne.render.addresses import code_path
from dongne.render.outputs import OutputPage, Site
from dongne.render.pages.articles import reporter_refs
from dongne.render.pages.cards import Ref, approval_line, article_cards
from dongne.render.pages.directory import make_directory_pages
from dongne.render.pages.reading import body
from dongne.render.pages.shop_data import shop_head
from dongne.render.pages.shop_links import map_link, report_ways
from dongne.render.pictures import Picture, find_picture
from dongne.render.shops import map_file
from dongne.render.shops.clock import find_clock
from dongne.render.words import Phrase, hours_in_words, phrases

__all__ = ["make_directory_pages", "render_shop", "shop_page"]


def shop_page(site: Site, shop_id: str) -> OutputPage:
    """Give the page of a published shop.

    Raises:
        KeyError: nothing with this id is published.
    """
    shop = site.publication.get(shop_id)
    if not isinstance(shop, Shop):
        raise KeyError(shop_id)
    return render_shop(site, shop)


def render_shop(site: Site, shop: Shop) -> OutputPage:
    """Give the page of a shop as it is; what it may be asked for is the caller's to know."""
    pictures = _pictures(site, shop)
    clock = find_clock(site, shop)
    phone = phrases(shop.phone or "")
    is_public = shop.id in site.publication
    return OutputPage(
        path=shop.permalink,
        title=shop.title,
        template="shop.html",
        description=shop.summary,
        head=shop_head(site, shop, next(iter(pictures), None), clock),
        view={
            "title": shop.title,
            "summary": shop.summary,
            "category": _category(site, shop),
            "pictures": pictures,
            "body": body(site, shop),
            "notice": _notice(shop, site.publication.at.date()),
            "address": shop.address,
            "map": None if shop.location is None else map_link(site, shop.title, shop.location),
            "sketch": f"{map_file.PATH}#{shop.slug}" if is_public and shop.location else None,
            "phone": phone,
            "call": _call(shop, phone, site.publication.at.date()),
            "hours": hours_in_words(shop.hours or ""),
            "raw_hours": shop.hours,
            "clock": clock,
            "opened": shop.opened,
            "checked": shop.checked,
            "aged": shop.id in site.publication.aged,
            "menu": shop.menu,
            "payment": shop.payment,
            "access": shop.access,
            "links": shop.links,
            # A name is shown only with a consent on record.
            "owner": shop.owner.name if shop.owner is not None and shop.owner.consent else None,
            "handmade": shop.handmade,
            "services": shop.services,
            "group": _group(site, shop),
            "reporters": reporter_refs(site, shop),
            "articles": article_cards(site, site.publication.articles_about(shop.id)),
            "approval": approval_line(site, shop),
            "report": report_ways(site, shop),
            "code": code_path(shop) if is_public and site.settings.site_url else None,
            "sheet": f"shops/qr/#{shop.slug}",
        },
    )


def _pictures(site: Site, shop: Shop) -> tuple[Picture, ...]:
    found = (find_picture(shop, photo, site.album) for photo in shop.pictures)
    return tuple(picture for picture in found if picture is not None)


def _category(site: Site, shop: Shop) -> Ref:
    title = site.settings.shop_category_titles.get(shop.category, shop.category)
    return Ref(title=title, path=f"shops/category/{shop.category}/" if shop.id in site.publication else None)


def _notice(shop: Shop, today: date) -> str | None:
    """Say that a shop has closed, or will."""
    if shop.closed is None:
        return None
    return f"{dates.day(shop.closed)}에 문을 {'닫았습니다' if shop.closed <= today else '닫습니다'}."


def _call(shop: Shop, phone: tuple[Phrase, ...], today: date) -> Phrase | None:
    """Give the number for the large button; a shop that has closed has none."""
    if shop.closed is not None and shop.closed <= today:
        return None
    return next((piece for piece in phone if piece.tel is not None), None)


def _group(site: Site, shop: Shop) -> Ref | None:
    group = shop.study_group
    if group is None:
        return None
    has_page = any(large.id == group.id for large in site.publication.study_groups)
    return Ref(title=group.title, path=f"shops/groups/{group.id}/" if has_page else None)
