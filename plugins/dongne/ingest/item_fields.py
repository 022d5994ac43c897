"""What reporters and the board write above articles, editions, events and programmes."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator

from dongne.domain.achievements import MEASURES
from dongne.ingest.fields import (
    Consent,
    Day,
    Deadline,
    Different,
    EditionId,
    Fields,
    Filled,
    GivenConsent,
    ItemId,
    LocalInstant,
    Many,
    PhotoFile,
    ProgrammeId,
    Prose,
    ReporterId,
    ShopId,
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


def _dated(moment: datetime, info: ValidationInfo) -> datetime:
    period = around(info).period
    if period is not None and not moment.isoformat().startswith(period):
        raise complain("date_folder", folder=period, date=f"{moment:%Y-%m-%d}")
    return moment


def _category(value: object, info: ValidationInfo) -> str:
    return declared(tidy(value), list(around(info).categories))


def declared(text: str, known: list[str]) -> str:
    """Give a category if the site has it."""
    if text not in known:
        raise complain("category_unknown", text=text, nearest=nearest(text, known), known=", ".join(known))
    return text


def _measure(value: object) -> str:
    text = tidy(value)
    if text not in MEASURES:
        raise complain("choice", text=text, nearest=nearest(text, MEASURES), known=", ".join(MEASURES))
    return text


ItemDate = Annotated[LocalInstant, AfterValidator(_dated)]
Amount = Annotated[int, Field(ge=0, le=10**12)]
Reporters = Annotated[Many[ReporterId], Different]


class AllowFields(Fields):
    """Something that looks like personal data, as it is written, and why it may be printed all the same."""

    what: Text160
    why: Text160


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
    reporters: Annotated[Many[ReporterId], Filled, Different]
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
    allow: Many[AllowFields] = ()

    @field_validator("expires")
    @classmethod
    def _expires_later(cls, expires: datetime | None, info: ValidationInfo) -> datetime | None:
        return _later(expires, info.data.get("date"), "date")


class ReaderWordsFields(Fields):
    """What a reader said, printed with their leave."""

    text: Text300
    name: Text30
    consent: GivenConsent
    about: ItemId | None = None


class EditionFields(Fields):
    """One number of the newsletter."""

    title: Text80
    number: Annotated[int, Field(ge=1, le=9999)]
    date: ItemDate
    summary: Text300
    cover: PhotoFields | None = None
    stories: Annotated[Many[StoryId], Different] = ()
    readers_words: Many[ReaderWordsFields] = ()
    allow: Many[AllowFields] = ()


class CouponFields(Fields):
    """What a resident gets, and until when."""

    text: Text160
    until: Deadline


class EventFields(Fields):
    """A sale, a market, a workshop open to residents."""

    title: Text80
    summary: Text300
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
    allow: Many[AllowFields] = ()

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
    summary: Text300
    required: bool = True
    targets: Many[TargetFields] = ()
    records: Many[RecordFields] = ()
    allow: Many[AllowFields] = ()


def _later(later: datetime | None, earlier: Any, key: str) -> datetime | None:  # noqa: ANN401 - as pydantic gives it
    if later is not None and earlier is not None and later <= earlier:
        raise complain("not_after", key=key)
    return later
