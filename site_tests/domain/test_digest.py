"""The digest: bound to everything that reaches a reader, and to nothing else."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.digest import canonical_text, digest_item, is_digest
from dongne.domain.items import Original

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
MATTER = st.dictionaries(st.text(min_size=1), JSON, max_size=5)


def digest(**fields: object) -> str:
    plain: dict[str, object] = {
        "item_id": "shops/nangok-dubu", "kind": "shop", "front_matter": {"name": "두부"}, "body": "콩.\n", "originals": ()
    }  # fmt: skip
    return digest_item(**(plain | fields))  # type: ignore[arg-type]  # a test names arguments of digest_item


def photo(name: str = "a.jpg", sha256: str = "0" * 64) -> Original:
    return Original(name=name, sha256=sha256, path=f"content/shops/nangok-dubu/{name}")


def test_it_looks_like_a_digest() -> None:
    assert is_digest(digest())
    assert is_digest("sha256:" + "0123456789abcdef" * 4)


def test_the_canonical_form_is_never_changed_unnoticed() -> None:
    # Every approval so far is bound to a digest of this form.
    assert (
        digest(originals=(photo(),))
        == "sha256:d2511a30947161784856a5563fe1916ad2eba470ad2c95a3967d05a4070d9f5b"
    )


def test_what_is_no_number_has_no_digest() -> None:
    with pytest.raises(ValueError, match="JSON"):
        digest(front_matter={"lat": float("nan")})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sha256:" + "0" * 63,
        "sha256:" + "0" * 65,
        "sha256:",
        "sha256:" + "g" * 64,
        "sha256:" + "A" * 64,
        "sha1:" + "0" * 64,
        "0" * 64,
    ],
)
def test_what_is_no_digest(text: str) -> None:
    assert not is_digest(text)


@given(MATTER, MATTER)
def test_it_differs_exactly_when_a_value_does(one: dict[str, object], other: dict[str, object]) -> None:
    same = repr(sorted(one.items(), key=repr)) == repr(sorted(other.items(), key=repr))

    assert (digest(front_matter=one) == digest(front_matter=other)) == (
        same or _as_json(one) == _as_json(other)
    )


def _as_json(value: object) -> str:
    return json.dumps(value, sort_keys=True)


@given(MATTER)
def test_the_order_of_keys_is_no_matter(matter: dict[str, object]) -> None:
    assert digest(front_matter=matter) == digest(front_matter=dict(reversed(matter.items())))


@given(st.text())
def test_line_ends_and_normal_form_are_no_matter(body: str) -> None:
    windows = unicodedata.normalize("NFD", canonical_text(body)).replace("\n", "\r\n")

    assert digest(body=windows) == digest(body=body)


@pytest.mark.parametrize(
    "changed",
    [
        {"item_id": "shops/other"},
        {"kind": "article"},
        {"front_matter": {"name": "두부집"}},
        {"front_matter": {"name": "두부", "phone": None}},
        {"body": "콩!\n"},
        {"originals": (photo(),)},
    ],
)
def test_each_part_matters(changed: dict[str, object]) -> None:
    assert digest(**changed) != digest()


def test_a_photos_name_and_bytes_matter_and_their_order_does_not() -> None:
    one, other = photo(), photo("b.jpg", "1" * 64)

    assert digest(originals=(one, other)) == digest(originals=(other, one))
    exchanged = (photo("a.jpg", "1" * 64), photo("b.jpg"))
    assert len({digest(originals=pair) for pair in ((one, other), exchanged, (one,), (photo("c.jpg"),))}) == 4
