"""The search index: what FORMAT.md describes, made of the publication and the site's own pages alone."""

from dongne.render.search.gathering import records_of
from dongne.render.search.keys import Keys, keys_of
from dongne.render.search.records import Record
from dongne.render.search.volumes import Batch, Volume, bind, join

__all__ = [
    "Batch",
    "Keys",
    "Record",
    "Volume",
    "bind",
    "join",
    "keys_of",
    "records_of",
]
