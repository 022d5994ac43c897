"""The house is made anew when something that it is made of has changed, and only then."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dongne.errors import OutputError
from dongne.pipeline.house import (
    FOLDER,
    SITE,
    Asked,
    Premises,
    clear_premises,
    keep_premises,
    list_files,
    read_premises,
    recall_premises,
)
from dongne.render.frames import BODY, HEAD, Frame, House, Place
from site_tests.paper import NOW, Paper

PLACES = (Place.of(""), Place.of("articles/2022/market/"))
WORD = "DONGNE_TEST_WORD"


def premises_of(root: Path) -> Premises:
    """Give a small house with the site's own templates."""
    frames = tuple(Frame.cut(place, f"<head>{HEAD}</head>{BODY}") for place in PLACES)
    return Premises(
        house=House(frames=frames, words="<p>우리의 말</p>"),
        files={"assets/dongne.css": "0" * 64},
        own_pages=("about/",),
        own_words=(),
        templates=(),
        overrides=str(root / "overrides"),
        has_preflight=True,
        asked={"articles/index.html": "기사", "shops/gone/index.html": None},
    )


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paper:
    """Give a paper with templates of its own and a kept house."""
    monkeypatch.setenv(WORD, "하나")
    monkeypatch.setenv(f"{WORD}_ALONE", "하나")
    made = Paper(tmp_path)
    made.write("overrides/dongne.html", "{% extends 'main.html' %}")
    made.write("overrides/dongne/list.html", "<h1>목록</h1>")
    made.write("shared/footer.html", "<p>우리 동네</p>")
    (tmp_path / "overrides/partials").symlink_to("../shared", target_is_directory=True)
    (tmp_path / "shared/back").symlink_to("../overrides", target_is_directory=True)
    settings = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    made.write(
        "mkdocs.yml",
        f"{settings}copyright: !ENV [{WORD}_FIRST, {WORD}, '아무개']\nsite_author: !ENV {WORD}_ALONE\n",
    )
    clear_premises(tmp_path)
    keep_premises(tmp_path, premises_of(tmp_path))
    return made


def test_a_kept_house_comes_back_as_it_was(paper: Paper) -> None:
    assert recall_premises(paper.root, NOW) == premises_of(paper.root)
    assert read_premises(paper.root) == premises_of(paper.root)


CHANGES: dict[str, Callable[[Path], object]] = {
    "mkdocs.yml": lambda root: (root / "mkdocs.yml").write_text(
        (root / "mkdocs.yml").read_text(encoding="utf-8") + "# 다른 말\n", encoding="utf-8"
    ),
    "an own page": lambda root: (root / "content/pages/about.md").write_text("# 다른 소개\n"),
    "a new own page": lambda root: (root / "content/pages/new.md").write_text("# 새 쪽\n"),
    "a removed own page": lambda root: (root / "content/pages/about.md").unlink(),
    "a renamed own page": lambda root: (root / "content/pages/about.md").rename(root / "content/pages/b.md"),
    "a template": lambda root: (root / "overrides/dongne.html").write_text("{% extends 'other.html' %}"),
    "a template of a page": lambda root: (root / "overrides/dongne/list.html").write_text("<h1>모두</h1>"),
    "a new template": lambda root: (root / "overrides/main.html").write_text("<html>"),
    "a template behind a link": lambda root: (root / "shared/footer.html").write_text("<p>다른 동네</p>"),
    "a new template behind a link": lambda root: (root / "shared/main.html").write_text("<html>"),
    "a folder of pages behind a link": lambda root: (root / "content/pages/deep").symlink_to(root / "shared"),
    "a link in the place of a page": lambda root: _exchange_for_link(root / "content/pages/about.md"),
    "a link that leads nowhere": lambda root: (root / "content/pages/lost.md").symlink_to("nowhere.md"),
}


def _exchange_for_link(path: Path) -> None:
    """Put a link to a file in its place; it says what it said."""
    path.rename(path.parents[1] / path.name)
    path.symlink_to(f"../{path.name}")


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_it_is_made_of_it_is_made_anew_for(change: Callable[[Path], object], paper: Paper) -> None:
    change(paper.root)

    assert recall_premises(paper.root, NOW) is None


