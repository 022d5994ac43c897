"""From what was found on all pages to the files by which they are found."""

from collections.abc import Iterator, Mapping, Sequence

from dongne.render.outputs import OutputFile
from dongne.render.search.files import FOLDER, NAME_LETTERS, Cabinet, to_json
from dongne.render.search.lexicon import choose_terms, shelve_stems, shelve_terms
from dongne.render.search.numbering import KINDS, SPAN
from dongne.render.search.postings import LONG, count_shards, shelve_postings
from dongne.render.search.volumes import Findings

FORMAT = 1
"""Version of the format; FORMAT.md tells what it promises."""
MANIFEST = f"{FOLDER}manifest.json"


def make_index(
    found: Findings, names: Mapping[int, str], *, synonyms: Sequence[Sequence[str]] = ()
) -> Iterator[OutputFile]:
    """Give the files of an index but the fragments, whose ``names`` are settled, by the numbers of their pages."""
    cabinet = Cabinet()
    postings = found.lists.packed()
    shards = count_shards(postings)
    terms = choose_terms(found.words, found.readings, found.title_words, pages=len(names))
    short = {key: _set_apart(packed, cabinet) for key, packed in postings.items()}
    shelves = map(cabinet.put, shelve_postings(short, shards))
    manifest = {
        "format": FORMAT,
        "pages": len(names),
        "span": SPAN,
        "fragments": _keep_names(names, cabinet),
        "shards": shards,
        "postings": cabinet.put_names(dict(enumerate(shelves))),
        "terms": cabinet.put_all(shelve_terms(terms)),
        "stems": cabinet.put_all(shelve_stems(postings)),
        "synonyms": cabinet.put([list(group) for group in synonyms]) if synonyms else "",
    }
    yield from cabinet.files()
    yield OutputFile(path=MANIFEST, content=to_json(manifest))


def _set_apart(packed: str, cabinet: Cabinet) -> str:
    """Give a long list a file of its own; in its place stands the file's name."""
    return packed if len(packed) <= LONG else f"={cabinet.put({'list': packed})}"


def _keep_names(names: Mapping[int, str], cabinet: Cabinet) -> dict[str, str]:
    shelves: dict[str, dict[int, str]] = {kind: {} for kind in KINDS}
    for number, row in names.items():
        shelves[KINDS[number // SPAN]][number % SPAN] = row[:NAME_LETTERS]
    return {kind: cabinet.put_names(shelf) for kind, shelf in shelves.items()}
