"""What is kept of a site that somebody has taken away: the very bytes, or nothing."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dongne.pipeline.folders import CACHE
from dongne.pipeline.reading import Means
from dongne.pipeline.record import Record, Written, take_stock
from dongne.pipeline.reserve import FOLDER, Reserve

PAGES = {
    "index.html": "첫 쪽",
    "articles/2022/market/index.html": "시장 문은 네 시 반에 열린다.",
    "articles/2022/bakery/index.html": "빵집이 문을 열었다.",
}
MARKET = "articles/2022/market/index.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give the folder of a site, with its files."""
    folder = tmp_path / "site"
    for path, text in PAGES.items():
        write(folder, path, text)
    return folder


@pytest.fixture
def reserve(tmp_path: Path, site: Path) -> Reserve:
    """Give the reserve of this site, with all of it brought in."""
    kept = Reserve(root=tmp_path, site=site)
    keep(kept, site)
    return kept


@pytest.fixture
def record(site: Path) -> Record:
    """Give the record of this site."""
    made = [(path, made_of(path), None) for path in PAGES]
    return take_stock(site, made, before=Record(), current=(), kept={})


def write(folder: Path, path: str, text: str) -> Path:
    """Write a file as a build does: never into one that is there."""
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    place.write_text(text, encoding="utf-8")
    return place


def made_of(path: str) -> str:
    """Say what a page is made of."""
    return f"digest of {path}"


def keep(reserve: Reserve, site: Path, *paths: str) -> None:
    """Keep these files of the site, or all, for good."""
    with reserve:
        for path in paths or PAGES:
            reserve.keep(str(site / path), path, made_of(path), (site / path).read_bytes())
        reserve.bring_in()


def put_back(reserve: Reserve, record: Record, tmp_path: Path) -> dict[str, str]:
    """Put the site back somewhere; give its pages."""
    into = tmp_path / "back"
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir()
    came = reserve.put_back(record, into, Means())
    found = {
        path.relative_to(into).as_posix(): path.read_text(encoding="utf-8")
        for path in into.rglob("*")
        if path.is_file()
    }
    assert came == bool(found)
    return found


def kept_files(reserve: Reserve) -> Iterator[Path]:
    """Give what lies in the reserve but the note of where the site is."""
    return (path for path in reserve.folder.glob("*/*") if path.is_file() or path.is_symlink())


def find_kept(reserve: Reserve, text: str) -> Path:
    """Give the file of the reserve that holds a text."""
    (place,) = (place for place in kept_files(reserve) if text in place.read_text(encoding="utf-8"))
    return place


# --- what is put back


def test_a_site_that_was_taken_away_comes_back_with_bytes_and_times(
    reserve: Reserve, record: Record, site: Path, tmp_path: Path
) -> None:
    before = {path: (site / path).stat() for path in PAGES}
    shutil.rmtree(site)

    assert put_back(reserve, record, tmp_path) == PAGES

    back = record.put_back(tmp_path / "back")
    assert back.current(tmp_path / "back", {path: made_of(path) for path in PAGES}) == set(PAGES)
    assert back.disturbed(tmp_path / "back") == set()
    # The same file, not a copy: it takes no room of its own.
    assert {path: (tmp_path / "back" / path).stat().st_ino for path in PAGES} == {
        path: stat.st_ino for path, stat in before.items()
    }


def test_while_the_site_stands_its_second_files_take_no_room(reserve: Reserve, site: Path) -> None:
    assert {path.stat().st_ino for path in kept_files(reserve)} == {
        (site / path).stat().st_ino for path in PAGES
    }


def test_a_site_that_was_moved_away_shares_no_file_with_the_one_that_is_put_back(
    reserve: Reserve, record: Record, site: Path, tmp_path: Path
) -> None:
    moved = site.rename(tmp_path / "deployed")

    assert put_back(reserve, record, tmp_path) == PAGES

    with (tmp_path / "back" / MARKET).open("a", encoding="utf-8") as page:
        page.write("덧붙임")
    assert (moved / MARKET).read_text(encoding="utf-8") == PAGES[MARKET]
    assert record.current(tmp_path / "back", {path: made_of(path) for path in PAGES}) == {*PAGES} - {MARKET}
    # From now on the reserve keeps the files of the new one.
    assert {path.stat().st_ino for path in kept_files(reserve)} == {
        (tmp_path / "back" / path).stat().st_ino for path in PAGES
    }


