"""What lies in the index: all that is published, nothing else, and no more of it changes than has to."""

import json
import pickle
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.items import Portrayed
from dongne.render.outputs import Site
from dongne.render.own_pages import OwnPage
from dongne.render.search import Batch, bind, keys_of, records_of
from dongne.render.search.files import BRANCH, DRAWERS, GONE, NAME_LETTERS, name_in_drawer, place_of
from dongne.render.search.fragments import drawer_of, settle_names, split_names
from dongne.render.search.index import MANIFEST
from dongne.render.search.lexicon import choose_terms, read
from dongne.render.search.numbering import SPAN, number_records
from dongne.render.search.postings import ALPHABET, LONG, Lists
from dongne.render.search.sheaf import drawers_of, gather_search
from site_tests.newsroom import AT, article, edition, event, handmade, programme, retracted, shop, site_of
from site_tests.search.desk import bind_all, index_of, record
from site_tests.search.desk import files_of as files_of_search
from site_tests.search.fillers import fillers

HELD = "달토끼"
GUIDE = OwnPage(path="about/", title="우리 소식지는", text="누구나 기자가 됩니다.")


def files_of(site: Site, own_pages: Iterable[OwnPage] = ()) -> dict[str, bytes]:
    """Give the files of a site's index by path."""
    return files_of_search(gather_search(site, own_pages, synonyms=(), bindery=bind_all))


def everything(files: Mapping[str, bytes]) -> str:
    return "\n".join(content.decode() for content in files.values())


def manifest_of(files: Mapping[str, bytes]) -> dict[str, object]:
    value: dict[str, object] = json.loads(files[MANIFEST])
    return value


def keys_in(files: Mapping[str, bytes]) -> set[str]:
    """Give every key of the postings."""
    shards = (json.loads(content) for path, content in files.items() if path != MANIFEST)
    return {key for shard in shards if isinstance(shard, dict) for key in shard}


# --- what is in it


def test_everything_that_is_published_can_be_found() -> None:
    site = site_of(
        article(), shop(handmade=handmade()), edition(), event(), programme(), article("articles/2022/second")
    )

    records = list(records_of(site, [GUIDE]))

    assert [each.kind for each in records] == [
        *["article"] * 2,
        "shop",
        "edition",
        "event",
        "programme",
        "page",
    ]
    assert {each.path for each in records} == {*(item.permalink for item in site.publication), "about/"}
    assert all(each.text() and each.title and each.kicker for each in records)


def test_a_shop_is_found_by_what_its_page_tells() -> None:
    site = site_of(shop(phone="02-123-4567", hours="Mo 09:00-18:00", handmade=handmade()))

    found = next(records_of(site, ()))

    assert found.labels == ("음식점", "손수가게")
    assert found.text().splitlines() == [
        "새벽마다 콩을 가는 두부집.",
        "두부를 만든다.",
        "서울 관악구 난곡로 12",
        "02-123-4567",
        "월 09:00–18:00",
        "경기 파주 콩 장단콩 작목반",
        "삼십 년째 같은 솥을 씁니다.",
    ]


def test_an_owner_is_found_by_name_only_with_a_consent() -> None:
    agreed, silent = (
        next(records_of(site_of(shop(owner=Portrayed(name="우종례", consent=consent))), ()))
        for consent in ("true", None)
    )

    assert "우종례" in agreed.text()
    assert "우종례" not in silent.text()
    assert agreed.digest != silent.digest


def test_nothing_unpublished_reaches_any_file() -> None:
    held = [
        article("articles/2022/waits", title=f"{HELD} 공방 문 열다", body=f"{HELD}가 방아를 찧는다.\n"),
        event("events/waits", title=f"{HELD} 축제", place=f"{HELD} 마당"),
        shop("shops/waits", title=f"{HELD} 떡집", address=f"{HELD}로 1"),
    ]
    published = article()

    files = files_of(site_of(published, *held, decisions={item.id: [] for item in held}), [GUIDE])

    assert files == files_of(site_of(published), [GUIDE])
    assert HELD not in everything(files)
    assert not {HELD[:2], HELD[1:]} & keys_in(files)


def test_an_embargoed_article_is_in_no_file_before_its_hour() -> None:
    later = article("articles/2023/later", title=f"{HELD} 소식", date=AT + timedelta(minutes=1))

    assert HELD not in everything(files_of(site_of(article(), later)))


