"""Residents find what they look for, the way they type it."""

from pathlib import Path

import pytest
import yaml

from dongne.ingest.synonyms import read_synonyms
from site_tests.house.sources import ROOT
from site_tests.search.desk import ask, index_of, lay
from site_tests.search.fillers import fillers
from site_tests.search.gold import gold_records, queries, score

OWN = yaml.safe_load((Path(__file__).parent / "queries.yml").read_text(encoding="utf-8"))
SYNONYMS, _ = read_synonyms(ROOT)


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out an index of the gold set's texts, with the sample's synonyms."""
    return lay(tmp_path_factory.mktemp("gold"), index_of(gold_records(), synonyms=SYNONYMS))


def test_the_gold_set_is_answered_without_an_analyser(gold: Path) -> None:
    found = score(ask(gold, *queries()))

    assert found.recall >= 0.98
    assert found.precision >= 0.93
    assert found.mrr >= 0.98
    assert found.empty == 0


def test_the_gold_set_is_answered_without_synonyms(tmp_path: Path) -> None:
    found = score(ask(lay(tmp_path, index_of(gold_records())), *queries()))

    assert found.recall >= 0.97
    assert found.precision >= 0.93
    assert found.empty == 0


def test_our_own_questions_find_what_they_are_for(gold: Path) -> None:
    asked = [(str(query), wanted) for kind in OWN.values() for query, wanted in kind.items() if wanted]
    answers = ask(gold, *(query for query, _ in asked))

    missed = {
        query: sorted({*wanted} - {*answer.paths})
        for (query, wanted), answer in zip(asked, answers, strict=True)
    }
    assert {query: lost for query, lost in missed.items() if lost} == {}


@pytest.mark.long
def test_a_thousand_other_articles_bury_nothing(tmp_path: Path) -> None:
    records = [*gold_records(), *fillers(1000)]

    found = score(ask(lay(tmp_path, index_of(records, synonyms=SYNONYMS)), *queries()))

    assert found.recall >= 0.97
    assert found.precision >= 0.80
    assert found.mrr >= 0.97
    assert found.empty == 0
