"""No key that a reporter writes decides anything, and no character breaks a feed: rows 15, 17 and 18."""

import pytest
import yaml
from lxml import etree

from site_tests.leaks.held import ID, TITLE, assert_refused, write_held
from site_tests.leaks.site_search import assert_absent
from site_tests.paper import ROSTER, Built, Paper

PUBLISHED = "articles/2022/dawn-market"


def write_with(paper: Paper, slug: str, key: str, value: object) -> None:
    """Write the held article with one more key, on its second line."""
    place = paper.root / f"content/{write_held(paper, slug)}/index.md"
    line = yaml.safe_dump({key: value}, allow_unicode=True, default_flow_style=True, width=1000)
    place.write_text(place.read_text().replace("---\n", f"---\n{line.strip()[1:-1]}\n", 1))


# --- row 15

APPROVALS: dict[str, object] = {
    "draft": "true",
    "Draft": False,
    "status": "review",
    "state": "published",
    "approved": True,
    "approved_by": ["soyoung", "daeho"],
    "approval": {"by": "soyoung", "digest": "sha256:0"},
    "decision": "approve",
    "decisions": [{"decision": "approve", "by": "soyoung", "at": "2022-01-03"}],
    "publish": True,
    "published": "2022-05-04",
    "release": "now",
    "visible": True,
    "review": "done",
    "quorum": 0,
    "verdict": "approved",
    "승인": "예",
}


def test_a_key_that_looks_like_an_approval_is_refused_and_not_passed_over(paper: Paper) -> None:
    for number, (key, value) in enumerate(APPROVALS.items()):
        write_with(paper, f"eager-{number}", key, value)

    keys = [
        f"content/articles/2022/eager-{number}/index.md:2: 오류[key-unknown] `{key}`"
        for number, key in enumerate(APPROVALS)
    ]
    assert_refused(paper, *keys)


def test_every_kind_of_item_refuses_such_a_key(paper: Paper) -> None:
    items: dict[str, dict[str, object]] = {
        "shops/a": {
            "name": "가게",
            "category": "restaurant",
            "summary": "가게다.",
            "address": "난곡로",
            "checked": "2022-04-01",
        },
        "events/a": {"title": "행사", "summary": "행사다.", "starts": "2022-05-28", "place": "공원"},
        "editions/2022-05": {"title": "오월호", "number": 5, "date": "2022-05-10", "summary": "오월이다."},
        "programmes/a": {"title": "사업", "summary": "사업이다."},
    }
    for item_id, front in items.items():
        paper.item(item_id, {**front, "approved": True}, "본문.\n")

    assert_refused(
        paper,
        *(
            f"content/{item_id}/index.md:{len(front) + 2}: 오류[key-unknown]"
            for item_id, front in items.items()
        ),
    )


# --- row 17

THEME_KEYS: dict[str, object] = {
    "template": "404.html",
    "hide": ["navigation"],
    "search": {"boost": 100},
    "slug": "../../index",
    "url": "/",
    "permalink": "/",
    "social": {"cards": True},
    "icon": "material/star",
    "layout": "home",
    "redirect": "https://elsewhere.example/",
    "aliases": ["/about/"],
    "authors": ["누구"],
    "comments_template": "x.html",
}


def test_a_key_of_a_theme_or_a_plugin_is_refused_and_not_passed_on(paper: Paper) -> None:
    for number, (key, value) in enumerate(THEME_KEYS.items()):
        write_with(paper, f"dressed-{number}", key, value)

    assert_refused(
        paper,
        *(
            f"content/articles/2022/dressed-{number}/index.md:2: 오류[key-unknown] `{key}`"
            for number, key in enumerate(THEME_KEYS)
        ),
    )


def test_a_page_of_the_site_chooses_no_template_either(paper: Paper) -> None:
    paper.settings(nav=["index.md", "about.md", "bare.md", "quoted.md"])
    paper.write("content/pages/about.md", "---\ntemplate: sitemap.xml\n---\n# 소개\n")
    paper.write("content/pages/bare.md", "template: sitemap.xml\n\n# 소개\n")
    paper.write("content/pages/quoted.md", "---\n'search': {exclude: true}\n---\n# 소개\n")

    assert_refused(
        paper,
        "content/pages/about.md:2: 오류[key-unknown]",
        "content/pages/bare.md:1: 오류[page-bare-keys]",
        "content/pages/quoted.md:2: 오류[key-unknown]",
    )


# --- row 18

CHARACTERS = {
    "NUL": "\x00",
    "bell": "\x07",
    "escape": "\x1b[2J",
    "delete": "\x7f",
    "next line": "\x85",
    "noncharacter": "\ufffe",
    "another": "\uffff",
    "third": "\U0001fffe",
    "override": "\u202e",
    "isolate": "\u2066",
    "separator": "\u2028",
}