def test_a_retracted_page_leaves_postings_lexicon_and_fragments() -> None:
    other = article()
    gone = article("articles/2022/gone", title=f"{HELD} 공방", body=f"{HELD}가 방아를 찧는다.\n")
    before = files_of(site_of(other, gone))

    after = files_of(site_of(other, gone, decisions={gone.id: retracted(gone, "사실이 아니었습니다.")}))

    assert HELD in everything(before)
    assert HELD not in everything(after)
    assert not {HELD[:2], HELD[1:], "v:찧"} & keys_in(after)
    assert after == files_of(site_of(other))


def test_a_photo_that_is_not_shown_takes_its_caption_with_it() -> None:
    with_photo = article(body=f'글입니다.\n\n![시장](a.jpg "{HELD}의 새벽")\n')
    site = site_of(with_photo)

    shown = next(records_of(site, ()))
    withheld = next(records_of(replace(site, album={}), ()))

    assert HELD in shown.text()
    assert HELD not in withheld.text()
    assert shown.digest != withheld.digest


# --- its shape


def test_every_file_that_is_named_is_there_and_every_file_is_named() -> None:
    files = index_of([record(f"articles/{number}/", text="난곡시장 떡볶이") for number in range(30)])
    manifest = manifest_of(files)
    rows = [manifest["postings"], manifest["terms"], manifest["stems"], *dict(manifest["fragments"]).values()]  # type: ignore[call-overload]
    leaves = [json.loads(content) for path, content in files.items() if path != MANIFEST]
    rows += [leaf[key] for leaf in leaves for key in ("names", "more") if isinstance(leaf.get(key), str)]
    longs = [name.removeprefix("=") for leaf in leaves for name in leaf.values() if str(name).startswith("=")]
    names = [row[at : at + NAME_LETTERS] for row in map(str, rows) for at in range(0, len(row), NAME_LETTERS)]

    named = {f"search/{place_of(name)}" for name in [*names, *longs] if name != GONE}

    assert named | {MANIFEST} == set(files)


def test_the_manifest_tells_its_version_and_stays_small() -> None:
    files = index_of(fillers(300))

    assert manifest_of(files)["format"] == 1
    assert len(files[MANIFEST]) < 1500


def test_no_file_but_a_long_list_or_a_text_is_large() -> None:
    files = index_of(fillers(300))
    plain = [
        content for content in files.values() if not content.startswith((b'{"list"', b'{"text"', b'{"path"'))
    ]

    assert max(map(len, plain)) < 20_000
    assert sum(map(len, plain)) / len(plain) < 9_000


def test_nothing_in_a_file_can_end_a_script() -> None:
    files = index_of([record("a/", title="</script><script>alert(1)</script>", text="<!--<script>")])

    assert "<" not in everything(files)


@given(
    st.lists(st.tuples(st.integers(0, 1 << 22), st.integers(0, 7)), unique_by=lambda pair: pair[0]),
    st.lists(st.integers(0, 40), max_size=3),
)
def test_a_list_reads_as_it_was_written_however_it_was_bound(
    pages: list[tuple[int, int]], cuts: list[int]
) -> None:
    pages = sorted(pages)
    lists = Lists()
    for start, end in pairwise([0, *sorted(cuts), len(pages)]):
        part = Lists()
        for number, flags in pages[start:end]:
            part.add_page(number, {"떡볶": flags})
        lists.add(part.first, part.first.values(), part.last.values(), map("".join, part.further.values()))

    assert unpacked(lists.packed().get("떡볶", "")) == pages


def unpacked(packed: str) -> list[tuple[int, int]]:
    """Read a list as FORMAT.md tells it."""
    found, last, value, shift = [], -1, 0, 0
    for letter in packed:
        digit = ALPHABET.index(letter)
        value |= (digit % 32) << shift
        shift += 5
        if digit < 32:
            last += (value >> 3) + 1
            found.append((last, value & 7))
            value = shift = 0
    return found


@given(
    st.dictionaries(
        st.sampled_from([f"articles/{number}/" for number in range(40)]),
        st.lists(st.sampled_from("abc"), min_size=1, max_size=3),
    )
)
def test_no_two_pages_have_a_file_in_common(texts: Mapping[str, list[str]]) -> None:
    wished = {
        path: "".join(name_in_drawer(drawer_of(path), part.encode()) for part in parts)
        for path, parts in texts.items()
    }

    settled = settle_names(wished)

    names = {path: [*split_names(row)] for path, row in settled.items()}
    given_out = [name for row in names.values() for name in row]
    assert len(set(given_out)) == len(given_out)
    assert {path: len(row) for path, row in names.items()} == {path: len(row) for path, row in texts.items()}
    assert all(
        name[0] == name_in_drawer(drawer_of(path), b"")[0] for path, row in names.items() for name in row
    )
    if len(settled) < 2 and all(len(set(row)) == len(row) for row in texts.values()):
        assert settled == wished


