"""The search page: an address that can be linked to and shared, ``/search/?q=떡볶이``."""

from dataclasses import dataclass

from dongne.render import dates
from dongne.render.outputs import OutputPage, Site
from dongne.render.pages.cards import Ref

PATH = "search/"
_MONTHS = 6
"""Months that are offered at once; the archive has all."""


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """Ways to go where a search leads nowhere."""

    title: str
    entries: tuple[Ref, ...]


def search_page(site: Site) -> OutputPage:
    """Give the page with the form, and the shelves to look through where searching does not help."""
    return OutputPage(
        path=PATH,
        title="검색",
        template="search.html",
        description=f"{site.settings.site_name}의 기사와 가게, 행사를 찾습니다.",
        view={"title": "검색", "shelves": (_articles(site), _shops(site), _others())},
    )


def _articles(site: Site) -> Shelf:
    categories = [
        Ref(title=category.title, path=f"categories/{category.id}/") for category in site.settings.categories
    ]
    newest = [
        Ref(title=dates.month(month), path=f"archive/{month.replace('-', '/')}/")
        for month in list(site.publication.months)[:_MONTHS]
    ]
    return Shelf(title="기사", entries=(*categories, *newest, Ref(title="지난 기사 모두", path="archive/")))


def _shops(site: Site) -> Shelf:
    categories = [
        Ref(title=title, path=f"shops/category/{category}/")
        for category, title in site.settings.shop_category_titles.items()
        if site.publication.shops_in(category)
    ]
    return Shelf(title="가게", entries=(*categories, Ref(title="가게 모두", path="shops/")))


def _others() -> Shelf:
    entries = (
        Ref(title="행사", path="events/"),
        Ref(title="호", path="editions/"),
        Ref(title="기자단", path="reporters/"),
        Ref(title="단위사업", path="programmes/"),
    )
    return Shelf(title="그 밖에", entries=entries)
