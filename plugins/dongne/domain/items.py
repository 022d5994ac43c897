"""The five kinds of thing that the gate may publish, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

from dongne.domain.address import Kind, permalink, slug_of
from dongne.domain.readers import ReaderWords
from dongne.errors import Origin


@dataclass(frozen=True, kw_only=True)
class Photo:
    """A picture as an item shows it: which file, and its words."""

    file: str
    alt: str
    caption: str | None = None
    credit: str | None = None
    licence: str | None = None


@dataclass(frozen=True, kw_only=True)
class Original:
    """A picture file of a bundle, as the reporter gave it in."""

    name: str
    """Its name, NFC."""
    sha256: str
    """Of its bytes, 64 hexadecimal digits."""
    path: str
    """Where it lies, below the site's folder, as the file system spells it."""


@dataclass(frozen=True, kw_only=True)
class Portrayed:
    """Somebody shown by name, and the id of their recorded consent."""

    name: str
    consent: str | None = None


@dataclass(frozen=True, kw_only=True)
class Item:
    """What every kind has in common."""

    id: str
    title: str
    summary: str
    body: str
    """The Markdown below the front matter: NFC, LF."""
    digest: str
    """``sha256:…`` of everything in this version that reaches a reader."""
    origin: Origin
    reporters: tuple[str, ...] = ()
    originals: tuple[Original, ...] = ()
    references: tuple[str, ...] = ()
    """The items to which the body links, as the reporter names them: ids or slugs."""
    inline_photos: tuple[str, ...] = ()
    """Names of the originals that the body shows."""
    body_line: int = 1
    """Line of the file on which the body begins."""
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}), compare=False)
    """Line of each front-matter key, such as ``cover.alt`` or ``shops.0``."""

    @property
    def kind(self) -> Kind:
        """What this is."""
        return Kind.of(self.id)

    @property
    def slug(self) -> str:
        """The last part of the id."""
        return slug_of(self.id)

    @property
    def permalink(self) -> str:
        """The address below the site's root."""
        return permalink(self.id)

    @property
    def category_id(self) -> str | None:
        """The category whose rule of the policy applies, if the kind has categories."""
        return None

    @property
    def release(self) -> datetime | None:
        """The first instant at which this may be read; None: at once."""
        return None

    @property
    def expiry(self) -> datetime | None:
        """The first instant at which this may no longer be read; None: never."""
        return None

    @property
    def named_shops(self) -> tuple[str, ...]:
        """Ids of the shops that the front matter names: nobody with an interest in one of them decides on the item."""
        return ()

    @property
    def photos(self) -> tuple[Photo, ...]:
        """The pictures that the front matter names."""
        return ()

    @property
    def shown_originals(self) -> tuple[Original, ...]:
        """The originals that the front matter or the body shows; the others are never published."""
        shown = {photo.file for photo in self.photos} | set(self.inline_photos)
        return tuple(original for original in self.originals if original.name in shown)

    def origin_of(self, key: str) -> Origin:
        """Give the place of a front-matter key, or of the item when the key is not written."""
        return Origin(file=self.origin.file, line=self.lines.get(key, self.origin.line))

    def original(self, name: str) -> Original | None:
        """Find a picture file of the bundle by its NFC name."""
        return next((original for original in self.originals if original.name == name), None)


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
        return f"{self.date:%Y-%m}"

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
