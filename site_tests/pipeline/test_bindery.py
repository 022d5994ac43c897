"""Volumes that are kept: the same index, without reading an unchanged page again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dongne.pipeline.bindery import Bindery
from dongne.render.search import Record
from dongne.render.search.index import make_index
from dongne.render.search.numbering import number_records
from dongne.render.search.volumes import bind_all, cut
from site_tests.search.desk import contents, record

RECORDS = [
    record(
        f"articles/{place}/",
        f"기사 {place}",
        f"{place}번째 골목의 떡볶이.",
        day=date(2020, 1, 1) + timedelta(weeks=place),
    )
    for place in range(120)
]


def from_nothing(records: Sequence[Record]) -> dict[str, bytes]:
    return contents(make_index(bind_all(cut(number_records(records)))))


def kept(root: Path, records: Sequence[Record]) -> dict[str, bytes]:
    return contents(make_index(Bindery(root=root)(cut(number_records(records)))))


def unreadable() -> str:
    pytest.fail("this page has not changed: nobody need read it")


def test_what_was_kept_gives_the_same_index_and_reads_no_page(tmp_path: Path) -> None:
    first = kept(tmp_path, RECORDS)

    second = kept(tmp_path, [replace(each, text=unreadable) for each in RECORDS])

    assert first == second == from_nothing(RECORDS)


def test_a_changed_page_is_read_with_its_neighbours_only(tmp_path: Path) -> None:
    kept(tmp_path, RECORDS)
    changed = replace(RECORDS[-1], version="new", text=lambda: "새로 쓴 김밥.")
    far = [replace(each, text=unreadable) for each in RECORDS[:20]]

    files = kept(tmp_path, [*far, *RECORDS[20:-1], changed])

    assert files == from_nothing([*RECORDS[:-1], changed])


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"keys": 1}', "null"])
def test_a_damaged_volume_is_made_again(tmp_path: Path, damage: str) -> None:
    first = kept(tmp_path, RECORDS)
    for volume in (tmp_path / ".dongne/cache/search").iterdir():
        volume.write_text(damage, encoding="utf-8")

    assert kept(tmp_path, RECORDS) == first


def test_what_was_taken_back_is_not_kept(tmp_path: Path) -> None:
    kept(tmp_path, [*RECORDS, record("articles/gone/", "달토끼 공방", "달토끼가 방아를 찧는다.")])

    kept(tmp_path, RECORDS)

    volumes = [path.read_text(encoding="utf-8") for path in (tmp_path / ".dongne/cache/search").iterdir()]
    assert volumes
    assert "달토끼" not in "".join(volumes)


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / ".dongne").write_text("in the way", encoding="utf-8")

    assert kept(tmp_path, RECORDS) == from_nothing(RECORDS)
