"""A resident reads the paper: on a phone, with the keyboard alone, and where no script runs."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from site_tests.browser.quality import delay, measure_jumps
from site_tests.browser.sample import kinds_of_pages
from site_tests.browser.searching import FIELD, LINK
from site_tests.browser.server import serve_folder
from site_tests.browser.window import PHONE, OpenWindow

STORY = "articles/2022/dawn-tofu/"
TODAY = "2022-12-31T10:00:00+09:00"


@pytest.fixture(scope="module")
def address(sample_site: Path) -> Iterator[str]:
    """Serve the sample newspaper."""
    with serve_folder(sample_site) as served:
        yield served


def path_of(page: Page) -> str:
    return urlsplit(page.url).path


def focused(page: Page) -> str:
    """Give the words of what has the focus."""
    return str(page.evaluate("() => document.activeElement.innerText.trim()"))


def test_a_walk_from_the_front_page_to_a_shop_and_back(address: str, open_window: OpenWindow) -> None:
    phone = open_window(size=PHONE)
    phone.clock.set_fixed_time(TODAY)
    phone.goto(address)
    headline = phone.locator(".dn-lead h2").inner_text()

    phone.locator(".dn-lead h2 a").click()
    assert phone.locator("h1").inner_text() == headline
    phone.goto(f"{address}{STORY}")
    phone.locator(".dn-box a", has_text="난곡손두부").click()
    assert path_of(phone) == "/shops/nangok-dubu/"
    assert phone.locator("main a[href^='tel:']").first.get_attribute("href") == "tel:025550101"
    phone.locator(".dn-top__search label").click()
    phone.locator(FIELD).fill("두부")
    expect(phone.locator(LINK).first).to_be_visible()
    phone.locator(FIELD).press("Escape")
    phone.go_back()

    assert path_of(phone) == f"/{STORY}"


def test_events_of_the_front_page_can_be_called(address: str, open_window: OpenWindow) -> None:
    phone = open_window(size=PHONE)
    phone.clock.set_fixed_time(TODAY)

    phone.goto(address)

    assert phone.locator(".dn-week h2").inner_text().startswith("이번 주 행사")
    assert phone.locator(".dn-week a[href^='tel:']").first.inner_text() == "02-555-0178"


def test_a_notice_goes_by_itself_where_the_site_is_not_built_again(
    address: str, open_window: OpenWindow
) -> None:
    early, late = open_window(size=PHONE), open_window(size=PHONE)
    early.clock.set_fixed_time("2022-12-31T19:59:00+09:00")
    late.clock.set_fixed_time("2022-12-31T20:00:00+09:00")

    delay(late, "reader/reader")

    early.goto(address)
    late.goto(address)

    expect(early.locator(".dn-today")).to_contain_text("오늘 오후 8시까지")
    expect(late.locator(".dn-today")).to_have_count(0)
    assert measure_jumps(late) < 0.02


def test_the_first_tab_leads_past_the_menus(address: str, page: Page) -> None:
    page.goto(f"{address}{STORY}")

    page.keyboard.press("Tab")
    assert focused(page) == "본문으로 바로 가기"
    expect(page.locator(".dn-skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("() => document.querySelector('main').contains(document.activeElement)")


def test_the_keyboard_reaches_every_link_and_shows_where_it_is(address: str, page: Page) -> None:
    page.goto(f"{address}{STORY}")
    reachable = page.locator("main :is(a, button):visible").count()
    page.locator("main").focus()
    seen = []

    for _ in range(reachable):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                """() => {
                    const here = document.activeElement, style = getComputedStyle(here);
                    return here.closest("main") && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
                }"""
            )
        )

    assert seen == [True] * reachable


def test_the_looks_are_chosen_with_the_keyboard_and_kept(address: str, page: Page) -> None:
    page.goto(f"{address}{STORY}")
    before = page.evaluate(
        "() => parseFloat(getComputedStyle(document.querySelector('.dn-prose p')).fontSize)"
    )

    page.locator(".dn-view summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    assert page.locator(".dn-view[open]").count() == 0
    page.goto(f"{address}about/")

    html = page.locator("html")
    expect(html).to_have_attribute("data-dn-text", "large")
    expect(html).to_have_attribute("data-dn-scheme", "dark")
    assert (
        page.evaluate("() => parseFloat(getComputedStyle(document.querySelector('.dn p')).fontSize)")
        > before * 1.15
    )


def test_without_a_script_everything_can_be_read_and_nothing_is_offered_that_would_not_work(
    address: str, open_window: OpenWindow
) -> None:
    plain = open_window(size=PHONE, javascript=False)
    plain.goto(address)

    plain.locator("footer a", has_text="지난 기사").click()
    plain.locator("main a", has_text="3월").click()
    plain.locator("main a", has_text="콩이 두부가 되는 시간").click()

    assert path_of(plain) == f"/{STORY}"
    expect(plain.locator(".dn-prose")).to_contain_text("문 앞 양푼에 담아 두니")
    expect(plain.locator(".dn-tools, .dn-view")).to_have_count(2)
    expect(plain.locator(".dn-tools")).to_be_hidden()
    expect(plain.locator(".dn-view")).to_be_hidden()
    plain.goto(f"{address}metrics/")
    expect(plain.locator("main table").first).to_be_visible()


def test_no_page_breaks_its_own_security_policy(
    sample_site: Path, address: str, open_window: OpenWindow
) -> None:
    window = open_window()
    said: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        said.append(f"{path_of(window)}: {message.text}")

    window.on("console", listen)
    for path in kinds_of_pages(sample_site).values():
        window.goto(f"{address}{path}")
        assert window.locator("meta[http-equiv='Content-Security-Policy']").count() == 1, path

    assert said == []
