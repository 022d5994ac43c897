"""What every kind of thing that the gate may publish has in common."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from dongne.domain.address import Kind, permalink, slug_of
from dongne.domain.manuscript import Manuscript
from dongne.errors import Origin


@dataclass(frozen=True, kw_only=True)
class Photo:
    """A picture as an item shows it: which file, and its words."""

    file: str
    alt: str
    caption: str | None = None
    credit: str | None = None
    licence: str | None = None


@dataclass(frozen=True, kw_only=True)
class Original:
    """A picture file of a bundle, as the reporter gave it in."""

    name: str
    """Its name, NFC."""
    sha256: str
    """Of its bytes, 64 hexadecimal digits."""
    path: str
    """Where it lies, below the site's folder, as the file system spells it."""


@dataclass(frozen=True, kw_only=True)
class Portrayed:
    """Somebody shown by name, and the id of their recorded consent."""

    name: str
    consent: str | None = None


@dataclass(frozen=True, kw_only=True)
class Item:
    """What every kind has in common."""

    id: str
    title: str
    summary: str
    manuscript: Manuscript
    """The Markdown below the front matter."""
    digest: str
    """``sha256:…`` of everything in this version that reaches a reader."""
    origin: Origin
    reporters: tuple[str, ...] = ()
    originals: tuple[Original, ...] = ()
    references: tuple[str, ...] = ()
    """The items to which the body links, as the reporter names them: ids or slugs."""
    inline_photos: tuple[str, ...] = ()
    """Names of the originals that the body shows."""
    body_line: int = 1
    """Line of the file on which the body begins."""
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}), compare=False)
    """Line of each front-matter key, such as ``cover.alt`` or ``shops.0``, and of each reference, as ``body hill-mandu``."""

    @property
    def body(self) -> str:
        """The text of the manuscript: NFC, LF."""
        return self.manuscript.text

    @property
    def kind(self) -> Kind:
        """What this is."""
        return Kind.of(self.id)

    @property
    def slug(self) -> str:
        """The last part of the id."""
        return slug_of(self.id)

    @property
    def permalink(self) -> str:
        """The address below the site's root."""
        return permalink(self.id)

    @property
    def category_id(self) -> str | None:
        """The category whose rule of the policy applies, if the kind has categories."""
        return None

    @property
    def release(self) -> datetime | None:
        """The first instant at which this may be read; None: at once."""
        return None

    @property
    def expiry(self) -> datetime | None:
        """The first instant at which this may no longer be read; None: never."""
        return None

    @property
    def named_shops(self) -> tuple[str, ...]:
        """Ids of the shops that the front matter names: nobody with an interest in one of them decides on the item."""
        return ()

    @property
    def photos(self) -> tuple[Photo, ...]:
        """The pictures that the front matter names."""
        return ()

    @property
    def shown_originals(self) -> tuple[Original, ...]:
        """The originals that the front matter or the body shows; the others are never published."""
        shown = {photo.file for photo in self.photos} | set(self.inline_photos)
        return tuple(original for original in self.originals if original.name in shown)

    def origin_of(self, key: str) -> Origin:
        """Give the place of a front-matter key, or of the item when the key is not written."""
        return Origin(file=self.origin.file, line=self.lines.get(key, self.origin.line))

    def original(self, name: str) -> Original | None:
        """Find a picture file of the bundle by its NFC name."""
        return next((original for original in self.originals if original.name == name), None)
