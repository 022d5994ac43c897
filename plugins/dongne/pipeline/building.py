"""From the folders to the finished site: everything is looked at, what has changed is made."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from dongne.errors import ContentError, OutputError, Problem, explain_refusal
from dongne.pipeline.errand import MakeHouse
from dongne.pipeline.folders import clear_cache
from dongne.pipeline.newsroom import open_newsroom
from dongne.pipeline.orders import Order
from dongne.pipeline.press import lay_out
from dongne.pipeline.reserve import Reserve
from dongne.pipeline.running import Run, find_old_site
from dongne.pipeline.staging import HalfDoneError, Staging
from dongne.pipeline.summary import summarise


def build_site(
    order: Order, *, make_house: MakeHouse, warn: Callable[[Iterable[Problem]], None]
) -> str | None:
    """Bring the site up to date; give the summary for whoever asked, or None if only MkDocs itself can build it.

    Raises:
        ContentError: the content says no; in strict mode a warning too.
        OutputError: the disk says no, or preflight: the old site stands.
    """
    staging = Staging(order.site, root=order.root, patience=order.patience)
    # Whoever reads holds the lock already: nobody takes away meanwhile what was found in the cache.
    with _standing(), staging:
        if order.is_clean:
            clear_cache(order.root)
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
    layout = lay_out(newsroom, with_galleys=order.is_preview, means=means)
    with Reserve(root=root, site=staging.final, is_open=not order.is_preview) as reserve:
        before = None if order.is_clean else find_old_site(order, staging, reserve)
        run = Run(order=order, staging=staging, reserve=reserve, before=before)
        printed = run.write(layout, make_house)
        if printed is None:
            reserve.clear()
            return None
        summary = summarise(newsroom, site=staging.final)
        # A whole site is questioned by what its files say now, never by what was remembered of them.
        read = newsroom if before is not None or newsroom.is_first_hand else None
        # What is written need not be in memory meanwhile.
        del layout, newsroom
        run.finish(printed, run.inspection(printed, read))
    return summary


_STANDS = "이전 사이트는 그대로 있습니다."


@contextmanager
def _standing() -> Iterator[None]:
    """Tell, with whatever went wrong on the disk, that the old site stands."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"사이트를 쓰지 못했습니다. {explain_refusal(error)} {_STANDS}") from error
    except OutputError as error:
        if isinstance(error, HalfDoneError) or _STANDS in str(error):
            raise
        raise OutputError(f"{error} {_STANDS}") from error
