"""The types of single values, as the models use them: strict, normalised, with Korean complaints by code."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from functools import lru_cache
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, TypeVar, cast
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from dongne.domain.address import SLUG, Kind, is_item_id, is_slug
from dongne.domain.settings import Bounds
from dongne.domain.unfolding import is_blank
from dongne.ingest.bundle_folders import PHOTO_SUFFIXES
from dongne.ingest.moments import MomentImpossibleError, MomentShapeError, parse_day, parse_moment


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What a value has to fit into: the site's zone and lists, the bundle's folder and photos."""

    zone: ZoneInfo
    categories: Mapping[str, str] = field(default_factory=dict)
    shop_categories: Mapping[str, str] = field(default_factory=dict)
    bounds: Bounds | None = None
    reporters: frozenset[str] | None = None
    """Ids of the roster; None: the roster itself is unreadable, which is reported once and not at every name."""
    photos: frozenset[str] = frozenset()
    period: str | None = None
    """How the item's date must begin: ``2022`` for an article, ``2022-05`` for an edition."""


class Fields(BaseModel):
    """A mapping that a neighbour writes; whatever it does not know, it refuses."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, hide_input_in_errors=True)

    refused: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """Keys that somebody may well try, and why (Korean) they are not known."""


def around(info: ValidationInfo) -> Surroundings:
    """Give the surroundings with which a model was called."""
    return cast("Surroundings", info.context)


def complain(code: str, **words: object) -> PydanticCustomError:
    """Give the error that stands for a complaint; ``complaints`` has its Korean."""
    return PydanticCustomError(code, code, cast("dict[str, Any]", words))


def nearest(word: str, known: Iterable[str]) -> str:
    """Give the known word that was probably meant, or nothing."""
    return next(iter(get_close_matches(word, sorted(known), n=1, cutoff=0.6)), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Ask (in Korean) whether the nearest known word was meant; nothing where none is near."""
    meant = nearest(word, known)
    return f"혹시 `{meant}`을(를) 쓰려고 하셨나요? " if meant else ""


def tidy(text: object) -> str:
    """Give a text in NFC without space around it."""
    if not isinstance(text, str):
        raise complain("string_type")
    return unicodedata.normalize("NFC", text).strip()


def _words(limit: int, *, lines: bool = False) -> Callable[[object], str]:
    def check(value: object) -> str:
        text = tidy(value)
        if is_blank(text):
            raise complain("text_empty")
        if not lines and "\n" in text:
            raise complain("text_lines")
        if len(text) > limit:
            raise complain("text_long", length=len(text), limit=limit)
        return text

    return check


def _day(value: object) -> date:
    text = tidy(value)
    try:
        return parse_day(text)
    except MomentShapeError as error:
        raise complain("day_shape", text=text) from error
    except MomentImpossibleError as error:
        raise complain("moment_impossible", text=text) from error


def _moment(*, end_of_day: bool) -> Callable[[object, ValidationInfo], datetime]:
    def check(value: object, info: ValidationInfo) -> datetime:
        text = tidy(value)
        try:
            return parse_moment(text, around(info).zone, end_of_day=end_of_day)
        except MomentShapeError as error:
            raise complain("moment_shape", text=text) from error
        except MomentImpossibleError as error:
            raise complain("moment_impossible", text=text) from error

    return check


def _slug(value: object) -> str:
    # Not tidied: two keys of a mapping must not become one.
    if not isinstance(value, str):
        raise complain("string_type")
    if not is_slug(value):
        raise complain("slug_shape", text=value)
    return value


def _group(value: object) -> str:
    """A group of the roster; no address, so that words which the site's addresses need are free."""
    if not isinstance(value, str):
        raise complain("string_type")
    if SLUG.fullmatch(value) is None:
        raise complain("slug_shape", text=value)
    return value


def _photo_file(value: object, info: ValidationInfo) -> str:
    name = tidy(value).removeprefix("./")
    photos = around(info).photos
    if name not in photos:
        if PurePosixPath(name).suffix.lower() not in PHOTO_SUFFIXES or "/" in name:
            raise complain("photo_name", text=name)
        raise complain("photo_missing", text=name, nearest=nearest(name, photos))
    return name


def _reporter(value: object, info: ValidationInfo) -> str:
    text = tidy(value)
    known = around(info).reporters
    if known is not None and text not in known:
        raise complain("reporter_unknown", text=text, nearest=nearest(text, known))
    return text


def _reference(kind: Kind) -> Callable[[object], str]:
    def check(value: object) -> str:
        text = tidy(value)
        full = text if "/" in text else f"{kind.folder}/{text}"
        if not is_item_id(full) or Kind.of(full) is not kind:
            raise complain("reference_shape", text=text, kind=kind.label, folder=kind.folder)
        return full

    return check


def _story(value: object) -> str:
    """An article of an edition; a bare slug finds its year when all articles are known."""
    text = tidy(value)
    full = f"articles/{text}" if text.count("/") == 1 and not text.startswith("articles/") else text
    if not (is_slug(full) or (is_item_id(full) and Kind.of(full) is Kind.ARTICLE)):
        raise complain("reference_shape", text=text, kind=Kind.ARTICLE.label, folder="articles/<연도>")
    return full


