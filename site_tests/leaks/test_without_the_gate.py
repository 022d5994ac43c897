"""Without the plugin, or with another generator, nothing is published that the gate would have to judge: row 19."""

import pytest

from site_tests.leaks.held import assert_held, assert_refused, write_held
from site_tests.leaks.site_search import assert_absent
from site_tests.paper import NEWSROOM, Built, Paper

APPROVED = ("dawn-market", "새벽 시장의 첫 손님", "시장 문은 네 시 반에 열린다.", "네 시 반의 시장")
"""What the board has approved: without the gate nobody knows that, and it stays inside too."""
OFF = {"dongne/newsroom": {**NEWSROOM, "enabled": False}}
THEMES = ({"name": "mkdocs"}, {"name": "material", "language": "ko"})


def assert_nothing_got_out(built: Built) -> None:
    assert built.code == 0, built.output
    assert "만드는 소식지입니다" in built.text("about/index.html")
    assert_held(built.site)
    assert_absent(built.site, *APPROVED)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: str(theme["name"]))
@pytest.mark.parametrize(
    "plugins", [[], ["search"], [OFF], ["search", OFF]], ids=["none", "search", "off", "search-off"]
)
def test_without_the_newsroom_only_the_own_pages_are_published(
    plugins: list[object], theme: dict[str, object], paper: Paper
) -> None:
    paper.settings(plugins=plugins, theme=theme)

    assert_nothing_got_out(paper.mkdocs())


def test_a_generator_that_knows_neither_plugins_nor_menus_publishes_no_item(paper: Paper) -> None:
    # It takes whatever lies in docs_dir, dot files and drafts included, as other generators do.
    paper.settings(
        plugins=[], nav=None, exclude_docs="!.*\n!/templates/\n", validation={"omitted_files": "ignore"}
    )
    paper.write("content/pages/.hidden.md", "# 숨은 쪽\n")

    built = paper.mkdocs()

    assert_nothing_got_out(built)
    assert ".hidden/index.html" in built.paths()


def test_a_site_that_the_newsroom_built_is_replaced_whole_when_it_is_gone(paper: Paper) -> None:
    held = write_held(paper)
    paper.approve(held)
    assert "dawn-market" in str(paper.mkdocs().paths())
    paper.settings(plugins=[])

    assert_nothing_got_out(paper.mkdocs())


@pytest.mark.parametrize("name", ["dongne/newsrom", "dongne", "newsroom", "Dongne/Newsroom"])
def test_a_misspelt_plugin_stops_the_build(name: str, paper: Paper) -> None:
    paper.settings(plugins=[{name: NEWSROOM}])

    assert_refused(paper, name)


@pytest.mark.parametrize("plugins", [["dongne/preflight"], [OFF, "dongne/preflight"]], ids=["missing", "off"])
def test_the_last_search_alone_stops_the_build(plugins: list[object], paper: Paper) -> None:
    paper.settings(plugins=plugins)

    assert_refused(paper, "dongne/newsroom")


@pytest.mark.parametrize("plugins", [["search"], [OFF, "dongne/preflight"]], ids=["missing", "off"])
def test_the_command_builds_nothing_without_the_newsroom(plugins: list[object], paper: Paper) -> None:
    paper.settings(plugins=plugins)
    paper.write("site/index.html", "어제 신문")

    built = paper.build()

    assert built.code == 1, built.output
    assert "`dongne/newsroom`이 없" in built.output
    assert built.bytes() == {"index.html": "어제 신문".encode()}


@pytest.mark.parametrize("off", [[], [{"dongne/preflight": {"enabled": False}}]], ids=["missing", "off"])
def test_the_command_says_that_nobody_looks_at_the_finished_site(off: list[object], paper: Paper) -> None:
    paper.settings(plugins=[{"dongne/newsroom": NEWSROOM}, *off])

    built = paper.build()

    assert "`dongne/preflight`가 없거나 꺼져 있어" in built.output
    assert built.code == 0, built.output
    assert_held(built.site)
