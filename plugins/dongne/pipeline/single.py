"""A folder that holds settings, a roster and one item: a copy out of the past, or a draft before it is kept."""

from pathlib import Path

from dongne.domain.items import Item
from dongne.errors import Problem
from dongne.ingest.bundles import read_bundles
from dongne.ingest.roster import parse_roster
from dongne.ingest.settings import read_settings
from dongne.ingest.text import read_text
from dongne.pipeline.newsroom import ROSTER

SETTINGS = "mkdocs.yml"


def read_single(root: Path) -> tuple[Item | None, list[Problem]]:
    """Give the one item, read by the settings and the roster beside it, and everything that is wrong."""
    settings, problems = read_settings(root / SETTINGS)
    text, found = read_text(root / ROSTER, file=ROSTER)
    problems = [*problems, *found]
    if settings is None or text is None:
        return None, problems
    roster, found = parse_roster(text, file=ROSTER)
    problems += found
    if roster is None:
        return None, problems
    bundles = read_bundles(root, settings=settings, roster=roster)
    return next(iter(bundles.items), None), [*problems, *bundles.problems]
