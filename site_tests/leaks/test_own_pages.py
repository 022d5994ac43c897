"""The site's own pages, menus and pictures let nothing in that nobody approved: rows 2, 5, 8, 13 and 14."""

from pathlib import Path

import pytest

from site_tests.leaks.held import (
    BODY,
    ID,
    PHOTO,
    SUMMARY,
    TEXTS,
    TITLE,
    assert_left_out,
    assert_refused,
)
from site_tests.leaks.site_search import assert_absent
from site_tests.paper import NEWSROOM, Paper

PUBLISHED = "articles/2022/dawn-market"
PUBLISHED_TEXT = "시장 문은 네 시 반에 열린다."
SNIPPETS = {"pymdownx.snippets": {"base_path": ["."], "check_paths": True}}
INCLUDED = f'--8<-- "content/{ID}/index.md"\n'


# --- row 2: snippets


@pytest.mark.parametrize("page", ["about.md", "index.md"])
@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_a_page_that_includes_a_waiting_article_is_not_let_out(theme: str, page: str, guarded: Paper) -> None:
    if theme == "material":
        guarded.with_material()
    guarded.settings(markdown_extensions=[SNIPPETS])
    guarded.write(f"content/pages/{page}", f"# 소개\n\n{INCLUDED}")

    assert_refused(guarded, ID, "글귀", "제목")


def test_a_page_that_includes_a_waiting_article_is_not_let_out_without_the_newsroom_either(
    guarded: Paper,
) -> None:
    guarded.settings(markdown_extensions=[SNIPPETS], plugins=["dongne/preflight"])
    guarded.write("content/pages/about.md", f"# 소개\n\n{INCLUDED}")

    assert_refused(guarded, "dongne/newsroom")


@pytest.mark.parametrize("name", ["yard.jpg", "front.jpg"])
def test_a_page_that_carries_a_photo_of_a_waiting_article_in_itself_is_not_let_out(
    name: str, guarded: Paper
) -> None:
    guarded.settings(markdown_extensions=[{"pymdownx.b64": {"base_path": "content"}}])
    guarded.write("content/pages/about.md", f"# 소개\n\n![뜰]({ID}/{name})\n")

    assert_refused(guarded, "about/index.html", ID, "사진")


def test_an_article_includes_nothing_whatever_it_says(paper: Paper) -> None:
    paper.settings(markdown_extensions=[SNIPPETS])
    includer = paper.article(
        "includer", body=f"앞 문단.\n\n{INCLUDED}\n--8<--\ncontent/{ID}/index.md\n--8<--\n"
    )
    paper.approve(includer)

    built = paper.mkdocs()

    assert built.code == 0, built.output
    assert "앞 문단." in built.text(f"{includer}/index.html")
    # Its name stands there as the reporter wrote it, and nothing else of it.
    assert_absent(built.site, *(text for text in TEXTS if text not in ID))


# --- row 8: menus, and pages that no menu names


def test_the_title_of_something_unpublished_stands_in_no_menu(paper: Paper, theme_with_menus: Path) -> None:
    paper.settings(
        theme={"name": "mkdocs", "custom_dir": str(theme_with_menus)},
        nav=[
            "index.md",
            {"누구세요": "about.md"},
            {"첫 기사": f"{PUBLISHED}/index.md"},
            {TITLE: f"{ID}/index.md"},
            {"모음": [{SUMMARY: f"/{ID}/"}, {BODY.strip(): "a-page-that-is-not-there.md"}]},
            {"바깥": "https://example.com/"},
            {"위": f"../{ID}/index.md"},
            {"더 위": str(paper.root / f"content/{ID}/index.md")},
        ],
    )

    built = assert_left_out(paper, "a-page-that-is-not-there")

    menu = built.text("about/index.html")
    assert [
        word
        for word in ("누구세요", "새벽 시장의 첫 손님", "모음", "바깥", "https://example.com/")
        if word not in menu
    ] == []


