"""Rows 16 and 20, by the build that keeps what has not changed: whatever is no longer published leaves all the same."""

import json
import os
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from sqlite3 import connect

import pytest

from dongne.ingest.bundles import Reading
from dongne.pipeline.catalogue import FILE, Catalogue, Entry
from dongne.pipeline.filing import name_of, read_record, write_record
from dongne.pipeline.keeping import keep_text
from dongne.pipeline.newsroom import survey
from dongne.pipeline.staging import FOLDER as STAGING
from site_tests.leaks.held import (
    BODY,
    EXPIRY,
    ID,
    PHOTOS,
    SLUG,
    TEXTS,
    TITLE,
    assert_held,
    assert_published,
    write_held,
)
from site_tests.leaks.site_search import assert_absent, find
from site_tests.leaks.test_moments import ENDINGS, LATER, delete_approvals, delete_everything
from site_tests.leaks.test_old_output import git
from site_tests.paper import NOW, Built, Paper

OTHER = "articles/2022/dawn-market/index.html"
ABOUT = "about/index.html"
EVERYDAY = (delete_approvals, delete_everything)
NEXT_YEAR = "2023-01-01T09:00:00+09:00"


@pytest.fixture
def paper(published: Paper, tmp_path: Path) -> Paper:
    """Give a copy of it as if it had been built here: with its site, and with all that was kept for the next build."""
    made = Paper.at(shutil.copytree(published.root, tmp_path / "paper"))
    record = read_record(published.root, published.root / "site")
    assert record is not None
    write_record(made.root, made.root / "site", record)
    return made


def done(paper: Paper, now: str = NOW, *, options: tuple[str, ...] = ()) -> Built:
    """Build, and fail unless that succeeds."""
    built = paper.build(*options, now=now)
    assert built.code == 0, built.output
    return built


def find_pictures_of_nothing(built: Built) -> list[str]:
    """List photos and cards that no file of the site names: what belonged to something that has left."""
    contents = built.bytes()
    pages = b"".join(data for path, data in contents.items() if path.endswith((".html", ".xml")))
    return [path for path in contents if path.startswith("media/") and path.encode() not in pages]


