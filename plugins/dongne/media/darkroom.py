"""Developing originals into renditions, each once."""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from math import ceil
from pathlib import Path

from dongne.domain.album import Album, Renditions
from dongne.domain.items import Original
from dongne.errors import ContentError, OutputError, Problem
from dongne.media.inspection import read_photo
from dongne.media.opening import PhotoError, quietly
from dongne.media.pixels import RECIPE, make_prints
from dongne.media.shelf import Sheet, Shelf

AT_ONCE = 2
"""Photos on the bench of one process together: what bounds its memory."""


def develop(
    originals: Iterable[Original], *, root: Path, cache: Path, jobs: int | None = None
) -> tuple[Album, Mapping[str, Path]]:
    """Give the renditions of all originals, and where the bytes of each output path lie.

    What ``cache`` holds, whole and of the present recipe, is not made again. ``jobs`` photos are developed at
    a time; without it, one for each processor.

    Raises:
        ContentError: with a problem for each original that cannot be used.
        OutputError: the cache cannot be written.
    """
    shelf = Shelf(cache / RECIPE)
    wanted = {original.sha256: original for original in originals}
    found = {sha256: shelf.find(sha256) for sha256 in sorted(wanted)}
    missing = [wanted[sha256] for sha256, sheet in found.items() if sheet is None]
    developed = _develop_all(missing, root, shelf, jobs or os.cpu_count() or 1)
    problems = [result for result in developed if isinstance(result, Problem)]
    if problems:
        raise ContentError(problems)
    made = {
        original.sha256: result
        for original, result in zip(missing, developed, strict=True)
        if isinstance(result, Sheet)
    }
    sheets = {sha256: sheet or made[sha256] for sha256, sheet in found.items()}
    places = {form.path: shelf.place(form.path) for sheet in sheets.values() for form in sheet.forms}
    return {sha256: _renditions(sheet) for sha256, sheet in sheets.items()}, places


def _develop_all(missing: Sequence[Original], root: Path, shelf: Shelf, jobs: int) -> list[Sheet | Problem]:
    """Share the work out: to threads, and where these would hold too many photos, to several processes."""
    if not missing:
        return []
    shelf.sweep()
    develop_some = partial(_develop_some, root=root, shelf=shelf, jobs=min(jobs, AT_ONCE))
    processes = ceil(min(jobs, len(missing)) / AT_ONCE)
    if processes == 1:
        return develop_some(missing)
    shares = [missing[start : start + AT_ONCE] for start in range(0, len(missing), AT_ONCE)]
    return [result for share in _share_out(develop_some, shares, processes) for result in share]


def _share_out(
    develop_some: Callable[[Sequence[Original]], list[Sheet | Problem]],
    shares: Sequence[Sequence[Original]],
    processes: int,
) -> list[list[Sheet | Problem]]:
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor  # noqa: PLC0415 - rarely needed
    from multiprocessing import get_context  # noqa: PLC0415 - rarely needed

    # Spawned, not forked: a preview has threads of its own, and a fork might inherit their locks.
    try:
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
            return list(pool.map(develop_some, shares))
    except BrokenProcessPool as error:
        message = (
            "사진을 만들던 프로그램이 도중에 멈췄습니다. 메모리가 모자라지 않은지 보고 다시 지어 주세요."
        )
        raise OutputError(message) from error


def _develop_some(
    originals: Sequence[Original], *, root: Path, shelf: Shelf, jobs: int
) -> list[Sheet | Problem]:
    # Threads are enough: Pillow lets go of the interpreter while it decodes, scales and encodes.
    with quietly(), ThreadPoolExecutor(max_workers=jobs) as bench:
        return list(bench.map(lambda original: _develop(original, root, shelf), originals))


def _develop(original: Original, root: Path, shelf: Shelf) -> Sheet | Problem:
    try:
        prints = make_prints(_read(original, root))
        return shelf.keep(original.sha256, prints.forms, tint=prints.tint)
    except PhotoError as error:
        return error.at(original.path)


def _read(original: Original, root: Path) -> bytes:
    """Read what was approved: not what somebody has saved over it since the build began."""
    data = read_photo(root / original.path)
    if hashlib.sha256(data).hexdigest() != original.sha256:
        raise PhotoError(
            "photo-changed",
            "사이트를 만드는 동안 사진이 바뀌었습니다.",
            "저장이 끝난 뒤 다시 만들어 주세요. 바뀐 사진은 다시 승인받아야 합니다.",
        )
    return data


def _renditions(sheet: Sheet) -> Renditions:
    narrowest_first = sorted(sheet.forms, key=lambda form: form.width)
    return Renditions(
        webp=tuple(form for form in narrowest_first if form.mime == "image/webp"),
        jpeg=tuple(form for form in narrowest_first if form.mime == "image/jpeg"),
        tint=sheet.tint,
    )
