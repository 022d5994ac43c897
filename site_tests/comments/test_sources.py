"""Where comments are counted: what the board may write, and what is told when it is wrong."""

from pathlib import Path

import pytest

from dongne.domain.snapshots import ThreadCount
from dongne.ingest.hand_counts import parse_hand_counts
from dongne.ingest.sources import SOURCES, parse_sources, read_sources
from site_tests.ingest.desk import codes, places

HAND = "content/metrics/by-hand.csv"
HEADER = "month,article,source,comments,replies,note\n"
DAWN = "articles/2022/dawn-market"


def test_every_kind_of_source_is_understood() -> None:
    choices, problems = parse_sources(
        "- kind: isso-server\n"
        "- {kind: isso-database, file: /var/lib/comments.db, name: old-isso}\n"
        "- {kind: giscus, repository: nangok/newsletter, category: 의견}\n"
        f"- {{kind: by-hand, file: {HAND}}}\n"
        "- kind: none\n",
        file=SOURCES,
    )

    assert problems == []
    assert choices is not None
    assert [(each.kind, each.name) for each in choices] == [
        ("isso-server", "isso"),
        ("isso-database", "old-isso"),
        ("giscus", "giscus"),
        ("by-hand", ""),
        ("none", ""),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("kind: isso-server", "comment-source"),
        ("- kind: disqus", "choice-unknown"),
        ("- kind: isso-database", "comment-source"),
        ("- {kind: giscus, repository: nangok/newsletter}", "comment-source"),
        ("- {kind: isso-server, file: comments.db}", "comment-source"),
        ("- {kind: isso-server, server: 'http://comments.example.org/'}", "server-shape"),
        ("- {kind: by-hand, file: ../by-hand.csv}", "comment-source"),
        ("- {kind: by-hand, file: /etc/passwd}", "comment-source"),
        ("- {kind: none, password: word}", "key-unknown"),
        ("- kind: isso-server\n- {kind: isso-database, file: a.db}", "comment-source"),
        ("- &a {kind: none}", "yaml-anchor"),
    ],
)
def test_what_is_wrong_is_told(text: str, code: str) -> None:
    choices, problems = parse_sources(text, file=SOURCES)

    assert choices is None
    assert codes(problems) == [code]


def test_without_the_file_nothing_is_counted_and_nothing_is_wrong(tmp_path: Path) -> None:
    assert read_sources(tmp_path) == (None, [])


def test_what_was_written_down_is_added_up_by_month() -> None:
    months, problems = parse_hand_counts(
        f"{HEADER}2022-05,{DAWN},전화,2,0,민서가 받음\n2022-05,{DAWN},전화,3,1,\n2022-06,{DAWN},편지,1,,\n",
        file=HAND,
    )

    assert problems == []
    assert months == {
        "2022-05": (ThreadCount(article=DAWN, source="전화", comments=5, replies=1),),
        "2022-06": (ThreadCount(article=DAWN, source="편지", comments=1, replies=0),),
    }


@pytest.mark.parametrize(
    "row",
    [
        f"2022-13,{DAWN},전화,2,0,",
        "2022-05,dawn-market,전화,2,0,",
        "2022-05,shops/nangok-dubu,전화,2,0,",
        f"2022-05,{DAWN},=1+1,2,0,",
        f"2022-05,{DAWN},,2,0,",
        f"2022-05,{DAWN},전화,-2,0,",
        f"2022-05,{DAWN},전화,둘,0,",
        f"2022-05,{DAWN},전화,2,3,",
        f"2022-05,{DAWN}",
        f'2022-05,{DAWN},"전화,2,0,',
    ],
)
def test_a_row_that_is_wrong_is_told_with_its_line(row: str) -> None:
    _, problems = parse_hand_counts(f"{HEADER}{row}\n", file=HAND)

    assert [place.rpartition(" ")[2] for place in places(problems)] == ["hand-count"]


def test_a_table_without_its_columns_is_told_once() -> None:
    _, problems = parse_hand_counts("언제,무엇\n2022-05,글\n", file=HAND)

    assert places(problems) == [f"{HAND}:1 hand-count"]
