"""What a result shows: its title and place, and the text from which the engine cuts an excerpt.

Pages share no file and lie in drawers by their addresses: a changed page disturbs one of these.
"""

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial

from dongne.render.outputs import LateFile
from dongne.render.search.files import DRAWERS, FOLDER, NAME_LETTERS, name_in_drawer, place_of, to_json
from dongne.render.search.records import Record

FIRST, FURTHER, MOST = 700, 1500, 12_000
"""Letters of the text in the fragment itself, in each further part, and altogether."""


def drawer_of(path: str) -> int:
    """Give the drawer in which the files of a page lie."""
    return zlib.crc32(path.encode()) % DRAWERS


def name_files(record: Record) -> str:
    """Give in a row the names that a page's files have when no others of their drawer have them.

    The first is the fragment's; those of the further parts of the text follow.
    """
    drawer = drawer_of(record.path)
    further = "".join(
        name_in_drawer(drawer, _content(record, "", place)) for place in range(1, len(_parts(record)))
    )
    return name_in_drawer(drawer, _content(record, further, 0)) + further


def settle_names(wished: Mapping[str, str]) -> dict[str, str]:
    """Give the names of every page's files, no two of them the same.

    ``wished`` is what ``name_files`` gives, by the pages' addresses. It comes out as it is but for once in a lifetime,
    or when two pages say the same at great length.
    """
    names = [name for row in wished.values() for name in split_names(row)]
    if len(set(names)) == len(names):
        return dict(wished)
    settled: dict[str, str] = {}
    taken: set[str] = set()
    for path, row in sorted(wished.items()):
        names = [*split_names(row)]
        tries = 0
        while not taken.isdisjoint(names) or len(set(names)) < len(names):
            tries += 1
            # Of all its files: one whose names of others have changed must have another name, too.
            names = [_rename(path, tries, place, name) for place, name in enumerate(names)]
        taken.update(names)
        settled[path] = "".join(names)
    return settled


def split_names(row: str) -> Iterator[str]:
    """Give the names that stand in a row."""
    return (row[start : start + NAME_LETTERS] for start in range(0, len(row), NAME_LETTERS))


def fragment_files(records: Iterable[Record], settled: Mapping[str, str]) -> Iterator[LateFile]:
    """Give the files of some pages by their settled names; nobody reads a page before one of its files is written."""
    for record in records:
        row = settled[record.path]
        further = row[NAME_LETTERS:]
        for place, name in enumerate(split_names(row)):
            yield LateFile(
                path=f"{FOLDER}{place_of(name)}",
                made_of=hashlib.sha256(f"{record.digest} {place} {further}".encode()).hexdigest()[:32],
                make=partial(_content, record, further, place),
            )


def _rename(path: str, tries: int, place: int, name: str) -> str:
    return name_in_drawer(drawer_of(path), f"{path} {tries} {place} {name}".encode())


def _content(record: Record, further: str, place: int) -> bytes:
    """Give a file of a page: the fragment, which knows the names of the ``further`` parts, or one of those."""
    parts = _parts(record)
    if place:
        return to_json({"text": parts[place]})
    fragment = {
        "path": record.path,
        "title": record.title,
        "kicker": record.kicker,
        "date": None if record.day is None else record.day.isoformat(),
        "text": parts[0],
    }
    return to_json({**fragment, "more": further} if further else fragment)


# A page's files are written one after the other.
@lru_cache(maxsize=1)
def _parts(record: Record) -> tuple[str, ...]:
    """Give the parts of a page's text; of one without text a single one."""
    return tuple(_cut(" ".join(record.text().split())[:MOST])) or ("",)


def _cut(text: str) -> Iterator[str]:
    """Cut a text at spaces."""
    size = FIRST
    while text:
        cut = text.rfind(" ", 0, size) if len(text) > size else len(text)
        cut = cut if cut > 0 else size
        yield text[:cut]
        text, size = text[cut:].lstrip(), FURTHER
