"""An old site, and a new one beside it."""

from pathlib import Path

from dongne.pipeline.staging import Staging


def old_site(tmp_path: Path) -> Path:
    """Give yesterday's site."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("어제 신문")
    return site


def staged(tmp_path: Path, text: str = "오늘 신문") -> Staging:
    """Give today's site beside it, not yet in its place."""
    staging = Staging(tmp_path / "site", root=tmp_path)
    staging.prepare()
    (staging.path / "index.html").write_text(text)
    return staging
