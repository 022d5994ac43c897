"""From numbered records and their keys to the files of an index."""

from collections.abc import Iterator, Mapping, Sequence

from dongne.render.outputs import OutputFile
from dongne.render.search.files import FOLDER, Cabinet, to_json
from dongne.render.search.fragments import keep_fragment
from dongne.render.search.keys import Keys
from dongne.render.search.lexicon import choose_terms, shelve_stems, shelve_terms
from dongne.render.search.numbering import KINDS, SPAN
from dongne.render.search.postings import LONG, count_shards, pack_postings, shelve_postings
from dongne.render.search.records import Record

FORMAT = 1
"""Version of the format; FORMAT.md tells what it promises."""
MANIFEST = f"{FOLDER}manifest.json"


def make_index(
    numbered: Mapping[int, Record], keys: Sequence[Keys], *, synonyms: Sequence[Sequence[str]] = ()
) -> Iterator[OutputFile]:
    """Give the files of an index of these pages, with the keys of each, in the same order."""
    cabinet = Cabinet()
    postings = pack_postings((number, each.flags) for number, each in zip(numbered, keys, strict=True))
    shards = count_shards(postings)
    short = {key: _set_apart(packed, cabinet) for key, packed in postings.items()}
    manifest = {
        "format": FORMAT,
        "pages": len(numbered),
        "span": SPAN,
        "fragments": _keep_fragments(numbered, cabinet),
        "shards": shards,
        "postings": cabinet.put_tree(dict(enumerate(shelve_postings(short, shards)))),
        "terms": cabinet.put_all(shelve_terms(choose_terms(keys))),
        "stems": cabinet.put_all(shelve_stems(postings)),
        "synonyms": cabinet.put([list(group) for group in synonyms]) if synonyms else "",
    }
    yield from cabinet.files()
    yield OutputFile(path=MANIFEST, content=to_json(manifest))


def _set_apart(packed: str, cabinet: Cabinet) -> str:
    """Give a long list a file of its own; in its place stands the file's name."""
    return packed if len(packed) <= LONG else f"={cabinet.put({'list': packed})}"


def _keep_fragments(numbered: Mapping[int, Record], cabinet: Cabinet) -> dict[str, str]:
    shelves: dict[str, dict[int, object]] = {kind: {} for kind in KINDS}
    for number, record in numbered.items():
        shelves[record.kind][number % SPAN] = keep_fragment(record, cabinet)
    return {kind: cabinet.put_tree(shelf) for kind, shelf in shelves.items()}
