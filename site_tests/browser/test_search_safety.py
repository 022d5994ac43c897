"""No code runs from a title, a text or a question, wherever the search shows it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from dongne.mkdocs_plugins.newsroom import THEME
from site_tests.browser.searching import FIELD, LINK, META, Box
from site_tests.browser.server import serve_folder
from site_tests.leaks.naughty import STRINGS
from site_tests.leaks.payloads import TEXTS
from site_tests.leaks.test_code import PROVOKE
from site_tests.paper import Paper

ATTEMPTS = [text for text in STRINGS if "__pwned" in text]
SHORT = [text for text in ATTEMPTS if len(text) <= 75 and text.isprintable()]
STORIES = 24
EACH = 2
"""Payloads in a title: with those in summaries and texts, two hundred are shown."""
KNOWN = {"LI", "A", "SPAN", "B", "MARK", "TIME"}
"""Elements of which a result is made."""


@pytest.fixture(scope="module")
def naughty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a paper whose every title, summary and text is an attempt to run code."""
    paper = Paper(tmp_path_factory.mktemp("naughty") / "paper")
    paper.settings(theme={"name": "material", "language": "ko"})
    texts = iter(SHORT)
    items = [
        paper.article(
            f"attempt-{number}",
            title=next(texts),
            summary=" ".join(next(texts) for _ in range(EACH)),
            body="고구마를 굽는다.\n\n" + "\n\n".join(f"    {next(texts)}" for _ in range(6)) + "\n",
        )
        for number in range(STORIES)
    ]
    paper.approve(*items)
    built = paper.build()
    assert built.code == 0, built.output
    with serve_folder(built.site) as address:
        yield address


def test_there_are_two_hundred_attempts() -> None:
    assert len(set(SHORT)) >= STORIES * (1 + EACH + 6) >= 200


def test_nothing_runs_from_a_title_or_a_text(page: Page, naughty: str) -> None:
    for number in (1, 2):
        page.goto(f"{naughty}search/?q=고구마&kind=articles&page={number}")
        expect(page.locator(LINK)).to_have_count(12)

        titles = page.locator(".dn-found__title").all_text_contents()
        strange = page.evaluate(
            """() => [...document.querySelectorAll(".dn-found__results li *")].map(e => e.tagName)"""
        )

        assert set(titles) <= set(SHORT)
        assert set(strange) <= KNOWN
        assert page.evaluate(PROVOKE) is None


def test_nothing_runs_even_where_an_index_has_been_tampered_with(page: Page, naughty: str) -> None:
    source = (THEME / "assets/search/results.js").read_text(encoding="utf-8")
    page.route("**/results.js", lambda route: route.fulfill(body=source, content_type="text/javascript"))
    page.goto(naughty)

    names = page.evaluate(
        """async (texts) => {
            const { resultItem } = await import(location.origin + "/assets/search/results.js");
            const list = document.body.appendChild(document.createElement("ol"));
            for (const text of texts) {
                const said = { path: text, kind: text, title: text, kicker: text, date: text };
                list.append(resultItem({ ...said, titleHtml: text, excerptHtml: `<mark>${text}</mark>` }));
            }
            return {
                elements: [...new Set([...list.querySelectorAll("*")].map(element => element.tagName))],
                schemes: [...new Set([...list.querySelectorAll("a")].map(link => link.protocol))],
            };
        }""",
        ATTEMPTS,
    )

    assert len(ATTEMPTS) >= 200
    assert set(names["elements"]) <= KNOWN
    assert names["schemes"] == ["http:"]
    assert page.evaluate("() => window.__pwned") is None


def ask_all(box: Box, questions: list[str]) -> None:
    """Ask each question in the box and by the page's address; fail if one of them runs."""
    page = box.page
    for text in questions:
        page.fill(FIELD, text)
        expect(page.locator(META)).not_to_have_text("찾을 말을 적어 주세요.")
        page.wait_for_timeout(150)
        assert page.evaluate("() => window.__pwned") is None, text


def test_no_question_runs_in_the_box(page: Page, naughty: str) -> None:
    ask_all(Box(page, naughty), [f"고구마 {text}" for text in TEXTS])


@pytest.mark.parametrize("text", TEXTS[:2])
def test_no_question_runs_on_the_page(page: Page, naughty: str, text: str) -> None:
    page.goto(f"{naughty}search/")
    page.fill("#dn-ask", f"고구마 {text}")
    # Until its program has come the address says nothing, and who loads the page anew begins anew.
    page.wait_for_url("**/search/?q=*")
    page.reload()

    expect(page.locator(".dn-found__status")).to_contain_text("결과")
    assert page.input_value("#dn-ask") == f"고구마 {text}"
    assert page.evaluate(PROVOKE) is None


@pytest.mark.long
def test_none_of_two_hundred_questions_runs_in_the_box(page: Page, naughty: str) -> None:
    ask_all(Box(page, naughty), ATTEMPTS)
