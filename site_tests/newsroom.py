"""A small newsroom for tests: items, a board that approves them, and the gate that lets them through.

Nothing here is a mock: a publication is made by ``open_gate`` from real decisions.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from dongne.domain.address import Kind, permalink
from dongne.domain.album import Album, Rendition, Renditions
from dongne.domain.decisions import Decision, Verb
from dongne.domain.gate import Ruling, open_gate
from dongne.domain.items import (
    Article,
    Edition,
    Event,
    Handmade,
    Ingredient,
    Item,
    Original,
    Photo,
    Programme,
    Shop,
)
from dongne.domain.manuscript import Manuscript
from dongne.domain.metrics import count
from dongne.domain.people import Group, Member, Reporter, Roster, Term
from dongne.domain.policy import Policy, Rule
from dongne.domain.publication import Publication
from dongne.domain.settings import Bounds, Category, Settings
from dongne.errors import Origin
from dongne.render.outputs import OutputPage, Site
from dongne.render.pages import make_daily_pages, make_lasting_pages, make_timely_pages
from dongne.render.prose import compose

SEOUL = ZoneInfo("Asia/Seoul")
AT = datetime(2022, 12, 31, 9, 0, tzinfo=SEOUL)
"""The moment for which a test builds, unless it says another."""
APPROVED_AT = datetime(2022, 1, 3, 10, 20, tzinfo=SEOUL)
"""When the board has approved everything, unless a test says another moment."""
SINCE = Term(since=date(2022, 1, 1))

ItemT = TypeVar("ItemT", bound=Item)


def moment(text: str) -> datetime:
    """Read ``2022-05-04`` or ``2022-05-04T10:20`` as local time in Seoul."""
    return datetime.fromisoformat(text).replace(tzinfo=SEOUL)


def settings(**changes: object) -> Settings:
    """Give the settings of a small site with two categories of each sort."""
    plain = Settings(
        site_name="우리동네 사람들",
        site_url="https://example.org/",
        area="난곡 생활상권",
        zone=SEOUL,
        categories=(Category(id="people", title="사람들"), Category(id="food", title="밥 한 끼")),
        shop_categories=(Category(id="food", title="음식점"), Category(id="living", title="생활")),
        bounds=Bounds(south=37.46, west=126.90, north=37.49, east=126.93),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # a test names fields of Settings


def roster() -> Roster:
    """Give a board of three with one expert, a handmade panel of two and two reporters."""
    members = [
        Member(id="soyoung", name="한소영", groups=frozenset({"board"}), term=SINCE, expert=True),
        Member(id="daeho", name="조대호", groups=frozenset({"board"}), term=SINCE),
        Member(id="yuna", name="문유나", groups=frozenset({"board", "handmade-panel"}), term=SINCE),
        Member(id="kisu", name="백기수", groups=frozenset({"handmade-panel"}), term=SINCE),
    ]
    return Roster(
        groups={
            "board": Group(id="board", title="편집위원회", limit=10, needs_expert=True),
            "handmade-panel": Group(id="handmade-panel", title="손수가게 기획단", limit=10),
        },
        members={member.id: member for member in members},
        reporters={
            "minseo": Reporter(id="minseo", name="박민서", term=SINCE),
            "jaehun": Reporter(id="jaehun", name="윤재훈", term=SINCE),
        },
    )


def policy() -> Policy:
    """Give the rules of the contract's example: two for an article, one for the rest, the panel for the mark."""
    one = Rule(group="board", quorum=1)
    return Policy(
        version=1,
        kinds=dict.fromkeys(Kind, one) | {Kind.ARTICLE: Rule(group="board", quorum=2)},
        categories={},
        handmade=Rule(group="handmade-panel", quorum=2),
    )


# --- items


