"""YAML with one meaning: what is read, what is refused, and on which line."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dongne.ingest.strict_yaml import parse_yaml
from dongne.ingest.text import FORBIDDEN
from site_tests.ingest.desk import codes, places

FILE = "review/roster.yml"

words = st.text(st.characters(codec="utf-8"), max_size=20).filter(lambda text: FORBIDDEN.search(text) is None)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | words,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(words.filter(lambda key: key != "<<"), inner, max_size=4)
    ),
    max_leaves=12,
)


def value_of(text: str) -> object:
    source = parse_yaml(text, file=FILE)
    assert source.problems == ()
    return source.values


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("true", True), ("True", True), ("FALSE", False), ("null", None), ("~", None), ("", None),
        ("0", 0), ("12", 12), ("-3", -3), ("37.46", 37.46), ("-0.5", -0.5),
        # Texts, whatever an older YAML made of them.
        ("yes", "yes"), ("no", "no"), ("on", "on"), ("off", "off"), ("y", "y"), ("012", "012"), ("0o14", "0o14"),
        ("0x1F", "0x1F"), ("1_000", "1_000"), ("12:30", "12:30"), ("190:20:30", "190:20:30"), ("+82", "+82"),
        ("2022-05-04", "2022-05-04"), ("2022-05-04T10:20:00Z", "2022-05-04T10:20:00Z"), ("1e5", "1e5"), (".nan", ".nan"),
        (".inf", ".inf"), ("-", ["", None][1:]), ("=", "="), ("1.", "1."), (".5", ".5"), ("9" * 30, "9" * 30),
        ("'12'", "12"), ('"true"', "true"), ("'null'", "null"), ('""', ""),
    ],
)  # fmt: skip
def test_a_scalar_has_one_meaning(written: str, meant: object) -> None:
    value = value_of(written)

    assert value == meant
    assert type(value) is type(meant)


def test_every_key_and_entry_knows_its_line() -> None:
    source = parse_yaml(
        "cover:\n  file: a.jpg\n\n  alt: 시장\nshops:\n  - a\n  - b\npeople: [{name: 가}]\n",
        file=FILE,
        first_line=2,
    )

    assert source.lines == {
        "cover": 2, "cover.file": 3, "cover.alt": 5, "shops": 6, "shops.0": 7, "shops.1": 8,
        "people": 9, "people.0": 9, "people.0.name": 9,
    }  # fmt: skip
    assert source.line_of("cover.alt.0.what") == 5
    assert source.line_of("nowhere") is None


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\na: 2\n", "yaml-duplicate-key", 2),
        ("a: {b: 1, b: 2}\n", "yaml-duplicate-key", 1),
        ("a: 1\n'a': 2\n", "yaml-duplicate-key", 2),
        ("a: &x 1\n", "yaml-anchor", 1),
        ("&x a: 1\n", "yaml-anchor", 1),
        ("a: &x [1]\n", "yaml-anchor", 1),
        ("a: 1\nb: *x\n", "yaml-anchor", 2),
        ("*x : 1\n", "yaml-anchor", 1),
        ("<<: {a: 1}\n", "yaml-anchor", 1),
        ("'<<': {a: 1}\n", "yaml-anchor", 1),
        ("a: !!str 1\n", "yaml-tag", 1),
        ("a: !secret 1\n", "yaml-tag", 1),
        ("a: ! 1\n", "yaml-tag", 1),
        ("!!map {a: 1}\n", "yaml-tag", 1),
        ("!!str a: 1\n", "yaml-tag", 1),
        ("a: !!python/object/apply:os.system [ls]\n", "yaml-tag", 1),
        ("1: a\n", "yaml-key", 1),
        ("true: a\n", "yaml-key", 1),
        ("null: a\n", "yaml-key", 1),
        ("[a]: b\n", "yaml-key", 1),
        ("{a: b}: c\n", "yaml-key", 1),
        ("a: 1\n---\na: 2\n", "yaml-documents", 2),
        ("a: 1\n...\n---\nb: 1\n", "yaml-documents", 3),
        ("[" * 9 + "]" * 9, "yaml-deep", 1),
        ("[" * 100_000, "yaml-deep", 1),
        ("{a: " * 50_000, "yaml-deep", 1),
        ("a: [1\nb: 2\n", "yaml-syntax", 2),
        ("a: b: c\n", "yaml-syntax", 1),
        ("\ta: 1\n", "yaml-syntax", 1),
        ("a: 'b\n", "yaml-syntax", 2),
        ("@a\n", "yaml-syntax", 1),
        ("a: \x01\n", "yaml-syntax", 1),
        ("a: \ud800\n", "yaml-syntax", 1),
        ('a: "\\0"\n', "character-forbidden", 1),
        ('"\\u202e": 1\n', "character-forbidden", 1),
    ],
)  # fmt: skip
def test_whatever_could_be_read_in_two_ways_is_refused(text: str, code: str, line: int) -> None:
    source = parse_yaml(text, file=FILE)

    assert source.values is None
    assert places(source.problems) == [f"{FILE}:{line} {code}"]


def test_eight_levels_are_deep_enough_for_everybody() -> None:
    assert codes(parse_yaml("[" * 8 + "1" + "]" * 8, file=FILE).problems) == []


@given(values)
def test_what_is_written_down_comes_back(value: object) -> None:
    text = yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True)
    source = parse_yaml(text, file=FILE)

    if source.problems:
        assert codes(source.problems) in (["yaml-deep"], ["yaml-anchor"])
    else:
        assert source.values == value


@given(
    st.text()
    | st.lists(st.sampled_from([*"[]{}:,-?#&*!|>'\"%@ \n\ta1", "---\n", "a: ", "- ", "<<: "])).map("".join)
)
def test_no_text_makes_it_raise(text: str) -> None:
    source = parse_yaml(text, file=FILE)

    assert not source.problems or source.values is None
