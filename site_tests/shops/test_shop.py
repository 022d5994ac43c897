"""A shop's page as a resident uses it, and the sheets that hang on doors."""

from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]  # brings no types
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from site_tests.browser.quality import delay, measure_jumps
from site_tests.browser.window import PHONE, OpenWindow
from site_tests.paper import Built
from site_tests.shops.street import SHOPS

FRIDAY = "2022-12-30T10:00:00+09:00"
A4 = (595, 842)
"""In points."""


@pytest.fixture
def shop(open_window: OpenWindow, address: str) -> Page:
    """Open a shop's page on a telephone, on a Friday morning."""
    page = open_window(size=PHONE)
    page.clock.set_fixed_time(FRIDAY)
    page.goto(f"{address}shops/dubu/")
    return page


def test_one_thumb_is_enough_to_call(shop: Page) -> None:
    call = shop.get_by_role("link", name="전화하기")
    box = call.bounding_box()

    assert call.get_attribute("href") == "tel:025550101"
    assert box is not None
    assert box["height"] >= 48
    assert box["y"] + box["height"] < PHONE[1], "the button is below the edge of the first screen"


def test_the_page_says_whether_the_door_is_open_and_marks_today(shop: Page) -> None:
    expect(shop.locator("[data-today]")).to_have_text("지금 열림 · 오후 2시까지")
    assert shop.locator("[aria-current=date]").all_text_contents() == ["화–토 06:00–14:00"]
    expect(shop.locator("[data-special]")).to_be_hidden()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (("mart", "2023-01-23"), "오늘(설날 다음날)은 쉽니다."),
        (("dubu", "2023-01-24"), "오늘은 설날 대체 휴일입니다. 쉴 수 있으니 전화로 확인해 주세요."),
        (("mart", "2023-01-25"), ""),
    ],
)
def test_a_holiday_is_no_ordinary_day(page: Page, address: str, day: tuple[str, str], words: str) -> None:
    page.clock.set_fixed_time(f"{day[1]}T10:00:00+09:00")
    page.goto(f"{address}shops/{day[0]}/")

    expect(page.locator("[data-special]")).to_have_text(words)


