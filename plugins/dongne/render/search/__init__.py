"""The search index: what FORMAT.md describes, made of the publication and the site's own pages alone."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from dongne.render.outputs import OutputFile, Site
from dongne.render.search.gathering import records_of
from dongne.render.search.index import make_index
from dongne.render.search.keys import Keys, keys_of
from dongne.render.search.numbering import number_records
from dongne.render.search.records import OwnPage, Record

__all__ = ["Keys", "OwnPage", "Record", "keys_of", "make_search", "records_of"]

Reading = Callable[[Sequence[Record]], Iterable[Keys]]


def _read_all(records: Sequence[Record]) -> Iterable[Keys]:
    return map(keys_of, records)


def make_search(
    site: Site,
    own_pages: Iterable[OwnPage] = (),
    *,
    synonyms: Sequence[Sequence[str]] = (),
    read: Reading = _read_all,
) -> Iterator[OutputFile]:
    """Give every file of the index.

    ``read`` gives the keys of records, in their order: whoever has a cache or several processes puts them in here.
    What it gives for a record must be a function of the record's digest.
    """
    numbered = number_records(records_of(site, own_pages))
    return make_index(numbered, tuple(read(tuple(numbered.values()))), synonyms=synonyms)
