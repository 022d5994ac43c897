"""What may be read, and how its parts are found."""

from datetime import timedelta

import pytest

from dongne.domain.items import Item
from site_tests.newsroom import (
    AT,
    album,
    article,
    edition,
    event,
    moment,
    photo,
    programme,
    publish,
    settings,
    shop,
)


def test_an_item_knows_its_kind_its_address_and_its_last_part() -> None:
    story = article()

    assert (story.kind.value, story.permalink, story.slug) == (
        "article",
        "articles/2022/dawn-market/",
        "dawn-market",
    )


def test_what_a_kind_does_not_have_is_nothing() -> None:
    plain: list[Item] = [programme()]

    for item in plain:
        assert (item.category_id, item.release, item.expiry, item.photos, item.named_shops) == (
            None,
            None,
            None,
            (),
            (),
        )


def test_an_items_photos_are_found_by_name_and_only_the_shown_are_shown() -> None:
    story = article(cover=photo("표지.jpg"), body="![골목](골목.jpg)\n")

    assert [picture.name for picture in story.shown_originals] == ["표지.jpg", "골목.jpg"]
    assert story.original("골목.jpg") == story.originals[1]
    assert story.original("없음.jpg") is None


def test_an_event_is_over_at_its_end_and_a_day_at_its_midnight() -> None:
    morning = event(starts=moment("2022-05-21T10:00"), ends=moment("2022-05-21T16:00"))
    day = event(starts=moment("2022-05-21"))
    second = timedelta(seconds=1)

    assert [morning.is_over(moment("2022-05-21T16:00") - each) for each in (second, 0 * second)] == [
        False,
        True,
    ]
    assert [day.is_over(moment("2022-05-22") - each) for each in (second, 0 * second)] == [False, True]


def test_a_link_finds_an_item_by_its_id_or_by_a_slug_of_its_own() -> None:
    story, tofu, twin = article(), shop(), article("articles/2022/nangok-dubu")
    alone, both = publish(story, tofu), publish(story, tofu, twin)

    assert alone.find("shops/nangok-dubu") == alone.find("nangok-dubu") == tofu
    assert both.find("nangok-dubu") is None
    assert both.find("shops/nangok-dubu") == tofu
    assert both.find("dawn-market") == story
    assert both.find("none") is None


def test_neighbours_are_of_the_same_category() -> None:
    days = ("2022-05-01", "2022-05-02", "2022-05-03")
    first, other, last = (
        article(f"articles/2022/{day}", date=moment(day), category=category)
        for day, category in zip(days, ("people", "food", "people"), strict=True)
    )

    publication = publish(first, other, last)

    assert publication.neighbours_of(first) == (None, last)
    assert publication.neighbours_of(last) == (first, None)
    assert publication.neighbours_of(other) == (None, None)
    assert publication.neighbours_of(article("articles/2022/none")) == (None, None)


def test_every_item_is_given_once_and_counted() -> None:
    items: list[Item] = [article(), shop(), edition(), event(), programme()]

    publication = publish(*items)

    assert list(publication) == items
    assert len(publication) == 5
    assert [publication.get(item.id) for item in items] == items


def test_categories_keep_the_order_in_which_they_were_declared() -> None:
    assert list(settings().category_titles.items()) == [("people", "사람들"), ("food", "밥 한 끼")]
    assert list(settings().shop_category_titles) == ["food", "living"]


def test_the_largest_form_of_a_photo_is_the_widest_and_there_is_one_for_old_browsers() -> None:
    (forms,) = album([article(cover=photo())]).values()

    assert forms.largest.width == max(form.width for form in forms.webp)
    assert forms.fallback in forms.jpeg


def test_what_stands_for_a_day_knows_the_day_and_not_the_hour() -> None:
    story = article()
    morning, evening = publish(story), publish(story, at=AT.replace(hour=23))

    assert morning.of_the_day.at == evening.of_the_day.at == AT.replace(hour=0, minute=0)
    assert morning.at != evening.at
    assert list(morning.of_the_day) == list(morning)


def test_what_lasts_knows_everything_but_the_moment() -> None:
    publication = publish(article())

    lasting = publication.lasting

    assert list(lasting) == list(publication)
    with pytest.raises(AttributeError):
        _ = lasting.at
