"""Row 34: a text has one meaning, or it stops the build; what was approved is what the site shows."""

from pathlib import Path

import pytest
from lxml import html as lxml_html

from site_tests.leaks.site_search import assert_absent, find
from site_tests.paper import Built, Paper

FRONT = """title: 제목입니다
date: 2022-05-04
category: people
reporters: [minseo]
summary: 요약입니다.
"""
BODY = "골목 끝 파란 대문 집의 사정은 아무도 모른다.\n"
PLAIN = f"---\n{FRONT}---\n{BODY}"


def front(more: str) -> str:
    return f"---\n{FRONT}{more}\n---\n{BODY}"


DOUBTFUL: dict[str, str | bytes] = {
    "a-key-twice": front("title: 다른 제목"),
    "a-key-twice-quoted": front('"title": 다른 제목'),
    "a-key-twice-explicit": front("? title\n: 다른 제목"),
    "an-inner-key-twice": front("cover: {file: a.jpg, alt: 하나, alt: 둘}"),
    "a-merge-key": front("<<: {expires: 2032-01-01}"),
    "a-quoted-merge-key": front('"<<": {expires: 2032-01-01}'),
    "an-anchor": front("tags: [&a 골목, *a]"),
    "an-alias-only": front("tags: *everything"),
    "an-anchored-key": front("&k tags: [골목]"),
    "a-python-tag": front('tags: [!!python/object/apply:os.system ["true"]]'),
    "a-set": front("tags: !!set {골목, 시장}"),
    "a-binary": front("tags: [!!binary aGk=]"),
    "a-string-tag": front("tags: [!!str 골목]"),
    "a-directive": f"---\n%YAML 1.1\n---\n{FRONT}---\n{BODY}",
    "a-yaml-1-1-date": front("expires: 2032-1-1"),
    "a-sixty-based-number": front("expires: 12:30:45"),
    "an-unknown-key": front("approved: true"),
    "a-draft": front("draft: false"),
    "a-status": front("status: published"),
    "a-template": front("template: home.html"),
    "a-key-in-capitals": front("Expires: 2032-01-01"),
    "a-key-of-another-alphabet": front("t\u0456tle: 다른 제목"),
    "a-key-with-an-unseen-letter": front("title\u200b: 다른 제목"),
    "a-key-that-is-a-number": front("1: 하나"),
    "a-key-that-is-a-list": front("[title, date]: 하나"),
    "a-list-as-title": f"---\n{FRONT.replace('제목입니다', '[제목, 둘]')}---\n{BODY}",
    "a-title-in-two-lines": f"---\n{FRONT.replace('title: 제목입니다', 'title: |' + chr(10) + '  하나' + chr(10) + '  둘')}---\n{BODY}",
    "a-list-above": f"---\n- title: 제목입니다\n---\n{BODY}",
    "nothing-above": f"---\n---\n{BODY}",
    "no-front-matter": BODY,
    "an-open-end": f"---\n{FRONT}\n{BODY}",
    "another-end": f"---\n{FRONT}...\n{BODY}",
    "a-blank-line-first": f"\n{PLAIN}",
    "two-byte-order-marks": f"\ufeff\ufeff{PLAIN}",
    "toml": '+++\ntitle = "제목입니다"\n+++\n' + BODY,
    "json": '{"title": "제목입니다"}\n' + BODY,
    "multimarkdown": f"title: 제목입니다\ndate: 2022-05-04\n\n{BODY}",
    "utf-16": PLAIN.encode("utf-16"),
    "utf-32": PLAIN.encode("utf-32"),
    "cp949": PLAIN.encode("cp949"),
    "half-a-letter": PLAIN.encode()[:-3] + b"\n",
    "overlong": PLAIN.encode() + b"\xc0\xbcscript\xc0\xbe\n",
    "a-nul": PLAIN + "\0",
    "an-escape": PLAIN + "\x1b[31m",
    "a-bidi-control": PLAIN + "\u202e뒤집힌 글",
    "a-line-separator": front("tags: [골목]\u2028title: 다른 제목"),
    "a-next-line": front("tags: [골목]\u0085title: 다른 제목"),
    "a-form-feed": front("tags: [골목]\x0ctitle: 다른 제목"),
    "an-escaped-nul": front('tags: ["\\0"]'),
    "an-escaped-bidi-control": front('tags: ["\\u202e"]'),
    "an-escaped-surrogate": front('tags: ["\\ud800"]'),
    "a-tab-before-a-key": front("\ttags: [골목]"),
    "a-deep-nest": front(f"tags: {'[' * 200}{']' * 200}"),
    "a-long-text": PLAIN + "글" * 600_000,
}
"""Texts that two readers could take for two things, or that no reader should take at all."""


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a paper of all of them; the old site, with its good article, stands."""
    paper = Paper(tmp_path_factory.mktemp("doubtful"))
    paper.approve(paper.article("good"))
    assert paper.mkdocs().code == 0
    for slug, text in DOUBTFUL.items():
        paper.write(f"content/articles/2022/{slug}/index.md", text)
    return paper.mkdocs()


@pytest.mark.parametrize("slug", DOUBTFUL)
def test_a_text_of_doubtful_meaning_stops_the_build_and_is_named(refused: Built, slug: str) -> None:
    assert refused.code == 1
    assert f"content/articles/2022/{slug}/index.md" in refused.refused
    assert "Traceback" not in refused.output
    assert_absent(refused.site, BODY, f"2022/{slug}")


SAME = {
    "as-it-is": PLAIN,
    "windows": PLAIN.replace("\n", "\r\n"),
    "old-mac": PLAIN.replace("\n", "\r"),
    "byte-order-mark": "\ufeff" + PLAIN,
    "windows-with-a-mark": "\ufeff" + PLAIN.replace("\n", "\r\n"),
    "blanks-after-the-lines": PLAIN.replace("---\n", "--- \t\n"),
    "no-last-line-end": PLAIN.removesuffix("\n"),
}
SECOND = """---
title: 바뀐 제목
expires: 2022-05-05
draft: true
template: home.html
---

