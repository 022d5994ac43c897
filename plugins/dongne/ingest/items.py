"""An item from its document: checked fields, its digest, the domain's value."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dongne.domain.address import Kind
from dongne.domain.digest import digest_item
from dongne.domain.items import (
    Article,
    Correction,
    Coupon,
    Edition,
    Event,
    Handmade,
    Ingredient,
    Item,
    Link,
    Location,
    MenuEntry,
    Original,
    Photo,
    Portrayed,
    Programme,
    Record,
    Service,
    Shop,
    StudyGroup,
    Target,
)
from dongne.domain.manuscript import Manuscript
from dongne.domain.readers import ReaderWords
from dongne.errors import Origin, Problem, Severity
from dongne.ingest.complaints import fill
from dongne.ingest.fields import Fields, Surroundings
from dongne.ingest.front_matter import Document
from dongne.ingest.item_fields import (
    ArticleFields,
    EditionFields,
    EventFields,
    PhotoFields,
    PortrayedFields,
    ProgrammeFields,
    ReaderWordsFields,
)
from dongne.ingest.shop_fields import HandmadeFields, ShopFields


def make_item(
    document: Document,
    *,
    item_id: str,
    file: str,
    originals: tuple[Original, ...],
    surroundings: Surroundings,
) -> tuple[Item | None, list[Problem]]:
    """Give the item that a document describes, or what is wrong with it."""
    kind = Kind.of(item_id)
    fields, problems = fill(_MODELS[kind], document.source, file=file, context=surroundings)
    if fields is None:
        return None, problems
    digest = digest_item(
        item_id=item_id,
        kind=kind.value,
        front_matter=fields.model_dump(mode="json", exclude_defaults=True),
        body=document.body,
        originals=originals,
    )
    shared = {
        "id": item_id,
        "manuscript": Manuscript.of(document.body),
        "body_line": document.body_line,
        "digest": digest,
        "origin": Origin(file=file, line=1),
        "originals": originals,
        "lines": document.source.lines,
    }
    return _MAKERS[kind](fields, shared), find_unconsented(fields, document.source.lines, file)


def find_unconsented(fields: Fields, lines: Mapping[str, int], file: str) -> list[Problem]:
    """Warn of people who are shown by name without a recorded consent."""
    shown: list[tuple[str, PortrayedFields]] = []
    if isinstance(fields, ArticleFields):
        shown = [(f"people.{place}", person) for place, person in enumerate(fields.people)]
    elif isinstance(fields, ShopFields) and fields.owner is not None:
        shown = [("owner", fields.owner)]
    return [
        Problem(
            origin=Origin(file=file, line=lines.get(path)),
            code="consent-missing",
            message=f"{person.name} 님의 동의가 적혀 있지 않습니다.",
            hint="이름을 실어도 되는지 여쭙고 `consent: true`를 적거나, 이름을 빼 주세요.",
            severity=Severity.WARNING,
        )
        for path, person in shown
        if person.consent is False
    ]


def _article(fields: ArticleFields, shared: Mapping[str, Any]) -> Article:
    return Article(
        **shared,
        title=fields.title,
        summary=fields.summary,
        reporters=tuple(fields.reporters),
        date=fields.date,
        category=fields.category,
        cover=_photo(fields.cover),
        tags=tuple(fields.tags),
        shops=tuple(fields.shops),
        programme=fields.programme,
        edition=fields.edition,
        people=tuple(_portrayed(person) for person in fields.people),
        corrections=_all(Correction, fields.corrections),
        sponsored=fields.sponsored,
        expires=fields.expires,
        comments=fields.comments,
    )


def _shop(fields: ShopFields, shared: Mapping[str, Any]) -> Shop:
    group, store, location = fields.study_group, fields.community_store, fields.location
    return Shop(
        **shared,
        title=fields.name,
        summary=fields.summary,
        reporters=tuple(fields.reporters),
        category=fields.category,
        address=fields.address,
        checked=fields.checked,
        location=None if location is None else Location(lat=location.lat, lon=location.lon),
        phone=fields.phone,
        hours=fields.hours,
        closed=fields.closed,
        opened=fields.opened,
        menu=_all(MenuEntry, fields.menu),
        payment=tuple(fields.payment),
        links=_all(Link, fields.links),
        access=tuple(fields.access),
        pictures=_all(Photo, fields.photos),
        owner=None if fields.owner is None else _portrayed(fields.owner),
        handmade=None if fields.handmade is None else _handmade(fields.handmade),
        services=() if store is None else _all(Service, store.services),
        study_group=None if group is None else StudyGroup(id=group.id, title=group.title),
    )


def _edition(fields: EditionFields, shared: Mapping[str, Any]) -> Edition:
    return Edition(
        **shared,
        title=fields.title,
        summary=fields.summary,
        number=fields.number,
        date=fields.date,
        cover=_photo(fields.cover),
        stories=tuple(fields.stories),
        readers_words=tuple(_reader_words(words) for words in fields.readers_words),
    )


def _event(fields: EventFields, shared: Mapping[str, Any]) -> Event:
    coupon = fields.coupon
    return Event(
        **shared,
        title=fields.title,
        summary=fields.summary,
        reporters=tuple(fields.reporters),
        starts=fields.starts,
        ends=fields.ends,
        place=fields.place,
        date=fields.date,
        contact=fields.contact,
        cover=_photo(fields.cover),
        shops=tuple(fields.shops),
        programme=fields.programme,
        coupon=None if coupon is None else Coupon(text=coupon.text, until=coupon.until),
        expires=fields.expires,
    )


def _programme(fields: ProgrammeFields, shared: Mapping[str, Any]) -> Programme:
    return Programme(
        **shared,
        title=fields.title,
        summary=fields.summary,
        required=fields.required,
        targets=_all(Target, fields.targets),
        records=_all(Record, fields.records),
    )


def _photo(fields: PhotoFields | None) -> Photo | None:
    return None if fields is None else Photo(**dict(fields))


def _portrayed(fields: PortrayedFields) -> Portrayed:
    consent = fields.consent
    return Portrayed(name=fields.name, consent=None if consent is False else _in_words(consent))


def _reader_words(fields: ReaderWordsFields) -> ReaderWords:
    return ReaderWords(**{**dict(fields), "consent": _in_words(fields.consent)})


def _in_words(consent: bool | str) -> str:  # noqa: FBT001 - as it is written
    """Somebody's consent in words: where it is kept, or that it was given."""
    return "true" if consent is True else str(consent)


def _handmade(fields: HandmadeFields) -> Handmade:
    return Handmade(
        ingredients=_all(Ingredient, fields.ingredients), story=fields.story, selected=fields.selected
    )


def _all(make: Callable[..., Any], fields: Iterable[Fields]) -> tuple[Any, ...]:
    """Give the domain's values for fields that have the same names."""
    return tuple(make(**dict(each)) for each in fields)


_MODELS: Mapping[Kind, type[Fields]] = {
    Kind.ARTICLE: ArticleFields,
    Kind.SHOP: ShopFields,
    Kind.EDITION: EditionFields,
    Kind.EVENT: EventFields,
    Kind.PROGRAMME: ProgrammeFields,
}
_MAKERS: Mapping[Kind, Callable[[Any, Mapping[str, Any]], Item]] = {
    Kind.ARTICLE: _article,
    Kind.SHOP: _shop,
    Kind.EDITION: _edition,
    Kind.EVENT: _event,
    Kind.PROGRAMME: _programme,
}
