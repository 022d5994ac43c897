"""A record that cannot be relied on is none."""

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dongne.pipeline.filing import FOLDER, drop_record, read_record, write_record
from dongne.pipeline.record import Record, take_stock
from site_tests.pipeline.records import MADE_OF, SHEAF, made


def the_files(root: Path) -> list[Path]:
    """Give the record itself, and what it knows of its sheaf."""
    found = sorted((root / FOLDER).iterdir(), key=lambda path: len(path.name))
    assert len(found) == 2
    return found


def test_everything_that_was_noted_comes_back(record: Record) -> None:
    assert record.all_files.keys() == MADE_OF.keys()
    assert record.folders.keys() == {
        "",
        "about",
        "articles",
        "articles/2022",
        "articles/2022/market",
        "search",
        "search/volumes",
    }
    assert record.searched == {"a", "b"}
    assert record.excused == {"b": "articles/x sha256:0"}
    volumes = record.sheaves["search"]
    assert (volumes.made_of, volumes.closer) == ("all texts", "all words")
    assert volumes.files.keys() == {"search/volumes/0.json", "search/volumes/1.json"}


def test_every_folder_for_sites_has_a_record_of_its_own(record: Record, site: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(site, other)

    assert read_record(tmp_path, other) is None
    write_record(tmp_path, other, Record())
    assert read_record(tmp_path, site) == record


def test_a_dropped_record_is_none_and_may_be_dropped_twice(
    record: Record, site: Path, tmp_path: Path
) -> None:
    assert record.files
    drop_record(tmp_path, site)
    drop_record(tmp_path, site)

    assert read_record(tmp_path, site) is None


@given(
    which=st.integers(0, 1),
    harm=st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 7)),
    cuts=st.booleans(),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_a_damaged_record_is_none(
    record: Record, site: Path, tmp_path: Path, *, which: int, harm: tuple[float, int], cuts: bool
) -> None:
    file = the_files(tmp_path)[which]
    whole = file.read_bytes()
    assert record.files
    data = bytearray(whole)
    place, bit = harm
    at = int(place * len(data))
    if cuts:
        del data[at:]
    else:
        data[at] ^= 1 << bit
    file.write_bytes(data)
    try:
        assert read_record(tmp_path, site) is None
    finally:
        file.write_bytes(whole)


@pytest.mark.parametrize(("which", "word"), [(0, '"one"'), (1, '"four"')])
def test_a_record_that_somebody_has_rewritten_is_none(
    record: Record, site: Path, tmp_path: Path, *, which: int, word: str
) -> None:
    file = the_files(tmp_path)[which]
    assert record.files
    assert word in file.read_text(encoding="utf-8")
    file.write_text(file.read_text(encoding="utf-8").replace(word, '"new"'), encoding="utf-8")

    assert read_record(tmp_path, site) is None


def test_a_record_whose_sheaf_was_lost_is_none(record: Record, site: Path, tmp_path: Path) -> None:
    assert record.files
    the_files(tmp_path)[1].unlink()

    assert read_record(tmp_path, site) is None


def test_what_a_record_no_longer_names_is_thrown_away(record: Record, site: Path, tmp_path: Path) -> None:
    before = the_files(tmp_path)[1]
    write_record(tmp_path, site, replace(record, sheaves={}))

    assert read_record(tmp_path, site) == replace(record, sheaves={})
    assert not before.exists()


def test_what_nobody_had_to_make_is_not_written_down_again(
    record: Record, site: Path, tmp_path: Path
) -> None:
    before = the_files(tmp_path)[1].stat()
    kept = record.sheaf(site, SHEAF)
    assert kept is not None
    loose = [each for each in made() if each[2] is None]

    stock = take_stock(site, loose, before=record, current=record.files, kept={"search": kept})
    write_record(tmp_path, site, stock)

    assert the_files(tmp_path)[1].stat() == before
    found = read_record(tmp_path, site)
    assert found is not None
    assert found.all_files == record.all_files


def test_the_record_of_another_program_is_none(record: Record, site: Path, tmp_path: Path) -> None:
    file = the_files(tmp_path)[0]
    assert record.files
    text = file.read_text(encoding="utf-8").partition("\n")[2]
    check = hashlib.sha256(f"{'0' * 64}\n{text}".encode()).hexdigest()
    file.write_text(f"{check}\n{text}", encoding="utf-8")

    assert read_record(tmp_path, site) is None


def test_where_no_record_can_be_kept_there_is_none_and_nothing_else_happens(
    site: Path, tmp_path: Path
) -> None:
    (tmp_path / ".dongne").write_text("no folder")

    write_record(tmp_path, site, Record())
    drop_record(tmp_path, site)

    assert read_record(tmp_path, site) is None
