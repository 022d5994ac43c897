"""The finished site is searched for everything that is not published."""

import gzip
import hashlib
import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from dongne.domain.items import Item
from dongne.domain.publication import Publication
from dongne.preflight import Leak, find_epitaphs, find_public, find_secrets, search_site
from dongne.preflight.secrets import What
from site_tests.newsroom import article, original, photo, publish, retracted, shop

BODY = (
    "재개발 조합의 회의록을 입수한 기자가 사흘 동안 골목을 돌며 확인한 이야기를 여기에 적는다.\n\n"
    "둘째 문단은 [링크](shops/a)와 **굵은 글씨** 사이에 있다.\n"
)
HELD = article("articles/2022/held-story", title="재개발 조합 회의록 단독 입수", body=BODY, cover=photo())


def leaks(
    tmp_path: Path,
    files: Mapping[str, str | bytes],
    *items: Item,
    publication: Publication | None = None,
    public: str = "",
) -> list[Leak]:
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    shown = publish(article()) if publication is None else publication
    secrets = find_secrets(items or [HELD], shown)
    excused = find_public(secrets, shown, public_texts=[public])
    epitaphs = find_epitaphs(secrets, shown)
    found = search_site(tmp_path, [secret for secret in secrets if secret.squashed not in excused])
    return [leak for leak in found if leak.path not in epitaphs.get(leak.secret.squashed, ())]


def kinds(found: list[Leak]) -> set[What]:
    return {leak.what for leak in found}


def test_a_clean_site_has_no_leak(tmp_path: Path) -> None:
    assert leaks(tmp_path, {"index.html": "<h1>새벽 시장의 첫 손님</h1>", "feed.xml": "<rss/>"}) == []


@pytest.mark.parametrize(
    "name", ["index.html", "feed.xml", "search/1.json", "a.css", "metrics/x.csv", "noextension", ".hidden"]
)
def test_a_phrase_is_found_in_every_file(tmp_path: Path, name: str) -> None:
    found = leaks(tmp_path, {name: f"<p>{BODY.strip()}</p>"})

    assert (found[0].path, found[0].item_id) == (name, HELD.id)
    assert What.PHRASE in kinds(found)


def test_part_of_the_text_is_enough(tmp_path: Path) -> None:
    assert kinds(leaks(tmp_path, {"a.html": BODY[:34]})) == {What.PHRASE}


def test_packed_files_are_opened(tmp_path: Path) -> None:
    book = tmp_path / "book.zip"
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("inner.xml", BODY)
    twice = gzip.compress(gzip.compress(BODY.encode()))

    found = leaks(
        tmp_path, {"a.xml.gz": gzip.compress(BODY.encode()), "b.gz": twice, "c.xlsx": book.read_bytes()}
    )

    assert {leak.path for leak in found} == {"a.xml.gz", "b.gz", "book.zip", "c.xlsx"}


def test_a_broken_packed_file_is_no_excuse(tmp_path: Path) -> None:
    broken = gzip.compress(b"x" * 1000)[:-20]

    found = leaks(tmp_path, {"a.gz": broken, "b.zip": b"PK\x03\x04broken", "c.html": BODY})

    assert {leak.path for leak in found} == {"c.html"}


def test_a_title_is_found_even_alone(tmp_path: Path) -> None:
    assert kinds(leaks(tmp_path, {"a.json": json.dumps({"title": HELD.title})})) == {What.TITLE}


@pytest.mark.parametrize(
    ("written", "leaks_out"),
    [
        ("<h2>단독 입수</h2>", True),
        ('{"t":"단독 입수"}', True),
        ("단독 입수,1\n", True),
        ("<p>어제 단독 입수 소식</p>", False),
    ],
)
def test_a_short_title_is_looked_for_only_as_a_whole_text(
    tmp_path: Path, written: str, *, leaks_out: bool
) -> None:
    short = article("articles/2022/short", title="단독 입수", body="짧다.\n", summary="짧다.")

    assert (kinds(leaks(tmp_path, {"a.html": written}, short)) == {What.TITLE}) is leaks_out


@pytest.mark.parametrize(
    "title", ["2022년 11월", "2022년 11월 4일 (금요일)", "기사 1,204편", "2022년 하반기"]
)
def test_a_title_that_is_a_day_or_a_count_is_no_secret(tmp_path: Path, title: str) -> None:
    held = article("articles/2022/held-story", title=title, body="두 줄.\n")

    assert leaks(tmp_path, {"index.html": f"<h2>{title}</h2>"}, held) == []


@pytest.mark.parametrize("title", ["2022년 11월 축제", "십일월의 행사와 기사", "기사 댓글 행사 가게"])
def test_a_title_that_says_more_is_one(tmp_path: Path, title: str) -> None:
    held = article("articles/2022/held-story", title=title, body="두 줄.\n")

    assert kinds(leaks(tmp_path, {"index.html": f"<h2>{title}</h2>"}, held)) == {What.TITLE}


