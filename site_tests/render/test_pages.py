"""Which pages there are, and what the lists among them hold."""

from datetime import timedelta

from lxml import html

from dongne.domain.items import StudyGroup
from dongne.domain.verdict import Verdict
from dongne.render.outputs import OutputPage, Site
from dongne.render.pages import galley_page
from dongne.render.templates import Templates
from site_tests.newsroom import (
    article,
    edition,
    event,
    handmade,
    make_pages,
    moment,
    programme,
    retracted,
    rule,
    settings,
    shop,
    site_of,
)

TEMPLATES = Templates()

ALWAYS = {
    "",
    "articles/",
    "categories/people/",
    "categories/food/",
    "archive/",
    "reporters/",
    "editions/",
    "shops/",
    "shops/handmade/",
    "shops/community/",
    "events/",
    "programmes/",
    "corrections/",
    "search/",
}


def pages(site: Site) -> dict[str, OutputPage]:
    return {page.path: page for page in make_pages(site)}


def text(page: OutputPage) -> str:
    """Give the words of a page as a reader sees them."""
    tree = html.fragment_fromstring(TEMPLATES.render(page), create_parent="main")
    return " ".join(tree.text_content().split())


def links(page: OutputPage) -> list[str]:
    """Give the addresses to which a page leads, below the site's root."""
    tree = html.fragment_fromstring(TEMPLATES.render(page), create_parent="main")
    found = [str(link.get("href")) for link in tree.iter("a")]
    return [link.removeprefix(page.root) for link in found if "://" not in link]


def many(count: int) -> list[str]:
    """Give ids of articles a day apart, oldest first."""
    return [f"articles/2022/a{number}" for number in range(1, count + 1)]


def daily(count: int) -> Site:
    """Give a site with an article a day."""
    start = moment("2022-03-01")
    stories = [
        article(item_id, title=f"글 {place}", date=start + timedelta(days=place))
        for place, item_id in enumerate(many(count))
    ]
    return site_of(*stories)


# --- which pages there are


def test_an_empty_newsroom_has_the_pages_that_always_are() -> None:
    made = pages(site_of())

    assert made.keys() == ALWAYS
    assert "아직" in text(made["categories/food/"])


def test_every_item_has_its_page_at_its_permalink() -> None:
    items = [article(), shop(), edition(), event(), programme()]

    made = pages(site_of(*items))

    assert {item.permalink for item in items} <= made.keys()
    assert made.keys() - ALWAYS == {item.permalink for item in items} | {
        "archive/2022/05/",
        "reporters/minseo/",
        "editions/2022-05/leaflet/",
        "shops/category/food/",
        "shops/qr/",
        "events/archive/",
    }


def test_no_two_pages_have_one_address() -> None:
    site = daily(40)

    paths = [page.path for page in make_pages(site)]

    assert len(paths) == len(set(paths))


def test_what_waits_has_no_page_and_is_named_on_none() -> None:
    held = article("articles/2022/held", title="아직 아무도 읽지 않은 글", shops=("shops/nangok-dubu",))
    site = site_of(article(), shop(), edition(), held, decisions={held.id: []})

    made = pages(site)

    assert held.permalink not in made
    assert not [
        path for path, page in made.items() if held.title in text(page) or held.permalink in links(page)
    ]


def test_a_study_group_has_a_page_from_three_shops_on() -> None:
    group = StudyGroup(id="thursday", title="목요 공부")
    shops = [shop(f"shops/s{number}", title=f"가게 {number}", study_group=group) for number in range(3)]

    assert "shops/groups/thursday/" in pages(site_of(*shops))
    assert "shops/groups/thursday/" not in pages(site_of(*shops[:2]))
    assert "shops/groups/thursday/" not in links(pages(site_of(*shops[:2]))[shops[0].permalink])


# --- lists


def test_a_list_stands_newest_first() -> None:
    made = pages(daily(5))

    assert [link for link in links(made["articles/"]) if link.startswith("articles/2022/")] == [
        f"{item_id}/" for item_id in reversed(many(5))
    ]


def test_older_articles_stand_on_pages_by_twelve_numbered_from_the_oldest() -> None:
    made = pages(daily(40))

    assert {path for path in made if path.startswith("articles/page/")} == {
        "articles/page/1/",
        "articles/page/2/",
    }
    assert "articles/2022/a1/" in links(made["articles/page/1/"])
    assert "articles/2022/a12/" in links(made["articles/page/1/"])
    assert "articles/2022/a13/" in links(made["articles/page/2/"])


def test_every_article_can_be_reached_from_the_front_page_of_its_list() -> None:
    made = pages(daily(60))
    seen: set[str] = set()
    ahead = ["articles/"]
    while ahead:
        path = ahead.pop()
        seen.add(path)
        ahead += [
            link for link in links(made[path]) if link in made and "/page/" in link and link not in seen
        ]

    reached = {link for path in seen for link in links(made[path])}

    assert {f"{item_id}/" for item_id in many(60)} <= reached


def test_the_pages_of_a_list_lead_to_the_next_newer_and_the_next_older() -> None:
    made = pages(daily(52))

    ways = {
        path: [link for link in links(made[path]) if "/page/" in link or (link == "articles/" != path)]
        for path in made
    }

    assert ways["articles/"] == ["articles/page/3/"]
    assert ways["articles/page/3/"] == ["articles/", "articles/page/2/"]
    assert ways["articles/page/2/"] == ["articles/page/3/", "articles/page/1/"]
    assert ways["articles/page/1/"] == ["articles/page/2/"]


def test_an_older_page_stays_as_it_is_when_something_new_is_published() -> None:
    before, after = pages(daily(40)), pages(daily(41))

    for path in ("articles/page/1/", "articles/page/2/"):
        assert TEMPLATES.render(before[path]) == Templates().render(after[path])