@pytest.fixture
def theme_with_menus(tmp_path: Path) -> Path:
    """Give a site's own templates that print every entry of every menu."""
    place = tmp_path / "overrides"
    place.mkdir()
    (place / "dongne.html").write_text(
        "{% macro menu(items) %}{% for item in items %}<li><a href='{{ item.url or '' }}'>{{ item.title }}</a>"
        "<ul>{{ menu(item.children or []) }}</ul></li>{% endfor %}{% endmacro %}"
        "<ul>{{ menu(nav.items) }}</ul>{{ page.content }}",
        encoding="utf-8",
    )
    return place


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_what_lies_among_the_pages_without_being_named_stays_there(theme: str, paper: Paper) -> None:
    if theme == "material":
        paper.with_material("material/meta", "material/tags")
    held = f"# {TITLE}\n\n{BODY}"
    forged = f"title: {TITLE}\ndescription: {SUMMARY}\ntemplate: main.html\n"
    names = ("unnamed.md", "deep/down/unnamed.md", "INDEX.MD", "About.MD", "notes.html", "run.js", "x.svg")
    for name in names:
        paper.write(f"content/pages/{name}", held)
    for name in (".meta.yml", ".hidden.md", f"{PUBLISHED}/.meta.yml", "deep/.git/config"):
        paper.write(f"content/pages/{name}", forged)
    for name in ("yard.jpg", f"{PUBLISHED}/yard.jpg", "media/yard.jpg"):
        paper.write(f"content/pages/{name}", PHOTO)

    built = assert_left_out(paper, "unnamed", "notes.html", "meta.yml")

    assert [name for name in names if f"`content/pages/{name}`" not in built.output] == []
    assert {"about/index.html", f"{PUBLISHED}/index.html"} <= built.paths()


def test_a_page_that_shows_the_photo_of_a_waiting_article_is_not_let_out(guarded: Paper) -> None:
    guarded.write("content/pages/about.md", "# 소개\n\n![마당](garden.jpg)\n")
    guarded.write("content/pages/garden.jpg", PHOTO)

    assert_refused(guarded, ID, "garden.jpg", "사진")


def test_a_page_shows_no_picture_from_outside_its_folder(paper: Paper) -> None:
    paper.write(
        "content/pages/about.md",
        f"# 소개\n\n![마당](../{ID.removeprefix('content/')}/yard.jpg) ![마당](/{ID}/yard.jpg)\n",
    )

    built = paper.build()

    assert built.code == 0, built.output
    assert not {path for path in built.paths() if "yard" in path}


def test_a_page_that_mkdocs_leaves_out_is_in_no_menu_and_no_sitemap(paper: Paper) -> None:
    nav = ["index.md", "about.md", {"다음 달의 계획": "plans.md"}, "old-plans.md", ".hidden-plans.md"]
    paper.settings(
        nav=nav,
        draft_docs="plans.md",
        exclude_docs="old-plans.md",
    )
    for name in ("plans.md", "old-plans.md", ".hidden-plans.md"):
        paper.write(f"content/pages/{name}", "# 다음 달의 계획\n")

    built = assert_left_out(paper, "plans/", "다음 달의 계획")

    assert "<loc>https://example.org/about/</loc>" in built.text("sitemap.xml")


def test_without_a_menu_none_of_the_pages_is_published(paper: Paper) -> None:
    paper.settings(nav=None)
    paper.write("content/pages/about.md", f"# {TITLE}\n\n{BODY}")

    built = assert_left_out(paper)

    assert "about/index.html" not in built.paths()


@pytest.mark.parametrize("folder", ["content", "content/articles"])
def test_items_are_never_the_folder_of_pages(folder: str, paper: Paper) -> None:
    paper.write("content/articles/index.md", "# 목록\n")
    paper.settings(docs_dir=folder, nav=[f"{ID}/index.md", "2022/quiet-flower-shop/index.md"])

    assert_refused(paper, "docs_dir", "content/pages")