def test_a_photo_is_found_by_its_bytes_and_by_the_name_of_its_rendition(tmp_path: Path) -> None:
    sha256 = HELD.originals[0].sha256

    found = leaks(
        tmp_path,
        {f"media/{sha256[:20]}-960.webp": b"RIFF", "a.html": f'<img src="/media/{sha256[:20]}-480.webp">'},
    )

    assert kinds(found) == {What.PHOTO}
    assert len(found) == 2


def test_the_bytes_of_an_unpublished_photo_are_found_under_any_name(tmp_path: Path) -> None:
    data = b"\xff\xd8\xff the bytes of a photo"
    original = replace(HELD.originals[0], sha256=hashlib.sha256(data).hexdigest())

    found = leaks(tmp_path, {"assets/logo.png": data}, replace(HELD, originals=(original,)))

    assert [(leak.path, leak.what) for leak in found] == [("assets/logo.png", What.PHOTO)]


def test_a_photo_that_was_approved_with_another_item_is_no_leak(tmp_path: Path) -> None:
    data = b"\xff\xd8\xff the bytes of a photo"
    original = replace(HELD.originals[0], sha256=hashlib.sha256(data).hexdigest())
    shown = publish(replace(article(), originals=(original,)))

    held = replace(HELD, originals=(original,))

    assert leaks(tmp_path, {"assets/logo.png": data}, held, publication=shown) == []


def test_words_in_a_pictures_metadata_are_found(tmp_path: Path) -> None:
    assert kinds(leaks(tmp_path, {"a.jpg": b"\xff\xd8\xff\xe1" + BODY.encode()})) == {What.PHRASE}


def test_an_address_is_found(tmp_path: Path) -> None:
    found = leaks(tmp_path, {"articles/2022/held-story/index.html": ""})

    assert kinds(found) == {What.ADDRESS}


def test_what_also_stands_in_a_published_item_is_no_leak(tmp_path: Path) -> None:
    shown = article(body=BODY, title=HELD.title)

    assert leaks(tmp_path, {"a.html": BODY + HELD.title}, HELD, publication=publish(shown)) == []


def test_what_stands_in_the_sites_own_pages_is_no_leak(tmp_path: Path) -> None:
    assert leaks(tmp_path, {"a.html": BODY + HELD.title}, HELD, public=BODY + HELD.title) == []


REASON = "사실과 달라 내립니다"
BURIED = publish(HELD, decisions={HELD.id: retracted(HELD, REASON)})
GRAVE = "articles/2022/held-story/index.html"
TOMBSTONE = f'<link rel="canonical" href="/articles/2022/held-story/"><h1>{HELD.title}</h1><p>{REASON}</p>'


def test_a_retracted_text_must_not_stay_and_its_tombstone_may(tmp_path: Path) -> None:
    assert leaks(tmp_path, {GRAVE: TOMBSTONE}, publication=BURIED) == []
    assert kinds(leaks(tmp_path, {"a.html": BODY}, publication=BURIED)) == {What.PHRASE}
    assert GRAVE in {leak.path for leak in leaks(tmp_path, {GRAVE: TOMBSTONE + BODY}, publication=BURIED)}


@pytest.mark.parametrize("name", ["index.html", "feed.xml", "articles/2022/held-story/page/2/index.html"])
def test_what_a_tombstone_says_may_stand_nowhere_else(tmp_path: Path, name: str) -> None:
    found = leaks(tmp_path, {GRAVE: TOMBSTONE, name: f"<li>{HELD.title}</li>"}, publication=BURIED)

    assert {(leak.path, leak.what) for leak in found} - {(name, What.ADDRESS)} == {(name, What.TITLE)}


def test_a_tombstone_excuses_nobody_elses_words_elsewhere(tmp_path: Path) -> None:
    other = article(
        "articles/2022/other-story", title="둘째로 기다리는 기사", body=f"{HELD.title}에 관한 뒷이야기.\n"
    )
    publication = publish(HELD, other, decisions={HELD.id: retracted(HELD, other.title), other.id: ()})
    files = {GRAVE: TOMBSTONE + other.title, "a.html": other.title}

    found = leaks(tmp_path, files, HELD, other, publication=publication)

    assert [(leak.path, leak.item_id, leak.what) for leak in found] == [("a.html", other.id, What.TITLE)]


def test_the_title_that_had_been_approved_is_looked_for_though_the_manuscript_has_another(
    tmp_path: Path,
) -> None:
    found = leaks(
        tmp_path, {"a.html": HELD.title}, replace(HELD, title="나중에 고친 제목이다"), publication=BURIED
    )

    assert kinds(found) == {What.TITLE}