def test_a_cache_that_came_from_elsewhere_without_its_times_is_good_enough(
    reserve: Reserve, record: Record, site: Path, tmp_path: Path
) -> None:
    shutil.rmtree(site)
    for place in kept_files(reserve):
        os.utime(place, (1, 1))

    assert put_back(reserve, record, tmp_path) == PAGES
    assert record.current(tmp_path / "back", {path: made_of(path) for path in PAGES}) == set(PAGES)


def test_what_a_later_build_has_made_takes_the_place_of_the_older_file(
    reserve: Reserve, site: Path, tmp_path: Path
) -> None:
    write(site, MARKET, "시장 문은 다섯 시에 열린다.")
    reserve.forget([MARKET])
    keep(reserve, site, MARKET)
    made = [(path, made_of(path), None) for path in PAGES]
    record = take_stock(site, made, before=Record(), current=(), kept={})

    assert len([*kept_files(reserve)]) == len(PAGES)
    assert put_back(reserve, record, tmp_path)[MARKET] == "시장 문은 다섯 시에 열린다."


# --- what is not


def same_size(place: Path) -> None:
    """Write other bytes into the file so that neither size nor time tells."""
    stat = place.stat()
    place.write_bytes("누가 고쳐 쓴 글".encode().ljust(stat.st_size)[: stat.st_size])
    os.utime(place, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def longer(place: Path) -> None:
    """Append something."""
    with place.open("a", encoding="utf-8") as file:
        file.write("누가 덧붙인 글")


def zeros(place: Path) -> None:
    """Leave what a disk may hold after its power has failed."""
    place.write_bytes(b"\0" * place.stat().st_size)


@pytest.mark.parametrize("spoil", [same_size, longer, zeros], ids=lambda spoil: spoil.__name__)
@pytest.mark.parametrize("through", ["the site", "the cache"])
def test_other_bytes_are_never_put_back_and_are_thrown_away(
    reserve: Reserve,
    record: Record,
    site: Path,
    tmp_path: Path,
    *,
    spoil: Callable[[Path], None],
    through: str,
) -> None:
    spoil(site / MARKET if through == "the site" else find_kept(reserve, PAGES[MARKET]))
    shutil.rmtree(site)

    assert put_back(reserve, record, tmp_path) == {
        path: text for path, text in PAGES.items() if path != MARKET
    }
    assert len([*kept_files(reserve)]) == len(PAGES) - 1


def test_what_is_made_of_something_else_than_the_record_says_is_not_put_back(
    reserve: Reserve, record: Record, site: Path, tmp_path: Path
) -> None:
    written = record.files[MARKET]
    other = Written("another digest", written.size, written.changed)
    shutil.rmtree(site)

    found = put_back(reserve, Record(files={**record.files, MARKET: other}), tmp_path)

    assert found.keys() == PAGES.keys() - {MARKET}


def test_what_the_record_does_not_know_is_thrown_away(
    reserve: Reserve, record: Record, site: Path, tmp_path: Path
) -> None:
    shutil.rmtree(site)
    fewer = Record(files={path: written for path, written in record.files.items() if path != MARKET})

    assert put_back(reserve, fewer, tmp_path).keys() == fewer.files.keys()
    assert len([*kept_files(reserve)]) == len(PAGES) - 1


def test_what_was_forgotten_does_not_come_back(
    reserve: Reserve, record: Record, site: Path, tmp_path: Path
) -> None:
    shutil.rmtree(site)

    reserve.forget([MARKET])

    assert PAGES[MARKET] not in {path.read_text(encoding="utf-8") for path in kept_files(reserve)}
    assert put_back(reserve, record, tmp_path).keys() == PAGES.keys() - {MARKET}


def test_what_a_build_did_not_bring_in_is_gone(tmp_path: Path, site: Path, record: Record) -> None:
    reserve = Reserve(root=tmp_path, site=site)
    with reserve:
        reserve.keep(str(site / MARKET), MARKET, made_of(MARKET), PAGES[MARKET].encode())
        waiting = [path for path in (tmp_path / FOLDER).rglob("*") if path.is_file()]

    assert len(waiting) == 1
    assert [*(tmp_path / FOLDER).iterdir()] == []
    assert put_back(reserve, record, tmp_path) == {}


def test_what_a_killed_build_has_left_is_not_brought_in(tmp_path: Path, site: Path, record: Record) -> None:
    reserve = Reserve(root=tmp_path, site=site)
    reserve.keep(str(site / MARKET), MARKET, made_of(MARKET), PAGES[MARKET].encode())

    keep(reserve, site, "index.html")

    assert put_back(reserve, record, tmp_path).keys() == {"index.html"}


@pytest.mark.parametrize("strange", ["a link", "a pipe", "a folder"])
def test_only_files_are_put_back(
    reserve: Reserve, record: Record, site: Path, tmp_path: Path, *, strange: str
) -> None:
    place = find_kept(reserve, PAGES[MARKET])
    place.unlink()
    if strange == "a link":
        place.symlink_to(site / MARKET)
    elif strange == "a pipe":
        os.mkfifo(place)
    else:
        place.mkdir()

    assert put_back(reserve, record, tmp_path).keys() == PAGES.keys() - {MARKET}


@pytest.mark.parametrize("path", ["../outside.html", "articles/../../outside.html", "{root}/outside.html"])
def test_nothing_is_put_back_outside_of_the_site(
    site: Path, record: Record, tmp_path: Path, *, path: str
) -> None:
    path = path.format(root=tmp_path)
    reserve = Reserve(root=tmp_path, site=site)
    with reserve:
        reserve.keep(str(site / MARKET), path, made_of(MARKET), PAGES[MARKET].encode())
        reserve.bring_in()
    shutil.rmtree(site)

    # As if somebody had written it so.
    assert put_back(reserve, Record(files={path: record.files[MARKET]}), tmp_path) == {}
    assert not (tmp_path / "outside.html").exists()


def test_of_a_preview_nothing_is_kept(tmp_path: Path, site: Path, record: Record) -> None:
    preview = Reserve(root=tmp_path, site=site, is_open=False)

    keep(preview, site)

    assert not (tmp_path / FOLDER).exists()
    assert put_back(preview, record, tmp_path) == {}


def test_a_preview_leaves_the_reserve_of_the_site_alone(
    reserve: Reserve, record: Record, site: Path, tmp_path: Path
) -> None:
    shutil.rmtree(site)

    Reserve(root=tmp_path, site=tmp_path / "preview", is_open=False).clear()

    assert put_back(reserve, record, tmp_path) == PAGES


# --- several sites, and none


def test_every_site_has_a_reserve_of_its_own(reserve: Reserve, record: Record, tmp_path: Path) -> None:
    assert put_back(Reserve(root=tmp_path, site=tmp_path / "second"), record, tmp_path) == {}
    assert put_back(reserve, record, tmp_path) == PAGES


@pytest.mark.parametrize("stands", [True, False])
def test_whoever_begins_anew_throws_away_what_was_kept_of_sites_that_are_nowhere(
    reserve: Reserve, site: Path, tmp_path: Path, *, stands: bool
) -> None:
    if not stands:
        shutil.rmtree(site)

    Reserve(root=tmp_path, site=tmp_path / "second").clear()

    assert reserve.folder.exists() == stands


def test_what_came_with_a_copy_of_the_newsroom_is_thrown_away_there(reserve: Reserve, tmp_path: Path) -> None:
    shutil.copytree(tmp_path / FOLDER, tmp_path / "copy" / FOLDER)

    Reserve(root=tmp_path / "copy", site=tmp_path / "copy/site").clear()

    assert [*(tmp_path / "copy" / FOLDER).iterdir()] == []
    assert reserve.folder.exists()


def test_whoever_begins_anew_throws_away_what_was_kept_of_this_site(
    reserve: Reserve, record: Record, tmp_path: Path
) -> None:
    reserve.clear()

    assert put_back(reserve, record, tmp_path) == {}


def test_where_nothing_can_be_kept_nothing_else_happens(tmp_path: Path, site: Path, record: Record) -> None:
    (tmp_path / FOLDER).parent.mkdir(parents=True)
    (tmp_path / FOLDER).write_text("폴더가 아니다", encoding="utf-8")
    reserve = Reserve(root=tmp_path, site=site)

    keep(reserve, site)
    reserve.forget(PAGES)
    reserve.clear()

    assert put_back(reserve, record, tmp_path) == {}


def test_it_lies_where_everything_may_be_thrown_away_and_what_is_expunged_goes() -> None:
    assert FOLDER.is_relative_to(CACHE)
