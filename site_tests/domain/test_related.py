"""Which stories stand beside a story."""

from datetime import timedelta

from dongne.domain.items import Article
from dongne.domain.publication import Publication
from dongne.domain.related import related_to
from site_tests.newsroom import article, moment, publish, shop

START = moment("2022-03-01")


def daily(count: int, **fields: object) -> list[Article]:
    """Give articles a day apart, oldest first."""
    return [
        article(f"articles/2022/a{day}", title=f"글 {day}", date=START + timedelta(days=day), **fields)
        for day in range(count)
    ]


def beside(publication: Publication, item_id: str) -> list[str]:
    story = publication.get(item_id)
    assert isinstance(story, Article)
    return [found.slug for found in related_to(publication, story)]


def test_stories_about_the_same_shop_come_first_and_then_the_category() -> None:
    stories = daily(7)
    elsewhere = article("articles/2022/b", date=START, category="food", shops=("shops/nangok-dubu",))
    about = article("articles/2022/a3", date=stories[3].date, shops=("shops/nangok-dubu",))

    found = beside(publish(*stories[:3], about, *stories[4:], elsewhere, shop()), about.id)

    assert found == ["b", "a1", "a5"]


def test_its_two_neighbours_have_links_of_their_own() -> None:
    about_one_shop = daily(3, shops=("shops/nangok-dubu",))

    assert beside(publish(*about_one_shop, shop()), about_one_shop[1].id) == []


def test_a_new_article_changes_what_stands_beside_the_few_that_are_near() -> None:
    stories = daily(40)
    before, after = publish(*stories[:39]), publish(*stories)

    changed = [story.slug for story in stories[:39] if beside(before, story.id) != beside(after, story.id)]

    assert changed == ["a37"]


def test_an_article_alone_has_nothing_beside_it() -> None:
    assert beside(publish(article()), article().id) == []