@pytest.mark.parametrize(
    "written",
    [
        '<a href="/articles/2022/held-story/">',
        '<a href="../../articles/2022/held-story/#top">',
        '<a href="../held-story/">',
        '<a href="./../held-story">',
        "https://news.example/articles/2022/held-story",
        '{"url": "articles\\/2022\\/held-story"}',
        '{"url": "articles\\u002f2022\\u002fheld-story"}',
        "articles%2F2022%2Fheld-story",
        "articles&amp;#x2F;2022&amp;#47;held-story",
    ],
)
@pytest.mark.parametrize("publication", [BURIED, publish(article())], ids=["buried", "waiting"])
def test_nothing_leads_to_what_is_not_published(
    tmp_path: Path, written: str, publication: Publication
) -> None:
    found = leaks(tmp_path, {"articles/2022/dawn-market/index.html": written}, publication=publication)

    assert kinds(found) == {What.ADDRESS}


@pytest.mark.parametrize(
    "written",
    [
        '<a href="/articles/2022/held-story-2/">',
        '<a href="/articles/2022/not-held-story/">',
        '<a href="../../2021/held-story/">',
        "articles 2022 held story",
    ],
)
def test_the_way_to_another_page_is_no_leak(tmp_path: Path, written: str) -> None:
    assert leaks(tmp_path, {"articles/2022/dawn-market/index.html": written}, publication=BURIED) == []


def test_an_address_that_a_published_text_tells_is_no_leak_but_a_link_is(tmp_path: Path) -> None:
    page = {"a.html": "<p>articles/2022/held-story"}
    told, linked, defined = (
        publish(article(body=body)) for body in (
            "`articles/2022/held-story`에 있었다.\n",
            "[여기](articles/2022/held-story)에 있었다.\n",
            "[여기]에 있었다.\n\n[여기]: articles/2022/held-story\n",
        )
    )  # fmt: skip

    assert leaks(tmp_path, page, publication=told) == []
    assert (
        leaks(tmp_path, page, publication=publish(article()), public='href="articles/2022/held-story"') == []
    )
    assert kinds(leaks(tmp_path, page, publication=linked)) == {What.ADDRESS}
    assert kinds(leaks(tmp_path, page, publication=defined)) == {What.ADDRESS}


@pytest.mark.parametrize("name", [GRAVE.replace("index.html", "photo.webp"), "articles/2022/held-story.html"])
def test_nothing_else_lies_at_the_address_of_a_tombstone(tmp_path: Path, name: str) -> None:
    found = leaks(tmp_path, {GRAVE: TOMBSTONE, name: b""}, publication=BURIED)

    assert [(leak.path, leak.what) for leak in found] == [(name, What.ADDRESS)]


def test_what_the_gate_has_cut_out_of_a_published_item_is_found(tmp_path: Path) -> None:
    caption = "새벽 네 시에 불을 켜는 박 씨의 뒷모습이 창에 비친다."
    cover = photo()
    whole = article(cover=replace(cover, caption=caption))
    page = {"a.html": f"<figcaption>{caption}</figcaption>"}

    assert kinds(leaks(tmp_path, page, whole, publication=publish(replace(whole, cover=None)))) == {
        What.PHRASE
    }
    assert leaks(tmp_path, page, whole, publication=publish(whole)) == []


@pytest.mark.parametrize("written", ["손.jpg", "<./손.jpg>", "%EC%86%90.jpg"])
def test_the_words_of_a_photo_that_the_gate_has_cut_out_of_a_text_are_found(
    tmp_path: Path, written: str
) -> None:
    alt, caption = "두부를 써는 박 씨의 두 손과 칼", "새벽 네 시에 불을 켜는 박 씨의 뒷모습이다"
    whole = article(
        body=f'앞 문단.\n\n![{alt}]({written} "{caption}")\n\n![칼이 놓인 오래된 도마의 결](칼.jpg)\n',
        originals=tuple(original("articles/2022/a", name) for name in ("손.jpg", "칼.jpg")),
    )
    cut = replace(whole, originals=whole.originals[1:])
    pages = {"a.html": f'<img alt="{alt}">', "b.json": f'"{caption}"', "c.html": "칼이 놓인 오래된 도마의 결"}

    found = leaks(tmp_path, pages, whole, publication=publish(cut))

    assert {leak.path for leak in found} == {"a.html", "b.json"}
    assert leaks(tmp_path, pages, whole, publication=publish(whole)) == []


def test_names_alone_are_no_secret(tmp_path: Path) -> None:
    held = shop("shops/held-shop", title="콩밭", body="콩.\n", summary="콩.")

    assert leaks(tmp_path, {"a.html": "<p>콩밭 매는 아낙네</p> 서울 관악구"}, held) == []


def test_two_published_texts_side_by_side_are_no_leak(tmp_path: Path) -> None:
    held = article(
        "articles/2022/held-side",
        title="다른 제목의 기사",
        body="새벽 시장의 첫 손님을 만난 이야기를 적어 둔다.\n",
        summary="짧다.",
    )
    page = "<h2><a href='x'>새벽 시장의 첫 손님을</a></h2>\n<p>만난 이야기를 적어 둔다.</p>"

    assert leaks(tmp_path, {"a.html": page}, held) == []
    assert kinds(
        leaks(tmp_path, {"a.html": page.replace("</a></h2>\n<p>", "</a> <b>").replace("</p>", "</b>")}, held)
    ) == {What.PHRASE}
