"""A preview tells apart a save that changes what is shown, and one that does not."""

from collections.abc import Sequence
from pathlib import Path

from dongne.cli.front import Office
from dongne.cli.serving import _build
from dongne.pipeline.memory import Memory
from site_tests.paper import Paper


def test_a_save_that_changes_nothing_of_the_site_is_known_as_one(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    story = paper.article()
    place = paper.root / "content" / story / "index.md"
    # Without a moment of its own, as somebody starts it: some files say when they were made.
    office, memory = Office(folder=paper.root, now=None, debug=True), Memory()

    def has_changed() -> bool:
        outcome = _build(office, memory, _look_away)
        assert outcome is not None
        assert outcome.trouble is None, outcome.trouble
        return outcome.has_changed

    first = has_changed()
    place.write_text(place.read_text(encoding="utf-8"), encoding="utf-8")
    saved_again = has_changed()
    paper.article(body="시장 문은 다섯 시에 열린다.\n")
    rewritten = has_changed()
    paper.article("second-story")
    added = has_changed()

    assert (first, saved_again, rewritten, added) == (True, False, True, True)


def _look_away(_: Sequence[str]) -> None:
    """Care for no page in particular."""
