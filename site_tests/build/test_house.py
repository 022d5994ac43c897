"""What the site's own pages and mkdocs.yml take from elsewhere is in the site as it is now, not as it once was."""

import re
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
from mkdocs.config import load_config

from dongne.mkdocs_plugins.household import READS_NOTHING, is_closed
from dongne.mkdocs_plugins.newsroom import THEME
from site_tests.paper import Built, Paper

ABOUT = "about/index.html"
STORY = "articles/2022/dawn-market"
SNIPPETS = {"pymdownx.snippets": {"base_path": ["."], "check_paths": True}}
READING = re.compile(
    r"\bopen\(|\bread_(?:text|bytes)\(|\burlopen\(|\benviron\b|\bgetenv\b|\bimport (?:os|pathlib)\b"
)
"""What stands in a module that looks at more than it is given."""


def build(paper: Paper) -> Built:
    """Build, and fail unless that succeeds and gives what a build from nothing gives."""
    built = paper.build()
    fresh = paper.root.with_name(f"{paper.root.name}-fresh")
    shutil.copytree(paper.root, fresh, ignore=shutil.ignore_patterns(".dongne", "site"))
    anew = Paper.at(fresh).build()
    assert (built.code, anew.code) == (0, 0), built.output + anew.output
    assert built.bytes() == anew.bytes()
    shutil.rmtree(fresh)
    return built