def replace_unseen(place: Path, text: str) -> None:
    """Write something else into a file so that neither its size nor its time tells."""
    stat = place.stat()
    place.write_bytes(text.encode().ljust(stat.st_size, b" "))
    os.utime(place, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert place.stat().st_size == stat.st_size


# --- row 16: published once, and then no longer


@pytest.mark.parametrize(
    "end",
    [pytest.param(end, marks=[] if end in EVERYDAY else pytest.mark.long) for end in ENDINGS],
    ids=lambda end: end.__name__.replace("_", " "),
)
def test_nothing_of_an_article_stays_once_it_is_no_longer_published(
    end: Callable[[Paper], None], paper: Paper
) -> None:
    kept = (paper.root / "site" / ABOUT).stat()
    end(paper)

    built = done(paper)

    assert_held(built.site)
    assert find_pictures_of_nothing(built) == []
    assert OTHER in built.paths()
    # The old site was worked upon: this is not another one.
    assert (built.site / ABOUT).stat().st_ino == kept.st_ino


def test_an_article_is_gone_when_its_time_is_over(paper: Paper) -> None:
    built = done(paper, NEXT_YEAR)

    assert_held(built.site)
    assert OTHER in built.paths()


def test_of_a_retracted_article_only_a_tombstone_stays(paper: Paper) -> None:
    paper.decide(
        ID, {"decision": "retract", "by": "soyoung", "at": LATER, "note": "가게의 부탁으로 내립니다."}
    )

    built = done(paper)

    assert "가게의 부탁으로 내립니다." in built.text(f"{ID}/index.html")
    assert find(built.site, SLUG) == [f"articles/2022/{SLUG}: {SLUG}", f"{ID}/index.html: {SLUG}"]
    assert_absent(built.site, *(text for text in TEXTS if text != SLUG), photos=PHOTOS)
    assert find_pictures_of_nothing(built) == []


# --- row 20: what lies in the old site


def test_what_a_stranger_left_in_the_site_leaves(paper: Paper) -> None:
    site = paper.root / "site"
    (site / "articles/2022/strange").mkdir()
    (site / "articles/2022/strange/index.html").write_text("누가 두고 간 글입니다.", encoding="utf-8")
    (site / "left.html").write_text("누가 두고 간 글입니다.", encoding="utf-8")
    (site / "linked").symlink_to(paper.root / "content")

    built = done(paper)

    assert_absent(built.site, "누가 두고 간 글")
    assert not (site / "linked").is_symlink()
    assert (paper.root / f"content/{ID}/index.md").is_file()


def test_a_record_that_somebody_has_rewritten_keeps_nothing(paper: Paper) -> None:
    page = paper.root / "site" / OTHER
    page.write_text("누가 두고 간 글입니다.", encoding="utf-8")
    stat = page.stat()
    # The article's page lies in a sheaf, which has a file of its own; that of the paper from which this one was
    # copied lies there too.
    files = sorted((paper.root / ".dongne/cache/record").iterdir(), key=lambda file: file.stat().st_mtime_ns)
    record = next(file for file in reversed(files) if f'"{OTHER}":[' in file.read_text(encoding="utf-8"))
    check, _, text = record.read_text(encoding="utf-8").partition("\n")
    before, _, after = text.partition(f'"{OTHER}":[')
    made_of, _, rest = after.partition(",")
    numbers = f"{stat.st_size},{stat.st_mtime_ns}{rest[rest.index(']') :]}"
    record.write_text(f'{check}\n{before}"{OTHER}":[{made_of},{numbers}', encoding="utf-8")

    built = done(paper)

    assert_absent(built.site, "누가 두고 간 글")


@pytest.mark.long
def test_what_a_killed_build_had_begun_to_print_leaves_if_nobody_may_read_it_any_more(
    paper: Paper, published: Paper
) -> None:
    delete_approvals(paper)
    before = done(paper).bytes()
    # As if the build that printed the article had been killed after the first half of its files.
    after = Built(code=0, output="", site=published.root / "site").bytes()
    fresh = [path for path, data in after.items() if before.get(path) != data]
    for place, path in enumerate(fresh):
        paper.write(f"{'site' if place % 2 else '.site.new'}/{path}", after[path])
    keep_plan(paper.root, [path for place, path in enumerate(fresh) if not place % 2])
    assert find(paper.root / "site", TITLE)
    assert find(paper.root / ".site.new", TITLE)

    built = done(paper)

    assert_held(built.site)
    assert built.bytes() == before
    assert not (paper.root / ".site.new").exists()


def keep_plan(root: Path, paths: Sequence[str]) -> None:
    """Write down, as a build does before it is killed, which files wait to be put in their places."""
    stats = {path: (root / ".site.new" / path).lstat() for path in paths}
    moves = {path: (stat.st_size, stat.st_mtime_ns, stat.st_ino) for path, stat in stats.items()}
    keep_text(root / STAGING / f"{name_of(root / 'site')}.merge.json", json.dumps(([], moves)))


def test_what_a_kept_file_says_of_an_article_is_found_once_nobody_may_read_it(paper: Paper) -> None:
    replace_unseen(paper.root / "site" / ABOUT, f"<p>{BODY}")
    (paper.root / f"review/decisions/{ID}.yml").unlink()

    refused = paper.build()

    assert refused.code == 1, refused.output
    assert f"{ABOUT}: 실리지 않은 `{ID}`의 글귀" in refused.output
    assert (refused.site / f"{ID}/index.html").is_file(), "the old site stands"


@pytest.mark.parametrize("is_lost", [False, True])
def test_the_text_of_what_waits_is_looked_for_although_nobody_has_read_it_again(
    paper: Paper, *, is_lost: bool
) -> None:
    time.sleep(0.15)  # what was written a moment ago is not remembered
    survey(paper.root, now=NOW)
    item = survey(paper.root, now=NOW).item(ID)
    assert item is not None
    assert not item.manuscript.is_at_hand
    if is_lost:
        lose_manuscripts(paper.root)
    replace_unseen(paper.root / "site" / ABOUT, f"<p>{BODY}")
    (paper.root / f"review/decisions/{ID}.yml").unlink()

    refused = paper.build()

    assert refused.code == 1, refused.output
    assert f"{ABOUT}: 실리지 않은 `{ID}`의 글귀" in refused.output


def lose_manuscripts(root: Path) -> None:
    """Let the catalogue remember everything but the texts."""
    with closing(connect(root / FILE)) as base, base:
        base.execute("DELETE FROM manuscripts")


def test_what_was_public_is_looked_for_again_once_nobody_says_it_any_more(paper: Paper) -> None:
    quoting = paper.article("quoting", body=f"꽃집에 갔다.\n\n{BODY}")
    paper.approve(quoting)
    (paper.root / f"review/decisions/{ID}.yml").unlink()
    done(paper)
    replace_unseen(paper.root / "site" / ABOUT, f"<p>{BODY}")
    done(paper)
    paper.article("quoting", body="꽃집에 갔다.\n")
    paper.approve(quoting, at=LATER)

    refused = paper.build()

    assert refused.code == 1, refused.output
    assert f"{ABOUT}: 실리지 않은 `{ID}`의 글귀" in refused.output


def test_no_file_of_the_site_takes_the_place_of_one_that_the_newspaper_prints(paper: Paper) -> None:
    before = paper.root.joinpath("site/feed.xml").read_bytes()
    paper.settings(extra_css=["feed.xml"])
    paper.write("content/pages/feed.xml", "<rss>바꿔치기한 글입니다.</rss>")

    refused = paper.build()

    assert refused.code == 1, refused.output
    assert "content/pages/feed.xml" in refused.output
    assert paper.root.joinpath("site/feed.xml").read_bytes() == before


# --- row 20: what the catalogue remembers


def forge_titles(root: Path) -> None:
    """Let the catalogue say, in good form, that everything has another title."""
    with closing(connect(root / FILE)) as base:
        (edition,) = base.execute("SELECT DISTINCT edition FROM shelves WHERE room = 'bundles'").fetchone()
    forged: dict[str, Entry] = {
        name: (identity, replace(reading, item=replace(reading.item, title="바꿔치기한 제목")))
        for name, (identity, reading) in Catalogue(root).recall("bundles", edition).items()
        if isinstance(reading, Reading) and reading.item is not None
    }
    assert forged
    Catalogue(root).keep("bundles", edition, forged, forged)


def test_a_catalogue_that_came_with_the_repository_is_asked_nothing(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    write_held(paper)
    time.sleep(0.15)  # what was written a moment ago is not remembered
    survey(paper.root, now=NOW)
    forge_titles(paper.root)
    assert [item.title for item in survey(paper.root, now=NOW).items] == ["바꿔치기한 제목"]
    git(paper.root, "init", "--quiet")
    git(paper.root, "add", "--force", ".dongne")

    found = survey(paper.root, now=NOW)

    assert [item.title for item in found.items] == [TITLE]
    assert "cache-in-git" in {problem.code for problem in found.errors}


def forge_digest(root: Path, item_id: str, digest: str) -> None:
    """Let the catalogue say, in good form, that an item is the version with this digest."""
    with closing(connect(root / FILE)) as base:
        (edition,) = base.execute("SELECT DISTINCT edition FROM shelves WHERE room = 'bundles'").fetchone()
    entries = Catalogue(root).recall("bundles", edition)
    identity, reading = entries[item_id]
    assert isinstance(reading, Reading)
    assert reading.item is not None
    entries[item_id] = identity, replace(reading, item=replace(reading.item, digest=digest))
    Catalogue(root).keep("bundles", edition, entries, [item_id])


def test_a_whole_site_is_questioned_by_the_files_and_not_by_what_is_remembered_of_them(paper: Paper) -> None:
    approved = paper.digest(ID)
    write_held(
        paper, body=f"{BODY}\n어젯밤에 덧붙인 말은 아직 누구도 읽고 승인하지 않았다.\n", expires=EXPIRY
    )
    time.sleep(0.15)  # what was written a moment ago is not remembered
    survey(paper.root, now=NOW)
    forge_digest(paper.root, ID, approved)
    shutil.rmtree(paper.root / "site")

    refused = paper.build()

    assert refused.code == 1, refused.output
    assert f"`{ID}`의 글귀" in refused.output
    assert not (paper.root / "site").exists()


def test_a_page_that_was_exchanged_in_the_house_is_not_brought_along(paper: Paper) -> None:
    replace_unseen(paper.root / ".dongne/cache/house/site" / ABOUT, "<p>바꿔치기한 글입니다.")
    (paper.root / "site" / ABOUT).unlink()

    refused = paper.build()

    assert refused.code == 1, refused.output
    assert "dongne build --clean" in refused.output
    assert_published(done(paper, options=("--clean",)).site)