def test_the_archive_and_the_reporters_lead_to_what_is_there() -> None:
    made = pages(
        site_of(article(), article("articles/2022/b", date=moment("2022-11-02"), reporters=("jaehun",)))
    )

    assert links(made["archive/"]) == ["archive/2022/11/", "archive/2022/05/"]
    assert links(made["reporters/"]) == ["reporters/minseo/", "reporters/jaehun/"]


def test_shops_stand_under_their_category_in_the_order_of_the_settings() -> None:
    site = site_of(
        shop("shops/iron", title="맑은세탁소", category="living"),
        shop("shops/dubu", title="난곡손두부", handmade=handmade()),
    )

    made = pages(site)

    shelves = [link for link in links(made["shops/"]) if link.startswith("shops/category/")]
    # Among the ways in, and above the shops.
    assert shelves == ["shops/category/food/", "shops/category/living/"] * 2
    assert "shops/dubu/" in links(made["shops/handmade/"])
    assert "shops/iron/" not in links(made["shops/handmade/"])
    assert "shops/iron/" in links(made["shops/category/living/"])


def test_events_to_come_stand_before_those_that_were() -> None:
    past, coming = event(), event("events/fair", title="연초 장터", starts=moment("2023-01-07T10:00"))

    words = text(pages(site_of(past, coming))["events/"])

    assert (
        words.index("다음 주")
        < words.index(coming.title)
        < words.index("지난 행사")
        < words.index(past.title)
    )


# --- the front page


def test_the_front_page_leads_with_the_first_story_of_the_newest_edition() -> None:
    chosen = article("articles/2022/chosen", title="고른 글", date=moment("2022-05-02"))
    newer = article("articles/2022/newer", title="새 글", date=moment("2022-05-20"))

    home = pages(site_of(chosen, newer, edition(stories=(chosen.id,))))[""]

    assert "제3호" in text(home)
    assert text(home).index("고른 글") < text(home).index("새 글")


def test_without_an_edition_the_front_page_leads_with_the_newest_article() -> None:
    site = daily(3)

    home = pages(site)[""]

    assert next(link for link in links(home) if link.startswith("articles/2022/")) == "articles/2022/a3/"


def test_the_front_page_names_each_article_once_and_at_most_four_of_a_category() -> None:
    found = [link for link in links(pages(daily(20))[""]) if link.startswith("articles/2022/")]

    assert len(found) == len(set(found)) == 5


def test_categories_stand_in_the_order_of_the_settings() -> None:
    stories = [
        article(f"articles/2022/{name}{n}", category=name) for name in ("people", "food") for n in range(3)
    ]
    choices = settings(categories=tuple(reversed(settings().categories)))

    words = text(pages(site_of(*stories, choices=choices))[""])

    assert words.index("밥 한 끼") < words.index("사람들", words.index("밥 한 끼"))


# --- tombstones and galleys


def test_a_tombstone_tells_title_day_and_reason_and_nothing_of_the_text() -> None:
    gone = article(
        "articles/2022/gone",
        title="틀린 글",
        summary="틀린 요약",
        body="틀린 본문과 [두부](shops/nangok-dubu)",
    )
    made = pages(site_of(article(), shop(), gone, decisions={gone.id: retracted(gone, "사실과 달랐습니다.")}))

    tombstone = made[gone.permalink]

    assert (tombstone.listed, tombstone.description, dict(tombstone.head)) == (False, "", {})
    assert text(tombstone) == (
        "내려진 글 틀린 글 이 글은 2022년 12월 31일에 편집위원회가 내렸습니다. 까닭 사실과 달랐습니다. 다른 기사 보기"
    )
    assert not [path for path, page in made.items() if path != gone.permalink and "틀린" in text(page)]


def test_a_galley_says_what_is_missing_and_no_search_finds_it() -> None:
    held = article("articles/2022/held", title="기다리는 글", body="본문은 보인다.")
    site = site_of(article())
    (judgement,) = rule(held, decisions={held.id: []}).judgements

    page = galley_page(site, held, judgement)

    assert judgement.verdict is Verdict.PENDING
    assert (page.path, page.listed, dict(page.head)) == (held.permalink, False, {})
    assert "아직 승인되지 않은 글입니다" in text(page)
    assert "승인 기다림" in text(page)
    assert all(reason in text(page) for reason in judgement.reasons)
    assert "본문은 보인다." in text(page)
    assert "확인한 사람" not in text(page)


def test_every_kind_has_a_galley() -> None:
    held = [article(), shop(handmade=handmade()), edition(), event(), programme()]
    judgements = rule(*held, decisions={item.id: [] for item in held}).judgements

    for judgement in judgements:
        words = text(galley_page(site_of(), judgement.item, judgement))
        assert "아직 승인되지 않은 글입니다" in words
        assert judgement.item.title in words


def test_the_way_through_a_list_names_what_stands_on_it() -> None:
    days = [moment("2022-01-01") + timedelta(days=day) for day in range(30)]
    items = [
        *(article(f"articles/2022/a{day:%j}", date=day) for day in days),
        *(event(f"events/e{day:%j}", starts=day) for day in days),
        *(
            edition(f"editions/{2020 + place // 12}-{place % 12 + 1:02}", number=place + 1)
            for place in range(30)
        ),
    ]

    made = pages(site_of(*items, at=moment("2022-12-01")))

    for path, word in (("articles/", "기사"), ("events/archive/", "행사"), ("editions/", "호")):
        assert text(made[path]).count(f"더 지난 {word} →") == 1
        assert text(made[f"{path}page/1/"]).count(f"← 더 새로운 {word}") == 1
