"""A reader of the index, as FORMAT.md tells it: the twin of the engine's `library.js`."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from dongne.render.search.files import BRANCH, GONE, NAME_LETTERS, place_of
from dongne.render.search.index import FORMAT
from dongne.render.search.letters import OTHER, family
from dongne.render.search.numbering import KINDS
from dongne.render.search.postings import shard_of, unpack

Fetch = Callable[[str], Any]
"""Gives the parsed JSON of a path below ``search/``."""


class UnknownFormatError(ValueError):
    """The index is of a format that this program does not know."""


class Library:
    """The files of one index, each read when it is asked for."""

    def __init__(self, fetch: Fetch) -> None:
        """Open the index.

        Raises:
            UnknownFormatError: it is of another format.
        """
        self._fetch = fetch
        self._manifest: Mapping[str, Any] = fetch("manifest.json")
        if self._manifest.get("format") != FORMAT:
            raise UnknownFormatError(str(self._manifest.get("format")))

    @property
    def size(self) -> int:
        """How many pages there are."""
        return int(self._manifest["pages"])

    @cached_property
    def synonyms(self) -> list[list[str]]:
        """The board's synonyms."""
        name = self._manifest["synonyms"]
        return list(self._file(name)) if name else []

    def kind_of(self, number: int) -> str:
        """Give the kind of a page."""
        return KINDS[number // int(self._manifest["span"])]

    def rank_of(self, number: int) -> int:
        """Give a page's place among equals: kind by kind, in each the newest first."""
        span = int(self._manifest["span"])
        return (number // span + 1) * span - number % span

    def pages(self, key: str) -> dict[int, int]:
        """Give the pages of a key with their flags."""
        shard = self._leaf(self._manifest["postings"], shard_of(key, self._manifest["shards"]))
        packed = shard.get(key, "")
        return dict(unpack(self._file(packed[1:])["list"] if packed.startswith("=") else packed))

    def terms(self, word: str) -> dict[str, int]:
        """Give the terms with the first two onsets of a word, and their classes."""
        second = family(word[1]) if len(word) > 1 else OTHER
        shelf = self._file(_name_at(self._manifest["terms"], family(word[0]) * (OTHER + 1) + second))
        return {term: int(number) for number, row in shelf.items() for term in row.split(" ")}

    def stems(self, word: str) -> list[str]:
        """Give the verb stems that begin like a word."""
        row = self._file(_name_at(self._manifest["stems"], family(word[0]))).get("stems", "")
        return str(row).split()

    def fragment(self, number: int) -> Mapping[str, Any]:
        """Give what a result shows of a page."""
        branches = self._manifest["fragments"][self.kind_of(number)]
        found: Mapping[str, Any] = self._leaf(branches, number % int(self._manifest["span"]))
        return found

    def _leaf(self, branches: str, place: int) -> Any:  # noqa: ANN401 - JSON
        names = self._file(_name_at(branches, place // BRANCH)).get("names", "")
        return self._file(_name_at(names, place % BRANCH))

    def _file(self, name: str) -> Any:  # noqa: ANN401 - JSON
        return {} if name in {"", GONE} else self._fetch(place_of(name))


def _name_at(names: str, place: int) -> str:
    return names[place * NAME_LETTERS : (place + 1) * NAME_LETTERS]