def test_an_invisible_character_in_a_text_stops_the_build(paper: Paper) -> None:
    for name, character in CHARACTERS.items():
        slug = name.replace(" ", "-")
        paper.article(f"{slug.lower()}-in-text", body=f"앞{character}뒤\n")
        escaped = character[0].encode("utf-16-be" if ord(character[0]) < 0x10000 else "utf-32-be").hex()
        marked = f'"앞\\{"u" if len(escaped) == 4 else "U"}{escaped}뒤"'
        paper.article(f"{slug.lower()}-in-title", title="자리")
        place = paper.root / f"content/articles/2022/{slug.lower()}-in-title/index.md"
        place.write_text(place.read_text().replace("title: 자리", f"title: {marked}"))

    slugs = [name.replace(" ", "-").lower() for name in CHARACTERS]
    refused = assert_refused(
        paper,
        *(f"content/articles/2022/{slug}-in-title/index.md:2: 오류[character-forbidden]" for slug in slugs),
    )
    assert refused.refused >= {f"content/articles/2022/{slug}-in-text/index.md" for slug in slugs}


def test_a_lone_surrogate_stops_the_build_however_it_is_written(paper: Paper) -> None:
    paper.article("as-bytes")
    place = paper.root / "content/articles/2022/as-bytes/index.md"
    place.write_bytes(place.read_bytes() + b"\xed\xa0\x80\n")
    paper.article("as-escape", title="자리")
    place = paper.root / "content/articles/2022/as-escape/index.md"
    place.write_text(place.read_text().replace("title: 자리", 'title: "앞\\ud800뒤"'))

    assert_refused(paper, "as-bytes/index.md: 오류[encoding-not-utf8]", "as-escape/index.md:2: 오류[")


def test_an_invisible_character_in_settings_roster_or_decisions_stops_the_build(paper: Paper) -> None:
    said = {"decision": "retract", "by": "soyoung", "at": "2022-06-01T09:00:00+09:00", "note": "까\x08닭"}
    paper.decide(PUBLISHED, said)
    people = [{**person, "name": f"{person['name']}\x07"} for person in ROSTER["people"]]  # type: ignore[attr-defined]
    paper.write("review/roster.yml", {**ROSTER, "people": people})

    assert_refused(paper, "review/roster.yml", "character-forbidden")

    paper.write("review/roster.yml", ROSTER)
    assert_refused(paper, f"review/decisions/{PUBLISHED}.yml", "character-forbidden")


REFERENCES = "&#0; &#x7; &#27; &#x1b; &#128; &#xD800; &#xDFFF; &#xFFFE; &#xFFFF; &#x1FFFE; &#x110000; &#8238; \\u0007 %00 %07"


def test_a_reference_to_a_character_that_no_feed_may_hold_leaves_the_feed_readable(paper: Paper) -> None:
    referring = paper.article(
        "referring",
        title=f"제목 {REFERENCES[:60]}",
        summary=f"요약 {REFERENCES[:100]}",
        tags=["&#0;"],
        body=f"본문 {REFERENCES}\n\n<abbr title='{REFERENCES}'>줄임</abbr> [링크](https://example.com/ '{REFERENCES}')\n\n`{REFERENCES}`\n",
        corrections=[{"date": "2022-05-05", "text": f"고침 {REFERENCES}"}],
    )
    shop = paper.shop(
        "referring", name="가게 &#0;", summary=f"가게 {REFERENCES[:90]}", body=f"{REFERENCES}\n"
    )
    paper.approve(referring, shop)

    built = paper.mkdocs()

    assert built.code == 0, built.output
    assert "본문" in built.text(f"{referring}/index.html")
    assert_every_file_is_readable(built)


def assert_every_file_is_readable(built: Built) -> None:
    documents = [path for path in built.paths() if path.endswith((".xml", ".xml.gz"))]
    assert {"feed.xml", "atom.xml", "shops/feed.xml", "sitemap.xml", "sitemap.xml.gz"} <= set(documents)
    for path in documents:
        etree.fromstring(built.text(path).encode(), etree.XMLParser(resolve_entities=False))
    for path in built.paths():
        if path.endswith((".html", ".xml", ".json", ".geojson", ".csv", ".ics")):
            text = built.text(path)
            forbidden = [letter for letter in text if letter in FORBIDDEN]
            assert not forbidden, f"{path}: {forbidden}"


FORBIDDEN = {chr(code) for code in (*range(9), 11, 12, *range(14, 32), 0x7F, 0xFFFE, 0xFFFF)}


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_change_nothing(ending: str, paper: Paper) -> None:
    place = paper.root / f"content/{PUBLISHED}/index.md"
    place.write_bytes(b"\xef\xbb\xbf" + place.read_text().replace("\n", ending).encode())

    built = paper.mkdocs()

    assert built.code == 0, built.output
    assert f"{PUBLISHED}/index.html" in built.paths()
    assert_absent(built.site, TITLE, ID)
