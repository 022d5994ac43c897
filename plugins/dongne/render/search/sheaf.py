"""The index as costly outputs: known by what they are made of, long before they are made."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from dongne.render.outputs import LateFile, OutputFile, OutputSheaf, Site
from dongne.render.own_pages import OwnPage
from dongne.render.search.fragments import drawer_of, fragment_files, settle_names
from dongne.render.search.gathering import records_of
from dongne.render.search.index import make_index
from dongne.render.search.numbering import number_records
from dongne.render.search.records import Record
from dongne.render.search.volumes import Batch, Findings, Volume, cut, gather

Bindery = Callable[[Sequence[Batch]], Iterable[Volume]]
"""Gives volumes with the pages of all batches, in rising order: what ``bind`` gives, from a cache or by processes."""


@dataclass(frozen=True, kw_only=True)
class Search:
    """Everything that the search knows; nothing of it is read before somebody asks for the files."""

    numbered: Mapping[int, Record]
    """Every page by its number."""
    synonyms: Sequence[Sequence[str]]
    bindery: Bindery

    @property
    def lists(self) -> OutputSheaf[OutputFile]:
        """Everything by which pages are found."""
        digests = [batch.digest for batch in self._batches]
        return OutputSheaf(name="search", made_of=_digest([*digests, repr(self.synonyms)]), make=self._index)

    def fragments(self, drawer: int) -> OutputSheaf[LateFile]:
        """What results show of the pages in a drawer."""
        records = sorted(self._drawers.get(drawer, ()), key=lambda record: record.path)
        return OutputSheaf(
            name=f"fragments-{drawer}",
            made_of=_digest(record.digest for record in records),
            make=lambda: fragment_files(records, self._names),
        )

    def _index(self) -> Iterator[OutputFile]:
        names = {number: self._names[record.path] for number, record in self.numbered.items()}
        yield from make_index(self._findings, names, synonyms=self.synonyms)
        # The most that this holds; from now on, the names alone are asked for.
        vars(self).pop("_findings", None)

    @cached_property
    def _batches(self) -> Sequence[Batch]:
        return cut(self.numbered)

    @cached_property
    def _drawers(self) -> Mapping[int, list[Record]]:
        drawers: dict[int, list[Record]] = {}
        for record in self.numbered.values():
            drawers.setdefault(drawer_of(record.path), []).append(record)
        return drawers

    @cached_property
    def _findings(self) -> Findings:
        return gather(self.bindery(self._batches))

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """The names of each page's files, by its address."""
        wished = self._findings.names
        return settle_names({self.numbered[number].path: row for number, row in wished.items()})


def gather_search(
    site: Site, own_pages: Iterable[OwnPage], *, synonyms: Sequence[Sequence[str]], bindery: Bindery
) -> Search:
    """Give the search of all that is published and of the site's own pages."""
    return Search(numbered=number_records(records_of(site, own_pages)), synonyms=synonyms, bindery=bindery)


def drawers_of(site: Site, own_pages: Iterable[OwnPage]) -> list[int]:
    """Give the drawers in which anything lies, without reading any of it."""
    paths = (item.permalink for item in site.publication)
    return sorted({drawer_of(path) for path in (*paths, *(page.path for page in own_pages))})


def _digest(values: Iterable[str]) -> str:
    return sha256("\n".join(values).encode()).hexdigest()
