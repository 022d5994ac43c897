"""Whatever stands in the front matter: an item, or a problem that says why not."""

import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.address import Kind
from dongne.domain.items import Item
from dongne.errors import Problem
from dongne.ingest.front_matter import parse_document
from dongne.ingest.items import make_item
from site_tests.ingest.desk import INDEX, article_text
from site_tests.ingest.test_versions import SURROUNDINGS

IDS = {
    Kind.ARTICLE: "articles/2022/dawn-market",
    Kind.SHOP: "shops/nangok-dubu",
    Kind.EDITION: "editions/2022-05",
    Kind.EVENT: "events/flea-market",
    Kind.PROGRAMME: "programmes/newsletter",
}
KEYS = (
    "title", "name", "date", "category", "reporters", "summary", "cover", "tags", "shops", "programme",
    "edition", "people", "corrections", "sponsored", "expires", "comments", "address", "checked",
    "location", "phone", "hours", "closed", "opened", "menu", "payment", "links", "access", "photos",
    "owner", "handmade", "community_store", "study_group", "number", "stories", "starts", "ends",
    "place", "contact", "coupon", "required", "targets", "records",
)  # fmt: skip

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(
        [
            "2022-05-04",
            "2022-02-30",
            "2022-05-04T10:00",
            "시장.jpg",
            "people",
            "food",
            "minseo",
            "nangok-dubu",
            "https://example.org/",
        ]
    )
)
inner_keys = st.sampled_from(
    [
        "file",
        "alt",
        "name",
        "price",
        "title",
        "url",
        "lat",
        "lon",
        "date",
        "text",
        "until",
        "id",
        "services",
        "ingredients",
        "consent",
    ]
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(inner_keys, inner, max_size=3),
    max_leaves=5,
)


def parse(text: str, kind: Kind = Kind.ARTICLE) -> tuple[Item | None, list[Problem]]:
    document, problems = parse_document(text, file=INDEX)
    if document is None:
        return None, problems
    return make_item(document, item_id=IDS[kind], file=INDEX, originals=(), surroundings=SURROUNDINGS)


@given(st.sampled_from(Kind), st.dictionaries(st.sampled_from(KEYS), values, max_size=12))
def test_no_value_of_any_key_makes_it_raise(kind: Kind, front_matter: dict[str, Any]) -> None:
    item, problems = parse(f"---\n{yaml.safe_dump(front_matter, allow_unicode=True)}---\n글\n", kind)

    assert (item is None) == any(problem.is_error for problem in problems)
    assert all(problem.origin.line for problem in problems)
    assert all(str(problem).count("\n") == 1 for problem in problems)


@given(
    st.text()
    | st.text().map(lambda text: f"---\n{text}\n---\n{text}")
    | st.text().map(lambda text: article_text(title=text))
)
def test_no_text_makes_it_raise(text: str) -> None:
    item, problems = parse(text.replace("\r", "\n"))

    assert (item is None) == any(problem.is_error for problem in problems)


titles = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=120
)


@given(titles)
def test_a_title_is_taken_composed_trimmed_and_counted_by_letters(title: str) -> None:
    meant = unicodedata.normalize("NFC", title).strip()

    item, problems = parse(
        f"---\n{yaml.safe_dump({'title': title, 'summary': '요약'}, allow_unicode=True)}---\n글\n",
        Kind.PROGRAMME,
    )

    if meant and len(meant) <= 80:
        assert item is not None, problems
        assert item.title == meant
    else:
        assert [problem.code for problem in problems] == ["text-too-long" if meant else "value-empty"]


@pytest.mark.parametrize("length", [80, 81])
def test_hangul_spelt_apart_is_counted_put_together(length: int) -> None:
    title = unicodedata.normalize("NFD", "각" * length)

    assert (parse(article_text(title=title))[0] is None) == (length > 80)


def test_every_key_of_an_item_knows_its_line() -> None:
    item, _ = parse(article_text(tags="[시장, 새벽]", sponsored="true"))

    assert item is not None
    assert item.origin_of("tags").line == 7
    assert item.origin_of("tags.1").line == 7
    assert item.origin_of("sponsored").line == 8
    assert item.origin_of("expires").line == 1
    assert item.body_line == 10