def test_on_a_holiday_the_line_for_holidays_is_todays(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2023-01-23T10:00:00+09:00")
    page.goto(f"{address}shops/mart/")

    expect(page.locator("[aria-current=date]")).to_have_text("공휴일 쉽니다")


def test_hours_that_are_known_no_longer_leave_their_line_empty(open_window: OpenWindow, address: str) -> None:
    page = open_window(size=PHONE)
    page.clock.set_fixed_time("2032-01-05T10:00:00+09:00")  # long after the site was built
    delay(page, "shops/shop")

    page.goto(f"{address}shops/dubu/")

    assert page.locator("[data-today]").inner_text() == ""
    assert measure_jumps(page) < 0.02


def test_hours_that_no_clock_can_know_stay_words(page: Page, address: str) -> None:
    page.goto(f"{address}shops/workshop/")

    expect(page.locator("[data-today]")).to_have_count(0)
    expect(page.get_by_text("10:00–18:00 예약")).to_be_visible()


def test_the_address_goes_to_the_clipboard(shop: Page) -> None:
    shop.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = shop.get_by_role("button", name="주소 복사")
    button.click()

    expect(shop.get_by_role("button", name="복사했습니다")).to_be_visible()
    assert shop.evaluate("navigator.clipboard.readText()") == "서울 관악구 난곡로 12"


def test_a_button_clicked_twice_says_again_what_it_does(shop: Page) -> None:
    shop.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = shop.locator("button[data-copy]")
    label = button.inner_text()

    button.click()
    expect(button).to_have_text("복사했습니다")
    button.click()

    expect(button).to_have_text(label)


def test_the_address_is_copied_where_a_host_has_no_lock_too(open_window: OpenWindow, address: str) -> None:
    page = open_window(size=PHONE)
    page.context.grant_permissions(["clipboard-read"])
    page.add_init_script("delete Navigator.prototype.clipboard;")
    page.goto(f"{address}shops/dubu/")

    page.locator("button[data-copy]").click()

    expect(page.locator("button[data-copy]")).to_have_text("복사했습니다")
    other = page.context.new_page()
    other.goto(address)
    assert other.evaluate("navigator.clipboard.readText()") == "서울 관악구 난곡로 12"


def test_without_a_script_nothing_is_offered_that_needs_one(open_window: OpenWindow, address: str) -> None:
    page = open_window(javascript=False)
    page.goto(f"{address}shops/dubu/")

    expect(page.get_by_role("button", name="주소 복사")).to_be_hidden()
    expect(page.get_by_text("06:00–14:00")).to_be_visible()


def test_the_map_elsewhere_is_asked_only_by_a_tap(shop: Page) -> None:
    way = shop.get_by_role("link", name="지도에서 길 찾기")

    assert way.get_attribute("href") == (
        "https://www.openstreetmap.org/?mlat=37.4731&mlon=126.9168#map=18/37.4731/126.9168"
    )  # that nothing was asked for before is what every window watches over


def test_the_sketch_shows_the_shop_among_its_neighbours(shop: Page) -> None:
    picture = shop.locator(".sh-place img")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", value=True)
    drawn = Image.open(BytesIO(picture.screenshot())).convert("RGB")

    marked = [drawn.getpixel((x, y)) for x in range(drawn.width) for y in range(drawn.height)]

    assert (163, 48, 26) in marked, "its own dot"
    assert (141, 132, 113) in marked, "those of its neighbours"


def test_numbers_on_the_sketch_lead_to_the_shops_of_the_list(page: Page, address: str) -> None:
    page.goto(f"{address}shops/")
    rows = page.locator(".sh-map__list a").evaluate_all(
        "links => links.map(link => [link.innerText.split('\\n')[0], link.href])"
    )
    marks = page.locator(".sh-map__mark").evaluate_all(
        "links => links.map(link => [link.textContent, link.href.baseVal])"
    )

    assert [number for number, _ in marks] == ["1", "2", "3"]
    assert [href.rpartition("shops/")[2] for _, href in rows] == [
        href.rpartition("shops/")[2] for _, href in marks
    ]

    page.locator(".sh-map__mark").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(SHOPS["bakery"])


# --- the sheets for doors


def read_paper(pdf: bytes) -> list[tuple[tuple[int, int], list[str]]]:
    """Give size and codes of each page of a document, as a telephone's camera reads them."""
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for page in document:
        picture = page.render(scale=1.5).to_pil()
        codes = [code.text for code in zxingcpp.read_barcodes(picture)]
        pages.append(((round(page.get_width()), round(page.get_height())), codes))
    return pages


def test_every_door_gets_a_sheet_of_a4_whose_code_leads_to_its_page(page: Page, address: str) -> None:
    page.goto(f"{address}shops/qr/")
    page.wait_for_load_state("networkidle")

    paper = read_paper(page.pdf(prefer_css_page_size=True))

    wanted = sorted(SHOPS, key=lambda slug: SHOPS[slug])
    assert paper == [(A4, [f"https://example.org/shops/{slug}/"]) for slug in wanted]


def test_one_sheet_can_be_printed_alone(page: Page, address: str) -> None:
    page.goto(f"{address}shops/dubu/")
    page.get_by_role("link", name="QR 안내문").click()
    page.wait_for_load_state("networkidle")

    assert read_paper(page.pdf(prefer_css_page_size=True)) == [(A4, ["https://example.org/shops/dubu/"])]


def test_a_code_survives_a_torn_corner(street: Built, page: Page, address: str) -> None:
    page.set_viewport_size({"width": 400, "height": 400})
    page.goto(f"{address}assets/shops/qr/dubu.svg")
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    torn = Image.new("RGB", (70, 70), "white")
    picture.paste(torn, (280, 280))

    assert [code.text for code in zxingcpp.read_barcodes(picture)] == ["https://example.org/shops/dubu/"]