def article(item_id: str = "articles/2022/dawn-market", **fields: object) -> Article:
    """Give an article; the date is 4 May 2022 and the category ``people`` unless named."""
    return _item(
        Article,
        item_id,
        {
            "title": "새벽 시장의 첫 손님",
            "summary": "네 시 반, 시장 문이 열린다.",
            "body": "시장 문은 네 시 반에 열린다.\n",
            "date": moment("2022-05-04T09:00"),
            "category": "people",
            "reporters": ("minseo",),
        },
        fields,
    )


def shop(item_id: str = "shops/nangok-dubu", **fields: object) -> Shop:
    """Give a shop of the category ``food``."""
    return _item(
        Shop,
        item_id,
        {
            "title": "난곡손두부",
            "summary": "새벽마다 콩을 가는 두부집.",
            "body": "두부를 만든다.\n",
            "category": "food",
            "address": "서울 관악구 난곡로 12",
            "checked": date(2022, 4, 1),
        },
        fields,
    )


def edition(item_id: str = "editions/2022-05", **fields: object) -> Edition:
    """Give the number of a month."""
    month = item_id.rpartition("/")[2]
    return _item(
        Edition,
        item_id,
        {
            "title": "오월의 골목",
            "summary": "시장과 두부와 벼룩시장.",
            "body": "오월 호를 냅니다.\n",
            "number": 3,
            "date": moment(f"{month}-01"),
        },
        fields,
    )


def event(item_id: str = "events/flea-market", **fields: object) -> Event:
    """Give an event on a Saturday in May."""
    return _item(
        Event,
        item_id,
        {
            "title": "봄맞이 벼룩시장",
            "summary": "안 쓰는 물건을 나눕니다.",
            "body": "돗자리를 가져오세요.\n",
            "starts": moment("2022-05-21T10:00"),
            "place": "난곡 어린이공원",
        },
        fields,
    )


def programme(item_id: str = "programmes/newsletter", **fields: object) -> Programme:
    """Give a unit project without targets."""
    return _item(
        Programme,
        item_id,
        {"title": "우리동네 사람들", "summary": "동네 소식지를 냅니다.", "body": "달마다 냅니다.\n"},
        fields,
    )


def handmade() -> Handmade:
    """Give what makes a shop a 손수가게."""
    return Handmade(
        ingredients=(Ingredient(name="콩", origin="경기 파주", producer="장단콩 작목반"),),
        story="삼십 년째 같은 솥을 씁니다.",
        selected=date(2022, 3, 2),
    )


def photo(file: str = "시장.jpg", **words: str | None) -> Photo:
    """Give a photo with alternative text."""
    return Photo(**({"file": file, "alt": "시장 골목의 새벽"} | words))  # type: ignore[arg-type]  # the words are strings


def _item(
    kind: type[ItemT], item_id: str, plain: Mapping[str, object], fields: Mapping[str, object]
) -> ItemT:
    """Make an item; whatever its fields are, it has originals for its photos and a digest of its own."""
    fields = {**plain, **fields}
    values: dict[str, object] = {
        "manuscript": Manuscript.of(str(fields.pop("body"))),
        "id": item_id,
        "origin": Origin(file=f"content/{permalink(item_id)}index.md", line=1),
        "digest": "",
        **fields,
    }
    bare = kind(**values)  # type: ignore[arg-type]  # the fields are named by the test
    originals = bare.originals or tuple(original(item_id, picture.file) for picture in bare.photos)
    prose = compose(bare.body, file=bare.origin.file, first_line=bare.body_line)
    shown = tuple(use.src for use in prose.images)
    known = {picture.name for picture in originals}
    originals += tuple(original(item_id, name) for name in dict.fromkeys(shown) if name not in known)
    references = tuple(dict.fromkeys(use.reference for use in prose.links))
    made = replace(bare, originals=originals, inline_photos=shown, references=references)
    digest = hashlib.sha256(repr(made).encode()).hexdigest()
    return replace(made, digest=f"sha256:{digest}")


