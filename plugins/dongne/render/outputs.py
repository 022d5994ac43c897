"""What the render layer gives: pages and files, not yet on disk."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from dongne.domain.album import Album, Rendition
from dongne.domain.items import Item
from dongne.domain.metrics import Tally
from dongne.domain.publication import Publication
from dongne.domain.settings import Settings
from dongne.render.prose import composed

MadeT = TypeVar("MadeT")


@dataclass(frozen=True, kw_only=True)
class Site:
    """All that any output may be made from."""

    settings: Settings
    publication: Publication
    album: Album
    tally: Tally
    text_of: Callable[[Item], str] = composed
    """Gives an item's text as HTML: a function of the item alone, which whoever has a cache may look up."""
    cards: Mapping[str, Rendition] = field(default_factory=lambda: MappingProxyType({}))
    """What chats show of a link, by item id; under ``dongne.domain.social.SITE`` that of all others."""
    versions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What tells each published item from every other version of it, by id, where somebody knows that already."""

    memory: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was made once for all outputs that show it."""

    def once(self, key: object, make: Callable[[], MadeT]) -> MadeT:
        """Give what ``make`` gives, a function of this site and the ``key``; it is made once."""
        try:
            made: MadeT = self.memory[key]
        except KeyError:
            made = self.memory[key] = make()
        return made

    @cached_property
    def lasting(self) -> "Site":
        """The same without the moment: for outputs that stand until the publication itself changes."""
        return replace(self, publication=self.publication.lasting)

    @cached_property
    def of_the_day(self) -> "Site":
        """The same as of the day's beginning: for outputs that say what is today, and nothing of the hour."""
        return replace(self, publication=self.publication.of_the_day)


class Later(Mapping[str, object]):
    """Values that are made whenever somebody asks for them, and say before what they are made of.

    Whoever looks at ten thousand pages to find the few that have changed need not make them.
    """

    __slots__ = ("_made_of", "_make")

    def __init__(self, made_of: str, make: Callable[[], Mapping[str, object]]) -> None:
        """Wait; ``made_of`` says all that the values depend on: the same text, the same values."""
        self._made_of = made_of
        self._make = make

    def __repr__(self) -> str:
        """Say what the values are made of."""
        return f"Later({self._made_of})"

    def __getitem__(self, key: str) -> object:
        """Make all values and give one."""
        return self._make()[key]

    def __iter__(self) -> Iterator[str]:
        """Make all values and give their names."""
        return iter(self._make())

    def __len__(self) -> int:
        """Make all values and count them."""
        return len(self._make())

    def told(self) -> Mapping[str, object]:
        """Give the values, made once."""
        return self._make()


def _told(values: Mapping[str, object]) -> Mapping[str, object]:
    return values.told() if isinstance(values, Later) else values


@dataclass(frozen=True, kw_only=True)
class OutputPage:
    """One HTML page: our template fills the middle, the theme puts its frame around it."""

    path: str
    """Address below the site's root, ending in a slash; empty for the home page."""
    title: str
    """Plain text, unescaped."""
    template: str
    """Name of the template below ``dongne/render/templates``."""
    description: str = ""
    """Plain text, unescaped: for search engines and shared links."""
    view: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    """What the template prints; escaped there."""
    listed: bool = True
    """Whether the sitemap and the search name it."""
    repeats: bool = False
    """Whether it only says again what other pages say, as a long list does: the search leaves it out."""
    head: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    """Open Graph properties (``og:…``) and, under ``ld``, structured data (JSON-LD as a mapping)."""

    def told(self) -> "OutputPage":
        """Give the same page with everything that it says, for whoever prints it."""
        return replace(self, view=_told(self.view), head=_told(self.head))

    @property
    def file(self) -> str:
        """The page's file below the site's root."""
        return f"{self.path}index.html"

    @property
    def root(self) -> str:
        """The way from this page to the site's root: ``../../`` for a page two levels deep."""
        return "../" * self.path.count("/")


@dataclass(frozen=True, kw_only=True)
class OutputFile:
    """One file that is no page: a feed, a table, data."""

    path: str
    """Below the site's root."""
    content: bytes


@dataclass(frozen=True, kw_only=True)
class LateFile:
    """A file whose content nobody needs to know before it is written."""

    path: str
    """Below the site's root."""
    made_of: str
    """A short digest of all that the content depends on."""
    make: Callable[[], bytes] = field(repr=False, compare=False)

    @property
    def content(self) -> bytes:
        """What stands in it, made now."""
        return self.make()


OutputT = TypeVar("OutputT", bound=OutputFile | LateFile | OutputPage)
OutputT_co = TypeVar("OutputT_co", bound=OutputFile | LateFile | OutputPage, covariant=True)


@dataclass(frozen=True, kw_only=True)
class OutputSheaf(Generic[OutputT_co]):
    """Several outputs that are costly to make and depend on the same: they are made together, or not at all."""

    name: str
    made_of: str
    """All that the outputs depend on, said in a text or a digest: the same text, the same outputs."""
    closer: Callable[[], str] = field(default=str, repr=False, compare=False)
    """Takes a closer look where ``made_of`` is another one: says what the outputs depend on alone, if that is known."""
    make: Callable[[], Iterable[OutputT_co]] = field(repr=False, compare=False)

    @classmethod
    def of(
        cls, name: str, make: Callable[[], Iterable[OutputT_co]], *values: object
    ) -> "OutputSheaf[OutputT_co]":
        """Make a sheaf of values that say all of themselves in their ``repr``."""
        made_of = sha256(repr(values).encode("utf-8", "surrogatepass")).hexdigest()
        return cls(name=name, made_of=made_of, make=make)