{{ page.title }} {% include "main.html" %} --8<-- "index.md"
"""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a paper of texts that mean one thing, however they were saved."""
    paper = Paper(tmp_path_factory.mktemp("plain"))
    texts = {**SAME, "a-second-block": PLAIN + SECOND, "a-second-block-at-once": f"---\n{FRONT}---\n{SECOND}"}
    for slug, text in texts.items():
        paper.write(f"content/articles/2022/{slug}/index.md", text)
    paper.approve(*(f"articles/2022/{slug}" for slug in texts))
    done = paper.mkdocs()
    assert done.code == 0, done.output
    return done


@pytest.mark.parametrize("slug", SAME)
def test_however_it_was_saved_it_says_the_same(shown: Built, slug: str) -> None:
    page = lxml_html.document_fromstring((shown.site / f"articles/2022/{slug}/index.html").read_bytes())

    assert [heading.text_content() for heading in page.iter("h1")] == ["제목입니다"]
    assert BODY.strip() in page.text_content()


@pytest.mark.parametrize("slug", ["a-second-block", "a-second-block-at-once"])
def test_a_second_block_is_text_and_decides_nothing(shown: Built, slug: str) -> None:
    page = lxml_html.document_fromstring((shown.site / f"articles/2022/{slug}/index.html").read_bytes())

    assert [heading.text_content() for heading in page.iter("h1")] == ["제목입니다"]
    assert "바뀐 제목" in page.text_content()
    assert "{{ page.title }}" in page.text_content()
    assert "이웃의 소식을 이웃이 씁니다." not in page.text_content()


def test_only_the_words_that_were_approved_are_shown(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    item = "articles/2022/one"
    paper.write(f"content/{item}/index.md", PLAIN)
    paper.approve(item)
    paper.write(f"content/{item}/index.md", PLAIN + SECOND)

    built = paper.mkdocs()

    assert built.code == 0, built.output
    assert find(built.site, "바뀐 제목") == []
    assert_absent(built.site, BODY, "제목입니다")
