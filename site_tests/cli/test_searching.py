"""What a resident would find, asked from a terminal."""

import json
from pathlib import Path

import pytest

from dongne.ingest.synonyms import read_synonyms
from dongne.render.search.asking import search
from dongne.render.search.library import Library
from site_tests.cli.terminal import dongne
from site_tests.house.sources import ROOT
from site_tests.paper import Paper
from site_tests.search.desk import ask, index_of, lay, record
from site_tests.search.gold import QUERIES, gold_records

SURE = {"exact", "particle", "compound", "spacing", "verb", "mixed", "multi"}
"""Kinds of questions in which nothing has to be guessed."""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out an index of the gold set's texts, in a folder as a site's."""
    synonyms, _ = read_synonyms(ROOT)
    root = tmp_path_factory.mktemp("paper")
    lay(root / "site", index_of(gold_records(), synonyms=synonyms))
    (root / "mkdocs.yml").write_text("", encoding="utf-8")
    return root


def paths_of(index: Path, query: str) -> list[str]:
    folder = index / "site/search"
    library = Library(lambda path: json.loads((folder / path).read_text(encoding="utf-8")))
    return [library.fragment(each.number)["path"] for each in search(library, query)][:10]


def test_what_is_found_is_shown_with_its_place(index: Path) -> None:
    said = dongne(index, "search", "칼국수랑")

    assert said.code == 0
    assert said.out.startswith("비 오는 날 생각나는 칼국수 세 곳  (사람들)\n  /d10\n  멸치 국물의")
    assert said.err == "3건을 찾았습니다.\n"


def test_words_may_stand_apart_and_fewer_may_be_shown(index: Path) -> None:
    said = dongne(index, "search", "우산", "고치는", "할머니", "--limit", "1")

    assert said.out.startswith("우산 고치는 할머니, 이정심 씨")
    assert said.out.count("\n  /") == 1


def test_nothing_found_is_a_no(index: Path) -> None:
    said = dongne(index, "search", "쀍쀍")

    assert (said.code, said.out, said.err) == (1, "", "찾은 것이 없습니다.\n")


def test_without_a_site_it_says_what_to_do(index: Path) -> None:
    said = dongne(index, "search", "--site", "elsewhere", "시장")

    assert said.code == 2
    assert "dongne build" in said.err


def test_the_site_lies_where_the_settings_say(index: Path, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_dir: {tmp_path}/public\n", encoding="utf-8")
    (tmp_path / "public").symlink_to(index / "site")

    assert dongne(tmp_path, "search", "칼국수랑").out == dongne(index, "search", "칼국수랑").out
    assert "/elsewhere`에 검색 색인이" in dongne(tmp_path, "search", "--site", "elsewhere", "시장").err


def test_an_index_of_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site/search").mkdir(parents=True)
    (tmp_path / "site/search/manifest.json").write_text('{"format": 2}', encoding="utf-8")

    said = dongne(tmp_path, "search", "시장")

    assert said.code == 2
    assert "사이트를 다시 지어 주세요" in said.err


def test_a_terminal_finds_what_the_browser_finds_where_nothing_is_guessed(index: Path) -> None:
    sure = [str(query["query"]) for query in QUERIES if query["cat"] in SURE]
    answers = ask(index / "site", *sure)

    shared = [
        len({*paths_of(index, query)} & {*answer.paths}) / max(1, len(answer.paths))
        for query, answer in zip(sure, answers, strict=True)
    ]

    assert sum(shared) / len(shared) > 0.9
    assert sum(not paths_of(index, query) for query in sure) == 0


def test_synonyms_are_known_in_all_their_forms_and_words_together(tmp_path: Path) -> None:
    records = [
        record("repair/", "자전거포", "펑크를 수리합니다."),
        record("mend/", "우산", "우산 고치는 곳을 소개합니다."),
        record("other/", "빵집", "빵을 굽습니다."),
    ]
    lay(tmp_path / "site", index_of(records, synonyms=[["고치는 곳", "수리"], ["굽다", "베이커리"]]))

    assert sorted(paths_of(tmp_path, "고치는 곳")) == ["mend/", "repair/"]
    assert sorted(paths_of(tmp_path, "수리를")) == ["mend/", "repair/"]
    assert paths_of(tmp_path, "베이커리") == ["other/"]


@pytest.mark.long
def test_a_built_site_can_be_asked(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    paper.approve(paper.article(title="봄날의 떡볶이 잔치"))
    paper.article("waits", title="달토끼 공방")
    assert paper.build().code == 0

    assert "봄날의 떡볶이 잔치" in dongne(tmp_path, "search", "떡볶이를").out
    assert dongne(tmp_path, "search", "달토끼").code == 1
