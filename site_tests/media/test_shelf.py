"""The cache of renditions: what is broken off leaves nothing wrong behind, what is whole is not made again."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dongne import media
from dongne.domain.items import Original
from dongne.errors import OutputError
from dongne.media.pixels import RECIPE
from dongne.media.shelf import Made, Shelf
from site_tests.photos import as_original, jpeg, scene

KEY = "ab" * 32
NO_PROCESS = 2**22 + 1
"""A number higher than any that Linux gives to a process: that of one that has ended may belong to another by now."""
WORK = """
import sys
from pathlib import Path
from dongne import media
from dongne.domain.items import Original
root = Path(sys.argv[1])
originals = [Original(name="x.jpg", path=path, sha256=digest) for path, digest in
             (line.split() for line in (root / "originals").read_text().splitlines())]
media.develop(originals, root=root, cache=root / "cache", jobs=int(sys.argv[2]))
"""


def originals_in(root: Path, count: int) -> list[Original]:
    """Put photos into a bundle, and a list of them where the program above finds it."""
    found = [as_original(root, jpeg(scene(1000 + place, 700)), f"{place}.jpg") for place in range(count)]
    listed = "\n".join(f"{original.path} {original.sha256}" for original in found)
    (root / "originals").write_text(listed, encoding="utf-8")
    return found


def work(root: Path, jobs: int = 1) -> subprocess.Popen[bytes]:
    """Develop in a process of its own."""
    return subprocess.Popen([sys.executable, "-P", "-c", WORK, str(root), str(jobs)])


def kill_after(root: Path, cache: Path, files: int) -> None:
    """Develop until the cache holds so many files, then kill."""
    worker = work(root)
    while len(list(cache.glob("*.*"))) < files and worker.poll() is None:
        time.sleep(0.002)
    worker.send_signal(signal.SIGKILL)
    worker.wait()


def contents(root: Path, originals: list[Original], cache: str) -> dict[str, bytes]:
    _, files = media.develop(originals, root=root, cache=root / cache)
    return {path: file.read_bytes() for path, file in files.items()}


def test_a_build_that_is_killed_leaves_nothing_wrong_in_the_cache(tmp_path: Path) -> None:
    originals = originals_in(tmp_path, 3)
    cache = tmp_path / "cache" / RECIPE

    for wanted in (2, 7):
        kill_after(tmp_path, cache, wanted)
    (cache / f".half.webp.{NO_PROCESS}").write_bytes(b"half of a photo")

    assert contents(tmp_path, originals, "cache") == contents(tmp_path, originals, "another")
    assert list(cache.glob(".*")) == []


def test_a_full_disk_is_told_in_words_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    originals = originals_in(tmp_path, 1)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, before[1]))
    try:
        with pytest.raises(OutputError, match="저장할 수 없습니다"):
            media.develop(originals, root=tmp_path, cache=tmp_path / "cache")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)

    assert [path.name for path in (tmp_path / "cache").rglob("*.*") if path.stat().st_size > 5_000] == []
    assert [path.name for path in (tmp_path / "cache").rglob(".*") if path.is_file()] == []
    assert contents(tmp_path, originals, "cache") == contents(tmp_path, originals, "another")


def test_several_processes_give_what_one_gives(tmp_path: Path) -> None:
    originals = [as_original(tmp_path, jpeg(scene(400 + place, 300)), f"{place}.jpg") for place in range(5)]

    spread = media.develop(originals, root=tmp_path, cache=tmp_path / "cache", jobs=4)
    alone = media.develop(originals, root=tmp_path, cache=tmp_path / "another", jobs=1)

    assert spread[0] == alone[0]
    assert [path.read_bytes() for path in spread[1].values()] == [
        path.read_bytes() for path in alone[1].values()
    ]


def test_a_cache_that_was_copied_is_believed_once_its_bytes_are_read(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    kept = shelf.keep(KEY, [Made(mime="image/png", width=12, height=6, content=b"pixels")])
    (form,) = kept.forms
    os.utime(shelf.place(form.path), ns=(1, 1))

    found = shelf.find(KEY)

    assert found is not None
    assert found.forms == kept.forms
    assert found.times == {form.path: 1}
    assert shelf.find(KEY) == found


def test_a_file_of_the_right_size_and_the_wrong_bytes_is_not_believed(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    kept = shelf.keep(KEY, [Made(mime="image/png", width=12, height=6, content=b"pixels")])
    file = shelf.place(kept.forms[0].path)
    file.write_bytes(b"slexip")
    os.utime(file, ns=(1, 1))

    assert shelf.find(KEY) is None


def test_what_a_living_build_is_writing_is_left_alone(tmp_path: Path) -> None:
    half = tmp_path / f".x.webp.{os.getpid()}"
    half.write_bytes(b"half")

    Shelf(tmp_path).sweep()

    assert half.exists()


def test_a_worker_that_dies_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    originals = [as_original(tmp_path, jpeg(scene(40 + place, 30)), f"{place}.jpg") for place in range(5)]
    # Whatever a spawned process reads first ends it, as a system without memory would.
    program = "import os, sys\nif 'spawn_main' in ' '.join(sys.orig_argv): os._exit(9)\n"
    (tmp_path / "sitecustomize.py").write_text(program, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    with pytest.raises(OutputError, match="도중에 멈췄습니다"):
        media.develop(originals, root=tmp_path, cache=tmp_path / "cache", jobs=4)


def test_a_cache_that_may_only_be_read_is_good_enough(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    kept = shelf.keep(KEY, [Made(mime="image/png", width=12, height=6, content=b"pixels")])
    os.utime(shelf.place(kept.forms[0].path), ns=(1, 1))
    (tmp_path / f".{KEY}.json.{os.getpid()}").mkdir()  # where the new sheet would be written first

    found = shelf.find(KEY)

    assert found is not None
    assert found.forms == kept.forms
