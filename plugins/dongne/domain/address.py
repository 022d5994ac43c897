"""Ids of items and their addresses on the site."""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from dongne.errors import Origin, Problem


class Kind(StrEnum):
    """What an item is."""

    ARTICLE = "article"
    SHOP = "shop"
    EDITION = "edition"
    EVENT = "event"
    PROGRAMME = "programme"

    @property
    def folder(self) -> str:
        """The folder below ``content/``, which is also the first part of every id."""
        return f"{self.value}s"

    @property
    def label(self) -> str:
        """The Korean word for it."""
        return _LABELS[self]

    @classmethod
    def of(cls, item_id: str) -> "Kind":
        """Tell the kind from an id such as ``articles/2022/dawn-market``."""
        return _BY_FOLDER[item_id.partition("/")[0]]


_LABELS = {
    Kind.ARTICLE: "기사",
    Kind.SHOP: "가게",
    Kind.EDITION: "호",
    Kind.EVENT: "행사",
    Kind.PROGRAMME: "단위사업",
}
_BY_FOLDER = {kind.folder: kind for kind in Kind}

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""Lower-case ASCII letters, digits and single hyphens: what survives being pasted into a chat."""

SLUG_LIMIT = 80
"""Longest slug, in characters: with the year it stays below every file system's limit."""

RESERVED = frozenset(
    {
        "archive", "assets", "atom", "categories", "category", "community", "feed", "groups", "handmade",
        "index", "media", "metrics", "new", "page", "qr", "search", "sitemap", "vouchers", "wheelchair",
    }
)  # fmt: skip
"""Slugs that a list page or a feed already uses."""

_SHAPES = {
    Kind.ARTICLE: re.compile(rf"articles/(?P<year>[0-9]{{4}})/(?P<slug>{SLUG.pattern})"),
    Kind.SHOP: re.compile(rf"shops/(?P<slug>{SLUG.pattern})"),
    Kind.EDITION: re.compile(r"editions/(?P<slug>[0-9]{4}-(?:0[1-9]|1[0-2]))"),
    Kind.EVENT: re.compile(rf"events/(?P<slug>{SLUG.pattern})"),
    Kind.PROGRAMME: re.compile(rf"programmes/(?P<slug>{SLUG.pattern})"),
}


def is_slug(text: str) -> bool:
    """Whether this may be the last part of an address."""
    return len(text) <= SLUG_LIMIT and text not in RESERVED and SLUG.fullmatch(text) is not None


def is_item_id(text: str) -> bool:
    """Whether this is the id of an item that could exist."""
    folder, _, _ = text.partition("/")
    kind = _BY_FOLDER.get(folder)
    if kind is None:
        return False
    match = _SHAPES[kind].fullmatch(text)
    return match is not None and is_slug(match["slug"])


def slug_of(item_id: str) -> str:
    """Give the last part of an id."""
    return item_id.rpartition("/")[2]


def permalink(item_id: str) -> str:
    """Give the item's address below the site's root, without a leading slash."""
    return f"{item_id}/"


def find_collisions(folders: Iterable[tuple[str, Origin]]) -> list[Problem]:
    """Report folders that a file system or a reader could take for one another (leak row 13).

    Takes every bundle's folder below ``content/`` as it stands on disk, with its origin.
    """
    seen: dict[str, str] = {}
    problems = []
    for folder, origin in sorted(folders, key=lambda pair: pair[0]):
        key = unicodedata.normalize("NFKC", folder).casefold()
        other = seen.setdefault(key, folder)
        if other != folder:
            problems.append(
                Problem(
                    origin=origin,
                    code="id-collision",
                    message=f"`{folder}`와 `{other}`는 글자 크기나 한글 표현만 다른 같은 주소입니다.",
                    hint="둘 가운데 한 폴더의 이름을 다르게 바꿔 주세요.",
                )
            )
    return problems
