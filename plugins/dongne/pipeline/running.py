"""One build, from the pages as they will be to the site in its place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from dongne.errors import OutputError
from dongne.pipeline.crew import begin
from dongne.pipeline.edition import digest_of
from dongne.pipeline.errand import Errand, MakeHouse
from dongne.pipeline.filing import drop_record, read_record, write_record
from dongne.pipeline.house import Premises, recall_premises
from dongne.pipeline.inspection import Inspection, explain
from dongne.pipeline.newsroom import SoundSurvey
from dongne.pipeline.orders import Order
from dongne.pipeline.outputs import Output, common_of, list_outputs, print_outputs, tie_of, write_output
from dongne.pipeline.press import Layout
from dongne.pipeline.preview import mark_output
from dongne.pipeline.record import Made, Record, Sheaf, Tie, take_stock
from dongne.pipeline.reserve import Reserve
from dongne.pipeline.staging import Staging
from dongne.render.frames import Place
from dongne.render.templates import Templates, Typesetter

_FEW = 60
"""Files that are worth being written before the rest; a preview of which more has changed is made as a whole."""

_MANY = 4000
"""Files for which it is worth to start processes: each of these copies whatever it touches of what this one holds."""

_UNSEEN = frozenset({"metrics/metrics.json"})
"""Says when it was made, and so is another one after each build; no page shows it."""


@dataclass(frozen=True, kw_only=True)
class Printed:
    """What was written beside the old site, and what of that may stay."""

    premises: Premises
    fits: str
    led: frozenset[str]
    made: tuple[Made, ...]
    """Every file that was looked at one by one."""
    kept: Mapping[str, Sheaf]
    """Those that nobody had to look at, by sheaf."""
    current: AbstractSet[str]
    """Files of the old site that are as the new ones would be."""
    strangers: Sequence[str]
    """Files of the old site that nothing makes any more."""
    disturbed: AbstractSet[str]
    """Folders of the old site to which somebody has added something, or from which something was taken."""


@dataclass(frozen=True, kw_only=True)
class Run:
    """One build, from the pages as they will be to the site in its place."""

    order: Order
    staging: Staging
    reserve: Reserve
    before: Record | None
    """What the last build has left; None: nothing of the old site may be used again."""

    @cached_property
    def record(self) -> Record:
        """What the last build has left, or an empty record."""
        return self.before or Record()

    def write(self, layout: Layout, make_house: MakeHouse) -> Printed | None:
        """Write what differs beside the old site; None: only MkDocs itself can build this one."""
        layout = self.begin_tables(layout)
        premises, led = self.premises(layout, make_house)
        if premises is None:
            return None
        self.order.means.tell("지면을 찍습니다")
        kept: dict[str, Sheaf] = {}
        made: dict[str, Made] = {}
        current: set[str] = set()
        for lot in _together(self.lots(layout, premises, kept)):
            made |= {output.path: (output.path, output.made_of, output.sheaf) for output in lot}
            current |= self.put(lot)
        kept_paths = {path for sheaf in kept.values() for path in sheaf.files}
        disturbed = self.record.disturbed(self.staging.standing)
        wanted = made.keys() | kept_paths
        return Printed(
            premises=premises,
            fits=_fitting(layout, premises),
            led=led,
            made=tuple(made.values()),
            kept=kept,
            current=current | kept_paths,
            strangers=self.record.strangers(self.staging.standing, wanted, disturbed),
            disturbed=disturbed,
        )

    def put(self, lot: Sequence[Output]) -> set[str]:
        """Write those of some outputs that differ beside the old site; give the paths of those that do not."""
        current = self.record.current(self.staging.standing, {output.path: output.made_of for output in lot})
        stale = [output for output in lot if output.path not in current]
        write = partial(write_output, self.staging.path, keep=self.reserve.keep)
        for _ in self.order.means.work(write, stale):
            pass
        return current

    def begin_tables(self, layout: Layout) -> Layout:
        """Let another process write the tables while the pages are made, where they must be written."""
        tables = layout.tables
        if self.order.means.jobs < 2 or self.stands(tie_of(tables)):  # noqa: PLR2004 - it takes two
            return layout
        return replace(layout, tables=replace(tables, make=begin(lambda: [*tables.make()])))

    def stands(self, tie: Tie) -> Sheaf | None:
        """Give a sheaf of the old site that is as it must be."""
        return self.record.sheaf(self.staging.standing, tie)

    def premises(self, layout: Layout, make_house: MakeHouse) -> tuple[Premises | None, frozenset[str]]:
        """Give the house, made anew if it must be, and to which of the pages in sheaves it leads."""
        order = self.order
        found = (
            None if order.is_strict or order.is_clean else recall_premises(order.root, order.at.isoformat())
        )
        if found is not None and order.is_preview:
            self.hasten(layout, found)
        if found is not None and self.is_known_to_fit(layout, found):
            return found, self.record.led
        if found is None or not found.suits(layout.titles, layout.places):
            order.means.tell("틀을 만듭니다(MkDocs)")
            errand = Errand(root=order.root, at=order.at, titles=layout.titles, places=layout.places)
            found = make_house(errand)
        if found is None:
            return None, frozenset()
        timely = {page.file for page in (*layout.timely, *layout.galleys)}
        return found, frozenset(found.asked.keys() & layout.titles.keys()) - timely

    def is_known_to_fit(self, layout: Layout, premises: Premises) -> bool:
        """Whether the last build had this house and these sheaves, and the timely pages suit it too."""
        if self.record.fits != _fitting(layout, premises):
            return False
        pages = (*layout.timely, *layout.galleys)
        return premises.suits(
            {page.file: page.title for page in pages},
            {Place.of(page.path) for page in pages},
            but=self.record.led,
        )

    def lots(self, layout: Layout, premises: Premises, kept: dict[str, Sheaf]) -> Iterator[Sequence[Output]]:
        """Give everything that the site will hold, lot by lot; what nobody has to make is put into ``kept``."""
        yield from list_outputs(
            layout,
            premises,
            root=self.order.root,
            typesetter=self.typesetter(layout, premises),
            stands=self.stands,
            kept=kept,
        )
        if self.order.is_preview:
            yield [mark_output()]

    def typesetter(self, layout: Layout, premises: Premises) -> Typesetter:
        """Give what prints pages into the frames of a house."""
        memory, overrides = self.order.means.memory, premises.overrides
        return Typesetter(
            templates=Templates.of_site(overrides) if memory is None else memory.templates(overrides),
            settings=layout.site.settings,
            house=premises.house,
        )

    def hasten(self, layout: Layout, premises: Premises) -> None:
        """Put what waits in its place before all else: what somebody has just saved is there, and is looked at."""
        galleys, site = layout.galleys, self.staging.final
        if self.before is None or any(Place.of(page.path) not in premises.house.places for page in galleys):
            return
        waiting = replace(layout, timely=(), sheaves=())
        printed = print_outputs(waiting, (), self.typesetter(layout, premises), common=common_of(premises))
        made = {output.path: output for output in printed}
        wanted = {*layout.photos, *(page.file for page in galleys)}
        current = self.record.current(site, {path: made[path].made_of for path in wanted})
        fresh = [made[path] for path in sorted(wanted - current)]
        if not 0 < len(fresh) <= _FEW:
            return
        for output in fresh:
            write_output(self.staging.path, output)
        self.staging.advance()
        self.order.proof([page.path for page in galleys if page.file not in current])

    def inspection(self, printed: Printed, newsroom: SoundSurvey | None) -> Inspection | None:
        """Say what must not stand in the site by what this build has read; None: by what the files say now.

        Nobody looks at a preview: it shows on purpose what nobody has approved, and is marked.
        """
        if self.order.is_preview or not printed.premises.has_preflight:
            return None
        folders = tuple(map(Path, printed.premises.templates))
        if newsroom is not None:
            return Inspection.of(newsroom, public_folders=folders, means=self.order.means)
        means = replace(self.order.means, trusts_catalogue=False)
        return Inspection.open(self.order.root, at=self.order.at, public_folders=folders, means=means)

    def finish(self, printed: Printed, inspection: Inspection | None) -> None:
        """Search what was written and put it in its place; the record comes last.

        Raises:
            OutputError: something unpublished stands there.
        """
        site, staging, means = self.staging.final, self.staging, self.order.means
        searched: frozenset[str] = frozenset()
        excused: Mapping[str, str] = {}
        if inspection is not None:
            means.tell("완성된 사이트를 뒤져 봅니다")
            searched, excused = self.search(inspection, printed.current)
        fresh = {path for path, _, _ in printed.made} - printed.current
        means.tell(
            f"새 사이트를 제자리에 놓습니다(새로 쓴 파일 {len(fresh)}개, 그대로 둔 파일 {len(printed.current)}개)"
        )
        if self.before is None or printed.strangers or fresh - _UNSEEN:
            self.order.change()
        if self.before is None:
            drop_record(self.order.root, site)
            self.reserve.clear()
            staging.exchange()
        else:
            self.reserve.forget([*fresh, *printed.strangers])
            staging.merge(gone=printed.strangers)
        stock = take_stock(
            site,
            printed.made,
            before=self.record,
            current=printed.current,
            kept=printed.kept,
            gone=printed.strangers,
            disturbed=printed.disturbed,
        )
        stock = replace(stock, searched=searched, excused=excused, fits=printed.fits, led=printed.led)
        write_record(self.order.root, site, stock)
        self.reserve.bring_in()

    def search(
        self, inspection: Inspection, current: AbstractSet[str]
    ) -> tuple[frozenset[str], Mapping[str, str]]:
        """Search what is new for every secret, and what stays for those that nobody has looked for there yet."""
        public = inspection.still_public(self.record.excused)
        # Of these it is known that they may stand, or do not stand, in what was written before.
        settled = self.record.searched - (self.record.excused.keys() - public.keys())
        leaks = inspection.search(self.staging.path, public=public)
        leaks += inspection.search(self.staging.standing, only=sorted(current), unless=settled, public=public)
        if leaks:
            raise OutputError(f"\n{explain(leaks)}")
        return inspection.fingerprints, inspection.witnesses(public)


def find_old_site(order: Order, staging: Staging, reserve: Reserve) -> Record | None:
    """Give the record of the old site, put back if somebody has taken it away; None: nothing can be used again."""
    record = read_record(order.root, staging.final)
    if record is None or not staging.is_bare():
        return record
    order.means.tell("지난 사이트를 다시 꺼냅니다")
    if not staging.put_back(lambda folder: reserve.put_back(record, folder, order.means)):
        return None
    return record.put_back(staging.standing)


def _together(lots: Iterable[Sequence[Output]]) -> Iterator[Sequence[Output]]:
    """Give lots that are worth being shared out: many a small one is written before a crew is ready."""
    held: list[Output] = []
    for lot in lots:
        held += lot
        if len(held) >= _MANY:
            yield held
            held = []
    yield held


def _fitting(layout: Layout, premises: Premises) -> str:
    """Name the house and the sheaves."""
    return digest_of(layout.day, premises)
