"""What the site's own pages and mkdocs.yml take from elsewhere is in the site as it is now, not as it once was."""

import shutil

import pytest

from site_tests.paper import Built, Paper

ABOUT = "about/index.html"


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
