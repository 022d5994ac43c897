"""A preview that was built change by change is what one from nothing would be, and what waits stands in it first."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from dongne.cli.front import Office
from dongne.cli.serving import _build
from dongne.pipeline.memory import Memory
from dongne.pipeline.preview import LIVE
from site_tests.paper import NOW, Paper
from site_tests.photos import jpeg


class Press:
    """Builds a preview again and again as the workshop does."""

    def __init__(self, paper: Paper) -> None:
        self.folder = paper.root / LIVE
        self.proofs: dict[str, bytes] = {}
        self._office = Office(folder=paper.root, now=NOW, debug=True)
        self._memory = Memory()

    def build(self) -> dict[str, bytes]:
        """Give every file; ``proofs`` are those pages that stood before the rest, as they were then."""
        self.proofs = {}
        outcome = _build(self._office, self._memory, self._prove)
        assert outcome is not None
        assert outcome.trouble is None, outcome.trouble
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    def _prove(self, pages: Sequence[str]) -> None:
        for page in pages:
            self.proofs[f"{page}index.html"] = (self.folder / page / "index.html").read_bytes()


def test_however_it_came_about_a_preview_is_the_same(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    story, waiting = paper.article("story"), paper.article("waiting")
    paper.approve(story)
    press = Press(paper)
    press.build()

    paper.article("story", body="승인 뒤에 고친 글이다.\n")
    paper.article("waiting", body="![시장](a.jpg)\n", photos={"a.jpg": jpeg()})
    edited = press.build()

    assert press.proofs.keys() == {f"{story}/index.html", f"{waiting}/index.html"}
    assert {path: edited[path] for path in press.proofs} == press.proofs
    shutil.rmtree(paper.root / "content" / waiting)
    paper.approve(story)
    approved = press.build()
    assert press.proofs == {}
    assert f"{waiting}/index.html" not in approved
    shutil.rmtree(tmp_path / ".dongne")
    assert Press(paper).build() == approved
