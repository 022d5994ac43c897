"""What people write above the text: the front matter of each kind of item, as typed models."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator

from dongne.ingest.fields import (
    Consent,
    Day,
    Deadline,
    Different,
    EditionId,
    Fields,
    Hours,
    HttpsUrl,
    LocalInstant,
    Many,
    Phone,
    PhotoFile,
    Price,
    ProgrammeId,
    Prose,
    ReporterId,
    ShopId,
    Slug,
    StoryId,
    Text30,
    Text80,
    Text160,
    Text300,
    around,
    complain,
    nearest,
    tidy,
)

MEASURES = (
    "articles", "comments", "editions", "events",
    "handmade_shops", "community_stores", "community_services", "study_groups",
)  # fmt: skip
"""What a programme's target can be counted from."""


def _dated(moment: datetime, info: ValidationInfo) -> datetime:
    period = around(info).period
    if period is not None and not moment.isoformat().startswith(period):
        raise complain("date_folder", folder=period, date=f"{moment:%Y-%m-%d}")
    return moment


def _category(value: object, info: ValidationInfo) -> str:
    return _declared(tidy(value), list(around(info).categories))


def _shop_category(value: object, info: ValidationInfo) -> str:
    return _declared(tidy(value), list(around(info).shop_categories))


def _declared(text: str, known: list[str]) -> str:
    if text not in known:
        raise complain(
            "category_unknown", text=text[:40], nearest=nearest(text, known), known=", ".join(known)
        )
    return text


def _true(value: object) -> bool:
    if value is not True:
        raise complain("not_true")
    return value


def _measure(value: object) -> str:
    text = tidy(value)
    if text not in MEASURES:
        raise complain(
            "choice", text=text[:40], nearest=nearest(text, list(MEASURES)), known=", ".join(MEASURES)
        )
    return text


ItemDate = Annotated[LocalInstant, AfterValidator(_dated)]
Truth = Annotated[Literal[True], BeforeValidator(_true)]
Amount = Annotated[int, Field(ge=0, le=10**12)]
Reporters = Annotated[Many[ReporterId], Different]


class PhotoFields(Fields):
    """A photo and its words."""

    file: PhotoFile
    alt: Text300
    caption: Text300 | None = None
    credit: Text80 | None = None
    licence: Text80 | None = None


class PortrayedFields(Fields):
    """Somebody shown by name."""

    name: Text80
    consent: Consent = False


class CorrectionFields(Fields):
    """What was wrong, and when it was put right."""

    date: Day
    text: Prose


class ArticleFields(Fields):
    """What a reporter writes above an article."""

    title: Text80
    date: ItemDate
    category: Annotated[str, BeforeValidator(_category)]
    reporters: Annotated[Many[ReporterId], Field(min_length=1), Different]
    summary: Text160
    cover: PhotoFields | None = None
    tags: Annotated[Many[Text30], Different] = ()
    shops: Annotated[Many[ShopId], Different] = ()
    programme: ProgrammeId | None = None
    edition: EditionId | None = None
    people: Many[PortrayedFields] = ()
    corrections: Many[CorrectionFields] = ()
    sponsored: bool = False
    expires: Deadline | None = None
    comments: bool = True

    @field_validator("expires")
    @classmethod
    def _expires_later(cls, expires: datetime | None, info: ValidationInfo) -> datetime | None:
        return _later(expires, info.data.get("date"), "date")


class LocationFields(Fields):
    """A point on the map."""

    lat: Annotated[float, Field(ge=-90, le=90)]
    lon: Annotated[float, Field(ge=-180, le=180)]


class MenuFields(Fields):
    """Something for sale."""

    name: Text80
    price: Price


class LinkFields(Fields):
    """An address elsewhere."""

    title: Text80
    url: HttpsUrl


class IngredientFields(Fields):
    """What a handmade shop cooks with."""

    name: Text80
    origin: Text80
    producer: Text80


class HandmadeFields(Fields):
    """The three conditions of 손수가게."""

    ingredients: Annotated[Many[IngredientFields], Field(min_length=1)]
    no_chemical_seasoning: Truth
    process_visible: Truth
    story: Prose | None = None
    selected: Day | None = None


