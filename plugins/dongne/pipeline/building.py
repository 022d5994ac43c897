"""One build, from the folders to the finished site: everything is looked at, what has changed is made."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path

from pydantic import TypeAdapter

from dongne.errors import ContentError, OutputError, Problem
from dongne.pipeline.crew import work_through
from dongne.pipeline.edition import digest_of
from dongne.pipeline.house import Premises, recall_premises
from dongne.pipeline.inspection import Inspection, explain
from dongne.pipeline.memory import Memory
from dongne.pipeline.newsroom import SoundSurvey, open_newsroom
from dongne.pipeline.outputs import Output, list_outputs, write_output
from dongne.pipeline.press import Layout, lay_out, make_files
from dongne.pipeline.preview import mark_outputs
from dongne.pipeline.reading import Means
from dongne.pipeline.record import Record, drop_record, read_record, take_stock, tie_sheaves, write_record
from dongne.pipeline.staging import HalfDoneError, Staging
from dongne.pipeline.summary import summarise
from dongne.render.frames import Place
from dongne.render.outputs import OutputFile, OutputSheaf
from dongne.render.templates import Typesetter


@dataclass(frozen=True, kw_only=True)
class Errand:
    """What MkDocs is told when it is to make the house."""

    root: Path
    at: datetime
    titles: Mapping[str, str]
    """The title of every page of the newspaper, by its file below the site's root."""
    places: frozenset[Place]


ERRANDS = TypeAdapter(Errand)
"""An errand as JSON: MkDocs works in a process of its own."""

ANOTHER_WAY = 75
"""Exit code of MkDocs' half when the site has plugins of its own, and only it can build the whole."""

