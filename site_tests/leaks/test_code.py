"""Row 35: whatever a reporter writes into a text, nothing of it runs in a resident's browser."""

import html
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Page

from dongne.pipeline.newsroom import survey
from dongne.render.prose import compose
from site_tests.leaks.code_search import find_code
from site_tests.leaks.payloads import MARKDOWN, RAW_HTML, RUN
from site_tests.paper import NEWSROOM, NOW, Built, Paper
from site_tests.photos import jpeg

PAYLOADS = (*RAW_HTML, *MARKDOWN)
PROVOKE = """() => {
    for (const element of document.querySelectorAll("body *")) {
        for (const name of ["click", "mouseover", "focus", "toggle", "error", "load", "begin", "submit"]) {
            element.dispatchEvent(new Event(name, {bubbles: false, cancelable: true}));
        }
        if (element.matches("summary, button")) element.click();
    }
    return window.__pwned;
}"""
"""Does to every part of a page what a resident could do to it, and tells whether code of a payload has run."""
MATERIAL = {"name": "material", "language": "ko"}
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"


def body_of(payload: str) -> str:
    """Put a payload where a block may stand, and into the midst of a line."""
    return f"앞글입니다.\n\n{payload}\n\n뒷글 {payload} 끝글.\n"


def test_there_are_payloads_enough() -> None:
    assert len(set(PAYLOADS)) >= 120
    assert len(find_code("".join(f"<div>{payload}</div>" for payload in RAW_HTML).encode())) > 60


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_a_text_survives_as_code(payload: str) -> None:
    prose = compose(body_of(payload), file="index.md", first_line=1)

    assert find_code(f"<div>{prose.html}</div>".encode()) == []
    assert "앞글입니다." in prose.html


@pytest.mark.parametrize(
    "payload",
    [
        f"<script>{RUN}</script>",
        f"<iframe src=javascript:{RUN}></iframe>",
        f'<b onclick="{RUN}">굵게</b>',
        "<style>body { display: none }</style>",
        '<base href="https://evil.example/">',
        '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
        '<form action="https://evil.example/"><button>보내기</button></form>',
        f"[눌러 보세요](javascript:{RUN})",
        "![그림](https://evil.example/pixel.png)",
        "![그림](//evil.example/pixel.png)",
    ],
)
def test_what_can_only_be_meant_badly_stops_the_build(payload: str, tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    paper.article(body=f"글입니다.\n\n{payload}\n")

    built = paper.mkdocs()

    assert built.code == 1
    assert built.refused == {"content/articles/2022/dawn-market/index.md"}
    assert not built.site.exists()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site of every payload that the checks let pass, each approved as if nobody had looked."""
    paper = Paper(tmp_path_factory.mktemp("code"))
    paper.settings(theme=MATERIAL, plugins=[{"search": {"lang": "ko"}}, {"dongne/newsroom": NEWSROOM}])
    for number, payload in enumerate(("해롭지 않은 글", *PAYLOADS)):
        paper.article(f"payload-{number}", body=body_of(payload), photos={"photo.jpg": jpeg()})
    found = survey(paper.root, now=NOW)
    refused = {
        problem.origin.file.removeprefix("content/").removesuffix("/index.md") for problem in found.errors
    }
    accepted = [item.id for item in found.items if item.id not in refused]
    for item_id in refused:
        shutil.rmtree(paper.root / "content" / item_id)
    assert len(accepted) > 40
    paper.approve(*accepted)
    done = paper.mkdocs()
    assert done.code == 0, done.output
    return done


def pages_of(built: Built) -> list[str]:
    return sorted(path for path in built.paths() if path.startswith("articles/2022/"))


def test_no_page_of_a_built_site_holds_code_of_a_text(built: Built) -> None:
    plain = (built.site / "articles/2022/payload-0/index.html").read_bytes()

    found = {
        path: code
        for path in pages_of(built)
        if (code := find_code((built.site / path).read_bytes(), beside=plain))
    }

    assert found == {}


def test_no_feed_holds_code_of_a_text(built: Built) -> None:
    rss = etree.fromstring((built.site / "feed.xml").read_bytes())
    atom = etree.fromstring((built.site / "atom.xml").read_bytes())
    texts = [element.text or "" for element in (*rss.iter(ENCODED), *atom.iter("{*}content"))]

    assert len(texts) > 80
    assert [code for text in texts for code in find_code(f"<div>{text}</div>".encode())] == []


def test_nothing_of_a_text_runs_in_a_browser(
    tmp_path: Path, serve: Callable[[Path], str], page: Page
) -> None:
    for number, payload in enumerate(PAYLOADS):
        prose = compose(body_of(payload), file="index.md", first_line=1)
        text = f"<!doctype html><meta charset=utf-8><title>글</title><div>{prose.html}</div>"
        (tmp_path / f"{number}.html").write_text(text, encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(jpeg())
    (tmp_path / "control.html").write_text(f"<!doctype html><p onclick={html.escape(RUN)}>", encoding="utf-8")
    frames = "".join(f'<iframe src="{number}.html"></iframe>' for number in range(len(PAYLOADS)))
    (tmp_path / "all.html").write_text(
        f'<!doctype html><iframe src="control.html"></iframe>{frames}', encoding="utf-8"
    )

    page.goto(f"{serve(tmp_path)}all.html")
    ran = [frame.url.rpartition("/")[2] for frame in page.frames[1:] if frame.evaluate(PROVOKE) is not None]

    assert len(page.frames) == len(PAYLOADS) + 2
    assert ran == ["control.html"]


def test_nothing_of_a_text_runs_in_a_built_page_with_the_theme_around_it(
    built: Built, serve: Callable[[Path], str], page: Page
) -> None:
    address = serve(built.site)

    ran = []
    for path in pages_of(built)[::4]:
        page.goto(address + path.removesuffix("index.html"))
        if page.evaluate("() => window.__pwned") is not None:
            ran.append(path)

    assert ran == []