class ServiceFields(Fields):
    """Something that a community store does for its neighbours."""

    name: Text80
    since: Day | None = None
    where: Text160 | None = None


class CommunityStoreFields(Fields):
    """The services of a community store."""

    services: Annotated[Many[ServiceFields], Field(min_length=1)]


class StudyGroupFields(Fields):
    """The study group that a shop belongs to."""

    id: Slug
    title: Text80


class ShopFields(Fields):
    """What is known of a shop."""

    name: Text80
    category: Annotated[str, BeforeValidator(_shop_category)]
    summary: Text160
    address: Text160
    checked: Day
    location: LocationFields | None = None
    phone: Phone | None = None
    hours: Hours | None = None
    closed: Day | None = None
    opened: Day | None = None
    menu: Many[MenuFields] = ()
    payment: Annotated[Many[Text30], Different] = ()
    links: Many[LinkFields] = ()
    access: Annotated[Many[Text80], Different] = ()
    photos: Many[PhotoFields] = ()
    owner: PortrayedFields | None = None
    reporters: Reporters = ()
    handmade: HandmadeFields | None = None
    community_store: CommunityStoreFields | None = None
    study_group: StudyGroupFields | None = None

    @field_validator("location")
    @classmethod
    def _in_the_area(cls, location: LocationFields | None, info: ValidationInfo) -> LocationFields | None:
        bounds = around(info).bounds
        if location is not None and bounds is not None and not bounds.contains(location.lat, location.lon):
            raise complain("location_outside", lat=location.lat, lon=location.lon)
        return location

    @field_validator("opened")
    @classmethod
    def _opened_before_closed(cls, opened: date | None, info: ValidationInfo) -> date | None:
        closed = info.data.get("closed")
        if opened is not None and closed is not None and opened > closed:
            raise complain("not_before", key="closed")
        return opened


class EditionFields(Fields):
    """One number of the newsletter."""

    title: Text80
    number: Annotated[int, Field(ge=1, le=9999)]
    date: ItemDate
    summary: Text160
    cover: PhotoFields | None = None
    stories: Annotated[Many[StoryId], Different] = ()


class CouponFields(Fields):
    """What a resident gets, and until when."""

    text: Text160
    until: Deadline


class EventFields(Fields):
    """A sale, a market, a workshop open to residents."""

    title: Text80
    summary: Text160
    starts: LocalInstant
    place: Text160
    ends: LocalInstant | None = None
    date: LocalInstant | None = None
    contact: Text160 | None = None
    cover: PhotoFields | None = None
    shops: Annotated[Many[ShopId], Different] = ()
    programme: ProgrammeId | None = None
    coupon: CouponFields | None = None
    reporters: Reporters = ()
    expires: Deadline | None = None

    @field_validator("ends")
    @classmethod
    def _ends_later(cls, ends: datetime | None, info: ValidationInfo) -> datetime | None:
        starts = info.data.get("starts")
        if ends is not None and starts is not None and ends < starts:
            raise complain("not_after", key="starts")
        return ends

    @field_validator("date")
    @classmethod
    def _announced_before(cls, announced: datetime | None, info: ValidationInfo) -> datetime | None:
        starts = info.data.get("starts")
        if announced is not None and starts is not None and announced > starts:
            raise complain("not_before", key="starts")
        return announced

    @field_validator("expires")
    @classmethod
    def _expires_later(cls, expires: datetime | None, info: ValidationInfo) -> datetime | None:
        return _later(expires, info.data.get("date"), "date")


class TargetFields(Fields):
    """A figure that a programme wants to reach each year."""

    name: Text80
    unit: Text30
    target: Amount | None = None
    measure: Annotated[str, BeforeValidator(_measure)] | None = None


class RecordFields(Fields):
    """Something that was done."""

    date: Day
    name: Text80
    amount: Amount
    note: Text300 | None = None


class ProgrammeFields(Fields):
    """One of the unit projects."""

    title: Text80
    summary: Text160
    required: bool = True
    targets: Many[TargetFields] = ()
    records: Many[RecordFields] = ()


def _later(later: datetime | None, earlier: Any, key: str) -> datetime | None:  # noqa: ANN401 - as pydantic gives it
    if later is not None and earlier is not None and later <= earlier:
        raise complain("not_after", key=key)
    return later
