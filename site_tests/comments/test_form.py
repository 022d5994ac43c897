"""The form and the list under an article, against the real server: every answer is told in words."""

import gzip
import re

import pytest
from playwright.sync_api import Page, Route, expect

from site_tests.browser.axe import find_barriers
from site_tests.browser.window import PHONE as TELEPHONE
from site_tests.browser.window import OpenWindow
from site_tests.comments.conftest import PHONE, Street
from site_tests.house.sources import PACKAGE

ASSETS = PACKAGE / "mkdocs_plugins/theme/assets/comments"


def write(page: Page, text: str, author: str = "") -> None:
    page.get_by_label("의견 쓰기").fill(text)
    page.get_by_label("이름").fill(author)
    page.get_by_role("button", name="의견 보내기").click()


def answer(page: Page) -> str:
    """Give what is said beside the button, once the server has answered."""
    said = page.locator("[data-part=answer]")
    expect(said).to_have_text(re.compile(r".\.$"))
    return said.inner_text()


def refuse(page: Page, status: int, body: str = "") -> None:
    """Let the way to the server answer in its place, as a proxy or a broken server does."""

    def fulfil(route: Route) -> None:
        headers = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*"}
        route.fulfill(status=status if route.request.method == "POST" else 200, headers=headers, body=body)

    page.route("**/new?*", fulfil)


def test_a_comment_waits_for_the_board_and_is_read_afterwards(street: Street, page: Page) -> None:
    page.goto(street.page())
    expect(page.locator("[data-part=state]")).to_have_text("아직 의견이 없습니다. 첫 의견을 남겨 주세요.")

    write(page, "두부가 참 고소했어요.\n다음 주에도 갈래요.", "순이")
    said = answer(page)
    page.reload()
    expect(page.locator("[data-part=state]")).to_have_text("아직 의견이 없습니다. 첫 의견을 남겨 주세요.")
    street.server.publish_all()
    page.reload()

    assert said == "고맙습니다. 편집위원회가 읽어 본 뒤에 실립니다."
    expect(page.locator("[data-part=state]")).to_have_text("의견 1개")
    expect(page.locator(".dn-comment__by bdi")).to_have_text("순이")
    assert page.locator(".dn-comment__text").inner_text() == "두부가 참 고소했어요.\n다음 주에도 갈래요."
    assert street.server.ask("SELECT uri FROM threads") == [("articles/2022/dawn-market",)]


def test_a_reply_stands_below_what_it_answers(street: Street, page: Page) -> None:
    parent = street.server.post("articles/2022/night-bus", "막차가 너무 일러요.", author="대호").json()["id"]
    street.server.publish_all()
    page.goto(street.page("night-bus"))

    page.get_by_role("button", name="대호 님께 답글 쓰기").click()
    expect(page.get_by_text("대호 님의 의견에 답글을 씁니다.")).to_be_visible()
    expect(page.get_by_label("의견 쓰기")).to_be_focused()
    expect(page.get_by_label("의견 쓰기")).to_have_accessible_description(
        re.compile("^대호 님의 의견에 답글")
    )
    write(page, "열한 시까지 있으면 좋겠어요.")
    answer(page)
    street.server.publish_all()
    page.reload()

    expect(page.locator(f"#isso-{parent} li .dn-comment__text")).to_have_text("열한 시까지 있으면 좋겠어요.")
    expect(page.locator(f"#isso-{parent} li bdi")).to_have_text("이웃")
    expect(page.locator("[data-part=state]")).to_have_text("의견 2개")


def test_the_whole_form_works_from_the_keyboard(street: Street, page: Page) -> None:
    street.server.post("articles/2022/rice-mill", "떡이 쫄깃해요.", author="영희")
    street.server.publish_all()
    page.goto(street.page("rice-mill"))
    reply = page.get_by_role("button", name="영희 님께 답글 쓰기")

    reply.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="그만두기")).to_be_focused()
    page.keyboard.press("Enter")
    expect(reply).to_be_focused()
    page.get_by_label("의견 쓰기").focus()
    page.keyboard.type("저도 먹었어요.")
    page.keyboard.press("Tab")
    page.keyboard.type("철수")
    page.keyboard.press("Enter")

    assert answer(page).startswith("고맙습니다.")
    assert street.server.ask("SELECT author, parent FROM comments WHERE text = ?", "저도 먹었어요.") == [
        ("철수", None)
    ]


@pytest.mark.parametrize("text", ["  ", "좋아"])
def test_fewer_than_three_letters_are_told_at_once_and_nothing_is_sent(
    street: Street, page: Page, text: str
) -> None:
    page.goto(street.page("quiet-day"))

    write(page, text)

    assert answer(page) == "세 글자 이상 적어 주세요."
    expect(page.get_by_label("의견 쓰기")).to_be_focused()
    expect(page.get_by_label("의견 쓰기")).to_have_attribute("aria-invalid", "true")
    assert street.server.ask("SELECT * FROM threads WHERE uri LIKE '%quiet-day'") == []


def test_what_the_server_itself_finds_too_long_is_told(street: Street, page: Page) -> None:
    page.goto(street.page("quiet-day"))

    write(page, "가" * 65536)

    assert answer(page) == "글이 너무 깁니다. 줄이거나 나누어 보내 주세요."
    assert len(page.get_by_label("의견 쓰기").input_value()) == 65536


def test_a_flood_from_one_network_is_told_to_wait_and_nothing_written_is_lost(
    street: Street, page: Page
) -> None:
    with street.server.standing_clock():
        for _ in range(120):
            assert street.server.post("articles/2022/long-queue", "줄이 길어요", network=0).status_code == 202
        page.route("**/new?*", lambda route: route.continue_(headers={
            **route.request.headers, "x-forwarded-for": "10.0.0.9"}))  # fmt: skip
        page.goto(street.page("long-queue"))
        write(page, "그래도 기다릴 만해요.")
        said = answer(page)

    assert said.startswith("지금은 보내지 못했습니다. 쓰신 글은 그대로 있으니 잠시 뒤에 다시")
    assert page.get_by_label("의견 쓰기").input_value() == "그래도 기다릴 만해요."