def test_two_pages_that_say_the_same_at_length_both_have_it() -> None:
    text = "같은 이야기를 길게 되풀이한다. " * 400
    pages = [record(f"articles/{number}/", text=text) for number in range(40)]

    files = index_of(pages)

    fragments = [json.loads(content) for content in files.values() if content.startswith(b'{"path"')]
    told = {
        fragment["path"]: [
            json.loads(files[f"search/{place_of(name)}"])["text"] for name in split_names(fragment["more"])
        ]
        for fragment in fragments
    }
    assert told.keys() == {page.path for page in pages}
    assert all(" ".join([fragment["text"], *told[fragment["path"]]]) in text for fragment in fragments)
    assert len({tuple(parts) for parts in told.values()}) == 1


def test_the_drawers_are_known_without_reading_and_none_of_them_is_empty() -> None:
    site = site_of(*(article(f"articles/2022/{number}") for number in range(5)))
    found = gather_search(site, [GUIDE], synonyms=(), bindery=bind_all)

    known = drawers_of(site, [GUIDE])

    assert 1 < len(known) < DRAWERS
    assert known == [drawer for drawer in range(DRAWERS) if list(found.fragments(drawer).make())]


# --- how much of it changes


def test_the_same_pages_give_the_same_bytes_in_any_order() -> None:
    records = [*fillers(20), record("shops/a/", kind="shop"), record("about/", kind="page", day=None)]

    assert index_of(records) == index_of(reversed(records))


def test_the_forms_of_a_verb_make_its_noun_common_together_in_any_order() -> None:
    counts = {"시작하는": 1, "시작했다": 7}
    readings = {word: read(word) for word in counts}

    first = choose_terms(counts, readings, set(), pages=10)
    second = choose_terms(dict(reversed(counts.items())), readings, set(), pages=10)

    assert first == second == {"시작": 4}


def test_what_is_read_can_be_kept_and_sent_to_another_process() -> None:
    one = record("a/", "새벽 시장", "네 시 반에 열린다.")
    volume = bind(Batch(records={3: one}))

    assert pickle.loads(pickle.dumps(keys_of(one))) == keys_of(one)  # noqa: S301 - our own
    assert pickle.loads(pickle.dumps(volume)) == volume  # noqa: S301 - our own


def test_one_changed_word_changes_few_files() -> None:
    before = fillers(200)
    other = f"{before[7].text()}\n떡볶이집도 있었다."
    after = [*before[:7], replace(before[7], version="x", text=lambda: other), *before[8:]]

    old, new = index_of(before), index_of(after)

    changed = set(new.items()) - set(old.items())
    assert {"떡볶", "볶이"} <= keys_in(new) - keys_in(old)
    assert len(changed) < len(new) / 4


def test_a_new_article_renumbers_no_other() -> None:
    before = [record(f"articles/{day}/", day=date(2022, 1, 1) + timedelta(days=day)) for day in range(40)]
    late = record("articles/late/", day=date(2022, 1, 20))

    old = {each.path: number for number, each in number_records(before).items()}
    new = {each.path: number for number, each in number_records([*before, late]).items()}

    assert {path: new[path] for path in old} == old


@given(st.lists(st.dates(date(2000, 1, 1), date(2030, 1, 1)), max_size=60))
def test_a_newer_article_has_a_higher_number(days: list[date]) -> None:
    records = [record(f"articles/{place}/", day=day) for place, day in enumerate(days)]

    numbered = number_records(records)

    assert len(numbered) == len(days)
    assert [each.day for each in numbered.values()] == sorted(days)
    assert all(0 <= number < SPAN for number in numbered)


@pytest.mark.parametrize("count", [LONG // 4, LONG * 2])
def test_a_long_list_lies_apart_from_its_neighbours(count: int) -> None:
    files = index_of(record(f"a/{number}/", "시장", "") for number in range(count))
    shards = [json.loads(content) for path, content in files.items() if path != MANIFEST]
    (value,) = [shard["시장"] for shard in shards if isinstance(shard, dict) and "시장" in shard]

    assert value.startswith("=") == (count > LONG)
    assert count > BRANCH
