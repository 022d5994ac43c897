"""The card that a chat shows of a link: who has one of their own, and what stands on it."""

from dataclasses import replace

from dongne.domain.items import Item
from dongne.domain.social import NEWEST, SITE, SocialCard, find_cards
from site_tests import newsroom
from site_tests.newsroom import moment, publish

SETTINGS = newsroom.settings()


def card_of(item: Item) -> SocialCard:
    return find_cards(publish(item), SETTINGS)[item.id]


def test_above_the_title_stands_what_a_neighbour_would_call_it() -> None:
    items = [newsroom.article(), newsroom.shop(), newsroom.edition(number=3), newsroom.event()]

    assert [card_of(item).kicker for item in items] == ["사람들", "음식점", "제3호", "동네 행사"]


def test_a_card_says_the_title_the_paper_and_the_neighbourhood() -> None:
    card = card_of(newsroom.article(title="새벽 시장의 첫 손님"))

    assert (card.title, card.name, card.area) == (
        "새벽 시장의 첫 손님",
        SETTINGS.site_name,
        SETTINGS.area,
    )


def test_a_category_that_is_no_longer_declared_leaves_the_kicker_empty() -> None:
    assert card_of(newsroom.article(category="gone")).kicker == ""
    assert card_of(newsroom.shop(category="gone")).kicker == ""


def test_the_first_picture_of_an_item_is_on_its_card() -> None:
    covered = newsroom.article(cover=newsroom.photo("시장.jpg"))
    shop = newsroom.shop(pictures=(newsroom.photo("앞.jpg"), newsroom.photo("안.jpg")))

    for item, file in ((covered, "시장.jpg"), (shop, "앞.jpg")):
        original = item.original(file)
        assert original is not None
        assert card_of(item).photo == original.sha256
    assert card_of(newsroom.article()).photo is None


def test_pages_without_a_card_of_their_own_share_the_papers() -> None:
    cards = find_cards(publish(newsroom.programme()), SETTINGS)

    assert list(cards) == [SITE]
    assert cards[SITE].title == SETTINGS.site_name


def test_shops_and_what_is_new_have_a_card_of_their_own() -> None:
    days = [f"2022-{1 + number // 28:02}-{1 + number % 28:02}" for number in range(NEWEST + 1)]
    articles = [newsroom.article(f"articles/2022/a{day}", date=moment(day)) for day in days]
    events = [newsroom.event(f"events/e{day}", starts=moment(day)) for day in days]
    editions = [
        newsroom.edition(f"editions/{2017 + number // 12}-{1 + number % 12:02}", number=number + 1)
        for number in range(NEWEST + 1)
    ]
    shops = [newsroom.shop(f"shops/shop-{number}") for number in range(NEWEST + 1)]

    cards = find_cards(publish(*articles, *events, *editions, *shops), SETTINGS)

    of_its_own = {SITE, *(item.id for item in (*articles[1:], *events[1:], *editions[1:], *shops))}
    assert cards.keys() == of_its_own


def test_what_is_not_published_is_on_no_card() -> None:
    held = newsroom.article()

    assert find_cards(publish(held, decisions={held.id: ()}), SETTINGS).keys() == {SITE}


def test_another_word_or_photo_makes_another_card_and_the_same_words_the_same() -> None:
    card = card_of(newsroom.article())
    others = [replace(card, **{name: "다른 말"}) for name in ("title", "kicker", "name", "area", "photo")]

    assert replace(card).key == card.key
    assert len({card.key, *(other.key for other in others)}) == 6
