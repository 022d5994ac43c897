"""Manuscripts stay in the catalogue until somebody reads them; a lost one is read in its file, or is nobody's."""

import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import cast

import pytest

from dongne.domain.items import Item
from dongne.domain.manuscript import Manuscript
from dongne.errors import OutputError
from dongne.ingest.bundles import Reading
from dongne.pipeline.catalogue import FILE, Catalogue, Entry
from dongne.pipeline.newsroom import survey
from dongne.pipeline.reading import text_finder
from site_tests import newsroom
from site_tests.paper import NOW, Paper

ROOM, EDITION = "bundles", "this program, these settings"
ENTRIES: dict[str, Entry] = {
    item.id: ((("index.md", 1, 1, 1, 1),), Reading(item=item))
    for item in (
        newsroom.article(body="첫째 글.", lines={"title": 2}),
        newsroom.shop(body="둘째 글.", lines={"name": 2}),
    )
}


def kept(root: Path) -> Catalogue:
    """Give a catalogue with the items above."""
    catalogue = Catalogue(root)
    catalogue.keep(ROOM, EDITION, ENTRIES, ENTRIES)
    return catalogue


def items_of(entries: Mapping[str, Entry]) -> list[Item]:
    """Give the items of entries, by their names."""
    readings = [cast("Reading", entries[name][1]) for name in sorted(entries)]
    return [reading.item for reading in readings if reading.item is not None]


def _sum_of(key: str, data: bytes) -> bytes:
    return sha256(key.encode() + b"\0" + data).digest()


def test_manuscripts_stay_in_it_until_somebody_reads_them(tmp_path: Path) -> None:
    kept(tmp_path)
    recalled = items_of(Catalogue(tmp_path).recall(ROOM, EDITION))

    assert not any(item.manuscript.is_at_hand for item in recalled)
    assert [item.body for item in recalled] == [item.body for item in items_of(ENTRIES)]
    assert all(item.manuscript.is_at_hand for item in recalled)


def test_a_shelf_that_is_written_anew_keeps_the_manuscripts_that_nobody_has_read(tmp_path: Path) -> None:
    kept(tmp_path)
    again = Catalogue(tmp_path)
    again.keep(ROOM, EDITION, again.recall(ROOM, EDITION), ENTRIES)

    recalled = items_of(Catalogue(tmp_path).recall(ROOM, EDITION))

    assert [item.body for item in recalled] == [item.body for item in items_of(ENTRIES)]


def test_manuscripts_of_another_edition_are_forgotten(tmp_path: Path) -> None:
    catalogue = kept(tmp_path)
    [first, *_] = items_of(ENTRIES)

    catalogue.keep_manuscripts("another program", [Manuscript.of("다른 글")])

    assert catalogue.manuscripts().find(first.manuscript.digest) is None
    assert catalogue.manuscripts().find(Manuscript.of("다른 글").digest) == "다른 글"


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM manuscripts",
        "UPDATE manuscripts SET text = X'00'",
        # Somebody has taken care that it looks whole.
        "UPDATE manuscripts SET text = X'61', check_sum = sum_of(digest, X'61')",
    ],
    ids=["gone", "damaged", "exchanged"],
)
def test_who_reads_a_manuscript_that_is_lost_or_damaged_is_sent_elsewhere(
    tmp_path: Path, damage: str
) -> None:
    recalled = items_of(kept(tmp_path).recall(ROOM, EDITION, lost="lost {}".format))

    with closing(sqlite3.connect(tmp_path / FILE)) as base, base:
        base.create_function("sum_of", 2, _sum_of)
        base.execute(damage)

    assert {item.body for item in recalled} == {f"lost {item.manuscript.digest}" for item in recalled}


def test_a_lost_manuscript_of_which_nobody_knows_where_it_lies_is_an_error(tmp_path: Path) -> None:
    [first, *_] = items_of(kept(tmp_path).recall(ROOM, EDITION))
    (tmp_path / FILE).unlink()

    with pytest.raises(LookupError, match=first.manuscript.digest):
        _ = first.body


def test_manuscripts_that_the_catalogue_has_lost_are_read_in_their_files_and_kept_again(
    tmp_path: Path,
) -> None:
    paper = Paper(tmp_path)
    first, second = paper.article("first", body="첫째 글.\n"), paper.article("second", body="둘째 글.\n")
    time.sleep(0.15)
    survey(tmp_path, now=NOW)
    recalled = survey(tmp_path, now=NOW)
    with closing(sqlite3.connect(tmp_path / FILE)) as base, base:
        base.execute("DELETE FROM manuscripts")

    bodies = {item.id: item.body for item in recalled.items}

    assert bodies == {first: "첫째 글.", second: "둘째 글."}
    kept = Catalogue(tmp_path).manuscripts()
    assert {kept.find(item.manuscript.digest) for item in recalled.items} == {"첫째 글.", "둘째 글."}


def test_a_manuscript_that_was_lost_and_has_changed_meanwhile_is_nobodys(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    item = paper.article(body="첫째 글.\n")
    time.sleep(0.15)
    survey(tmp_path, now=NOW)
    recalled = survey(tmp_path, now=NOW).item(item)
    (tmp_path / FILE).unlink()
    paper.article(body="다른 글.\n")

    assert recalled is not None
    with pytest.raises(OutputError, match="바뀌었습니다"):
        _ = recalled.body


def test_who_trusts_nothing_that_was_kept_composes_a_text_anew(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    story = paper.article(body="첫째 글.\n")
    time.sleep(0.15)
    found = survey(tmp_path, now=NOW).item(story)
    assert found is not None
    with closing(sqlite3.connect(tmp_path / FILE)) as base, base:
        base.create_function("sum_of", 2, _sum_of)
        forged = "<p>다른 글.</p>".encode()
        base.execute("UPDATE texts SET html = ?, check_sum = sum_of(version, ?)", (forged, forged))

    assert text_finder(tmp_path)(found) == "<p>다른 글.</p>"
    assert "첫째 글." in text_finder(tmp_path, trusts_catalogue=False)(found)
