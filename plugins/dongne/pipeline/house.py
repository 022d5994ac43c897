"""What MkDocs makes of the theme and of the site's own few pages, kept until something of it changes.

MkDocs needs a second to begin, and whatever it makes depends on nothing that reporters write. So it is asked once for
each change of mkdocs.yml, of ``content/pages`` or of the site's own templates.
"""

import hashlib
import os
import shutil
from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from dongne.errors import OutputError
from dongne.pipeline.edition import code_version, digest_of
from dongne.pipeline.folders import CACHE
from dongne.pipeline.keeping import forget_text, keep_text, recall_text
from dongne.render.frames import House, Place
from dongne.render.own_pages import OwnPage

FOLDER = CACHE / "house"
"""Below the site's folder: the files, and beside them what is known of them."""
_NOTE = "house.json"
SITE = "site"


@dataclass(frozen=True, kw_only=True)
class Premises:
    """A house with the files that belong to it."""

    house: House
    files: dict[str, str]
    """Digest of each file by its path on the site."""
    own_pages: tuple[str, ...]
    """Addresses of the site's own pages, which the sitemap lists."""
    own_words: tuple[OwnPage, ...]
    """What those pages say, for the search."""
    templates: tuple[str, ...]
    """Folders of the theme, whose words stand on every page whoever writes what."""
    overrides: str | None
    """The site's own folder of templates."""
    has_preflight: bool
    """Whether mkdocs.yml asks for the finished site to be searched."""
    asked: dict[str, str | None] = field(default_factory=dict)
    """Pages of the newspaper that menus and own pages lead to, with their titles; None: there was nothing."""
    dated: str | None = None
    """The moment that the theme prints somewhere; None: it prints none."""
    lasts: bool = True
    """Whether another build may use it; not if something in it could read what nobody looks at for changes."""

    def suits(
        self, titles: Mapping[str, str], places: Collection[Place], *, but: Container[str] = ()
    ) -> bool:
        """Whether it has a frame for every place, and leads nowhere else than it would if it were made now.

        ``titles`` are by the pages' files. Of those in ``but`` it is known that it leads to them as it must.
        """
        return all(
            address in but or titles.get(address) == title for address, title in self.asked.items()
        ) and all(place in self.house.places for place in places)

    def source_of(self, root: Path, path: str) -> Path:
        """Give the place of a file of the house."""
        return root / FOLDER / SITE / path


class Asked(dict[str, str]):
    """The titles of the newspaper's pages by their files, remembering what was asked of them."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        """Begin with nothing asked."""
        super().__init__(titles)
        self.answers: dict[str, str | None] = {}

    def __contains__(self, address: object) -> bool:
        """Whether there is such a page; the answer is remembered, with its title."""
        self.answers[str(address)] = self.get(str(address))
        return super().__contains__(address)


def recall_premises(root: Path, moment: str) -> Premises | None:
    """Give the house as it was made before; None if anything that it was made of has changed."""
    try:
        note = _NOTES.validate_json(recall_text(root / FOLDER / _NOTE) or "")
        premises = note.premises
        fits = note.made_of == _made_of(root, premises, moment if premises.dated else None)
    except (OSError, ValueError, yaml.YAMLError):
        return None
    return premises if fits and premises.lasts else None


def has_premises(root: Path) -> bool:
    """Whether there is a house that was made before, of whatever."""
    return (root / FOLDER / _NOTE).exists()


def keep_premises(root: Path, premises: Premises) -> None:
    """Note what the house is like, last of all."""
    note = _Note(made_of=_made_of(root, premises, premises.dated), premises=premises)
    keep_text(root / FOLDER / _NOTE, _NOTES.dump_json(note).decode())


def read_premises(root: Path) -> Premises:
    """Give the house that has just been made, whether it lasts or not.

    Raises:
        OutputError: somebody has changed it, or the program, since it was made.
    """
    text = recall_text(root / FOLDER / _NOTE)
    if text is None:
        raise OutputError("짓는 동안 `.dongne`이나 프로그램이 바뀌었습니다. 다시 한 번 지어 주세요.")
    return _NOTES.validate_json(text).premises


def clear_premises(root: Path) -> Path:
    """Make room for a new house; give the folder for its files."""
    forget_text(root / FOLDER / _NOTE)
    shutil.rmtree(root / FOLDER / SITE, ignore_errors=True)
    (root / FOLDER / SITE).mkdir(parents=True, exist_ok=True)
    return root / FOLDER / SITE


def list_files(folder: Path) -> dict[str, str]:
    """Give the digest of every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files_below(folder)
    }


def files_below(folder: Path, *, above: frozenset[Path] = frozenset()) -> Iterator[Path]:
    """Give every file below a folder, sorted, and behind its links, but for one that leads back ``above``."""
    here = folder.resolve()
    if here in above or not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            yield from files_below(path, above=above | {here})
        elif path.is_file():
            yield path


def _made_of(root: Path, premises: Premises, moment: str | None) -> str:
    overrides = premises.overrides
    pages = root / "content/pages"
    folders = [pages] + ([Path(overrides)] if overrides else [])
    # A page that is a link is refused, whatever it leads to.
    links = sorted(str(path) for path in pages.rglob("*") if path.is_symlink())
    settings = (root / "mkdocs.yml").read_bytes()
    named = {name: os.environ.get(name) for name in _variables(settings)}
    return digest_of(
        code_version(),
        settings,
        sorted(named.items()),
        [list_files(folder) for folder in folders],
        links,
        moment,
    )


def _variables(settings: bytes) -> Iterator[str]:
    """Give what mkdocs.yml may take from the environment; among the names may be what is taken if there are none."""
    for taken in walk(yaml.compose(settings, Loader=yaml.CSafeLoader)):
        if taken.tag == "!ENV":
            yield from (part.value for part in walk(taken) if isinstance(part, yaml.ScalarNode))


def walk(root: yaml.Node | None) -> Iterator[yaml.Node]:
    """Give a node of YAML and all below it, each once: by an alias, one can hold itself."""
    met: set[yaml.Node] = set()
    waiting = [] if root is None else [root]
    while waiting:
        node = waiting.pop()
        if node in met:
            continue
        met.add(node)
        yield node
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            waiting += chain.from_iterable(node.value)


@dataclass(frozen=True, kw_only=True)
class _Note:
    """What is written down of a house."""

    made_of: str
    premises: Premises


_NOTES = TypeAdapter(_Note)


def demand_free(taken: Mapping[str, str]) -> None:
    """Refuse what the site itself brings at an address of the newspaper: one would silently replace the other.

    ``taken`` are its files below ``content/pages``, by address.

    Raises:
        OutputError: there is such a file.
    """
    if taken:
        addresses = ", ".join(f"`{address}`" for address in taken)
        files = ", ".join(f"`content/pages/{file}`" for file in taken.values())
        raise OutputError(
            f"신문이 쓰는 주소입니다: {addresses}. 다음 파일을 다른 이름으로 옮겨 주세요: {files}."
        )
