"""The tools under a headline: print, pass on, read aloud; each only where the browser can."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from site_tests.browser.server import serve_folder

NESTED = """
<h5>작은 제목</h5>
<blockquote>
<p>첫 문단.</p>
<p>둘째 문단.</p>
<ul>
<li>인용한 하나</li>
</ul>
</blockquote>
<ul>
<li>
<p>바깥 하나.</p>
<ul>
<li>안쪽 하나.</li>
<li>안쪽 둘.</li>
</ul>
</li>
<li>바깥 둘.</li>
</ul>
<h6>더 작은 제목</h6>
<table><tr><th>요일</th><td><p>월요일</p></td></tr></table>
<dl><dt>낱말</dt><dd><p>풀이.</p></dd></dl>
"""
"""What a text may hold within each other."""

STORY = "articles/2022/dawn-tofu/"
OWN_ADDRESS = f"https://example.org/{STORY}"

VOICE = """
    const said = window.said = [];
    const voice = {lang: "%s", name: "이웃"};
    Object.defineProperty(window, "speechSynthesis", {value: {
        getVoices: () => [voice],
        addEventListener: () => {},
        cancel: () => {},
        speak: words => { said.push(words.text); setTimeout(() => words.onend(), window.pace ?? 0); },
    }});
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


@pytest.fixture(scope="module")
def address(sample_site: Path) -> Iterator[str]:
    """Serve the sample newspaper."""
    with serve_folder(sample_site) as served:
        yield served


def test_the_address_is_copied_as_the_paper_gives_it(address: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}{STORY}#h-1")

    page.locator('[data-dn-tool="copy"]').click()

    expect(page.get_by_role("status").filter(has_text="주소를 복사했습니다.")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == OWN_ADDRESS


def test_a_story_is_printed(address: str, page: Page) -> None:
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; };")
    page.goto(f"{address}{STORY}")

    page.locator('[data-dn-tool="print"]').click()

    assert page.evaluate("() => window.printed") == 1


def test_a_phone_passes_a_story_on_with_its_own_sheet(address: str, page: Page) -> None:
    page.add_init_script("navigator.share = given => { window.shared = given; return Promise.resolve(); };")
    page.goto(f"{address}{STORY}")

    page.locator('[data-dn-tool="share"]').click()

    assert page.evaluate("() => window.shared") == {
        "title": "새벽 네 시, 콩이 두부가 되는 시간",
        "url": OWN_ADDRESS,
    }


def test_what_a_browser_cannot_do_is_not_offered(address: str, page: Page) -> None:
    page.add_init_script("delete Navigator.prototype.share;" + VOICE % "en-US")

    page.goto(f"{address}{STORY}")

    expect(page.locator('[data-dn-tool="print"]')).to_be_visible()
    expect(page.locator('[data-dn-tool="share"]')).to_be_hidden()
    expect(page.locator('[data-dn-tool="speak"]')).to_be_hidden()
    # A reader's own styles may show it all the same; an error in it would fail this test.
    page.locator('[data-dn-tool="share"]').evaluate("button => button.click()")
    expect(page.get_by_role("status").filter(has_text="복사")).to_be_visible()


def test_a_story_is_read_aloud_from_its_headline_to_its_last_word(address: str, page: Page) -> None:
    page.add_init_script(VOICE % "ko-KR")
    page.goto(f"{address}{STORY}")

    page.locator('[data-dn-tool="speak"]').click()
    expect(page.get_by_role("status").filter(has_text="다 읽었습니다.")).to_be_visible()

    said = "".join(page.evaluate("() => window.said")).split()
    assert " ".join(said).startswith("새벽 네 시, 콩이 두부가 되는 시간")
    heard = "".join(said)
    for paragraph in page.locator("[data-dn-text] p").all_inner_texts():
        assert heard.count("".join(paragraph.split())) == 1
    assert page.locator(".dn-spoken").count() == 0


def test_what_stands_within_something_else_is_read_once_and_in_its_place(address: str, page: Page) -> None:
    page.add_init_script(VOICE % "ko-KR")
    page.goto(f"{address}{STORY}")
    page.locator("[data-dn-text]").evaluate("(text, html) => { text.innerHTML = html; }", NESTED)

    page.locator('[data-dn-tool="speak"]').click()
    expect(page.get_by_role("status").filter(has_text="다 읽었습니다.")).to_be_visible()

    heard = " ".join(" ".join(page.evaluate("() => window.said")).split())
    expected = (
        "작은 제목 첫 문단. 둘째 문단. 인용한 하나 바깥 하나. 안쪽 하나. 안쪽 둘. 바깥 둘. "
        "더 작은 제목 요일 월요일 낱말 풀이."
    )
    assert heard.endswith(f". {expected}")


def test_reading_aloud_stops_when_asked(address: str, page: Page) -> None:
    page.add_init_script("window.pace = 60_000;" + VOICE % "ko-KR")
    page.goto(f"{address}{STORY}")
    button = page.locator('[data-dn-tool="speak"]')

    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".dn-spoken")).to_have_count(1)
    button.click()

    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_role("status").filter(has_text="읽기를 멈췄습니다.")).to_be_visible()
    assert len(page.evaluate("() => window.said")) == 1
