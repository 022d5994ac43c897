"""Not before its moment, not after its end, and not once it was taken back: rows 6 and 16 of the leak paths."""

import copy
import shutil
from collections.abc import Callable
from typing import Any

import pytest

from site_tests.leaks.held import (
    BODY,
    COVER,
    COVER_ALT,
    ID,
    PHOTO,
    PHOTOS,
    SLUG,
    SUMMARY,
    TEXTS,
    TITLE,
    assert_held,
    assert_published,
    write_held,
)
from site_tests.leaks.site_search import assert_absent, find
from site_tests.paper import POLICY, Paper

EMBARGO = "2022-05-30T09:00:00+09:00"
LATER = "2022-06-01T09:00:00+09:00"
A_SECOND_BEFORE = "2022-05-30T08:59:59+09:00"
EVERYBODY_ELSE = "시장 문은 네 시 반에 열린다."


# --- row 6: approved, and not yet due


def test_an_approved_article_is_published_at_its_moment_and_not_a_second_before(paper: Paper) -> None:
    paper.approve(write_held(paper, date=EMBARGO))

    before = paper.mkdocs(now=A_SECOND_BEFORE)
    assert before.code == 0, before.output
    assert_held(before.site)

    after = paper.mkdocs(now=EMBARGO)
    assert after.code == 0, after.output
    assert_published(after.site)


def test_an_approved_edition_or_event_waits_for_its_moment_too(paper: Paper) -> None:
    shutil.rmtree(paper.root / f"content/{ID}")
    cover = {"file": "front.jpg", "alt": COVER_ALT}
    words = {"title": TITLE, "summary": SUMMARY, "date": EMBARGO, "cover": cover}
    edition = {**words, "number": 5, "stories": ["2022/dawn-market"]}
    event = {**words, "starts": "2022-06-04T14:00:00+09:00", "place": "빈 화분이 쌓인 뒷마당"}
    paper.approve(
        paper.item("editions/2022-05", edition, BODY, {"front.jpg": COVER}),
        paper.item(f"events/{SLUG}", event, BODY, {"front.jpg": COVER}),
    )

    before = paper.mkdocs(now=A_SECOND_BEFORE)
    assert before.code == 0, before.output
    assert_absent(
        before.site, TITLE, SUMMARY, BODY, SLUG, "빈 화분이 쌓인", "editions/2022-05", photos=[COVER]
    )

    after = paper.mkdocs(now=EMBARGO)
    assert {"editions/2022-05/index.html", f"events/{SLUG}/index.html"} <= after.paths()


def test_a_booked_article_is_named_by_nothing_that_is_published_before(paper: Paper) -> None:
    paper.approve(write_held(paper, date=EMBARGO))
    pointing = paper.article("pointing", body=f"[다음 이야기]({SLUG})와 [그 글](../{SLUG}/).\n")
    edition = {
        "title": "오월호",
        "number": 5,
        "date": "2022-05-10",
        "summary": "오월에는 장미가 핍니다.",
        "stories": [f"2022/{SLUG}", "2022/dawn-market"],
    }
    paper.approve(pointing, paper.item("editions/2022-05", edition, "오월의 말.\n"))

    built = paper.mkdocs(now=A_SECOND_BEFORE)

    assert built.code == 0, built.output
    assert "오월의 말." in built.text("editions/2022-05/index.html")
    assert_held(built.site)


# --- row 16: published once, and then no longer


def object_to(paper: Paper) -> None:
    paper.decide(ID, {"decision": "request-changes", "by": "daeho", "at": LATER})


def delete_approvals(paper: Paper) -> None:
    (paper.root / f"review/decisions/{ID}.yml").unlink()


def delete_everything(paper: Paper) -> None:
    delete_approvals(paper)
    shutil.rmtree(paper.root / f"content/{ID}")


def change_a_word(paper: Paper) -> None:
    place = paper.root / f"content/{ID}/index.md"
    place.write_text(place.read_text().replace("털어놓았다", "귀띔했다"))


def move_into_the_future(paper: Paper) -> None:
    write_held(paper, date="2022-12-31T09:00:01+09:00")
    paper.approve(ID, at=LATER)


ENDINGS = (object_to, delete_approvals, delete_everything, change_a_word, move_into_the_future)