def test_a_value_of_the_environment_that_mkdocs_yml_takes_over_several_lines_is_the_present_one(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = (paper.root / "mkdocs.yml").read_text(encoding="utf-8")
    paper.write("mkdocs.yml", f"{settings}copyright: !ENV\n  - DONGNE_TEST_COPYRIGHT\n  - 기본\n")
    assert "<p>기본</p>" in build(paper).text(ABOUT)
    monkeypatch.setenv("DONGNE_TEST_COPYRIGHT", "첫째 저작")
    assert "<p>첫째 저작</p>" in build(paper).text(ABOUT)

    monkeypatch.setenv("DONGNE_TEST_COPYRIGHT", "둘째 저작")

    assert "<p>둘째 저작</p>" in build(paper).text(ABOUT)


# --- extensions of Markdown that bring in other files


def test_what_an_own_page_includes_of_an_article_is_the_version_that_is_approved_now(paper: Paper) -> None:
    paper.settings(markdown_extensions=[SNIPPETS])
    paper.write("content/pages/about.md", f'# 소개\n\n--8<-- "content/{STORY}/index.md"\n')
    assert "시장 문은 네 시 반에 열린다." in build(paper).text(ABOUT)
    paper.article(body="이웃의 이름을 뺀 새 글이다.\n")
    paper.approve(STORY)

    text = build(paper).text(ABOUT)

    assert ("이웃의 이름을 뺀 새 글이다." in text, "시장 문은" in text) == (True, False)


def test_what_an_own_page_includes_of_any_other_file_is_what_stands_there_now(paper: Paper) -> None:
    paper.settings(markdown_extensions=[SNIPPETS])
    paper.write("CHANGES.txt", "첫 판의 말\n")
    paper.write("content/pages/about.md", '# 소개\n\n--8<-- "CHANGES.txt"\n')
    assert "첫 판의 말" in build(paper).text(ABOUT)
    paper.write("CHANGES.txt", "둘째 판의 말\n")

    assert "둘째 판의 말" in build(paper).text(ABOUT)


def closed(paper: Paper, settings: str) -> bool:
    """Tell whether a house of these settings is made of nothing that nobody looks at."""
    path = paper.root / "mkdocs.yml"
    path.write_text(f"{path.read_text(encoding='utf-8')}{settings}\n", encoding="utf-8")
    return is_closed(load_config(str(path)))


CLOSED = {
    "none": "",
    "by short names": "markdown_extensions: [abbr, admonition, toc, tables, footnotes, extra]",
    "by full names": "markdown_extensions: [markdown.extensions.attr_list, markdown.extensions.toc]",
    "with options": "markdown_extensions: {toc: {permalink: true}, pymdownx.tabbed: {alternate_style: true}}",
    "with diagrams": "markdown_extensions: [{pymdownx.superfences: {custom_fences: [{name: mermaid, class: mermaid, "
    "format: !!python/name:pymdownx.superfences.fence_code_format ''}]}}]",
    "with Material's icons": "markdown_extensions: [{pymdownx.emoji: {"
    "emoji_index: !!python/name:material.extensions.emoji.twemoji '', "
    "emoji_generator: !!python/name:material.extensions.emoji.to_svg ''}}]",
    "with addresses of headings": "markdown_extensions: [{toc: {"
    "slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}}]",
}
OPEN = {
    "snippets": "markdown_extensions: [pymdownx.snippets]",
    "pictures inside of the page": "markdown_extensions: [tables, pymdownx.b64]",
    "addresses of files": "markdown_extensions: [pymdownx.pathconverter]",
    "one that nobody knows": "markdown_extensions: [markdown.extensions.toc:TocExtension]",
    "a program for a fence": "markdown_extensions: [{pymdownx.superfences: {custom_fences: [{name: file, class: file, "
    "format: !!python/name:linecache.getlines ''}]}}]",
    "a program for an icon": "markdown_extensions: [{pymdownx.emoji: {"
    "emoji_generator: !!python/name:subprocess.getoutput ''}}]",
    "a program for a heading": "markdown_extensions: [{toc: {slugify: !!python/name:urllib.parse.quote ''}}]",
    "icons from elsewhere": "markdown_extensions: [{pymdownx.emoji: {options: {custom_icons: [icons]}}}]",
    "a program of mkdocs.yml's own": "copyright: !!python/object/apply:os.getenv [DONGNE_TEST_COPYRIGHT]",
}


@pytest.mark.parametrize("settings", CLOSED.values(), ids=CLOSED.keys())
def test_a_house_lasts_with_extensions_that_read_nothing_but_their_text(settings: str, paper: Paper) -> None:
    assert closed(paper, settings)


@pytest.mark.parametrize("settings", OPEN.values(), ids=OPEN.keys())
def test_a_house_does_not_last_with_what_may_read_anything_else(settings: str, paper: Paper) -> None:
    assert not closed(paper, settings)


def test_the_extensions_that_are_said_to_read_nothing_read_nothing_indeed() -> None:
    reading = {name for name in READS_NOTHING | {"pymdownx.b64", "pymdownx.snippets"} if reads(name)}

    assert reading == {"pymdownx.b64", "pymdownx.snippets"}


def reads(name: str) -> bool:
    """Whether an installed extension looks at more than it is given."""
    found = find_spec(name if name.startswith("pymdownx.") else f"markdown.extensions.{name}")
    assert found is not None, name
    assert found.origin is not None, name
    return READING.search(Path(found.origin).read_text(encoding="utf-8")) is not None


# --- templates that print the day


@pytest.mark.parametrize("file", ["day.html", "day.txt", "linked/day.html"])
@pytest.mark.parametrize("name", ["page.update_date", "build_date_utc", "config.extra.dongne_moment"])
def test_a_day_that_a_template_prints_is_the_day_of_the_build(name: str, file: str, paper: Paper) -> None:
    frame = (THEME / "dongne.html").read_text(encoding="utf-8")
    paper.settings(theme={"name": "mkdocs", "custom_dir": "overrides"})
    paper.write(
        "overrides/dongne.html",
        frame.replace("{% block footer %}", f"{{% include '{file}' %}}{{% block footer %}}"),
    )
    (paper.root / "overrides/linked").symlink_to("../elsewhere")
    paper.write("elsewhere/note.txt", "우리 동네의 틀")
    paper.write(f"overrides/{file}", f"<time>{{{{ {name} }}}}</time>")
    assert "<time>2022-12-31" in paper.build().text(ABOUT)

    built = paper.build(now="2023-01-05T09:00:00+09:00")

    assert "<time>2023-01-05" in built.text(ABOUT)


# --- pages that cannot be made


def without_what_it_includes(paper: Paper) -> Paper:
    """Take away a file that one of the site's own pages includes."""
    paper.settings(markdown_extensions=[SNIPPETS])
    paper.write("CHANGES.txt", "첫 판의 말\n")
    paper.write("content/pages/about.md", '# 소개\n\n--8<-- "CHANGES.txt"\n')
    assert paper.build().code == 0
    (paper.root / "CHANGES.txt").unlink()
    return paper


def assert_told(built: Built) -> None:
    """Demand that a person learns which page it is, what is wrong with it and who mends it."""
    assert built.code == 1, built.output
    told = (
        "`content/pages/about.md`",
        "Snippet at path 'CHANGES.txt' could not be found",
        "위원회",
        "mkdocs.yml",
    )
    assert [word for word in told if word not in built.output] == []
    assert "Traceback" not in built.output


@pytest.mark.parametrize("hook", [False, True], ids=["dongne prints", "MkDocs prints"])
def test_a_page_of_which_an_extension_can_make_nothing_stops_the_build_in_plain_words(
    hook: bool,  # noqa: FBT001 - a parameter of pytest's
    paper: Paper,
) -> None:
    without_what_it_includes(paper)
    before = Built(code=0, output="", site=paper.root / "site").bytes()
    if hook:
        paper.write("hook.py", "")
        paper.settings(hooks=["hook.py"])

    built = paper.build()

    assert_told(built)
    assert built.bytes() == before, "the old site stands"


def test_a_page_of_which_an_extension_can_make_nothing_stops_a_preview_in_the_same_words(
    paper: Paper,
) -> None:
    without_what_it_includes(paper)

    assert_told(paper.dongne("preview", "preview"))


def test_what_goes_wrong_elsewhere_is_a_fault_of_the_program_and_told_as_one(paper: Paper) -> None:
    paper.write("hook.py", "def on_page_content(html, **_):\n    raise RuntimeError('고장')\n")
    paper.settings(hooks=["hook.py"])

    built = paper.build()

    assert (built.code, "Traceback" in built.output) == (3, True), built.output
