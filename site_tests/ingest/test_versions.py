"""The digest of a version: whatever a reader may notice changes it, nothing else does."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.address import Kind
from dongne.domain.items import Item, Original
from dongne.domain.unfolding import is_blank
from dongne.ingest.fields import Surroundings
from dongne.ingest.front_matter import parse_document
from dongne.ingest.items import make_item
from site_tests.ingest.desk import ARTICLE, ARTICLE_TEXT, INDEX, JPEG, article_text, only_item, read
from site_tests.newsroom import SEOUL
from site_tests.photos import jpeg, scene

PHOTO = f"content/{ARTICLE}/시장.jpg"
ORIGINAL = Original(name="시장.jpg", sha256="0" * 64, path=PHOTO)
SURROUNDINGS = Surroundings(
    zone=SEOUL,
    categories={"people": "사람들", "food": "맛집"},
    shop_categories={"food": "음식점"},
    photos=frozenset({"시장.jpg", "골목.jpg"}),
)

FULL: Mapping[str, object] = {
    "title": "새벽 시장의 첫 손님",
    "date": "2022-05-04T09:00",
    "category": "people",
    "reporters": ["minseo"],
    "summary": "네 시 반, 시장 문이 열린다.",
    "cover": {
        "file": "시장.jpg",
        "alt": "새벽 골목",
        "caption": "네 시 반",
        "credit": "박민서",
        "licence": "CC0-1.0",
    },
    "tags": ["시장", "새벽"],
    "shops": ["nangok-dubu"],
    "programme": "newsletter",
    "edition": "2022-06",
    "people": [{"name": "임동진", "consent": True}],
    "corrections": [{"date": "2022-05-06", "text": "네 시를 고쳤습니다."}],
    "sponsored": True,
    "expires": "2022-12-31",
    "comments": False,
}
CHANGES: Mapping[str, object] = {
    "title": "새벽 시장의 첫 손님!",
    "date": "2022-05-04T09:01",
    "category": "food",
    "reporters": ["jaehun"],
    "summary": "네 시 반, 시장 문이 닫힌다.",
    "cover": {
        "file": "시장.jpg",
        "alt": "아침 골목",
        "caption": "네 시 반",
        "credit": "박민서",
        "licence": "CC0-1.0",
    },
    "tags": ["새벽", "시장"],
    "shops": ["nangok-mart"],
    "programme": "promotion",
    "edition": "2022-07",
    "people": [{"name": "임동진"}],
    "corrections": [{"date": "2022-05-07", "text": "네 시를 고쳤습니다."}],
    "sponsored": False,
    "expires": "2022-12-30",
    "comments": True,
}
OTHER_COVERS = [
    {"file": "골목.jpg", "alt": "새벽 골목", "caption": "네 시 반", "credit": "박민서", "licence": "CC0-1.0"},
    {"file": "시장.jpg", "alt": "새벽 골목", "caption": "네 시", "credit": "박민서", "licence": "CC0-1.0"},
    {"file": "시장.jpg", "alt": "새벽 골목", "caption": "네 시 반", "credit": "윤재훈", "licence": "CC0-1.0"},
    {
        "file": "시장.jpg",
        "alt": "새벽 골목",
        "caption": "네 시 반",
        "credit": "박민서",
        "licence": "CC-BY-4.0",
    },
    {"file": "시장.jpg", "alt": "새벽 골목", "caption": "네 시 반", "credit": "박민서"},
]


def item_of(text: str, *, item_id: str = ARTICLE, originals: tuple[Original, ...] = (ORIGINAL,)) -> Item:
    document, problems = parse_document(text, file=INDEX)
    assert document is not None, problems
    item, problems = make_item(
        document, item_id=item_id, file=INDEX, originals=originals, surroundings=SURROUNDINGS
    )
    assert item is not None, problems
    return item


def full(
    body: str = "시장 문은 네 시 반에 열린다.", style: Mapping[str, object] | None = None, **changes: object
) -> str:
    """Give the full article, written down by a YAML writer with the given style."""
    options = {"allow_unicode": True, "sort_keys": False} | dict(style or {})
    return f"---\n{yaml.safe_dump(dict(FULL) | changes, **options)}---\n{body}\n"  # type: ignore[call-overload]  # a test's options


def digest(text: str) -> str:
    return item_of(text).digest


@pytest.mark.parametrize("key", FULL)
def test_each_changed_value_is_another_version(key: str) -> None:
    changed = full(**{key: CHANGES[key]})  # type: ignore[arg-type]  # keys of an article

    assert digest(changed) != digest(full())


@pytest.mark.parametrize(
    "key", [key for key in FULL if key not in ("title", "date", "category", "reporters", "summary")]
)
def test_each_value_that_goes_is_another_version(key: str) -> None:
    without = {name: value for name, value in FULL.items() if name != key}

    assert digest(full()) != digest(
        f"---\n{yaml.safe_dump(without, allow_unicode=True)}---\n시장 문은 네 시 반에 열린다.\n"
    )


def test_each_word_of_a_photo_is_part_of_the_version() -> None:
    covers = [FULL["cover"], CHANGES["cover"], *OTHER_COVERS]

    assert len({digest(full(cover=cover)) for cover in covers}) == len(covers)


def test_a_changed_word_or_space_in_the_text_is_another_version() -> None:
    bodies = [
        "시장 문은 네 시 반에 열린다.",
        "시장 문은 다섯 시에 열린다.",
        "시장 문은  네 시 반에 열린다.",
        "시장 문은 네 시 반에 열린다.\n\n끝",
    ]

    assert len({digest(full(body)) for body in bodies}) == len(bodies)


def test_a_changed_byte_name_or_number_of_photos_is_another_version() -> None:
    sets: list[tuple[Original, ...]] = [
        (ORIGINAL,),
        (Original(name="시장.jpg", sha256="1" * 64, path=PHOTO),),
        (Original(name="골목.jpg", sha256="0" * 64, path=PHOTO),),
        (ORIGINAL, Original(name="골목.jpg", sha256="0" * 64, path=PHOTO)),
    ]

    assert len({item_of(ARTICLE_TEXT, originals=originals).digest for originals in sets}) == len(sets)


def test_the_same_text_elsewhere_is_another_version() -> None:
    assert item_of(ARTICLE_TEXT).digest != item_of(ARTICLE_TEXT, item_id="articles/2022/night-market").digest


def test_a_photo_exchanged_under_its_name_is_another_version(tmp_path: Path) -> None:
    before = only_item(read(tmp_path, {INDEX: ARTICLE_TEXT, PHOTO: JPEG}))
    after = only_item(read(tmp_path, {PHOTO: jpeg(scene(12, 16))}))

    assert before.digest != after.digest


@pytest.mark.parametrize(
    "style",
    [
        {"sort_keys": True},
        {"default_flow_style": True},
        {"default_flow_style": False, "indent": 6},
        {"default_style": '"'},
        {"width": 10},
        {"allow_unicode": False},
    ],
)
def test_the_style_of_the_yaml_is_no_part_of_the_version(style: Mapping[str, object]) -> None:
    if style.get("default_style") == '"':  # quotes make a text of `true`, so leave those out here
        quoted = article_text(title='"새벽 시장의 첫 손님"', reporters='["minseo"]', date='"2022-05-04"')
        assert digest(quoted) == digest(ARTICLE_TEXT)
    else:
        assert digest(full(style=style)) == digest(full())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (article_text(), article_text() + "\n\n"),
        (article_text(), article_text().replace("---\n시장", "---\n\n\n시장")),
        (article_text(), article_text().replace("title:", "# 기자의 메모\ntitle:   ")),
        (article_text(), article_text(sponsored="false", comments="true", tags="[]", people="[]")),
        (article_text(shops="[nangok-dubu]"), article_text(shops="[shops/nangok-dubu]")),
        (article_text(edition="2022-05"), article_text(edition="editions/2022-05")),
        (article_text(date="2022-05-04"), article_text(date="2022-05-04T00:00:00")),
        (article_text(date="2022-05-04"), article_text(date="2022-05-03T15:00Z")),
        (article_text(expires="2022-05-31"), article_text(expires="2022-06-01 00:00")),
        (article_text(title="시장"), article_text(title='"  시장 "')),
    ],
)
def test_what_means_the_same_is_the_same_version(one: str, other: str) -> None:
    assert digest(one) == digest(other)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_editors_and_systems_do_not_change_the_version(
    tmp_path: Path, form: str, line_end: str, mark: str
) -> None:
    plain = only_item(read(tmp_path / "plain", {INDEX: ARTICLE_TEXT, PHOTO: JPEG}))
    text = mark + unicodedata.normalize(form, ARTICLE_TEXT).replace("\n", line_end)  # type: ignore[arg-type]  # a normal form

    item = only_item(read(tmp_path / "other", {INDEX: text, unicodedata.normalize(form, PHOTO): JPEG}))  # type: ignore[arg-type]

    # On disk the photo's name may be spelt apart; that is the file system's business.
    assert replace(item, originals=plain.originals) == plain
    assert item.lines == plain.lines


titles = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=30)
words = titles.filter(lambda title: not is_blank(unicodedata.normalize("NFC", title)))


@given(words, words)
def test_two_titles_are_two_versions_unless_they_are_the_same_to_a_reader(one: str, other: str) -> None:
    first, second = (full(title=title) for title in (one, other))
    same = unicodedata.normalize("NFC", one).strip() == unicodedata.normalize("NFC", other).strip()

    assert (digest(first) == digest(second)) == same


@pytest.mark.parametrize("kind", Kind)
def test_the_form_of_a_version_never_changes(kind: Kind) -> None:
    """A new field or another default must leave old versions as they are, or every approval goes stale."""
    text, item_id, expected = VERSIONS[kind]

    assert item_of(text, item_id=item_id, originals=()).digest == f"sha256:{expected}"


VERSIONS = {
    Kind.ARTICLE: (ARTICLE_TEXT, ARTICLE, "01ac678b264817c39f9eb59f83a3c753f15c1a33c5f4440ad9056b1eaba6d5aa"),
    Kind.SHOP: (
        "---\nname: 난곡손두부\ncategory: food\nsummary: 두부집.\naddress: 난곡로 12\nchecked: 2022-04-01\n---\n두부를 만든다.\n",
        "shops/nangok-dubu",
        "552c1bc961120fdf56d07f30616a3b7e257f1141d7f1e9529a60945c8900ba0a",
    ),
    Kind.EDITION: (
        "---\ntitle: 오월\nnumber: 3\ndate: 2022-05-01\nsummary: 시장.\n---\n오월 호.\n",
        "editions/2022-05",
        "221c0a35134bc32e7cd9d15902fe236239968522c6599b5e23a1d82cad92c56d",
    ),
    Kind.EVENT: (
        "---\ntitle: 장터\nsummary: 나눔.\nstarts: 2022-05-21T10:00\nplace: 공원\n---\n오세요.\n",
        "events/flea-market",
        "8633677a890722e3b2458bada9ac095420632b189274999593282782c01f21f2",
    ),
    Kind.PROGRAMME: (
        "---\ntitle: 소식지\nsummary: 냅니다.\n---\n달마다.\n",
        "programmes/newsletter",
        "0e74b6d293d1ec151c57cd6fbf4a76e24992c4b08e324ece360509d7cecc3776",
    ),
}
