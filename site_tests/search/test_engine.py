"""The engine: what comes first, what is shown of it, and that nothing in it can harm a reader."""

import os
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest

from site_tests.leaks.payloads import MARKDOWN, RAW_HTML, TEXTS
from site_tests.search.desk import HERE, ask, index_of, lay, record
from site_tests.search.gold import gold_records

MARKED = re.compile(r"</?mark>")


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out an index of the gold set's texts."""
    return lay(tmp_path_factory.mktemp("gold"), index_of(gold_records()))


def test_the_engine_in_node(gold: Path) -> None:
    done = subprocess.run(
        ["node", "--test", HERE / "engine.test.mjs"],
        env={**os.environ, "INDEX": str(gold)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_a_title_comes_before_a_text_and_the_newer_before_the_older(tmp_path: Path) -> None:
    records = [
        record("text-old/", "하나", "떡볶이를 먹었다.", day=date(2022, 1, 1)),
        record("text-new/", "둘", "떡볶이를 먹었다.", day=date(2022, 2, 1)),
        record("title-old/", "떡볶이", "셋.", day=date(2021, 1, 1)),
        record("title-new/", "떡볶이", "넷.", day=date(2021, 2, 1)),
    ]

    (answer,) = ask(lay(tmp_path, index_of(records)), "떡볶이")

    assert answer.paths == ["title-new/", "title-old/", "text-new/", "text-old/"]


def test_what_stands_there_comes_before_what_was_guessed(tmp_path: Path) -> None:
    records = [
        record("guessed/", "순대국밥", "순대국밥 한 그릇.", day=date(2022, 12, 1)),
        record("there/", "점심", "순대국밤이라는 가게 이름.", day=date(2021, 1, 1)),
    ]

    (answer,) = ask(lay(tmp_path, index_of(records)), "순대국밤")

    assert answer.paths[0] == "there/"


def test_the_groups_are_counted_whatever_is_shown(tmp_path: Path) -> None:
    kinds = {"a": "article", "s": "shop", "e": "event", "n": "edition", "p": "programme", "g": "page"}
    records = [record(f"{name}/", "난곡시장", kind=kind) for name, kind in kinds.items()]

    (answer,) = ask(lay(tmp_path, index_of(records)), "난곡시장", limit=1)

    assert answer.counts == {"articles": 1, "shops": 1, "events": 1, "other": 3}
    assert [result["kind"] for result in answer.results] == ["article"]


def test_a_result_shows_what_a_reader_needs(tmp_path: Path) -> None:
    records = [record("articles/2022/cup/", "컵떡볶이 천 원", f"{'골목 ' * 400}컵떡볶이를 먹었다.")]

    (answer,) = ask(lay(tmp_path, index_of(records)), "떡볶이를")

    (result,) = answer.results
    assert result["path"] == "articles/2022/cup/"
    assert result["titleHtml"] == "컵<mark>떡볶이</mark> 천 원"
    assert (result["kind"], result["kicker"], result["date"]) == ("article", "사람들", "2022-05-04")
    assert answer.tried == ("떡볶이를", "떡볶이")


def test_an_excerpt_is_found_far_down_in_a_long_text(tmp_path: Path) -> None:
    records = [record("a/", "긴 글", f"{'골목 ' * 1500}컵떡볶이를 먹었다. {'언덕 ' * 500}")]

    (answer,) = ask(lay(tmp_path, index_of(records)), "떡볶이")

    assert "컵<mark>떡볶이</mark>를 먹었다" in answer.results[0]["excerptHtml"]


def test_synonyms_find_one_another_and_come_after_the_word_itself(tmp_path: Path) -> None:
    records = [
        record("repair/", "자전거포", "펑크를 수리합니다.", day=date(2022, 3, 1)),
        record("mend/", "우산", "우산 고치는 곳을 소개합니다.", day=date(2022, 2, 1)),
        record("other/", "빵집", "빵을 굽습니다.", day=date(2022, 1, 1)),
    ]
    root = lay(tmp_path, index_of(records, synonyms=[["고치는 곳", "수리"], ["빵집", "베이커리"]]))

    mending, repair, bakery = ask(root, "고치는 곳", "수리", "bakery 베이커리")

    assert mending.paths == ["mend/", "repair/"]
    assert repair.paths == ["repair/", "mend/"]
    assert bakery.paths == ["other/"]


def test_no_payload_comes_out_as_markup(tmp_path: Path) -> None:
    texts = [*RAW_HTML, *MARKDOWN, *TEXTS]
    records = [
        record(f"articles/{number}/", f"시장 {text}", f"떡볶이 {text} 떡볶이", kicker=text)
        for number, text in enumerate(texts)
    ]

    (answer,) = ask(lay(tmp_path, index_of(records)), "떡볶이", limit=len(records))

    assert len(answer.results) == len(texts) > 50
    for result in answer.results:
        shown = MARKED.sub("", result["titleHtml"] + result["excerptHtml"])
        assert not set(shown) & set("<>\"'")
