"""Laws of the digest over whole bundles: another version exactly where a reader would find another."""

import copy
import random
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from dongne.domain.address import Kind
from dongne.domain.items import Item, Original
from dongne.ingest.fields import Surroundings
from dongne.ingest.front_matter import parse_document
from dongne.ingest.items import make_item
from site_tests.fuzz.bundles import KEYS, VALUES
from site_tests.ingest.desk import ARTICLE, ARTICLE_TEXT, read
from site_tests.ingest.test_items import IDS
from site_tests.leaks.naughty import FRONTS, fill, stuff
from site_tests.newsroom import SEOUL
from site_tests.photos import jpeg, png, scene, webp

SURROUNDINGS = Surroundings(
    zone=SEOUL,
    categories={"people": "사람들"},
    shop_categories={"restaurant": "음식점"},
    photos=frozenset({"photo.jpg"}),
)
ORIGINAL = Original(name="photo.jpg", sha256="0" * 64, path="photo.jpg")
STYLES: tuple[dict[str, Any], ...] = (
    {},
    {"sort_keys": True},
    {"default_flow_style": True},
    {"indent": 7},
    {"width": 10},
    {"allow_unicode": False},
)
PHOTOS = {
    "시장.jpg": jpeg(scene(24, 18)),
    "시장.png": png(scene(24, 18)),
    "시장.webp": webp(scene(24, 18)),
}
PLAIN = {"photo.jpg": PHOTOS["시장.jpg"]}
BODY = "시장 문은 **네 시 반**에 열린다.\n\n새벽이다.\n"

kinds = st.sampled_from(list(Kind))
words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)


def front_of(kind: Kind) -> Any:  # noqa: ANN401 - whatever YAML can hold
    return copy.deepcopy(fill(FRONTS[kind], stuff("시장 골목의 새벽, 카페")))


def text_of(front: object, body: str = BODY, **style: Any) -> str:  # noqa: ANN401 - options of the writer
    options = {"allow_unicode": True, "sort_keys": False} | style
    return f"---\n{yaml.safe_dump(front, **options)}---\n{body}"


def item_of(kind: Kind, text: str) -> Item | None:
    document, _ = parse_document(text, file="index.md")
    if document is None:
        return None
    item, problems = make_item(
        document,
        item_id=IDS[kind],
        file="index.md",
        originals=(ORIGINAL,),
        surroundings=SURROUNDINGS,
    )
    return None if any(problem.is_error for problem in problems) else item


def places_in(value: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - whatever YAML can hold
    """Give every place in a nested value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(pairs):
        yield value, key
        yield from places_in(inner)


def change(front: Any, chance: random.Random, value: object) -> None:  # noqa: ANN401 - whatever YAML can hold
    """Let one thing happen to a front matter, somewhere."""
    holder, key = chance.choice(list(places_in(front)))
    match chance.randrange(4):
        case 0:
            holder[key] = value
        case 1 if isinstance(holder[key], str):
            holder[key] = f"{holder[key]}{value}"[-chance.randrange(1, 30) :]
        case 2:
            del holder[key]
        case _:
            front[chance.choice(KEYS)] = value


def as_read(item: Item) -> Item:
    """Give what a reader would find; where it stood in the file is no part of that."""
    return replace(item, digest="", body_line=1)


@pytest.mark.parametrize("kind", Kind)
def test_the_examples_are_sound(kind: Kind) -> None:
    assert item_of(kind, text_of(front_of(kind))) is not None


@settings(max_examples=400, suppress_health_check=list(HealthCheck))
@given(
    kind=kinds,
    seed=st.integers(0, 2**32),
    value=st.sampled_from(VALUES) | words | st.integers(0, 99),
)
def test_a_bundle_is_another_version_exactly_where_it_reads_otherwise(
    kind: Kind, seed: int, value: object
) -> None:
    front = front_of(kind)
    before = item_of(kind, text_of(front))
    change(front, random.Random(seed), value)  # noqa: S311 - no secret

    after = item_of(kind, text_of(front))

    assert before is not None
    event("refused" if after is None else "read")
    if after is not None:
        assert (after.digest == before.digest) == (as_read(after) == as_read(before))


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(body=st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=40), other=words)
def test_two_texts_are_two_versions_unless_they_read_alike(body: str, other: str) -> None:
    front = front_of(Kind.ARTICLE)
    texts = [text_of(front, f"{each}\n") for each in (body, body + other)]

    first, second = (item_of(Kind.ARTICLE, text) for text in texts)

    if first is not None and second is not None:
        assert (first.digest == second.digest) == (first.body == second.body)


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(
    kind=kinds,
    style=st.sampled_from(STYLES),
    form=st.sampled_from(["NFC", "NFD"]),
    line_end=st.sampled_from(["\n", "\r\n"]),
)
def test_reformatting_line_ends_and_normal_form_change_nothing(
    tmp_path_factory: pytest.TempPathFactory, *, kind: Kind, style: dict[str, Any], form: str, line_end: str
) -> None:
    front = front_of(kind) | ({"category": "food"} if kind is Kind.SHOP else {})
    other = text_of(dict(reversed(front.items())), **style)
    other = unicodedata.normalize(form, other).replace("\n", line_end)  # type: ignore[arg-type]  # a normal form

    one = digests(tmp_path_factory.mktemp("one"), IDS[kind], text_of(front), PLAIN)
    same = digests(tmp_path_factory.mktemp("same"), IDS[kind], other, PLAIN)

    assert len(one) == 1
    assert same == one


@pytest.mark.parametrize("name", PHOTOS)
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(place=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_every_bit_of_every_photo_is_part_of_the_version(
    tmp_path_factory: pytest.TempPathFactory, name: str, place: int, bit: int
) -> None:
    photo = bytearray(PHOTOS[name])
    photo[place % len(photo)] ^= 1 << bit

    before = digests(tmp_path_factory.mktemp("before"), ARTICLE, ARTICLE_TEXT, {name: PHOTOS[name]})
    after = digests(tmp_path_factory.mktemp("after"), ARTICLE, ARTICLE_TEXT, {name: bytes(photo)})

    assert len(before) == 1
    # A photo that is none any more is refused, which is another answer still.
    event("refused" if not after else "read")
    assert not before & after


def digests(root: Path, item_id: str, text: str, photos: Mapping[str, bytes]) -> set[str]:
    """Give the version of a bundle in a new folder, if it is one."""
    files: dict[str, str | bytes] = {"index.md": text, **photos}
    bundles = read(root, {f"content/{item_id}/{name}": content for name, content in files.items()})
    return {item.digest for item in bundles.items}
