"""The search page: an address to share, everything that was found, and a way on where nothing was."""

import re
from urllib.parse import quote

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from site_tests.browser.axe import find_barriers
from site_tests.browser.quality import find_small_targets, find_small_texts, hold_back
from site_tests.browser.searching import BEANS, LINK
from site_tests.browser.window import OpenWindow

PHONE = (390, 844)
STATUS = ".dn-found__status"


def ask(page: Page, newsstand: str, question: str) -> None:
    """Open the search page with a question, and wait for its answer."""
    page.goto(f"{newsstand}search/?{question}")
    expect(page.locator(STATUS)).to_contain_text(re.compile("건의 검색 결과|찾지 못했습니다"))


def headings(page: Page) -> list[str]:
    return [str(text) for text in page.locator(".dn-found h2").all_inner_texts()]


def test_an_address_with_a_question_answers_it(page: Page, newsstand: str) -> None:
    ask(page, newsstand, "q=두부")

    assert page.input_value("#dn-ask") == "두부"
    assert page.title().startswith("‘두부’ 검색")
    assert page.locator(STATUS).inner_text() == f"{BEANS + 3}건의 검색 결과"
    assert sorted(headings(page)) == ["가게 2건", f"기사 {BEANS}건", "행사 1건"]
    assert page.locator("#dn-browse").is_hidden()


def test_what_was_typed_before_the_program_came_is_searched_for(page: Page, newsstand: str) -> None:
    with hold_back(page, "search/page"):
        page.goto(f"{newsstand}search/?q=두부&kind=articles", wait_until="commit")
        page.locator("#dn-ask").fill("가로등")

    expect(page.locator(STATUS)).to_contain_text("1건의 검색 결과")
    assert page.input_value("#dn-ask") == "가로등"
    assert page.url.endswith(f"?q={quote('가로등')}")


def test_each_group_shows_its_best_and_the_way_to_all_of_it(page: Page, newsstand: str) -> None:
    ask(page, newsstand, "q=두부")

    page.get_by_role("link", name=f"기사 {BEANS}건 모두 보기").click()
    expect(page.locator(LINK)).to_have_count(12)
    first = page.locator(LINK).evaluate_all("links => links.map(link => link.href)")
    page.get_by_role("link", name="다음 결과").click()
    expect(page.locator(LINK)).to_have_count(BEANS - 12)
    second = page.locator(LINK).evaluate_all("links => links.map(link => link.href)")

    assert len({*first, *second}) == BEANS
    assert page.url.endswith("kind=articles&page=2")
    assert page.get_by_role("link", name="다음 결과").count() == 0


def test_a_page_beyond_the_last_is_the_last(page: Page, newsstand: str) -> None:
    ask(page, newsstand, "q=두부&kind=articles&page=99")

    expect(page.locator(LINK)).to_have_count(BEANS - 12)


def test_an_address_that_makes_no_sense_is_read_as_far_as_it_does(page: Page, newsstand: str) -> None:
    ask(page, newsstand, "q=두부&kind=__proto__&page=-3")

    assert page.locator(STATUS).inner_text() == f"{BEANS + 3}건의 검색 결과"


def test_what_is_typed_is_found_and_the_address_follows(page: Page, newsstand: str) -> None:
    page.goto(f"{newsstand}search/")
    page.fill("#dn-ask", "가로등")

    expect(page.locator(LINK)).to_have_count(1)
    page.reload()

    expect(page.locator(LINK)).to_have_count(1)
    assert page.input_value("#dn-ask") == "가로등"


def test_enter_answers_at_once_and_stays_on_the_page(page: Page, newsstand: str) -> None:
    page.goto(f"{newsstand}search/")
    page.fill("#dn-ask", "가로등")

    page.keyboard.press("Enter")

    expect(page.locator(LINK)).to_have_count(1)
    assert page.evaluate("() => performance.getEntriesByType('navigation').length") == 1


def test_an_empty_answer_tells_what_was_tried_and_offers_the_shelves(page: Page, newsstand: str) -> None:
    ask(page, newsstand, "q=쿼륄에서는")

    assert "‘쿼륄에서는’에 맞는 것을 찾지 못했습니다." in page.locator(STATUS).inner_text()
    said = page.locator("#dn-found .dn-found__more").inner_text()
    assert "함께 찾아본 말: 쿼륄" in said
    assert "다른 말로" in said
    assert (
        page.get_by_role("link", name="사람들", exact=True).get_attribute("href") == "../categories/people/"
    )


def test_without_a_program_the_page_says_so_and_leads_on(open_window: OpenWindow, newsstand: str) -> None:
    window = open_window(javascript=False)

    window.goto(f"{newsstand}search/?q=두부")

    said = html.fromstring(window.content()).xpath("string(//noscript)")
    assert "자바스크립트" in said
    for way in (
        "../categories/people/",
        "../archive/",
        "../shops/category/restaurant/",
        "../shops/",
        "../events/",
    ):
        assert window.locator(f"#dn-browse a[href='{way}']").count() == 1


def test_without_a_program_the_box_still_leads_to_the_page(open_window: OpenWindow, newsstand: str) -> None:
    window = open_window(javascript=False)
    window.goto(newsstand)

    window.fill(".md-search__input", "두부")
    window.keyboard.press("Enter")

    window.wait_for_url("**/search/?q=%EB%91%90%EB%B6%80")


@pytest.mark.parametrize(
    ("scheme", "question"), [("light", "q=두부"), ("dark", "q=두부"), ("light", "q=qwrtplkjh")]
)
def test_the_page_stands_in_nobodys_way(
    open_window: OpenWindow, newsstand: str, scheme: str, question: str
) -> None:
    phone = open_window(size=PHONE, colour_scheme=scheme)

    ask(phone, newsstand, question)

    assert find_barriers(phone) == []
    assert find_small_targets(phone) == []
    assert find_small_texts(phone) == []
