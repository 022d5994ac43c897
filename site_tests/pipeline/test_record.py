"""A record tells what was disturbed since the build that left it."""

import os
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

import pytest

from dongne.pipeline.record import Record, take_stock
from site_tests.pipeline.records import ABOUT, MADE_OF, MARKET, SHEAF, made


def find_strangers(record: Record, site: Path, wanted: AbstractSet[str] = MADE_OF.keys()) -> list[str]:
    """List what has to leave the site."""
    return record.strangers(site, wanted, record.disturbed(site))


def test_an_undisturbed_site_is_current_and_has_no_strangers(record: Record, site: Path) -> None:
    assert record.current(site, MADE_OF) == MADE_OF.keys()
    assert find_strangers(record, site) == []


def test_what_is_made_of_something_else_now_is_not_current(record: Record, site: Path) -> None:
    wanted = {**MADE_OF, MARKET: "another text", "new/index.html": "six"}

    assert record.current(site, wanted) == MADE_OF.keys() - {MARKET}


@pytest.mark.parametrize(
    "disturb",
    [
        lambda path: path.write_text("<p>longer than it was before, by another hand</p>"),
        lambda path: path.write_bytes(path.read_bytes()),
        lambda path: os.utime(path, ns=(0, path.stat().st_mtime_ns + 1)),
        lambda path: path.unlink(),
        lambda path: path.rename(path.with_name("elsewhere.html")),
        lambda path: (path.rename(path.with_name("real.html")), path.symlink_to("real.html")),
    ],
    ids=["longer", "written again", "touched", "removed", "moved", "linked"],
)
def test_a_file_in_other_hands_is_not_current(
    disturb: Callable[[Path], object], record: Record, site: Path
) -> None:
    disturb(site / MARKET)

    assert record.current(site, MADE_OF) == MADE_OF.keys() - {MARKET}


def test_whatever_nothing_makes_any_more_is_a_stranger(record: Record, site: Path) -> None:
    wanted = MADE_OF.keys() - {MARKET}

    assert find_strangers(record, site, wanted) == [MARKET]


def test_whatever_somebody_put_there_is_a_stranger(record: Record, site: Path) -> None:
    for path in ("stranger.txt", "about/.hidden", "articles/2022/market/new/deep/page.html"):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text("누가 두고 간 것", encoding="utf-8")
    (site / "search/linked").symlink_to(site / "about")
    (site / "articles/lost").symlink_to("nowhere")

    assert find_strangers(record, site) == [
        "about/.hidden",
        "articles/2022/market/new",
        "articles/lost",
        "search/linked",
        "stranger.txt",
    ]


def test_a_strange_folder_leaves_with_all_that_is_in_it(record: Record, site: Path) -> None:
    (site / "empty/deep").mkdir(parents=True)
    (site / "about/linking").mkdir()
    (site / "about/linking/folder").symlink_to(site / "articles")
    (site / "feed.xml").mkdir()

    wanted = MADE_OF.keys() | {"feed.xml", "empty/deep/index.html"}
    assert find_strangers(record, site, wanted) == ["about/linking", "empty", "feed.xml"]


def test_where_a_file_was_that_nothing_makes_any_more_no_empty_folder_stays(
    record: Record, site: Path
) -> None:
    (site / MARKET).unlink()

    assert find_strangers(record, site, MADE_OF.keys() - {MARKET}) == [MARKET]


def test_a_folder_that_was_not_there_for_a_moment_is_no_stranger(record: Record, site: Path) -> None:
    (site / "about").rename(site / "elsewhere")
    stock = take_stock(site, made(), before=record, current=MADE_OF.keys(), kept={}, gone=["about/old.html"])
    (site / "elsewhere").rename(site / "about")

    assert find_strangers(stock, site) == []


@pytest.mark.parametrize("folder", ["about", "articles", "articles/2022", "search", "search/volumes"])
def test_what_lies_behind_a_link_is_no_part_of_the_site(record: Record, site: Path, folder: str) -> None:
    (site / folder).rename(site.parent / "elsewhere")
    (site / folder).symlink_to(site.parent / "elsewhere")
    (site.parent / "elsewhere/stranger.txt").write_text("누가 두고 간 것", encoding="utf-8")

    behind = {path for path in MADE_OF if path.startswith(f"{folder}/")}
    assert record.current(site, MADE_OF) == MADE_OF.keys() - behind
    assert (record.sheaf(site, SHEAF) is None) == folder.startswith("search")
    assert find_strangers(record, site) == [folder]
    assert find_strangers(record, site, MADE_OF.keys() - behind) == [folder]


