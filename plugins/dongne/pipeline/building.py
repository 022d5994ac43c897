"""One build, from the folders to the finished site: everything is looked at, what has changed is made."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from pydantic import TypeAdapter

from dongne.errors import ContentError, OutputError, Problem
from dongne.pipeline.crew import work_through
from dongne.pipeline.house import Premises, recall_premises
from dongne.pipeline.inspection import Inspection, explain
from dongne.pipeline.newsroom import open_newsroom
from dongne.pipeline.outputs import Output, list_outputs, write_output
from dongne.pipeline.press import Layout, lay_out, make_files
from dongne.pipeline.preview import mark_outputs
from dongne.pipeline.reading import Means
from dongne.pipeline.record import Record, drop_record, read_record, take_stock, tie_sheaves, write_record
from dongne.pipeline.staging import HalfDoneError, Staging
from dongne.pipeline.summary import summarise
from dongne.render.frames import Place
from dongne.render.templates import Templates, Typesetter


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
        premises = _premises(order, layout, make_house)
        if premises is None:
            return None
        _print(order, layout, premises, staging)
    return summarise(newsroom, site=staging.final)


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


def _premises(order: Order, layout: Layout, make_house: MakeHouse) -> Premises | None:
    found = None if order.is_strict or order.is_clean else recall_premises(order.root, order.at.isoformat())
    if found is not None and found.suits(layout.titles, layout.places):
        return found
    order.means.tell("틀을 만듭니다(MkDocs)")
    return make_house(
        Errand(
            root=order.root,
            at=order.at,
            titles=layout.titles,
            places=layout.places,
        )
    )


def _print(order: Order, layout: Layout, premises: Premises, staging: Staging) -> None:
    root, means, site = order.root, order.means, staging.final
    before = None if order.is_clean or not site.is_dir() else read_record(root, site)
    record = before or Record()
    outputs = _outputs(order, layout, premises, record=record, site=site)
    if order.is_preview:
        outputs = {**outputs, **mark_outputs()}
    made_of = {path: output.made_of for path, output in outputs.items()}
    current = record.current(site, made_of)
    strangers = record.strangers(site, made_of)
    stale = [output for path, output in outputs.items() if path not in current]
    means.tell(f"파일 {len(stale)}개를 새로 쓰고 {len(current)}개를 그대로 둡니다")
    for _ in work_through(partial(write_output, staging.path), stale, jobs=means.jobs):
        pass
    searched, excused = _inspect(order, premises, staging, current=current, record=record)
    means.tell("새 사이트를 제자리에 놓습니다")
    if before is None:
        drop_record(root, site)
        staging.exchange()
    else:
        staging.merge(gone=strangers)
    stock = take_stock(site, made_of, before=record, kept=current)
    sheaves = tie_sheaves((output.sheaf, output.path) for output in outputs.values())
    write_record(root, site, replace(stock, searched=searched, excused=excused, sheaves=sheaves))


def _outputs(
    order: Order, layout: Layout, premises: Premises, *, record: Record, site: Path
) -> Mapping[str, Output]:
    typesetter = Typesetter(
        templates=Templates.of_site(premises.overrides),
        settings=layout.site.settings,
        house=premises.house,
    )
    files = make_files(layout, own_pages=premises.own_pages, own_words=premises.own_words)
    return list_outputs(
        layout,
        files,
        premises,
        root=order.root,
        typesetter=typesetter,
        recall=lambda sheaf: record.sheaf(site, sheaf.name, sheaf.made_of),
    )


def _settled(record: Record, inspection: Inspection) -> set[str]:
    """Give the secrets of which it is known that they may stand, or do not stand, in what was written before."""
    return {
        secret
        for secret in record.searched
        if secret not in record.excused or inspection.stands_by(record.excused[secret])
    }


def _inspect(
    order: Order, premises: Premises, staging: Staging, *, current: set[str], record: Record
) -> tuple[frozenset[str], Mapping[str, str]]:
    """Search what is new for every secret, and what stays for those that nobody has looked for there yet.

    Raises:
        OutputError: something unpublished stands there.
    """
    # A preview shows on purpose what nobody has approved; its mark keeps it from being taken for a site.
    if order.is_preview or not premises.has_preflight:
        return frozenset(), {}
    order.means.tell("완성된 사이트를 뒤져 봅니다")
    # A whole site is searched by what the files say, whatever the catalogue remembers of them.
    means = order.means if record.files else replace(order.means, trusts_catalogue=False)
    inspection = Inspection.open(
        order.root, at=order.at, public_folders=map(Path, premises.templates), means=means
    )
    leaks = inspection.search(staging.path)
    leaks += inspection.search(staging.final, only=sorted(current), unless=_settled(record, inspection))
    if leaks:
        raise OutputError(f"\n{explain(leaks)}")
    return inspection.fingerprints, inspection.witnesses(record.excused)
