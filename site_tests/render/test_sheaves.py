"""Files that are made together, or not at all: what they are made of says it when one of them would differ."""

from collections.abc import Iterable
from datetime import date, datetime

import pytest

from dongne.domain.items import Article, Correction, Coupon, Event, Item
from dongne.render.metrics import gather_metrics, make_book
from dongne.render.outputs import OutputFile, OutputPage, OutputSheaf, Site
from dongne.render.sheaves import gather_calendar, gather_codes, gather_feeds, gather_sitemap
from site_tests import newsroom
from site_tests.newsroom import AT, approvals, make_pages, moment, site_of

MORNING, EVENING = moment("2022-05-10T09:30"), moment("2022-05-10T21:30")


def told(item: Item) -> str:
    return f"<p>{item.body}</p>\n"


def sheaves(site: Site) -> dict[str, OutputSheaf[OutputFile]]:
    pages: Iterable[OutputPage] = make_pages(site)
    made = [
        gather_feeds(site, full_text=told),
        gather_calendar(site),
        gather_codes(site),
        gather_sitemap(site, pages),
        gather_metrics(make_book(site)),
    ]
    return {each.name: each for each in made}


def paper(
    *,
    at: datetime = MORNING,
    story: Article | None = None,
    fair: Event | None = None,
    approved: datetime = newsroom.APPROVED_AT,
    more: Iterable[Item] = (),
    **changes: object,
) -> Site:
    """Give a paper with one thing of each kind, and what a test wants otherwise."""
    items = (
        story or newsroom.article(),
        newsroom.shop(),
        newsroom.edition(),
        fair or newsroom.event(programme="programmes/newsletter"),
        newsroom.programme(),
        *more,
    )
    decisions = {item.id: approvals(item, at=approved) for item in items}
    return site_of(*items, at=at, decisions=decisions, choices=newsroom.settings(**changes))


PAPERS = {
    "as it was": paper(),
    "in the evening": paper(at=EVENING),
    "next month": paper(at=moment("2022-06-10")),
    "approved later": paper(approved=moment("2022-04-02")),
    "another address": paper(site_url="https://example.com/"),
    "no address": paper(site_url=""),
    "another name": paper(site_name="새 이름"),
    "another title": paper(story=newsroom.article(title="다른 제목")),
    "another text": paper(story=newsroom.article(body="다른 글\n")),
    "another reporter": paper(story=newsroom.article(reporters=("jaehun",))),
    "a correction": paper(
        story=newsroom.article(corrections=(Correction(date=date(2022, 5, 9), text="값을 고쳤습니다."),))
    ),
    "a cover": paper(story=newsroom.article(cover=newsroom.photo())),
    "paid for": paper(story=newsroom.article(sponsored=True)),
    "another hour": paper(fair=newsroom.event(starts=moment("2022-05-21T11:00"))),
    "a coupon": paper(fair=newsroom.event(coupon=Coupon(text="천 원", until=moment("2022-05-22")))),
    "another shop": paper(more=[newsroom.shop("shops/new")]),
    "nothing": site_of(at=MORNING),
    "nothing, in the evening": site_of(at=EVENING),
}


def contents(sheaf: OutputSheaf[OutputFile]) -> dict[str, bytes]:
    return {file.path: file.content for file in sheaf.make()}


@pytest.mark.parametrize("name", ["feeds", "calendar", "codes", "sitemap", "metrics"])
def test_other_files_are_made_of_something_else(name: str) -> None:
    found = [sheaves(site)[name] for site in PAPERS.values()]

    files = {sheaf.made_of: contents(sheaf) for sheaf in found}

    assert [contents(sheaf) == files[sheaf.made_of] for sheaf in found] == [True] * len(PAPERS)
    assert len(files) > 1


def test_a_later_hour_of_the_day_makes_none_of_them_anew() -> None:
    morning, evening = sheaves(PAPERS["as it was"]), sheaves(PAPERS["in the evening"])

    assert {name: sheaf.made_of for name, sheaf in morning.items()} == {
        name: sheaf.made_of for name, sheaf in evening.items()
    }


def test_another_word_in_a_story_leaves_calendar_and_codes_as_they_are() -> None:
    before, after = sheaves(PAPERS["as it was"]), sheaves(PAPERS["another text"])

    assert {name for name in before if before[name].made_of != after[name].made_of} == {"feeds"}


def test_a_sheaf_gives_the_same_files_every_time_it_is_asked() -> None:
    for sheaf in sheaves(paper(at=AT)).values():
        assert contents(sheaf) == contents(sheaf)