def test_so_it_is_with_a_link_to_another_folder_of_the_site(record: Record, site: Path) -> None:
    (site / "about").rename(site / "search/about")
    (site / "about").symlink_to("search/about")

    assert record.current(site, MADE_OF) == MADE_OF.keys() - {ABOUT}
    assert find_strangers(record, site) == ["about", "search/about"]


def test_no_folder_without_others_in_it_is_asked_for_links(
    record: Record, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    stat = os.stat

    def note(place: str) -> os.stat_result:
        asked.append(place)
        return stat(place)

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", note)
        record.current(site, MADE_OF)
        record.sheaf(site, SHEAF)

    assert sorted(asked) == [f"{site}/{folder}" for folder in ("", "articles", "articles/2022", "search")]


def test_the_checkout_that_a_site_is_deployed_from_is_no_stranger(record: Record, site: Path) -> None:
    (site / ".git").mkdir()
    (site / ".git/HEAD").write_text("ref: refs/heads/pages\n")

    assert find_strangers(record, site) == []


def test_a_sheaf_stands_as_long_as_all_of_it_does(record: Record, site: Path) -> None:
    assert record.sheaf(site, SHEAF) == record.sheaves["search"]
    assert record.sheaf(site, replace(SHEAF, made_of="other texts", closer=lambda: "other words")) is None
    assert record.sheaf(site, replace(SHEAF, name="metrics")) is None

    volume = site / "search/volumes/1.json"
    volume.write_bytes(volume.read_bytes())
    assert record.sheaf(site, SHEAF) is None

    volume.unlink()
    assert record.sheaf(site, SHEAF) is None


def test_a_closer_look_shows_that_a_sheaf_still_stands(record: Record, site: Path) -> None:
    changed = replace(SHEAF, made_of="other texts")

    assert record.sheaf(site, changed) == replace(record.sheaves["search"], made_of="other texts")
    assert record.sheaf(site, replace(changed, closer=str)) is None


def test_where_nobody_can_look_closer_only_the_first_look_counts(site: Path, tmp_path: Path) -> None:
    blind = replace(SHEAF, closer=str)
    record = take_stock(site, made(blind), before=Record(), current=(), kept={})

    assert record.sheaf(site, blind) is not None
    assert record.sheaf(site, replace(blind, made_of="other texts")) is None


def test_nobody_looks_closer_at_a_sheaf_twice(record: Record, site: Path) -> None:
    again = replace(SHEAF, closer=lambda: "as somebody sees it who looks again")

    stock = take_stock(site, made(again), before=record, current=(), kept={})

    assert stock.sheaves["search"].closer == "all words"


def test_of_what_was_kept_the_old_entries_hold(record: Record, site: Path) -> None:
    (site / MARKET).write_text("<p>new</p>")
    (site / "index.html").write_text("<p>by another hand, just now</p>")

    kept = MADE_OF.keys() - {MARKET}
    stock = take_stock(site, made(changes={MARKET: "new"}), before=record, current=kept, kept={})

    # Whatever changed while the build was at work is found by the next one.
    assert stock.current(site, {**MADE_OF, MARKET: "new"}) == MADE_OF.keys() - {"index.html"}


def test_a_checkout_is_one_at_the_top_alone(record: Record, site: Path) -> None:
    (site / ".git").write_text("gitdir: elsewhere\n")
    (site / "articles/.git").mkdir()
    (site / "articles/.git/held.html").write_text("기다리는 글")

    assert find_strangers(record, site) == ["articles/.git"]


def test_only_folders_with_which_a_build_has_dealt_are_looked_at_again(record: Record, site: Path) -> None:
    gone = "search/volumes/1.json"
    (site / gone).unlink()
    (site / "index.html").unlink()
    (site / "index.html").write_text("새로 쓴 첫 쪽", encoding="utf-8")
    disturbed = record.disturbed(site)
    # Somebody leaves a file there while the build is at its last step.
    (site / "about/stranger.txt").write_text("누가 두고 간 것", encoding="utf-8")
    kept = MADE_OF.keys() - {"index.html", gone}

    stock = take_stock(
        site,
        [each for each in made(changes={"index.html": "new"}) if each[0] != gone],
        before=record,
        current=kept,
        kept={},
        gone=[gone],
        disturbed=disturbed,
    )

    assert disturbed == {"", "search/volumes"}
    assert stock.folders.keys() == record.folders.keys()
    assert stock.disturbed(site) == {"about"}
    assert find_strangers(stock, site, MADE_OF.keys() - {gone}) == ["about/stranger.txt"]