# --- row 5: links among the pages


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("about.md", f"content/{ID}/index.md"),
        ("more", f"content/{ID}"),
        ("logo.jpg", f"content/{ID}/yard.jpg"),
        ("gone.md", "nowhere.md"),
    ],
)
def test_a_link_among_the_pages_stops_the_build(path: str, target: str, paper: Paper) -> None:
    paper.settings(
        nav=["index.md", "about.md", "more/index.md"], theme={"name": "mkdocs", "logo": "logo.jpg"}
    )
    place = paper.root / "content/pages" / path
    place.unlink(missing_ok=True)
    place.symlink_to(paper.root / target)

    assert_refused(paper, f"content/pages/{path}", "바로가기")


def test_a_link_in_the_place_of_the_pages_stops_the_build(paper: Paper) -> None:
    (paper.root / "content/pages").rename(paper.root / "moved-away")
    (paper.root / "content/pages").symlink_to(paper.root / f"content/{ID}")

    assert_refused(paper, "content/pages", "바로가기")


def test_a_link_in_the_folder_of_templates_is_found_in_the_finished_site(guarded: Paper) -> None:
    guarded.settings(theme={"name": "mkdocs", "custom_dir": str(guarded.root / "overrides")})
    guarded.write("overrides/logo.png", b"")
    (guarded.root / "overrides/held.txt").symlink_to(guarded.root / f"content/{ID}/index.md")
    (guarded.root / "overrides/held.jpg").symlink_to(guarded.root / f"content/{ID}/yard.jpg")

    assert_refused(guarded, "held.txt", "글귀", "held.jpg", "사진")


@pytest.mark.parametrize("folder", [".", "..", "content", "content/articles", "review", ".dongne"])
def test_the_newsroom_is_never_the_folder_of_templates(folder: str, paper: Paper) -> None:
    paper.approve(ID)
    (paper.root / folder).mkdir(exist_ok=True)
    paper.settings(theme={"name": "mkdocs", "custom_dir": folder})

    assert_refused(paper, "theme.custom_dir")


def test_a_link_from_the_folder_of_templates_into_the_newsroom_stops_the_build(paper: Paper) -> None:
    paper.settings(theme={"name": "mkdocs", "custom_dir": "overrides"})
    paper.write("overrides/logo.png", b"")
    (paper.root / "overrides/notes.txt").symlink_to(paper.root / "review/roster.yml")

    assert_refused(paper, "notes.txt")


# --- row 13: two pages with one address


@pytest.mark.parametrize(
    "name",
    [
        f"{PUBLISHED}/index.md",
        f"{PUBLISHED}.md",
        f"{PUBLISHED}/README.md",
        "shops.md",
        "reporters/minseo.md",
        "README.md",
    ],
)
def test_no_page_takes_the_place_of_one_that_the_newspaper_prints(name: str, paper: Paper) -> None:
    paper.settings(nav=[name, "about.md"])
    (paper.root / "content/pages/index.md").unlink()
    paper.write(f"content/pages/{name}", "# 다른 쪽\n\n바꿔치기한 글입니다.\n")

    assert_refused(paper, f"content/pages/{name}")


def test_no_picture_takes_the_place_of_a_file_that_the_newspaper_prints(paper: Paper) -> None:
    paper.settings(extra_css=["feed.xml"])
    paper.write("content/pages/feed.xml", "<rss>바꿔치기한 글입니다.</rss>")

    assert_refused(paper, "content/pages/feed.xml")


def test_a_page_of_the_site_itself_is_published_beside_the_newspaper(paper: Paper) -> None:
    paper.settings(plugins=[{"dongne/newsroom": NEWSROOM}], nav=["index.md", "about.md", "rules/index.md"])
    paper.write("content/pages/rules/index.md", "# 편집 규약\n\n실명으로 씁니다.\n")

    built = assert_left_out(paper)

    assert "실명으로 씁니다." in built.text("rules/index.html")
    assert PUBLISHED_TEXT in built.text(f"{PUBLISHED}/index.html")
