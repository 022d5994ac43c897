"""What anybody may ask of any page: can it be read, touched and moved through on a small screen?"""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from playwright.sync_api import Page, Route

CHECKER = Path(__file__).parents[2] / "tools/node/node_modules/vnu-jar/build/dist/vnu.jar"

TARGET = 44
"""Pixels: the least width and height of whatever is touched."""

LETTERS = 16
"""Pixels: the least size of letters."""

SQUEEZED = (2.5, 4)
"""Letters in a line and lines: narrower and higher than that nobody reads."""

_NAMED = """
    const name = element => {
        const words = (element.innerText || element.getAttribute("aria-label") || "").trim().slice(0, 30);
        const classes = [...element.classList].map(word => `.${word}`).join("");
        return `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ""}${classes} 「${words}」`;
    };
    const isShown = element => element.checkVisibility({opacityProperty: true, visibilityProperty: true})
        && !element.closest("[aria-hidden=true], [inert], .md-overlay, .dn-skip");
"""

_SMALL_TARGETS = (
    "least => {"
    + _NAMED
    + """
    // A link in the middle of a sentence is as high as its line: WCAG 2.2 (2.5.8) lets it be.
    const isInline = element => {
        const style = getComputedStyle(element);
        if (element.tagName !== "A" || style.display !== "inline") return false;
        const block = element.closest("p, li, dd, dt, td, th, figcaption, blockquote, h1, h2, h3, h4, h5, h6, small");
        return block !== null && block.innerText.trim().length > element.innerText.trim().length;
    };
    const touched = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex='0']";
    // A link may lay itself over the whole card around it.
    const covered = element => {
        const over = getComputedStyle(element, "::after");
        if (over.content === "none" || over.position !== "absolute") return [];
        let around = element;
        while (around.parentElement && getComputedStyle(around).position === "static") around = around.parentElement;
        return [around];
    };
    const area = element => {
        const label = element.labels && element.labels[0];
        const boxes = [element, ...covered(element), ...(label && isShown(label) ? [label] : [])]
            .map(each => each.getBoundingClientRect());
        return {
            width: Math.max(...boxes.map(box => box.right)) - Math.min(...boxes.map(box => box.left)),
            height: Math.max(...boxes.map(box => box.bottom)) - Math.min(...boxes.map(box => box.top)),
        };
    };
    return [...document.querySelectorAll(touched)]
        .filter(element => isShown(element) && !isInline(element))
        .map(element => [element, area(element)])
        .filter(([, box]) => box.width > 0 && (box.width < least - 0.5 || box.height < least - 0.5))
        .map(([element, box]) => `${name(element)} is ${Math.round(box.width)}×${Math.round(box.height)}`);
}"""
)

_SMALL_TEXTS = (
    "least => {"
    + _NAMED
    + """
    const found = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!node.data.trim() || !isShown(element) || element.closest("svg, script, style, noscript, option")) continue;
        const size = parseFloat(getComputedStyle(element).fontSize);
        const box = element.getBoundingClientRect();
        if (size < least - 0.05 && box.width > 1 && box.height > 1) found.add(`${name(element)} has ${size.toFixed(1)} px`);
    }
    return [...found];
}"""
)

_SIDEWAYS = (
    "() => {"
    + _NAMED
    + """
    const room = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= room) return [];
    const scrolls = element => element && (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX)
        || scrolls(element.parentElement));
    const wide = [...document.body.querySelectorAll("*")].filter(element =>
        isShown(element) && element.getBoundingClientRect().right > room + 0.5 && !scrolls(element.parentElement));
    return [`the page is ${document.scrollingElement.scrollWidth} px wide`, ...wide.slice(0, 5).map(name)];
}"""
)


_SQUEEZED = (
    "([columns, lines]) => {"
    + _NAMED
    + """
    // Letters under letters, as where a photo has taken the room of the words.
    const hasWords = element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim().length > 5);
    return [...document.body.querySelectorAll("*")].filter(element => {
        if (!hasWords(element) || !isShown(element) || element.closest("svg, option")) return false;
        const size = parseFloat(getComputedStyle(element).fontSize), box = element.getBoundingClientRect();
        return box.width > 1 && box.width < columns * size && box.height > lines * 1.2 * size;
    }).map(name);
}"""
)

_JUMPS = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 300);
})"""


def find_small_targets(page: Page) -> list[str]:
    """Give whatever is touched and too small for a finger."""
    return list(page.evaluate(_SMALL_TARGETS, TARGET))


def find_small_texts(page: Page) -> list[str]:
    """Give the elements whose letters are too small for old eyes."""
    return list(page.evaluate(_SMALL_TEXTS, LETTERS))


def find_sideways_scroll(page: Page) -> list[str]:
    """Give what makes a page wider than its window."""
    return list(page.evaluate(_SIDEWAYS))


def delay(page: Page, program: str) -> None:
    """Let a program come after the page has been drawn, as on a slow line."""

    def come(route: Route) -> None:
        sleep(0.3)
        route.continue_()

    page.route(f"**/assets/{program}.js", come)


@contextmanager
def hold_back(page: Page, program: str) -> Iterator[None]:
    """Keep a program of the pages on its way for as long as this lasts, as a slow line does."""
    way = f"**/assets/{program}.js"
    held: list[Route] = []
    is_slow = True

    def hold(route: Route) -> None:
        if is_slow:
            held.append(route)
        else:
            route.continue_()

    page.route(way, hold)
    with page.expect_request(way):
        yield
    is_slow = False
    for route in held:
        route.continue_()


def measure_jumps(page: Page) -> float:
    """Give how much of a page has moved by itself since it came (CLS): up to 0.1 is what Lighthouse calls good."""
    return float(page.evaluate(_JUMPS))


def find_squeezed_texts(page: Page) -> list[str]:
    """Give the texts that stand in a column too narrow to be read."""
    return list(page.evaluate(_SQUEEZED, SQUEEZED))


def check_html(site: Path) -> list[str]:
    """Give every error that the Nu HTML checker finds in a folder of pages."""
    options = ("--errors-only", "--skip-non-html", "--format", "json", "--stdout")
    # Its schemas nest deep, and it is over before the thorough compiler would be worth its time.
    java = ("java", "-Xss8m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
    command = [*java, "-jar", str(CHECKER), *options, str(site)]
    done = subprocess.run(command, check=False, capture_output=True)
    # Not where Java itself speaks, as it does of options that it finds in the environment.
    report = json.loads(done.stdout)
    return [
        f"{message['url'].partition(site.name + '/')[2]}:{message.get('lastLine')}: {message['message']}"
        for message in report["messages"]
        if message["type"] != "info"
    ]
