"""The search index: what FORMAT.md describes, made of the publication and the site's own pages alone."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from dongne.render.outputs import OutputFile, Site
from dongne.render.search.gathering import records_of
from dongne.render.search.index import make_index
from dongne.render.search.keys import Keys, keys_of
from dongne.render.search.numbering import number_records
from dongne.render.search.records import OwnPage, Record
from dongne.render.search.volumes import RECIPE, Batch, Volume, bind, bind_all, cut

__all__ = [
    "RECIPE",
    "Batch",
    "Keys",
    "OwnPage",
    "Record",
    "Volume",
    "bind",
    "keys_of",
    "make_search",
    "records_of",
]

Bindery = Callable[[Sequence[Batch]], Iterable[Volume]]


def make_search(
    site: Site,
    own_pages: Iterable[OwnPage] = (),
    *,
    synonyms: Sequence[Sequence[str]] = (),
    bindery: Bindery = bind_all,
) -> Iterator[OutputFile]:
    """Give every file of the index.

    ``bindery`` gives the volume of each batch, in their order: whoever has a cache or several processes puts them
    in here. What it gives must be what ``bind`` gives, a function of the batch's digest (and of ``RECIPE``).
    """
    numbered = number_records(records_of(site, own_pages))
    return make_index(bindery(cut(numbered)), synonyms=synonyms)
