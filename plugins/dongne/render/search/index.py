"""From volumes to the files of an index."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dongne.render.outputs import OutputFile
from dongne.render.search.files import FOLDER, Cabinet, to_json
from dongne.render.search.lexicon import choose_terms, shelve_stems, shelve_terms
from dongne.render.search.numbering import KINDS, SPAN
from dongne.render.search.postings import LONG, Lists, count_shards, shelve_postings
from dongne.render.search.volumes import Volume

FORMAT = 1
"""Version of the format; FORMAT.md tells what it promises."""
MANIFEST = f"{FOLDER}manifest.json"


def make_index(volumes: Iterable[Volume], *, synonyms: Sequence[Sequence[str]] = ()) -> Iterator[OutputFile]:
    """Give the files of an index of all pages of these volumes, which stand in rising order."""
    volumes = tuple(volumes)
    cabinet = Cabinet()
    postings = _join(volumes)
    shards = count_shards(postings)
    short = {key: _set_apart(packed, cabinet) for key, packed in postings.items()}
    manifest = {
        "format": FORMAT,
        "pages": sum(len(volume.fragments) for volume in volumes),
        "span": SPAN,
        "fragments": _keep_fragments(volumes, cabinet),
        "shards": shards,
        "postings": cabinet.put_tree(dict(enumerate(shelve_postings(short, shards)))),
        "terms": cabinet.put_all(shelve_terms(_terms(volumes))),
        "stems": cabinet.put_all(shelve_stems(postings)),
        "synonyms": cabinet.put([list(group) for group in synonyms]) if synonyms else "",
    }
    yield from cabinet.files()
    yield OutputFile(path=MANIFEST, content=to_json(manifest))


def _join(volumes: Iterable[Volume]) -> dict[str, str]:
    """Give the lists of all keys."""
    lists = Lists()
    for volume in volumes:
        rows = (volume.keys.split("\n"), volume.first, volume.last, volume.between.split("\n"))
        for key, first, last, between in zip(*rows, strict=True):
            lists.add(key, first, last, between)
    return lists.packed


def _terms(volumes: Sequence[Volume]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for volume in volumes:
        counts.update(dict(zip(volume.words.split("\n"), volume.counts, strict=False)))
    titles = frozenset(word for volume in volumes for word in volume.title_words.split("\n") if word)
    return choose_terms(counts, titles, pages=sum(len(volume.fragments) for volume in volumes))


def _set_apart(packed: str, cabinet: Cabinet) -> str:
    """Give a long list a file of its own; in its place stands the file's name."""
    return packed if len(packed) <= LONG else f"={cabinet.put({'list': packed})}"


def _keep_fragments(volumes: Iterable[Volume], cabinet: Cabinet) -> dict[str, str]:
    shelves: dict[str, dict[int, object]] = {kind: {} for kind in KINDS}
    for volume in volumes:
        for number, fragment, parts in volume.fragments:
            more = {"more": cabinet.put_all([{"text": part} for part in parts])} if parts else {}
            shelves[KINDS[number // SPAN]][number % SPAN] = {**fragment, **more}
    return {kind: cabinet.put_tree(shelf) for kind, shelf in shelves.items()}