_PHONE = re.compile(
    r"(?:\+82[- ]?|0)[1-9][0-9]{0,2}[- ]?[0-9]{3,4}[- ]?[0-9]{4}"  # 02-123-4567, 010-1234-5678, 0507-1234-5678
    r"|1[5-9][0-9]{2}[- ]?[0-9]{4}"  # 1588-1234
)


def _phone(value: object) -> str:
    # A number such as 1588-1234 may be written without its hyphen and looks like an integer then.
    text = tidy(str(value) if type(value) is int else value)
    if _PHONE.fullmatch(text) is None:
        raise complain("phone_shape", text=text)
    return text


def _price(value: object) -> str:
    """Won as a whole number, or the words on the wall."""
    if type(value) is int and value >= 0:
        return f"{value:,}원"
    return _words(40)(value)


_LINK_LIMIT = 500
_LINK_FORBIDS = re.compile(r"""[\s\\<>"`{}|^]""")


def is_https(text: str) -> bool:
    """Whether this may be linked to as it stands."""
    try:
        return bool(_https(text))
    except PydanticCustomError:
        return False


def _https(value: object) -> str:
    text = tidy(value)
    try:
        parts = urlsplit(text)
        good = parts.scheme == "https" and bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise complain("link_shape", text=text) from error
    if not good or len(text) > _LINK_LIMIT or _LINK_FORBIDS.search(text) is not None:
        raise complain("link_shape", text=text)
    if "@" in parts.netloc:
        raise complain("link_credentials")
    return text


@lru_cache(maxsize=4096)
def is_opening_hours(text: str) -> bool:
    """Whether a text follows OpenStreetMap's ``opening_hours`` syntax."""
    import opening_hours  # noqa: PLC0415 - most builds read no shop

    try:
        opening_hours.OpeningHours(text, auto_country=False, auto_timezone=False)
    except BaseException as error:
        # A panic of the library is no Exception; neither is somebody's Ctrl+C, which is not its business.
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        return False
    return True


def _hours(value: object) -> str:
    text = _words(300)(value)
    if not is_opening_hours(text):
        raise complain("hours_shape", text=text)
    return text


def _different(values: tuple[str, ...]) -> tuple[str, ...]:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise complain("list_repeats", text=value)
        seen.add(value)
    return values


def _filled(values: tuple[Any, ...]) -> tuple[Any, ...]:
    # Not pydantic's min_length: that one also finds a list too short whose entries are wrong.
    if not values:
        raise complain("too_short")
    return values


def _consent(value: object) -> bool | str:
    """True, or words that say where the consent is kept."""
    return value if isinstance(value, bool) else _words(120)(value)


def _given(value: object) -> bool | str:
    """A consent without which the words that it is for are not to be written down."""
    if value is False:
        raise complain("consent_refused")
    return _consent(value)


def _item(value: object) -> str:
    text = tidy(value)
    if not is_item_id(text):
        raise complain("interest_shape", text=text)
    return text


ValueT = TypeVar("ValueT")
Many = Annotated[tuple[ValueT, ...], Field(strict=False)]
"""A list in YAML; here a value that cannot change."""

Text30 = Annotated[str, BeforeValidator(_words(30))]
Text80 = Annotated[str, BeforeValidator(_words(80))]
Text160 = Annotated[str, BeforeValidator(_words(160))]
Text300 = Annotated[str, BeforeValidator(_words(300))]
Prose = Annotated[str, BeforeValidator(_words(2000, lines=True))]
Proof = Annotated[str, BeforeValidator(_words(20_000, lines=True))]
Day = Annotated[date, BeforeValidator(_day)]
LocalInstant = Annotated[datetime, BeforeValidator(_moment(end_of_day=False))]
Deadline = Annotated[datetime, BeforeValidator(_moment(end_of_day=True))]
Slug = Annotated[str, BeforeValidator(_slug)]
GroupId = Annotated[str, BeforeValidator(_group)]
PhotoFile = Annotated[str, BeforeValidator(_photo_file)]
ReporterId = Annotated[str, BeforeValidator(_reporter)]
ShopId = Annotated[str, BeforeValidator(_reference(Kind.SHOP))]
ProgrammeId = Annotated[str, BeforeValidator(_reference(Kind.PROGRAMME))]
EditionId = Annotated[str, BeforeValidator(_reference(Kind.EDITION))]
StoryId = Annotated[str, BeforeValidator(_story)]
Phone = Annotated[str, BeforeValidator(_phone)]
Price = Annotated[str, BeforeValidator(_price)]
HttpsUrl = Annotated[str, BeforeValidator(_https)]
Hours = Annotated[str, BeforeValidator(_hours)]
Consent = Annotated[bool | str, BeforeValidator(_consent)]
GivenConsent = Annotated[bool | str, BeforeValidator(_given)]
ItemId = Annotated[str, BeforeValidator(_item)]
Different = AfterValidator(_different)
Filled = AfterValidator(_filled)