@pytest.mark.parametrize("end", ENDINGS, ids=lambda end: end.__name__.replace("_", " "))
def test_nothing_of_an_article_stays_once_it_is_no_longer_published(
    end: Callable[[Paper], None], paper: Paper
) -> None:
    paper.with_material()
    paper.approve(ID)
    assert_published(paper.mkdocs().site)
    end(paper)

    built = paper.mkdocs("--dirty")  # MkDocs' own word for an incremental build

    assert built.code == 0, built.output
    assert_held(built.site)
    assert EVERYBODY_ELSE in built.text("articles/2022/dawn-market/index.html")


def test_of_a_retracted_article_only_a_tombstone_stays(paper: Paper) -> None:
    paper.with_material()
    paper.approve(ID)
    assert_published(paper.mkdocs().site)
    paper.decide(
        ID, {"decision": "retract", "by": "soyoung", "at": LATER, "note": "가게의 부탁으로 내립니다."}
    )

    built = paper.mkdocs()

    assert built.code == 0, built.output
    assert "가게의 부탁으로 내립니다." in built.text(f"{ID}/index.html")
    assert find(built.site, SLUG) == [f"articles/2022/{SLUG}: {SLUG}", f"{ID}/index.html: {SLUG}"]
    assert_absent(built.site, *(text for text in TEXTS if text != SLUG), photos=PHOTOS)
    delete_everything(paper)
    never = paper.mkdocs(site="never")
    assert never.code == 0, never.output
    assert built.media() == never.media(), "the words of a card are pixels: no search finds them"


EARLY = "2022-05-20T09:00:00+09:00"
REASON = "아직 알릴 때가 아니라고 합니다."


def redate(paper: Paper) -> None:
    write_held(paper, date="2022-05-04T09:00:00+09:00")


def ask_less(paper: Paper) -> None:
    rules: dict[str, Any] = copy.deepcopy(POLICY)
    rules["kinds"]["article"]["quorum"] = 1
    paper.write("review/policy.yml", rules)


@pytest.mark.parametrize(
    ("approvers", "then"),
    [(("soyoung", "daeho"), redate), (("soyoung",), ask_less)],
    ids=["a date that nobody approved", "a rule that asks less"],
)
def test_what_was_taken_back_unread_leaves_nothing_whatever_changes_afterwards(
    paper: Paper, approvers: tuple[str, ...], then: Callable[[Paper], None]
) -> None:
    held = write_held(paper, **({"date": EMBARGO} if then is redate else {}))
    paper.approve(held, by=approvers)
    told = paper.dongne("--now", EARLY, "retract", held, "--as", "soyoung", "--note", REASON)
    assert told.code == 0, told.output

    then(paper)
    built = paper.mkdocs(now=LATER)

    assert built.code == 0, built.output
    assert_held(built.site, REASON)


def test_an_article_is_gone_when_its_time_is_over(paper: Paper) -> None:
    paper.with_material()
    paper.approve(write_held(paper, expires="2022-06-30"))

    last = paper.mkdocs(now="2022-06-30T23:59:59+09:00")
    assert_published(last.site)
    over = paper.mkdocs(now="2022-07-01T00:00:00+09:00")

    assert over.code == 0, over.output
    assert_held(over.site)


def test_photos_exchanged_after_the_build_are_gone_from_the_next(paper: Paper) -> None:
    paper.approve(ID)
    assert_published(paper.mkdocs().site)
    write_held(paper, cover=None)
    paper.approve(ID, at=LATER)

    built = paper.mkdocs()

    assert built.code == 0, built.output
    assert find(built.site, photos=[PHOTO])
    assert_absent(built.site, COVER_ALT, photos=[COVER])


def test_what_somebody_else_left_in_the_folder_of_the_site_is_not_taken_over(paper: Paper) -> None:
    left = ("index.html", "old.html", "articles/2022/old/index.html", ".hidden/held.txt", "sitemap.xml.gz")
    for name in left:
        paper.write(f"site/{name}", BODY)

    built = paper.mkdocs()

    assert built.code == 0, built.output
    assert_held(built.site)
    assert [
        name for name in left if name in built.paths() and name not in ("index.html", "sitemap.xml.gz")
    ] == []
