"""The search box: however the letters come, the answer stands below; keys and screen readers find their way."""

import pytest
from playwright.sync_api import Page, expect

from site_tests.browser.axe import find_barriers
from site_tests.browser.quality import find_small_targets, find_small_texts, hold_back
from site_tests.browser.searching import BEANS, FIELD, LINK, META, Box
from site_tests.browser.window import DESKTOP, OpenWindow

PHONE = (390, 844)
FOCUSED = "element => element === document.activeElement"


@pytest.fixture
def box(page: Page, newsstand: str) -> Box:
    """Open the box on the front page."""
    return Box(page, newsstand)


# --- nothing for those who do not search


def test_nothing_of_the_search_is_fetched_before_somebody_turns_to_it(page: Page, newsstand: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(newsstand)))

    page.goto(newsstand, wait_until="networkidle")

    before = {path for path in asked if "search" in path}
    with page.expect_response("**/search/manifest.json"):
        page.keyboard.press("/")
    assert before == {"assets/search/search.css", "assets/search/box.js"}


def test_the_themes_own_search_is_neither_started_nor_fetched(page: Page, newsstand: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    Box(page, newsstand)
    page.wait_for_load_state("networkidle")

    assert [url for url in asked if "javascripts/workers" in url or "search_index" in url] == []


# --- however the letters come


def test_the_first_results_come_while_somebody_types(box: Box) -> None:
    box.page.keyboard.type("두부", delay=30)

    box.wait_for_links("두부")

    assert len(box.titles()) == 10
    assert box.groups() == [f"기사 {BEANS}", "가게 2", "행사 1"]
    assert box.page.locator(META).inner_text() == f"{BEANS + 3}건의 검색 결과"


def test_what_was_typed_before_the_program_came_is_searched_for(page: Page, newsstand: str) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    with hold_back(page, "search/box"):
        page.goto(newsstand, wait_until="commit")
        page.locator(".dn-top__search label").click()
        page.locator(FIELD).press_sequentially("두부")

    expect(page.locator(LINK).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


def test_a_syllable_that_is_still_being_composed_is_searched_for(box: Box) -> None:
    typing = box.typing
    for text in ("ㄷ", "두", "둡", "두부"):
        typing.send(
            "Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
        )

    box.wait_for_links("두부")
    typing.send("Input.insertText", {"text": "두부"})

    assert box.page.input_value(FIELD) == "두부"
    assert len(box.titles()) == 10


def test_a_half_syllable_finds_what_it_may_become(box: Box) -> None:
    box.typing.send("Input.imeSetComposition", {"text": "가로ㄷ", "selectionStart": 3, "selectionEnd": 3})

    assert box.wait_for_links("가로ㄷ")[0] == "골목에 가로등이 생겼다"


def test_one_consonant_alone_is_not_yet_a_question(box: Box) -> None:
    box.page.fill(FIELD, "ㄷ")
    box.page.wait_for_timeout(300)

    assert box.page.locator(META).inner_text() == "찾을 말을 적어 주세요."


def test_what_is_pasted_is_searched_for(box: Box) -> None:
    box.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    box.page.evaluate("() => navigator.clipboard.writeText('가로등')")

    box.page.keyboard.press("ControlOrMeta+v")

    assert box.wait_for_links("가로등") == ["골목에 가로등이 생겼다"]


def test_a_word_in_decomposed_letters_is_the_same_word(box: Box) -> None:
    box.page.fill(FIELD, "가로등".encode().decode())
    box.page.evaluate(
        f"() => {{ const f = document.querySelector('{FIELD}'); f.value = '가로등'.normalize('NFD'); }}"
    )
    box.page.dispatch_event(FIELD, "input")

    assert box.wait_for_links("가로등") == ["골목에 가로등이 생겼다"]


def test_what_is_dictated_comes_without_a_key_and_is_searched_for(box: Box) -> None:
    box.typing.send("Input.insertText", {"text": "가로등"})

    assert box.wait_for_links("가로등") == ["골목에 가로등이 생겼다"]


def test_a_keyboard_that_tells_only_of_keys_is_heard_too(box: Box) -> None:
    box.page.evaluate(f"() => {{ document.querySelector('{FIELD}').value = '가로등'; }}")
    box.page.dispatch_event(FIELD, "keyup")

    assert box.wait_for_links("가로등") == ["골목에 가로등이 생겼다"]


def test_what_was_looked_for_is_marked(box: Box) -> None:
    box.page.fill(FIELD, "가로등")
    box.wait_for_links("가로등")

    assert box.page.locator(f"{LINK} .dn-found__title mark").all_inner_texts() == ["가로등"]


def test_an_empty_answer_says_what_to_do_now(box: Box) -> None:
    box.page.fill(FIELD, "쿼륄에서는")

    box.wait_for("맞는 것을 찾지 못했습니다")

    assert box.titles() == []
    said = box.page.locator(".dn-found__more").inner_text()
    assert "함께 찾아본 말: 쿼륄" in said
    assert "다른 말로" in said
    assert box.page.locator(".dn-found__more a").get_attribute("href")


def test_the_cross_empties_the_box(box: Box) -> None:
    box.page.fill(FIELD, "가로등")
    box.wait_for_links("가로등")

    box.page.get_by_role("button", name="지우기").click()

    box.wait_for("찾을 말을 적어 주세요.")
    assert (box.titles(), box.page.input_value(FIELD), box.has_focus()) == ([], "", True)


# --- keys


def test_three_keys_lead_to_the_box_and_are_not_typed_into_it(page: Page, newsstand: str) -> None:
    page.goto(newsstand)
    for key in ("/", "s", "f"):
        page.keyboard.press(key)

        assert page.locator(FIELD).evaluate(FOCUSED)
        assert page.input_value(FIELD) == ""
        page.keyboard.press("Escape")


def test_arrows_go_through_the_results_and_back_to_the_field(box: Box) -> None:
    box.page.fill(FIELD, "두부")
    box.wait_for_links("두부")
    links = box.page.locator(LINK)

    box.page.keyboard.press("ArrowDown")
    first = links.nth(0).evaluate(FOCUSED)
    box.page.keyboard.press("ArrowDown")
    second = links.nth(1).evaluate(FOCUSED)
    box.page.keyboard.press("ArrowUp")
    box.page.keyboard.press("ArrowUp")

    assert (first, second, box.has_focus()) == (True, True, True)


def test_a_letter_typed_on_a_result_goes_into_the_field(box: Box) -> None:
    box.page.fill(FIELD, "두부")
    box.wait_for_links("두부")
    box.page.keyboard.press("ArrowDown")

    box.page.keyboard.press("x")

    assert box.page.input_value(FIELD) == "두부x"


def test_enter_on_a_result_opens_it(box: Box) -> None:
    box.page.fill(FIELD, "가로등")
    box.wait_for_links("가로등")

    box.page.keyboard.press("ArrowDown")
    box.page.keyboard.press("Enter")

    box.page.wait_for_url("**/articles/2022/lamp/")


def test_enter_in_the_field_opens_the_page_of_all_results(box: Box) -> None:
    box.page.fill(FIELD, "두부")

    box.page.keyboard.press("Enter")

    box.page.wait_for_url("**/search/?q=%EB%91%90%EB%B6%80")


def test_the_enter_that_ends_a_syllable_moves_nothing(box: Box) -> None:
    box.page.evaluate(
        f"""() => {{
            const field = document.querySelector('{FIELD}');
            field.dispatchEvent(new KeyboardEvent('keydown', {{key: 'ArrowDown', isComposing: true, bubbles: true}}));
            field.dispatchEvent(new KeyboardEvent('keydown', {{key: 'Escape', keyCode: 229, bubbles: true}}));
        }}"""
    )

    assert box.has_focus()
    assert box.is_open()


def test_escape_closes_and_gives_the_focus_back(page: Page, newsstand: str) -> None:
    page.goto(newsstand)
    page.locator(".dn-bar a").first.focus()
    page.keyboard.press("/")
    page.fill(FIELD, "두부")

    page.keyboard.press("Escape")

    assert page.locator(".dn-bar a").first.evaluate(FOCUSED)
    assert not page.evaluate("() => document.getElementById('__search').checked")


def test_to_walk_out_of_the_box_closes_it(box: Box) -> None:
    box.page.keyboard.press("Shift+Tab")

    assert not box.is_open()


# --- fingers and screen readers


def test_a_finger_opens_the_box_and_closes_it(open_window: OpenWindow, newsstand: str) -> None:
    phone = open_window(size=PHONE)
    phone.goto(newsstand)

    phone.locator("header label[for=__search]").first.click()
    opened = phone.locator(FIELD).evaluate(FOCUSED)
    phone.locator("label.md-search__icon").click()

    assert opened
    assert not phone.locator(FIELD).is_visible()


def test_the_keyboard_opens_the_box_of_a_narrow_window_and_finds_back(
    open_window: OpenWindow, newsstand: str
) -> None:
    phone = open_window(size=PHONE)
    phone.goto(newsstand)
    way = phone.get_by_role("link", name="검색", exact=True)

    way.focus()
    phone.keyboard.press("Enter")
    opened = phone.locator(FIELD).evaluate(FOCUSED)
    phone.keyboard.press("Escape")

    assert opened
    assert way.evaluate(FOCUSED)


def test_a_screen_reader_is_told_names_and_news(box: Box) -> None:
    box.page.fill(FIELD, "두부")
    box.wait_for_links("두부")

    found = box.page.locator(".dn-search").aria_snapshot()

    assert 'search "검색"' in found
    assert 'textbox "검색"' in found
    assert f"status: {BEANS + 3}건의 검색 결과" in found
    assert 'navigation "갈래별 검색 결과"' in found
    assert 'list "검색 결과"' in found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_box_stands_in_nobodys_way(open_window: OpenWindow, newsstand: str, scheme: str) -> None:
    phone = open_window(size=PHONE, colour_scheme=scheme)
    box = Box(phone, f"{newsstand}search/")
    phone.fill(FIELD, "두부")
    box.wait_for_links("두부")

    assert find_barriers(phone) == []
    assert find_small_targets(phone) == []
    assert find_small_texts(phone) == []


@pytest.mark.long
@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_the_empty_box_and_the_wide_one_stand_in_nobodys_way(
    open_window: OpenWindow, newsstand: str, size: tuple[int, int]
) -> None:
    window = open_window(size=size)
    box = Box(window, newsstand)
    empty = find_barriers(window)
    window.fill(FIELD, "두부")
    box.wait_for_links("두부")

    assert empty == []
    assert find_barriers(window) == []
