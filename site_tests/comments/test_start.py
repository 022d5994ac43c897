"""The comments server is started before it was installed."""

import os
import subprocess
from pathlib import Path

from site_tests.house.sources import ROOT


def test_without_a_server_it_says_how_to_get_one_and_makes_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    environment = {"DONGNE_COMMENTS_SERVER": str(tmp_path / "none"), "DONGNE_COMMENTS_DATA": str(data)}

    done = subprocess.run(
        [ROOT / "comments/serve"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert "`make comments`" in done.stderr
    assert not data.exists()
