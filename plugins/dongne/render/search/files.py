"""The files of the index: small, named by what is in them, found through few others."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from dongne.render.outputs import OutputFile

FOLDER = "search/"
NAME_LETTERS = 7
_PAIRS = tuple(map("".join, product("abcdefghijklmnopqrstuvwxyz234567", repeat=2)))
_PAIR = len(_PAIRS) - 1
"""Ten bits."""
GONE = "." * NAME_LETTERS
"""In the place of a name: there is no such file."""
BRANCH = 128
"""Names in one file of names."""
DRAWERS = 16
"""First letters of the names of fragments; as many others are left for all that is no fragment."""
_OTHERS = 0b10000_000
_WITHIN = 0b111


@dataclass(kw_only=True)
class Cabinet:
    """Collects files; the same content is one file."""

    contents: dict[str, bytes] = field(default_factory=dict)

    def put(self, value: object) -> str:
        """Keep a value as a file; give its name."""
        content = to_json(value)
        name = _name(content)
        while self.contents.setdefault(name, content) != content:
            name = _name(name.encode() + content)
        return name

    def put_all(self, values: Sequence[object]) -> str:
        """Keep the values as files; give their names in a row. What is empty has no file."""
        return "".join(self.put(value) if value else GONE for value in values)

    def put_names(self, names: Mapping[int, str]) -> str:
        """Keep names, each at its place, in files of names; give the names of those."""
        branches: dict[int, list[str]] = {}
        for number, name in names.items():
            branch = branches.setdefault(number // BRANCH, [GONE] * BRANCH)
            branch[number % BRANCH] = name
        rows = {place: {"names": "".join(branch).rstrip(".")} for place, branch in branches.items()}
        return self.put_all([rows.get(place) for place in range(max(branches, default=-1) + 1)])

    def files(self) -> Iterator[OutputFile]:
        """Give all files, by name."""
        for name, content in sorted(self.contents.items()):
            yield OutputFile(path=f"{FOLDER}{place_of(name)}", content=content)


def _name(content: bytes) -> str:
    """Give a name that no fragment can have."""
    digest = hashlib.sha256(content).digest()
    return _spell(digest[0] | _OTHERS, digest)


def name_in_drawer(drawer: int, content: bytes) -> str:
    """Give a name that nothing outside of this drawer can have."""
    digest = hashlib.sha256(content).digest()
    return _spell(drawer << 3 | digest[0] & _WITHIN, digest)


def _spell(first: int, digest: bytes) -> str:
    """Give a name that no two files share by chance, or hardly ever, on a disk that knows no capitals either."""
    value = first << 32 | int.from_bytes(digest[1:5])
    return (
        _PAIRS[value >> 30]
        + _PAIRS[value >> 20 & _PAIR]
        + _PAIRS[value >> 10 & _PAIR]
        + _PAIRS[value & _PAIR][0]
    )


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def place_of(name: str) -> str:
    """Give a file's place below ``search/``."""
    return f"{name[:1]}/{name}.json"


def to_json(value: object) -> bytes:
    """Write JSON in as few letters as it takes; a script that takes it in as it stands meets no tag."""
    text = _JSON.encode(value)
    return text.replace("<", "\\u003c").encode()
