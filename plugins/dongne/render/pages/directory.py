"""The lists of shops: all of them, by trade, by what they offer, by study group, and codes for their doors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dongne.domain.items import Service, Shop
from dongne.render.addresses import absolute, code_path
from dongne.render.outputs import OutputPage, Site
from dongne.render.pages.cards import Card, Ref, shop_card
from dongne.render.shops.clock import Clock, find_clock
from dongne.render.shops.sketch import Sketch, draw_sketch
from dongne.render.shops.traits import has_way_in, takes_vouchers
from dongne.render.words import hours_in_words

HANDMADE_WORDS = "재료의 고향과 만든 이를 밝히고, 화학조미료 없이, 만드는 모습을 보여 주는 가게입니다. 한 상권에 다섯 곳까지 고릅니다."
COMMUNITY_WORDS = "물건을 사지 않아도 들러서 도움을 받을 수 있는 가게와 그 나눔 서비스입니다."


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A shop in a list, with what the list may be asked for."""

    card: Card
    trade: str
    marks: str
    """Names of the filters that it passes, with spaces between."""
    words: str
    """What else it may be found by."""
    clock: Clock | None
    """Tells whether it is open; None or false: only words."""
    hours_words: str
    """Its hours as the list says them without a clock."""
    services: tuple[Service, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Rack:
    """Shops under one heading."""

    title: str
    path: str
    entries: tuple[Entry, ...]
    kicker: str = "가게"
    intro: str = ""
    empty: str = ""


@dataclass(frozen=True, kw_only=True)
class Door:
    """A way into the directory: a list that is a page, and the filter that gives the same at once."""

    title: str
    path: str
    count: int
    name: str
    """Of the filter."""
    brief: str = ""
    """What the filter's button says, where the title is long."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A code for a shop's door."""

    slug: str
    title: str
    address: str
    """Where the code leads."""
    code: str
    """The path of its picture."""


def make_directory_pages(site: Site) -> Iterator[OutputPage]:
    """Give every list of shops."""
    racks = _racks(site)
    traits = _traits(site)
    yield _directory(site, racks, traits)
    for rack in racks:
        yield _list_page(site, rack)
    yield from _trait_pages(site, traits)
    yield _community(site)
    yield from _group_pages(site)
    if site.settings.site_url and site.publication.shops:
        yield _sheets(site)


def _entry(site: Site, shop: Shop) -> Entry:
    lines = hours_in_words(shop.hours or "")
    marks = {
        "handmade": shop.handmade is not None,
        "community": bool(shop.services),
        "vouchers": takes_vouchers(shop),
        "wheelchair": has_way_in(shop),
    }
    trade = site.settings.shop_category_titles.get(shop.category, "")
    return Entry(
        card=shop_card(site, shop),
        trade=shop.category,
        marks=" ".join(name for name, has in marks.items() if has),
        words=" ".join([trade, *(entry.name for entry in shop.menu), *(each.name for each in shop.services)]),
        clock=find_clock(site, shop),
        hours_words=f"{lines[0].days} {lines[0].times}" if lines else "",
        services=shop.services,
    )


def _entries(site: Site, shops: Sequence[Shop]) -> tuple[Entry, ...]:
    return tuple(_entry(site, shop) for shop in shops)


def _racks(site: Site) -> tuple[Rack, ...]:
    """Give the shops by trade, in the order of the settings."""
    return tuple(
        Rack(title=title, path=f"shops/category/{category}/", entries=_entries(site, shops))
        for category, title in site.settings.shop_category_titles.items()
        if (shops := site.publication.shops_in(category))
    )


# --- what shops offer


@dataclass(frozen=True, kw_only=True)
class Trait:
    """Something that residents look for, and the shops that have it."""

    name: str
    title: str
    intro: str
    shops: tuple[Shop, ...]
    brief: str = ""

    @property
    def path(self) -> str:
        """The page that lists them."""
        return f"shops/{self.name}/"


def _traits(site: Site) -> tuple[Trait, ...]:
    publication = site.publication
    return (
        Trait(name="handmade", title="손수가게", intro=HANDMADE_WORDS, shops=publication.handmade_shops),
        Trait(
            name="community",
            title="커뮤니티스토어",
            intro=COMMUNITY_WORDS,
            shops=publication.community_stores,
        ),
        Trait(
            name="vouchers",
            title="상품권 받는 가게",
            intro="지역상품권이나 온누리상품권을 받는 가게입니다.",
            shops=tuple(filter(takes_vouchers, publication.shops)),
            brief="상품권 받음",
        ),
        Trait(
            name="wheelchair",
            title="휠체어로 들어가는 가게",
            intro="문턱이 없거나 경사로가 있는 가게입니다. 유아차와 보행기도 들어갑니다.",
            shops=tuple(filter(has_way_in, publication.shops)),
            brief="휠체어 들어감",
        ),
    )


def _trait_pages(site: Site, traits: Sequence[Trait]) -> Iterator[OutputPage]:
    for trait in traits:
        if trait.name == "handmade" or (trait.shops and trait.name != "community"):
            rack = Rack(
                title=trait.title,
                path=trait.path,
                entries=_entries(site, trait.shops),
                intro=trait.intro,
                empty="아직 손수가게로 뽑힌 가게가 없습니다.",
            )
            yield _list_page(site, rack)


def _group_pages(site: Site) -> Iterator[OutputPage]:
    for group, shops in site.publication.study_groups.items():
        rack = Rack(
            title=group.title,
            path=f"shops/groups/{group.id}/",
            entries=_entries(site, shops),
            kicker="마케팅 스터디그룹",
            intro=f"함께 배우고 함께 알리는 가게 {len(shops)}곳입니다.",
        )
        yield _list_page(site, rack)


# --- the pages


def _directory(site: Site, racks: Sequence[Rack], traits: Sequence[Trait]) -> OutputPage:
    shops = site.publication.shops
    trades = tuple(
        Door(title=rack.title, path=rack.path, count=len(rack.entries), name=rack.path.split("/")[-2])
        for rack in racks
    )
    marks = tuple(
        Door(
            title=trait.title,
            path=trait.path,
            count=len(trait.shops),
            name=trait.name,
            brief=trait.brief or trait.title,
        )
        for trait in traits
        if trait.shops
    )
    groups = tuple(
        Ref(title=group.title, path=f"shops/groups/{group.id}/") for group in site.publication.study_groups
    )
    return OutputPage(
        path="shops/",
        title="동네 가게",
        template="directory.html",
        description=f"{site.settings.area}의 가게를 주민이 찾아가 확인하고 소개합니다.",
        view={
            "title": "동네 가게",
            "area": site.settings.area,
            "zone": site.settings.zone.key,
            "count": len(shops),
            "racks": tuple(racks),
            "trades": trades,
            "marks": marks,
            "groups": groups,
            "clocks": tuple(entry.clock for rack in racks for entry in rack.entries),
            "sketch": _sketch(site, shops),
            "has_sheets": bool(site.settings.site_url and shops),
        },
    )


def _sketch(site: Site, shops: Sequence[Shop]) -> Sketch | None:
    return draw_sketch(shops, dict(site.settings.shop_category_titles))


def _community(site: Site) -> OutputPage:
    return OutputPage(
        path="shops/community/",
        title="커뮤니티스토어",
        template="community.html",
        description=COMMUNITY_WORDS,
        view={
            "title": "커뮤니티스토어",
            "intro": COMMUNITY_WORDS,
            "zone": site.settings.zone.key,
            "entries": _entries(site, site.publication.community_stores),
        },
    )


def _list_page(site: Site, rack: Rack) -> OutputPage:
    return OutputPage(
        path=rack.path,
        title=rack.title,
        template="shop_list.html",
        description=rack.intro
        or f"{site.settings.area}의 {rack.title}, 가게 {len(rack.entries)}곳을 소개합니다.",
        view={
            "title": rack.title,
            "kicker": rack.kicker,
            "intro": rack.intro,
            "zone": site.settings.zone.key,
            "entries": rack.entries,
            "empty": rack.empty,
        },
    )


def _sheets(site: Site) -> OutputPage:
    """Give the page from which the codes for all doors are printed."""
    sheets = tuple(
        Sheet(
            slug=shop.slug,
            title=shop.title,
            address=absolute(site.settings, shop.permalink),
            code=code_path(shop),
        )
        for shop in site.publication.shops
    )
    return OutputPage(
        path="shops/qr/",
        title="문에 붙이는 QR",
        template="sheets.html",
        description="가게 문에 붙이는 QR 안내문입니다. A4 한 장에 한 가게씩 인쇄됩니다.",
        view={
            "title": "문에 붙이는 QR",
            "sheets": sheets,
            "paper": site.settings.site_name,
            "area": site.settings.area,
        },
        repeats=True,
    )
