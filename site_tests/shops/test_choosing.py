"""Choosing among shops, as residents do: with a script at once, without one by pages."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from site_tests.browser.axe import find_barriers
from site_tests.browser.quality import (
    find_sideways_scroll,
    find_small_targets,
    find_small_texts,
    measure_jumps,
)
from site_tests.browser.window import OpenWindow
from site_tests.paper import Built
from site_tests.shops.street import SHOPS

SMALL_PHONE = (320, 640)
FRIDAY = "2022-12-30T15:00:00+09:00"


def shown(page: Page) -> list[str]:
    """Give the names of the shops that are to be seen."""
    return page.locator("[data-shop]:visible .dn-card__title").all_inner_texts()


def named(*slugs: str) -> list[str]:
    return [name for slug, name in SHOPS.items() if slug in slugs]


@pytest.fixture
def directory(page: Page, address: str) -> Page:
    """Open the directory on a Friday afternoon."""
    page.clock.set_fixed_time(FRIDAY)
    page.goto(f"{address}shops/")
    expect(page.locator("[data-count]")).to_have_text("가게 6곳이 있습니다.")
    return page


def test_first_consonants_find_a_shop_and_the_count_is_told(directory: Page) -> None:
    directory.get_by_label("이름이나 초성").fill("ㄷㅂㅈ")

    expect(directory.get_by_role("status")).to_have_text("6곳 가운데 1곳입니다.")
    assert shown(directory) == [SHOPS["dubu"]]
    expect(directory.get_by_role("heading", name="생활")).to_be_hidden()


def test_what_is_on_the_menu_finds_a_shop(directory: Page) -> None:
    directory.get_by_label("이름이나 초성").fill("백반")

    expect(directory.get_by_role("status")).to_have_text("6곳 가운데 1곳입니다.")
    assert shown(directory) == [SHOPS["dubu"]]


@pytest.mark.parametrize(
    ("label", "slugs"),
    [
        ("손수가게", ["dubu"]),
        ("커뮤니티스토어", ["mart"]),
        ("상품권 받음", ["dubu", "mart"]),
        ("휠체어 들어감", ["dubu"]),
        ("지금 열린 곳", ["mart"]),
    ],
)
def test_each_filter_shows_its_shops_only(directory: Page, label: str, slugs: list[str]) -> None:
    directory.get_by_label(label).check()

    expect(directory.get_by_role("status")).to_have_text(f"6곳 가운데 {len(slugs)}곳입니다.")
    assert sorted(shown(directory)) == sorted(named(*slugs))


def test_what_is_chosen_can_be_sent_on(directory: Page, open_window: OpenWindow) -> None:
    directory.get_by_label("업종").select_option("living")
    directory.get_by_label("상품권 받음").check()
    expect(directory.get_by_role("status")).to_have_text("6곳 가운데 1곳입니다.")

    friend = open_window()
    friend.clock.set_fixed_time(FRIDAY)
    friend.goto(directory.url)

    assert parse_qs(urlsplit(directory.url).query) == {"trade": ["living"], "vouchers": ["1"]}
    expect(friend.get_by_role("status")).to_have_text("6곳 가운데 1곳입니다.")
    assert shown(friend) == [SHOPS["mart"]]


def test_whatever_stands_in_an_address_breaks_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}shops/?q=%3Cb%3E&trade=nowhere&open=&q=2&__proto__=1")

    expect(page.get_by_role("status")).to_contain_text("맞는 가게가 없습니다")


def test_a_choice_without_a_shop_says_so_and_is_undone_at_once(directory: Page) -> None:
    directory.get_by_label("이름이나 초성").fill("없는가게")
    expect(directory.get_by_role("status")).to_have_text("맞는 가게가 없습니다. 조건을 하나 풀어 보세요.")

    directory.get_by_role("button", name="모두 보기").click()

    expect(directory.get_by_role("status")).to_have_text("가게 6곳이 있습니다.")
    assert len(shown(directory)) == len(SHOPS)
    assert not urlsplit(directory.url).query


@pytest.mark.parametrize(
    ("at", "slugs"),
    [
        ("2022-12-30T20:00:00+09:00", ["bar", "mart"]),
        ("2022-12-31T01:59:00+09:00", ["bar"]),
        ("2022-12-31T02:00:00+09:00", []),
        ("2022-12-31T06:00:00+09:00", ["dubu"]),
        ("2023-01-02T10:00:00+09:00", ["mart"]),
        ("2023-01-24T10:00:00+09:00", ["dubu"]),  # 설날 대체 휴일
        ("2030-01-04T10:00:00+09:00", []),  # nobody has built the site for years: it claims nothing
    ],
)
def test_open_now_goes_by_the_clock_of_the_reader(
    page: Page, address: str, at: str, slugs: list[str]
) -> None:
    page.clock.set_fixed_time(at)
    page.goto(f"{address}shops/?open=1")

    expect(page.get_by_role("status")).not_to_have_text("가게 6곳이 있습니다.")
    assert sorted(shown(page)) == sorted(named(*slugs))


def test_a_minute_later_the_door_is_shut(page: Page, address: str) -> None:
    page.clock.install(time="2022-12-30T20:59:30+09:00")
    page.goto(f"{address}shops/")
    state = page.locator("[data-shop]", has_text=SHOPS["mart"]).locator("[data-now]")
    expect(state).to_have_text("곧 닫음 · 오후 9시까지")

    page.clock.run_for(60_000)

    expect(state).to_have_text("지금 닫힘 · 내일\u2060(토) 오전 9시에 엶")


def test_a_reader_abroad_sees_the_hours_of_the_street(browser: Browser, address: str) -> None:
    with browser.new_context(timezone_id="America/New_York") as context:
        page = context.new_page()
        page.clock.set_fixed_time(FRIDAY)
        page.goto(f"{address}shops/?open=1")

        expect(page.get_by_role("status")).to_have_text("6곳 가운데 1곳입니다.")
        assert page.evaluate("new Date().getHours()") == 1
        assert shown(page) == [SHOPS["mart"]]


def test_a_shop_that_has_closed_for_good_is_never_open(directory: Page) -> None:
    state = directory.locator("[data-shop]", has_text=SHOPS["corner"]).locator("[data-now]")

    expect(state).to_have_text("문을 닫은 가게입니다")


def test_without_a_script_each_filter_is_a_page(open_window: OpenWindow, address: str) -> None:
    page = open_window(javascript=False)
    ways = {
        "음식점": ["dubu", "bakery", "bar"],
        "손수가게": ["dubu"],
        "상품권 받는 가게": ["dubu", "mart"],
        "휠체어로 들어가는 가게": ["dubu"],
    }
    for title, slugs in ways.items():
        page.goto(f"{address}shops/")
        expect(page.locator("form[data-filter]")).to_be_hidden()
        page.get_by_role("navigation", name="가게 골라 보기").get_by_role("link", name=title).click()

        assert page.get_by_role("heading", level=1).inner_text() == title
        assert sorted(shown(page)) == sorted(named(*slugs))


def test_without_a_script_hours_stand_in_words(open_window: OpenWindow, address: str) -> None:
    page = open_window(javascript=False)
    page.goto(f"{address}shops/")

    assert page.locator("[data-shop]", has_text=SHOPS["dubu"]).locator("[data-now]").inner_text() == (
        "화–토 06:00–14:00"
    )


@pytest.mark.parametrize("colour_scheme", ["light", "dark"])
def test_a_choice_is_for_everybody(open_window: OpenWindow, address: str, colour_scheme: str) -> None:
    page = open_window(size=SMALL_PHONE, colour_scheme=colour_scheme)
    page.clock.set_fixed_time(FRIDAY)
    page.goto(f"{address}shops/?vouchers=1")
    expect(page.get_by_role("status")).to_have_text("6곳 가운데 2곳입니다.")

    assert find_barriers(page) == []
    assert find_small_targets(page) + find_small_texts(page) + find_sideways_scroll(page) == []


def test_nothing_moves_when_the_script_arrives(directory: Page) -> None:
    assert measure_jumps(directory) < 0.02


def test_every_address_of_a_list_is_in_the_sitemap(street: Built) -> None:
    sitemap = street.text("sitemap.xml")

    for path in ("shops/vouchers/", "shops/wheelchair/", "shops/qr/", "events/archive/"):
        assert f"https://example.org/{path}<" in sitemap
