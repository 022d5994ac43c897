"""What the newspaper takes from the theme: its stylesheets. None of its programs runs on a reader's page."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

STYLES = "dongne_styles"
"""Key in ``config.extra`` under which the frame finds the theme's stylesheets."""


def theme_styles(config: MkDocsConfig) -> list[str]:
    """Give Material's stylesheets, whose names carry a digest; another theme's are not wanted."""
    names = ["main", "palette"] if config.theme.get("palette") else ["main"]
    found = []
    for name in names:
        for folder in map(Path, config.theme.dirs):
            found += sorted((folder / "assets/stylesheets").glob(f"{name}.*.min.css"))[:1]
    return [f"assets/stylesheets/{path.name}" for path in found]


def drop_programs(files: Files) -> None:
    """Take out the theme's programs, 2.3 MB that no page of ours would ask for."""
    for file in list(files):
        if file.src_uri.startswith("assets/javascripts/") or file.src_uri.endswith(".css.map"):
            files.remove(file)
