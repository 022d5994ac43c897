"""What is kept from build to build comes back whole, or not at all."""

import os
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.pipeline import keeping
from dongne.pipeline.keeping import forget_text, keep_text, recall_text

TEXT = '{"제목": "두부집", "half": "\ud83d"}'


@given(place=st.floats(min_value=0, max_value=1, exclude_max=True), bit=st.integers(0, 7))
def test_a_text_in_which_one_bit_has_turned_is_as_if_there_were_none(
    tmp_path_factory: pytest.TempPathFactory, place: float, bit: int
) -> None:
    file = tmp_path_factory.mktemp("kept") / "note.json"
    keep_text(file, TEXT)
    damaged = bytearray(file.read_bytes())
    damaged[int(place * len(damaged))] ^= 1 << bit
    file.write_bytes(damaged)

    assert recall_text(file) is None


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    keep_text(tmp_path / "a/b/note.json", TEXT)

    assert recall_text(tmp_path / "a/b/note.json") == TEXT
    assert recall_text(tmp_path / "a/b/other.json") is None


def test_what_another_program_kept_is_as_if_there_were_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_text(tmp_path / "note.json", TEXT)
    monkeypatch.setattr(keeping, "code_version", lambda: "another program")

    assert recall_text(tmp_path / "note.json") is None


def test_a_text_that_cannot_be_kept_leaves_the_old_one(tmp_path: Path) -> None:
    keep_text(tmp_path / "note.json", "old")
    (tmp_path / "note.half").mkdir()

    with pytest.raises(OSError, match="note"):
        keep_text(tmp_path / "note.json", "new")
    assert recall_text(tmp_path / "note.json") == "old"


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
def test_what_is_no_file_is_as_if_there_were_none_and_can_be_taken_away(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "note.json")

    # In a process of its own: whoever opens a pipe that nobody writes into may wait for ever.
    with get_context("spawn").Pool(1) as pool:
        assert pool.apply_async(recall_text, [tmp_path / "note.json"]).get(20) is None
    forget_text(tmp_path / "note.json")

    assert not (tmp_path / "note.json").exists()
    keep_text(tmp_path / "note.json", "new")
    assert recall_text(tmp_path / "note.json") == "new"
