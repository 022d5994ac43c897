"""Other generators, fetched from the registries into ``.cache/peers``, and the same stories written for them."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.runs import DONGNE, MKDOCS
from benchmarks.sites import (
    change_blog,
    change_newspaper,
    matter,
    with_outside_links,
    write,
    write_blog,
    write_newspaper,
)
from benchmarks.stories import CATEGORIES, REPORTERS, Story, stories

VERSIONS: Mapping[str, str] = {
    "hugo": "0.168.0",
    "pelican": "4.12.0",
    "markdown": "3.11.3",  # for Pelican, which leaves the choice open
    "@11ty/eleventy": "3.1.8",
}

_ROOT = Path(__file__).parents[1]
_PLACE = _ROOT / ".cache/peers"
_LAYOUTS = Path(__file__).with_name("layouts")
_PYTHON = _PLACE / "python"
_ELEVENTY = _PLACE / "node/node_modules/@11ty/eleventy/cmd.cjs"


@dataclass(frozen=True, kw_only=True)
class Generator:
    """A program that makes a site, and the stories as it wants to have them."""

    name: str
    package: str
    write: Callable[[Path, int], None]
    """Writes a site of so many articles into a folder."""
    change: Callable[[Path, Story], None]
    """Writes one article anew."""
    command: Callable[[], Sequence[str]]
    """Builds the site into ``site``; known when the program is there."""

    @property
    def full_name(self) -> str:
        """Name it with its version."""
        known = VERSIONS.get(self.package) or version(self.package)
        return self.name if self.package == "dongne" else f"{self.name} {known}"


def install() -> None:
    """Fetch the peers in the versions above, unless they are there already."""
    stamp = _PLACE / "versions.txt"
    wanted = "".join(f"{name} {number}\n" for name, number in VERSIONS.items())
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    _run(str(_ROOT / "tools/make-venv"), str(_PYTHON))
    pip = (str(_PYTHON / "bin/python"), "-m", "pip", "--disable-pip-version-check", "--no-input")
    python = [f"{name}=={number}" for name, number in VERSIONS.items() if not name.startswith("@")]
    _run(*pip, "install", "--quiet", "--only-binary", ":all:", *python)
    node = [f"{name}@{number}" for name, number in VERSIONS.items() if name.startswith("@")]
    npm = ("npm", "install", "--prefix", str(_PLACE / "node"), "--ignore-scripts", "--no-audit", "--no-fund")
    _run(*npm, "--loglevel=error", *node)
    write(stamp, wanted)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=sys.stderr)  # noqa: S603 - our own words


# --- how each is called


def _hugo() -> Sequence[str]:
    # The program itself: the package's own entry is Python, and would be counted too.
    program = next(_PYTHON.glob("lib/*/site-packages/hugo/binaries/hugo*"))
    return str(program), "build", "--quiet"


def _pelican() -> Sequence[str]:
    return str(_PYTHON / "bin/pelican"), "--settings", "pelicanconf.py", "--quiet"


def _eleventy() -> Sequence[str]:
    return "node", str(_ELEVENTY), "--quiet"


# --- the stories


def _writer(layout: str, write_story: Callable[[Path, Story], None]) -> Callable[[Path, int], None]:
    def write_site(root: Path, count: int) -> None:
        shutil.copytree(_LAYOUTS / layout, root, dirs_exist_ok=True)
        for story in stories(count):
            write_story(root, story)

    return write_site


def _write_for_hugo(root: Path, story: Story) -> None:
    front = {
        "title": story.title,
        "date": story.day,
        "description": story.summary,
        "categories": [CATEGORIES[story.category]],
        "reporter": REPORTERS[story.reporter],
    }
    write(root / f"content/articles/{story.slug}.md", matter(front) + with_outside_links(story.body) + "\n")


def _write_for_pelican(root: Path, story: Story) -> None:
    head = (
        f"Title: {story.title}\nDate: {story.day}\nSlug: {story.slug}\nCategory: {CATEGORIES[story.category]}\n"
        f"Reporter: {REPORTERS[story.reporter]}\nSummary: {story.summary}\n\n"
    )
    write(root / f"content/articles/{story.slug}.md", head + with_outside_links(story.body) + "\n")


def _write_for_eleventy(root: Path, story: Story) -> None:
    front = {
        "title": story.title,
        "date": story.day,
        "description": story.summary,
        "tags": [story.category],
        "category": CATEGORIES[story.category],
        "reporter": REPORTERS[story.reporter],
    }
    write(root / f"content/articles/{story.slug}.md", matter(front) + with_outside_links(story.body) + "\n")


def _write_eleventy_site(root: Path, count: int) -> None:
    _writer("eleventy", _write_for_eleventy)(root, count)
    later = "{% if pagination.pageNumber %}page/{{ pagination.pageNumber + 1 }}/{% endif %}"
    for name, title in CATEGORIES.items():
        front = {
            "layout": "list.njk",
            "title": title,
            "pagination": {"data": f"collections.{name}", "size": 12, "reverse": True},
            "permalink": f"categories/{name}/{later}index.html",
        }
        write(root / f"content/categories/{name}.njk", matter(front))


GENERATORS = (
    Generator(
        name="Dongne",
        package="dongne",
        write=write_newspaper,
        change=change_newspaper,
        command=lambda: DONGNE,
    ),
    Generator(
        name="Hugo",
        package="hugo",
        write=_writer("hugo", _write_for_hugo),
        change=_write_for_hugo,
        command=_hugo,
    ),
    Generator(
        name="Eleventy",
        package="@11ty/eleventy",
        write=_write_eleventy_site,
        change=_write_for_eleventy,
        command=_eleventy,
    ),
    Generator(
        name="Pelican",
        package="pelican",
        write=_writer("pelican", _write_for_pelican),
        change=_write_for_pelican,
        command=_pelican,
    ),
    Generator(
        name="Material's blog",
        package="mkdocs-material",
        write=write_blog,
        change=change_blog,
        command=lambda: MKDOCS,
    ),
)