@pytest.mark.parametrize("name", [WORD, f"{WORD}_FIRST", f"{WORD}_ALONE"])
@pytest.mark.parametrize("value", ["둘", "", None])
def test_it_is_made_anew_for_a_value_of_the_environment_that_mkdocs_yml_takes(
    name: str, value: str | None, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    if value is None:
        monkeypatch.setenv(name, "셋")
        keep_premises(paper.root, premises_of(paper.root))
        monkeypatch.delenv(name)
    else:
        monkeypatch.setenv(name, value)

    assert recall_premises(paper.root, NOW) is None


FORMS = {
    "over several lines": f"copyright: !ENV\n  - {WORD}_LATER\n  - 기본\n",
    "in brackets over several lines": f"copyright: !ENV [\n  '{WORD}_LATER',\n  기본]\n",
    "alone on the next line": f"copyright: !ENV\n  {WORD}_LATER\n",
    "deep in a mapping": f"extra: {{social: [{{link: !ENV {WORD}_LATER}}]}}\n",
    "where another has none": f"copyright: !ENV [{WORD}_NEVER, !ENV {WORD}_LATER]\n",
    "by another name for it": f"extra: {{name: &name {WORD}_LATER}}\ncopyright: !ENV [*name, 기본]\n",
    "with the tag spelled out": f"copyright: !<!E%4EV> {WORD}_LATER\n",
    "in a list that holds itself": f"extra: &all [*all, !ENV {WORD}_LATER]\n",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_it_is_made_anew_for_such_a_value_however_it_is_written(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = Paper(tmp_path)
    paper.write("mkdocs.yml", (tmp_path / "mkdocs.yml").read_text(encoding="utf-8") + form)
    clear_premises(tmp_path)
    keep_premises(tmp_path, premises_of(tmp_path))
    assert recall_premises(tmp_path, NOW) is not None

    monkeypatch.setenv(f"{WORD}_LATER", "둘")

    assert recall_premises(tmp_path, NOW) is None


def test_it_is_made_anew_for_a_mkdocs_yml_that_nobody_can_read(paper: Paper) -> None:
    paper.write("mkdocs.yml", "site_name: [우리동네\n")

    assert recall_premises(paper.root, NOW) is None


def test_it_is_not_made_anew_for_anything_else(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONGNE_TEST_OTHER", "다른 값")
    paper.approve(paper.article())
    paper.write("notes.txt", "적어 둔 것")
    about = paper.root / "content/pages/about.md"
    about.write_bytes(about.read_bytes())

    assert recall_premises(paper.root, "2030-01-01T00:00:00+09:00") == premises_of(paper.root)


def test_one_that_prints_the_moment_holds_for_that_moment(paper: Paper) -> None:
    keep_premises(paper.root, replace(premises_of(paper.root), dated=NOW))

    assert recall_premises(paper.root, NOW) is not None
    assert recall_premises(paper.root, "2030-01-01T00:00:00+09:00") is None


def test_one_that_does_not_last_is_used_once(paper: Paper) -> None:
    keep_premises(paper.root, replace(premises_of(paper.root), lasts=False))

    assert recall_premises(paper.root, NOW) is None
    assert read_premises(paper.root).house == premises_of(paper.root).house


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"made_of": "x"}', b"\xff\xfe"])
def test_a_damaged_note_is_as_if_there_were_none(content: bytes, paper: Paper) -> None:
    (paper.root / FOLDER / "house.json").write_bytes(content)

    assert recall_premises(paper.root, NOW) is None


def test_a_house_that_was_changed_while_it_was_made_stops_the_build_with_a_word(paper: Paper) -> None:
    (paper.root / FOLDER / "house.json").write_text("바뀐 것", encoding="utf-8")

    with pytest.raises(OutputError, match="다시 한 번 지어 주세요"):
        read_premises(paper.root)


def test_a_house_that_was_begun_and_not_finished_is_none(paper: Paper) -> None:
    (paper.root / FOLDER / SITE / "old.css").write_text("p {}")

    folder = clear_premises(paper.root)

    assert list_files(folder) == {}
    assert recall_premises(paper.root, NOW) is None


def test_it_suits_a_newspaper_whose_places_it_frames(paper: Paper) -> None:
    premises, titles = premises_of(paper.root), {"articles/index.html": "기사"}

    assert premises.suits(titles, PLACES)
    assert premises.suits(titles, PLACES[:1])
    assert not premises.suits(titles, [*PLACES, Place.of("shops/")])


def test_it_suits_as_long_as_its_menus_lead_where_they_led(paper: Paper) -> None:
    premises = premises_of(paper.root)

    assert premises.suits({"articles/index.html": "기사", "events/index.html": "행사"}, PLACES)
    assert not premises.suits({"events/index.html": "행사"}, PLACES)
    assert not premises.suits({"articles/index.html": "모든 기사"}, PLACES)
    assert not premises.suits({"articles/index.html": "기사", "shops/gone/index.html": "두부집"}, PLACES)


def test_what_was_asked_of_the_newspaper_is_remembered() -> None:
    asked = Asked({"articles/index.html": "기사", "events/index.html": "행사"})

    assert "articles/index.html" in asked
    assert "shops/index.html" not in asked
    assert asked.answers == {"articles/index.html": "기사", "shops/index.html": None}


def test_files_are_known_by_path_and_content(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/one.txt").write_text("하나")
    (tmp_path / "two.txt").write_text("하나")
    before = list_files(tmp_path)

    (tmp_path / "two.txt").write_text("둘")

    assert list(before) == ["a/b/one.txt", "two.txt"]
    assert list_files(tmp_path)["a/b/one.txt"] == before["a/b/one.txt"]
    assert list_files(tmp_path)["two.txt"] != before["two.txt"]


def test_a_folder_in_the_place_of_what_is_known_gives_way_to_a_new_house(paper: Paper) -> None:
    note = paper.root / FOLDER / "house.json"
    note.unlink()
    (note / "folder").mkdir(parents=True)

    clear_premises(paper.root)
    keep_premises(paper.root, premises_of(paper.root))

    assert recall_premises(paper.root, NOW) is not None
