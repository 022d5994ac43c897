"""Whatever lies in the bundles: no traceback, no hang, and nothing unapproved in what is printed."""

import gzip
import json
import shutil
import tempfile
import time
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, event, given, note, settings
from hypothesis import strategies as st
from lxml import etree

from dongne.domain.decisions import Decision, Verb
from dongne.domain.gate import Ruling, open_gate
from dongne.domain.items import Item
from dongne.errors import Origin
from dongne.ingest.text import FORBIDDEN
from dongne.pipeline.newsroom import SoundSurvey, Survey, survey
from dongne.pipeline.press import Layout, lay_out, make_files
from dongne.render.outputs import LateFile, OutputFile
from dongne.render.templates import Templates
from site_tests.fuzz.bundles import BATCH, Batch, Bundle, batches, marker_of
from site_tests.newsroom import APPROVED_AT
from site_tests.paper import NOW, Paper

PATIENCE = 1.0
"""Seconds of processor time that one bundle may take; that a machine has much else to do is no hang."""
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder in memory, where the system has one
TEMPLATES = Templates()
PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)


@contextmanager
def paper_of(bundles: Sequence[Bundle]) -> Iterator[Paper]:
    """Put bundles into a paper in memory."""
    folder = Path(tempfile.mkdtemp(prefix="dongne-fuzz-", dir=MEMORY if MEMORY.is_dir() else None))
    try:
        paper = Paper(folder)
        for bundle in bundles:
            for name, data in bundle.files.items():
                paper.write(f"content/{bundle.id}/{name}", data)
        yield paper
    finally:
        shutil.rmtree(folder)


def rule(found: Survey, bundles: Sequence[Bundle]) -> Ruling:
    """Open the gate for what is sound, with approvals of the bundles that have them."""
    assert found.roster is not None
    assert found.policy is not None
    broken = {problem.origin.file for problem in found.errors}
    items = [
        item for item in found.items if not any(file.startswith(f"content/{item.id}/") for file in broken)
    ]
    approved = {bundle.id for bundle in bundles if bundle.is_approved}
    decisions = {
        item.id: [approval(item, by) for by in ("soyoung", "daeho")] for item in items if item.id in approved
    }
    ruling = open_gate(items, decisions=decisions, roster=found.roster, policy=found.policy, at=found.at)
    assert {item.id for item in ruling.publication} <= approved
    return ruling


def approval(item: Item, by: str) -> Decision:
    return Decision(verb=Verb.APPROVE, by=by, at=APPROVED_AT, digest=item.digest, origin=Origin(file="x.yml"))


def check_words(found: Survey, bundles: Sequence[Bundle]) -> None:
    """Fail if a problem is not in plain words, or an item comes from nowhere."""
    for problem in found.problems:
        assert str(problem).count("\n") == 1
        assert FORBIDDEN.search(str(problem)) is None, ascii(str(problem))
    assert {item.id for item in found.items} <= {bundle.id for bundle in bundles}


@dataclass(frozen=True, kw_only=True)
class Printed:
    """Everything that the newspaper prints."""

    layout: Layout
    files: tuple[OutputFile | LateFile, ...]


def check_print(printed: Printed, ruling: Ruling, items: Sequence[Item], bundles: Sequence[Bundle]) -> None:
    """Fail if anything of what is not published stands in an output, or an output is malformed."""
    published = {item.id for item in ruling.publication}
    hidden = [marker_of(place) for place, bundle in enumerate(bundles) if bundle.id not in published]
    for path, text in outputs_of(printed):
        assert [marker for marker in hidden if marker in text] == [], path
    public = {original.sha256 for item in ruling.publication for original in item.originals}
    photos = {
        original.sha256[:16] for item in items for original in item.originals if original.sha256 not in public
    }
    assert [path for path in printed.layout.photos if any(photo in path for photo in photos)] == []


def outputs_of(printed: Printed) -> Iterator[tuple[str, str]]:
    """Give every output as text; what is malformed fails here."""
    for page in printed.layout.pages:
        yield page.path, TEMPLATES.render(page)
        yield (
            page.path,
            json.dumps([page.title, page.description, dict(page.head)], ensure_ascii=False, default=dict),
        )
    for file in printed.files:
        if file.path.endswith(".xml"):
            etree.fromstring(file.content)
        if file.path.endswith(("json",)):
            json.loads(file.content)
        for content in unpacked(file.content):
            yield file.path, content.decode("utf-8", "replace")


def unpacked(content: bytes) -> Iterator[bytes]:
    if content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield from map(archive.read, archive.namelist())
    else:
        yield content


def try_batch(bundles: Sequence[Bundle], *, printing: bool) -> None:
    """Take bundles all the way; fail for a traceback, a hang or a leak."""
    with paper_of(bundles) as paper:
        found = survey_in_time(paper, bundles)
        check_words(found, bundles)
        ruling = rule(found, bundles)
        event(f"{len(found.items)} of {BATCH} are items")
        if printing:
            printed = print_in_time(found, ruling)
            check_print(printed, ruling, found.items, bundles)
            event(f"{len(ruling.publication)} of {BATCH} are printed")


def survey_in_time(paper: Paper, bundles: Sequence[Bundle]) -> Survey:
    """Survey bundles; where it takes long, each of them alone must not."""
    started = time.process_time()
    found = survey(paper.root, now=NOW)
    if time.process_time() - started > PATIENCE:
        for bundle in bundles:
            with paper_of([bundle]) as alone:
                started = time.process_time()
                survey(alone.root, now=NOW)
                assert time.process_time() - started < PATIENCE, bundle
    return found


def print_in_time(found: Survey, ruling: Ruling) -> Printed:
    """Print what the gate lets through; nothing that is printed may take longer than a bundle may."""
    started = time.process_time()
    layout = lay_out(SoundSurvey(**{**vars(found), "ruling": ruling}))
    made = make_files(layout)
    files = [each for file in made for each in ([file] if isinstance(file, OutputFile) else file.make())]
    printed = Printed(layout=layout, files=tuple(files))
    assert time.process_time() - started < PATIENCE * max(len(ruling.publication), 1), list(
        ruling.publication
    )
    return printed


def try_and_blame(bundles: Sequence[Bundle], *, printing: bool) -> None:
    """Try bundles; where they fail, tell which of them fails alone, word for word."""
    try:
        try_batch(bundles, printing=printing)
    except Exception:
        for bundle in bundles:
            with suppress(Exception):
                try_batch([bundle], printing=printing)
                continue
            note(f"{bundle!r} fails alone: {bundle.files['index.md']!r}")
        raise


@settings(max_examples=30, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(batch=batches, printing=st.booleans())
def test_three_hundred_bundles(batch: Batch, *, printing: bool) -> None:
    try_and_blame(batch.bundles, printing=printing)


@pytest.mark.long
def test_fifty_thousand_bundles() -> None:
    tried: set[int] = set()

    @settings(max_examples=7_000, phases=PHASES, suppress_health_check=list(HealthCheck))
    @given(batch=batches, sample=st.integers(0, 9))
    def try_all(batch: Batch, sample: int) -> None:
        tried.update(hash(tuple(sorted(bundle.files.items()))) for bundle in batch.bundles)
        try_and_blame(batch.bundles, printing=sample == 0)

    try_all()

    assert len(tried) >= 50_000, "too many bundles were alike"
