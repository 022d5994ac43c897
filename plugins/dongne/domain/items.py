"""The five kinds of thing that the gate may publish, as frozen values."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dongne.domain.address import Kind
from dongne.domain.item import Item, Original, Photo, Portrayed
from dongne.domain.readers import ReaderWords

__all__ = [
    "Article",
    "Correction",
    "Coupon",
    "Edition",
    "Event",
    "Handmade",
    "Ingredient",
    "Item",
    "Link",
    "Location",
    "MenuEntry",
    "Original",
    "Photo",
    "Portrayed",
    "Programme",
    "Record",
    "Service",
    "Shop",
    "StudyGroup",
    "Target",
]


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What was wrong, and when it was put right."""

    date: date
    text: str


@dataclass(frozen=True, kw_only=True)
class Article(Item):
    """One story from ``content/articles/``."""

    date: datetime
    category: str
    cover: Photo | None = None
    tags: tuple[str, ...] = ()
    shops: tuple[str, ...] = ()
    """Ids of the shops it is about."""
    programme: str | None = None
    edition: str | None = None
    """Id of the edition that it asks for; None: the one of its month."""
    people: tuple[Portrayed, ...] = ()
    corrections: tuple[Correction, ...] = ()
    sponsored: bool = False
    expires: datetime | None = None
    comments: bool = True

    @property
    def category_id(self) -> str:
        """The article's category."""
        return self.category

    @property
    def release(self) -> datetime:
        """The article's date; in the future it is an embargo."""
        return self.date

    @property
    def expiry(self) -> datetime | None:
        """The moment from which it may no longer be read."""
        return self.expires

    @property
    def month(self) -> str:
        """The month under which it is counted, ``2022-05``, in the site's time zone."""
        return f"{self.date.year:04}-{self.date.month:02}"

    @property
    def edition_id(self) -> str:
        """The edition that it belongs to."""
        return self.edition or f"editions/{self.month}"

    @property
    def named_shops(self) -> tuple[str, ...]:
        """Ids of the shops that it is about."""
        return self.shops

    @property
    def photos(self) -> tuple[Photo, ...]:
        """The cover, if it has one."""
        return () if self.cover is None else (self.cover,)


@dataclass(frozen=True, kw_only=True)
class Location:
    """A point on the map, in degrees (WGS 84)."""

    lat: float
    lon: float


@dataclass(frozen=True, kw_only=True)
class MenuEntry:
    """Something for sale; the price as it is written on the wall."""

    name: str
    price: str


@dataclass(frozen=True, kw_only=True)
class Link:
    """An address elsewhere, https only."""

    title: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Ingredient:
    """What a handmade shop cooks with: the plan asks for origin and producer."""

    name: str
    origin: str
    producer: str


@dataclass(frozen=True, kw_only=True)
class Handmade:
    """Why a shop may be called 손수가게: the three conditions of the plan."""

    ingredients: tuple[Ingredient, ...]
    story: str | None = None
    selected: date | None = None


@dataclass(frozen=True, kw_only=True)
class Service:
    """Something that a community store does for its neighbours."""

    name: str
    since: date | None = None
    where: str | None = None


@dataclass(frozen=True, kw_only=True)
class StudyGroup:
    """The marketing study group that a shop belongs to."""

    id: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Shop(Item):
    """One business from ``content/shops/``; its ``name`` is the item's title."""

    category: str
    address: str
    checked: date
    location: Location | None = None
    phone: str | None = None
    hours: str | None = None
    """OpenStreetMap ``opening_hours`` syntax, checked."""
    closed: date | None = None
    opened: date | None = None
    menu: tuple[MenuEntry, ...] = ()
    payment: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    access: tuple[str, ...] = ()
    pictures: tuple[Photo, ...] = ()
    owner: Portrayed | None = None
    handmade: Handmade | None = None
    services: tuple[Service, ...] = ()
    """What it does as a community store; empty: it is none."""
    study_group: StudyGroup | None = None

    @property
    def category_id(self) -> str:
        """The shop's category."""
        return self.category

    @property
    def photos(self) -> tuple[Photo, ...]:
        """The pictures of the profile."""
        return self.pictures


@dataclass(frozen=True, kw_only=True)
class Edition(Item):
    """One number of the newsletter (호)."""

    number: int
    date: datetime
    cover: Photo | None = None
    stories: tuple[str, ...] = ()
    """Ids of articles, in the board's order; the rest of the month follows."""
    readers_words: tuple[ReaderWords, ...] = ()

    @property
    def release(self) -> datetime:
        """The edition's date."""
        return self.date

    @property
    def named_shops(self) -> tuple[str, ...]:
        """Ids of the shops of which its readers speak."""
        spoken_of = (words.about for words in self.readers_words if words.about is not None)
        return tuple(about for about in spoken_of if Kind.of(about) is Kind.SHOP)

    @property
    def photos(self) -> tuple[Photo, ...]:
        """The cover, if it has one."""
        return () if self.cover is None else (self.cover,)


@dataclass(frozen=True, kw_only=True)
class Coupon:
    """What a resident gets, and until when (the end of that day)."""

    text: str
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Event(Item):
    """A sale, a market, a workshop open to residents."""

    starts: datetime
    place: str
    ends: datetime | None = None
    date: datetime | None = None
    """When it may be announced; None: at once."""
    contact: str | None = None
    cover: Photo | None = None
    shops: tuple[str, ...] = ()
    programme: str | None = None
    coupon: Coupon | None = None
    expires: datetime | None = None

    @property
    def release(self) -> datetime | None:
        """When it may be announced."""
        return self.date

    @property
    def expiry(self) -> datetime | None:
        """The moment from which it may no longer be read."""
        return self.expires

    @property
    def named_shops(self) -> tuple[str, ...]:
        """Ids of the shops that take part."""
        return self.shops

    @property
    def photos(self) -> tuple[Photo, ...]:
        """The cover, if it has one."""
        return () if self.cover is None else (self.cover,)

    @property
    def over_from(self) -> datetime:
        """The first instant at which it is over; a day without an hour lasts until its midnight."""
        last = self.ends or self.starts
        return last + timedelta(days=1) if last.time() == time() else last

    def is_over(self, at: datetime) -> bool:
        """Whether it has ended at the instant ``at``."""
        return self.over_from <= at


@dataclass(frozen=True, kw_only=True)
class Target:
    """A figure that a programme wants to reach each year."""

    name: str
    unit: str
    target: int | None = None
    measure: str | None = None


@dataclass(frozen=True, kw_only=True)
class Record:
    """Something that was done, on a day, in an amount."""

    date: date
    name: str
    amount: int
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Programme(Item):
    """One of the unit projects (단위사업) of the plan."""

    required: bool = True
    targets: tuple[Target, ...] = ()
    records: tuple[Record, ...] = ()