MakeHouse = Callable[[Errand], Premises | None]
"""Makes the house anew; None when the site has plugins of its own that must see every page."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """What somebody wants built."""

    root: Path
    """The folder of mkdocs.yml."""
    site: Path
    at: datetime
    means: Means
    is_strict: bool = False
    is_clean: bool = False
    """Whether nothing of the old site may be used again."""
    is_preview: bool = False
    """Whether what waits is shown too, under a banner: for whoever writes, never for the site."""
    proof: Callable[[Sequence[str]], None] = lambda _: None
    """Is told the addresses of pages of a preview that stand before the rest is made."""
    patience: float = 0
    """Seconds to wait for another build to end."""


def build_site(
    order: Order, *, make_house: MakeHouse, warn: Callable[[Iterable[Problem]], None]
) -> str | None:
    """Bring the site up to date; give the summary for whoever asked, or None if only MkDocs itself can build it.

    Raises:
        ContentError: the content says no; in strict mode a warning too.
        OutputError: the disk says no, or preflight: the old site stands.
    """
    staging = Staging(order.site, root=order.root, patience=order.patience)
    with _standing():
        return _build(order, staging, make_house=make_house, warn=warn)


def _build(
    order: Order, staging: Staging, *, make_house: MakeHouse, warn: Callable[[Iterable[Problem]], None]
) -> str | None:
    root, means = order.root, order.means
    means.tell("원고를 읽습니다")
    newsroom = open_newsroom(root, at=order.at, means=means)
    if order.is_strict and newsroom.problems:
        raise ContentError(newsroom.problems)
    warn(newsroom.problems)
    means.tell("지면을 짭니다")
    layout = lay_out(newsroom, with_galleys=order.is_preview, jobs=means.jobs)
    with staging:
        before = None if order.is_clean or not staging.final.is_dir() else read_record(root, staging.final)
        run = _Run(order=order, newsroom=newsroom, layout=layout, staging=staging, before=before)
        premises, led = run.premises(make_house)
        if premises is None:
            return None
        run.print(premises, led)
    return summarise(newsroom, site=staging.final)


_FEW = 60
"""Files that are worth being written before the rest; a preview of which more has changed is made as a whole."""
_STANDS = "이전 사이트는 그대로 있습니다."


@contextmanager
def _standing() -> Iterator[None]:
    """Tell, with whatever went wrong on the disk, that the old site stands."""
    try:
        yield
    except OSError as error:
        message = f"사이트를 쓰지 못했습니다: {error.strerror or error}. 디스크의 남은 자리를 확인해 주세요. {_STANDS}"
        raise OutputError(message) from error
    except OutputError as error:
        if isinstance(error, HalfDoneError) or _STANDS in str(error):
            raise
        raise OutputError(f"{error} {_STANDS}") from error


@dataclass(frozen=True, kw_only=True)
class _Run:
    """One build, from the pages as they will be to the site in its place."""

    order: Order
    newsroom: SoundSurvey
    layout: Layout
    staging: Staging
    before: Record | None
    """What the last build has left; None: nothing of the old site may be used again."""

    @cached_property
    def record(self) -> Record:
        """What the last build has left, or an empty record."""
        return self.before or Record()

    def premises(self, make_house: MakeHouse) -> tuple[Premises | None, frozenset[str]]:
        """Give the house, made anew if it must be, and to which of the pages in sheaves it leads."""
        order, layout = self.order, self.layout
        found = (
            None if order.is_strict or order.is_clean else recall_premises(order.root, order.at.isoformat())
        )
        if found is not None and order.is_preview:
            self.hasten(found)
        if found is not None and self.is_known_to_fit(found):
            return found, self.record.led
        if found is None or not found.suits(layout.titles, layout.places):
            order.means.tell("틀을 만듭니다(MkDocs)")
            errand = Errand(root=order.root, at=order.at, titles=layout.titles, places=layout.places)
            found = make_house(errand)
        if found is None:
            return None, frozenset()
        timely = {page.file for page in (*layout.timely, *layout.galleys)}
        return found, frozenset(found.asked.keys() & layout.titles.keys()) - timely

    def is_known_to_fit(self, premises: Premises) -> bool:
        """Whether the last build had this house and these sheaves, and the timely pages suit it too."""
        if self.record.fits != self.fitting(premises):
            return False
        pages = (*self.layout.timely, *self.layout.galleys)
        return premises.suits(
            {page.file: page.title for page in pages},
            {Place.of(page.path) for page in pages},
            but=self.record.led,
        )

    def fitting(self, premises: Premises) -> str:
        """Name the house and the sheaves."""
        return digest_of(self.layout.day, premises)

    def outputs(self, premises: Premises) -> Mapping[str, Output]:
        """Give everything that the site will hold."""
        layout = self.layout
        files = make_files(layout, own_pages=premises.own_pages, own_words=premises.own_words)
        return self._list(layout, files, premises)

    def _list(
        self,
        layout: Layout,
        files: Iterable[OutputFile | OutputSheaf[OutputFile]],
        premises: Premises,
    ) -> Mapping[str, Output]:
        memory = self.order.means.memory or Memory()
        typesetter = Typesetter(
            templates=memory.templates(premises.overrides),
            settings=layout.site.settings,
            house=premises.house,
        )
        return list_outputs(
            layout,
            files,
            premises,
            root=self.order.root,
            typesetter=typesetter,
            recall=lambda tie: self.record.sheaf(self.staging.final, tie),
        )

    def hasten(self, premises: Premises) -> None:
        """Put what waits in its place before all else: what somebody has just saved is there, and is looked at."""
        galleys, site = self.layout.galleys, self.staging.final
        if self.before is None or any(Place.of(page.path) not in premises.house.places for page in galleys):
            return
        outputs = self._list(replace(self.layout, timely=(), sheaves=()), (), premises)
        wanted = {*self.layout.photos, *(page.file for page in galleys)}
        current = self.record.current(site, {path: outputs[path].made_of for path in wanted})
        fresh = [outputs[path] for path in sorted(wanted - current)]
        if not 0 < len(fresh) <= _FEW:
            return
        for output in fresh:
            write_output(self.staging.path, output)
        self.staging.advance()
        self.order.proof([page.path for page in galleys if page.file not in current])

    def print(self, premises: Premises, led: frozenset[str]) -> None:
        """Write what differs, search it, and put it in its place; the record comes last."""
        root, means, site, staging = self.order.root, self.order.means, self.staging.final, self.staging
        outputs = self.outputs(premises)
        if self.order.is_preview:
            outputs = {**outputs, **mark_outputs()}
        made_of = {path: output.made_of for path, output in outputs.items()}
        standing = {path for path, output in outputs.items() if output.stands}
        current = standing | self.record.current(
            site, {path: digest for path, digest in made_of.items() if path not in standing}
        )
        strangers = self.record.strangers(site, made_of)
        stale = [output for path, output in outputs.items() if path not in current]
        means.tell(f"파일 {len(stale)}개를 새로 쓰고 {len(current)}개를 그대로 둡니다")
        for _ in work_through(partial(write_output, staging.path), stale, jobs=means.jobs):
            pass
        searched, excused = self.inspect(premises, current)
        means.tell("새 사이트를 제자리에 놓습니다")
        if self.before is None:
            drop_record(root, site)
            staging.exchange()
        else:
            staging.merge(gone=strangers)
        stock = replace(
            take_stock(site, made_of, before=self.record, kept=current),
            searched=searched,
            excused=excused,
            sheaves=tie_sheaves(
                ((output.sheaf, output.path) for output in outputs.values()), before=self.record
            ),
            fits=self.fitting(premises),
            led=led,
        )
        write_record(root, site, stock)

    def inspect(
        self, premises: Premises, current: AbstractSet[str]
    ) -> tuple[frozenset[str], Mapping[str, str]]:
        """Search what is new for every secret, and what stays for those that nobody has looked for there yet.

        Raises:
            OutputError: something unpublished stands there.
        """
        # A preview shows on purpose what nobody has approved; its mark keeps it from being taken for a site.
        if self.order.is_preview or not premises.has_preflight:
            return frozenset(), {}
        self.order.means.tell("완성된 사이트를 뒤져 봅니다")
        inspection = self.inspection(tuple(map(Path, premises.templates)))
        public = inspection.still_public(self.record.excused)
        # Of these it is known that they may stand, or do not stand, in what was written before.
        settled = self.record.searched - (self.record.excused.keys() - public.keys())
        leaks = inspection.search(self.staging.path, public=public)
        leaks += inspection.search(self.staging.final, only=sorted(current), unless=settled, public=public)
        if leaks:
            raise OutputError(f"\n{explain(leaks)}")
        return inspection.fingerprints, inspection.witnesses(public)

    def inspection(self, folders: Iterable[Path]) -> Inspection:
        """Say what must not stand in the site; ``folders`` hold templates whose words stand on every page."""
        if self.before is not None:
            return Inspection.of(self.newsroom, public_folders=folders, means=self.order.means)
        # A whole site is searched by what the files say, whatever was read and remembered of them.
        means = replace(self.order.means, trusts_catalogue=False)
        return Inspection.open(self.order.root, at=self.order.at, public_folders=folders, means=means)
