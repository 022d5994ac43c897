"""The gold set: 84 short texts and what a resident would expect for 138 questions to them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dongne.render.search import Record
from site_tests.search.desk import Answer, record

GOLD = json.loads((Path(__file__).parent / "gold.json").read_text(encoding="utf-8"))
QUERIES: Sequence[Mapping[str, object]] = GOLD["queries"]
_KINDS = {"shop": "shop", "event": "event"}
_TOP = 10


@dataclass(frozen=True, kw_only=True)
class Score:
    """How well the answers suit: means over all queries, and how many found nothing."""

    recall: float
    precision: float
    mrr: float
    empty: int


def gold_records() -> Iterator[Record]:
    """Give the texts, one a day."""
    for place, each in enumerate(GOLD["docs"]):
        yield record(
            each["id"],
            each["title"],
            each["text"],
            kind=_KINDS.get(each["kind"], "article"),
            day=date(2022, 1, 1) + timedelta(days=place),
            labels=tuple(each["tags"]),
        )


def score(answers: Sequence[Answer]) -> Score:
    """Score the answers to all queries, in their order."""
    rows = [
        _measure(answer.paths[:_TOP], frozenset(_relevant(query)))
        for query, answer in zip(QUERIES, answers, strict=True)
    ]
    recall, precision, mrr = (sum(column) / len(rows) for column in zip(*rows, strict=True))
    return Score(
        recall=recall,
        precision=precision,
        mrr=mrr,
        empty=sum(not answer.results for answer in answers),
    )


def queries() -> tuple[str, ...]:
    """Give the questions."""
    return tuple(str(query["query"]) for query in QUERIES)


def _relevant(query: Mapping[str, object]) -> list[str]:
    relevant = query["relevant"]
    assert isinstance(relevant, list)
    return relevant


def _measure(top: Sequence[str], wanted: frozenset[str]) -> tuple[float, float, float]:
    hits = [place for place, path in enumerate(top, start=1) if path in wanted]
    return (
        len(hits) / min(_TOP, len(wanted)),
        len(hits) / len(top) if top else 0.0,
        1 / hits[0] if hits else 0.0,
    )
