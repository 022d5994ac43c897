"""What the tests of records begin with."""

from pathlib import Path

import pytest

from dongne.pipeline.record import Record
from site_tests.pipeline.records import keep_record, make_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give a site of a few files."""
    return make_site(tmp_path / "site")


@pytest.fixture
def record(site: Path, tmp_path: Path) -> Record:
    """Give its record."""
    return keep_record(tmp_path, site)
