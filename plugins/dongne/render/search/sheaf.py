"""The index as one costly output: known by what it is made of, long before it is made."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256

from dongne.render.outputs import OutputFile, OutputSheaf, Site
from dongne.render.search.gathering import records_of
from dongne.render.search.index import make_index
from dongne.render.search.numbering import number_records
from dongne.render.search.records import OwnPage
from dongne.render.search.volumes import Batch, Volume, cut

Bindery = Callable[[Sequence[Batch]], Iterable[Volume]]
"""Gives the volume of each batch, in their order: what ``bind`` gives, from a cache or by several processes."""


def gather_search(
    site: Site, own_pages: Iterable[OwnPage], *, synonyms: Sequence[Sequence[str]], bindery: Bindery
) -> OutputSheaf[OutputFile]:
    """Give every file of the index; nothing of it is made before somebody asks for the files."""
    batches = cut(number_records(records_of(site, own_pages)))
    digests = [batch.digest for batch in batches]
    made_of = sha256("\n".join([*digests, repr(synonyms)]).encode()).hexdigest()

    def make() -> Iterator[OutputFile]:
        return make_index(bindery(batches), synonyms=synonyms)

    return OutputSheaf(name="search", made_of=made_of, make=make)