def test_the_fourth_neighbour_of_a_library_is_let_in(street: Street) -> None:
    statuses = [
        street.server.post("articles/2022/quiet-library", "여기 조용하네요", network=9) for _ in "가나다라마"
    ]

    assert [each.status_code for each in statuses] == [202] * 5


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (201, "고맙습니다. 의견이 실렸습니다."),
        (403, f"여기서는 받지 못했습니다. 쓰신 글은 그대로 있습니다. 전화({PHONE})로 말씀해 주세요."),
        (413, "글이 너무 깁니다. 줄이거나 나누어 보내 주세요."),
        (
            429,
            f"지금은 보내지 못했습니다. 쓰신 글은 그대로 있으니 잠시 뒤에 다시 눌러 주세요. 급하시면 전화({PHONE})도 받습니다.",
        ),
    ],
)
def test_every_other_answer_is_told_in_words(street: Street, page: Page, status: int, words: str) -> None:
    page.goto(street.page("quiet-day"))
    refuse(page, status, "{}")

    write(page, "좋은 소식이네요.")

    assert answer(page) == words
    assert page.get_by_label("의견 쓰기").get_attribute("aria-invalid") == str(status == 413).lower()
    kept = "" if status == 201 else "좋은 소식이네요."
    assert page.get_by_label("의견 쓰기").input_value() == kept


def test_a_server_that_is_away_is_told_and_can_be_asked_again(street: Street, page: Page) -> None:
    page.route(f"{street.server.address}**", lambda route: route.abort())
    page.goto(street.page("quiet-day"))

    expect(page.locator("[data-part=state]")).to_have_text("의견을 불러오지 못했습니다.")
    write(page, "들리시나요?")
    assert "잠시 뒤에 다시" in answer(page)
    page.unroute(f"{street.server.address}**")
    page.get_by_role("button", name="다시 불러오기").click()

    expect(page.locator("[data-part=state]")).to_have_text("아직 의견이 없습니다. 첫 의견을 남겨 주세요.")


def test_two_presses_send_one_comment(street: Street, page: Page) -> None:
    page.goto(street.page("night-bus"))
    page.get_by_label("의견 쓰기").fill("두 번 눌렀어요.")

    page.get_by_role("button", name="의견 보내기").dblclick()
    answer(page)

    assert len(street.server.ask("SELECT * FROM comments WHERE text = '두 번 눌렀어요.'")) == 1


def test_what_was_deleted_keeps_its_place_while_there_are_replies(street: Street, page: Page) -> None:
    thread = "articles/2022/rice-mill"
    parent = street.server.post(thread, "지워질 말입니다.").json()["id"]
    street.server.post(thread, "남을 답글입니다.", parent=parent)
    street.server.publish_all()
    street.server.delete(parent)

    page.goto(street.page("rice-mill"))

    expect(page.locator(f"#isso-{parent} > p")).to_have_text("지워진 의견입니다.")
    expect(page.locator(f"#isso-{parent} li .dn-comment__text")).to_have_text("남을 답글입니다.")


def test_without_scripts_a_line_names_the_telephone(street: Street, open_window: OpenWindow) -> None:
    page = open_window(javascript=False)
    page.goto(street.page())

    expect(page.get_by_role("link", name=PHONE)).to_have_attribute("href", f"tel:{PHONE}")
    expect(page.get_by_label("의견 쓰기")).to_be_hidden()


def test_an_article_may_do_without(street: Street, page: Page) -> None:
    page.goto(street.page("no-comments"))

    expect(page.locator(".dn-comments")).to_have_count(0)


def test_the_server_learns_no_reader_again(street: Street, page: Page) -> None:
    page.goto(street.page("night-bus"))
    write(page, "쿠키는 싫어요.")
    answer(page)

    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_against_form_and_list(street: Street, open_window: OpenWindow, scheme: str) -> None:
    street.server.post("articles/2022/dawn-market", "> 인용\n\n그리고 [주소](https://example.org/) 하나")
    street.server.publish_all()
    page = open_window(size=TELEPHONE, colour_scheme=scheme)
    page.goto(street.page())
    expect(page.locator("[data-part=state]")).to_have_text(re.compile("의견 [0-9]+개"))
    page.get_by_role("button", name=re.compile("답글 쓰기")).first.click()
    write(page, "네")

    assert [
        barrier for barrier in find_barriers(page) if "dn-comment" in barrier or "data-part" in barrier
    ] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE[0]


def test_a_comment_can_be_read_and_written_for_five_kilobytes() -> None:
    sizes = [len(gzip.compress(path.read_bytes(), mtime=0)) for path in ASSETS.glob("*.js")]

    assert sum(sizes) <= 5 * 1024


def test_the_log_holds_no_key_to_anything(street: Street) -> None:
    street.server.post("articles/2022/quiet-library", "기록에 남지 않을 말", network=11)

    assert "기록에 남지 않을 말" not in street.server.log
    assert "/delete/" not in street.server.log
    assert "/activate/" not in street.server.log


def test_salt_and_password_are_this_installations_own(street: Street) -> None:
    salt = (street.server.data / "salt").read_text(encoding="utf-8").strip()

    assert len(salt) >= 24
    assert salt != "Eech7co8Ohloopo9Ol6baimi"
    assert (street.server.data / "salt").stat().st_mode & 0o077 == 0
    assert street.server.database.stat().st_mode & 0o077 == 0