def original(item_id: str, name: str) -> Original:
    """Give a picture file of an item; its digest comes from its path."""
    path = f"content/{permalink(item_id)}{name}"
    return Original(name=name, sha256=hashlib.sha256(path.encode()).hexdigest(), path=path)


# --- decisions


def decision(
    item: Item, by: str, verb: Verb = Verb.APPROVE, *, at: datetime = APPROVED_AT, note: str | None = None
) -> Decision:
    """Give one person's decision on an item as it is; a retraction records the title."""
    return Decision(
        verb=verb,
        by=by,
        at=at,
        digest=item.digest,
        origin=Origin(file=f"review/decisions/{item.id}.yml", line=1),
        note=note,
        title=item.title if verb is Verb.RETRACT else None,
    )


def approvals(item: Item, *, at: datetime = APPROVED_AT) -> list[Decision]:
    """Give everybody's approval, a minute apart: the board's, and for the mark 손수가게 the panel's."""
    marked = isinstance(item, Shop) and item.handmade is not None
    voices = ("soyoung", "daeho", "yuna", *(["kisu"] if marked else []))
    return [decision(item, by, at=at + timedelta(minutes=place)) for place, by in enumerate(voices)]


def retracted(item: Item, note: str, *, at: datetime = AT) -> list[Decision]:
    """Give approvals and, later, a retraction."""
    return [*approvals(item), decision(item, "soyoung", Verb.RETRACT, at=at, note=note)]


def rule(
    *items: Item,
    at: datetime = AT,
    decisions: Mapping[str, Sequence[Decision]] | None = None,
    people: Roster | None = None,
) -> Ruling:
    """Open the gate; what ``decisions`` does not name by id has everybody's approval."""
    files = {item.id: approvals(item) for item in items} | dict(decisions or {})
    return open_gate(items, decisions=files, roster=people or roster(), policy=policy(), at=at)


def publish(
    *items: Item, at: datetime = AT, decisions: Mapping[str, Sequence[Decision]] | None = None
) -> Publication:
    """Give the publication of items that everybody has approved, but for those that ``decisions`` names."""
    return rule(*items, at=at, decisions=decisions).publication


def site_of(
    *items: Item,
    at: datetime = AT,
    decisions: Mapping[str, Sequence[Decision]] | None = None,
    choices: Settings | None = None,
    people: Roster | None = None,
) -> Site:
    """Give all that an output may be made from: what these items publish, with renditions of their photos."""
    chosen = choices or settings()
    ruling = rule(*items, at=at, decisions=decisions, people=people)
    publication = ruling.publication
    return Site(
        settings=chosen,
        publication=publication,
        album=album(publication),
        tally=count(publication, (), chosen),
        versions=ruling.versions,
    )


# --- photos


def make_pages(site: Site) -> Iterator[OutputPage]:
    """Give every page of the contract, section 5, but for the metrics and what the theme brings."""
    yield from make_timely_pages(site)
    yield from make_daily_pages(site)
    yield from make_lasting_pages(site)


def album(items: Iterable[Item], *, width: int = 1600, height: int = 1200) -> Album:
    """Give renditions, in name only, of every photo of these items."""
    originals = [picture for item in items for picture in item.originals]
    return {picture.sha256: _renditions(picture.sha256, width, height) for picture in originals}


def _renditions(sha256: str, width: int, height: int) -> Renditions:
    def at_width(wide: int, mime: str) -> Rendition:
        path = f"media/{sha256[:16]}-{wide}.{mime.removeprefix('image/').replace('jpeg', 'jpg')}"
        return Rendition(path=path, mime=mime, width=wide, height=wide * height // width, size=wide * 100)

    widths = [wide for wide in (480, 960, 1600) if wide <= width]
    return Renditions(
        webp=tuple(at_width(wide, "image/webp") for wide in widths),
        jpeg=tuple(at_width(wide, "image/jpeg") for wide in widths),
        tint="8a7f6c",
    )
