"""What the search knows of the site's own pages."""

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from dongne.mkdocs_plugins.own_pages import own_addresses
from dongne.mkdocs_plugins.own_words import own_words


def config_of(folder: Path, pages: dict[str, str], nav: list[object]) -> MkDocsConfig:
    """Give the settings of a site with these pages."""
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    config = MkDocsConfig(config_file_path=str(folder.parent / "mkdocs.yml"))
    config.load_dict({"site_name": "우리동네", "docs_dir": str(folder), "nav": nav})
    config.validate()
    return config


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("**굵은** 소개", "굵은 소개"),
        ("**떡볶이**는 `나무` 그릇에", "떡볶이는 나무 그릇에"),
        ("[소개](more.md) {#intro}", "소개"),
        ("![](logo.jpg)", "about"),
        ("1. 시작", "1. 시작"),
        ("__굵은__ a_b", "굵은 a_b"),
    ],
)
def test_a_title_is_told_without_its_marks(heading: str, title: str, tmp_path: Path) -> None:
    config = config_of(tmp_path, {"about.md": f"# {heading}\n\n우리 **동네**를 씁니다.\n"}, ["about.md"])

    (page,) = own_words(config)

    assert (page.title, page.text) == (title, "우리 동네를 씁니다.")


def test_a_page_that_the_menu_names_twice_is_found_once(tmp_path: Path) -> None:
    pages = {"about.md": "# 소개\n", "rules.md": "# 규칙\n"}
    config = config_of(tmp_path, pages, ["rules.md", "about.md", {"더": ["rules.md"]}])

    assert [page.title for page in own_words(config)] == ["규칙", "소개"]
    assert own_addresses(config) == ("rules/", "about/")
