"""What is written above a shop's profile."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from dongne.ingest.fields import (
    Day,
    Different,
    Fields,
    Filled,
    Hours,
    HttpsUrl,
    Many,
    Phone,
    Price,
    Prose,
    Slug,
    Text30,
    Text80,
    Text160,
    Text300,
    around,
    complain,
    tidy,
)
from dongne.ingest.item_fields import AllowFields, PhotoFields, PortrayedFields, Reporters, declared


def _shop_category(value: object, info: ValidationInfo) -> str:
    return declared(tidy(value), list(around(info).shop_categories))


def _true(value: object) -> bool:
    if value is not True:
        raise complain("not_true")
    return value


Truth = Annotated[Literal[True], BeforeValidator(_true)]


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

    ingredients: Annotated[Many[IngredientFields], Filled]
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

    services: Annotated[Many[ServiceFields], Filled]


class StudyGroupFields(Fields):
    """The study group that a shop belongs to."""

    id: Slug
    title: Text80


class ShopFields(Fields):
    """What is known of a shop."""

    name: Text80
    category: Annotated[str, BeforeValidator(_shop_category)]
    summary: Text300
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
    allow: Many[AllowFields] = ()

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
