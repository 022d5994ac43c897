"""The watch: it sees whatever is saved, waits until a burst is over, and is not woken by whoever only reads."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from dongne.pipeline.live import watching
from dongne.pipeline.live.watching import QUIET, Watch

AWAKE = 20
"""Seconds in which a change must have been seen, on a machine with much else to do."""
STILL = 0.6
"""Seconds without a sign after which there will be none."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write a newsroom's folders, and one that is none of its business."""
    for folder in ("content/articles/2022/dawn-market", "review", ".dongne", "site", "overrides"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: 동네\n", encoding="utf-8")
    (tmp_path / "content/articles/2022/dawn-market/index.md").write_text("새벽\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def watch(root: Path) -> Iterator[Watch]:
    """Watch the newsroom, with its own templates."""
    with Watch(root) as started:
        started.follow(root / "overrides")
        yield started


def sees(watch: Watch, seconds: float = AWAKE) -> bool:
    """Whether something is noticed in this time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if watch.has_news:
            return True
        time.sleep(0.01)
    return False


def save(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("새 글\n", encoding="utf-8")


def save_as_editors_do(path: Path) -> None:
    fresh = path.with_name(f".{path.name}.tmp")
    fresh.write_text("새 글\n", encoding="utf-8")
    fresh.replace(path)


ARTICLE = Path("content/articles/2022/dawn-market/index.md")


def test_whatever_is_saved_moved_or_removed_is_seen(root: Path, watch: Watch) -> None:
    changes: dict[str, Callable[[], object]] = {
        "saved": lambda: save(root / ARTICLE),
        "saved by way of another file": lambda: save_as_editors_do(root / ARTICLE),
        "a new bundle": lambda: save(root / "content/articles/2023/new-year/index.md"),
        "in that bundle": lambda: save(root / "content/articles/2023/new-year/index.md"),
        "renamed": lambda: (root / "content/articles/2023").rename(root / "content/articles/2024"),
        "in what was renamed": lambda: save(root / "content/articles/2024/new-year/index.md"),
        "removed": lambda: shutil.rmtree(root / "content/articles/2022/dawn-market"),
        "a decision": lambda: save(root / "review/decisions/articles/2022/dawn-market.yml"),
        "settings": lambda: save(root / "mkdocs.yml"),
        "settings by way of another file": lambda: save_as_editors_do(root / "mkdocs.yml"),
        "a template": lambda: save(root / "overrides/dongne/article.html"),
    }

    unseen = []
    for name, change in changes.items():
        watch.look()
        change()
        if sees(watch):
            settle(watch)
        else:
            unseen.append(name)

    assert unseen == []


def settle(watch: Watch) -> None:
    """Let the rest of a burst arrive."""
    watch.wait()
    time.sleep(QUIET)


def test_a_folder_that_was_put_back_is_seen_again(root: Path, watch: Watch) -> None:
    (root / "content").rename(root / "elsewhere")
    assert sees(watch)
    settle(watch)
    watch.look()
    (root / "elsewhere").rename(root / "content")
    assert sees(watch)
    settle(watch)
    watch.look()

    save(root / ARTICLE)

    assert sees(watch)


def test_what_is_only_read_or_made_by_ourselves_wakes_nobody(root: Path, watch: Watch) -> None:
    watch.look()

    (root / ARTICLE).read_text(encoding="utf-8")
    list((root / "content").rglob("*"))
    save(root / ".dongne/cache/record/site.json")
    save(root / "site/index.html")
    save(root / "notes.txt")

    assert not sees(watch, STILL)


def test_a_burst_is_waited_for(root: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    # So long that no machine stands still for it in the midst of the burst.
    monkeypatch.setattr(watching, "QUIET", 3)
    monkeypatch.setattr(watching, "LONGEST", 30)

    def write_slowly() -> None:
        for number in range(10):
            save(root / f"content/articles/2022/dawn-market/{number}.md")
            time.sleep(0.02)

    watch.look()
    writer = Thread(target=write_slowly)
    writer.start()
    watch.wait()
    written = len(list((root / ARTICLE.parent).glob("?.md")))
    writer.join()

    assert written == 10
    assert watch.has_news


def test_where_the_system_gives_no_watches_it_looks_by_itself(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr("watchdog.observers.inotify.InotifyEmitter.start", refuse)
    with Watch(root) as watch:
        save(root / "content/articles/2022/dawn-market/more.md")

        assert sees(watch)
