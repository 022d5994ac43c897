"""The record of consents: what may stand in it, and who has to be in it."""

from datetime import date
from pathlib import Path

import pytest

from dongne.domain.consents import Consent, Scope, consenting
from dongne.domain.people import Term
from dongne.ingest.bundles import read_bundles
from dongne.ingest.consents import CONSENTS, find_unknown_consents, parse_consents, read_consents
from dongne.ingest.settings import read_settings
from site_tests.ingest.desk import INDEX, article_text, codes, only_item, places, read, write

GOOD = "- {id: c-2022-001, scope: [name, photo], since: 2022-05-04}\n"


def faults(text: str) -> list[str]:
    consents, problems = parse_consents(text, file=CONSENTS)
    assert consents is None
    assert all(problem.is_error for problem in problems)
    return [f"{problem.origin.line} {problem.code}" for problem in problems]


def test_a_record_says_what_and_how_long() -> None:
    text = GOOD + (
        "- {id: c-2022-002, scope: [text], since: 2022-05-04, until: 2023-05-03, under_14: true, guardian: true}\n"
        "- {id: c-2022-003, scope: [name, photo], since: 2022-05-04, withdrawn: 2022-08-01}\n"
        "- {id: c-2022-004, scope: [name, photo], since: 2022-05-04, withdrawn: 2022-08-01, withdrawn_scope: [photo]}\n"
    )

    consents, problems = parse_consents(text, file=CONSENTS)

    assert problems == []
    assert consents is not None
    since, gone = date(2022, 5, 4), date(2022, 8, 1)
    both = frozenset({Scope.NAME, Scope.PHOTO})
    assert consents == {
        "c-2022-001": Consent(id="c-2022-001", scope=both, term=Term(since=since)),
        "c-2022-002": Consent(
            id="c-2022-002", scope=frozenset({Scope.TEXT}), term=Term(since=since, until=date(2023, 5, 3))
        ),
        "c-2022-003": Consent(
            id="c-2022-003",
            scope=both,
            term=Term(since=since),
            withdrawn={Scope.NAME: gone, Scope.PHOTO: gone},
        ),
        "c-2022-004": Consent(
            id="c-2022-004", scope=both, term=Term(since=since), withdrawn={Scope.PHOTO: gone}
        ),
    }


def test_the_file_need_not_exist_and_may_be_an_empty_list(tmp_path: Path) -> None:
    assert read_consents(tmp_path) == (None, [])
    assert read_consents(write(tmp_path, {CONSENTS: "[]\n"})) == ({}, [])


def test_a_file_that_cannot_be_read_is_no_missing_file(tmp_path: Path) -> None:
    write(tmp_path, {"review/roster.yml": "x"})
    (tmp_path / CONSENTS).symlink_to("nowhere.yml")

    consents, problems = read_consents(tmp_path)

    assert (consents, codes(problems)) == (None, ["file-missing"])


@pytest.mark.parametrize("key", ["file", "document", "phone", "name", "scan", "birth", "Phone"])
def test_neither_the_document_nor_whose_it_is_belongs_here(key: str) -> None:
    _, problems = parse_consents(f"- {{id: c-1, scope: [name], since: 2022-05-04, {key}: 값}}", file=CONSENTS)

    assert codes(problems) == ["key-unknown"]
    assert "동의서" in problems[0].hint
    assert "값" not in str(problems[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id: c-1", ["1 consents-shape"]),
        ("- c-1", ["1 type-mapping"]),
        ("", ["1 consents-shape"]),
        ("- {id: c-1, id: c-2}", ["1 yaml-duplicate-key"]),
        (GOOD + GOOD, ["2 consent-twice"]),
        ("- {id: 강순임, scope: [name], since: 2022-05-04}", ["1 slug-shape"]),
        ("- {id: c-1, scope: [face], since: 2022-05-04}", ["1 choice-unknown"]),
        ("- {id: c-1, scope: [], since: 2022-05-04}", ["1 list-empty"]),
        ("- {id: c-1, scope: [name, name], since: 2022-05-04}", ["1 list-repeats"]),
        ("- {id: c-1, scope: [name]}", ["1 key-missing"]),
        ("- {id: c-1, scope: [name], since: 2022-05-04, until: 2022-05-03}", ["1 date-order"]),
        ("- {id: c-1, scope: [name], since: 2022-05-04, withdrawn: 2022-05-03}", ["1 date-order"]),
        ("- {id: c-1, scope: [name], since: 2022-05-04, withdraw: 2022-05-05}", ["1 key-unknown"]),
        ("- id: c-1\n  scope: [name]\n  since: 2022-05-04\n  under_14: true\n", ["4 consent-guardian"]),
        (
            "- id: c-1\n  scope: [name]\n  since: 2022-05-04\n  withdrawn_scope: [name]\n",
            ["4 consent-withdrawal"],
        ),
        (
            "- {id: c-1, scope: [name], since: 2022-05-04, withdrawn: 2022-06-04, withdrawn_scope: [photo]}",
            ["1 consent-withdrawal"],
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


def test_who_is_shown_has_to_be_in_the_record(tmp_path: Path) -> None:
    people = "[{name: 강순임, consent: c-2022-001}, {name: 임동진, consent: c-2022-010}, {name: 마숙자, consent: true}]"
    item = only_item(read(tmp_path, {INDEX: article_text(people=people)}))
    consents, _ = parse_consents(GOOD, file=CONSENTS)
    assert consents is not None

    unknown, unrecorded = find_unknown_consents([item], consents)

    assert places([unknown, unrecorded]) == [f"{INDEX}:7 consent-unknown", f"{INDEX}:7 consent-unrecorded"]
    assert (unknown.is_error, unrecorded.is_error) == (True, False)
    assert "c-2022-001" in unknown.hint


def test_who_has_not_agreed_is_told_of_elsewhere(tmp_path: Path) -> None:
    found = read(tmp_path, {INDEX: article_text(people="[{name: 강순임}]")})

    assert codes(found.problems) == ["consent-missing"]
    assert list(find_unknown_consents(found.items, {})) == []


def test_the_sample_paper_keeps_its_record() -> None:
    root = Path(__file__).parents[2]
    settings, _ = read_settings(root / "mkdocs.yml")
    consents, problems = read_consents(root)
    assert settings is not None
    assert consents is not None

    items = read_bundles(root, settings=settings, roster=None).items

    assert [*problems, *find_unknown_consents(items, consents)] == []
    assert {person.consent for item in items for _, person in consenting(item)} == set(consents)
