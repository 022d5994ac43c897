"""The published forms of photos, and the cards that chats show of a link."""

from collections.abc import Mapping
from dataclasses import dataclass

FALLBACK_WIDTH = 960
"""Pixels that a JPEG has, or comes nearest to, where only one can be named: in feeds, in tables of data."""


@dataclass(frozen=True, kw_only=True)
class Rendition:
    """One published form of one photo: scaled, upright, without metadata."""

    path: str
    """Below the site's root: ``media/<digest>-960.webp``."""
    mime: str
    """``image/webp`` or ``image/jpeg``."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""
    size: int
    """Bytes."""


@dataclass(frozen=True, kw_only=True)
class Renditions:
    """All forms of one photo."""

    webp: tuple[Rendition, ...]
    """Narrowest first; at least one."""
    jpeg: tuple[Rendition, ...]
    """The same widths, for whatever cannot read WebP: old browsers, feed readers."""
    tint: str | None = None
    """The colour that stands in its place until it is there, as ``rrggbb``; None: one can see through it."""

    @property
    def largest(self) -> Rendition:
        """The widest WebP."""
        return self.webp[-1]

    @property
    def fallback(self) -> Rendition:
        """The JPEG of a middle width."""
        return min(self.jpeg, key=lambda form: abs(form.width - FALLBACK_WIDTH))


Album = Mapping[str, Renditions]
"""Renditions by the SHA-256 of the original's bytes; holds photos of published items only."""
