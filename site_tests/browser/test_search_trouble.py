"""Where the network fails, a reader is told so and may try again; nobody waits for ever."""

from threading import Event

from playwright.sync_api import Page, expect

from site_tests.browser.searching import BEANS, FIELD, META, Box, Moody

Served = tuple[str, type[Moody]]
FOUND = f"{BEANS + 3}건의 검색 결과"


def cut_off(page: Page) -> None:
    page.context.set_offline(True)


def connect(page: Page) -> None:
    page.context.set_offline(False)


def test_offline_the_box_says_so_and_finds_again_when_the_network_is_back(page: Page, moody: Served) -> None:
    box = Box(page, moody[0])
    page.wait_for_load_state("networkidle")
    cut_off(page)

    page.fill(FIELD, "두부")
    box.wait_for("인터넷이 끊겨 있습니다")
    told = page.get_by_role("button", name="다시 찾기").is_visible()
    connect(page)

    box.wait_for(FOUND)  # by itself: the browser tells of the network's return
    assert told
    assert page.get_by_role("button", name="다시 찾기").count() == 0


def test_one_who_is_cut_off_before_turning_to_the_box_is_told_too(page: Page, moody: Served) -> None:
    page.goto(moody[0], wait_until="networkidle")
    cut_off(page)

    page.keyboard.press("/")
    expect(page.locator(META)).to_contain_text("인터넷에 닿지 못해")
    connect(page)
    page.fill(FIELD, "두부")

    expect(page.locator(META)).to_have_text(FOUND)


def test_a_server_that_fails_once_is_asked_again_unseen(page: Page, moody: Served) -> None:
    address, host = moody
    host.refusals = 2  # what the page fetches ahead for the worker, and the worker's own first try

    box = Box(page, address)
    page.fill(FIELD, "두부")

    box.wait_for(FOUND)
    assert host.refusals == 0


def test_a_server_that_goes_on_failing_is_told_and_the_button_tries_again(page: Page, moody: Served) -> None:
    address, host = moody
    host.refusals = 1000

    box = Box(page, address)
    page.fill(FIELD, "두부")
    box.wait_for("다시 찾아 주세요")
    host.refusals = 0
    page.get_by_role("button", name="다시 찾기").click()

    box.wait_for(FOUND)
    assert box.has_focus()


def test_a_slow_line_is_told_while_one_waits(page: Page, moody: Served) -> None:
    address, host = moody
    host.gate = Event()

    box = Box(page, address)
    page.fill(FIELD, "두부")
    box.wait_for("찾고 있습니다…")
    box.wait_for("연결이 느려 아직 찾고 있습니다…")
    host.gate.set()

    box.wait_for(FOUND)


def test_where_the_site_was_published_anew_meanwhile_its_new_files_are_found(
    page: Page, moody: Served
) -> None:
    address, host = moody
    box = Box(page, address)
    page.fill(FIELD, "가로등")
    box.wait_for_links("가로등")

    host.lost = 1  # the file that is asked for next has gone with the old site
    page.fill(FIELD, "두부")

    box.wait_for(FOUND)
    assert host.lost == 0


def test_the_search_page_tells_of_trouble_offers_the_shelves_and_tries_again(
    page: Page, moody: Served
) -> None:
    address, host = moody
    host.refusals = 1000
    page.goto(f"{address}search/?q=두부")
    again = page.get_by_role("button", name="다시 찾기")

    again.wait_for()
    shelves = page.locator("#dn-browse").is_visible()
    host.refusals = 0
    again.click()

    expect(page.locator(".dn-found__status")).to_have_text(FOUND)
    assert shelves


def test_the_search_page_finds_again_when_the_network_is_back(page: Page, moody: Served) -> None:
    page.goto(f"{moody[0]}search/")
    page.locator("#dn-ask").focus()
    page.wait_for_load_state("networkidle")
    cut_off(page)

    page.fill("#dn-ask", "두부")
    expect(page.locator(".dn-found__status")).to_contain_text("인터넷이 끊겨 있습니다")
    connect(page)

    expect(page.locator(".dn-found__status")).to_have_text(FOUND)
