"""Several builds of one newspaper at once: what one takes away is none that another still needs."""

import time
from datetime import datetime
from pathlib import Path
from threading import Thread

import pytest

from dongne.errors import OutputError
from dongne.pipeline.building import build_site
from dongne.pipeline.orders import Order
from dongne.pipeline.reading import Means
from dongne.pipeline.staging import build_lock
from site_tests.paper import NOW, Built, Paper


def test_a_build_from_nothing_leaves_what_is_kept_alone_while_another_is_at_work(paper: Paper) -> None:
    kept = paper.write(".dongne/cache/kept", "다른 빌드가 읽는 것")
    built: list[Built] = []

    with build_lock(paper.root):
        other = Thread(target=lambda: built.append(paper.build("--clean")))
        other.start()
        time.sleep(2)
        was_kept = kept.exists()
    other.join()

    assert was_kept
    assert built[0].code == 0, built[0].output
    assert not kept.exists()


def test_nobody_takes_away_what_is_kept_while_a_build_reads_or_composes(paper: Paper) -> None:
    alone: list[bool] = []

    def look(_: str) -> None:
        try:
            with build_lock(paper.root):
                alone.append(False)
        except OutputError:
            alone.append(True)

    build_site(order(paper.root, means=Means(tell=look)), make_house=lambda _: None, warn=lambda _: None)

    assert len(alone) > 1
    assert all(alone)


def test_a_build_that_may_not_begin_takes_nothing_away(paper: Paper) -> None:
    kept = paper.write(".dongne/cache/kept", "다른 빌드가 읽는 것")

    with build_lock(paper.root), pytest.raises(OutputError, match="다른 빌드"):
        build_site(order(paper.root), make_house=lambda _: None, warn=lambda _: None)

    assert kept.exists()


def order(root: Path, means: Means | None = None) -> Order:
    """Ask for a site from nothing."""
    at = datetime.fromisoformat(NOW)
    return Order(root=root, site=root / "site", at=at, means=means or Means(), is_clean=True)
