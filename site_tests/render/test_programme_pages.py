"""The page of a unit project: its targets, what the plan asks, and what was counted."""

from datetime import date

from lxml import html

from dongne.domain.items import Item, Programme, Record, Service, StudyGroup, Target
from dongne.render.pages.programmes import programme_page
from dongne.render.templates import Templates
from site_tests.newsroom import article, edition, event, handmade, moment, programme, shop, site_of

TEMPLATES = Templates()


def text_of(project: Programme, *items: Item) -> str:
    page = programme_page(site_of(project, *items), project.id)
    return " ".join(html.fromstring(TEMPLATES.render(page)).text_content().split())


def links_of(project: Programme, *items: Item) -> list[str]:
    page = programme_page(site_of(project, *items), project.id)
    return [str(link) for link in html.fromstring(TEMPLATES.render(page)).xpath("//section//a/@href")]


def measured(measure: str, name: str = "수", target: int | None = 3) -> Target:
    return Target(name=name, unit="개", target=target, measure=measure)


def test_the_newest_year_stands_on_top_and_rates_are_not_capped() -> None:
    project = programme(
        targets=(Target(name="워크숍", unit="회", target=4), Target(name="모임", unit="회")),
        records=(
            Record(date=date(2021, 3, 25), name="워크숍", amount=1),
            Record(date=date(2022, 6, 10), name="워크숍", amount=9),
        ),
    )

    text = text_of(project)

    assert "2022 워크숍 4회 9회 225.0% 2022 모임 목표 없음 0회 – 2021 워크숍 4회 1회 25.0%" in text


def test_the_plans_figures_stand_beside_those_of_the_neighbourhood() -> None:
    project = programme(
        "programmes/community-stores",
        targets=(
            measured("community_services", "나눔 서비스", 4),
            Target(name="주민 설문", unit="명", target=300),
        ),
        records=(Record(date=date(2022, 10, 5), name="주민 설문", amount=312),),
    )
    store = shop(services=(Service(name="우산", since=date(2022, 3, 1)),))

    text = text_of(project, store)

    assert "나눔 서비스 한 해 3가지 이상 4가지 1가지" in text
    assert "새 커뮤니티스토어 한 해 5곳 이상 목표 없음 –" in text
    assert "주민 조사 한 해 300명 이상 300명 312명" in text
    assert "6월과 12월에 평가합니다" in text


def test_a_programme_of_ones_own_has_nothing_of_the_plan() -> None:
    assert "계획이 정한 것" not in text_of(programme("programmes/our-own-idea"))


def test_articles_events_and_editions_that_were_counted_are_named() -> None:
    project = programme(
        "programmes/promotion", targets=tuple(map(measured, ("articles", "events", "editions")))
    )
    own = article(programme=project.id, title="세일 알림")
    other = article("articles/2022/other", title="남의 글")
    sale = event(programme=project.id)

    links = links_of(project, own, other, sale, edition())

    for item in (own, sale, edition()):
        assert f"../../{item.permalink}" in links
    assert f"../../{other.permalink}" not in links


def test_only_the_newest_of_many_are_named() -> None:
    stories = [
        article(f"articles/2022/story-{day}", title=f"{day}일의 글", date=moment(f"2022-05-{day:02}"))
        for day in range(1, 31)
    ]

    text = text_of(programme(targets=(measured("articles"),)), *stories)

    assert "30일의 글" in text
    assert "22일의 글" not in text
    assert "그 밖에 22가지" in text


def test_shops_services_and_study_groups_that_were_counted_are_named() -> None:
    group = StudyGroup(id="bread", title="빵모임")
    shops = [
        shop(f"shops/one-{place}", title=f"가게 {place}", study_group=group, services=(Service(name="우산"),))
        for place in range(3)
    ]
    story = article(shops=("shops/one-1",))
    panel = shop("shops/handmade", title="손두부", handmade=handmade())
    project = programme(
        targets=tuple(
            map(measured, ("handmade_shops", "community_services", "community_stores", "study_groups"))
        )
    )

    text = text_of(project, *shops, story, panel)

    assert "손두부" in text
    assert "우산 (가게 0, 가게 1, 가게 2)" in text
    assert "빵모임 (가게 3곳, 이야기 1편)" in text


def test_what_is_not_published_is_not_named() -> None:
    project = programme(targets=(measured("articles"),))
    held = article(title="아무도 모르는 글")
    site = site_of(project, held, decisions={held.id: ()})

    assert "아무도" not in TEMPLATES.render(programme_page(site, project.id))
