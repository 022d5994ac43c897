"""A page that is made later says before what it depends on: the same words, the same page."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.album import Rendition
from dongne.domain.items import Correction, Item
from dongne.domain.people import Reporter
from dongne.domain.readers import ReaderWords
from dongne.domain.social import SITE
from dongne.render.metrics import make_book, make_reports
from dongne.render.outputs import Later, OutputPage, Site
from site_tests import newsroom
from site_tests.newsroom import APPROVED_AT, approvals, make_pages, moment, site_of

STORIES = [f"articles/2022/story-{number}" for number in range(6)]
SHOPS = ["shops/dubu", "shops/kkot"]
BODIES = ["글입니다.\n", "[두부](shops/dubu)와 [이야기](story-1).\n", "![솥](솥.jpg)\n"]
TITLES = ["새벽 시장", "저녁 시장"]

articles = st.fixed_dictionaries(
    {
        "title": st.sampled_from(TITLES),
        "summary": st.sampled_from(["네 시 반, 시장 문이 열린다.", "시장 문이 닫힌다."]),
        "body": st.sampled_from(BODIES),
        "date": st.sampled_from([moment("2022-05-04"), moment("2022-05-06"), moment("2022-06-01")]),
        "category": st.sampled_from(["people", "food"]),
        "reporters": st.sampled_from([("minseo",), ("minseo", "jaehun")]),
        "shops": st.sampled_from([(), ("shops/dubu",), ("shops/kkot", "shops/dubu")]),
        "programme": st.sampled_from([None, "programmes/newsletter"]),
        "sponsored": st.booleans(),
        "cover": st.sampled_from([None, newsroom.photo()]),
        "corrections": st.sampled_from([(), (Correction(date=date(2022, 6, 2), text="값을 고쳤습니다."),)]),
    }
)
shops = st.fixed_dictionaries(
    {"title": st.sampled_from(["난곡손두부", "꽃집"]), "address": st.sampled_from(["난곡로 12", "난곡로 14"])}
)
editions = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["오월의 골목", "유월의 골목"]),
        "stories": st.sampled_from([(), (STORIES[2], STORIES[0])]),
        "readers_words": st.sampled_from(
            [(), (ReaderWords(text="잘 읽었습니다.", name="이웃", consent="true", about=STORIES[1]),)]
        ),
    }
)
MAKERS: dict[str, tuple[Callable[..., Item], st.SearchStrategy[dict[str, Any]]]] = {
    **dict.fromkeys(STORIES, (newsroom.article, articles)),
    **dict.fromkeys(SHOPS, (newsroom.shop, shops)),
    "editions/2022-05": (newsroom.edition, editions),
    "programmes/newsletter": (
        newsroom.programme,
        st.fixed_dictionaries({"title": st.sampled_from(["우리동네 사람들", "소식지"])}),
    ),
}
MOMENTS = [APPROVED_AT, APPROVED_AT + timedelta(days=1)]


@st.composite
def edited(draw: st.DrawFn) -> tuple[Site, Site]:
    """Give a paper, and the same after somebody has worked on a few things."""
    before = {name: _draw_item(draw, name) for name in MAKERS}
    changed = draw(st.lists(st.sampled_from(sorted(MAKERS)), min_size=1, max_size=3, unique=True))
    after = before | {name: _draw_item(draw, name) for name in changed}
    days = st.sampled_from([moment("2022-06-30T09:00"), moment("2022-06-30T10:00"), moment("2022-07-01")])
    first, second = (_site(items, at=draw(days), card=draw(st.booleans())) for items in (before, after))
    return first, second


def _draw_item(draw: st.DrawFn, name: str) -> tuple[Item, int | None]:
    """Give an item, and when it was approved; None: it waits."""
    make, fields = MAKERS[name]
    return make(name, **draw(fields)), draw(st.sampled_from([0, 0, 0, 1, None]))


def _site(items: Mapping[str, tuple[Item, int | None]], *, at: datetime, card: bool) -> Site:
    decisions = {
        name: [] if when is None else approvals(item, at=MOMENTS[when])
        for name, (item, when) in items.items()
    }
    site = site_of(*(item for item, _ in items.values()), at=at, decisions=decisions)
    drawn = Rendition(path="media/card.png", mime="image/png", width=1200, height=630, size=9)
    return replace(
        site, cards={SITE: drawn, STORIES[0]: replace(drawn, path="media/own.png")} if card else {}
    )


def _by_path(site: Site) -> dict[str, OutputPage]:
    reports = make_reports(make_book(site).of_the_day)
    return {page.path: page for page in (*make_pages(site), *reports)}


@given(edited())
def test_pages_that_say_the_same_of_themselves_are_the_same(papers: tuple[Site, Site]) -> None:
    before, after = map(_by_path, papers)
    for path in before.keys() & after.keys():
        if repr(before[path]) == repr(after[path]):
            assert repr(before[path].told()) == repr(after[path].told()), path


WORDS = ReaderWords(text="잘 읽었습니다.", name="이웃", consent="true", about="shops/dubu")
RICH: dict[str, Item] = {
    STORIES[0]: newsroom.article(
        STORIES[0],
        shops=("shops/dubu",),
        programme="programmes/newsletter",
        body=BODIES[1],
        cover=newsroom.photo(),
    ),
    STORIES[1]: newsroom.article(STORIES[1], category="food"),
    "shops/dubu": newsroom.shop("shops/dubu"),
    "editions/2022-05": newsroom.edition(readers_words=(WORDS,)),
    "programmes/newsletter": newsroom.programme(),
}


def _rich(*changed: Item, without: str = "", approved_on: int = 0, **people: Reporter) -> Site:
    items = RICH | {item.id: item for item in changed}
    items.pop(without, None)
    decisions = {item.id: approvals(item, at=MOMENTS[approved_on]) for item in items.values()}
    roster = newsroom.roster()
    return site_of(
        *items.values(),
        decisions=decisions,
        people=replace(roster, reporters={**roster.reporters, **people}),
    )


@pytest.mark.parametrize(
    ("after", "path"),
    [
        (_rich(newsroom.programme(title="소식지")), f"{STORIES[0]}/"),
        (_rich(newsroom.shop("shops/dubu", address="난곡로 14")), f"{STORIES[0]}/"),
        (_rich(newsroom.shop("shops/dubu", title="꽃집")), "editions/2022-05/"),
        (_rich(newsroom.edition(readers_words=(WORDS,), title="유월의 골목")), f"{STORIES[0]}/"),
        (_rich(without=STORIES[1]), f"{STORIES[0]}/"),
        (
            _rich(newsroom.article(STORIES[1], category="food", title="다른 제목")),
            "editions/2022-05/leaflet/",
        ),
        (_rich(newsroom.article(STORIES[1], category="food", title="다른 제목")), "editions/2022-05/"),
        (_rich(newsroom.article(STORIES[1], category="food", title="다른 제목")), "archive/2022/05/"),
        (_rich(approved_on=1), f"{STORIES[0]}/"),
        (_rich(minseo=Reporter(id="minseo", name="박새봄", term=newsroom.SINCE)), f"{STORIES[0]}/"),
        (_rich(minseo=Reporter(id="minseo", name="박새봄", term=newsroom.SINCE)), "articles/"),
        (_rich(newsroom.article(STORIES[1], category="food", title="다른 제목")), "metrics/2022-05/"),
        (_rich(without=STORIES[1]), "metrics/2022/"),
    ],
)
def test_what_a_page_shows_is_what_it_depends_on(after: Site, path: str) -> None:
    before, changed = _by_path(_rich())[path], _by_path(after)[path]
    assert repr(before.told()) != repr(changed.told())
    assert repr(before) != repr(changed)


def test_a_later_story_leaves_most_pages_as_they_were() -> None:
    stories = [
        newsroom.article(
            f"articles/2022/story-{number:02}", date=moment("2022-05-04") + timedelta(days=number)
        )
        for number in range(30)
    ]
    before, after = (_by_path(site_of(*some)) for some in (stories[:-1], stories))
    same = {path for path, page in before.items() if repr(page) == repr(after.get(path))}
    # All but the one that it follows, and one beside which it stands now.
    assert sum(path.startswith("articles/2022/") for path in same) == len(stories) - 3


def test_what_is_made_later_is_not_made_before_it_is_asked_for() -> None:
    asked = []

    def make() -> dict[str, object]:
        asked.append(1)
        return {"title": "제목"}

    page = OutputPage(path="", title="", template="", view=Later("이것", make))
    assert "이것" in repr(page)
    assert not asked
    told = page.told()
    assert (told.view["title"], len(asked)) == ("제목", 1)
    assert dict(page.view) == told.view
