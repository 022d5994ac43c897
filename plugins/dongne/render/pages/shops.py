"""The directory: every shop's page, and the lists of shops."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from dongne.domain.items import Shop
from dongne.render import dates
from dongne.render.outputs import OutputPage, Site
from dongne.render.pages.articles import reporter_refs
from dongne.render.pages.cards import Card, Ref, approval_line, article_cards, shop_card, shop_cards
from dongne.render.pages.reading import body
from dongne.render.pages.structured import shop_head
from dongne.render.pictures import Picture, find_picture
from dongne.render.words import hours_in_words, phrases


@dataclass(frozen=True, kw_only=True)
class Rack:
    """Shops under one heading."""

    title: str
    path: str | None
    cards: tuple[Card, ...]


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
    return OutputPage(
        path=shop.permalink,
        title=shop.title,
        template="shop.html",
        description=shop.summary,
        head=shop_head(site, shop, next(iter(pictures), None)),
        view={
            "title": shop.title,
            "summary": shop.summary,
            "category": _category(site, shop),
            "pictures": pictures,
            "body": body(site, shop),
            "notice": _notice(shop, site.publication.at.date()),
            "address": shop.address,
            "map": _map(shop),
            "phone": phrases(shop.phone or ""),
            "hours": hours_in_words(shop.hours or ""),
            "raw_hours": shop.hours,
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


def _map(shop: Shop) -> str | None:
    """Give a link to a map on which residents find their way."""
    if shop.location is None:
        return None
    return (
        f"https://map.kakao.com/link/map/{quote(shop.title, safe='')},{shop.location.lat},{shop.location.lon}"
    )


def _group(site: Site, shop: Shop) -> Ref | None:
    group = shop.study_group
    if group is None:
        return None
    has_page = any(large.id == group.id for large in site.publication.study_groups)
    return Ref(title=group.title, path=f"shops/groups/{group.id}/" if has_page else None)


# --- lists


def make_directory_pages(site: Site) -> Iterator[OutputPage]:
    """Give every list of shops."""
    publication, titles = site.publication, site.settings.shop_category_titles
    racks = [
        Rack(title=title, path=f"shops/category/{category}/", cards=shop_cards(site, shops))
        for category, title in titles.items()
        if (shops := publication.shops_in(category))
    ]
    yield _directory(site, racks)
    for rack in racks:
        yield _rack_page(str(rack.path), rack.title, rack.cards, kicker="가게")
    yield _rack_page(
        "shops/handmade/",
        "손수가게",
        shop_cards(site, publication.handmade_shops),
        intro="재료의 고향과 만든 이를 밝히고, 화학조미료 없이, 만드는 모습을 보여 주는 가게입니다. 한 상권에 다섯 곳까지 고릅니다.",
        empty="아직 손수가게로 뽑힌 가게가 없습니다.",
    )
    yield _community(site, publication.community_stores)
    for group, shops in publication.study_groups.items():
        intro = f"함께 배우고 함께 알리는 가게 {len(shops)}곳입니다."
        yield _rack_page(
            f"shops/groups/{group.id}/",
            group.title,
            shop_cards(site, shops),
            intro=intro,
            kicker="마케팅 스터디그룹",
        )


def _directory(site: Site, racks: Sequence[Rack]) -> OutputPage:
    groups = tuple(
        Ref(title=group.title, path=f"shops/groups/{group.id}/") for group in site.publication.study_groups
    )
    marks = (
        Ref(title="손수가게", path="shops/handmade/"),
        Ref(title="커뮤니티스토어", path="shops/community/"),
        *groups,
    )
    return OutputPage(
        path="shops/",
        title="동네 가게",
        template="directory.html",
        description=f"{site.settings.area}의 가게를 주민이 찾아가 확인하고 소개합니다.",
        view={"title": "동네 가게", "racks": tuple(racks), "marks": marks, "area": site.settings.area},
    )


def _community(site: Site, shops: Sequence[Shop]) -> OutputPage:
    return OutputPage(
        path="shops/community/",
        title="커뮤니티스토어",
        template="community.html",
        description="물건을 사지 않아도 들러서 도움을 받을 수 있는 가게와 그 나눔 서비스입니다.",
        view={
            "title": "커뮤니티스토어",
            "shops": tuple((shop_card(site, shop), shop.services) for shop in shops),
        },
    )


def _rack_page(
    path: str, title: str, cards: tuple[Card, ...], *, intro: str = "", empty: str = "", kicker: str = "가게"
) -> OutputPage:
    return OutputPage(
        path=path,
        title=title,
        template="rack.html",
        description=intro,
        view={"title": title, "kicker": kicker, "intro": intro, "cards": cards, "empty": empty},
    )
