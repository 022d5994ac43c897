"""Whatever a stranger writes, or a captured server answers, runs nothing in a resident's browser."""

import json
import unicodedata
from collections.abc import Iterator, Sequence

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from site_tests.comments.conftest import Street
from site_tests.leaks.naughty import BLNS
from site_tests.leaks.payloads import MARKDOWN, RAW_HTML, TEXTS

ALLOWED = {"P", "BR", "EM", "STRONG", "DEL", "CODE", "PRE", "BLOCKQUOTE", "UL", "OL", "LI", "A"}
THREAD = "articles/2022/quiet-day"
EIGHTEEN = (*RAW_HTML[:6], *MARKDOWN[:6], *TEXTS[:6])
PROVOKE = """() => {
    for (const element of document.querySelectorAll(".dn-comments *")) {
        for (const kind of ["mouseover", "focus", "click"]) {
            if (kind === "click" && element.closest("button")) continue;
            const event = new MouseEvent(kind, { bubbles: true, cancelable: true });
            element.addEventListener("click", (stopped) => stopped.preventDefault(), { once: true });
            element.dispatchEvent(event);
        }
    }
}"""
SHOWN = """() => Array.from(document.querySelectorAll(".dn-comment__text *"), (element) => [
    element.nodeName,
    Array.from(element.attributes, (each) => each.name).sort().join(),
    element.getAttribute("href"),
])"""


@pytest.fixture
def watched(page: Page) -> Iterator[Page]:
    """Give a window in which no dialog opens and no marker is set."""
    dialogs: list[str] = []

    def refuse(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    yield page
    page.evaluate(PROVOKE)
    page.wait_for_timeout(200)
    assert dialogs == []
    assert page.evaluate("window.__pwned") is None
    for name, attributes, address in page.evaluate(SHOWN):
        assert name in ALLOWED
        assert attributes == ("href,rel" if name == "A" else "")
        assert address is None or address.startswith(("https://", "http://"))
    assert page.evaluate("document.querySelectorAll('.dn-comment__by *').length") == 2 * page.evaluate(
        "document.querySelectorAll('.dn-comment__by').length"
    )


def read(page: Page, street: Street, number: int) -> None:
    page.goto(street.page("quiet-day"))
    expect(page.locator("[data-part=state]")).to_have_text(f"의견 {number}개", timeout=60_000)


def say(street: Street, texts: Sequence[str]) -> int:
    """Post each text as a comment and as a name; give how many there are in the thread."""
    for number, text in enumerate(texts):
        answer = street.server.post(THREAD, f"{text}\n\n여기까지", network=number, author=text, website=text)
        if answer.status_code == 400:  # the server itself wants no such address
            answer = street.server.post(THREAD, f"{text}\n\n여기까지", network=number, author=text)
        assert answer.status_code == 202, answer.text
    street.server.publish_all()
    ((spoken,),) = street.server.ask(
        "SELECT COUNT(*) FROM comments JOIN threads ON threads.id = tid WHERE uri = ? AND mode = 1", THREAD
    )
    return int(str(spoken))


def test_eighteen_payloads_are_only_words(street: Street, watched: Page) -> None:
    read(watched, street, say(street, EIGHTEEN))


def test_a_captured_server_gains_nothing(street: Street, watched: Page) -> None:
    payloads = (*RAW_HTML, *TEXTS, *MARKDOWN)
    replies: list[dict[str, object]] = [
        {"id": payload, "parent": None, "mode": 1, "created": payload, "text": payload, "author": payload,
         "website": payload, "hash": payload, "replies": []}
        for payload in payloads
    ]  # fmt: skip

    def answer(route: Route) -> None:
        body = json.dumps({"total_replies": len(replies), "hidden_replies": 0, "replies": replies})
        route.fulfill(
            body=body, headers={"Access-Control-Allow-Origin": "*", "Content-Type": "application/json"}
        )

    watched.route(f"{street.server.address}?uri=*", answer)
    for reply in replies:
        reply["created"] = 1651622400

    read(watched, street, len(payloads))


@pytest.mark.long
def test_every_payload_that_we_know_is_only_words(street: Street, watched: Page) -> None:
    read(watched, street, say(street, (*RAW_HTML, *MARKDOWN, *TEXTS)))


@pytest.mark.long
def test_two_hundred_naughty_strings_are_shown_as_they_are(street: Street, watched: Page) -> None:
    naughty = [text for text in BLNS if text.strip()][:400]
    read(watched, street, say(street, naughty))

    names = set(watched.locator(".dn-comment__by bdi").all_inner_texts())
    plain = [
        text
        for text in naughty
        if len(text) <= 60 and all(unicodedata.category(letter)[0] not in "CZ" for letter in text)
    ]
    assert len(naughty) >= 200
    assert len(plain) >= 100
    assert [text for text in plain if text not in names] == []
