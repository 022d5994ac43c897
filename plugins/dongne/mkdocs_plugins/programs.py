"""The newspaper's own programs on their way into the site."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from dongne.render.programs import bundle

FOLDER = "assets/search"
PROGRAMS = ("box", "box-panel", "page", "worker", "engine")
"""What a page, or another program, asks for; the other modules are parts of these.

No page of ours asks for the engine by itself: it is there for whoever searches the site from elsewhere (FORMAT.md).
"""


def bundle_programs(files: Files, config: MkDocsConfig, *, theme: Path) -> None:
    """Put each program of the search into one file, unless the site brings modules of its own."""
    modules = [file for file in files if _is_module(file.src_uri)]
    if any(file.abs_src_path is None or theme not in Path(file.abs_src_path).parents for file in modules):
        return
    for file in modules:
        files.remove(file)
    for name in PROGRAMS:
        content = bundle(name, lambda part: (theme / FOLDER / f"{part}.js").read_text(encoding="utf-8"))
        files.append(File.generated(config, f"{FOLDER}/{name}.js", content=content))


def _is_module(path: str) -> bool:
    return path.startswith(f"{FOLDER}/") and path.endswith(".js")
