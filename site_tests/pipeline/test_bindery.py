"""Volumes that are kept: the same index, without reading an unchanged page again."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dongne.pipeline.bindery import Bindery
from dongne.render.search import Record
from dongne.render.search.files import DRAWERS
from dongne.render.search.numbering import number_records
from dongne.render.search.sheaf import Search
from site_tests.search.desk import contents, files_of, index_of, record

RECORDS = [
    record(
        f"articles/{place}/",
        f"기사 {place}",
        f"{place}번째 골목의 떡볶이.",
        day=date(2020, 1, 1) + timedelta(weeks=place),
    )
    for place in range(120)
]


def search(root: Path, records: Sequence[Record]) -> Search:
    """Give the search of these records, with what was kept."""
    return Search(numbered=number_records(records), synonyms=(), bindery=Bindery(root=root))


def kept(root: Path, records: Sequence[Record]) -> dict[str, bytes]:
    return files_of(search(root, records))


def unreadable() -> str:
    pytest.fail("this page has not changed: nobody need read it")


def test_what_was_kept_gives_the_same_files_and_reads_no_page(tmp_path: Path) -> None:
    first = kept(tmp_path, RECORDS)

    second = search(tmp_path, [replace(each, text=unreadable) for each in RECORDS])

    fragments = {file.path for drawer in range(DRAWERS) for file in second.fragments(drawer).make()}
    assert contents(second.lists.make()).items() <= first.items()
    assert fragments == first.keys() - contents(second.lists.make()).keys()
    assert first == index_of(RECORDS)


def test_a_changed_page_is_read_with_its_neighbours_only(tmp_path: Path) -> None:
    kept(tmp_path, RECORDS)
    changed = replace(RECORDS[-1], version="new", text=lambda: "새로 쓴 김밥.")
    near = RECORDS[-6:-1]
    far = [replace(each, text=unreadable) for each in RECORDS[:-6]]

    files = contents(search(tmp_path, [*far, *near, changed]).lists.make())

    assert files.items() <= index_of([*RECORDS[:-1], changed]).items()


def test_several_processes_give_what_one_gives(tmp_path: Path) -> None:
    two = Search(numbered=number_records(RECORDS), synonyms=(), bindery=Bindery(root=tmp_path, jobs=2))

    assert files_of(two) == index_of(RECORDS)


def test_volumes_around_a_change_are_bound_when_it_was_left_alone(tmp_path: Path) -> None:
    changed = [*RECORDS[:-1], replace(RECORDS[-1], version="new", text=lambda: "새로 쓴 김밥.")]
    kept(tmp_path / "new", changed)
    kept(tmp_path / "old", RECORDS)
    kept(tmp_path / "old", changed)
    torn = volumes_in(tmp_path / "old")

    for _ in range(3):
        kept(tmp_path / "old", changed)

    assert torn < volumes_in(tmp_path / "new") == volumes_in(tmp_path / "old")


def volumes_in(root: Path) -> set[str]:
    """Give the names of the volumes that are kept."""
    return {path.name for path in (root / ".dongne/cache/search").iterdir()}


@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_whatever_happens_between_two_builds_the_files_are_those_of_a_first_build(
    data: st.DataObject,
) -> None:
    with TemporaryDirectory() as folder:
        root, records = Path(folder), {each.path: each for each in RECORDS[::5]}
        for happening in data.draw(st.lists(st.sampled_from(HAPPENINGS), min_size=1, max_size=4)):
            happening(records, root / ".dongne/cache/search", data.draw(st.integers(0, 200)))

            assert kept(root, [*records.values()]) == index_of(records.values())


def rewrite(records: dict[str, Record], _: Path, number: int) -> None:
    """Let an article have another title and text."""
    if (path := f"articles/{number}/") in records:
        text = f"{number * 7}번째 골목의 김밥과 어묵."
        records[path] = replace(records[path], title=f"고친 기사 {number}", version=text, text=lambda: text)


def come_or_go(records: dict[str, Record], _: Path, number: int) -> None:
    """Take an article away, or add one; of the first year, all others get another number."""
    path = f"articles/{number}/"
    if records.pop(path, None) is None:
        text = "다른 글과 똑같은 긴 글. " * 90
        day = date(2019, 5, 4) + timedelta(weeks=number)
        records[path] = record(path, f"새 기사 {number}", text, day=day)


def damage(_: dict[str, Record], folder: Path, number: int) -> None:
    """Damage a volume that was kept, or lose it."""
    volumes = sorted(folder.glob("*"))
    if volumes:
        volume = volumes[number % len(volumes)]
        if number % 2:
            volume.unlink()
        else:
            volume.write_bytes(volume.read_bytes()[: -number - 1])


def confuse(_: dict[str, Record], folder: Path, number: int) -> None:
    """Put one volume in the place of another."""
    volumes = sorted(folder.glob("*"))
    if volumes:
        volumes[0].write_bytes(volumes[number % len(volumes)].read_bytes())


HAPPENINGS = (rewrite, come_or_go, damage, confuse)


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"keys": 1}', "null"])
def test_a_damaged_volume_is_made_again(tmp_path: Path, damage: str) -> None:
    first = kept(tmp_path, RECORDS)
    for volume in (tmp_path / ".dongne/cache/search").iterdir():
        volume.write_text(damage, encoding="utf-8")

    assert kept(tmp_path, RECORDS) == first


def test_what_was_taken_back_is_not_kept(tmp_path: Path) -> None:
    kept(tmp_path, [*RECORDS, record("articles/gone/", "달토끼 공방", "달토끼가 방아를 찧는다.")])
    before = words_in(tmp_path)

    kept(tmp_path, RECORDS)

    assert "달토끼가" in before
    assert "달토끼" not in words_in(tmp_path)


def words_in(root: Path) -> str:
    """Give all that is kept as text."""
    volumes = (path.read_text(encoding="utf-8") for path in (root / ".dongne/cache/search").iterdir())
    return "".join(str(json.loads(volume.split("\n")[2])) for volume in volumes)


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / ".dongne").write_text("in the way", encoding="utf-8")

    assert kept(tmp_path, RECORDS) == index_of(RECORDS)
